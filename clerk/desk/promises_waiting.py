"""How much is promised in minutes and is no action yet."""

from clerk.business.meetings import NOT_BEGUN, Meeting
from clerk.business.offered_actions import offered_actions
from clerk.business.restricted import View
from clerk.business.views import seen_by
from clerk.desk.desk import Desk, in_plain_words
from db import meetings
from db.left_out import left_out
from db.records import meeting_record

MOST = 40
"""So many meetings are looked through, the latest first: reading for promises takes its time."""


def minuted_meetings(desk: Desk) -> tuple[Meeting, ...]:
    """The latest meetings that may have minutes, the newest first."""
    with in_plain_words():
        found = meetings.meetings(desk.register, last=desk.today(), limit=2 * MOST)
    return tuple(each for each in found if each.stage not in NOT_BEGUN)[:MOST]


def promises_in(desk: Desk, meeting_id: int) -> frozenset[tuple[int, str]]:
    """The promises offered in the minutes of a meeting, each by its minute's id and its words."""
    with in_plain_words():
        record = meeting_record(desk.register, meeting_id)
        out = left_out(desk.register, meeting_id)
    seen = seen_by(record, View.PUBLIC).record
    return frozenset(
        (minute.id or 0, offered.promise.text)
        for minute in seen.minutes
        for offered in offered_actions(minute, actions=seen.actions, left_out=out)
    )
