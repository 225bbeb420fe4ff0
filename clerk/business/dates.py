"""Dates and times as papers print them."""

import re
from dataclasses import dataclass
from datetime import date, time

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)"
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"""(?<![\w/])(?:{_DAY}\.?,?\s+(?:the\s+)?)?
    (?:(?P<d>\d{{1,2}})\s*(?:st|nd|rd|th)?\s+(?:of\s+|day\s+of\s+)?(?P<m>{_MONTH})\.?,?\s+(?P<y>\d{{4}})
    |(?P<m2>{_MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})
    |(?P<y3>\d{{4}})-(?P<m3>\d{{2}})-(?P<d3>\d{{2}})
    |(?P<d4>\d{{1,2}})[/.](?P<m4>\d{{1,2}})[/.](?P<y4>\d{{4}}|\d{{2}}))(?![\w/])""",
    re.IGNORECASE | re.VERBOSE,
)
_TIME = re.compile(
    r"""(?<![\w.:])(?:(?P<h>\d{1,2})(?:[.:](?P<m>\d{2}))?\s*(?P<half>[ap])\.?\s?m\b\.?
    |(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)(?:\s*hrs|\s*hours)?
    |(?P<noon>12\s+noon|noon|midday))(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text. `day` is None when it is written as a date but does not exist."""

    day: date | None
    start: int
    end: int
    words: str


def dates_in(text: str) -> tuple[FoundDate, ...]:
    """Every full date in `text`, in order; day before month where only digits are given.

    A two-digit year is of this century.
    """
    found = []
    for match in _DATE.finditer(text):
        parts = match.groupdict()
        suffix = next(s for s in ("", "2", "3", "4") if parts[f"d{s}"])
        month = parts[f"m{s}"] if (s := suffix) in ("3", "4") else None
        number = int(month) if month else _MONTHS[parts[f"m{suffix}"].lower()]
        year = int(parts[f"y{suffix}"])
        try:
            day = date(year + 2000 if year < 100 else year, number, int(parts[f"d{suffix}"]))
        except ValueError:
            day = None
        found.append(FoundDate(day, match.start(), match.end(), match.group()))
    return tuple(found)


def first_date(text: str) -> date | None:
    """The first date in `text` that exists, or None."""
    return next((found.day for found in dates_in(text) if found.day), None)


def times_in(text: str) -> tuple[tuple[time, int, int], ...]:
    """Every time of day in `text` with where it begins and ends."""
    found = []
    for match in _TIME.finditer(text):
        if match["noon"]:
            hour, minute = 12, 0
        elif match["h24"]:
            hour, minute = int(match["h24"]), int(match["m24"])
        else:
            hour, minute = int(match["h"]), int(match["m"] or 0)
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
        if minute < 60:
            found.append((time(hour, minute), match.start(), match.end()))
    return tuple(found)


def first_time(text: str) -> time | None:
    """The first time of day in `text`, or None."""
    return next((found for found, _, _ in times_in(text)), None)


def is_only_date(text: str) -> bool:
    """Whether `text` is a date and nothing else."""
    found = dates_in(text)
    return len(found) == 1 and not re.sub(
        r"[\W_]+", "", text[: found[0].start] + text[found[0].end :]
    )
