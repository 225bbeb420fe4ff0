"""What the screen of a meeting changes in it: its commands, each one form or one change."""

from collections.abc import Mapping

from clerk.business.agenda import AgendaItem, Paper
from clerk.business.attendance import Attendance, Move
from clerk.business.minutes import Minute
from clerk.desk.people import name_begun
from clerk.desk.refused import Refused
from screens.keeper import Choice
from screens.meeting_views.agenda import ItemKey
from screens.meeting_views.agenda_deeds import BuildingAgenda
from screens.meeting_views.attendance import person_of
from screens.meeting_views.body import Body
from screens.meeting_views.choices import Choices
from screens.meeting_views.closing import closing_form, still_read
from screens.meeting_views.declarations import declaration_form
from screens.meeting_views.issued_agendas import IssuedAgendas
from screens.meeting_views.laying import Laying
from screens.meeting_views.minutes import minute_of
from screens.meeting_views.minutes_page import MinutesPage
from screens.meeting_views.outcomes import OutcomeKey, vote_form
from screens.meeting_views.room import (
    chair_form,
    electing_form,
    moving_form,
    opening_form,
    substitute_form,
)
from screens.meeting_views.view import ListView
from screens.meeting_views.writing import Writing


class Changing(BuildingAgenda):
    """The half of a meeting's screen that changes it; the other half looks at it."""

    views: Mapping[str, ListView]

    @property
    def body(self) -> Body:
        """The views."""
        return self.query_one(Body)

    @property
    def showing(self) -> str:
        """The name of the view in front; "paper" and "writing" lie on top of one."""
        return self.body.showing

    @property
    def minute(self) -> Minute:
        """The minute in hand. Raises Refused when there is none."""
        minute = minute_of(self.sight.at.record, self.query_one(MinutesPage).minute)
        if minute is None:
            raise Refused("There is no minute here yet: a adds one.")
        return minute

    async def name_begun(self, beginning: str) -> str:
        """The name of the first person known whose name begins so."""
        return await self.do(name_begun, beginning)

    @property
    def item(self) -> str:
        """The number of the item in hand: the chosen one, else that of the minute in hand."""
        record = self.sight.at.record
        if isinstance(chosen := self.body.key, ItemKey):
            return next((one.number for one in record.items if one.id == chosen.item), "")
        minute = minute_of(record, self.query_one(MinutesPage).minute)
        return (minute.item or "") if minute else ""

    @property
    def person(self) -> Attendance:
        """Whoever is chosen in the attendance. Raises Refused when nobody is."""
        person = person_of(self.sight.at.record, self.body.key)
        if person is None:
            raise Refused("Choose somebody in the list first.")
        return person

    async def do_edit(self) -> None:
        await self.edits.ask(self.views[self.showing].edit(self.sight, self.body.key))

    async def do_add(self) -> None:
        if self.showing == "papers":
            await self.laying.add()
            return
        await self.edits.ask(self.views[self.showing].add(self.sight, self.body.key))

    async def do_close(self) -> None:
        await self.edits.ask(self.views[self.showing].close(self.sight, self.body.key))

    async def do_details(self) -> None:
        await self.edits.details()

    async def do_outcomes(self) -> None:
        await self.edits.outcomes()

    async def do_delete(self) -> None:
        chosen = self.query_one(Choices).chosen_key
        if isinstance(chosen, OutcomeKey):
            self.put_choices_away()
            await self.edits.delete_outcome(chosen)
        else:
            await self.edits.take_away(self.views[self.showing].delete(self.sight, self.body.key))

    async def do_earlier(self) -> None:
        await self.edits.make(self.views[self.showing].moved(self.sight, self.body.key, -1))

    async def do_later(self) -> None:
        await self.edits.make(self.views[self.showing].moved(self.sight, self.body.key, 1))

    async def do_take_back(self) -> None:
        await self.edits.take_back(self.body.key)

    async def do_text(self) -> None:
        await self.edits.write(self.minute)

    async def do_keep(self) -> None:
        await self.query_one(Writing).settle(Choice.MINE)

    async def do_put_back(self) -> None:
        await self.query_one(Writing).settle(Choice.THEIRS)

    async def do_both(self) -> None:
        await self.query_one(Writing).settle(Choice.BOTH)

    async def do_versions(self) -> None:
        if self.showing == "papers":
            await self.laying.versions()
        elif self.showing == "agenda":
            await self.issued_agendas.offer()
        else:
            await self.query_one(Writing).show_versions()

    @property
    def issued_agendas(self) -> IssuedAgendas:
        """The versions of the agenda of this meeting as issued."""
        return IssuedAgendas(self)

    # -- the room

    async def do_open_room(self) -> None:
        await self.edits.ask(opening_form(self.sight))

    async def do_came_in(self) -> None:
        await self.edits.ask(moving_form(self.sight, self.person, Move.ARRIVED, self.item))

    async def do_went_out(self) -> None:
        await self.edits.ask(moving_form(self.sight, self.person, Move.LEFT, self.item))

    async def do_chair(self) -> None:
        person = person_of(self.sight.at.record, self.body.key)
        await self.edits.ask(chair_form(self.sight, self.item, name=person.name if person else ""))

    async def do_substitute(self) -> None:
        await self.edits.ask(substitute_form(self.person, self.name_begun))

    async def do_elect(self) -> None:
        await self.edits.ask(electing_form(self.sight, self.person, self.item))

    async def do_interest(self) -> None:
        person = person_of(self.sight.at.record, self.body.key)
        name = person.name if person else ""
        await self.edits.ask(declaration_form(self.sight, None, name, self.item))

    # -- papers

    @property
    def laying(self) -> Laying:
        """Lays papers before this meeting."""
        return Laying(self, self.body.key if self.showing == "papers" else None)

    async def do_version(self) -> None:
        await self.laying.new_version()

    async def do_open_file(self) -> None:
        await self.laying.open_file()

    async def do_save_file(self) -> None:
        await self.laying.save_file()

    def do_pack(self) -> None:
        self.clerk.go("pack", str(self.sight.at.record.meeting.id))

    # -- decisions, and what the public may see

    async def do_vote(self) -> None:
        key = self.query_one(Choices).chosen_key
        if not isinstance(key, OutcomeKey):
            await self.edits.outcomes()
            return
        self.put_choices_away()
        await self.edits.ask(vote_form(self.sight, self.minute, key))

    async def do_close_public(self) -> None:
        thing = self._closable()
        record = self.sight.at.record
        await self.edits.ask(
            closing_form(self.sight, thing), remark=lambda said: still_read(record, thing, said)
        )

    def _closable(self) -> AgendaItem | Minute | Paper:
        """The item, minute or paper that is chosen."""
        record, key = self.sight.at.record, self.body.key
        things: tuple[AgendaItem | Minute | Paper, ...] = record.items
        if self.showing == "papers":
            things = record.papers
        elif self.showing == "minutes" or (isinstance(key, ItemKey) and key.item is None):
            things = record.minutes
        wanted = (key.minute if key.item is None else key.item) if isinstance(key, ItemKey) else key
        for thing in things:
            if wanted is not None and thing.id == wanted:
                return thing
        raise Refused("There is nothing chosen that could be closed to the public.")
