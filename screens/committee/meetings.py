"""The meetings of a committee."""

from collections.abc import Sequence

from clerk.business.meetings import Meeting
from clerk.desk.committees import meetings_page, new_meeting
from clerk.desk.days_typed import day_typed
from clerk.desk.typed import typed_time
from clerk.desk.wording import day_text
from screens.committee.view import View
from screens.widgets.fields import Field
from screens.widgets.form import Said
from screens.widgets.paged_list import Column, ListRow, PagedList


class Meetings(View):
    title = "Meetings"
    verbs = frozenset({"meet"})
    narrow = (Column("Day"), Column("Stage", 14), Column("Title", 18))
    wide = (Column("Day", 36), Column("Stage", 14), Column("Title", 24), Column("Venue"))
    empty = "No meeting yet: m plans one."

    _made = ""
    """The meeting planned last, until it is shown and chosen."""

    async def fill(self, rows: PagedList) -> None:
        slug = self.slug
        keep = self._made or (rows.row.key if rows.row else None)
        self._made = ""

        async def fetch(offset: int, limit: int) -> Sequence[ListRow]:
            return [_row(each) for each in await self.screen.do(meetings_page, slug, offset, limit)]

        await rows.show(self.shown.meetings, fetch, keep=keep)

    def opened(self, row: ListRow) -> None:
        self.screen.clerk.go("meeting", str(row.key))

    async def meet(self) -> None:
        """Ask for a new meeting."""
        slug = self.slug

        async def save(said: Said) -> None:
            held = await self.screen.do(day_typed, said["held"])
            starts = typed_time(said["starts"])
            made = await self.screen.do(new_meeting, slug, held, starts, said["venue"])
            self._made = made.reference
            which = " It is the second that day." if made.sitting == 2 else ""
            await self.done(f"Planned for {day_text(made)}.{which}")

        await self.form.ask(
            "New meeting",
            [
                Field("held", "Day", hint="14 September 2021"),
                Field("starts", "Time", hint="2.30 pm"),
                Field("venue", "Venue"),
            ],
            save,
        )


def _row(meeting: Meeting) -> ListRow:
    cells = (day_text(meeting), meeting.state, meeting.title)
    return ListRow(meeting.reference, (*cells, meeting.venue))
