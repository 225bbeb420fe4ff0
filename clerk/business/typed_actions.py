"""Typed lines that are actions, and actions written as lines again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from clerk.business.actions import Action, Due, Owner, OwnerKind, means_all
from clerk.business.directory import Entry, EntryKind
from clerk.business.known import known_by
from clerk.business.outcome_words import NOT_ACTIONS
from clerk.business.typed_due import due_as_typed, typed_due

ALL = Owner("All", OwnerKind.ALL)

_BEHIND = re.compile(r"S?(?:\s*(?P<stop>[-–—:]+)|\s|$)(?P<rest>.*)", re.DOTALL)
_HEADING = re.compile(rf"\d|(?:{NOT_ACTIONS}|POINTS?|REQUIRED|ARISING)\b|[^a-z@!]+$")
_MARKED = re.compile(
    r"(?<!\S)(?P<mark>[@!])"
    r"(?:[\"“](?P<quoted>[^\"“”]+)[\"”]|(?P<plain>[^\W_](?:[\w.'’/-]*[^\W_])?))(?=[,.;:]*(?:\s|$))"
)
_ESCAPED = re.compile(r"(?<!\S)\\(?=[@!])")


@dataclass(frozen=True, slots=True)
class OpenOwner:
    """An owner typed that is not sure: who it can mean; nobody when no one known fits."""

    typed: str
    candidates: tuple[Owner, ...] = ()


@dataclass(frozen=True, slots=True)
class TypedAction:
    """An action as typed: what is sure of it, and the owners still to be chosen."""

    action: Action
    open: tuple[OpenOwner, ...] = ()


def typed_action(line: str, label: str, people: Sequence[Entry], day: date) -> TypedAction | None:
    """The action that `line` is, or None when it is ordinary text.

    `label` is the house style's word for one; it, or ACTION, stands first in capitals. Owners are
    `@vb`, `@banks`, `@"head of virtual schools"` or `@all`, sought among `people`, everyone
    known; what can mean several is left open, never guessed. When it is due stands behind a `!`
    as `typed_due` reads it, `day` being the day of the meeting; the last one counts. "ACTION
    PLAN", "ACTION 1", a heading all in capitals are text.
    """
    found = None
    for word in (label.strip(" :-–—.").upper(), "ACTION"):
        if word and line.startswith(word):
            found = found or _BEHIND.fullmatch(line, len(word))
    if found is None:
        return None
    rest = found["rest"].strip()
    if rest and not found["stop"] and _HEADING.match(rest):
        return None
    owners: list[Owner] = []
    unsure: list[OpenOwner] = []
    due: Due | None = None
    for mark in _MARKED.finditer(rest):
        typed = mark["quoted"] or mark["plain"]
        if mark["mark"] == "!":
            due = typed_due(typed, day)
            continue
        for name in [typed] if mark["quoted"] else typed.split("/"):
            candidates = owners_known_by(name, people)
            if len(candidates) == 1:
                owners += [owner for owner in candidates if owner not in owners]
            else:
                unsure.append(OpenOwner(name, candidates))
    text = " ".join(_MARKED.sub("", rest).split())
    text = re.sub(r"\s+(?=[,.;:]+(?:\s|$))", "", _ESCAPED.sub("", text))
    return TypedAction(Action(text, owners=tuple(owners), due=due), tuple(unsure))


def chosen(typed: TypedAction, unsure: OpenOwner, owner: Owner) -> TypedAction:
    """The action with one of its open owners settled.

    Raises ValueError when that one is not open.
    """
    if unsure not in typed.open:
        raise ValueError(f"@{unsure.typed} is not open in this action.")
    owners = typed.action.owners
    action = replace(typed.action, owners=tuple(dict.fromkeys([*owners, owner])))
    return TypedAction(action, tuple(each for each in typed.open if each != unsure))


def owners_known_by(typed: str, people: Sequence[Entry]) -> tuple[Owner, ...]:
    """Every owner that what was typed behind the @ can mean, each once."""
    if means_all(typed):
        return (Owner(typed.capitalize(), OwnerKind.ALL),)
    found = known_by(typed, people)
    return tuple(dict.fromkeys(Owner(entry.name, _KINDS[entry.kind]) for entry in found))


def action_as_typed(typed: TypedAction | Action, day: date, label: str = "ACTION") -> str:
    """The action as the line `typed_action` reads, owners still open included."""
    action = typed.action if isinstance(typed, TypedAction) else typed
    unsure = typed.open if isinstance(typed, TypedAction) else ()
    parts = [label.upper(), re.sub(r"(?<!\S)(?=[@!])", r"\\", action.text)]
    parts += [_marked("@", "all" if owner == ALL else owner.name) for owner in action.owners]
    parts += [_marked("@", owner.typed) for owner in unsure]
    if action.due and (due := due_as_typed(action.due, day)):
        parts.append(_marked("!", due))
    if _HEADING.match(action.text):
        parts[0] += ":"
    return " ".join(filter(None, parts))


_KINDS = {EntryKind.PERSON: OwnerKind.PERSON, EntryKind.POST: OwnerKind.POST}


def _marked(mark: str, said: str) -> str:
    plain = f"{mark}{said}"
    found = _MARKED.fullmatch(plain)
    return plain if found and found["plain"] else f'{mark}"{said}"'
