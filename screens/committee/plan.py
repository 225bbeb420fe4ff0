"""The business that waits for a meeting of a committee, and what was promised for the next."""

from clerk.business.days import short_date
from clerk.business.meetings import Meeting
from clerk.business.plan import PlannedItem, Why
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
from clerk.desk.promised import keep, promised, take_promised, turn_down
from clerk.desk.refused import Refused
from clerk.desk.wording import day_text
from screens.committee.plan_form import fields, filled
from screens.committee.view import View
from screens.widgets.fields import Field
from screens.widgets.form import Said
from screens.widgets.paged_list import Column, ListRow, PagedList


class Plan(View):
    """Business in the plan, then what was promised and is only offered: t takes it into a
    meeting, c into the plan, x turns it down."""

    title = "Plan"
    verbs = frozenset({"add", "change", "remove", "take"})
    narrow = (Column("Business"), Column("Kind", 13), Column("Why", 11), Column("Wanted", 11))
    wide = (
        Column("Business"),
        Column("Kind", 13),
        Column("Why", 11),
        Column("Wanted", 11),
        Column("Lead", 20),
        Column("From", 24),
    )
    empty = "Nothing waits for a meeting; a plans some business."

    async def fill(self, rows: PagedList) -> None:
        before = self._waiting
        found = (
            *await self.screen.do(plan, self.slug),
            *await self.screen.do(promised, self.slug),
        )
        now = (one for one in found if before and _same(one.item, before.item))
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
        lead = f" · {item.lead}" if item.lead else ""
        closed = f" · {item.restricted.grounds.kind.value}" if item.restricted else ""
        lines = [
            f"{item.why.value.capitalize()}{came_from}{wanted}{lead}{closed}",
            item.title,
            item.description if item.description != item.title else "",
        ]
        if item.id is None:
            lines.append("Promised, and not in the plan: t takes it, c plans it, x turns it down.")
        return "\n".join(line for line in lines if line)

    async def add(self) -> None:
        """Ask for business that is to wait."""
        new = PlannedItem(self.slug, "")

        async def save(said: Said) -> None:
            await self.done(await self.screen.do(plan_item, filled(new, said)))

        asked = fields(None, self.shown.committee.style.grounds)
        await self.form.ask("New business in the plan", asked, save)

    async def change(self) -> None:
        """Ask for the words, lead, kind and day of the chosen business."""
        if (waiting := self._waiting) is None:
            return
        item = waiting.item

        async def save(said: Said) -> None:
            verb = keep if item.id is None else change_planned
            await self.done(await self.screen.do(verb, filled(item, said)))

        asked = fields(item, self.shown.committee.style.grounds)
        await self.form.ask("Business in the plan", asked, save)

    async def remove(self) -> None:
        """Let the chosen business wait no longer, or turn down what was promised."""
        if self._waiting is not None:
            item = self._waiting.item
            await self.done(await self.screen.do(turn_down if item.id is None else drop, item))

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
            verb = take_promised if item.id is None else take_into
            await self.done(await self.screen.do(verb, item, reference))

        chosen = _called(next(fitting, coming[0]))
        field = Field("meeting", "Meeting", chosen, tuple(offered))
        await self.form.ask("Take the business into a meeting", [field], save)

    @property
    def _waiting(self) -> Waiting | None:
        row = self.row
        return row.key if row is not None and isinstance(row.key, Waiting) else None


def _same(one: PlannedItem, other: PlannedItem) -> bool:
    return one == other if one.id is None else one.id == other.id


def _row(waiting: Waiting) -> ListRow:
    item = waiting.item
    closed = f" [{item.restricted.grounds.kind.value}]" if item.restricted else ""
    why = "promised?" if item.id is None else item.why.value
    wanted = short_date(item.wanted_on) if item.wanted_on else ""
    # Several promises may come from one minute, whose title they bear.
    told = (item.description if item.why is Why.PROMISED else "") or item.title
    cells = (f"{told}{closed}", item.kind.value, why, wanted, item.lead, waiting.came_from)
    return ListRow(waiting, cells)


def _called(meeting: Meeting) -> str:
    return day_text(meeting) + (f", sitting {meeting.sitting}" if meeting.sitting > 1 else "")
