"""Forms that change a meeting: each one filled in is one change, saved at once."""

from abc import abstractmethod
from collections.abc import Callable, Mapping

from clerk.business.meetings import MeetingRecord
from clerk.desk.changing_meetings import change_meeting
from clerk.desk.refused import Refused
from screens.meeting_views.view import Change, Deed, Editing, Sight
from screens.screen import ClerkScreen
from screens.widgets.form import Form


class OfMeeting(ClerkScreen):
    """A screen that shows one meeting, and has a `Form`."""

    @property
    @abstractmethod
    def sight(self) -> Sight:
        """The meeting as it is looked at. Raises Refused while it has not been read."""

    def done(self, sentence: str) -> None:
        """Tell what was done."""
        self.clerk.tell(sentence)


class Asking:
    """Asks on one screen, and changes its meeting."""

    def __init__(self, screen: OfMeeting) -> None:
        self._at = screen

    async def ask(
        self, editing: Editing | None, *, remark: Callable[[Mapping[str, str]], str] | None = None
    ) -> None:
        """Have a form filled in; what was changed in it becomes one change of the meeting.

        `remark` says something of what stands in the fields."""
        if editing is None:
            raise Refused("There is nothing chosen that could be changed.")
        before = {field.key: field.value for field in editing.fields}

        async def then(said: Mapping[str, str]) -> None:
            changed = {key: value for key, value in said.items() if value != before.get(key)}
            if changed or editing.whole:
                given = said if editing.whole else changed
                await self.do(lambda record: editing.change(record, given))

        await self._at.query_one(Form).ask(editing.title, editing.fields, then, remark=remark)

    async def settle(self) -> None:
        """Bring the meeting that is looked at up to date before it is changed."""

    async def do(self, change_of: Callable[[MeetingRecord], Change | Deed | None]) -> None:
        """Save the change that `change_of` makes of the meeting as it is by then. Raises Refused;
        the screen then shows the meeting as it is now."""
        await self.settle()
        try:
            change = change_of(self._at.sight.at.record)
        except Refused:
            await self._at.refill()
            raise
        await self.make(change)

    async def make(self, change: Change | Deed | None) -> None:
        """Save one change. Raises Refused; the screen then shows the meeting as it is now."""
        if change is None:
            raise Refused("There is nothing chosen that this could be done to.")
        before = self._at.sight.at.record
        try:
            if isinstance(change, Change):
                if closed := await self._at.do(change_meeting, before, change.after, change.what):
                    self._at.done(closed)
            else:
                self._at.done(await self._at.do(change))
        finally:
            await self._at.refill()

    async def take_away(self, change: Change | Deed | None) -> None:
        """The same for what leaves nothing to look at: it is told, with the way back."""
        await self.make(change)
        if isinstance(change, Change):
            self._at.clerk.tell(f"{change.what}: done. F8 takes it back.")
