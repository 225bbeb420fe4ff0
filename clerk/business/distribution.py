"""Whom a committee sends to, and which papers each may be given.

Restricted papers go only to those marked for them, and never to the press or the public, whatever
else they are (Local Government Act 1972 s100B(7) gives the press what the public may see, no more).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from clerk.business.addresses import sendable
from clerk.business.people import Membership, Person, Post, Tenure, holder_on
from clerk.business.restricted import View


class RecipientKind(StrEnum):
    """What a line of a distribution list is."""

    MEMBERS = "members"
    POST = "post"
    PERSON = "person"
    PRESS = "press"
    PUBLIC = "public"
    ADDRESS = "address"


PUBLIC_ONLY = (RecipientKind.PRESS, RecipientKind.PUBLIC)
"""Those who are never given anything restricted."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A line of a committee's distribution list.

    `MEMBERS` are all who have a seat on the day, a `POST` its holder on the day. A press, public
    or single address has a `name` and an e-mail `address` of its own. `view` is what they may be
    given. Raises ValueError for a line of the press or the public that is marked restricted.
    """

    kind: RecipientKind
    view: View = View.PUBLIC
    name: str = ""
    address: str = ""
    post: Post | None = None
    person: Person | None = None
    id: int | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if self.kind in PUBLIC_ONLY and self.view is View.RESTRICTED:
            raise ValueError("the press and the public are given public papers only")


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who is sent something on a day: `why` says what they are on the list as."""

    name: str
    address: str
    view: View
    why: str

    @property
    def key(self) -> str:
        """What tells one reader from another: the address, or the name of who has none."""
        return self.address.casefold() or self.name.casefold()

    @property
    def reachable(self) -> bool:
        """Whether mail can be sent to the address."""
        return bool(sendable(self.address))


@dataclass(frozen=True, slots=True)
class Distribution:
    """Who is sent something on a day: `unreachable` have no address mail can be sent to; `remarks`
    are sentences."""

    readers: tuple[Reader, ...]
    unreachable: tuple[Reader, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def everybody(self) -> tuple[Reader, ...]:
        return (*self.readers, *self.unreachable)


def distribution(
    recipients: Sequence[Recipient],
    seats: Sequence[Membership],
    tenures: Sequence[Tenure],
    day: date,
) -> Distribution:
    """Everybody a list means on a day, each once. `seats` are those of the committee on that day.

    Who is on the list twice is given what the more generous line says; an address that is also
    on the list of the press or the public is given public papers only.
    """
    found: dict[str, Reader] = {}
    public_only: set[str] = set()
    remarks: list[str] = []
    for recipient in recipients:
        readers = _meant(recipient, seats, tenures, day)
        if not readers:
            remarks.append(_nobody(recipient))
        for reader in readers:
            if recipient.kind in PUBLIC_ONLY:
                public_only.add(reader.key)
            known = found.get(reader.key)
            if known is None or (reader.view is View.RESTRICTED and known.view is View.PUBLIC):
                found[reader.key] = reader
    for key in sorted(public_only):
        reader = found[key]
        if reader.view is View.RESTRICTED:
            found[key] = Reader(reader.name, reader.address, View.PUBLIC, reader.why)
            remarks.append(
                f"{reader.address or reader.name} is also on the list of the press or the public, "
                "and is given public papers only."
            )
    every = tuple(found.values())
    return Distribution(
        tuple(each for each in every if each.reachable),
        tuple(each for each in every if not each.reachable),
        tuple(remarks),
    )


def _meant(
    recipient: Recipient, seats: Sequence[Membership], tenures: Sequence[Tenure], day: date
) -> list[Reader]:
    view = recipient.view
    match recipient.kind:
        case RecipientKind.MEMBERS:
            return [
                _reader(seat.person, view, seat.role.value) for seat in seats if seat.held_on(day)
            ]
        case RecipientKind.POST:
            post = recipient.post
            holder = holder_on(tuple(tenures), post, day) if post else None
            return [_reader(holder, view, post.name)] if post and holder else []
        case RecipientKind.PERSON:
            return [_reader(recipient.person, view, "person")] if recipient.person else []
    name = recipient.name or recipient.address
    return [Reader(name, recipient.address.strip(), view, recipient.kind.value)]


def _reader(person: Person, view: View, why: str) -> Reader:
    return Reader(f"{person.title} {person.name}".strip(), person.address.strip(), view, why)


def _nobody(recipient: Recipient) -> str:
    if recipient.kind is RecipientKind.MEMBERS:
        return "Nobody is known to have a seat on that day, so no member is sent anything."
    post = recipient.post.name if recipient.post else "the post"
    return f"Nobody is known to hold the post {post}, so it is sent nothing."


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that can go with a message: its name, its bytes, and who may see it."""

    name: str
    content: bytes = field(repr=False)
    view: View


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one reader is given. Raises ValueError for anything the reader may not see."""

    reader: Reader
    enclosures: tuple[Enclosure, ...]

    def __post_init__(self) -> None:
        for each in self.enclosures:
            if each.view is View.RESTRICTED and self.reader.view is not View.RESTRICTED:
                raise ValueError(f"{self.reader.name} may not be given anything restricted.")


def parcel(reader: Reader, offered: Sequence[Enclosure]) -> Parcel:
    """What a reader is given of what is offered: the restricted copy where there is one and the
    reader may see it, else the public one."""
    views = (View.RESTRICTED, View.PUBLIC) if reader.view is View.RESTRICTED else (View.PUBLIC,)
    for view in views:
        if chosen := tuple(each for each in offered if each.view is view):
            return Parcel(reader, chosen)
    return Parcel(reader, ())
