"""What the live screen does besides writing: one command, one form or one change."""

from abc import abstractmethod
from dataclasses import replace

from clerk.business.actions import Action
from clerk.business.agenda import AgendaItem, Course
from clerk.business.directory import Entry as Known
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute, Outcome
from clerk.business.text import blocks
from clerk.business.typed_actions import action_as_typed, typed_action
from clerk.desk import courses
from clerk.desk.minuting import Part, annotate, open_item, prepare_minutes, put_right
from clerk.desk.minuting import resolve_as_printed as printed
from clerk.desk.refused import Refused
from screens.live.decided import Thing
from screens.live.items import Entry, entry_meant, item_numbered, minute_with_id
from screens.live.turns import (
    adjourn_form,
    defer_form,
    exclude_form,
    note_form,
    public_form,
    urgent_form,
)
from screens.meeting_views.asking import Asking, OfMeeting
from screens.meeting_views.closing import still_read
from screens.meeting_views.minutes import heading_form
from screens.meeting_views.outcomes import OutcomeKey, outcome_form, vote_form
from screens.meeting_views.room import opening_form
from screens.meeting_views.view import Deed
from screens.meeting_views.writing import Writing
from screens.widgets.answer_line import AnswerLine
from screens.widgets.paged_list import PagedList


class AskingLive(Asking):
    """What is being typed is taken into its minute before anything else changes it."""

    def __init__(self, screen: "Minuting") -> None:
        super().__init__(screen)
        self._live = screen

    async def settle(self) -> None:
        await self._live.writing.leave()
        await self._live.look()


class Minuting(OfMeeting):
    """The half of the live screen that changes the meeting; the other half shows and writes it."""

    part: Part | None
    entry: Entry | None
    things: tuple[Thing, ...]
    known: tuple[Known, ...]
    asking: AskingLive

    @abstractmethod
    async def look(self) -> None:
        """Read the meeting again, and show nothing of it yet."""

    @abstractmethod
    async def turn_to(self, entry: Entry, *, restricted: bool | None = None) -> None:
        """Write in another place; a minute is begun for an item that has none."""

    @property
    def writing(self) -> Writing:
        """The text."""
        return self.query_one(Writing)

    @property
    def meeting(self) -> int:
        """The register's number of the meeting."""
        return self.sight.at.record.meeting.id or 0

    @property
    def minute(self) -> Minute:
        """The minute in hand. Raises Refused when there is none."""
        minute = minute_with_id(self.sight.at.record, self.part.minute if self.part else None)
        if minute is None:
            raise Refused("No minute is open: Enter on an item begins one.")
        return minute

    @property
    def chosen(self) -> Entry:
        """The entry chosen in the list of items. Raises Refused when there is none."""
        row = self.query_one("#items", PagedList).row
        if row is None or not isinstance(row.key, Entry):
            raise Refused("There is no item here: a adds one that is urgent.")
        return row.key

    @property
    def item(self) -> AgendaItem:
        """The item chosen in the list. Raises Refused for a minute that belongs to none."""
        item = item_numbered(self.sight.at.record, self.chosen.number)
        if item is None:
            raise Refused("This minute belongs to no item: e gives it one.")
        return item

    # -- items

    def do_go(self) -> None:
        question = "Item, by number or first letters; words behind a number are noted for it"
        self.query_one(AnswerLine).ask(question, self._go)

    async def _go(self, typed: str) -> None:
        record = self.sight.at.record
        entry, words = entry_meant(record, typed)
        if entry is None:
            raise Refused(f"“{typed.strip()}” is no item, or several: type its number.")
        if not words:
            await self.turn_to(entry)
            return
        minute, item = entry.minute, item_numbered(record, entry.number)
        if minute is None and item is not None:
            minute = await self.do(open_item, self.meeting, item)
        self.clerk.tell(await self.do(annotate, self.meeting, minute or 0, words))
        await self.refill()

    async def do_begin(self) -> None:
        await self.asking.ask(opening_form(self.sight))

    async def do_prepare(self) -> None:
        self.clerk.tell(await self.do(prepare_minutes, self.meeting))
        await self.refill()

    async def do_heading(self) -> None:
        await self.asking.ask(heading_form(self.sight, self.chosen.minute))

    async def do_note(self) -> None:
        if self.chosen.minute is None:
            raise Refused("Nothing is begun for this item yet: Enter begins its minute.")
        await self.asking.ask(note_form(self.chosen.minute))

    async def do_restricted(self) -> None:
        if self.minute.restricted is None or self.part is None or self.entry is None:
            raise Refused("This minute has no restricted part: c closes its item to the public.")
        await self.turn_to(self.entry, restricted=not self.part.restricted)

    # -- turns of business

    async def do_urgent(self) -> None:
        await self.asking.ask(urgent_form())

    async def do_withdraw(self) -> None:
        item = self.item
        verb = courses.withdraw if item.course is Course.TAKEN else courses.take_up_again
        await self.asking.do(lambda record: lambda desk: verb(desk, record, item))

    async def do_defer(self) -> None:
        await self.asking.ask(defer_form(self.item))

    async def do_now(self) -> None:
        item, entry = self.item, self.entry
        after = entry.number if entry else ""
        await self.asking.do(
            lambda record: lambda desk: courses.take_now(desk, record, item, after)
        )

    async def do_exclude(self) -> None:
        record, item = self.sight.at.record, self.item
        await self.asking.ask(
            exclude_form(item, self.sight.at.committee.style),
            remark=lambda said: still_read(record, item, said),
        )

    async def do_readmit(self) -> None:
        number = self.item.number
        await self.asking.do(
            lambda record: lambda desk: courses.readmit_public(desk, record, number)
        )

    async def do_public(self) -> None:
        await self.asking.ask(public_form(self.item))

    async def do_adjourn(self) -> None:
        record = self.sight.at.record
        number = self.entry.number if self.entry else ""
        if record.adjournments and record.adjournments[-1].resumed_at is None:
            await self.asking.do(lambda now: lambda desk: courses.adjourn(desk, now, number))
        else:
            await self.asking.ask(adjourn_form(number))

    async def do_split(self) -> None:
        row = self.writing.area.cursor_location[0]
        above = len(blocks("\n".join(self.writing.area.document.lines[:row])))

        def split(record: MeetingRecord) -> Deed:
            minute = self.minute
            return lambda desk: courses.split(desk, record, minute, above)

        await self.asking.do(split)

    async def do_merge(self) -> None:
        minutes = self.sight.at.record.minutes
        at = next(at for at, one in enumerate(minutes) if one.id == self.minute.id)
        before = minutes[max(0, at - 1)]

        def merge(record: MeetingRecord) -> Deed:
            minute = self.minute
            return lambda desk: courses.merge(desk, record, minute)

        await self.asking.do(merge)
        await self.turn_to(Entry(before.item or "", before.id))

    # -- decisions

    async def do_printed(self) -> None:
        if self.part is None:
            raise Refused("No minute is open: Enter on an item begins one.")
        part = self.part
        await self.asking.do(
            lambda record: lambda desk: f"{printed(desk, part).what}. F8 takes it back."
        )

    @property
    def thing(self) -> Thing:
        """The chosen outcome or action. Raises Refused when there is none."""
        row = self.query_one("#decided", PagedList).row
        if row is None or not self.things:
            raise Refused("Nothing is decided here yet: type a line such as AGREED: That …")
        found: Thing = row.key  # type: ignore[assignment]
        return found

    def do_decided(self) -> None:
        self.thing  # noqa: B018 - says why there is nothing
        self.query_one("#decided", PagedList).focus()

    async def edit_thing(self) -> None:
        """Have the chosen outcome put right in a form, an action as the line it was typed as."""
        thing = self.thing
        if isinstance(thing, Outcome):
            await self.asking.ask(outcome_form(self.sight, self.minute, self._key(thing)))
            return
        held, label = (
            self.sight.at.record.meeting.held,
            self.sight.at.committee.style.label("action"),
        )
        line = action_as_typed(thing, held, label)
        self.query_one(AnswerLine).ask(
            "The action, as it is typed", lambda typed: self._act_again(thing, typed), line
        )

    async def _act_again(self, action: Action, typed: str) -> None:
        at = self.sight.at
        found = typed_action(
            typed, at.committee.style.label("action"), self.known, at.record.meeting.held
        )
        if found is None or not found.action.text:
            raise Refused("Begin with ACTION and say what is to be done; @ names who, ! says when.")
        if found.open:
            raise Refused(f"@{found.open[0].typed} is nobody, or several: type more of the name.")
        said = found.action
        after = replace(action, text=said.text, owners=said.owners, due=said.due)
        if self.part is not None:
            await self.do(put_right, self.part, action, after)
            await self.refill()

    async def do_vote(self) -> None:
        thing = self.thing
        if not isinstance(thing, Outcome):
            raise Refused("That is an action: choose what was voted on.")
        await self.asking.ask(vote_form(self.sight, self.minute, self._key(thing)))

    async def do_delete(self) -> None:
        if self.part is None:
            return
        taken = await self.do(put_right, self.part, self.thing, None)
        self.clerk.tell(f"{taken.what}. F8 takes it back.")
        await self.refill()

    def _key(self, outcome: Outcome) -> OutcomeKey:
        restricted = bool(self.part and self.part.restricted)
        minute = self.minute
        held = minute.restricted if restricted else minute
        places = [one.id for one in (held.outcomes if held else ())]
        return OutcomeKey(minute.id, restricted, places.index(outcome.id))
