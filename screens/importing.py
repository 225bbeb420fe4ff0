"""Import: choose a paper and have it read."""

import asyncio
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import DirectoryTree, Input, ProgressBar, Static
from textual.worker import Worker

from clerk.desk import importing, paths
from clerk.desk.file_names import is_sheet
from screens.commands import Command
from screens.plain import plain
from screens.reviewing import Review, ReviewScreen
from screens.screen import ClerkScreen
from screens.widgets.footer import ClerkFooter

_HINT = "Type where it is; Tab completes, Enter reads it. Or go down and choose it."
_NAMES = 8


class PathLine(Input):
    """A path, completed by Tab; when there is nothing to complete Tab goes on as usual, and so
    does the arrow down.

    `Unsettled` tells the names there are to choose from.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", show=False),
        Binding("down", "app.focus_next", "Choose below", show=False),
    ]

    @dataclass
    class Unsettled(Message):
        """Several names begin with what was typed."""

        names: tuple[str, ...]

    async def action_complete(self) -> None:
        completed, names = await asyncio.to_thread(paths.completed, self.value)
        if names:
            self.post_message(self.Unsettled(names))
        elif completed == self.value:
            self.screen.focus_next()
        self.value = completed
        self.cursor_position = len(completed)


class PaperTree(DirectoryTree):
    """Folders and files, without those the system hides."""

    def filter_paths(self, paths: Iterable[Path]) -> Iterable[Path]:
        return [path for path in paths if not path.name.startswith(".")]


class ImportScreen(ClerkScreen):
    """Where a paper is chosen. What was corrected in one is kept while this screen is open."""

    CSS_PATH = "importing.tcss"
    ABOUT = "Choose a file. What is found in it is shown first; nothing is written before you say."
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("import.read", "Read", "Read the file that is named.", ("ctrl+r",)),
        Command("import.back", "Back or stop", "Stop reading, or go back.", ("escape",)),
    )

    def __init__(self, path: str = "") -> None:
        super().__init__()
        self._path = path or f"{paths.documents_folder()}{os.sep}"
        self._reading: Worker[None] | None = None
        self._reviews: dict[Path, Review] = {}

    def compose(self) -> ComposeResult:
        yield Static("Import a paper", classes="place")
        yield PathLine(self._path, placeholder="where the file is", id="path")
        yield Static(plain(_HINT), id="said", classes="said")
        yield ProgressBar(show_eta=False, show_percentage=False, id="progress")
        yield PaperTree(paths.documents_folder(), id="tree")
        yield ClerkFooter()

    def on_mount(self) -> None:
        self.query_one("#progress").display = False
        self.query_one(PathLine).focus()

    def why_not(self, verb: str) -> str | None:
        if verb == "read" and self._reading is not None:
            return "A paper is being read; Escape stops it."
        return None

    @on(PathLine.Unsettled)
    def _say_names(self, event: PathLine.Unsettled) -> None:
        names, more = "  ".join(event.names[:_NAMES]), len(event.names) - _NAMES
        said = f"{names}  and {more} more" if more > 0 else names
        self.query_one("#said", Static).update(plain(said))

    @on(Input.Submitted)
    async def _submit(self) -> None:
        await self.run_action("command('import.read')")

    @on(DirectoryTree.FileSelected)
    async def _take(self, event: DirectoryTree.FileSelected) -> None:
        self.query_one(PathLine).value = str(event.path)
        await self.run_action("command('import.read')")

    def do_read(self) -> None:
        self._reading = self.begin(self._read, group="read")

    def do_back(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
        else:
            self.clerk.pop_screen()

    async def _read(self) -> None:
        typed = self.query_one(PathLine).value.strip()
        self._show_progress(f"Reading {typed}. Escape stops.")
        try:
            path = paths.typed_path(typed)
            if await asyncio.to_thread(path.is_dir):
                self._show_folder(path)
                return
            if is_sheet(path):
                self.clerk.go("returned sheet", str(path))
                return
            paper = await asyncio.to_thread(importing.read_paper, path)
            review = self._reviews.get(paper.path)
            if review is None or review.paper.data != paper.data:
                review = self._reviews[paper.path] = Review(paper)
            await self.clerk.push_screen(ReviewScreen(review))
        finally:
            self._reading = None
            self._show_progress("")

    def _show_folder(self, folder: Path) -> None:
        tree = self.query_one(PaperTree)
        tree.path = folder
        tree.focus()

    def _show_progress(self, sentence: str) -> None:
        self.query_one("#progress").display = bool(sentence)
        self.query_one("#said", Static).update(plain(sentence or _HINT))
        self.refresh_bindings()
