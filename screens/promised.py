"""Promises waiting: the meetings in whose minutes something is promised that is no action yet."""

from collections.abc import AsyncGenerator, Mapping
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static
from textual.worker import Worker

from clerk.desk.action_joining import bodies
from clerk.desk.wording import day_text
from screens.commands import Command
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.waiting import Found, waiting
from screens.widgets.footer import ClerkFooter
from screens.widgets.paged_list import Column, ListRow, PagedList


class PromisedScreen(ClerkScreen):
    """The latest meetings that promise something, found one after the other."""

    ABOUT = (
        "Meetings in whose minutes something seems to be promised. Enter shows the promises of "
        "one, each of which Enter makes an action."
    )
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("promised.show", "Show", "Show what is promised there.", ("p",)),
        Command("promised.back", "Back", "Go back to where you were.", ("escape",)),
    )

    def __init__(self) -> None:
        super().__init__()
        self._looking: Worker[None] | None = None
        self._list = PagedList(
            (Column("Waiting", 7), Column("Meeting"), Column("Day", 34)),
            empty="Nothing is promised that is no action yet.",
            id="meetings",
        )

    def compose(self) -> ComposeResult:
        yield Static("Promises waiting", id="head", classes="place")
        yield self._list
        yield ClerkFooter()

    def on_mount(self) -> None:
        self._list.focus()

    async def refill(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
        names, finds = dict(await self.do(bodies)), waiting(self)
        # The first is waited for: before it is there, no key can be about anything.
        if (first := await anext(finds, None)) is not None:
            await self._show(first, names)
            look = partial(self._look, finds, names)
            self._looking = self.begin(look, exclusive=True, group="look")

    async def _look(self, finds: AsyncGenerator[Found], names: Mapping[str, str]) -> None:
        async for found in finds:
            await self._show(found, names)

    async def _show(self, found: Found, names: Mapping[str, str]) -> None:
        rows = [
            ListRow(
                meeting.reference,
                (str(count), names.get(meeting.committee, meeting.body), day_text(meeting)),
            )
            for meeting, count in found.waiting
        ]
        chosen = self._list.row
        await self._list.show_rows(rows, keep=chosen.key if chosen else None)
        said = f" · in the latest {found.most} meetings" if found.most else ""
        if found.read < found.meetings:
            said = f" · {found.read} of {found.meetings} meetings read"
        self.query_one("#head", Static).update(plain(f"Promises waiting: {found.total}{said}"))
        self.refresh_bindings()

    def why_not(self, verb: str) -> str | None:
        if verb == "show" and self.is_mounted and self._list.row is None:
            return "No meeting is chosen."
        return None

    @on(PagedList.Opened)
    def do_show(self) -> None:
        if (row := self._list.row) is not None:
            self.clerk.go("promises", str(row.key))

    def do_back(self) -> None:
        self.clerk.pop_screen()
