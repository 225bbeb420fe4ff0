"""Changing a meeting on its own screen: details, outcomes, the text of a minute."""

from typing import TYPE_CHECKING

from clerk.business.minutes import Minute
from clerk.business.words import with_capital
from clerk.desk.minuting import called
from clerk.desk.undoing import undo_event
from screens.meeting_views.asking import Asking
from screens.meeting_views.choices import Choices
from screens.meeting_views.details import details_form, without_notice
from screens.meeting_views.outcomes import OutcomeKey, outcome_form, outcome_rows, without_outcome
from screens.meeting_views.writing import Writing
from screens.widgets.paged_list import Column

if TYPE_CHECKING:
    from screens.meeting import MeetingScreen

_OUTCOMES = (Column("", 10), Column("Word", 12), Column("What was decided"))


class Edits(Asking):
    """The changes that can be made on the screen of a meeting."""

    def __init__(self, screen: "MeetingScreen") -> None:
        super().__init__(screen)
        self._screen = screen

    async def details(self) -> None:
        """Have the details of the meeting filled in."""
        sight = self._screen.sight
        await self.ask(details_form(sight), remark=lambda said: without_notice(sight, said))

    async def outcomes(self) -> None:
        """Offer the outcomes of the minute in hand, and a new one."""
        rows = outcome_rows(self._screen.minute, self._screen.sight)
        title = "Outcomes · Enter changes, v votes, d deletes"
        await self._screen.query_one(Choices).offer(_OUTCOMES, rows, title)

    async def outcome(self, key: OutcomeKey) -> None:
        """Have an outcome filled in."""
        await self.ask(outcome_form(self._screen.sight, self._screen.minute, key))

    async def delete_outcome(self, key: OutcomeKey) -> None:
        """Take an outcome away."""
        record = self._screen.sight.at.record
        await self.take_away(without_outcome(record, self._screen.minute, key))

    async def take_back(self, seq: object) -> None:
        """Take back the event with this number."""
        if isinstance(seq, int):
            self._screen.clerk.tell(await self._screen.do(undo_event, seq))
            await self._screen.refill()

    async def write(self, minute: Minute) -> None:
        """Open the text of a minute; of restricted business, the text the public may not see."""
        hidden = self._screen.sight.closed and minute.restricted is not None
        title = f"{with_capital(called(minute))}{' · RESTRICTED TEXT' if hidden else ''}"
        await self._screen.query_one(Writing).open(minute.id or 0, title, restricted=hidden)
        await self._screen.open("writing")

    async def leave_text(self) -> None:
        """Take the text into the minute and go back to reading."""
        await self._screen.query_one(Writing).leave()
        await self._screen.open("minutes")
        await self._screen.refill()
