"""What changed from one issued pack to the next: the list that goes with it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from clerk.business.agenda import Pages
from clerk.business.packs import NOT_FOR_PUBLICATION, IssuedPack, IssuedPart, PartKind


class Changed(StrEnum):
    ADDED = "added"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed to the public"
    LEFT_OUT = "left out"
    MOVED = "other pages"


@dataclass(frozen=True, slots=True)
class PackChange:
    """One thing that is different. `before` and `after` are its pages, None where it has none.

    `title` is empty for a paper that was closed to the public.
    """

    what: Changed
    title: str
    item: str = ""
    before: Pages | None = None
    after: Pages | None = None
    closed: bool = False


def pack_changes(before: Collection[IssuedPack], after: IssuedPack) -> tuple[PackChange, ...]:
    """What `after` changes in the pack and supplements `before` it, in its order.

    A supplement says what it adds, replaces and withdraws; a whole pack also what is no longer
    there and what is on other pages.
    """
    held = {_name(part): part for pack in before for part in pack.parts}
    there = {_name(part): part for part in after.parts}
    found = [
        change
        for name, part in there.items()
        if part.paper is not None
        for change in _compared(held.get(name), part, moved=not after.supplement)
    ]
    if not after.supplement:
        found += [
            PackChange(Changed.LEFT_OUT, part.title, part.item, _pages(part), closed=part.closed)
            for name, part in held.items()
            if part.paper is not None and name not in there
        ]
    return tuple(found)


def _compared(old: IssuedPart | None, new: IssuedPart, *, moved: bool) -> Iterator[PackChange]:
    before, after = _pages(old) if old else None, _pages(new)
    if new.kind is PartKind.LEAF and old is not None and old.kind is not PartKind.LEAF:
        closed = new.title.startswith(NOT_FOR_PUBLICATION)
        what = Changed.CLOSED if closed else Changed.WITHDRAWN
    elif old is None:
        what = Changed.ADDED
    elif old.sha256 != new.sha256:
        what = Changed.REPLACED
    elif moved and before != after:
        what = Changed.MOVED
    else:
        return
    title = old.title if old and new.kind is PartKind.LEAF else new.title
    if what is Changed.CLOSED:
        title = ""
    yield PackChange(what, title, new.item, before, after, new.closed)


def _name(part: IssuedPart) -> tuple[str, int | None, bool]:
    """What makes two lines of page maps the same thing: its paper, or its key."""
    return ("" if part.paper is not None else part.key, part.paper, part.closed)


def _pages(part: IssuedPart) -> Pages:
    return Pages(str(part.first), str(part.last))
