"""One meeting as a clerk works on it: all of it, what is odd in it, and what comes next."""

from dataclasses import dataclass
from datetime import date

from clerk.business.agenda_offers import Offer
from clerk.business.council import Committee
from clerk.business.days import day_in_words
from clerk.business.findings import Finding
from clerk.business.history import Event
from clerk.business.meetings import NOT_BEGUN, MeetingRecord, Stage
from clerk.business.people import Membership
from clerk.business.promises import LeftOut
from clerk.desk.agenda_offers import offers
from clerk.desk.clocks import MeetingClock, clock
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.looking import meeting_findings, room_findings
from clerk.desk.meeting_names import meeting_named
from clerk.desk.wording import moment_text
from db import councils, history, meetings, people
from db.left_out import left_out
from db.records import meeting_record

_MOST_EVENTS = 500


@dataclass(frozen=True, slots=True)
class Workspace:
    """A meeting with its committee, its findings, and the next step in a few words.

    `seats` are those of the committee held on the day of the meeting. `clock` counts until its
    agenda must go out, `offered` is what waits for that; both only before it has begun. `left_out`
    are the promises of its minutes that are not to be offered.
    """

    record: MeetingRecord
    committee: Committee
    findings: tuple[Finding, ...]
    next_step: str
    today: date
    seats: tuple[Membership, ...] = ()
    clock: MeetingClock | None = None
    offered: tuple[Offer, ...] = ()
    left_out: LeftOut = frozenset()


def workspace(desk: Desk, reference: str) -> Workspace:
    """The meeting a clerk names. Raises Refused with near names when there is none."""
    register = desk.register
    with in_plain_words(), register.reading():
        meeting = meeting_named(desk, reference)
        record = meeting_record(register, meeting.id or 0)
        committee = councils.committee(register, meeting.committee)
        seats = people.memberships(register, committee.slug, on=meeting.held)
        before = meeting.stage in NOT_BEGUN
        told = clock(desk, record, committee) if before else None
        return Workspace(
            record,
            committee,
            (
                *meeting_findings(record, committee.style.numbering, seats),
                *room_findings(record, committee.style, seats),
            ),
            _next_step(desk, record, told),
            desk.today(),
            seats,
            told,
            offers(desk, record) if meeting.held >= desk.today() else (),
            left_out(register, meeting.id or 0),
        )


def meeting_events(desk: Desk, meeting_id: int) -> tuple[tuple[Event, str], ...]:
    """What was done to a meeting, the latest first, each with its day and time at this desk."""
    with in_plain_words():
        found = history.events(desk.register, limit=_MOST_EVENTS, meeting_id=meeting_id)
    return tuple((event, moment_text(desk.here(event.at))) for event in found)


def _next_step(desk: Desk, record: MeetingRecord, told: MeetingClock | None) -> str:
    meeting = record.meeting
    held = meeting.held <= desk.today()
    if meeting.called_off is not None:
        unsent = any(one.sent_on is None for one in record.alterations)
        return "give notice that it is " + meeting.state if unsent else "nothing more to do"
    match meeting.stage:
        case Stage.PLANNED if not held:
            notice = told.notice if told else None
            return f"issue the agenda{f' by {day_in_words(notice.last_day)}' if notice else ''}"
        case Stage.AGENDA_ISSUED if not held:
            return f"hold the meeting on {day_in_words(meeting.held)}"
        case Stage.PLANNED | Stage.AGENDA_ISSUED:
            return "write the minutes"
        case Stage.IN_THE_ROOM:
            return "take the minutes"
        case Stage.WRITING_UP:
            return "finish the minutes and have them checked"
        case Stage.BEING_CHECKED:
            return "issue the draft minutes"
        case Stage.DRAFT_ISSUED:
            coming = meetings.next_meeting(desk.register, meeting.committee, meeting.held)
            day = f" on {day_in_words(coming.held)}" if coming else ""
            return f"have the minutes confirmed at the next meeting{day}"
        case Stage.CONFIRMED:
            return "have the minutes signed"
        case Stage.SIGNED:
            return "nothing more to do"
