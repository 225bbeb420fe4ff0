"""What a pack goes on from, so that a public page has one number for everybody and no number is
that of two pages.

A supplement goes on from all that was issued in either view. Where a public and a restricted pack
belong together, the one that is issued second repeats the public pages of the first, its *twin*,
number by number.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from clerk.business.packs import IssuedPack, PackEntry, PartKind, chain
from clerk.business.restricted import View


@dataclass(frozen=True, slots=True)
class Following:
    """What a pack that is to be made goes on from: the packs its readers have `before` it, its
    number among the supplements (0 for a whole pack), and the first of its pages.

    `twin` is the pack of the other view whose public pages it has to repeat, None where there is
    none. A restricted supplement may go on from public packs alone.
    """

    before: tuple[IssuedPack, ...] = ()
    supplement: int = 0
    first_page: int = 1
    twin: IssuedPack | None = None


def whole_pack(issued: Collection[IssuedPack], view: View) -> Following:
    """What a whole pack has to do with those issued: a public one begins anew, a restricted one
    repeats the public one that stands."""
    public = chain(issued, View.PUBLIC)
    return Following(twin=public[0] if public and view is View.RESTRICTED else None)


def next_supplement(issued: Collection[IssuedPack], view: View, *, right_hand: bool) -> Following:
    """What a supplement goes on from; with nothing `before` it there can be none yet."""
    public, closed = chain(issued, View.PUBLIC), closed_chain(issued)
    if view is View.PUBLIC:
        before, number = public, _level(public) + 1
        while (twin := _at(closed, number)) and not _has_public_papers(twin):
            number += 1
        twin = twin and _public_part(twin)
    elif closed:
        before, number = closed, max(_level(public), _level(closed) + 1)
        twin = _at(public, number)
    else:
        before, number, twin = public if len(public) > 1 else (), _level(public) + 1, None
    last = max((one.last for one in (*public, *closed) if one.supplement < number), default=0)
    first = twin.first if twin else last + 1 + (right_hand and last % 2)
    return Following(before, number, first, twin)


def is_behind(issued: Collection[IssuedPack]) -> bool:
    """Whether the restricted packs do not go as far as the public ones, so that what they still
    have to hold must be issued before the next public supplement."""
    return _level(closed_chain(issued)) < _level(chain(issued, View.PUBLIC))


def closed_chain(issued: Collection[IssuedPack]) -> tuple[IssuedPack, ...]:
    """The restricted pack and supplements that go with the public pack that stands: none where
    that was issued anew with other pages."""
    public, closed = chain(issued, View.PUBLIC), chain(issued, View.RESTRICTED)
    if not public or not closed:
        return closed
    if closed[0].supplement:
        return closed if closed[0].at >= public[0].at else ()
    return closed if public_pages(closed[0]) == public_pages(public[0]) else ()


def public_pages(pack: IssuedPack) -> dict[str, tuple[int, int]]:
    """The pages of its public parts by their keys."""
    return {part.key: (part.first, part.last) for part in pack.parts if not part.closed}


def repeated(entries: Collection[PackEntry], twin: IssuedPack) -> tuple[PackEntry, ...]:
    """Of the public parts of a pack those its twin has; the restricted ones stay."""
    held = public_pages(twin)
    return tuple(entry for entry in entries if entry.closed or entry.key in held)


def held_versions(twin: IssuedPack | None) -> dict[str, str]:
    """The SHA-256 of each paper that its twin holds, by key: it is not replaced by a newer one."""
    parts = twin.parts if twin else ()
    return {part.key: part.sha256 for part in parts if part.sha256 and not part.closed}


def _level(packs: Collection[IssuedPack]) -> int:
    """The number of the last supplement, 0 for a pack without any, -1 for none."""
    return max((pack.supplement for pack in packs), default=-1)


def _at(packs: Collection[IssuedPack], number: int) -> IssuedPack | None:
    return next((pack for pack in packs if pack.supplement == number), None)


def _public_part(pack: IssuedPack) -> IssuedPack:
    """A restricted pack with no more in its page map than the public may know of."""
    return replace(pack, parts=tuple(part for part in pack.parts if not part.closed))


def _has_public_papers(pack: IssuedPack) -> bool:
    return any(part.kind is not PartKind.FRONT and not part.closed for part in pack.parts)
