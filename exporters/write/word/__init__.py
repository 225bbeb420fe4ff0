"""Documents as Word files (.docx)."""

from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.document import Document as WordDocument

from exporters.document import Document, Field, Line, RunningHead
from exporters.write.characters import legal
from exporters.write.word.base import base_file
from exporters.write.word.blocks import body_elements
from exporters.write.word.crest import crest_line
from exporters.write.word.elements import Element, field, paragraph, run, w, w_name
from exporters.write.word.lists import Lists
from exporters.write.word.template import filled_template

# Word's own limit for a core property.
_LONGEST_TITLE = 255


def word_file(document: Document) -> bytes:
    """The document as the bytes of a .docx file, in the council's own template where it has one.

    Characters no XML file can hold are left out; nothing else is. Raises ExportError for a
    template that cannot be printed in.
    """
    if document.template is not None:
        return filled_template(document, document.template)
    word = docx.Document(BytesIO(base_file(document.language)))
    lists = Lists()
    body = word.element.body
    over = [crest_line(word, document.crest)] if document.crest is not None else []
    if document.council:
        over.append(paragraph("CouncilName", run(document.council)))
    body[:-1] = [*over, *body_elements(document.blocks, lists)]
    word.part.numbering_part.element.extend(lists.elements())
    _running_head(word, document.head)
    _foot(word, document.foot)
    _count_pages_from(word, document.first_page)
    _properties(word, document)
    made = BytesIO()
    word.save(made)
    return made.getvalue()


def _running_head(word: WordDocument, head: RunningHead) -> None:
    section = word.sections[0]
    whole = f"{head.body}\t{head.day}"
    for part, words in (
        (section.first_page_header, whole if head.first else ""),
        (section.header, f"\t{head.day}" if head.first else whole),
    ):
        marking = [paragraph("Marking", run(head.marking))] if head.marking else []
        _fill(part._element, [*marking, paragraph("Header", run(words))])


def _foot(word: WordDocument, foot: Line) -> None:
    section = word.sections[0]
    for part in (section.first_page_footer, section.footer):
        words: list[Element] = [run("\t")]
        for piece in foot:
            words.extend(field(piece) if isinstance(piece, Field) else (run(piece),))
        _fill(part._element, [paragraph("Footer", *words)])


def _count_pages_from(word: WordDocument, first: int) -> None:
    if first != 1:
        margins = next(word.sections[0]._sectPr.iter(w_name("pgMar")))
        margins.addnext(w("pgNumType", start=first))


def _fill(part: Element, paragraphs: list[Element]) -> None:
    part[:] = paragraphs


def _properties(word: WordDocument, document: Document) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    properties = word.core_properties
    properties.title = legal(document.title)[:_LONGEST_TITLE]
    properties.language = document.language
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = now
    properties.revision = 1
