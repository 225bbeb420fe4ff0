"""The light markup minutes are written in.

    A paragraph is one line or several; a blank line ends it.

    ## A sub-heading

    - a bullet
      - a bullet inside it
    1. a numbered point
    | a table | of cells |
    | its first row | is its head |

A line that would be mistaken for something else begins with a backslash.
`blocks` and `markup` are each other's inverse on normal text.
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

_POINT = re.compile(r"^(?P<indent> *)(?P<marker>-|(?:\d+|[a-z]|[ivx]+)[.)]) (?P<text>.*)$")
_MARKUP = re.compile(r"^(?:\\|## |\||(?:-|(?:\d+|[a-z]|[ivx]+)[.)]) )")


def blocks(text: str) -> tuple[Block, ...]:
    """Read light markup into blocks. Never raises: what is nothing else is a paragraph."""
    found: list[Block] = []
    pending: list[str] = []
    points: list[Point] = []
    rows: list[tuple[str, ...]] = []

    def close() -> None:
        if pending:
            found.append(Paragraph(" ".join(pending)))
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
            marker = "" if point["marker"] == "-" else point["marker"]
            points.append(Point(point["text"].strip(), len(point["indent"]) // 2, marker))
        elif points and line.startswith("  "):
            last = points[-1]
            points[-1] = Point(f"{last.text} {line.strip()}", last.depth, last.marker)
        else:
            if points or rows:
                close()
            pending.append(line.strip().removeprefix("\\"))
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
            return "\n".join("| " + " | ".join(_escaped(cell) for cell in row) + " |" for row in rows)


def _escaped(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("|", "\\|")


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    cells = [""]
    escaped = False
    for char in inner:
        if escaped:
            cells[-1] += char
            escaped = False
        elif char == "\\":
            escaped = True
        elif char == "|":
            cells.append("")
        else:
            cells[-1] += char
    if not cells[-1].strip():
        cells.pop()
    return tuple(cell.strip() for cell in cells)
