"""The rows of a table as they are typed."""

from collections.abc import Sequence
from itertools import zip_longest

from clerk.business.text import Table, blocks, markup

_WIDEST = 30  # a column with a longer cell is not filled up to it: its rows would not fit a line


def aligned(rows: Sequence[str]) -> list[str]:
    """The rows of one table, as typed, with cells that stand under each other.

    The cells say what they said; rows may have fewer of them than others.
    """
    (table,) = blocks("\n".join(rows))
    assert isinstance(table, Table)
    widths = [
        min(_WIDEST, max(map(len, column))) for column in zip_longest(*table.rows, fillvalue="")
    ]
    filled = tuple(
        tuple(cell.ljust(width) for cell, width in zip(row, widths, strict=False))
        for row in table.rows
    )
    return markup((Table(filled),)).split("\n")
