"""The business that waits for a meeting of a committee."""

from clerk.business.days import day_in_words
from clerk.business.meetings import Meeting
from clerk.business.plan import PlannedItem
from clerk.desk.plans import (
    Waiting,
    change_planned,
    drop,
    plan,
    plan_item,
    take_into,
    takers,
    wanted_text,
)
from clerk.desk.refused import Refused
from clerk.desk.typed import typed_day
from clerk.desk.wording import day_text
from screens.committee.view import View
from screens.widgets.form import Field, Said
from screens.widgets.paged_list import Column, ListRow, PagedList


class Plan(View):
    title = "Plan"
    verbs = frozenset({"add", "change", "remove", "take"})
    narrow = (Column("Business"), Column("Why", 13), Column("Wanted", 18))
    wide = (*narrow, Column("From", 44))
    empty = "Nothing waits for a meeting; a plans some business."

    async def fill(self, rows: PagedList) -> None:
        before = self._waiting
        found = await self.screen.do(plan, self.slug)
        now = (one for one in found if before and one.item.id == before.item.id)
        await rows.show_rows([_row(one) for one in found], keep=next(now, None))

    def why_not(self, verb: str) -> str | None:
        if verb != "add" and self._waiting is None:
            return "No business is chosen; a plans some."
        return None

    def opened(self, row: ListRow) -> None:
        if isinstance(row.key, Waiting) and row.key.meeting:
            self.screen.clerk.go("meeting", row.key.meeting)
        else:
            self.screen.clerk.tell("It comes from no meeting; c changes it, t takes it into one.")

    def said_of(self, row: ListRow) -> str:
        if not isinstance(row.key, Waiting):
            return ""
        item = row.key.item
        came_from = f" · from {row.key.came_from}" if row.key.came_from else ""
        wanted = f" · wanted on {wanted_text(item)}" if item.wanted_on else ""
        lines = (f"{item.why.value.capitalize()}{came_from}{wanted}", item.title, item.description)
        return "\n".join(line for line in lines if line)

    async def add(self) -> None:
        """Ask for business that is to wait."""
        slug = self.slug

        async def save(said: Said) -> None:
            wanted = typed_day(said["wanted"])
            made = self.screen.do(plan_item, slug, said["title"], said["description"], wanted)
            await self.done(await made)

        await self.form.ask("New business in the plan", _fields(), save)

    async def change(self) -> None:
        """Ask for the words and the day of the chosen business."""
        if (waiting := self._waiting) is None:
            return
        item = waiting.item

        async def save(said: Said) -> None:
            wanted = typed_day(said["wanted"])
            made = self.screen.do(change_planned, item, said["title"], said["description"], wanted)
            await self.done(await made)

        await self.form.ask("Business in the plan", _fields(item), save)

    async def remove(self) -> None:
        """Let the chosen business wait no longer."""
        if self._waiting is not None:
            await self.done(await self.screen.do(drop, self._waiting.item))

    async def take(self) -> None:
        """Ask which coming meeting takes the chosen business."""
        if (waiting := self._waiting) is None:
            return
        item = waiting.item
        coming = await self.screen.do(takers, self.slug)
        if not coming:
            raise Refused(
                "No coming meeting is still open for business: 1 and then m plans the next."
            )
        offered = {_called(one): one for one in coming}
        fitting = (one for one in coming if item.wanted_on is None or one.held >= item.wanted_on)

        async def save(said: Said) -> None:
            reference = offered[said["meeting"]].reference
            await self.done(await self.screen.do(take_into, item, reference))

        chosen = _called(next(fitting, coming[0]))
        field = Field("meeting", "Meeting", chosen, tuple(offered))
        await self.form.ask("Take the business into a meeting", [field], save)

    @property
    def _waiting(self) -> Waiting | None:
        row = self.row
        return row.key if row is not None and isinstance(row.key, Waiting) else None


def _row(waiting: Waiting) -> ListRow:
    item = waiting.item
    return ListRow(waiting, (item.title, item.why.value, wanted_text(item), waiting.came_from))


def _fields(item: PlannedItem | None = None) -> list[Field]:
    wanted = day_in_words(item.wanted_on) if item and item.wanted_on else ""
    return [
        Field("title", "Title", item.title if item else "", hint="as it is to stand on the agenda"),
        Field("wanted", "Wanted on", wanted, hint="14 September 2021, or nothing"),
        Field("description", "Description", item.description if item else "", lines=3),
    ]


def _called(meeting: Meeting) -> str:
    return day_text(meeting) + (f", sitting {meeting.sitting}" if meeting.sitting > 1 else "")
