"""Owners of an action as they are typed between commas: `vb, head of parks, all`."""

import re
from collections.abc import Sequence

from clerk.business.actions import Owner, OwnerKind
from clerk.business.directory import Entry
from clerk.business.typed_actions import OpenOwner, owners_known_by

_BETWEEN = re.compile(r",(?![^()]*\))")
_WITH_POST = re.compile(r"(?P<name>[^()]+?)\s*\((?P<post>[^()]*)\)")


def owners_typed(
    text: str,
    people: Sequence[Entry],
    bodies: Sequence[str] = (),
    known: Sequence[Owner] = (),
) -> tuple[tuple[Owner, ...], tuple[OpenOwner, ...]]:
    """The owners meant, and what was typed that can mean several, which nobody guesses.

    They are sought among `people`, everyone known, by name, its beginnings or initials; `bodies`
    are names of committees, and `known` owners stay what they are. Whoever is not known is taken
    as typed, with a post in brackets.
    """
    owners: list[Owner] = []
    unsure: list[OpenOwner] = []
    for said in between_commas(text):
        found = _meant(said, people, bodies, known) if said else ()
        if len(found) > 1:
            unsure.append(OpenOwner(said, found))
        owners += [each for each in found[:1] if len(found) == 1 and each not in owners]
    return tuple(owners), tuple(unsure)


def owners_as_typed(owners: Sequence[Owner]) -> str:
    """The owners as `owners_typed` reads them."""
    return ", ".join(f"{each.name} ({each.post})" if each.post else each.name for each in owners)


def between_commas(text: str) -> list[str]:
    """What is said between commas, but for those in brackets; spaces are folded."""
    return [" ".join(each.split()) for each in _BETWEEN.split(text)]


def name_and_post(said: str) -> tuple[str, str]:
    """A name and the post in brackets behind it; the whole and "" where there is none."""
    found = _WITH_POST.fullmatch(said)
    return (found["name"], found["post"].strip()) if found else (said, "")


def _meant(
    said: str, people: Sequence[Entry], bodies: Sequence[str], known: Sequence[Owner]
) -> tuple[Owner, ...]:
    stays = [each for each in known if owners_as_typed([each]).casefold() == said.casefold()]
    if stays:
        return tuple(stays[:1])
    name, post = name_and_post(said)
    if name != said:
        return (Owner(name, post=post),)
    body = [each for each in bodies if each.casefold() == said.casefold()]
    if body:
        return (Owner(body[0], OwnerKind.BODY),)
    found = owners_known_by(said, people)
    exact = tuple(each for each in found if each.name.casefold() == said.casefold())
    return exact[:1] or found or (Owner(said),)
