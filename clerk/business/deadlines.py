"""What must be done before an agenda goes out, and by which day: counted back from its issue."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from clerk.business.days import weekday_in_words
from clerk.business.notice import Notice
from clerk.business.words import counted

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """How many working days before the issue of the agenda reports must be in, the Chair is
    briefed, and the agenda is published."""

    reports: int = 7
    briefing: int = 3
    publication: int = 0


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something must be done, and how it was counted."""

    what: str
    day: date
    working_days: int

    @property
    def arithmetic(self) -> str:
        """The count in words."""
        if not self.working_days:
            return f"{weekday_in_words(self.day)}: the last working day of issue"
        days = counted(self.working_days, "working day")
        return f"{weekday_in_words(self.day)}: {days} before the last working day of issue"


REPORTS, BRIEFING, PUBLICATION, ISSUE = (
    "Reports in",
    "Chair's briefing",
    "Publication",
    "Agenda issued",
)


def deadlines(
    notice: Notice, rule: DeadlineRule, is_free: Callable[[date], bool]
) -> tuple[Deadline, ...]:
    """The deadlines of a meeting, the earliest first.

    They count back from the last working day on which the agenda can lawfully be issued.
    `is_free` says whether a day is a bank holiday or another day nobody works; weekends are.
    """
    issue = notice.last_working_day
    found = [
        Deadline(what, _before(issue, days, is_free), days)
        for what, days in (
            (REPORTS, rule.reports),
            (BRIEFING, rule.briefing),
            (PUBLICATION, rule.publication),
            (ISSUE, 0),
        )
    ]
    return tuple(sorted(found, key=lambda one: one.day))


def _before(day: date, working_days: int, is_free: Callable[[date], bool]) -> date:
    """The working day so many before another."""
    while working_days:
        day -= _DAY
        working_days -= not (day.weekday() >= _SATURDAY or is_free(day))
    return day
