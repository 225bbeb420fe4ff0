"""Which actions are chased, why, and how firmly."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from clerk.business.actions import ListedAction
from clerk.business.chases import Chase, Level
from clerk.business.names import matched

_LEVELS = tuple(Level)


class CopiedFrom(StrEnum):
    """From which message on a line manager has a copy."""

    FIRST = "first"
    REMINDER = "reminder"
    ESCALATION = "escalation"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class ChasingRule:
    """How a committee has its actions chased.

    `lead` is the post (or person) that is told when an action stays unanswered, `contact` who is
    asked for what all or a body is to do; empty: the contact printed on its last agenda.
    An action is silent when nothing was heard for `silent_days`,
    and not asked about again within `rest_days`; reports are asked for from `report_days` before
    the meeting on.
    """

    lead: str = ""
    contact: str = ""
    managers_from: CopiedFrom = CopiedFrom.REMINDER
    silent_days: int = 60
    rest_days: int = 7
    report_days: int = 28

    def copied(self, level: Level) -> bool:
        """Whether a line manager has a copy of a message of this level."""
        return _LEVELS.index(level) >= list(CopiedFrom).index(self.managers_from)


class Reason(StrEnum):
    """Why an action is chased."""

    OVERDUE = "overdue"
    DUE = "due before the next meeting"
    SILENT = "nothing heard"


@dataclass(frozen=True, slots=True)
class Outstanding:
    """An open action with what a chase must know of it.

    `due` is the day it falls due and `coming` the day of its committee's next meeting, None when
    not known; `chases` are those it had, the earliest first.
    """

    listed: ListedAction
    due: date | None = None
    coming: date | None = None
    chases: tuple[Chase, ...] = ()

    @property
    def heard(self) -> date:
        """The last day progress was reported, or else the day it was made."""
        action = self.listed.action
        reported = [report.on for report in action.progress if report.on]
        return max(reported) if reported else _made_on(self.listed)


def _made_on(listed: ListedAction) -> date:
    """The day of the meeting an action was made at."""
    origin = listed.action.origin
    if origin is not None and origin.held is not None:
        return origin.held
    return date.fromisoformat(listed.meeting.partition("/")[2][:10])


def reasons(outstanding: Outstanding, today: date, silent_days: int) -> tuple[Reason, ...]:
    """Why an action is to be chased `today`; nothing when it is not.

    One that is closed, put off to a later day, or not to be chased never is.
    """
    action = outstanding.listed.action
    if action.closed is not None or action.not_chased:
        return ()
    if action.snoozed_until is not None and action.snoozed_until > today:
        return ()
    due, coming = outstanding.due, outstanding.coming
    found = []
    if due is not None and due < today:
        found.append(Reason.OVERDUE)
    elif due is not None and coming is not None and due <= coming:
        found.append(Reason.DUE)
    if outstanding.heard < today - timedelta(days=silent_days):
        found.append(Reason.SILENT)
    return tuple(found)


def unanswered(chases: Iterable[Chase], name: str) -> tuple[date, ...]:
    """The days on which somebody of this name was asked and did not answer, the earliest first."""
    sought = matched(name)
    return tuple(
        sorted(
            {each.on for each in chases if not each.answered and matched(each.sent_to) == sought}
        )
    )


def level_after(asked: Sequence[date]) -> Level:
    """How firmly to ask somebody who was asked on these days without an answer."""
    return _LEVELS[min(len(asked), len(_LEVELS) - 1)]


def firmest(levels: Iterable[Level]) -> Level:
    """The firmest of some levels, the mildest there is of none."""
    return max(levels, key=_LEVELS.index, default=Level.FIRST)


def resting(asked: Sequence[date], today: date, rest_days: int) -> bool:
    """Whether somebody asked on these days is left alone for now."""
    return bool(asked) and asked[-1] > today - timedelta(days=rest_days)
