"""Leavers: whoever has left and still owns something, which is handed on in one go."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from clerk.desk.action_changes import hand_on, owner_begun
from clerk.desk.following_up import Followed, of_leavers
from screens.commands import Command
from screens.plain import plain, shortened
from screens.screen import ClerkScreen
from screens.widgets.fields import Field
from screens.widgets.footer import ClerkFooter
from screens.widgets.form import Form, Said
from screens.widgets.paged_list import Column, ListRow, PagedList

_SHOWN = 8


class LeaversScreen(ClerkScreen):
    """A line for each owner who has left, or post that nobody holds, with what is still open."""

    CSS_PATH = "leavers.tcss"
    ABOUT = (
        "People who hold no post and no seat any more, and posts nobody holds, that still own "
        "open actions. o says who owns all of one's from now on; whoever owns them as well stays."
    )
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("leavers.owners", "Hand on", "Say who owns all of these from now on.", ("o",)),
        Command("leavers.show", "Show", "Show these actions.", ("a",)),
        Command("leavers.back", "Back", "Go back to where you were.", ("escape",)),
    )

    def __init__(self) -> None:
        super().__init__()
        self._of: dict[str, tuple[Followed, ...]] = {}
        self._list = PagedList(
            (Column("Who left"), Column("Open", 4), Column("Overdue", 7)),
            empty="Nobody who has left owns anything.",
            id="leavers",
        )

    def compose(self) -> ComposeResult:
        yield Static("Leavers", id="head", classes="place")
        yield self._list
        yield Static(id="chosen", classes="panel")
        yield Form()
        yield ClerkFooter()

    def on_mount(self) -> None:
        self._list.focus()

    async def refill(self) -> None:
        self._of = await self.do(of_leavers)
        chosen = self._list.row
        rows = [
            ListRow(name, (name, str(len(seen)), str(sum(each.late for each in seen))))
            for name, seen in self._of.items()
        ]
        await self._list.show_rows(rows, keep=chosen.key if chosen else None)
        people = "1 owner has" if len(rows) == 1 else f"{len(rows)} owners have"
        self.query_one("#head", Static).update(plain(f"Leavers · {people} left"))

    @property
    def _chosen(self) -> tuple[str, tuple[Followed, ...]]:
        name = str(self._list.row.key) if self._list.row else ""
        return name, self._of.get(name, ())

    def why_not(self, verb: str) -> str | None:
        if verb != "back" and self.is_mounted and self._list.row is None:
            return "Nobody is chosen."
        return None

    @on(PagedList.Moved)
    def _tell(self) -> None:
        _, seen = self._chosen
        lines = [f"{each.number}  {' '.join(each.action.text.split())}" for each in seen[:_SHOWN]]
        lines += [f"and {len(seen) - _SHOWN} more"] if len(seen) > _SHOWN else []
        told = "\n".join(shortened(line, self.size.width - 6) for line in lines)
        self.query_one("#chosen", Static).update(plain(told))
        self.refresh_bindings()

    async def do_owners(self) -> None:
        name, seen = self._chosen

        async def begun(typed: str) -> str:
            return await self.do(owner_begun, typed)

        async def hand(said: Said) -> None:
            told = await self.do(hand_on, name, seen, said["owners"])
            self.clerk.tell(f"{told} F8 takes it back.")
            await self.refill()

        count = "the one action" if len(seen) == 1 else f"all {len(seen)} actions"
        hint = "names, initials or posts between commas"
        await self.query_one(Form).ask(
            f"Who owns {count} of {name} from now on",
            [Field("owners", "Owners", hint=hint, begun=begun)],
            hand,
        )

    @on(PagedList.Opened)
    def do_show(self) -> None:
        name, _ = self._chosen
        if name:
            typed = 'owner:"{}"'.format(name.replace('"', '""'))
            self.clerk.go("actions", "open", "", "", typed)

    def do_back(self) -> None:
        self.clerk.pop_screen()
