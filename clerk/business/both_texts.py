"""Two texts made from one: what each added to it in a single text, so that nothing is lost."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher


def both(base: str, mine: str, theirs: str) -> str:
    """`mine` and `theirs`, both typed from `base`, as one text.

    Line by line: what only one of them changed is taken from that one; where both changed the
    same place, theirs stands first and mine after it, as paragraphs of their own.
    """
    lines = [text.split("\n") for text in (base, mine, theirs)]
    merged: list[str] = []
    done = (0, 0, 0)
    for start, length in _shared(*lines):
        merged += _merged(*(one[a:b] for one, a, b in zip(lines, done, start, strict=True)))
        merged += lines[0][start[0] : start[0] + length]
        done = (start[0] + length, start[1] + length, start[2] + length)
    return "\n".join(merged)


def _merged(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    if theirs in (base, mine):
        return [*mine]
    if mine == base:
        return [*theirs]
    between = [""] if theirs and mine and theirs[-1] and mine[0] else []
    return [*theirs, *between, *mine]


def _shared(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]
) -> Iterator[tuple[tuple[int, int, int], int]]:
    """The runs of lines all three have, by where they begin in each; at last an empty one at
    the ends."""
    in_mine = SequenceMatcher(None, base, mine, autojunk=False).get_matching_blocks()
    in_theirs = SequenceMatcher(None, base, theirs, autojunk=False).get_matching_blocks()
    for one in in_mine:
        for other in in_theirs:
            begin = max(one.a, other.a)
            end = min(one.a + one.size, other.a + other.size)
            if begin < end:
                yield (begin, one.b + begin - one.a, other.b + begin - other.a), end - begin
    yield (len(base), len(mine), len(theirs)), 0
