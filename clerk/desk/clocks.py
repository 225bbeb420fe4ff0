"""The clock of a meeting: its last lawful day of issue, deadlines, and what is still missing."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from clerk.business.agenda import AgendaItem
from clerk.business.agenda_readiness import AgendaWanting, agenda_wanting, reports_not_in
from clerk.business.council import Committee, Council
from clerk.business.days import near_day
from clerk.business.deadlines import REPORTS, Deadline, deadlines
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.notice import Notice, NoticeError, is_bank_holiday, last_lawful_day
from clerk.business.words import counted
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.meeting_names import meeting_named
from db import councils, meetings
from db.records import meeting_record


@dataclass(frozen=True, slots=True)
class MeetingClock:
    """How much time there is before a meeting's agenda must go out.

    `notice` is None where it cannot be counted, and then there are no `deadlines`, nor are there
    for a meeting called off. `not_in` are the items whose paper has not come in; `wanting` is
    everything missing as of `today`.
    """

    meeting: Meeting
    name: str
    today: date
    notice: Notice | None
    deadlines: tuple[Deadline, ...]
    not_in: tuple[AgendaItem, ...]
    wanting: tuple[AgendaWanting, ...]

    @property
    def running(self) -> bool:
        """Whether the agenda still has to go out."""
        return self.meeting.stage is Stage.PLANNED and self.meeting.called_off is None

    @property
    def days_left(self) -> int | None:
        """How many days there are until the last lawful day; less than none when it has passed."""
        return None if self.notice is None else (self.notice.last_day - self.today).days

    @property
    def left(self) -> str:
        """The same in a few words; for an agenda that is out, when that was."""
        meeting = self.meeting
        if meeting.called_off is not None:
            return meeting.state
        if not self.running:
            return f"issued {near_day(meeting.issued)}" if meeting.issued else meeting.state
        if self.notice is None or self.days_left is None:
            return "not issued"
        if self.days_left < 0:
            return f"late: {near_day(self.notice.last_day)} was the last lawful day"
        days = {0: "today", 1: "tomorrow"}.get(self.days_left, f"{self.days_left} days left")
        return f"issue by {near_day(self.notice.last_day)} ({days})"

    @property
    def reports(self) -> str:
        """How many reports are not in, and by when they were asked for; "" when all are."""
        if not self.not_in or self.meeting.called_off is not None:
            return ""
        said = f"{counted(len(self.not_in), 'report')} not in"
        due = next((one.day for one in self.deadlines if one.what == REPORTS), None)
        if due is None or not self.running:
            return said
        word = "were due" if due < self.today else "due"
        return f"{said}, {word} {near_day(due)}"


def clock(desk: Desk, record: MeetingRecord, committee: Committee) -> MeetingClock:
    """The clock of one meeting."""
    with in_plain_words():
        council = councils.council(desk.register)
    return _clock(record, committee, council, desk.today())


def clocks(desk: Desk, name: str) -> tuple[MeetingClock, ...]:
    """The clocks of the coming meetings of a committee, or of the meeting named.

    Raises Refused with near names when there is neither.
    """
    register = desk.register
    with in_plain_words(), register.reading():
        council = councils.council(register)
        known = {each.slug: each for each in councils.committees(register)}
        if slug := councils.slug_called(register, name):
            found = meetings.meetings(register, committee=slug, first=desk.today())[::-1]
        else:
            found = (meeting_named(desk, name),)
        records = [meeting_record(register, each.id or 0) for each in found]
    return tuple(
        _clock(record, known[record.meeting.committee], council, desk.today()) for record in records
    )


def notice_of(meeting: Meeting, committee: Committee, council: Council | None) -> Notice | None:
    """The notice of a meeting, None where it cannot be counted."""
    try:
        return last_lawful_day(meeting.held, committee.style.notice, _calendar(council))
    except NoticeError:
        return None


def _clock(
    record: MeetingRecord, committee: Committee, council: Council | None, today: date
) -> MeetingClock:
    notice = notice_of(record.meeting, committee, council)
    return MeetingClock(
        record.meeting,
        committee.name,
        today,
        notice,
        () if record.meeting.called_off else deadlines_of(notice, committee, council),
        reports_not_in(record),
        agenda_wanting(record, today, notice),
    )


def deadlines_of(
    notice: Notice | None, committee: Committee, council: Council | None
) -> tuple[Deadline, ...]:
    """The deadlines of a meeting with this notice; none where it cannot be counted."""
    if notice is None:
        return ()
    free = partial(is_bank_holiday, calendar=_calendar(council))
    return deadlines(notice, committee.style.deadlines, free)


def _calendar(council: Council | None) -> str:
    return (council or Council("")).calendar
