"""When an action is due, as it is typed: !next, !asap, !31/10, !"end of March", !2w."""

import calendar
import re
from datetime import date, timedelta

from clerk.business.actions import Due
from clerk.business.dates import first_date, is_only_date
from clerk.business.days import MONTHS, WEEKDAYS

NEXT_MEETING = "next meeting"
"""The words for what is due at the committee's next meeting."""

_AHEAD = re.compile(r"(?P<count>\d{1,3})(?P<unit>[dwm])", re.IGNORECASE)
_DAY_AND_MONTH = re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})")
_NAMED = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?|(?P<end>(?:the\s+)?end\s+of\s+))?"
    r"(?P<month>[a-z]{3,9})(?:\s+(?P<year>\d{4}))?",
    re.IGNORECASE,
)


def typed_due(typed: str, day: date) -> Due:
    """The due date meant by what was typed behind the mark; `day` is the day of the meeting.

    A day without its year is the first from `day` on, a month is due on its last day and keeps
    its words, a weekday is the next after `day`. "3d", "2w", "1m" count from `day`. Anything else
    stays as words: "asap".
    """
    said = " ".join(typed.split())
    if said.casefold() in ("next", NEXT_MEETING):
        return Due(words=NEXT_MEETING)
    if ahead := _AHEAD.fullmatch(said):
        return _ahead(int(ahead["count"]), ahead["unit"].lower(), day, said)
    weekday = _place(said, WEEKDAYS)
    if weekday is not None:
        return Due(day + timedelta((weekday - day.weekday() - 1) % 7 + 1))
    if is_only_date(said):
        return Due(first_date(said)) if first_date(said) else Due(words=said)
    if short := _DAY_AND_MONTH.fullmatch(said):
        on = _coming(int(short["day"]), int(short["month"]), day)
        return Due(on) if on else Due(words=said)
    return _named(said, day)


def due_as_typed(due: Due, day: date) -> str:
    """What `typed_due` reads as this: the words where they mean the same day, else the day."""
    if due.words == NEXT_MEETING and due.on is None:
        return "next"
    if due.on is None or (due.words and typed_due(due.words, day) == due):
        return due.words
    return due.on.isoformat()


def _ahead(count: int, unit: str, day: date, said: str) -> Due:
    try:
        if unit != "m":
            return Due(day + timedelta(days=count * (7 if unit == "w" else 1)))
        years, month = divmod(day.month - 1 + count, 12)
        last = calendar.monthrange(day.year + years, month + 1)[1]
        return Due(date(day.year + years, month + 1, min(day.day, last)))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return Due(words=said)


def _named(said: str, day: date) -> Due:
    found = _NAMED.fullmatch(said)
    place = _place(found["month"], MONTHS) if found else None
    if found is None or place is None:
        return Due(words=said)
    month, year = place + 1, int(found["year"]) if found["year"] else None
    if found["day"]:
        on = _coming(int(found["day"]), month, day)
        return Due(on) if on else Due(words=said)
    if year is None:
        year = day.year if month >= day.month else day.year + 1
    try:
        return Due(date(year, month, calendar.monthrange(year, month)[1]), said)
    except (ValueError, calendar.IllegalMonthError):
        return Due(words=said)


def _coming(number: int, month: int, day: date) -> date | None:
    """The first day of this number and month that is not before `day`.

    None when there is none within eight years, the longest there can be from one 29 February
    to the next.
    """
    for year in range(day.year, day.year + 9):
        try:
            on = date(year, month, number)
        except ValueError:
            continue
        if on >= day:
            return on
    return None


def _place(said: str, names: tuple[str, ...]) -> int | None:
    """Which of the names, by at least its first three letters."""
    plain = said.casefold()
    fits = [place for place, name in enumerate(names) if name.casefold().startswith(plain)]
    return fits[0] if len(plain) >= 3 and fits else None
