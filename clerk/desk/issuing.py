"""Issuing draft minutes: what it will fix, and doing it."""

from collections.abc import Callable
from dataclasses import dataclass

from clerk.business.findings import Finding
from clerk.business.meetings import FIXED, Meeting, MeetingRecord, Stage
from clerk.business.numbering import (
    PatternError,
    SeriesRule,
    issuing_findings,
    number_of,
    period_of,
)
from clerk.business.readiness import Light
from clerk.business.restricted import View
from clerk.business.views import seen_by
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from clerk.desk.stages import lights
from db import issue, numbers
from db.records import meeting_record, read_record
from db.transaction import Reader

_PRINTED_AT_ALL = SeriesRule("{n}")


@dataclass(frozen=True, slots=True)
class Fixing:
    """What issuing the draft now would fix for good.

    `draft` counts the drafts from 1; `minutes` and `actions` are the numbers that would be given
    out; `findings` say what is out of order about it; `not_ready` are the lights that are off.
    """

    draft: int
    minutes: tuple[str, ...]
    actions: tuple[str, ...]
    findings: tuple[Finding, ...]
    not_ready: tuple[Light, ...]


def what_issuing_fixes(desk: Desk, record: MeetingRecord) -> Fixing:
    """What `issue_draft` would do now. Raises Refused as that does; nothing is changed."""
    meeting, register = record.meeting, desk.register
    _check(desk, record)
    with in_plain_words():
        rule = _rule(register, meeting)
        minutes, actions = issue.would_fix(
            register,
            meeting.id or 0,
            period=period_of(rule, meeting.held, meeting.sitting),
            number=_printing(register, rule, record),
        )
        drafts = numbers.other_drafts(register, meeting)
        last = numbers.last_numbered(register, meeting.committee)
    findings = issuing_findings(rule, meeting.held, drafts, last, meeting.sitting)
    return Fixing(
        _drafts(desk, meeting) + 1,
        minutes,
        actions,
        findings if minutes else (),
        tuple(light for light in lights(desk, record) if not light.ready),
    )


def issue_draft(desk: Desk, record: MeetingRecord) -> str:
    """Issue the draft minutes as the clerk saw them: numbers are fixed, this version is kept.

    Nothing of it can be taken back. Raises Refused when the meeting is still in the room, has
    changed since the clerk saw it, or has not since its last draft; when its minutes are
    confirmed; and when it is not known how the committee numbers.
    """
    meeting = record.meeting
    _check(desk, record)
    draft = _drafts(desk, meeting) + 1
    with in_plain_words(), desk.register.writing(f"Issue draft {draft} of the minutes") as change:
        if read_record(change, meeting.id or 0) != record:
            raise Refused(
                "Something in this meeting has changed since you looked. Nothing was issued: look "
                "at it as it is now, then issue it."
            )
        rule = _rule(change, meeting)
        given = issue.issue_minutes(
            change,
            meeting.id or 0,
            period=period_of(rule, meeting.held, meeting.sitting),
            number=_printing(change, rule, record),
        )
    fixed = f", with the numbers {span(given)}" if given else ""
    return f"Draft {draft} of the minutes is issued{fixed}."


def span(given: tuple[str, ...]) -> str:
    """Numbers in a few words: "21/101 to 21/107"."""
    return given[0] if len(given) == 1 else f"{given[0]} to {given[-1]}" if given else "none"


def _check(desk: Desk, record: MeetingRecord) -> None:
    meeting = record.meeting
    if meeting.stage in FIXED:
        raise Refused("These minutes are confirmed: their text is fixed.")
    if meeting.stage is Stage.IN_THE_ROOM:
        raise Refused("The meeting is still in the room: close it first.")
    if not record.minutes:
        raise Refused(f"There are no minutes of {meeting.reference} to issue yet.")
    if meeting.held > desk.today():
        raise Refused("The meeting has not been held yet: its minutes cannot be issued.")
    versions = _issued(desk, meeting)
    if not versions:
        return
    with in_plain_words():
        last = issue.issued_record(desk.register, meeting.id or 0, versions, View.RESTRICTED)
        now = meeting_record(desk.register, meeting.id or 0)
    if seen_by(now, View.RESTRICTED).record == last:
        raise Refused(f"Nothing was changed since draft {_drafts(desk, meeting)} was issued.")


def _issued(desk: Desk, meeting: Meeting) -> int:
    with in_plain_words():
        return len(issue.issued_versions(desk.register, meeting.id or 0))


def _drafts(desk: Desk, meeting: Meeting) -> int:
    with in_plain_words():
        versions = issue.issued_versions(desk.register, meeting.id or 0)
    return sum(version.stage is Stage.DRAFT_ISSUED for version in versions)


def _rule(reader: Reader, meeting: Meeting) -> SeriesRule:
    """How the meeting's minutes are numbered; where that is not known, issuing refuses it."""
    series = numbers.series_of(reader, meeting.committee)
    return series.rule if series is not None else _PRINTED_AT_ALL


def _printing(reader: Reader, rule: SeriesRule, record: MeetingRecord) -> Callable[[int], str]:
    """What prints the numbers of the minutes that have none yet, each with its item.

    The number after them, of no item yet, is printed like the last.
    """
    meeting = record.meeting
    items = [minute.item or "" for minute in record.minutes if minute.provisional] or [""]
    period = period_of(rule, meeting.held, meeting.sitting)
    count = numbers.meeting_of_month(reader, meeting.committee, meeting.held, meeting.sitting)
    known = numbers.series_of(reader, meeting.committee) is not None
    first = numbers.next_value(reader, meeting.committee, period) if known else 0

    def number(value: int) -> str:
        item = items[min(value - first, len(items) - 1)]
        try:
            return number_of(rule, value, meeting.held, meeting=count, item=item)
        except PatternError as error:
            raise Refused(str(error)) from error

    return number
