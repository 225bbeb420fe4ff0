"""Who owes what: owners and committees, with what is open, overdue, oldest and unanswered."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from clerk.business.words import counted
from clerk.desk.listing import Listing
from clerk.desk.owing import owing
from screens.commands import Command
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.widgets.footer import ClerkFooter
from screens.widgets.paged_list import Column, ListRow, PagedList

_NARROW = (Column("Owner"), Column("Of", 8))
_WIDE = (Column("Owner"), Column("Committee"))
_COUNTS = (
    Column("Open", 4),
    Column("Overdue", 7),
    Column("Oldest", 11),
    Column("No answer", 9),
)


class OwingScreen(ClerkScreen):
    """A line for each owner and committee, who owes most first.

    `committee` is the slug of the only one that is wanted, "" for all.
    """

    ABOUT = (
        "Each owner and committee: how many actions are open and overdue, since when the oldest, "
        "and how many were asked about without an answer. Enter shows them."
    )
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("owing.show", "Show", "Show these actions.", ("a",)),
        Command("owing.chase", "Chase", "Write to all who owe something.", ("w",)),
        Command("owing.back", "Back", "Go back to where you were.", ("escape",)),
    )

    def __init__(self, committee: str = "") -> None:
        super().__init__()
        self._committee = committee
        self._found: Listing | None = None
        self._list = PagedList((*_NARROW, *_COUNTS), empty="Nothing is open.", id="owing")

    def compose(self) -> ComposeResult:
        yield Static("Who owes what", id="head", classes="place")
        yield self._list
        yield ClerkFooter()

    def on_mount(self) -> None:
        self._list.focus()

    async def refill(self) -> None:
        found = await self.do(owing, self._committee or None)
        self._found = found
        await self._show()
        owners = len({row[0] for row in found.rows})
        people = counted(owners, "owner")
        self.query_one("#head", Static).update(plain(f"Who owes what · {people}"))
        self.refresh_bindings()

    async def on_resize(self) -> None:
        await self._show()

    async def _show(self) -> None:
        """The committee by its name, or by what stands before its numbers where that is long."""
        if self._found is None:
            return
        wide = self.is_wide
        self._list.set_columns((*(_WIDE if wide else _NARROW), *_COUNTS))
        rows = [
            ListRow(
                (one["owner"], one["committee"], one["name"]),
                (row[0], str(one["name" if wide else "short"]), *row[2:]),
            )
            for row, one in zip(self._found.rows, self._found.shapes, strict=True)
        ]
        chosen = self._list.row
        await self._list.show_rows(rows, keep=chosen.key if chosen else None)

    def why_not(self, verb: str) -> str | None:
        if verb == "show" and self.is_mounted and self._list.row is None:
            return "No owner is chosen."
        return None

    @on(PagedList.Opened)
    def do_show(self) -> None:
        row = self._list.row
        if row is not None and isinstance(row.key, tuple):
            owner, committee, name = row.key
            typed = "is:open is:unowned"
            if owner is not None:
                typed = 'owner:"{}"'.format(owner.replace('"', '""'))
            self.clerk.go("actions", "open", committee, name, typed)

    def do_chase(self) -> None:
        self.clerk.go("chase", self._committee)

    def do_back(self) -> None:
        self.clerk.pop_screen()
