"""Minutes at a later meeting: corrected, confirmed, signed.

What is confirmed or signed stays so: it cannot be taken back.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from clerk.business.days import day_in_words
from clerk.business.meetings import ISSUED, Correction, Meeting, MeetingRecord, Stage
from clerk.business.proceedings import confirmation_text, confirming_item
from clerk.business.style import HouseStyle
from clerk.desk.changing_meetings import change_meeting, write_change
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.minuting import with_begun
from clerk.desk.refused import Refused
from clerk.desk.room import house_style
from db import Transaction, issue, meetings, texts
from db.records import read_record

_BEING_MINUTED = (Stage.IN_THE_ROOM, Stage.WRITING_UP, Stage.BEING_CHECKED)


def confirming_meeting(desk: Desk, meeting: Meeting) -> Meeting | None:
    """The first later meeting of the committee that is being minuted, None when none is."""
    with in_plain_words():
        later = meetings.meetings(desk.register, committee=meeting.committee, first=meeting.held)
    after = (meeting.held, meeting.sitting)
    found = (one for one in reversed(later) if (one.held, one.sitting) > after)
    return next((one for one in found if one.stage in _BEING_MINUTED), None)


def add_correction(
    desk: Desk, record: MeetingRecord, text: str, number: str = "", *, restricted: bool = False
) -> str:
    """Record what is put right in minutes that were issued; the text itself is not changed.

    `number` is that of the minute, empty for all; `restricted` when its words are, as they always
    are of a minute that is closed. Raises Refused for a number no minute has.
    """
    correction = _correction(record, text, number, restricted)
    after = replace(record, corrections=(*record.corrections, correction))
    of = f" to minute {correction.number}" if correction.number else ""
    change_meeting(desk, record, after, f"Record a correction{of}")
    return f"The correction{of} is recorded."


def confirm(
    desk: Desk,
    record: MeetingRecord,
    corrections: Sequence[Correction] = (),
    confirmed_at: Meeting | None = None,
) -> str:
    """The minutes are confirmed, with `corrections` beside those recorded before: from now on
    their text is fixed.

    At the meeting `confirmed_at`, its item about earlier minutes says so from then on. Raises
    Refused when the minutes are not issued, or that meeting has no such item.
    """
    meeting = record.meeting
    if meeting.stage is not Stage.DRAFT_ISSUED:
        raise Refused(f"Only issued minutes can be confirmed; the stage is: {meeting.stage}.")
    new = (_correction(record, each.text, each.number, each.restricted) for each in corrections)
    after = replace(record, corrections=(*record.corrections, *new))
    style = house_style(desk, record)
    what = f"Confirm the minutes of {day_in_words(meeting.held)}"
    with in_plain_words(), desk.register.writing(what) as change:
        write_change(change, record, after)
        issue.confirm_minutes(change, meeting.id or 0)
        if confirmed_at is not None:
            _minute(change, after, confirmed_at, style)
    count = len(after.corrections)
    told = f", with {count} correction{'s' if count > 1 else ''}" if count else ""
    where = f", and minuted on {day_in_words(confirmed_at.held)}" if confirmed_at else ""
    return f"The minutes are confirmed{told}{where}."


def sign(desk: Desk, record: MeetingRecord, by: str, on: date) -> str:
    """Somebody signed the confirmed minutes as a correct record on that day."""
    meeting, name = record.meeting, " ".join(by.split())
    if meeting.stage is not Stage.CONFIRMED:
        raise Refused(f"Only confirmed minutes can be signed; the stage is: {meeting.stage}.")
    if not name:
        raise Refused("Who signed them? Type a name.")
    if not meeting.held <= on <= desk.today():
        raise Refused(f"{day_in_words(on)} is before the meeting or still to come.")
    signed = replace(meeting, stage=Stage.SIGNED, signed_by=name, signed_on=on)
    change_meeting(desk, record, replace(record, meeting=signed), "Note that minutes were signed")
    return f"The minutes are signed by {name}."


def _correction(record: MeetingRecord, text: str, number: str, restricted: bool) -> Correction:
    words, wanted = " ".join(text.split()), number.strip()
    if record.meeting.stage not in ISSUED:
        raise Refused("These minutes are not issued yet: put the text itself right.")
    if not words:
        raise Refused("A correction needs words: what is to be put right, and how?")
    of = [minute for minute in record.minutes if wanted and minute.number == wanted]
    if wanted and not of:
        raise Refused(f"There is no minute {wanted} in this meeting; type its whole number.")
    return Correction(words, wanted, restricted or any(minute.restricted for minute in of))


def _minute(
    change: Transaction, confirmed: MeetingRecord, later: Meeting, style: HouseStyle
) -> None:
    """Write into the minutes of a later meeting that these were confirmed."""
    held = confirmed.meeting.held
    texts.fold_all(change, later.id or 0)
    record = read_record(change, later.id or 0)
    linked = (one for one in record.items if one.confirms == confirmed.meeting.id)
    item = next(linked, None) or confirming_item(record.items, held, style)
    if item is None:
        raise Refused(
            f"The meeting of {day_in_words(later.held)} has no item whose title begins with "
            "“Minutes”: add one, or leave out at which meeting they were confirmed."
        )
    begun = record
    if not any(minute.item == item.number for minute in record.minutes):
        begun = replace(record, minutes=with_begun(record, item, style))
    at = next(at for at, one in enumerate(begun.minutes) if one.item == item.number)
    minute = begun.minutes[at]
    text = confirmation_text(held, confirmed.corrections, style)
    usual = {one.sentence for one in style.standing_items}
    kept = "" if minute.text.strip() in usual else minute.text
    if text not in kept:
        minute = replace(minute, text="\n\n".join(filter(None, (kept, text))))
    minutes = (*begun.minutes[:at], minute, *begun.minutes[at + 1 :])
    write_change(change, record, replace(begun, minutes=minutes))
