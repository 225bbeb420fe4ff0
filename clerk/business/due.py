"""What is due: actions whose day has passed, and minutes that still wait for their next stage."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from clerk.business.actions import Action, Due
from clerk.business.meetings import Meeting, Stage

_NEXT_MEETING = re.compile("next.*meeting", re.IGNORECASE | re.DOTALL)

UNFINISHED = (Stage.IN_THE_ROOM, Stage.WRITING_UP, Stage.BEING_CHECKED, Stage.DRAFT_ISSUED)
"""The stages minutes pass through before they are confirmed."""

SILENT = timedelta(days=60)
"""An open action is silent when longer than this no progress was reported on it, or, when none
ever was on a day that is known, since the meeting it was made at."""


def falls_due(due: Due | None, next_meeting: date | None) -> date | None:
    """The day an action falls due, None when no day can be told ("asap", "ongoing", nothing).

    "Next meeting" is `next_meeting`: the day of its committee's first meeting after the one the
    action was made at, None when none is known.
    """
    if due is None or due.on is not None:
        return due.on if due else None
    return next_meeting if _NEXT_MEETING.search(due.words) else None


def overdue(action: Action, today: date, next_meeting: date | None = None) -> bool:
    """Whether an action is open and the day it fell due is before `today`.

    `next_meeting` as for `falls_due`.
    """
    day = falls_due(action.due, next_meeting)
    return action.closed is None and day is not None and day < today


@dataclass(frozen=True, slots=True)
class OverdueActions:
    """How many actions of a committee are overdue, and the day the oldest fell due.

    `committee` is its slug. `more`: there are more than were counted.
    """

    committee: str
    name: str
    count: int
    oldest: date
    more: bool = False


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The meetings past their day at one stage: how many, and the latest of them."""

    stage: Stage
    count: int
    latest: tuple[Meeting, ...]
