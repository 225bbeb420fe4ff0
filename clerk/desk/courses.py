"""Business that does not go as the agenda has it: each turn is one change that can be taken back.

Every verb takes the meeting as the clerk saw it and answers a sentence. All raise Refused as
`change_meeting` does.
"""

from dataclasses import replace
from datetime import date

from clerk.business.agenda import AgendaItem, Course
from clerk.business.days import day_in_words
from clerk.business.meetings import Adjournment, MeetingRecord
from clerk.business.minutes import Clause, Minute, Outcome
from clerk.business.plan import Why, put_off
from clerk.business.proceedings import (
    course_text,
    exclusion_text,
    out_of_order_text,
    readmission_text,
)
from clerk.business.quorum import inquorate_text
from clerk.business.restricted import Restriction
from clerk.business.standing import joined, parted
from clerk.business.style import HouseStyle
from clerk.business.text import blocks
from clerk.business.words import with_capital
from clerk.desk.changing_meetings import change_meeting, write_change
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.minuting import called, with_all_begun, with_begun
from clerk.desk.refused import Refused
from clerk.desk.restricting import closed_sentence, closed_with, elsewhere
from clerk.desk.room import house_style, quorum
from db.plans import add_planned


def withdraw(desk: Desk, record: MeetingRecord, item: AgendaItem) -> str:
    """An item is withdrawn; its minute says so."""
    gone = replace(item, course=Course.WITHDRAWN, deferred_to=None)
    after = _off(record, item, gone, house_style(desk, record))
    change_meeting(desk, record, after, f"Withdraw {_named(item)}")
    return f"{with_capital(_named(item))} is withdrawn."


def defer(desk: Desk, record: MeetingRecord, item: AgendaItem, to: date | None = None) -> str:
    """An item is put off, to a day if one was said; it then waits in the committee's plan."""
    if to is not None and to <= record.meeting.held:
        raise Refused(f"{day_in_words(to)} is not after this meeting: type a later day, or none.")
    later = replace(item, course=Course.DEFERRED, deferred_to=to)
    after = _off(record, item, later, house_style(desk, record))
    waiting = put_off(after, item, Why.DEFERRED, to)
    with in_plain_words(), desk.register.writing(f"Defer {_named(item)}") as change:
        write_change(change, record, after)
        add_planned(change, waiting)
    until = f" until {day_in_words(to)}" if to else ""
    return f"{with_capital(_named(item))} is deferred{until}, and waits in the plan."


def take_up_again(desk: Desk, record: MeetingRecord, item: AgendaItem) -> str:
    """An item that was withdrawn or deferred is taken after all; what was written stays."""
    taken = replace(item, course=Course.TAKEN, deferred_to=None)
    change_meeting(desk, record, _with_item(record, item, taken), f"Take up {_named(item)} again")
    return f"{with_capital(_named(item))} is taken after all."


def add_urgent(desk: Desk, record: MeetingRecord, title: str, reason: str) -> str:
    """Add an item the Chair takes as urgent, for a reason the minutes must give.

    It takes the next number after the agenda's; its minute is printed with the reason. Local
    Government Act 1972 s100B(4)(b).
    """
    if not title.strip():
        raise Refused("An urgent item needs a title: type one.")
    if not reason.strip():
        raise Refused("Why is it urgent? The minutes must give the Chair's reason.")
    number = _free_number(record)
    item = AgendaItem(number, title.strip(), urgent=True, urgent_reason=reason.strip())
    style = house_style(desk, record)
    listed = replace(record, items=(*record.items, item))
    begun = replace(listed, minutes=with_begun(listed, item, style))
    change_meeting(desk, record, begun, f"Add item {number} as urgent")
    return f"Item {number} is added as urgent."


def take_now(desk: Desk, record: MeetingRecord, item: AgendaItem, after: str) -> str:
    """An item is taken out of its order, right behind the item with the number `after`; its
    minute says before which item. Raises Refused when that is its order."""
    style = house_style(desk, record)
    # All are begun, so that none begun later slips in before it.
    begun = with_all_begun(record, style)
    mine = [one for one in begun.minutes if one.item == item.number]
    others = [one for one in begun.minutes if one.item != item.number]
    at = max((at for at, one in enumerate(others, start=1) if one.item == after), default=0)
    passed_over = _next_taken(record, {one.item for one in others[:at]})
    if passed_over is None or passed_over.number == item.number:
        raise Refused(f"{with_capital(_named(item))} is the next in the order of the agenda.")
    moved = replace(begun, minutes=(*others[:at], *mine, *others[at:]))
    text = out_of_order_text(item.number, passed_over.number, style)
    change_meeting(desk, record, _told(moved, item.number, text), f"Take {_named(item)} now")
    return f"{with_capital(_named(item))} is taken before item {passed_over.number}."


def split(desk: Desk, record: MeetingRecord, minute: Minute, after_block: int) -> str:
    """Make two minutes of one: what stands after so many blocks of its text becomes the second,
    under the same item, with the next number."""
    if minute.restricted is not None:
        raise Refused("A restricted minute is not split: split it before it is closed.")
    if not 0 < after_block < len(blocks(minute.text)):
        raise Refused("Put the cursor where the second minute begins, then split.")
    at = _at(record, minute)
    minutes = (*record.minutes[:at], *parted(minute, after_block), *record.minutes[at + 1 :])
    change_meeting(desk, record, replace(record, minutes=minutes), f"Split {called(minute)}")
    return f"{with_capital(called(minute))} is two minutes now."


def merge(desk: Desk, record: MeetingRecord, minute: Minute) -> str:
    """Join a minute to the one before it, which keeps its number and title.

    Raises Refused for an issued number, which is never given up so.
    """
    at = _at(record, minute)
    if at == 0:
        raise Refused("There is no minute before this one to join it to.")
    before = record.minutes[at - 1]
    if not minute.provisional:
        raise Refused(f"{minute.number} has been issued: its number stays, so it is not joined.")
    if minute.restricted is not None or before.restricted is not None:
        raise Refused("A restricted minute is not joined to another: open it first.")
    minutes = (*record.minutes[: at - 1], joined(before, minute), *record.minutes[at + 1 :])
    change_meeting(desk, record, replace(record, minutes=minutes), f"Join {called(minute)}")
    return f"{with_capital(called(minute))} is part of {called(before)} now."


def adjourn(desk: Desk, record: MeetingRecord, item: str, reason: str = "") -> str:
    """The meeting is adjourned now, during an item (its number), or goes on again."""
    breaks, now = record.adjournments, desk.minute()
    if breaks and breaks[-1].resumed_at is None:
        resumed = (*breaks[:-1], replace(breaks[-1], resumed_at=now))
        change_meeting(desk, record, replace(record, adjournments=resumed), "Resume the meeting")
        return f"The meeting goes on, at {now:%H:%M}."
    stopped = (*breaks, Adjournment(now, item=item, reason=reason.strip()))
    change_meeting(desk, record, replace(record, adjournments=stopped), "Adjourn the meeting")
    return f"The meeting is adjourned, at {now:%H:%M}; the same key lets it go on."


def minute_inquorate(desk: Desk, record: MeetingRecord, item: str) -> str:
    """Put into the minute of an item (its number) that the meeting is not quorate any more: the
    house style's sentence, which is answered. Raises Refused while there is a quorum."""
    found = quorum(desk, record, record.roll)
    if found.quorate:
        raise Refused(f"There is a quorum: {found}.")
    style = house_style(desk, record)
    after = _begun(record, item, style)
    text = inquorate_text(style, found, desk.minute())
    change_meeting(desk, record, _told(after, item, text), f"Minute in item {item}: no quorum")
    return text


def exclude_public(desk: Desk, record: MeetingRecord, item: AgendaItem, how: Restriction) -> str:
    """Close an item to the public as `close_item` does, by a resolution written from its grounds.

    The resolution is public, and stands in the public part of the item's minute; all other words
    of item, minutes and papers are closed with it.
    """
    style = house_style(desk, record)
    after = record
    if not any(one.item == item.number for one in record.minutes):
        after = replace(record, minutes=with_begun(record, item, style))
    after = closed_with(after, item, how)
    word = next((one for one in style.outcome_words if one == "RESOLVED"), style.outcome_words[0])
    text = exclusion_text(how.grounds, item.number, style)
    after = _decided(after, item.number, Outcome(word, (Clause(text),), after_block=0))
    also = change_meeting(desk, record, after, f"Close item {item.number} to the public")
    elsewhere_too = elsewhere(desk, record, after)
    said = (closed_sentence(record, item), "The resolution is written.", also, elsewhere_too)
    return " ".join(filter(None, said))


def readmit_public(desk: Desk, record: MeetingRecord, item: str) -> str:
    """The public is let in again: resolved in the minute of an item (its number)."""
    style = house_style(desk, record)
    word = next((one for one in style.outcome_words if one == "RESOLVED"), style.outcome_words[0])
    outcome = Outcome(word, (Clause(readmission_text(style)),))
    if not any(one.item == item for one in record.minutes):
        raise Refused("Write in an item first: the resolution stands in its minute.")
    change_meeting(desk, record, _decided(record, item, outcome), "Let the public in again")
    return "The public is admitted again; the resolution is written."


def _begun(record: MeetingRecord, number: str, style: HouseStyle) -> MeetingRecord:
    """The meeting with a minute for the item of this number."""
    if any(one.item == number for one in record.minutes):
        return record
    item = next((one for one in record.items if number and one.number == number), None)
    if item is None:
        raise Refused("Open an item first: the sentence stands in its minute.")
    return replace(record, minutes=with_begun(record, item, style))


def _off(
    record: MeetingRecord, item: AgendaItem, changed: AgendaItem, style: HouseStyle
) -> MeetingRecord:
    """The meeting with an item that is not taken, and its minute saying so."""
    after = _with_item(record, item, changed)
    if not any(one.item == item.number for one in record.minutes):
        after = replace(after, minutes=with_begun(after, changed, style))
    return _told(after, item.number, course_text(changed, style))


def _with_item(record: MeetingRecord, item: AgendaItem, changed: AgendaItem) -> MeetingRecord:
    if not any(one.id == item.id for one in record.items):
        raise Refused(f"{with_capital(_named(item))} is no longer on the agenda: look again.")
    items = tuple(changed if one.id == item.id else one for one in record.items)
    return replace(record, items=items)


def _told(record: MeetingRecord, number: str, text: str) -> MeetingRecord:
    """The meeting with a sentence at the end of the public text of an item's first minute."""
    at = next(at for at, one in enumerate(record.minutes) if one.item == number)
    minute = record.minutes[at]
    if text in minute.text:
        return record
    written = "\n\n".join(part for part in (minute.text, text) if part)
    minutes = (*record.minutes[:at], replace(minute, text=written), *record.minutes[at + 1 :])
    return replace(record, minutes=minutes)


def _decided(record: MeetingRecord, number: str, outcome: Outcome) -> MeetingRecord:
    at = next(at for at, one in enumerate(record.minutes) if one.item == number)
    minute = record.minutes[at]
    decided = replace(minute, outcomes=(*minute.outcomes, outcome))
    return replace(record, minutes=(*record.minutes[:at], decided, *record.minutes[at + 1 :]))


def _next_taken(record: MeetingRecord, done: set[str | None]) -> AgendaItem | None:
    """The first item of the agenda that is taken and is not among those done."""
    return next(
        (
            one
            for one in record.items
            if one.number and one.number not in done and one.course is Course.TAKEN
        ),
        None,
    )


def _free_number(record: MeetingRecord) -> str:
    numbers = [int(one.number) for one in record.items if one.number.isdecimal()]
    return str(max(numbers, default=0) + 1)


def _at(record: MeetingRecord, minute: Minute) -> int:
    for at, one in enumerate(record.minutes):
        if one.id == minute.id:
            return at
    raise Refused("This minute is no longer in the meeting: go back and look again.")


def _named(item: AgendaItem) -> str:
    return f"item {item.number}" if item.number else "an item"
