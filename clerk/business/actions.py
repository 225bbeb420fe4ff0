"""Things to be done after the meeting, and how they went on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class OwnerKind(StrEnum):
    PERSON = "person"
    POST = "post"
    BODY = "body"
    ALL = "all"


_EVERYBODY = frozenset({"all", "all members", "everybody", "everyone"})


def means_all(name: str) -> bool:
    """Whether this stands for everybody, where an owner is named."""
    return " ".join(name.split()).casefold() in _EVERYBODY


@dataclass(frozen=True, slots=True)
class Owner:
    """Who is to do it: a person (with the post printed beside the name), a post, a body, all.

    `guessed`: taken from the words of a promise, and the clerk has not said yet that it is so.
    """

    name: str
    kind: OwnerKind = OwnerKind.PERSON
    post: str = ""
    guessed: bool = field(default=False, compare=False)


def known_as(owners: Iterable[Owner]) -> list[tuple[Owner, bool]]:
    """The owners, told apart as well by who is only guessed."""
    return [(owner, owner.guessed) for owner in owners]


@dataclass(frozen=True, slots=True)
class Due:
    """When it is due: a day, or the words that were used ("next meeting"), or both."""

    on: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an action came from: the day of the meeting, its minute number, the printed words."""

    held: date | None = None
    minute: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """One report of progress; never changed once made. `on` None: the paper gave no date.

    `meeting` is the reference of the meeting it was reported at, if it was at one.
    """

    text: str
    on: date | None = None
    by: str = ""
    meeting: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Closing:
    """Why and when an action was closed; if at a meeting, its reference and the minute's number."""

    on: date
    reason: str
    meeting: str = ""
    minute: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """One action. `number` is None until it is accepted into the committee's sequence.

    Inside a minute, `after_block` says after how many blocks of the minute's text it
    stands (None: after all of them) and `order` its place among outcomes and actions there.
    `restricted` actions come from restricted business and are never in a public document.
    Nobody is asked about one before `snoozed_until`, nor while `not_chased` says why not; both
    are the clerk's own and never printed.
    """

    text: str
    number: str | None = None
    owners: tuple[Owner, ...] = ()
    due: Due | None = None
    origin: Origin | None = None
    progress: tuple[Progress, ...] = ()
    closed: Closing | None = None
    restricted: bool = False
    label: str = ""
    after_block: int | None = None
    order: int = 0
    snoozed_until: date | None = None
    not_chased: str = ""
    id: int | None = field(default=None, compare=False)
    version: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class ListedAction:
    """An action in a list where committees may mix.

    `committee` is the committee's slug and `short` what stands before its numbers ("CPB 5");
    `meeting` is the reference of the meeting it was made at, or first logged at, and `minute` the
    number of the minute it stands in. `made` is the day it was made and `next_meeting` that of its
    committee's next meeting after it. `holders` are those who hold the posts that own it, by post.
    It was last chased on `last_chased`, and `unanswered` times since its last progress.
    """

    action: Action
    committee: str
    short: str
    meeting: str
    minute: str = ""
    made: date | None = None
    next_meeting: date | None = None
    holders: Mapping[str, str] = field(default_factory=dict)
    last_chased: date | None = None
    unanswered: int = 0

    @property
    def origin(self) -> Origin | None:
        """Where it came from; one that stands in a minute says so by standing there."""
        if self.action.origin is None and self.minute and self.made is not None:
            return Origin(self.made, self.minute)
        return self.action.origin
