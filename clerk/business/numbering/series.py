"""Series: who shares a run of numbers, when it starts again, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from clerk.business.days import day_in_words
from clerk.business.findings import Finding
from clerk.business.numbering.patterns import NumberParts, pattern


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
    """Which year the year tokens of a pattern mean.

    A calendar year changes on 1 January, a municipal one on 1 May, an academic one on
    1 September.
    """

    CALENDAR = "calendar"
    MUNICIPAL = "municipal"
    ACADEMIC = "academic"


_FIRST_MONTH = {YearKind.CALENDAR: 1, YearKind.MUNICIPAL: 5, YearKind.ACADEMIC: 9}
YEAR_OF_RESET = {
    Reset.CALENDAR_YEAR: YearKind.CALENDAR,
    Reset.MUNICIPAL_YEAR: YearKind.MUNICIPAL,
    Reset.ACADEMIC_YEAR: YearKind.ACADEMIC,
}


@dataclass(frozen=True, slots=True)
class SeriesRule:
    """How a committee's minutes are numbered.

    Pattern, prefix year, reset and start are separate settings: real series change their
    prefix in May and count on. `start` is the first value of every new run.
    """

    pattern: str
    scope: Scope = Scope.COMMITTEE
    reset: Reset = Reset.NEVER
    prefix_year: YearKind = YearKind.CALENDAR
    start: int = 1


@dataclass(frozen=True, slots=True)
class Series:
    """A run of numbers under way. `next_value` is the counter of the next number in it;
    `next_number` is the same as it would be printed on the day the series was read from."""

    rule: SeriesRule
    next_value: int
    next_number: str
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Draft:
    """A meeting of a series whose minutes are not issued: its day and how many it has."""

    held: date
    minutes: int
    sitting: int = 1


def year_start(kind: YearKind, day: date) -> date:
    """The first day of the year of that kind which `day` lies in."""
    month = _FIRST_MONTH[kind]
    return date(day.year if day.month >= month else day.year - 1, month, 1)


def prefix_year_of(rule: SeriesRule, day: date) -> int:
    """The year the year tokens print for a meeting on `day`."""
    return year_start(rule.prefix_year, day).year


def period_of(rule: SeriesRule, day: date, sitting: int = 1) -> str:
    """The run of numbers a meeting on `day` belongs to; numbers count on within one period.

    "" for a series that never starts again, "2021" or "2021/22" for one that does so by year,
    the day for one that does so at each meeting ("2021-07-20", "2021-07-20-2" for the second
    that day).
    """
    if rule.reset is Reset.MEETING or rule.scope is Scope.MEETING:
        return day.isoformat() + (f"-{sitting}" if sitting > 1 else "")
    kind = YEAR_OF_RESET.get(rule.reset)
    if kind is None:
        return ""
    first = year_start(kind, day).year
    return str(first) if kind is YearKind.CALENDAR else f"{first}/{(first + 1) % 100:02}"


def parts_of(
    rule: SeriesRule, value: int, day: date, *, meeting: int = 1, item: str = "", letter: str = ""
) -> NumberParts:
    """What the number with this value says at a meeting on `day`, in the rule's pattern.

    `meeting` counts the committee's meetings of that month from 1.
    """
    shape = pattern(rule.pattern)
    return NumberParts(
        n=value,
        year=prefix_year_of(rule, day) if shape.has("{yyyy}", "{yy}", "{yy2}") else None,
        month=day.month if shape.has("{mm}") else None,
        meeting=meeting if shape.has("{meeting}", "({meeting})") else None,
        item=item if shape.has("{item}") else "",
        letter=letter if shape.has("{letter}") else "",
    )


def number_of(
    rule: SeriesRule, value: int, day: date, *, meeting: int = 1, item: str = "", letter: str = ""
) -> str:
    """The number with this value as printed for a meeting on `day`.

    Raises PatternError when the pattern is wrong, or needs an item or a letter not given.
    """
    parts = parts_of(rule, value, day, meeting=meeting, item=item, letter=letter)
    return pattern(rule.pattern).print(parts)


def value_for(
    rule: SeriesRule, next_value: int, day: date, drafts: Sequence[Draft], sitting: int = 1
) -> int:
    """The value of the first minute of a meeting whose minutes are still a draft.

    `next_value` is what the series would allocate next in that meeting's period, `drafts` the
    other unissued meetings of the series. A draft counts on from all earlier ones.
    """
    return next_value + sum(draft.minutes for draft in _before(rule, day, drafts, sitting))


def provisional(
    rule: SeriesRule, next_value: int, day: date, how_many: int, *, meeting: int = 1
) -> tuple[str, ...]:
    """The numbers `how_many` draft minutes of a meeting on `day` would have.

    `next_value` is the value of the first of them, as `value_for` gives it. Raises PatternError
    as `number_of` does.
    """
    return tuple(
        number_of(rule, next_value + count, day, meeting=meeting) for count in range(how_many)
    )


def issuing_findings(
    rule: SeriesRule,
    day: date,
    drafts: Sequence[Draft],
    last_issued: date | None = None,
    sitting: int = 1,
) -> tuple[Finding, ...]:
    """What is out of date order when the minutes of a meeting on `day` are issued now.

    `drafts` are the other unissued meetings of the series, `last_issued` the day of the latest
    meeting of the series whose minutes are issued.
    """
    found = [
        Finding(
            "issued out of order",
            f"The minutes of {day_in_words(draft.held)} are not issued yet; if these of "
            f"{day_in_words(day)} are issued first, they take the lower numbers.",
            f"meeting of {day_in_words(draft.held)}",
        )
        for draft in _before(rule, day, drafts, sitting)
        if draft.minutes
    ]
    if last_issued is not None and last_issued > day and _same_run(rule, day, last_issued):
        found.append(
            Finding(
                "issued out of order",
                f"The minutes of {day_in_words(last_issued)} are already issued, so these of "
                f"{day_in_words(day)} take higher numbers than a later meeting.",
                f"meeting of {day_in_words(last_issued)}",
            )
        )
    return tuple(found)


def _before(rule: SeriesRule, day: date, drafts: Sequence[Draft], sitting: int) -> list[Draft]:
    period = period_of(rule, day, sitting)
    earlier = [draft for draft in drafts if (draft.held, draft.sitting) < (day, sitting)]
    earlier.sort(key=lambda draft: (draft.held, draft.sitting))
    return [draft for draft in earlier if period_of(rule, draft.held, draft.sitting) == period]


def _same_run(rule: SeriesRule, one: date, other: date) -> bool:
    return period_of(rule, one) == period_of(rule, other)
