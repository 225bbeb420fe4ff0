"""Business before the meeting: agenda items and the papers laid under them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from clerk.business.restricted import Grounds, RestrictedItem


class PaperKind(StrEnum):
    REPORT = "report"
    APPENDIX = "appendix"
    PRESENTATION = "presentation"
    MINUTES = "previous minutes"
    ACTION_LOG = "action log"


@dataclass(frozen=True, slots=True)
class Pages:
    """A range of pack pages as printed beside an item, both ends included; "5" to "16"."""

    first: str
    last: str

    def __str__(self) -> str:
        return self.first if self.first == self.last else f"{self.first}-{self.last}"


class ItemKind(StrEnum):
    """What an item is before the meeting as. A report or a presentation comes as a paper."""

    BUSINESS = "business"
    REPORT = "report"
    VERBAL = "verbal update"
    PRESENTATION = "presentation"
    DECISION = "decision"


class ItemRole(StrEnum):
    """Which of the items every agenda has it is, when it is one the program must know."""

    ORDINARY = "ordinary"
    APOLOGIES = "apologies"
    DECLARATIONS = "declarations of interest"
    MINUTES = "minutes to confirm"
    ACTION_LOG = "action log"
    URGENT = "urgent business"
    CLOSING = "closing"


class Course(StrEnum):
    """What became of an item at the meeting."""

    TAKEN = "taken"
    WITHDRAWN = "withdrawn"
    DEFERRED = "deferred"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of an agenda.

    `number` is the agenda number as printed, without its closing full stop ("7", "7a");
    empty for an item printed without one. `title`, `description` and `recommendations` are
    public; what the public may not see is in `restricted` and nowhere else. `recommendations`
    are those of its report, a clause a line. An `urgent` item needs the Chair's reason
    (Local Government Act 1972 s100B(4)(b)). `deferred_to` is the day it was put off to, if known.

    `presenter` is a post or a name, in words. `depth` is 1 for an item under another ("7a"). A
    `late` one came after the agenda was issued. `confirms` is the register's number of the
    meeting whose minutes an item of the role MINUTES is to confirm.
    """

    number: str
    title: str
    description: str = ""
    pages: Pages | None = None
    restricted: RestrictedItem | None = None
    recommendations: str = ""
    urgent: bool = False
    urgent_reason: str = ""
    course: Course = Course.TAKEN
    deferred_to: date | None = None
    kind: ItemKind = ItemKind.BUSINESS
    presenter: str = ""
    depth: int = 0
    late: bool = False
    role: ItemRole = ItemRole.ORDINARY
    confirms: int | None = None
    id: int | None = field(default=None, compare=False)
    version: int = field(default=1, compare=False)


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A version of a paper as a file: what came in, and what goes into a pack.

    `name` is that of the file as it came in and `sha256` names its bytes in the register's papers
    folder. `pdf_sha256` names the PDF made of it, or is the same for a PDF; empty while there is
    none. `pages` and `tagged` are of that PDF, None while not known. `remarks` are sentences for
    the clerk. The first file of a paper is `version` 1. `alt` says what a picture shows to those
    who cannot see it, empty while nobody has said; it is None for what is no picture.
    """

    name: str
    sha256: str
    pdf_sha256: str = ""
    pages: int | None = None
    tagged: bool | None = None
    remarks: tuple[str, ...] = ()
    version: int = 1
    alt: str | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A document laid before the meeting.

    `item` is the agenda number it was laid under, None when that is not known. An appendix belongs
    to the report before it under the same item. `text` is its whole text, lines as in the source.
    `file` is its newest version, None while only the text is held. A paper with `made_from`, the id
    of a meeting, is made by this program when a pack is: the minutes of that meeting, or the log of
    actions as laid before it. A paper with `grounds` is restricted as a whole. One that is
    `withdrawn` leaves a leaf in the pack that says so.
    """

    title: str
    kind: PaperKind = PaperKind.REPORT
    item: str | None = None
    text: str = ""
    pages: Pages | None = None
    file: PaperFile | None = None
    grounds: Grounds | None = None
    withdrawn: bool = False
    made_from: int | None = None
    id: int | None = field(default=None, compare=False)


def is_verbal(item: AgendaItem) -> bool:
    """Whether nothing on paper comes with an item, which is printed beside it: "(verbal)"."""
    return item.kind is ItemKind.VERBAL


def _wants_paper(item: AgendaItem) -> bool:
    """Whether an item that is to be taken comes with a paper."""
    return item.kind in (ItemKind.REPORT, ItemKind.PRESENTATION) and item.course is Course.TAKEN


def is_to_follow(item: AgendaItem, papers: Sequence[Paper]) -> bool:
    """Whether the paper of an item has not come in yet, which is printed: "(to follow)"."""
    if not _wants_paper(item) or item.pages is not None:
        return False
    return not any(item.number and one.item == item.number and not one.withdrawn for one in papers)


def item_or_none(number: str | None) -> str:
    """The item a paper lies under as a sentence says it: "item 7", or "no item"."""
    return f"item {number}" if number else "no item"
