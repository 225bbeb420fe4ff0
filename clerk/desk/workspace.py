"""One meeting as a clerk works on it: all of it, what is odd in it, and what comes next."""

from dataclasses import dataclass
from datetime import date, datetime

from clerk.business.council import Committee
from clerk.business.days import day_in_words
from clerk.business.findings import Finding
from clerk.business.history import Event
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.notice import NoticeError, last_lawful_day
from clerk.business.people import Membership
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.looking import meeting_findings, room_findings
from clerk.desk.meeting_names import meeting_named
from clerk.desk.wording import moment_text
from db import councils, history, meetings, people
from db.records import meeting_record

_MOST_EVENTS = 500


@dataclass(frozen=True, slots=True)
class Workspace:
    """A meeting with its committee, its findings, and the next step in a few words.

    `seats` are those of the committee held on the day of the meeting.
    """

    record: MeetingRecord
    committee: Committee
    findings: tuple[Finding, ...]
    next_step: str
    today: date
    seats: tuple[Membership, ...] = ()


def workspace(desk: Desk, reference: str) -> Workspace:
    """The meeting a clerk names. Raises Refused with near names when there is none."""
    register = desk.register
    with in_plain_words(), register.reading():
        meeting = meeting_named(desk, reference)
        record = meeting_record(register, meeting.id or 0)
        committee = councils.committee(register, meeting.committee)
        seats = people.memberships(register, committee.slug, on=meeting.held)
        return Workspace(
            record,
            committee,
            (
                *meeting_findings(record, committee.style.numbering, seats),
                *room_findings(record, committee.style, seats),
            ),
            _next_step(desk, meeting, committee),
            desk.today(),
            seats,
        )


def meeting_events(desk: Desk, meeting_id: int) -> tuple[tuple[Event, str], ...]:
    """What was done to a meeting, the latest first, each with its day and time at this desk."""
    with in_plain_words():
        found = history.events(desk.register, limit=_MOST_EVENTS, meeting_id=meeting_id)
    zone = desk.clock().tzinfo
    return tuple(
        (event, moment_text(datetime.fromisoformat(event.at).astimezone(zone))) for event in found
    )


def _next_step(desk: Desk, meeting: Meeting, committee: Committee) -> str:
    held = meeting.held <= desk.today()
    match meeting.stage:
        case Stage.PLANNED if not held:
            return f"issue the agenda{_by_when(desk, meeting, committee)}"
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


def _by_when(desk: Desk, meeting: Meeting, committee: Committee) -> str:
    council = councils.council(desk.register)
    try:
        notice = last_lawful_day(
            meeting.held, committee.style.notice, council.calendar if council else "ENG"
        )
    except NoticeError:
        return ""
    return f" by {day_in_words(notice.last_day)}"
