"""What a key changes in the text, each as one edit that one undo takes back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.document._document import EditResult, Location, Selection
from textual.document._edit import Edit

from clerk.business.points import (
    TypedPoint,
    moved,
    next_marker,
    renumbered,
    typed_point,
)
from clerk.business.tables import aligned

if TYPE_CHECKING:
    from textual.widgets import TextArea


@dataclass
class PlacedEdit(Edit):
    """An edit that leaves the cursor at `cursor`, whatever it changed."""

    cursor: Location

    def do(self, text_area: "TextArea", record_selection: bool = True) -> EditResult:
        result = super().do(text_area, record_selection)
        self._updated_selection = Selection.cursor(self.cursor)
        return result


def placed(text: str, start: Location, end: Location, cursor: Location) -> PlacedEdit:
    """An edit that puts `text` between two places and the cursor where it is told."""
    return PlacedEdit(text, start, end, False, cursor)


def of_enter(lines: Sequence[str], at: Location) -> PlacedEdit:
    """Enter: a list or a table goes on, an empty point or row ends it, else a new line."""
    row, column = at
    line = lines[row]
    point, rest = typed_point(line), line[column:]
    if point and len(point.opening) <= len(line) and column >= len(point.opening):
        if not point.text.strip():
            return placed("", (row, 0), (row, len(line)), (row, 0))
        return _next_point(lines, at, point)
    if line.startswith("|") and not rest:
        if not line.strip("| "):
            return placed("", (row, 0), (row, len(line)), (row, 0))
        return _next_row(lines, row)
    return placed("\n", at, at, (row + 1, 0))


def _next_point(lines: Sequence[str], at: Location, point: TypedPoint) -> PlacedEdit:
    row, column = at
    before = typed_point(lines[row - 1]) if row else None
    marker = next_marker(point.marker, before.marker if before else "")
    new = TypedPoint(point.indent, marker, lines[row][column:])
    end = row + 1
    while end < len(lines) and typed_point(lines[end]):
        end += 1
    below = lines[row + 1 : end]
    after = below if point.marker == marker else renumbered(list(below), new)
    # Only as far as numbers change: the rest of a long list is not touched.
    changed = max((at for at, line in enumerate(below, 1) if line != after[at - 1]), default=0)
    text = "\n".join(["", new.opening + new.text, *after[:changed]])
    bottom = (row + changed, len(lines[row + changed]))
    return placed(text, at, bottom, (row + 1, len(new.opening)))


def _next_row(lines: Sequence[str], row: int) -> PlacedEdit:
    """A new row below, and the cells of the table put under each other."""
    first, end = row, row + 1
    while first and lines[first - 1].startswith("|"):
        first -= 1
    while end < len(lines) and lines[end].startswith("|"):
        end += 1
    new = aligned(lines[first:end])
    changed = [at for at in range(first, end) if new[at - first] != lines[at]]
    top, last = min([row, *changed]), max([row, *changed])
    new.insert(row + 1 - first, "| ")
    text = "\n".join(new[top - first : last + 2 - first])
    return placed(text, (top, 0), (last, len(lines[last])), (row + 1, 2))


def of_indent(lines: Sequence[str], selection: Selection, *, deeper: bool) -> PlacedEdit | None:
    """Tab and shift+tab: the points in the selection go in or out; None when there is none."""
    first, last = sorted((selection.start[0], selection.end[0]))
    old = list(lines[first : last + 1])
    if not any(map(typed_point, old)):
        return None
    new = [moved(line, deeper=deeper) for line in old]
    row, column = selection.end
    shift = len(new[row - first]) - len(old[row - first])
    cursor = (row, max(0, column + shift))
    return placed("\n".join(new), (first, 0), (last, len(old[-1])), cursor)


def of_replacing(lines: Sequence[str], text: str, at: Location) -> PlacedEdit | None:
    """The whole text replaced; the cursor keeps its place in what stays. None when all does."""
    new = text.split("\n")
    top = 0
    while top < min(len(lines), len(new)) and lines[top] == new[top]:
        top += 1
    if top == len(lines) == len(new):
        return None
    below = 0
    while below < min(len(lines), len(new)) - top and lines[-1 - below] == new[-1 - below]:
        below += 1
    if top and (top + below in (len(lines), len(new))):
        top -= 1  # lines that only come or go take the line above them along
    elif top + below in (len(lines), len(new)):
        below -= 1
    last = len(lines) - below - 1
    row, column = at
    cursor = (row + len(new) - len(lines), column) if row > last else at
    middle = new[top : len(new) - below]
    if top <= row <= last:
        row = min(row, len(new) - below - 1)
        cursor = (row, min(column, len(new[row])))
    return placed("\n".join(middle), (top, 0), (last, len(lines[last])), cursor)


def of_taking(lines: Sequence[str], number: int, at: Location) -> PlacedEdit:
    """A line taken out, with the break that ends it; the cursor stays in its own line."""
    row, column = at
    cursor = (row - 1, column) if row > number else (row, 0) if row == number else at
    if number + 1 < len(lines):
        return placed("", (number, 0), (number + 1, 0), cursor)
    if number:
        above = (number - 1, len(lines[number - 1]))
        return placed("", above, (number, len(lines[number])), min(cursor, above))
    return placed("", (0, 0), (0, len(lines[0])), (0, 0))


def of_putting(lines: Sequence[str], number: int, text: str, at: Location) -> PlacedEdit:
    """A line replaced by `text`, which may be several lines; the cursor stays in its own line."""
    row, column = at
    new = text.split("\n")
    if row > number:
        cursor = (row + len(new) - 1, column)
    elif row == number:
        cursor = (number + len(new) - 1, len(new[-1]))
    else:
        cursor = at
    return placed(text, (number, 0), (number, len(lines[number])), cursor)
