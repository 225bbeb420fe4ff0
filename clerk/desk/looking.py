"""What is worth telling the clerk about a meeting, read or kept: findings, never obstacles."""

from collections.abc import Sequence

from clerk.business.findings import Finding
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.numbering import PatternError, SeriesRule, audit
from clerk.business.people import Membership, Person
from clerk.business.presence import order_taken
from clerk.business.quorum import quorum_findings
from clerk.business.roster import roster_findings
from clerk.business.style import HouseStyle
from clerk.business.votes import minutes_vote_findings


def meeting_findings(
    record: MeetingRecord, rule: SeriesRule, seats: Sequence[Membership]
) -> tuple[Finding, ...]:
    """The audit of the minute numbers, and the attendance held against the seats known.

    `rule` is how the committee numbers; `seats` are its seats on the day as far as is known.
    """
    days = {seat.seen_on for seat in seats}
    as_known = days.pop() if len(days) == 1 else None
    return (
        *_numbering_findings(record, rule),
        *roster_findings(record.roll, tuple(seats), as_known),
    )


def room_findings(
    record: MeetingRecord, style: HouseStyle, seats: Sequence[Membership]
) -> tuple[Finding, ...]:
    """Where the quorum was lost, and what does not add up in votes."""
    return (
        *quorum_findings(style.quorum, record.roll, seats, order_taken(record)),
        *minutes_vote_findings(record),
    )


def _numbering_findings(record: MeetingRecord, rule: SeriesRule) -> tuple[Finding, ...]:
    """The audit of the numbers a meeting's minutes were printed with."""
    printed = [minute.number for minute in record.minutes]
    try:
        return audit(printed, rule, record.meeting.held)
    except PatternError as error:
        return (Finding("wrong pattern", str(error), f"house style of {record.meeting.body}"),)


def listed_seats(meeting: Meeting) -> tuple[Membership, ...]:
    """The seats printed in the membership of an agenda, as seen on the day it was issued."""
    return tuple(
        Membership(
            Person(member.name, member.title), member.role, seen_on=meeting.issued or meeting.held
        )
        for member in meeting.membership
    )
