"""Automatic lists: each begins again, and shows the very markers the paper showed.

Word keeps numbers out of the text. A run of markers that count on ("4." "5." "6.") becomes one
numbering that starts where the run starts; a marker that does not count on begins another; a
marker Word cannot count ("2.1") is shown as it is by a numbering of its own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from exporters.write.characters import legal
from exporters.write.word.elements import Element, w, w_name
from exporters.write.word.styles import CENTIMETRE

_STEP = round(0.8 * CENTIMETRE)
_DEEPEST = 8
_BULLETS = ("•", "–", "•")
_DASHES = frozenset({"", "-", "–", "—", "*", "•", "·", "◦", "▪", "o", "\uf0b7", "\uf0a7"})
_MARKER = re.compile(r"(?P<before>\(?)(?P<count>[0-9]{1,4}|[a-z]+|[A-Z]+)(?P<after>[.):]*)")
_ROMAN = tuple(
    tens + units
    for tens in ("", "x", "xx", "xxx")
    for units in ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a numbering looks like: how it counts, and its text with `%` for the count."""

    counting: str
    text: str
    indent: int


@dataclass(frozen=True, slots=True)
class _Running:
    """A numbering in use, and the count its next point would show."""

    kind: _Kind
    number: int
    next: int


class Lists:
    """The numberings of one document, gathered while its text is written.

    `first_kind` and `first` are the lowest ids that are free in the file.
    """

    def __init__(self, *, first_kind: int = 0, first: int = 1) -> None:
        self._first_kind, self._first = first_kind, first
        self._kinds: dict[_Kind, int] = {}
        self._uncounted: dict[_Kind, int] = {}
        self._numbers: list[Element] = []

    def places(self, points: Iterable[tuple[str, int]], indent: int) -> Iterator[Element]:
        """The `numPr` of each point of one list, given as (marker, depth from 0).

        `indent` is where the text around the list stands, in twentieths of a point.
        """
        running: dict[int, _Running] = {}
        for marker, deep in points:
            depth = min(deep, _DEEPEST)
            running = {level: at for level, at in running.items() if level <= depth}
            running[depth] = self._next(running.get(depth), legal(marker).strip(), depth, indent)
            yield w("numPr", w("ilvl", val=depth), w("numId", val=running[depth].number))

    def elements(self) -> list[Element]:
        """The contents of numbering.xml: the kinds first, as the schema asks, then their uses."""
        return [*self.kinds(), *self.uses()]

    def kinds(self) -> list[Element]:
        """What the numberings look like."""
        return [_abstract(kind, key) for kind, key in self._kinds.items()]

    def uses(self) -> list[Element]:
        """The numberings that lists use, each of one of the kinds."""
        return self._numbers

    def _next(self, now: _Running | None, marker: str, depth: int, indent: int) -> _Running:
        if marker in _DASHES:
            return self._uncounted_as(_Kind("bullet", "", indent))
        readings = [(_Kind(how, text, indent), count) for how, text, count in _readings(marker)]
        for kind, count in readings:
            if now is not None and now.kind == kind and now.next == count:
                return replace(now, next=count + 1)
        if not readings:
            return self._uncounted_as(_Kind("none", marker, indent))
        kind, count = min(readings, key=lambda reading: reading[1])
        return _Running(kind, self._begin(kind, depth, count), count + 1)

    def _uncounted_as(self, kind: _Kind) -> _Running:
        if kind not in self._uncounted:
            self._uncounted[kind] = self._begin(kind)
        return _Running(kind, self._uncounted[kind], 0)

    def _begin(self, kind: _Kind, depth: int = 0, count: int | None = None) -> int:
        key = self._kinds.setdefault(kind, self._first_kind + len(self._kinds))
        number = w("num", w("abstractNumId", val=key))
        if count is not None:
            number.append(w("lvlOverride", w("startOverride", val=count), ilvl=depth))
        mine = self._first + len(self._numbers)
        number.set(w_name("numId"), str(mine))
        self._numbers.append(number)
        return mine


def _readings(marker: str) -> Iterator[tuple[str, str, int]]:
    """Every way to count a marker: "(i)" is the ninth letter, and the Roman one."""
    found = _MARKER.fullmatch(marker)
    if found is None:
        return
    count, text = found["count"], f"{found['before']}%{found['after']}"
    case = "upper" if count.isupper() else "lower"
    if count.isdigit():
        if count == str(int(count)):
            yield "decimal", text, int(count)
        return
    if len(count) == 1:
        yield f"{case}Letter", text, ord(count.lower()) - ord("a") + 1
    if count.lower() in _ROMAN[1:]:
        yield f"{case}Roman", text, _ROMAN.index(count.lower())


def _abstract(kind: _Kind, key: int) -> Element:
    levels = [_level(kind, depth) for depth in range(_DEEPEST + 1)]
    return w("abstractNum", w("multiLevelType", val="multilevel"), *levels, abstractNumId=key)


def _level(kind: _Kind, depth: int) -> Element:
    match kind.counting:
        case "bullet":
            shown = _BULLETS[depth % len(_BULLETS)]
        case "none":
            shown = kind.text
        case _:
            shown = kind.text.replace("%", f"%{depth + 1}")
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=kind.counting),
        w("lvlText", val=shown),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=kind.indent + _STEP * (depth + 1), hanging=_STEP)),
        ilvl=depth,
    )
