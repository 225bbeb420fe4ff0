"""Pieces that statements in several modules are put together with."""

from collections.abc import Iterator, Sequence, Sized
from typing import TypeVar

T = TypeVar("T")

# Drivers limit how many values one statement takes.
_AT_ONCE = 500


def marks(values: Sized) -> str:
    """A question mark for each of these values: "?, ?, ?"."""
    return ", ".join("?" * len(values))


def batches(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """These values in order, as many at a time as a statement takes for certain."""
    return (values[at : at + _AT_ONCE] for at in range(0, len(values), _AT_ONCE))


def literal(text: str) -> str:
    """Text as a pattern for `LIKE ? ESCAPE '\\\\'` in which no character stands for others."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
