"""The public is heard: a question, a petition or a speaker."""

from dataclasses import replace

from clerk.business.agenda import AgendaItem
from clerk.business.hearing import Heard, heard_note, heard_text
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute
from clerk.desk.changing_meetings import change_meeting
from clerk.desk.desk import Desk
from clerk.desk.minuting import with_begun
from clerk.desk.refused import Refused
from clerk.desk.room import house_style


def hear_public(desk: Desk, record: MeetingRecord, item: AgendaItem, heard: Heard) -> str:
    """Minute what one of the public said at an item, behind what its first minute says so far.

    A name that is not to be printed is kept in the minute's private note. At a restricted item
    all of it goes into the restricted text. Raises Refused as `change_meeting` does, and when
    nothing says what it was about.
    """
    if not heard.subject.strip():
        raise Refused("What was it about? Type a few words.")
    style = house_style(desk, record)
    begun = record
    if not any(one.item == item.number for one in record.minutes):
        begun = replace(record, minutes=with_begun(record, item, style))
    at = next(at for at, one in enumerate(begun.minutes) if one.item == item.number)
    minute = _with_text(begun.minutes[at], heard_text(heard, style))
    note = heard_note(heard)
    minute = replace(minute, note=f"{minute.note}\n{note}".strip())
    after = replace(begun, minutes=(*begun.minutes[:at], minute, *begun.minutes[at + 1 :]))
    change_meeting(desk, record, after, f"Minute a {heard.kind} at item {item.number}")
    kept = "; the name is in its private note" if note else ""
    return f"The {heard.kind} is minuted at item {item.number}{kept}."


def _with_text(minute: Minute, text: str) -> Minute:
    part = minute.restricted
    if part is None:
        return replace(minute, text=_behind(minute.text, text))
    return replace(minute, restricted=replace(part, text=_behind(part.text, text)))


def _behind(text: str, more: str) -> str:
    return f"{text}\n\n{more}" if text else more
