"""Everybody known and every post, as one list."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, product

from clerk.business.names import matched, may_agree


class EntryKind(StrEnum):
    PERSON = "person"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list.

    `now` says what a person holds on the day of the list ("Town Clerk", "HC chair"), or who
    holds a post. `title` and `reached` (address or phone) are empty for a post.
    """

    kind: EntryKind
    id: int
    name: str
    title: str = ""
    organisation: str = ""
    reached: str = ""
    now: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A person by id and name, with the organisation that tells two of one name apart."""

    id: int
    name: str
    organisation: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({self.organisation})" if self.organisation else self.name


_Member = tuple[Named, tuple[str, ...]]


def likely_pairs(known: Iterable[Named]) -> Iterator[tuple[Named, Named]]:
    """Pairs of people who may be one: their names agree and their organisations do not
    contradict each other. Nothing more is known of them."""
    # Given names agree only when they begin alike, so that few names need comparing.
    families: defaultdict[str, defaultdict[str, list[_Member]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for each in known:
        if words := matched(each.name):
            families[words[-1]][words[0][0] if words[1:] else ""].append((each, words))
    for family in families.values():
        bare = family.pop("", [])
        for namesakes in family.values():
            yield from _agreeing(combinations(namesakes, 2))
            yield from _agreeing(product(bare, namesakes))
        yield from _agreeing(combinations(bare, 2))


def _agreeing(pairs: Iterable[tuple[_Member, _Member]]) -> Iterator[tuple[Named, Named]]:
    for (one, mine), (other, yours) in pairs:
        apart = one.organisation and other.organisation and one.organisation != other.organisation
        if not apart and may_agree(mine, yours):
            yield one, other
