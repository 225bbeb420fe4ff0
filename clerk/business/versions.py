"""Earlier versions of a minute's text: which of its many saves are worth showing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

_PAUSE = timedelta(minutes=1)
"""Whoever stops typing for so long has finished a thought."""
_AT_LEAST_EVERY = timedelta(minutes=5)
_TAKEN_OUT = 40
"""So many characters fewer in one save are no slip of the finger."""


@dataclass(frozen=True, slots=True)
class Version:
    """A text as it was saved: its revision `number`, when (UTC, as events have it), by whom.

    `length` counts its characters; `current` is the text that is in the minute now.
    """

    number: int
    at: str
    who: str
    length: int
    current: bool = False


def worth_showing(saves: Sequence[Version], known: Collection[int]) -> tuple[Version, ...]:
    """The saves, the oldest first, thinned out to the places somebody would go back to.

    Those are: the last before a pause, before another hand, before much was taken out; one in
    every five minutes of steady typing; the current one and the last; and those whose number is in
    `known` to be looked for.
    """
    shown: list[Version] = []
    since: datetime | None = None
    for save, after in pairwise((*saves, None)):
        assert save is not None
        at = datetime.fromisoformat(save.at)
        since = since or at
        if (
            after is None
            or save.current
            or save.number in known
            or save.who != after.who
            or save.length - after.length >= _TAKEN_OUT
            or datetime.fromisoformat(after.at) - at >= _PAUSE
            or at - since >= _AT_LEAST_EVERY
        ):
            shown.append(save)
            since = at
    return tuple(shown)
