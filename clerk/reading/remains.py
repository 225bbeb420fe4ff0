"""Sharing out the words of structural lines: used up as labels, or without a place."""

from collections.abc import Iterable

from clerk.business.dates import dates_in, times_in
from clerk.business.meetings import Leftover
from clerk.reading.source import Line, unused, words

_STRUCTURE = frozenset(
    "agenda minutes date time venue place location page pages membership members contact meeting "
    "draft signed dated title item items held at on the of a an in and public present".split()
)


def remains(
    lines: Iterable[Line], *used: str, council: str = ""
) -> tuple[tuple[Leftover, ...], tuple[Leftover, ...]]:
    """The unused words of `lines` as (labels, unplaced).

    A line of which something became a record, or that is a date, a time, a word of structure or
    the name of the `council` above its committee's, leaves labels; a line of which nothing did is
    unplaced.
    """
    structure = _STRUCTURE.union(word.lower() for word in words(council))
    labels: list[Leftover] = []
    unplaced: list[Leftover] = []
    by_number = {line.number: line for line in lines}
    for left in unused(by_number.values(), *used):
        line = by_number[left.line]
        part_used = len(words(left.text)) < len(words(line.raw))
        structural = all(word.lower() in structure for word in words(left.text))
        dated = bool(dates_in(line.bare) or times_in(line.bare))
        (labels if part_used or structural or dated else unplaced).append(left)
    return tuple(labels), tuple(unplaced)
