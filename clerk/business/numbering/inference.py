"""What the numbers printed in one paper suggest about the series they belong to."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from clerk.business.numbering.series import (
    YEAR_OF_RESET,
    Reset,
    Scope,
    Series,
    SeriesRule,
    YearKind,
    number_of,
    year_start,
)

_DIGITS = re.compile(r"[0-9]+")
_SUFFIX = re.compile(r"(?<=[0-9])[A-Z]$")
_RESET_OF_YEAR = {kind: reset for reset, kind in YEAR_OF_RESET.items()}
# A committee seldom meets more than once a fortnight, and a month has about 30.4 days.
_MEETINGS_A_DAY = 2.2 / 30.4

_Column = tuple[str, ...]


def infer(printed: Sequence[str], held: date) -> Series | None:
    """The series suggested by the minute numbers of one meeting, in the order printed.

    The commonest form of number decides, so a misprint, a gap, a number used twice or one left
    over from an old file does little harm. `next_value` follows the last number of this meeting,
    also where the next meeting starts again. Where the day fits several kinds of year, two
    digits are taken for the municipal year, four for the calendar year, and four that join two
    years ("2021" for 2020/21) for the academic year. None when nothing looks like a number.
    """
    numbers = [_SUFFIX.sub("", number.strip()) for number in printed]
    usable = {number for number in numbers if _DIGITS.search(number) and not set(number) & {*"{}"}}
    top = [number for number in numbers if number in usable and not _under_another(number, usable)]
    forms = Counter(tuple(_DIGITS.split(number)) for number in top)
    if not forms:
        return None
    form = forms.most_common(1)[0][0]
    rows = [_DIGITS.findall(number) for number in top if tuple(_DIGITS.split(number)) == form]
    columns: list[_Column] = list(zip(*rows, strict=True))
    counter, item = _counter(columns, held)
    tokens, kind = _tokens(columns, counter, item, form, held)
    at_item = rows[-1][item] if item is not None else ""
    first, following = _run(
        [int(row[counter]) for row in rows if item is None or row[item] == at_item]
    )
    text = form[0] + "".join(token + after for token, after in zip(tokens, form[1:], strict=True))
    reset = _reset(kind, item is not None or "{mm}" in tokens, first, following, held)
    rule = SeriesRule(
        pattern=text,
        scope=Scope.MEETING if reset is Reset.MEETING else Scope.COMMITTEE,
        reset=reset,
        prefix_year=kind or YearKind.CALENDAR,
    )
    meeting = int(_common(columns[tokens.index("{meeting}")])) if "{meeting}" in tokens else 1
    return Series(rule, following, number_of(rule, following, held, meeting=meeting, item=at_item))


def _under_another(number: str, numbers: set[str]) -> bool:
    """Whether this is a paragraph's number, as 4.1 is where there also is a 4."""
    return any(number[:at] in numbers for at, char in enumerate(number) if char == ".")


def _common(column: _Column) -> str:
    return Counter(column).most_common(1)[0][0]


def _counter(columns: list[_Column], held: date) -> tuple[int, int | None]:
    """Which column counts, and which, if any, is an agenda number it counts under."""
    last = len(columns) - 1
    dated = _dated(_common(columns[last]), held)
    if last and not dated and _counts_under(columns[last - 1], columns[last]):
        return last, last - 1
    changing = [at for at, column in enumerate(columns) if _changes(column)]
    undated = [at for at, column in enumerate(columns) if not _dated(_common(column), held)]
    return (changing or undated or [last])[-1], None


def _counts_under(above: _Column, below: _Column) -> bool:
    """Whether `below` counts 1, 2, 3 and starts again whenever `above` moves on by one."""
    pairs = list(zip(map(int, above), map(int, below), strict=True))
    turns = [(now[0] + 1, 1) == then for now, then in pairwise(pairs) if now[0] != then[0]]
    return pairs[0][1] == 1 and sum(turns) * 2 > len(turns)


def _changes(column: _Column) -> bool:
    return column.count(_common(column)) * 2 <= len(column)


def _dated(digits: str, held: date) -> bool:
    return digits == f"{held.month:02}" or _year_tokens([digits], held, False)[1] is not None


def _tokens(
    columns: list[_Column], counter: int, item: int | None, form: tuple[str, ...], held: date
) -> tuple[list[str], YearKind | None]:
    """A token or fixed digits for each column, and the kind of the prefix year, if there is one."""
    common = [_common(column) for column in columns]
    fixed = [digits if at not in (counter, item) else "" for at, digits in enumerate(common)]
    month = fixed.index(f"{held.month:02}") if f"{held.month:02}" in fixed else None
    others = [digits if at != month else "" for at, digits in enumerate(fixed)]
    years, kind = _year_tokens(others, held, month is not None)
    if kind is None and month is not None:
        years, kind = _year_tokens(fixed, held, False)
        month = None if kind is not None else month
    widths = [len(digits) for digits in columns[counter] if digits.startswith("0")]
    width = Counter(widths).most_common(1)[0][0] if widths else 1
    tokens = []
    for at, digits in enumerate(fixed):
        if at == counter:
            tokens.append("{n}" if width == 1 else f"{{n:0{width}}}")
        elif at == item:
            tokens.append("{item}")
        elif at == month:
            tokens.append("{mm}")
        elif month is not None and form[at].endswith("(") and form[at + 1].startswith(")"):
            tokens.append("{meeting}")
        else:
            tokens.append(years.get(at, digits))
    return tokens, kind


def _year_tokens(
    fixed: list[str], held: date, with_month: bool
) -> tuple[dict[int, str], YearKind | None]:
    """The columns that print the prefix year, as tokens, and the kind of year it is."""
    calendar, municipal, academic = YearKind.CALENDAR, YearKind.MUNICIPAL, YearKind.ACADEMIC
    short = (calendar, municipal, academic) if with_month else (municipal, calendar, academic)
    for at, digits in enumerate(fixed):
        following = fixed[at + 1] if at + 1 < len(fixed) else ""
        for kind in (municipal, academic):
            whole, two, after = _written(kind, held)
            if digits in (whole, two) and following == after:
                return {at: "{yyyy}" if digits == whole else "{yy}", at + 1: "{yy2}"}, kind
        for kind in (calendar, municipal, academic):
            if digits == _written(kind, held)[0]:
                return {at: "{yyyy}"}, kind
        for kind in short:
            if digits == _written(kind, held)[1]:
                return {at: "{yy}"}, kind
        for kind in (academic, municipal):
            if digits == "".join(_written(kind, held)[1:]):
                return {at: "{yy}{yy2}"}, kind
    return {}, None


def _written(kind: YearKind, held: date) -> tuple[str, str, str]:
    """The year whole, in two digits, and the year after it in two."""
    year = year_start(kind, held).year
    return str(year), f"{year % 100:02}", f"{(year + 1) % 100:02}"


def _run(values: list[int]) -> tuple[int, int]:
    """The first value of the run these values are, and the value that follows it.

    A value far from where its place puts it is a misprint and counts for its place.
    """
    offset = Counter(value - at for at, value in enumerate(values)).most_common(1)[0][0]
    meant = [
        value if abs(value - at - offset) <= len(values) else offset + at
        for at, value in enumerate(values)
    ]
    return min(meant), max(meant) + 1


def _reset(
    kind: YearKind | None, by_meeting: bool, first: int, following: int, held: date
) -> Reset:
    """When these numbers seem to start again.

    Numbers higher than meetings every fortnight could have reached since the year began have
    run on from the year before.
    """
    if first <= 1 and (by_meeting or kind is None):
        return Reset.MEETING
    if kind is None:
        return Reset.NEVER
    earlier_meetings = (first - 1) / (following - first)
    days = (held - year_start(kind, held)).days
    ran_on = earlier_meetings > 1 + days * _MEETINGS_A_DAY
    return Reset.NEVER if ran_on else _RESET_OF_YEAR[kind]
