"""Business the public may not see: its grounds, and the parts kept apart.

The public fields of an item or a minute never hold restricted words; those live in the
records below, hanging from the one field that the public view leaves out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clerk.business.actions import Action
    from clerk.business.minutes import Outcome


class View(StrEnum):
    """What a document may contain."""

    PUBLIC = "public"
    RESTRICTED = "restricted"


class RestrictedKind(StrEnum):
    """Why business is closed to the public.

    Exempt: Local Government Act 1972 s100A(4) and Schedule 12A. Confidential: s100A(3).
    Excluded by resolution: Public Bodies (Admission to Meetings) Act 1960 s1(2).
    """

    EXEMPT = "exempt"
    CONFIDENTIAL = "confidential"
    EXCLUDED = "excluded by resolution"


@dataclass(frozen=True, slots=True)
class Grounds:
    """The grounds for closing an item: the kind, and which paragraphs or what reason.

    Public by nature: they are printed on the agenda and in the resolution.
    """

    kind: RestrictedKind
    paragraphs: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Restriction:
    """How an item is closed to the public: on which grounds, and what is read of it instead.

    `public_title` stands in place of its title, and names what came under it by itself. Who
    presents it and why it is urgent stay public as they are (None, as unless anything is said), or
    read as `public_presenter` and `public_reason` have them; no words there take them away.
    """

    grounds: Grounds
    public_title: str
    public_presenter: str | None = None
    public_reason: str | None = None


@dataclass(frozen=True, slots=True)
class RestrictedItem:
    """The restricted part of an agenda item."""

    grounds: Grounds
    title: str = ""
    description: str = ""
    recommendations: str = ""


@dataclass(frozen=True, slots=True)
class RestrictedMinute:
    """The restricted part of a minute. Text is light markup, as in `Minute`."""

    grounds: Grounds
    title: str = ""
    text: str = ""
    outcomes: tuple[Outcome, ...] = ()
    actions: tuple[Action, ...] = ()
