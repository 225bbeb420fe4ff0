"""Home: what is due."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Footer, Static

from clerk.desk import listing
from screens.commands import Command
from screens.screen import ClerkScreen
from screens.widgets.paged_list import Column, ListRow, PagedList


class HomeScreen(ClerkScreen):
    """What is due, and the way to everything else."""

    ABOUT = "What is due, by meeting, minutes and actions. Enter goes there."
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("home.quit", "Quit", "Leave; everything is saved.", ("q",)),
    )

    def compose(self) -> ComposeResult:
        yield Static("Clerk", classes="place")
        yield PagedList((Column("Meeting", 34), Column("Day", 28), Column("Stage")), id="meetings")
        yield Footer()

    def on_mount(self) -> None:
        self.query_one("#meetings", PagedList).focus()

    async def refill(self) -> None:
        found = await self.do(listing.meeting_list)
        rows = [ListRow(row[0], row) for row in found.rows]
        await self.query_one("#meetings", PagedList).show_rows(rows)

    def do_quit(self) -> None:
        self.clerk.leave()
