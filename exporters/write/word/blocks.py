"""The blocks of a document as the elements of a Word file's body."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from clerk.business.minutes import Clause, ListStyle
from clerk.business.text import Paragraph, PointList, SubHeading
from exporters.document import (
    ActionBlock,
    AgendaEntry,
    AttendanceEntry,
    Block,
    Detail,
    NewPage,
    OutcomeBlock,
    Section,
    ShortLines,
    SignatureBlock,
    Table,
    Title,
)
from exporters.write.characters import legal
from exporters.write.word.elements import Element, paragraph, run, w, w_name
from exporters.write.word.lists import Lists
from exporters.write.word.styles import INDENT, OURS, Measures
from exporters.write.word.tables import table

# Characters of a bold number that fit before the text of an agenda item; a longer one would push
# its title to the tab stop of the pages.
_LONGEST_NUMBER = 8

# What the schema puts before a page break among the properties of a paragraph.
_BEFORE_PAGE_BREAK = frozenset(w_name(name) for name in ("pStyle", "keepNext", "keepLines"))


def body_elements(
    blocks: Iterable[Block], lists: Lists, page: Measures = OURS
) -> Iterator[Element]:
    """The whole body in order; the numberings it needs are gathered in `lists`."""
    begins_page = False
    for block in blocks:
        if isinstance(block, NewPage):
            begins_page = True
            continue
        for element in _elements(block, lists, page):
            yield from _on_new_page(element) if begins_page else (element,)
            begins_page = False


def _elements(block: Block, lists: Lists, page: Measures) -> Iterator[Element]:
    if not isinstance(block, Section):
        yield from _block(block, lists, page, inside=False)
        return
    heading = [part for part in (block.number, block.title) if legal(part).strip()]
    if heading:
        yield paragraph("Heading2", run("\t".join(heading)))
    for passage in block.passages:
        if isinstance(passage, SubHeading) and not block.set_in and legal(passage.text).strip():
            yield paragraph("Heading3", run(passage.text), properties=(w("ind", left=0),))
        else:
            yield from _block(passage, lists, page, inside=bool(heading) and block.set_in)


def _on_new_page(element: Element) -> Iterator[Element]:
    """The element at the top of a page; before a table stands the line that puts it there."""
    properties = next(element.iterchildren(w_name("pPr")), None)
    if properties is None:
        yield paragraph("TableEnd", properties=(w("pageBreakBefore"),))
    else:
        kept = [each for each in properties if each.tag in _BEFORE_PAGE_BREAK]
        kept[-1].addnext(w("pageBreakBefore"))
    yield element


def _block(block: Block, lists: Lists, page: Measures, *, inside: bool) -> Iterator[Element]:
    """One block; `inside` a section its text is indented and its sub-headings a level lower."""
    indent = page.indent if inside else 0
    match block:
        case Title(text):
            yield paragraph("Heading1", run(text))
        case AttendanceEntry(label, people):
            if people:
                yield paragraph("Attendance", run(label, "Strong"), run(f"\t{people}"))
            else:
                yield paragraph("AttendanceLabel", run(label))
        case Detail(label, text):
            yield paragraph("Detail", run(label, "Strong"), run(f"\t{text}"))
        case AgendaEntry():
            yield from _agenda_entry(block, lists, page)
        case ShortLines(lines):
            yield paragraph("ShortLines", run("\n".join(lines)))
        case Paragraph(text):
            yield paragraph("MinuteText" if inside else "Normal", run(text))
        case SubHeading(text):
            if legal(text).strip():
                yield paragraph("Heading3" if inside else "Heading2", run(text))
        case PointList(points):
            places = lists.places(((p.marker, p.depth) for p in points), indent)
            for point, place in zip(points, places, strict=True):
                style = "ListNumber" if point.marker else "ListBullet"
                yield paragraph(style, run(point.text), properties=(place,))
        case Table():
            yield from table(block, page, indent)
        case OutcomeBlock():
            yield from _outcome(block, lists, page)
        case ActionBlock():
            yield from _action(block)
        case SignatureBlock(signed, capacity, date):
            yield paragraph("SignatureLine", run(f"{signed} ({capacity}): \t"))
            yield paragraph("SignatureLine", run(f"{date}: \t"))


def _agenda_entry(entry: AgendaEntry, lists: Lists, page: Measures) -> Iterator[Element]:
    """The item as a heading with its pages at the right margin, and what is said of it below."""
    gap = "\t" if len(entry.number) <= _LONGEST_NUMBER else " "
    words = [run(f"{entry.number}{gap}{entry.title}")]
    if entry.pages:
        words.append(run(f"\t{entry.pages}", bold=False))
    # A title with nothing under it need not stay on the page of the item that follows.
    alone = () if entry.passages else (w("keepNext", val=0),)
    yield paragraph("AgendaSubItem" if entry.depth else "AgendaItem", *words, properties=alone)
    within = replace(page, indent=page.indent + entry.depth * INDENT)
    for passage in entry.passages:
        for element in _block(passage, lists, within, inside=True):
            yield from _set_in(element, within.indent) if entry.depth else (element,)


def _set_in(element: Element, indent: int) -> Iterator[Element]:
    """The element, its words set in where it is plain text; lists and tables are already."""
    for style in element.iterfind(f"{w_name('pPr')}/{w_name('pStyle')}"):
        if style.get(w_name("val")) == "MinuteText":
            style.addnext(w("ind", left=indent))
    yield element


def _outcome(outcome: OutcomeBlock, lists: Lists, page: Measures) -> Iterator[Element]:
    """The word of the decision on a line of its own, or run on with what was decided."""
    if outcome.style is ListStyle.RUN_ON:
        clauses = [f"{clause.marker} {clause.text}".strip() for clause in outcome.clauses]
        words = " ".join(part for part in (outcome.lead_in, *clauses) if part)
        yield from _labelled("Decision", outcome.label, words)
    else:
        yield from _labelled("DecisionLead", outcome.label, outcome.lead_in)
        yield from _clauses(outcome.clauses, outcome.style, lists, page)
    for note in outcome.notes:
        yield paragraph("Decision", run(note))


def _clauses(
    clauses: tuple[Clause, ...], style: ListStyle, lists: Lists, page: Measures
) -> Iterator[Element]:
    """The clauses with the markers they were printed with; the list style's where none was."""
    if style is ListStyle.NUMBERED and not any(clause.marker for clause in clauses):
        clauses = tuple(Clause(each.text, f"{at}.") for at, each in enumerate(clauses, start=1))
    bulleted = style is ListStyle.BULLETED
    listed = [(clause.marker, 0) for clause in clauses if clause.marker or bulleted]
    places = lists.places(listed, page.indent)
    for clause in clauses:
        place = (next(places),) if clause.marker or bulleted else ()
        yield paragraph("Decision", run(clause.text), properties=place)


def _action(action: ActionBlock) -> Iterator[Element]:
    yield paragraph("ActionWord", run(action.label))
    responsible = ", ".join(words for words in (action.owners, action.due) if words)
    yield paragraph("Action", run(f"{action.text} ({responsible})" if responsible else action.text))


def _labelled(style: str, label: str, words: str) -> Iterator[Element]:
    """A label in bold and the words after it; a label alone is bold by its style."""
    if label and words:
        yield paragraph(style, run(label, "Strong"), run(f" {words}"))
    elif label:
        yield paragraph("DecisionWord", run(label))
    elif words:
        yield paragraph(style, run(words))
