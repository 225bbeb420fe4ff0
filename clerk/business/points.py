"""Points of a list as they are typed: what follows a point, and how numbers go on."""

import re
from dataclasses import dataclass

_COUNT = r"(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{2,5})"
_LINE = re.compile(
    rf"(?P<indent>[ \t]*)(?P<marker>[-•*]|\({_COUNT}\)|{_COUNT}[.)])(?P<gap>[ \t]|$)(?P<text>.*)"
)
_PARTS = re.compile(r"(\(?)((?:\d+\.)*)(\d+|[a-z]+)([.)])")
_ROMAN = "0 i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
_STEP = 2


@dataclass(frozen=True, slots=True)
class TypedPoint:
    """A line of a list: the spaces before its marker, the marker as typed, and what it says."""

    indent: str
    marker: str
    text: str

    @property
    def opening(self) -> str:
        """What stands before the text."""
        return f"{self.indent}{self.marker} "


def typed_point(line: str) -> TypedPoint | None:
    """The point a line is, None when it is none. A marker with nothing after it is a point."""
    found = _LINE.fullmatch(line)
    return TypedPoint(found["indent"], found["marker"], found["text"]) if found else None


def next_marker(marker: str, before: str = "") -> str:
    """The marker that follows: 2. after 1., (c) after (b), iv) after iii), - after -.

    `before` is the marker in front of this one, if any: after h. an i. is a letter, else a numeral.
    The last letter and the last numeral known are followed by themselves.
    """
    parts = _PARTS.fullmatch(marker)
    if parts is None:
        return marker
    opening, outer, count, closing = parts.groups()
    if count.isdecimal():
        following = str(int(count) + 1)
    elif count in _ROMAN and not _is_letter(count, before):
        following = _ROMAN[min(_ROMAN.index(count) + 1, len(_ROMAN) - 1)]
    else:
        following = chr(ord(count) + 1) if len(count) == 1 and count < "z" else count
    return f"{opening}{outer}{following}{closing}"


def _is_letter(count: str, before: str) -> bool:
    """Whether i, v or x counts on from the letter before it."""
    parts = _PARTS.fullmatch(before)
    return len(count) == 1 and parts is not None and parts[3] == chr(ord(count) - 1)


def moved(line: str, *, deeper: bool) -> str:
    """A point one level deeper or less deep; any other line as it is."""
    if typed_point(line) is None:
        return line
    if deeper:
        return " " * _STEP + line
    return line[min(_STEP, len(line) - len(line.lstrip(" "))) :].removeprefix("\t")


def renumbered(lines: list[str], first: TypedPoint) -> list[str]:
    """The lines below a point, its equals among them numbered on from it.

    `lines` are those after `first`, to the end of the list. Deeper points keep their markers; the
    list ends at a point less deep, at one of another kind, or at a line that is no point.
    """
    done = list(lines)
    last, before = first, ""
    for at, line in enumerate(lines):
        point = typed_point(line)
        if point is None:
            break
        if len(point.indent) > len(first.indent):
            continue
        if point.indent != first.indent or _kind(point.marker) != _kind(first.marker):
            break
        marker = next_marker(last.marker, before)
        done[at] = f"{point.indent}{marker}{line[len(point.indent) + len(point.marker) :]}"
        last, before = TypedPoint(point.indent, marker, point.text), last.marker
    return done


def _kind(marker: str) -> tuple[str, str, bool, str] | str:
    parts = _PARTS.fullmatch(marker)
    if parts is None:
        return marker
    opening, outer, count, closing = parts.groups()
    return opening, outer, count.isdecimal(), closing
