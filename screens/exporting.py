"""Export: what is printed, for whom, and where it goes."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, RadioButton, RadioSet, Static

from clerk.business.restricted import View
from clerk.desk import exporting, listing, paths, system_programs
from clerk.desk.exporting import Printed
from screens.commands import Command
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.widgets.footer import ClerkFooter
from screens.widgets.paged_list import Column, ListRow, PagedList

_WHAT = (
    ("Minutes", Printed.MINUTES, False),
    ("Agenda", Printed.AGENDA, False),
    ("Action log of this meeting", Printed.ACTIONS, False),
    ("Open actions of the committee", Printed.ACTIONS, True),
)
_VIEWS = (("Public: what anybody may see", View.PUBLIC), ("Restricted too", View.RESTRICTED))


class Choice(RadioButton):
    """A choice whose mark is a glyph, not only a colour."""

    BUTTON_INNER = " "

    def watch_value(self) -> None:
        self.BUTTON_INNER = "●" if self.value else " "
        super().watch_value()
        self.refresh()


class ExportScreen(ClerkScreen):
    """A document from a meeting, to a file. `reference` names the meeting, "" asks for it."""

    CSS_PATH = "exporting.tcss"
    ABOUT = "Choose what to print and where it goes; tab moves on, ctrl+s writes the file."
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("export.write", "Write", "Write the file.", ("ctrl+s",)),
        Command("export.show", "Open the file", "Open what was written.", ("ctrl+o",)),
        Command("export.meeting", "Meeting", "Choose another meeting.", ("ctrl+l",)),
        Command("export.back", "Back or stop", "Stop writing, or go back.", ("escape",)),
    )

    def __init__(self, reference: str = "", what: str = Printed.MINUTES) -> None:
        super().__init__()
        self._reference = reference
        self._first = Printed(what)
        self._suggested = ""
        self._replacing: Path | None = None
        self._written: Path | None = None
        self._writing = False

    def compose(self) -> ComposeResult:
        yield Static("Export", id="of", classes="place")
        columns = (Column("Meeting", 36), Column("Day"), Column("Stage", 14))
        yield PagedList(columns, empty="There is no meeting yet.", id="meetings")
        with Vertical(id="form"):
            with Horizontal(id="choices"):
                with RadioSet(id="what"):
                    first = [printed for _, printed, _ in _WHAT].index(self._first)
                    for index, (title, _printed, _whole) in enumerate(_WHAT):
                        yield Choice(title, value=index == first)
                with RadioSet(id="view"):
                    for index, (title, _view) in enumerate(_VIEWS):
                        yield Choice(title, value=index == 0)
            yield Static("Where to, and under what name:", classes="said")
            yield Input(id="where")
            yield Static(id="said", classes="said")
        yield ClerkFooter()

    def on_mount(self) -> None:
        self._show_form(bool(self._reference))

    async def refill(self) -> None:
        count = await self.do(listing.meeting_count)

        async def fetch(offset: int, limit: int) -> Sequence[ListRow]:
            found = await self.do(listing.meeting_list, limit=limit, offset=offset)
            return [ListRow(row[0], row[:3]) for row in found.rows]

        await self.query_one("#meetings", PagedList).show(count, fetch, keep=self._reference)

    def why_not(self, verb: str) -> str | None:
        if verb == "write" and not self._reference:
            return "Choose a meeting first."
        if verb == "write" and self._writing:
            return "It is being written; Escape stops it."
        if verb == "show" and self._written is None:
            return "Nothing has been written yet."
        return None

    @on(PagedList.Opened)
    def take_meeting(self, event: PagedList.Opened) -> None:
        self._reference = str(event.row.key)
        self._show_form(True)

    @on(RadioSet.Changed)
    def choose(self) -> None:
        self._suggest()

    @on(Input.Submitted)
    async def submit(self) -> None:
        await self.run_action("command('export.write')")

    def do_meeting(self) -> None:
        self._show_form(False)

    def do_back(self) -> None:
        if self._writing:
            self._writing = False
            self._say("Stopped; nothing was written.")
        else:
            self.clerk.pop_screen()

    async def do_show(self) -> None:
        if self._written is not None:
            await asyncio.to_thread(system_programs.open_file, self._written)

    async def do_write(self) -> None:
        path, there = await asyncio.to_thread(_named, self.query_one("#where", Input).value)
        if there and self._replacing != path:
            self._replacing = path
            self._say(f"{path.name} is there already; ctrl+s once more replaces it.")
            return
        self._replacing, self._writing = None, True
        self.refresh_bindings()
        try:
            await self._write(path, replace=there)
        finally:
            self._writing = False
            self.refresh_bindings()

    async def _write(self, path: Path, *, replace: bool) -> None:
        what, view, name = self._chosen()
        self._say("1 of 2: setting out the text. Escape stops.")
        document = await self.do(exporting.composed, what, name, view)
        if not self._writing:
            return
        self._say("2 of 2: writing the file. Escape stops.")
        written = await asyncio.to_thread(
            exporting.write_out,
            document,
            path,
            view=view,
            replace=replace,
            going_on=lambda: self._writing,
        )
        if written:
            self._written = path
            self._say(f"Written: {path}\nctrl+o opens it.")

    def _chosen(self) -> tuple[Printed, View, str]:
        _, what, whole = _WHAT[max(0, self.query_one("#what", RadioSet).pressed_index)]
        _, view = _VIEWS[max(0, self.query_one("#view", RadioSet).pressed_index)]
        return what, view, self._reference.partition("/")[0] if whole else self._reference

    def _show_form(self, shown: bool) -> None:
        self.query_one("#meetings").display = not shown
        self.query_one("#form").display = shown
        if shown:
            self.query_one("#of", Static).update(plain(f"Export  {self._reference}"))
            self._suggest()
            self.query_one("#what").focus()
        else:
            self.query_one("#of", Static).update("Export: of which meeting?")
            self.query_one("#meetings").focus()
        self.refresh_bindings()

    def _suggest(self) -> None:
        """A name for the file, unless the clerk has typed one."""
        if not self._reference:
            return
        what, view, name = self._chosen()
        where = self.query_one("#where", Input)
        folder = paths.documents_folder()
        if where.value == self._suggested:
            self._suggested = str(folder / exporting.file_name(what, name, view))
            where.value = self._suggested
            where.cursor_position = len(where.value)

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(plain(text))


def _named(text: str) -> tuple[Path, bool]:
    """The path a clerk typed, and whether a file is there already."""
    path = Path(text.strip()).expanduser()
    return path, path.is_file()
