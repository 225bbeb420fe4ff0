"""Minutes as they are taken: an item opened, what was decided, what is to be done.

Each verb makes one change that can be taken back with F8, and raises Refused as `change_meeting`
does.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from clerk.business.actions import Action
from clerk.business.agenda import AgendaItem
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Clause, Minute, Outcome
from clerk.business.plan import PlannedItem, Why
from clerk.business.promises import words_key
from clerk.business.recommendations import (
    as_resolved,
    recommendations_in,
    recommendations_of,
    resolved_as_printed,
)
from clerk.business.restricted import RestrictedMinute
from clerk.business.style import HouseStyle
from clerk.business.text import blocks
from clerk.business.words import shortened
from clerk.desk.changing_meetings import write_change
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from db import councils, history, left_out, texts
from db.plans import add_planned
from db.records import read_record

Thing = TypeVar("Thing", Outcome, Action)


_RESOLVED = "RESOLVED"


@dataclass(frozen=True, slots=True)
class Part:
    """What is being written: a minute of a meeting, or its restricted part."""

    meeting: int
    minute: int
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """An outcome or action taken out of typed lines: the event that did it."""

    event: int
    what: str


def open_item(desk: Desk, meeting_id: int, item: AgendaItem) -> int:
    """The minute of an agenda item, begun if there is none yet; its id.

    One begun says what the house style has a standing item of that title usually say, and is
    restricted where the item is. It stands behind the minutes of the items before it.
    """
    with in_plain_words(), desk.register.reading():
        record = read_record(desk.register, meeting_id)
        style = councils.committee(desk.register, record.meeting.committee).style
    minute = next((one for one in record.minutes if item.number and one.item == item.number), None)
    if minute is not None and minute.id is not None:
        return minute.id
    after = replace(record, minutes=with_begun(record, item, style))
    name = f"item {item.number} {item.title}".replace("  ", " ")
    _write(desk, record, after, f"Begin the minute of {name}")
    with in_plain_words():
        minutes = read_record(desk.register, meeting_id).minutes
    begun = {one.id for one in minutes} - {one.id for one in record.minutes}
    return begun.pop() or 0


def prepare_minutes(desk: Desk, meeting_id: int) -> str:
    """Begin a minute for every item that has none, so that they can be written ahead."""
    with in_plain_words(), desk.register.reading():
        record = read_record(desk.register, meeting_id)
        style = councils.committee(desk.register, record.meeting.committee).style
    prepared = with_all_begun(record, style)
    count = len(prepared.minutes) - len(record.minutes)
    if not count:
        raise Refused("Every item of this agenda has its minute already.")
    _write(desk, record, prepared, "Prepare the minutes")
    return f"{count} minutes are begun." if count > 1 else "1 minute is begun."


def decide(desk: Desk, part: Part, outcome: Outcome, after_block: int | None = None) -> Taken:
    """Take an outcome into a minute, behind so many blocks of its text (None: all of them).

    What was typed in the minute so far is taken into it first. What is recommended to a body the
    register knows waits in that body's plan from then on.
    """
    return _take(desk, part, outcome, after_block, outcome.word)


def act(
    desk: Desk, part: Part, action: Action, after_block: int | None = None, *, promised: str = ""
) -> Taken:
    """The same with an action. `promised` is the sentence it was promised in when its words are
    others: that is offered no more."""
    placed = replace(action, restricted=part.restricted)
    return _take(desk, part, placed, after_block, "An action", promised)


def resolve_as_printed(desk: Desk, part: Part) -> Taken:
    """Resolve the recommendations of the item's report in their own words.

    They are those entered under the item, else those found in its papers. Raises Refused when
    there are none.
    """
    record, minute = _now(desk, part)
    clauses = _recommended_in(record, minute, part.restricted)
    if not clauses:
        raise Refused(
            "No recommendations are known for this item: enter them under the item in the agenda, "
            "or type the outcome."
        )
    with in_plain_words():
        style = councils.committee(desk.register, record.meeting.committee).style
    words = style.outcome_words or (_RESOLVED,)
    word = _RESOLVED if _RESOLVED in words else words[0]
    return decide(desk, part, resolved_as_printed(as_resolved(clauses), word))


def put_right(
    desk: Desk, part: Part, thing: Outcome | Action, after: Outcome | Action | None
) -> Taken:
    """Put another outcome or action in the place of one, or take it out (None)."""
    record, minute = _now(desk, part)
    outcomes, actions = _standing(minute, part.restricted)
    if isinstance(thing, Outcome):
        right = after if isinstance(after, Outcome) else None
        put = _put(minute, part.restricted, _with_thing(outcomes, thing, right), actions)
    else:
        done = after if isinstance(after, Action) else None
        put = _put(minute, part.restricted, outcomes, _with_thing(actions, thing, done))
    what = thing.word if isinstance(thing, Outcome) else "An action"
    verb = "taken out of" if after is None else "changed in"
    return _write(desk, record, _with(record, put), f"{what} {verb} {called(minute)}")


def annotate(desk: Desk, meeting_id: int, minute_id: int, note: str) -> str:
    """Add a line to the private note of a minute, which is never printed."""
    said = " ".join(note.split())
    if not said:
        raise Refused("There is nothing to note: type a few words.")
    return set_note(desk, meeting_id, minute_id, lambda held: f"{held}\n{said}".strip())


def set_note(desk: Desk, meeting_id: int, minute_id: int, changed: Callable[[str], str]) -> str:
    """Change the private note of a minute; nobody but clerks ever sees it."""
    with in_plain_words():
        record = read_record(desk.register, meeting_id)
    minute = _minute(record, minute_id)
    after = replace(minute, note=changed(minute.note))
    _write(desk, record, _with(record, after), f"Note something about {called(minute)}")
    return f"Noted for {called(minute)}."


def called(minute: Minute) -> str:
    """What history calls a minute: "minute 21/97 Moorings"."""
    return f"minute {minute.number} {shortened(minute.title)}".replace("  ", " ").strip()


def with_all_begun(record: MeetingRecord, style: HouseStyle) -> MeetingRecord:
    """The meeting with a minute begun for every item that has none."""
    for item in record.items:
        if item.number and not any(one.item == item.number for one in record.minutes):
            record = replace(record, minutes=with_begun(record, item, style))
    return record


def with_begun(record: MeetingRecord, item: AgendaItem, style: HouseStyle) -> tuple[Minute, ...]:
    """The minutes with one begun for this item, behind those of the items before it: it says what
    the house style has a standing item of that title usually say, and is restricted as the item is.
    """
    standing = next(
        (one for one in style.standing_items if one.title.casefold() == item.title.casefold()), None
    )
    hidden = item.restricted
    minute = Minute(
        "",
        item.title,
        standing.sentence if standing else "",
        item=item.number,
        provisional=True,
        restricted=RestrictedMinute(hidden.grounds, hidden.title) if hidden else None,
    )
    order = [one.number for one in record.items]
    earlier = set(order[: order.index(item.number)])
    at = max(
        (at for at, one in enumerate(record.minutes, start=1) if one.item in earlier), default=0
    )
    return (*record.minutes[:at], minute, *record.minutes[at:])


def _recommended_in(record: MeetingRecord, minute: Minute, restricted: bool) -> tuple[Clause, ...]:
    """The recommendations for a minute; those of restricted words for its restricted part only."""
    item = next((one for one in record.items if one.number and one.number == minute.item), None)
    if item is None:
        return ()
    entered = item.recommendations
    if restricted and item.restricted and item.restricted.recommendations:
        entered = item.restricted.recommendations
    if entered.strip():
        return recommendations_of(entered)
    papers = (one for one in record.papers if one.item == item.number)
    found = (recommendations_in(one.text) for one in papers if restricted or one.grounds is None)
    return next((clauses for clauses in found if clauses), ())


def _take(
    desk: Desk,
    part: Part,
    thing: Outcome | Action,
    after_block: int | None,
    what: str,
    promised: str = "",
) -> Taken:
    with in_plain_words():
        texts.leave_minute(desk.register, part.minute)
    record, minute = _now(desk, part)
    text = _text(minute, part.restricted)
    place = len(blocks(text)) if after_block is None else after_block
    outcomes, actions = _standing(minute, part.restricted)
    standing: tuple[Outcome | Action, ...] = (*outcomes, *actions)
    there = [one.order for one in standing if one.after_block == place]
    placed = replace(thing, after_block=place, order=max(there, default=-1) + 1)
    if isinstance(placed, Outcome):
        outcomes = (*outcomes, placed)
    else:
        actions = (*actions, placed)
    after = _with(record, _put(minute, part.restricted, outcomes, actions))
    body = placed.to_body if isinstance(placed, Outcome) else ""
    with in_plain_words():
        with desk.register.writing(f"{what} in {called(minute)}") as change:
            write_change(change, record, after)
            if promised:
                left_out.leave_out(change, part.minute, words_key(promised))
            # Words of two committees are nobody's: what was decided is kept all the same.
            if len(slugs := councils.slugs_called(change, body)) == 1:
                add_planned(change, _recommended(record, minute, slugs[0]))
        return Taken(history.last_seq(desk.register), what)


def _recommended(record: MeetingRecord, minute: Minute, committee: str) -> PlannedItem:
    """What waits for a body this minute recommends something to; only its public title."""
    return PlannedItem(
        committee,
        minute.title,
        Why.RECOMMENDED,
        from_meeting=record.meeting.id,
        from_number=minute.number,
    )


def _with_thing(held: tuple[Thing, ...], thing: Thing, after: Thing | None) -> tuple[Thing, ...]:
    if not any(one.id == thing.id for one in held):
        raise Refused("That is no longer in the minute: look at it as it is now.")
    put = (after if one.id == thing.id else one for one in held)
    return tuple(one for one in put if one is not None)


def _now(desk: Desk, part: Part) -> tuple[MeetingRecord, Minute]:
    with in_plain_words():
        record = read_record(desk.register, part.meeting)
    return record, _minute(record, part.minute)


def _write(desk: Desk, before: MeetingRecord, after: MeetingRecord, what: str) -> Taken:
    with in_plain_words(), desk.register.writing(what) as change:
        write_change(change, before, after)
    with in_plain_words():
        return Taken(history.last_seq(desk.register), what)


def _minute(record: MeetingRecord, minute_id: int) -> Minute:
    for minute in record.minutes:
        if minute.id == minute_id:
            return minute
    raise Refused("This minute is no longer in the meeting: go back and look again.")


def _with(record: MeetingRecord, minute: Minute) -> MeetingRecord:
    minutes = tuple(minute if one.id == minute.id else one for one in record.minutes)
    return replace(record, minutes=minutes)


def _restricted(minute: Minute) -> RestrictedMinute:
    if minute.restricted is None:
        raise Refused("This minute has no restricted part: mark it restricted first.")
    return minute.restricted


def _text(minute: Minute, restricted: bool) -> str:
    return _restricted(minute).text if restricted else minute.text


def _standing(minute: Minute, restricted: bool) -> tuple[tuple[Outcome, ...], tuple[Action, ...]]:
    part = _restricted(minute) if restricted else minute
    return part.outcomes, part.actions


def _put(
    minute: Minute,
    restricted: bool,
    outcomes: tuple[Outcome, ...],
    actions: tuple[Action, ...],
) -> Minute:
    if not restricted:
        return replace(minute, outcomes=outcomes, actions=actions)
    part = replace(_restricted(minute), outcomes=outcomes, actions=actions)
    return replace(minute, restricted=part)
