"""Tables on the screen: columns where they fit, else each row as a small list."""

from collections.abc import Iterator
from itertools import zip_longest

from rich.cells import cell_len

from exporters.document import Table
from exporters.write.screen_lines import Piece, broken

_GAP = 2
_NARROWEST = 8

Lines = list[list[Piece]]


def table_lines(table: Table, width: int) -> Iterator[Lines]:
    """The rows of `table`, the head first, each as its lines; no line wider than `width` cells."""
    widths = _widths(table, width)
    if not widths:
        yield from _stacked(table, width)
        return
    head = tuple((title,) for title in table.head)
    rule = [("─" * min(width, sum(widths) + _GAP), "muted")]
    yield [*_row(head, widths, table.head), rule]
    for row in table.rows:
        yield _row(row, widths, table.outcomes)


def _widths(table: Table, width: int) -> list[int]:
    """The widths of the columns: what they need, else in proportion; empty for too many columns."""
    count = len(table.head)
    room = width - _GAP * (count - 1)
    rows = (tuple((title,) for title in table.head), *table.rows)
    needed = [
        max((cell_len(text) for row in rows for text in row[column]), default=1)
        for column in range(count)
    ]
    if sum(needed) <= room:
        return [max(1, each) for each in needed]
    shares = table.shares or tuple(min(each, room // 2) for each in needed)
    widths = [room * share // max(1, sum(shares)) for share in shares]
    return widths if min(widths) >= _NARROWEST else []


def _row(row: tuple[tuple[str, ...], ...], widths: list[int], strong: tuple[str, ...]) -> Lines:
    cells = [
        [line for text in cell for line in broken([_piece(text, strong)], column, 0, 0)]
        for cell, column in zip(row, widths, strict=True)
    ]
    lines: Lines = []
    for side_by_side in zip_longest(*cells, fillvalue=list[Piece]()):
        line: list[Piece] = []
        for part, column in zip(side_by_side, widths, strict=True):
            used = sum(cell_len(text) for text, _ in part)
            line += [*part, (" " * (column - used + _GAP), "text")]
        lines.append(line[:-1])
    return lines


def _stacked(table: Table, width: int) -> Iterator[Lines]:
    for row in table.rows:
        lines: Lines = []
        for title, cell in zip(table.head, row, strict=True):
            pieces = [(f"{title}:", "strong"), (" ", "text")]
            lines += broken([*pieces, _piece(" ".join(cell), table.outcomes)], width, 0, 2)
        yield [*lines, []]


def _piece(text: str, strong: tuple[str, ...]) -> Piece:
    return text, "strong" if text in strong else "text"
