"""Promises of a minute as actions that may be taken over: where to mark them, what they become."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from clerk.business.actions import Action, Due, Owner
from clerk.business.directory import Entry
from clerk.business.minutes import Minute, Outcome
from clerk.business.promises import LeftOut, Promise, promises
from clerk.business.text import blocks
from clerk.business.typed_actions import OpenOwner, TypedAction, owners_known_by
from clerk.business.typed_due import NEXT_MEETING

_AT_THE_NEXT = re.compile(
    r"\b(?:at|to|in|for|by|before)\s+(?:the|our|its)\s+next\s+(?:\w+\s+)?meeting\b(?!\s+of\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of text, by line and column counted from 0; `end` is behind its last character."""

    start: tuple[int, int]
    end: tuple[int, int]


@dataclass(frozen=True, slots=True)
class OfferedAction:
    """An action a minute seems to promise: offered, never created unasked.

    `marked` is where it stands in the minute's text. Of a clause, `outcome` and `clause` tell its
    place among the minute's outcomes and that outcome's clauses, counted from 0, instead.
    """

    typed: TypedAction
    promise: Promise
    marked: Marked | None = None
    outcome: int | None = None
    clause: int | None = None


def offered_actions(
    minute: Minute,
    people: Sequence[Entry] = (),
    *,
    actions: Sequence[Action] = (),
    left_out: LeftOut = frozenset(),
) -> tuple[OfferedAction, ...]:
    """The promises of a minute (see `promises.promises`): those of its text, then of its clauses.

    The owner a promise names is sought among `people`, everyone known, and left open unless it
    is sure. What is promised for the next meeting is due then. `actions` are those the register
    already has: what they say is not offered again, and neither is what was `left_out`.
    """
    said = replace(minute, outcomes=())
    found = [*_in_text(minute.text, promises([said], actions=actions, left_out=left_out), people)]
    for place, outcome in enumerate(minute.outcomes):
        alone = replace(minute, text="", outcomes=(outcome,))
        for promise in promises([alone], actions=actions, left_out=left_out):
            typed, clause = _typed(promise, people), _clause(outcome, promise)
            found.append(OfferedAction(typed, promise, outcome=place, clause=clause))
    return tuple(found)


def _in_text(
    text: str, promised: Sequence[Promise], people: Sequence[Entry]
) -> Iterator[OfferedAction]:
    after = 0
    for promise in promised:
        # In the text a sentence may be broken into lines, and a backslash may stand before it.
        words = r"\s+\\?".join(re.escape(word) for word in promise.text.split())
        found = re.compile(words).search(text, after)
        marked = None
        if found:
            after = found.end()
            marked = Marked(_location(text, found.start()), _location(text, after))
        yield OfferedAction(_typed(promise, people), promise, marked)


def _location(text: str, offset: int) -> tuple[int, int]:
    line = text.count("\n", 0, offset)
    return line, offset - (text.rfind("\n", 0, offset) + 1)


def _clause(outcome: Outcome, promise: Promise) -> int | None:
    for place, clause in enumerate(outcome.clauses):
        named = clause.marker.strip("().") or str(place + 1)
        if (named, " ".join(clause.text.split())) == (promise.clause, promise.text):
            return place
    return None


def _typed(promise: Promise, people: Sequence[Entry]) -> TypedAction:
    due = Due(words=NEXT_MEETING) if _AT_THE_NEXT.search(promise.text) else None
    candidates = owners_known_by(promise.owner, people) if promise.owner else ()
    if len(candidates) == 1:
        return TypedAction(Action(promise.text, owners=candidates, due=due))
    unsure = (OpenOwner(promise.owner, candidates),) if promise.owner else ()
    return TypedAction(Action(promise.text, due=due), unsure)


def with_owners(typed: TypedAction) -> Action:
    """The action with the owners nobody is sure of as they were said."""
    unsure = (Owner(each.typed) for each in typed.open)
    return replace(typed.action, owners=(*typed.action.owners, *unsure))


def taken_over(typed: TypedAction) -> Action:
    """The action as it is taken over unseen: all its owners are guesses."""
    action = with_owners(typed)
    return replace(action, owners=tuple(replace(each, guessed=True) for each in action.owners))


def without_capitals(text: str) -> str:
    """Words that are all in capitals as a sentence; what has any small letter stays as it is.

    Names and initials lose their capitals too: it is for the clerk to look over.
    """
    return text.capitalize() if text.isupper() and " " in text else text


def block_of(minute: Minute, offered: OfferedAction) -> int | None:
    """Behind how many blocks of the text the promise stands; a clause's, where its outcome does."""
    if offered.outcome is not None:
        return minute.outcomes[offered.outcome].after_block
    if offered.marked is None:
        return None
    lines = minute.text.split("\n")
    return len(blocks("\n".join(lines[: offered.marked.end[0] + 1])))
