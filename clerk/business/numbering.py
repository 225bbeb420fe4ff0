"""Numbers of minutes: patterns, series, provisional numbers, and their audit."""

from dataclasses import dataclass, field
from enum import StrEnum


class Scope(StrEnum):
    """Who shares one run of numbers."""

    COUNCIL = "council"
    COMMITTEE = "committee"
    MEETING = "meeting"


class Reset(StrEnum):
    """When the counting starts again."""

    NEVER = "never"
    CALENDAR_YEAR = "calendar year"
    MUNICIPAL_YEAR = "municipal year"
    ACADEMIC_YEAR = "academic year"
    MEETING = "each meeting"


class YearKind(StrEnum):
    """Which year the year tokens of a pattern mean: they change on 1 January, 1 May, 1 September."""

    CALENDAR = "calendar"
    MUNICIPAL = "municipal"
    ACADEMIC = "academic"


@dataclass(frozen=True, slots=True)
class SeriesRule:
    """How a committee's minutes are numbered: pattern, prefix year, reset and start are
    separate settings."""

    pattern: str
    scope: Scope = Scope.COMMITTEE
    reset: Reset = Reset.NEVER
    prefix_year: YearKind = YearKind.CALENDAR
    start: int = 1


@dataclass(frozen=True, slots=True)
class Series:
    """A run of numbers. `next_value` is the counter of the next number; `next_number` the same
    as it would be printed at `for_day`'s meeting."""

    rule: SeriesRule
    next_value: int
    next_number: str
    id: int | None = field(default=None, compare=False)
