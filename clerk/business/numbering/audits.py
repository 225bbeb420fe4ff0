"""Do the numbers of a meeting add up? Duplicates, gaps, wrong forms, wrong order."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise

from clerk.business.days import MONTHS, day_in_words
from clerk.business.findings import Finding
from clerk.business.numbering.patterns import NumberParts, Pattern, pattern
from clerk.business.numbering.series import Reset, Scope, SeriesRule, parts_of

_DUPLICATE = "duplicate number"
_GAP = "gap in the numbers"
_FORM = "wrong number pattern"
_ORDER = "number out of order"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A printed number, the value read from it, and what is wrong with its form.

    `alone` is false for a number with a letter, which shares its value with another.
    """

    printed: str
    n: int | None
    fault: str = ""
    alone: bool = True


def audit(
    printed: Sequence[str], rule: SeriesRule, held: date, expected_first: int | None = None
) -> tuple[Finding, ...]:
    """What is wrong with the minute numbers of one meeting, in the order they are printed.

    `expected_first` is the value the meeting should begin with; None means the rule's start
    where numbers begin again at each meeting, and no expectation otherwise. Minutes without a
    number are passed over. Paragraph numbers (4.1 where there is a 4) are looked at under their
    parent. Raises PatternError when the rule's pattern is wrong.
    """
    shape = pattern(rule.pattern)
    if expected_first is None and Reset.MEETING is rule.reset:
        expected_first = rule.start
    numbers = [number for number in printed if number]
    read = {number: shape.parse_unpadded(number) for number in numbers}
    meeting = _commonest([parts.meeting for parts in read.values() if parts and parts.meeting])
    groups: dict[str, list[_Entry]] = {}
    paragraphs: dict[str, list[str]] = {}
    item = ""
    for number in numbers:
        parts = read[number]
        if parts is None and (parent := _parent(number, read)):
            paragraphs.setdefault(parent, []).append(number)
            continue
        item = parts.item if parts else item
        groups.setdefault(item, []).append(_entry(number, parts, rule, held, meeting))
    findings: list[Finding] = []
    for item, entries in groups.items():
        write = partial(_written, shape, rule, held, meeting, item)
        findings += _audit_run(entries, write, expected_first)
    for parent, below in paragraphs.items():
        under = SeriesRule(f"{parent}.{{n}}", Scope.MEETING, Reset.MEETING)
        counted = [number for number in below if number[len(parent) + 1].isdecimal()]
        findings += audit(counted, under, held)
    return tuple(findings)


def _parent(number: str, others: dict[str, NumberParts | None]) -> str:
    """The shortest number in `others` that this paragraph's number continues, or ""."""
    for at, char in enumerate(number[:-1]):
        if char == "." and others.get(number[:at]):
            return number[:at]
    return ""


def _commonest(meetings: list[int]) -> int:
    return Counter(meetings).most_common(1)[0][0] if meetings else 1


def _entry(
    number: str, parts: NumberParts | None, rule: SeriesRule, held: date, meeting: int
) -> _Entry:
    if parts is None:
        return _Entry(number, None, "is not written like the other numbers")
    ought = parts_of(rule, parts.n, held, meeting=meeting, item=parts.item, letter=parts.letter)
    fault = ""
    if parts.month is not None and parts.month != ought.month:
        said, was = MONTHS[parts.month - 1], MONTHS[held.month - 1]
        fault = f"has the month {said}, but the meeting was in {was}"
    elif parts.year is not None and parts.year != ought.year:
        day = day_in_words(held)
        fault = f"has the year {parts.year}, but the meeting of {day} is in {ought.year}"
    elif parts.meeting != ought.meeting:
        fault = f"is of meeting {parts.meeting} of the month, the others of meeting {meeting}"
    elif pattern(rule.pattern).print(parts) != number:
        fault = "is not written like the other numbers"
    return _Entry(number, parts.n, fault, alone=not (parts.letter or parts.suffix))


def _written(
    shape: Pattern, rule: SeriesRule, held: date, meeting: int, item: str, value: int
) -> str:
    return shape.print(parts_of(rule, value, held, meeting=meeting, item=item or "1", letter="a"))


def _audit_run(
    entries: list[_Entry], write: Callable[[int], str], first: int | None
) -> list[Finding]:
    """The findings of one run of numbers; `write` prints a value as it should look."""
    meant = _meant(entries, first)
    strays = {
        entry.printed for entry, value in zip(entries, meant, strict=True) if entry.n != value
    }
    used = Counter(entry.printed for entry in entries)
    values = {value for value in meant if value is not None}
    seen: Counter[str] = Counter()
    highest = last = None if first is None else first - 1
    before = ""
    findings: list[Finding] = []
    for entry, value in zip(entries, meant, strict=True):
        number = entry.printed
        place = f"minute {number}"
        seen[number] += 1
        if entry.fault:
            expected = "" if value is None else f"; {write(value)} was expected"
            findings.append(Finding(_FORM, f"{number} {entry.fault}{expected}.", place))
        elif value != entry.n:
            twice = used[number] > 1
            fault = f"is used {_times(used[number])}" if twice else "is out of order"
            expected = "" if value is None else f"; {write(value)} was expected here"
            findings.append(
                Finding(_DUPLICATE if twice else _ORDER, f"{number} {fault}{expected}.", place)
            )
        elif seen[number] == 2 and number not in strays:
            findings.append(Finding(_DUPLICATE, f"{number} is used {_times(used[number])}.", place))
        elif seen[number] == 1 and last is not None and value is not None and value < last:
            words = (
                f"stands after {before}"
                if before
                else f"comes first; {write(last + 1)} was expected"
            )
            findings.append(Finding(_ORDER, f"{number} {words}.", place))
        if value is None:
            continue
        if highest is not None:
            for gap in _missing(highest + 1, value, values):
                words = f"{number} follows {before}" if before else f"the numbers begin at {number}"
                findings.append(Finding(_GAP, f"{_range(*gap, write)} missing: {words}.", place))
        highest = value if highest is None else max(highest, value)
        last, before = value, number
    return findings


def _meant(entries: list[_Entry], first: int | None) -> list[int | None]:
    """The value each number was meant to have.

    That is its own, unless it cannot be read or the next number shows that another was meant:
    6 between 55 and 57 was meant to be 56.
    """
    meant: list[int | None] = []
    last = None if first is None else first - 1
    for at, entry in enumerate(entries):
        value = entry.n
        following = entries[at + 1].n if at + 1 < len(entries) else None
        if value is None:
            value = None if last is None else last + 1
        elif last is not None and entry.alone and following == last + 2:
            value = last + 1
        meant.append(value)
        last = last if value is None else value
    return meant


def _missing(first: int, after: int, values: set[int]) -> list[tuple[int, int]]:
    """The stretches of values from `first` to before `after` that are not in `values`."""
    edges = [first - 1, *sorted(value for value in values if first <= value < after), after]
    return [(low + 1, high - 1) for low, high in pairwise(edges) if high - low > 1]


def _range(low: int, high: int, write: Callable[[int], str]) -> str:
    if low == high:
        return f"{write(low)} is"
    return f"{write(low)} {'and' if high == low + 1 else 'to'} {write(high)} are"


def _times(count: int) -> str:
    return {2: "twice", 3: "three times"}.get(count, f"{count} times")
