"""The commands that build, issue and call off, on the screen of a meeting."""

from abc import abstractmethod

from clerk.business.agenda import AgendaItem
from clerk.business.agenda_offers import Offer
from clerk.desk import agenda_offers, agendas
from clerk.desk.issuing_agendas import AgendaFixing, fixing_lines, what_agenda_fixes
from clerk.desk.refused import Refused
from screens.meeting_views.agenda import ItemKey
from screens.meeting_views.asking import OfMeeting
from screens.meeting_views.body import Body
from screens.meeting_views.building import (
    OFFERED,
    calling_off_form,
    issuing_form,
    offer_rows,
    urgent_form,
    waiting_form,
)
from screens.meeting_views.choices import Choices
from screens.meeting_views.edits import Edits


class BuildingAgenda(OfMeeting):
    """The part of a meeting's screen that builds its agenda."""

    edits: Edits

    @property
    @abstractmethod
    def body(self) -> Body:
        """The views."""

    @abstractmethod
    def put_choices_away(self) -> None:
        """Hide what is offered to choose from."""

    @property
    def chosen_item(self) -> AgendaItem:
        """The item chosen in the agenda. Raises Refused when none is."""
        key = self.body.key
        wanted = key.item if isinstance(key, ItemKey) else None
        for item in self.sight.at.record.items:
            if wanted is not None and item.id == wanted:
                return item
        raise Refused("Choose an item of the agenda first.")

    async def do_offers(self) -> None:
        rows = offer_rows(self.sight)
        if not rows:
            raise Refused("Nothing waits for this agenda.")
        title = "Offered · Enter takes one, T takes all, Escape none"
        await self.query_one(Choices).offer(OFFERED, rows, title)

    async def do_take_all(self) -> None:
        await self.take(*self.sight.at.offered)

    async def take(self, *chosen: Offer) -> None:
        """Put what is offered on the agenda, and show what is still offered."""
        showing = self.query_one(Choices).display
        record = self.sight.at.record
        try:
            said = await self.do(agenda_offers.take_offers, record, chosen)
        finally:
            await self.refill()
        self.done(f"{said} F8 takes it back.")
        if showing:
            self.put_choices_away()
            if self.sight.at.offered:
                await self.do_offers()

    async def do_issue(self) -> None:
        fixing = await self.do(what_agenda_fixes, self.sight.at.record)
        told = "\n".join(_first(fixing))
        await self.edits.ask(issuing_form(fixing), remark=lambda _: told)

    async def do_nest(self) -> None:
        record, item = self.sight.at.record, self.chosen_item
        await self.edits.make(lambda desk: agendas.nest_item(desk, record, item))

    async def do_late(self) -> None:
        record, item = self.sight.at.record, self.chosen_item
        await self.edits.make(lambda desk: agendas.mark_late(desk, record, item))

    async def do_urgent(self) -> None:
        await self.edits.ask(urgent_form(self.chosen_item))

    async def do_wait(self) -> None:
        await self.edits.ask(waiting_form(self.chosen_item))

    async def do_call_off(self) -> None:
        await self.edits.ask(calling_off_form(self.sight))


_MOST_LINES = 9


def _first(fixing: AgendaFixing) -> tuple[str, ...]:
    """What the form has room for, with how much more there is."""
    lines = fixing_lines(fixing)
    if len(lines) <= _MOST_LINES:
        return lines
    return (*lines[: _MOST_LINES - 1], f"and {len(lines) - _MOST_LINES + 1} more are wanting")
