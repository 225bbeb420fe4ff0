"""People, the posts they hold, and their dated seats on committees."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What a seat on a committee is. The printed word is the house style's."""

    CHAIR = "chair"
    VICE_CHAIR = "vice-chair"
    MEMBER = "member"
    SUBSTITUTE = "substitute"
    CO_OPTED = "co-opted"


@dataclass(frozen=True, slots=True)
class Person:
    """A person known to the council.

    `name` is as printed without its title ("D Davison"); `title` is the courtesy or
    office before it ("Councillor", "Dr"). `address` is an e-mail address. `manager` is the name
    of the person or the post that is told when they do not answer.
    """

    name: str
    title: str = ""
    organisation: str = ""
    address: str = ""
    phone: str = ""
    manager: str = ""
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Post:
    """An office that outlives its holders: "Head of Virtual Schools"."""

    name: str
    organisation: str = ""
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held a post from when to when; None means not known (start) or still (end).

    The holder on a day is the person for whom `starts <= day < ends`.
    """

    post: Post
    person: Person
    starts: date | None = None
    ends: date | None = None
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Membership:
    """A dated seat on a committee.

    `starts` None: since a day nobody has told us. `ends` is the first day no longer held.
    `seen_on` is the date of the paper the seat was read from, if it was read from one; a
    claim about the seat should name it.
    """

    person: Person
    role: Role = Role.MEMBER
    starts: date | None = None
    ends: date | None = None
    seen_on: date | None = None
    id: int | None = field(default=None, compare=False)

    def held_on(self, day: date) -> bool:
        """Whether the seat was held on `day`, as far as is known."""
        return (self.starts is None or self.starts <= day) and (
            self.ends is None or day < self.ends
        )


def holder_on(tenures: tuple[Tenure, ...], post: Post, day: date) -> Person | None:
    """The person who held `post` on `day`, or None when nobody is known to have."""
    for tenure in tenures:
        begun = tenure.starts is None or tenure.starts <= day
        if tenure.post == post and begun and (tenure.ends is None or day < tenure.ends):
            return tenure.person
    return None
