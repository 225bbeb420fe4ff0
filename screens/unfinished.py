"""Minutes to finish: the meetings whose minutes have come as far as one stage."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from clerk.business.days import short_day
from clerk.business.meetings import Meeting, Stage
from clerk.desk.overview import unfinished_count, unfinished_page
from screens.commands import Command
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.widgets.due_lines import stage_told
from screens.widgets.footer import ClerkFooter
from screens.widgets.paged_list import Column, ListRow, PagedList


class UnfinishedScreen(ClerkScreen):
    """The meetings past their day at `stage`, the latest first."""

    ABOUT = "Meetings whose day has passed and whose minutes wait. Enter goes to the meeting."
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("unfinished.back", "Back", "Go back to where you were.", ("escape",)),
    )

    def __init__(self, stage: str = Stage.DRAFT_ISSUED) -> None:
        super().__init__()
        self._stage = Stage(stage)
        self._list = PagedList((Column("Day", 15), Column("Body")), empty="None any more.")

    def compose(self) -> ComposeResult:
        yield Static(id="head", classes="place")
        yield self._list
        yield ClerkFooter()

    def on_mount(self) -> None:
        self._list.focus()

    async def refill(self) -> None:
        chosen = self._list.row
        count = await self.do(unfinished_count, self._stage)

        async def fetch(offset: int, limit: int) -> Sequence[ListRow]:
            found = await self.do(unfinished_page, self._stage, offset, limit)
            return [_row(each) for each in found]

        await self._list.show(count, fetch, keep=chosen.key if chosen else None)
        said = f"Minutes to finish · {stage_told(self._stage)} · {count}"
        self.query_one("#head", Static).update(plain(said))

    @on(PagedList.Opened)
    def _open_meeting(self, event: PagedList.Opened) -> None:
        self.clerk.go("meeting", str(event.row.key))

    def do_back(self) -> None:
        self.clerk.pop_screen()


def _row(meeting: Meeting) -> ListRow:
    title = f"{meeting.body}, {meeting.title}" if meeting.title else meeting.body
    return ListRow(meeting.id, (short_day(meeting.held), title))
