"""The blocks of a document as the few shapes a page of text is made of.

Web pages, PDF and Markdown are written from these; what each block means (that a decision has a
word, a lead-in, clauses and notes) is settled here once. Word has numberings of its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from clerk.business.minutes import Clause, ListStyle
from clerk.business.text import Paragraph, Point, PointList, SubHeading
from exporters.document import (
    ActionBlock,
    AgendaEntry,
    AttendanceEntry,
    Block,
    Detail,
    Document,
    NewPage,
    OutcomeBlock,
    Section,
    ShortLines,
    SignatureBlock,
    Table,
    Title,
)
from exporters.write.characters import legal


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number before it and its pages beside it, where it has them.

    `link` is the address those pages lead to, as in `AgendaEntry`.
    """

    level: int
    text: str
    number: str = ""
    beside: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph, with a label in bold before its text or alone; one of both may be empty."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class ListItem:
    """One point of a list, its marker as printed (empty: a bullet), and the points below it."""

    text: str
    marker: str = ""
    below: tuple["ListItem", ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class Particulars:
    """Labels and what stands beside each: the attendance, or when and where."""

    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Under:
    """What stands under a heading, set in from it; a heading of no words is None."""

    heading: Heading | None
    shapes: tuple["Shape", ...]


Shape = (
    Heading | Words | Points | Particulars | ShortLines | Table | SignatureBlock | NewPage | Under
)


def shapes(document: Document) -> tuple[Shape, ...]:
    """The whole body of the document, whose first heading is of the first level."""
    body = tuple(_all(document.blocks, 2))
    if any(isinstance(shape, Heading) and shape.level == 1 for shape in body):
        return body
    return (Heading(1, document.title), *body)


def _all(blocks: Iterable[Block], level: int) -> Iterator[Shape]:
    """`level` is that of a sub-heading where these blocks stand."""
    for kind, run in groupby(blocks, key=type):
        if kind in (AttendanceEntry, Detail):
            yield Particulars(tuple(_particular(each) for each in run))
        else:
            for block in run:
                yield from _shaped(block, level)


def _particular(block: Block) -> tuple[str, str]:
    match block:
        case AttendanceEntry(label, text) | Detail(label, text):
            return label, text
    raise TypeError(block)


def _shaped(block: Block, level: int) -> Iterator[Shape]:
    match block:
        case Title(text) | SubHeading(text):
            if legal(text).strip():
                yield Heading(1 if isinstance(block, Title) else level, text)
        case Section(number, title, passages, set_in=False):
            yield Heading(level, title, number)
            yield from _all(passages, level + 1)
        case Section(number, title, passages):
            yield _under(Heading(level, title, number), passages)
        case AgendaEntry(number, title, pages, passages, link, depth):
            yield _under(Heading(level + 1 + depth, title, number, pages, link), passages)
        case Paragraph(text):
            yield Words(text)
        case PointList(points):
            yield Points(_nested(points))
        case OutcomeBlock():
            yield from _outcome(block)
        case ActionBlock(label, text, owners, due):
            who = ", ".join(words for words in (owners, due) if words)
            yield Words(f"{text} ({who})" if who else text, label)
        case ShortLines() | Table() | SignatureBlock() | NewPage():
            yield block


def _under(heading: Heading, passages: Iterable[Block]) -> Under:
    said = legal(f"{heading.number}{heading.text}").strip()
    below = tuple(_all(passages, heading.level + 1 if said else heading.level))
    return Under(heading if said else None, below)


def _outcome(outcome: OutcomeBlock) -> Iterator[Shape]:
    if outcome.style is ListStyle.RUN_ON:
        clauses = [f"{clause.marker} {clause.text}".strip() for clause in outcome.clauses]
        words = " ".join(part for part in (outcome.lead_in, *clauses) if part)
        if words or outcome.label:
            yield Words(words, outcome.label)
    else:
        if outcome.lead_in or outcome.label:
            yield Words(outcome.lead_in, outcome.label)
        yield from _clauses(outcome.clauses, outcome.style)
    for note in outcome.notes:
        yield Words(note)


def _clauses(clauses: Sequence[Clause], style: ListStyle) -> Iterator[Shape]:
    """The clauses with the markers they were printed with; the list style's where none was."""
    if style is ListStyle.NUMBERED and not any(clause.marker for clause in clauses):
        clauses = [Clause(each.text, f"{at}.") for at, each in enumerate(clauses, start=1)]
    for listed, run in groupby(
        clauses, key=lambda clause: bool(clause.marker) or style is ListStyle.BULLETED
    ):
        if listed:
            yield Points(tuple(ListItem(clause.text, clause.marker) for clause in run))
        else:
            yield from (Words(clause.text) for clause in run)


def _nested(points: Sequence[Point]) -> tuple[ListItem, ...]:
    """Points with their depths as points within points; a depth left out is not made up for."""
    found: list[ListItem] = []
    at = 0
    while at < len(points):
        first = points[at]
        end = at + 1
        while end < len(points) and points[end].depth > first.depth:
            end += 1
        found.append(ListItem(first.text, first.marker, _nested(points[at + 1 : end])))
        at = end
    return tuple(found)
