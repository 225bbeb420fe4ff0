"""What changed between two versions of a text, word by word, for reading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Kind(StrEnum):
    KEPT = "kept"
    ADDED = "added"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class Difference:
    """A run of text that both versions have, or only the new one, or only the old one."""

    kind: Kind
    text: str


_SENTENCE = re.compile(r".+?(?:[.?!;:]\s+|\n|$)|\s", re.DOTALL)
_WORD = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)
# Word by word compares every word of a run with every other; beyond this it would take seconds.
_MOST = 4_000_000


def differences(old: str, new: str) -> tuple[Difference, ...]:
    """The runs of `old` and `new` in the order they are read, what was taken before what was added.

    The kept and the taken ones together are `old`, the kept and the added ones `new`, to the
    character. Texts are held against each other sentence by sentence, and the sentences that
    changed word by word.
    """
    runs: list[tuple[Kind, str]] = []
    for before, after in _changed(_SENTENCE.findall(old), _SENTENCE.findall(new)):
        one, other = "".join(before), "".join(after)
        words, others = _WORD.findall(one), _WORD.findall(other)
        if one == other or len(words) * len(others) > _MOST:
            runs += _whole(one, other)
            continue
        for some, more in _readable(_changed(words, others)):
            runs += _whole(some, more)
    return _joined(runs)


def _changed(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """What stands in the same place of both, run by run."""
    for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield old[a:b], new[c:d]


def _readable(
    runs: Iterator[tuple[Sequence[str], Sequence[str]]],
) -> Iterator[tuple[str, str]]:
    """The same as texts, where a mere space kept between two changes belongs to both of them."""
    told = [("".join(one), "".join(other)) for one, other in runs]
    changed: tuple[str, str] | None = None
    for place, (one, other) in enumerate(told):
        between = one == other and not one.strip() and 0 < place < len(told) - 1
        if one != other or (changed and between):
            before, after = changed or ("", "")
            changed = before + one, after + other
            continue
        if changed:
            yield changed
            changed = None
        yield one, other
    if changed:
        yield changed


def _whole(one: str, other: str) -> list[tuple[Kind, str]]:
    if one == other:
        return [(Kind.KEPT, one)]
    return [(Kind.TAKEN, one), (Kind.ADDED, other)]


def _joined(runs: Sequence[tuple[Kind, str]]) -> tuple[Difference, ...]:
    """Neighbours of one kind as one, empty ones left out, what was taken before what was added."""
    found: list[Difference] = []
    kept = taken = added = ""

    def close() -> None:
        nonlocal taken, added
        found.extend(
            Difference(kind, text)
            for kind, text in ((Kind.TAKEN, taken), (Kind.ADDED, added))
            if text
        )
        taken = added = ""

    for kind, text in runs:
        if kind is Kind.KEPT and text:
            close()
            kept += text
            continue
        if text and kept:
            found.append(Difference(Kind.KEPT, kept))
            kept = ""
        if kind is Kind.TAKEN:
            taken += text
        elif kind is Kind.ADDED:
            added += text
    close()
    if kept:
        found.append(Difference(Kind.KEPT, kept))
    return tuple(found)
