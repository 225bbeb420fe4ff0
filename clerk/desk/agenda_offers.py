"""What is offered for an agenda, and taking it: one thing, or everything at once."""

from collections.abc import Sequence

from clerk.business.agenda_offers import Offer, standing_offers, with_offer
from clerk.business.days import day_in_words
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.plan import as_item
from clerk.business.words import with_capital
from clerk.desk.changing_meetings import write_change
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.plans import plan, take
from clerk.desk.promised import in_plan, promised
from clerk.desk.refused import Refused
from db import Reader, actions, councils, meetings
from db.records import read_record

_UNCONFIRMED = (Stage.WRITING_UP, Stage.BEING_CHECKED, Stage.DRAFT_ISSUED)
_LOOKED_BACK = 12
"""Among so many meetings before this one those are looked for whose minutes are not confirmed."""


def offers(desk: Desk, record: MeetingRecord) -> tuple[Offer, ...]:
    """What could stand on the agenda of a meeting and does not yet; nothing once it is issued.

    Standing items it lacks, minutes to confirm, the action log while actions are open, and of the
    plan what is wanted by its day: deferred, recommended, promised or planned.
    """
    meeting = record.meeting
    if meeting.stage is not Stage.PLANNED or meeting.called_off or record.minutes:
        return ()
    with in_plain_words(), desk.register.reading():
        style = councils.committee(desk.register, meeting.committee).style
        open_now = actions.actions(desk.register, committee=meeting.committee, open_only=True)
        confirm = to_confirm(desk.register, meeting)
    found = standing_offers(record, style, confirm, len(open_now))
    waits = [*plan(desk, meeting.committee), *promised(desk, meeting.committee)]
    titles = {one.title for one in record.items}
    return (
        *found,
        *(
            Offer(one.item.why.value, as_item(one.item), one.came_from, one.item)
            for one in waits
            if (one.item.wanted_on is None or one.item.wanted_on <= meeting.held)
            and (one.item.id is not None or one.item.title not in titles)
        ),
    )


def take_offers(desk: Desk, record: MeetingRecord, chosen: Sequence[Offer]) -> str:
    """Put what is offered on the agenda, all of it in one change that can be taken back.

    Raises Refused when the meeting has changed since it was read.
    """
    if not chosen:
        raise Refused("Nothing is offered for this agenda.")
    meeting = record.meeting
    what = f"“{chosen[0].item.title}”" if len(chosen) == 1 else f"{len(chosen)} items"
    with (
        in_plain_words(),
        desk.register.writing(
            f"Take {what} onto the agenda of {day_in_words(meeting.held)}"
        ) as change,
    ):
        before = record
        for offer in chosen:
            if offer.planned is None:
                write_change(change, before, with_offer(before, offer))
            else:
                take(change, in_plan(change, offer.planned), meeting)
            before = read_record(change, meeting.id or 0)
    verb = "is" if len(chosen) == 1 else "are"
    return f"{with_capital(what)} {verb} on the agenda."


def to_confirm(reader: Reader, meeting: Meeting) -> tuple[Meeting, ...]:
    """The meetings before this one whose minutes wait to be confirmed, the earliest first."""
    before = meetings.meetings(
        reader, committee=meeting.committee, last=meeting.held, limit=_LOOKED_BACK
    )
    return tuple(
        one
        for one in reversed(before)
        if one.stage in _UNCONFIRMED and (one.held, one.sitting) < (meeting.held, meeting.sitting)
    )
