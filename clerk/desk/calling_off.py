"""Cancelling or postponing a meeting that was called, and changing where or when it is.

Each makes a notice, dated today, and can be taken back until that notice is sent. All raise
Refused as `change_meeting` does.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from clerk.business.agenda import AgendaItem, Course
from clerk.business.agenda_numbers import with_new
from clerk.business.days import day_in_words
from clerk.business.meetings import (
    NOT_BEGUN,
    Alteration,
    Altered,
    CalledOff,
    Meeting,
    MeetingRecord,
    Stage,
)
from clerk.business.plan import with_business
from clerk.business.restricted import RestrictedItem
from clerk.desk.changing_meetings import change_meeting, write_change
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from db import Transaction, meetings
from db.records import read_record, save_record


def cancel(desk: Desk, record: MeetingRecord, reason: str) -> str:
    """The meeting is not held. Its business stays with it; put_back or defer moves it."""
    _check(record, reason)
    notice = _notice(desk, record.meeting, Altered.CANCELLED, reason)
    meeting = replace(record.meeting, called_off=CalledOff.CANCELLED)
    after = replace(record, meeting=meeting, alterations=(*record.alterations, notice))
    change_meeting(desk, record, after, "Cancel the meeting")
    return f"The meeting of {day_in_words(meeting.held)} is cancelled; its notice can be exported."


def postpone(
    desk: Desk,
    record: MeetingRecord,
    to: date,
    reason: str,
    *,
    starts: time | None = None,
    venue: str = "",
) -> str:
    """The meeting is held on another day instead, at its hour and place unless others are said.

    The meeting of the committee planned for that day takes its business; where there is none, one
    is made. The agenda of that is not issued by it.
    """
    _check(record, reason)
    meeting = record.meeting
    if to <= desk.today() or to == meeting.held:
        raise Refused(f"{day_in_words(to)} cannot be: choose a coming day other than its own.")
    what = f"Postpone the meeting to {day_in_words(to)}"
    with in_plain_words(), desk.register.writing(what) as change:
        other = _instead(change, meeting, to, starts or meeting.starts, venue or meeting.venue)
        notice = replace(
            _notice(desk, meeting, Altered.POSTPONED, reason),
            venue=other.venue,
            starts=other.starts,
            to=to,
            other=other.id,
        )
        off = replace(meeting, called_off=CalledOff.POSTPONED)
        write_change(
            change,
            record,
            replace(record, meeting=off, alterations=(*record.alterations, notice)),
        )
        _hand_over(change, record, other)
    return f"The meeting is postponed to {day_in_words(to)}: {other.reference} has its business."


def change_place(
    desk: Desk, record: MeetingRecord, venue: str, starts: time | None, reason: str
) -> str:
    """The meeting is held elsewhere or at another hour than was called."""
    _check(record, reason)
    meeting = record.meeting
    place = " ".join(venue.split()) or meeting.venue
    moved = replace(meeting, venue=place, starts=starts or meeting.starts)
    if moved == meeting:
        raise Refused("Nothing would change: type another venue or time.")
    notice = replace(
        _notice(desk, meeting, Altered.MOVED, reason), venue=moved.venue, starts=moved.starts
    )
    after = replace(record, meeting=moved, alterations=(*record.alterations, notice))
    change_meeting(desk, record, after, "Change where or when the meeting is held")
    return "The place or time is changed; its notice can be exported."


def note_sent(desk: Desk, record: MeetingRecord) -> str:
    """The last notice of a change went out today; from now on it cannot be taken back."""
    unsent = [at for at, one in enumerate(record.alterations) if one.sent_on is None]
    if not unsent:
        raise Refused("There is no notice of a change that was not sent.")
    at = unsent[-1]
    sent = replace(record.alterations[at], sent_on=desk.today())
    alterations = (*record.alterations[:at], sent, *record.alterations[at + 1 :])
    what = f"Send the notice: {sent.what.value}"
    change_meeting(desk, record, replace(record, alterations=alterations), what)
    return "The notice is noted as sent."


def _check(record: MeetingRecord, reason: str) -> None:
    meeting = record.meeting
    if meeting.called_off is not None:
        raise Refused(f"This meeting is {meeting.state} already.")
    if meeting.stage not in NOT_BEGUN or record.minutes:
        raise Refused(f"The meeting has begun; the stage is: {meeting.stage}.")
    if not reason.strip():
        raise Refused("Why? The notice gives the reason: type it.")


def _notice(desk: Desk, meeting: Meeting, what: Altered, reason: str) -> Alteration:
    words = " ".join(reason.split())
    return Alteration(what, desk.today(), words, meeting.venue, meeting.starts)


def _instead(
    change: Transaction, meeting: Meeting, to: date, starts: time | None, venue: str
) -> Meeting:
    """The meeting of that day which has not begun, or a new one."""
    there = meetings.meetings(change, committee=meeting.committee, first=to, last=to)
    for one in there:
        if one.stage is Stage.PLANNED and one.called_off is None:
            return one
    sitting = max((one.sitting for one in there), default=0) + 1
    new = Meeting(
        meeting.committee,
        meeting.body,
        to,
        sitting,
        meeting.title,
        starts,
        venue=venue,
        notices=meeting.notices,
        contact=meeting.contact,
        signatory=meeting.signatory,
    )
    return meetings.meeting(change, save_record(change, MeetingRecord(new)))


def _hand_over(change: Transaction, record: MeetingRecord, other: Meeting) -> None:
    """Give a meeting the business of the postponed one, with its papers, which also stay there.

    Items the other had already, by their titles, are not given twice; two of one title both go.
    """
    merged = read_record(change, other.id or 0)
    empty = not merged.items
    had = Counter(_name(one) for one in merged.items)
    going = [one for one in record.items if one.course is Course.TAKEN]
    for item in going:
        if had[_name(item)]:
            had[_name(item)] -= 1
            continue
        fresh = _again(item)
        at_end = with_new(merged, fresh, len(merged.items))
        merged = at_end if empty else with_business(merged, fresh)
    numbers = _new_numbers(going, merged.items)
    laid = tuple(
        replace(one, id=None, pages=None, item=numbers.get(one.item or ""))
        for one in record.papers
        if not one.withdrawn
    )
    save_record(change, replace(merged, papers=(*merged.papers, *laid)))


def _again(item: AgendaItem) -> AgendaItem:
    """An item as new business: what was late or urgent for the other meeting is not for this."""
    return replace(item, id=None, version=1, pages=None, late=False, urgent=False, urgent_reason="")


def _name(item: AgendaItem) -> tuple[str, RestrictedItem | None]:
    """By what an item is known again on another agenda."""
    return item.title, item.restricted


def _new_numbers(old: Sequence[AgendaItem], new: Sequence[AgendaItem]) -> dict[str, str | None]:
    """The number each item has on the other agenda: of several of one title, in their order."""
    named: dict[tuple[str, RestrictedItem | None], list[str]] = {}
    for one in new:
        named.setdefault(_name(one), []).append(one.number)
    return {
        one.number: named[_name(one)].pop(0) or None
        for one in old
        if one.number and named.get(_name(one))
    }
