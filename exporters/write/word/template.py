"""A document put into the council's own Word file: in its styles, below its crest and heads.

What the template holds stays: its pages, pictures, headers and footers. A block of the document
the template says by itself (its title, its date, its venue) is not said twice.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.parser import parse_xml
from docx.parts.numbering import NumberingPart

from exporters.document import (
    Block,
    Detail,
    Document,
    Paragraph,
    ShortLines,
    SubHeading,
    Template,
    Title,
)
from exporters.errors import ExportError
from exporters.write.characters import legal
from exporters.write.word.anchors import anchors, lines, put_words
from exporters.write.word.base import base_file
from exporters.write.word.blocks import body_elements
from exporters.write.word.elements import Element, above, paragraph, run, w, w_name
from exporters.write.word.lists import Lists
from exporters.write.word.styles import Measures
from exporters.write.word.template_file import opened_template
from exporters.write.word.template_fit import fitted
from exporters.write.word.template_styles import StylesInUse, TemplateStyles

BLOCKS = ("agenda", "minutes", "actions")
"""The anchors a whole document stands in place of, each alone in its line."""

_NUMBERING = '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
_LONGEST_TITLE = 255


def filled_template(document: Document, template: Template) -> bytes:
    """The document as the bytes of a .docx file, in place of the template's anchors.

    Raises ExportError when the template has no place for it, which was looked at when it was
    chosen.
    """
    word = opened_template(template.data, "The Word template")
    place = next((each for each in anchors(word) if each.name in BLOCKS and each.alone), None)
    if place is None:
        raise ExportError(
            "The Word template has no line to print at: choose it again in the house style."
        )
    known = dict(document.words)
    # What stands at the head or foot of some pages is still to be read on the first.
    used = {each.name for each in anchors(word) if each.where not in ("a header", "a footer")}
    said = {" ".join(line.split()).casefold() for line in lines(word, page_alone=True)}
    said |= {" ".join(known[name].split()).casefold() for name in used & known.keys()}
    marked = any(each.name == "marking" and each.where != "the page" for each in anchors(word))

    styles = TemplateStyles(word)
    base = docx.Document(BytesIO(base_file(document.language)))
    in_use = StylesInUse(styles, template.styles, base.styles.element)
    width = _text_width(place.paragraph)
    text_style = in_use.id_of("MinuteText")
    indent = styles.indent(text_style) or (0, 0)
    lists = _lists(word)
    blocks = list(_unsaid(document.blocks, said - {""}))
    made = list(body_elements(blocks, lists, Measures(width, indent[0])))
    # Before the words of the meeting are there, which may look like anchors and are none.
    put_words(word, known.get)
    _stand_in(place.paragraph, made)
    for element in made:
        _dress(element, in_use, width)
    _number(word, lists)
    if document.head.marking and not marked:
        _mark(word, document.head.marking, in_use)
    if document.first_page != 1:
        _count_pages_from(word, document.first_page)
    properties = word.core_properties
    properties.title = legal(document.title)[:_LONGEST_TITLE]
    properties.modified = datetime.now(UTC).replace(microsecond=0)
    finished = BytesIO()
    word.save(finished)
    return finished.getvalue()


def _unsaid(blocks: Iterable[Block], said: set[str]) -> Iterator[Block]:
    """The blocks but for those whose every word the template says, and headings left alone."""
    heading: SubHeading | None = None
    for block in blocks:
        if isinstance(block, SubHeading):
            heading = block
            continue
        if _said(block, said):
            continue
        if heading is not None and heading.text.casefold() not in said:
            yield heading
        heading = None
        yield block


def _said(block: Block, said: set[str]) -> bool:
    match block:
        case Title(text) | Paragraph(text) | Detail(_, text):
            return " ".join(text.split()).casefold() in said
        case ShortLines(texts):
            return all(" ".join(text.split()).casefold() in said for text in texts)
    return False


def _stand_in(place: Element, made: list[Element]) -> None:
    """Put what was made in the place of the anchor's line; the end of a section stays."""
    for element in made:
        place.addprevious(element)
    if place.find(f"{w_name('pPr')}/{w_name('sectPr')}") is not None:
        for part in [each for each in place if each.tag != w_name("pPr")]:
            place.remove(part)
    else:
        above(place).remove(place)


def _dress(element: Element, in_use: StylesInUse, width: int) -> None:
    for each in element.iter(w_name("p")):
        fitted(each, in_use, width)
    for each in element.iter(w_name("rStyle"), w_name("tblStyle")):
        each.set(w_name("val"), in_use.id_of(each.get(w_name("val"), "")))


def _section_of(place: Element) -> Element:
    """The properties of the section a line of the page stands in."""
    top = place
    while above(top).tag != w_name("body"):
        top = above(top)
    for each in (top, *top.itersiblings()):
        if each.tag == w_name("sectPr"):
            return each
        found = each.find(f"{w_name('pPr')}/{w_name('sectPr')}")
        if found is not None:
            return found
    raise ExportError("The Word template has no page set up: save it again in Word.")


def _text_width(place: Element) -> int:
    """How wide text is where the anchor stands, in twentieths of a point."""
    section = _section_of(place)
    size, margins = section.find(w_name("pgSz")), section.find(w_name("pgMar"))
    if size is None or margins is None:
        return Measures().width
    sides = (size.get(w_name("w")), margins.get(w_name("left")), margins.get(w_name("right")))
    page, left, right = (int(each) if each and each.isdigit() else 0 for each in sides)
    return page - left - right if page > left + right else Measures().width


def _lists(word: WordDocument) -> Lists:
    """Numberings with ids that the template has not used."""
    numbering = _numbering(word)
    kinds = [
        int(each.get(w_name("abstractNumId"), 0))
        for each in numbering.iterfind(w_name("abstractNum"))
    ]
    uses = [int(each.get(w_name("numId"), 0)) for each in numbering.iterfind(w_name("num"))]
    return Lists(first_kind=max(kinds, default=-1) + 1, first=max(uses, default=0) + 1)


def _numbering(word: WordDocument) -> Element:
    """The numberings of the file, begun where it has none."""
    try:
        part = word.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        name, begun = PackURI("/word/numbering.xml"), parse_xml(_NUMBERING)
        part = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, begun, word.part.package)
        word.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    assert isinstance(part, XmlPart)
    root: Element = part.element
    return root


def _number(word: WordDocument, lists: Lists) -> None:
    """Add our numberings: kinds before the first use, uses after the last, as the schema asks."""
    numbering = _numbering(word)
    first = next(numbering.iterfind(w_name("num")), None)
    for kind in lists.kinds():
        if first is None:
            numbering.append(kind)
        else:
            first.addprevious(kind)
    ends = [each for each in numbering if each.tag == w_name("numIdMacAtCleanup")]
    for use in lists.uses():
        if ends:
            ends[0].addprevious(use)
        else:
            numbering.append(use)


def _mark(word: WordDocument, marking: str, in_use: StylesInUse) -> None:
    """The marking at the top of every page, which no template can leave out."""
    seen: list[Element] = []
    for section in word.sections:
        heads = [section.header]
        if section.different_first_page_header_footer:
            heads.append(section.first_page_header)
        if word.settings.odd_and_even_pages_header_footer:
            heads.append(section.even_page_header)
        for head in heads:
            root = head._element
            if not any(root is each for each in seen):
                seen.append(root)
                line = paragraph("Marking", run(marking))
                root.insert(0, line)
                _dress(line, in_use, Measures().width)


# The parts of sectPr that come before the numbering of pages, in the schema's order.
_BEFORE_COUNT = frozenset(
    map(
        w_name,
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
        "lnNumType".split(),
    )
)


def _count_pages_from(word: WordDocument, first: int) -> None:
    section = word.sections[0]._sectPr
    counted = section.find(w_name("pgNumType"))
    if counted is None:
        counted = w("pgNumType")
        section.insert(sum(1 for each in section if each.tag in _BEFORE_COUNT), counted)
    counted.set(w_name("start"), str(first))
