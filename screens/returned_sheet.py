"""A sheet of actions that came back: what it would change, old and new beside each other."""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from clerk.business.returned_sheets import ReturnedRow
from clerk.business.words import counted
from clerk.desk.action_sheets import ReturnedSheet, change_words, read_sheet, take_sheet
from clerk.desk.wording import number_text
from screens.commands import Command
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.widgets.fields import Field
from screens.widgets.footer import ClerkFooter
from screens.widgets.form import Form
from screens.widgets.paged_list import Column, ListRow, PagedList

_NARROW = (Column("", 1), Column("Action", 8), Column("What", 8), Column("Now"), Column("New"))


class ReturnedSheetScreen(ClerkScreen):
    """Each change is taken or left; what is stale is left unless the clerk takes it in."""

    CSS_PATH = "returned_sheet.tcss"
    ABOUT = (
        "What a sheet that came back would change. ✓ marks what will be taken: the space bar takes "
        "a row in or leaves it, Ctrl+S takes them. What was changed here since is not marked."
    )
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("sheet.take", "Take", "Take over what is marked.", ("ctrl+s",)),
        Command("sheet.mark", "Mark", "Take this row in, or leave it.", ("space", "x")),
        Command("sheet.all", "All or none", "Mark all that is not stale, or none.", ("a",)),
        Command("sheet.told", "Not taken", "Read what nothing can be made of.", ("o",)),
        Command("sheet.back", "Back", "Go back; nothing is taken.", ("escape",)),
    )

    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = Path(path)
        self._sheet: ReturnedSheet | None = None
        self._marked: set[int] = set()
        self._list = PagedList(_NARROW, empty="The sheet changes nothing.", id="changes")

    def compose(self) -> ComposeResult:
        yield Static(id="head", classes="place")
        yield self._list
        with VerticalScroll(classes="panel gives-way", id="both"):
            yield Static(id="said")
        yield Form()
        yield ClerkFooter()

    def on_mount(self) -> None:
        self._list.focus()

    async def refill(self) -> None:
        first = self._sheet is None
        self._sheet = await self.do(read_sheet, self._path)
        changes = self._sheet.returned.changes
        if first:
            self._marked = {each.row for each in changes if not each.stale}
        else:
            self._marked &= {each.row for each in changes}
        await self._show()
        if not changes and self._sheet.returned.told:
            self.do_told()

    @property
    def _changes(self) -> tuple[ReturnedRow, ...]:
        return self._sheet.returned.changes if self._sheet else ()

    async def _show(self) -> None:
        rows = [
            ListRow((each.row, at), self._cells(each, at, words), muted=each.stale)
            for each in self._changes
            for at, words in enumerate(change_words(each))
        ]
        chosen = self._list.row
        await self._list.show_rows(rows, keep=chosen.key if chosen else None)
        self._say_head()

    def _cells(self, each: ReturnedRow, at: int, words: tuple[str, str, str]) -> tuple[str, ...]:
        mark = "✓" if each.row in self._marked else "!" if each.stale else " "
        number = number_text(each.listed.action, each.listed.short)
        return (mark if at == 0 else " ", number if at == 0 else "", *words)

    def _say_head(self) -> None:
        if self._sheet is None:
            return
        found = self._sheet.returned
        rows = counted(found.rows, "row")
        changing = len(found.changes)
        verb = "changes" if changing == 1 else "change"
        parts = [self._path.name, rows, f"{changing} {verb} something"]
        stale = sum(each.stale for each in found.changes)
        parts += [f"{stale} stale (!)"] if stale else []
        parts += [f"{len(found.told)} told: o"] if found.told else []
        self.query_one("#head", Static).update(plain(" · ".join(parts)))
        self.refresh_bindings()

    @property
    def _chosen(self) -> ReturnedRow | None:
        row = self._list.row
        if row is None or not isinstance(row.key, tuple):
            return None
        return next((each for each in self._changes if each.row == row.key[0]), None)

    @on(PagedList.Moved)
    def _tell(self) -> None:
        if (each := self._chosen) is not None:
            action = each.listed.action
            lines = [f"Row {each.row}: {number_text(action, each.listed.short)}  {action.text}"]
            if each.stale:
                lines.append("Stale: it was changed here since the sheet was made.")
            for what, before, after in change_words(each):
                lines += ["", f"{what} now: {before}", f"{what} in the sheet: {after}"]
            self._say("\n".join(lines))
        self.refresh_bindings()

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(plain(text))
        self.query_one("#both").scroll_home(animate=False)

    @on(PagedList.Opened)
    async def _opened(self) -> None:
        await self.do_mark()

    # -- commands

    def why_not(self, verb: str) -> str | None:
        if not self.is_mounted or verb in ("back", "told"):
            return None
        if self.query_one(Form).display:
            return "A form is open: fill it in, or Escape puts it aside."
        if verb == "take" and not self._marked:
            return "Nothing is marked to be taken."
        return None if self._changes else "The sheet changes nothing."

    async def do_mark(self) -> None:
        if (each := self._chosen) is not None:
            self._marked ^= {each.row}
            await self._show()

    async def do_all(self) -> None:
        fresh = {each.row for each in self._changes if not each.stale}
        self._marked = set() if self._marked else fresh
        await self._show()

    def do_told(self) -> None:
        told = self._sheet.returned.told if self._sheet else ()
        self._say("\n".join(told) or "Every row is an action's, and every column is known.")

    async def do_take(self) -> None:
        wanted = [each for each in self._changes if each.row in self._marked]

        async def take(said: Mapping[str, str]) -> None:
            told = await self.do(take_sheet, self._path, wanted, said["by"])
            self.clerk.tell(f"{told} F8 takes it back.")
            await self.refill()

        asked = Field("by", "Reported by", hint="the officer who sent the sheet; you when empty")
        await self.query_one(Form).ask(f"Take {len(wanted)} rows", [asked], take)

    def do_back(self) -> None:
        self.clerk.pop_screen()
