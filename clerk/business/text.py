"""The light markup minutes are written in.

    A paragraph is one line or several; a blank line ends it.

    ## A sub-heading

    - a bullet (also written • or *)
      - a bullet inside it
    1. a numbered point (also a) or (i) or 2.1.)
    | a table | of cells |
    | its first row | is its head |

A line that would be mistaken for something else begins with a backslash; in a table, one stands
before a stroke that is meant as such. `blocks` and `markup` are each other's inverse on normal
text, and no word is ever lost.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str


@dataclass(frozen=True, slots=True)
class SubHeading:
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """One line of a list. `depth` counts from 0. `marker` is as typed, empty for a bullet."""

    text: str
    depth: int = 0
    marker: str = ""


@dataclass(frozen=True, slots=True)
class PointList:
    points: tuple[Point, ...]

    @property
    def numbered(self) -> bool:
        """Whether the list's first point carries a number or a letter."""
        return bool(self.points) and bool(self.points[0].marker)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row is the head."""

    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | SubHeading | PointList | Table

_BULLETS = ("-", "•", "*")
_COUNT = r"(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{2,5})"
_MARKER = rf"(?:[-•*]|\({_COUNT}\)|{_COUNT}[.)])[ \t]"
_POINT = re.compile(rf"(?P<indent>[ \t]*)(?P<marker>{_MARKER})(?P<text>.*)")
_MARKUP = re.compile(rf"\\|## |\||{_MARKER}")
_ESCAPED = re.compile(r"\\([\\|])")


def blocks(text: str) -> tuple[Block, ...]:
    """Read light markup into blocks. Never raises: what is nothing else is a paragraph."""
    found: list[Block] = []
    pending: list[str] = []
    points: list[Point] = []
    rows: list[tuple[str, ...]] = []

    def close() -> None:
        if any(pending):
            found.append(Paragraph(" ".join(filter(None, pending))))
        pending.clear()
        if points:
            found.append(PointList(tuple(points)))
            points.clear()
        if rows:
            found.append(Table(tuple(rows)))
            rows.clear()

    for raw in text.split("\n"):
        line = raw.rstrip()
        if not line.strip():
            close()
        elif line.startswith("## "):
            close()
            found.append(SubHeading(line[3:].strip()))
        elif line.startswith("|"):
            if not rows:
                close()
            rows.append(_cells(line))
        elif point := _POINT.match(line):
            if pending or rows:
                close()
            marker = point["marker"].strip()
            depth = len(point["indent"].expandtabs(2)) // 2
            shown = "" if marker in _BULLETS else marker
            points.append(Point(point["text"].strip(), depth, shown))
        elif points and line.startswith(("  ", "\t")):
            last = points[-1]
            points[-1] = Point(f"{last.text} {line.strip()}", last.depth, last.marker)
        else:
            if points or rows:
                close()
            pending.append(line.strip().removeprefix("\\").strip())
    close()
    return tuple(found)


def markup(parts: tuple[Block, ...]) -> str:
    """Write blocks as light markup, one blank line between them."""
    return "\n\n".join(_written(part) for part in parts)


def _written(part: Block) -> str:
    match part:
        case Paragraph(text):
            return f"\\{text}" if _MARKUP.match(text) else text
        case SubHeading(text):
            return f"## {text}"
        case PointList(points):
            return "\n".join(f"{'  ' * p.depth}{p.marker or '-'} {p.text}" for p in points)
        case Table(rows):
            return "\n".join(f"| {' | '.join(map(_escaped, row))} |" for row in rows)


def _escaped(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("|", "\\|")


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a row; the stroke that closes it opens no further cell."""
    parts = _ESCAPED.split(line[1:])
    cells = [""]
    for number, part in enumerate(parts):
        # Every other part is a character that stood behind a backslash.
        first, *rest = [part] if number % 2 else part.split("|")
        cells[-1] += first
        cells += rest
    if len(cells) > 1 and not cells[-1].strip():
        cells.pop()
    return tuple(cell.strip() for cell in cells)
