"""A document without a format: what it says and in what order, not how it looks.

Composers build this tree from a meeting; writers (Word today, others later) walk it. The parts
of minute text that carry no format of their own (paragraphs, sub-headings, lists) are those of
`clerk.business.text`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from clerk.business.minutes import Clause, ListStyle
from clerk.business.text import Paragraph, Point, PointList, SubHeading


class Field(Enum):
    """Something only the finished document knows."""

    PAGE = auto()
    PAGES = auto()


Line = tuple[str | Field, ...]


@dataclass(frozen=True, slots=True)
class RunningHead:
    """What stands at the top of the pages.

    The first page shows `body` and `day`, the later ones `day` alone. Not on the `first` of a sheet
    that tells both itself: then the later pages alone show them. `marking` ("DRAFT") is on every
    page.
    """

    body: str
    day: str
    marking: str = ""
    first: bool = True


@dataclass(frozen=True, slots=True)
class Title:
    """The one heading of the first level."""

    text: str


@dataclass(frozen=True, slots=True)
class AttendanceEntry:
    """A label of the attendance list ("PRESENT:") and the people under it, who may be nobody."""

    label: str
    people: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """One of the particulars of a meeting: its label ("Time:") and what it is."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row.

    A cell is a tuple of paragraphs. `shares` are the widths of the columns in proportion to each
    other, empty for equal ones; `caption` tells a reader who cannot see the table what it holds.
    A cell's paragraph that is one of the `outcomes`, and nothing else, is printed bold.
    Every row has as many cells as `head`.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    shares: tuple[int, ...] = ()
    caption: str = ""
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutcomeBlock:
    """What was decided: `label` as printed ("AGREED-"), a lead-in, clauses, and how it was voted.

    `notes` are whole sentences that follow the clauses.
    """

    label: str
    clauses: tuple[Clause, ...] = ()
    lead_in: str = ""
    style: ListStyle = ListStyle.RUN_ON
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionBlock:
    """Something to be done: `label` as printed ("ACTION-"), the text, and by whom and when."""

    label: str
    text: str
    owners: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Room for a signature, the capacity of whoever signs ("Chair"), and room for the date."""

    signed: str
    capacity: str
    date: str


@dataclass(frozen=True, slots=True)
class ShortLines:
    """Lines that belong together, each on its own: a name and a post, a place and a day."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page, in the formats that have pages."""


Passage = (
    Paragraph | SubHeading | PointList | Table | OutcomeBlock | ActionBlock | Detail | ShortLines
)


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered heading ("21/97", "ANY OTHER BUSINESS") and what stands under it.

    Either of `number` and `title` may be empty. What stands under it is `set_in` from the margin,
    as the text of a minute is from its number.
    """

    number: str
    title: str
    passages: tuple[Passage, ...] = ()
    set_in: bool = True


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """A numbered item of an agenda ("7."), the pages it is found on, and what is said of it.

    It stands under the sub-heading of the agenda. `number` and `pages` may be empty. `link` is
    where its pages begin, an address that whoever makes a pack turns into a place in it; empty in
    a document that stands alone. A PDF alone follows it. An entry of `depth` 1 ("7a.") stands
    under the one before it.
    """

    number: str
    title: str
    pages: str = ""
    passages: tuple[Passage, ...] = ()
    link: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A crest, which stands at the top of the first page.

    `data` is a PNG file of `width` by `height` dots. `alt` says what it shows; empty, it
    is decoration that readers who cannot see it are not told of.
    """

    data: bytes
    width: int
    height: int
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A Word file of the council's own, whose anchors a document is put in place of.

    `styles` gives names of its styles by the ids of ours.
    """

    data: bytes
    styles: Mapping[str, str]


Block = Title | AttendanceEntry | AgendaEntry | Section | SignatureBlock | NewPage | Passage


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `title` is its name among other documents, not printed on the page;
    `language` is a BCP 47 tag; `first_page` is the number of the first page.

    `words` is what single anchors of a template stand for: ("venue", "Town Hall"). A `template`
    is for Word alone, and has a crest of its own. `council` is whose paper it is, said over the
    title where no crest says it.
    """

    title: str
    head: RunningHead
    blocks: tuple[Block, ...]
    foot: Line = ("Page ", Field.PAGE, " of ", Field.PAGES)
    language: str = "en-GB"
    first_page: int = 1
    words: tuple[tuple[str, str], ...] = ()
    crest: Picture | None = None
    council: str = ""
    template: Template | None = None


__all__ = [
    "ActionBlock",
    "AgendaEntry",
    "AttendanceEntry",
    "Block",
    "Detail",
    "Document",
    "Field",
    "Line",
    "NewPage",
    "OutcomeBlock",
    "Paragraph",
    "Passage",
    "Picture",
    "Point",
    "PointList",
    "RunningHead",
    "Section",
    "ShortLines",
    "SignatureBlock",
    "SubHeading",
    "Table",
    "Template",
    "Title",
]
