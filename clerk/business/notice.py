"""Notice of meetings: clear days, and the last lawful day to issue an agenda.

Clear days are whole days between: neither the day of issue nor the day of the meeting counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from clerk.business.days import weekday_in_words

SATURDAY, SUNDAY = 5, 6
_DAY = timedelta(days=1)
_UNITED_KINGDOM = {"ENG", "WLS", "SCT", "NIR"}


class NoticeError(ValueError):
    """Notice that cannot be counted; the message says why in one sentence."""


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """How many clear days, and which days count.

    The five of a principal council: Local Government Act 1972 s100A(6) and s100B. The three of
    a parish: Schedule 12 paragraph 10(2), with s243 for the days left out. `seasonal_breaks`
    leaves out the Christmas and Easter breaks of s243. Whether a Saturday counts no Act says.
    """

    days: int = 5
    saturdays_count: bool = False
    sundays_count: bool = False
    bank_holidays_count: bool = False
    seasonal_breaks: bool = False


@dataclass(frozen=True, slots=True)
class DayBetween:
    """A day between issue and meeting. `why_not` is empty for a day that counts."""

    day: date
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """The last lawful day to issue an agenda, and how it was counted.

    `between` holds every day between it and the meeting, earliest first. `last_working_day` is
    the last Monday to Friday on or before `last_day` that is no bank holiday or extra day.
    """

    meeting_day: date
    days: int
    last_day: date
    last_working_day: date
    between: tuple[DayBetween, ...]

    @property
    def arithmetic(self) -> tuple[str, ...]:
        """The count in words, a line for each day from the last lawful day to the meeting."""
        lines = [f"{weekday_in_words(self.last_day)}: last lawful day of issue"]
        count = 0
        for entry in self.between:
            count += not entry.why_not
            said = f"not counted, {entry.why_not}" if entry.why_not else f"clear day {count}"
            lines.append(f"{weekday_in_words(entry.day)}: {said}")
        return (*lines, f"{weekday_in_words(self.meeting_day)}: the meeting")


def last_lawful_day(
    meeting_day: date,
    rule: NoticeRule,
    calendar: str = "ENG",
    extra_days: frozenset[date] = frozenset(),
) -> Notice:
    """The last day on which the agenda of a meeting on `meeting_day` can be issued.

    `calendar` is the council's, as in `Council.calendar`. `extra_days` do not count either: days
    of public thanksgiving or mourning (s243), or a council's own closures. Raises NoticeError
    for an unknown calendar or fewer than no days.
    """
    if rule.days < 0:
        raise NoticeError("The number of clear days cannot be less than none.")
    bank_holidays = _bank_holidays(calendar)
    between: list[DayBetween] = []
    day = meeting_day - _DAY
    counted = 0
    while counted < rule.days:
        why_not = _why_not(day, rule, bank_holidays, extra_days)
        between.append(DayBetween(day, why_not))
        counted += not why_not
        day -= _DAY
    working = day
    while working.weekday() >= SATURDAY or working in bank_holidays or working in extra_days:
        working -= _DAY
    return Notice(meeting_day, rule.days, day, working, tuple(reversed(between)))


def is_bank_holiday(day: date, calendar: str = "ENG") -> bool:
    """Whether a day is a bank holiday there. Raises NoticeError for an unknown calendar."""
    return day in _bank_holidays(calendar)


def _why_not(
    day: date, rule: NoticeRule, bank_holidays: Mapping[date, str], extra_days: frozenset[date]
) -> str:
    """Why a day does not count, in words; empty for a day that does."""
    if day in extra_days:
        return "a day left out by the council"
    if day in bank_holidays and not rule.bank_holidays_count:
        return f"bank holiday ({bank_holidays[day]})"
    if rule.seasonal_breaks and (name := _seasonal_break(day)):
        return name
    if day.weekday() == SUNDAY and not rule.sundays_count:
        return "Sunday"
    if day.weekday() == SATURDAY and not rule.saturdays_count:
        return "Saturday"
    return ""


def _seasonal_break(day: date) -> str:
    """The break of Local Government Act 1972 s243 a day lies in, or empty.

    Christmas: from the last weekday before Christmas Day to the first after it that is no bank
    holiday. Easter: from the Thursday before to the Tuesday after. A weekday is taken as Monday
    to Friday, the reading that gives the longer notice.
    """
    england = _bank_holidays("ENG")
    if any(england.get(day + _DAY * away) == "Good Friday" for away in range(-4, 2)):
        return "Easter break"
    christmas = date(day.year, 12, 25)
    first = christmas - _DAY
    while first.weekday() >= SATURDAY:
        first -= _DAY
    last = christmas + _DAY
    while last.weekday() >= SATURDAY or last in england:
        last += _DAY
    return "Christmas break" if first <= day <= last else ""


@cache
def _bank_holidays(calendar: str) -> Mapping[date, str]:
    """The bank holidays of a calendar, with their names; it grows by itself as years are asked."""
    # Slow to import, and most commands never count a day.
    import holidays

    country, part = ("GB", calendar) if calendar in _UNITED_KINGDOM else (calendar, None)
    try:
        found: Mapping[date, str] = holidays.country_holidays(country, subdiv=part)
    except NotImplementedError:
        raise NoticeError(
            f"There is no bank-holiday calendar called {calendar}; use ENG, WLS, SCT, NIR or a "
            "country's two letters, such as IE."
        ) from None
    return found
