"""Finding where in a paper the words of a record stand."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

_WORD = re.compile(r"[^\W_]+")
_HEADS = (8, 5, 3, 2)
_TAIL = 5

Lines = tuple[int, int]
"""The first and the last line of a place, counted from 1."""


class Words:
    """The words of a paper in order, each with its line.

    Places are found by words alone: what stands between them, how they are broken into lines and
    whether they are capitals does not count.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._starts: list[int] = []
        self._lines: list[int] = []
        words: list[str] = []
        at = 1
        for number, line in enumerate(lines, 1):
            for word in _words(line):
                self._starts.append(at)
                self._lines.append(number)
                words.append(word)
                at += len(word) + 1
        self._text = f" {' '.join(words)} "

    def place(self, text: str, after: int = 1) -> Lines | None:
        """Where `text` stands at line `after` or later, None when it does not.

        It is looked for by how it begins and then by how it ends: a record may have lost a word
        or two in between.
        """
        words = list(_words(text))
        begun = self._begun(words, self._offset(after))
        if begun is None:
            return None
        tail = f" {' '.join(words[-_TAIL:])} "
        within = begun + 2 * sum(len(word) + 1 for word in words) + 200
        ended = self._text.find(tail, begun, within)
        last = ended + len(tail) - 2 if ended >= 0 else begun + 1
        return self._line(begun + 1), self._line(last)

    def _begun(self, words: Sequence[str], start: int) -> int | None:
        for head in _heads(len(words)):
            found = self._text.find(f" {' '.join(words[:head])} ", start)
            if found >= 0:
                return found
        return None

    def _offset(self, line: int) -> int:
        """Where in the text the words of `line` and later lines begin."""
        first = bisect_right(self._lines, line - 1)
        return self._starts[first] - 1 if first < len(self._starts) else len(self._text)

    def _line(self, at: int) -> int:
        return self._lines[max(0, bisect_right(self._starts, at) - 1)]


def _heads(words: int) -> Iterator[int]:
    """How many words to look for: all of a short text, else the first few, ever fewer."""
    if 0 < words <= _HEADS[0]:
        yield words
    yield from (head for head in _HEADS if head < words)


def _words(text: str) -> Iterator[str]:
    return (found.group() for found in _WORD.finditer(text.casefold()))
