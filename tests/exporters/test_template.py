"""Papers printed in the council's own Word: anchors found, styles kept, nothing of it lost."""

import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from clerk.business.agenda import AgendaItem, Pages
from clerk.business.council import Committee
from clerk.business.meetings import Contact, MeetingRecord, Signatory, Stage
from clerk.business.restricted import View
from clerk.business.views import PublicMeeting, seen_by
from exporters.compose.action_log import action_log_document
from exporters.compose.agenda import agenda_document
from exporters.compose.minutes import minutes_document
from exporters.document import Document, RunningHead, Section, Table, Template, Title
from exporters.errors import ExportError
from exporters.write import write
from exporters.write.word.anchors import lines
from exporters.write.word.template_look import look_at_template
from tests.exporters.council_word import TEMPLATE, as_bytes, council_template, of_kind
from tests.exporters.test_libreoffice import pages, soffice  # noqa: F401
from tests.exporters.test_validator import accepted, validator  # noqa: F401


@pytest.fixture(scope="module")
def called(record: MeetingRecord) -> MeetingRecord:
    meeting = replace(
        record.meeting,
        issued=date(2022, 2, 28),
        signatory=Signatory("T Rowse", "Clerk to the Harbour", ("Customs House", "Wexcombe")),
        contact=Contact(words="Ask T Rowse for large print."),
        stage=Stage.AGENDA_ISSUED,
    )
    items = (
        AgendaItem("1", "Apologies for absence"),
        AgendaItem("2", "Dredging", "The Harbour Master will report.\n\n1. Once.\n2. Twice.",
                   Pages("5", "16")),
        AgendaItem("3", "Lease", "1. A lease.\n2. No lease."),
    )  # fmt: skip
    return replace(record, meeting=meeting, items=items)


def printed(document: Document, word: WordDocument | bytes, **styles: str) -> WordDocument:
    """The document printed in a template, with the styles guessed for it and those named."""
    data = word if isinstance(word, bytes) else as_bytes(word)
    what = "agenda" if b"[[AGENDA]]" in _body(data) else "minutes"
    look = look_at_template(data, "ferrymouth.docx", what, [name for name, _ in document.words])
    guessed = {each.ours: each.guess for each in look.styles if each.guess}
    dressed = replace(document, template=Template(data, {**guessed, **styles}))
    return docx.Document(BytesIO(_written(dressed)))


def _written(document: Document) -> bytes:
    from exporters.write.word import word_file

    return word_file(document)


def _body(data: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as parts:
        return parts.read("word/document.xml")


def said(word: WordDocument) -> list[str]:
    return [line for line in lines(word) if line.strip()]


@pytest.fixture
def agenda(called: MeetingRecord, committee: Committee) -> Document:
    return agenda_document(seen_by(called, View.PUBLIC), committee)


def test_an_agenda_in_the_council_s_own_word(agenda: Document) -> None:
    word = printed(agenda, council_template())
    assert [(each.style.name, each.text) for each in word.paragraphs if each.style] == [
        ("Normal", ""),  # the text box hangs from it
        ("Title", "HARBOUR COMMITTEE"),
        ("Heading 2", "Agenda"),
        ("Agenda Item", "1.\tApologies for absence"),
        ("Agenda Item", "2.\tDredging\t5\xa0-\xa016"),
        ("Body Text", "The Harbour Master will report."),
        ("List Number", "Once."),
        ("List Number", "Twice."),
        ("Agenda Item", "3.\tLease"),
        ("List Number", "A lease."),
        ("List Number", "No lease."),
        ("Short Lines", "Customs House\nWexcombe\nMonday 28 February 2022"),
        ("Normal", "Ask T Rowse for large print."),
        ("Normal", "T Rowse, Clerk to the Harbour"),
        ("Normal", "Ferrymouth is twinned with Port-en-Bessin."),
    ]
    assert [cell.text for cell in word.tables[0]._cells] == [
        "Where: the Old Customs House",
        "When: Tuesday 8 March 2022, 2.00 pm",
    ]
    section = word.sections[0]
    assert section.first_page_header.paragraphs[0].text == "Ferrymouth Town Council"
    assert section.header.paragraphs[0].text == "Harbour Committee, 8 March 2022"
    assert section.even_page_header.paragraphs[0].text == "HARBOUR COMMITTEE"
    assert section.first_page_footer.paragraphs[0].text == "Issued by T Rowse"
    assert section.footer.paragraphs[0].text == "Town Hall, Ferrymouth"
    # A text box is kept twice, for new programs and for old ones.
    assert said(word).count("Box: 8 March 2022") == 2
    assert "[[" not in "".join(said(word))
    assert word.core_properties.title == agenda.title


def test_nothing_of_the_template_is_lost(agenda: Document) -> None:
    template = as_bytes(council_template())
    made = _written(replace(agenda, template=Template(template, {})))
    with zipfile.ZipFile(BytesIO(template)) as old, zipfile.ZipFile(BytesIO(made)) as new:
        assert set(old.namelist()) <= set(new.namelist())
        kept = [name for name in old.namelist() if "/media/" in name or "/theme/" in name]
        assert kept
        assert all(old.read(name) == new.read(name) for name in kept)
    before, after = (docx.Document(BytesIO(each)).styles for each in (template, made))
    assert {each.name for each in before} <= {each.name for each in after}
    assert after["Agenda Item"].font.color.rgb == before["Agenda Item"].font.color.rgb


def test_lists_begin_again_and_show_their_own_numbers(agenda: Document) -> None:
    word = printed(agenda, council_template())
    numbers = [
        each.get(qn("w:val"))
        for paragraph in word.paragraphs
        if paragraph.style and paragraph.style.name == "List Number"
        for each in paragraph._p.iter(qn("w:numId"))
    ]
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]
    numbering = word.part.numbering_part.element
    starts = [each.get(qn("w:val")) for each in numbering.iter(qn("w:startOverride"))]
    assert starts == ["1", "1"]


def test_a_template_without_lists_and_a_dotx(agenda: Document) -> None:
    bare = as_bytes(council_template(numbering=False))
    word = printed(agenda, of_kind(bare, TEMPLATE))
    assert "2. Dredging 5\xa0-\xa016" in said(word)
    assert len(list(word.part.numbering_part.element.iter(qn("w:num")))) == 2
    assert word.part.content_type.endswith("document.main+xml")


def test_minutes_in_the_styles_that_were_chosen(seen: PublicMeeting, committee: Committee) -> None:
    template = council_template("[[MINUTES]]")
    word = printed(minutes_document(seen, committee), template, Heading2="Heading 4")
    styles = {each.text: each.style.name for each in word.paragraphs if each.style}
    assert styles["22/8\tDredging of the inner basin"] == "Heading 4"
    assert styles["That the basin be sounded."] == "Resolution"
    assert styles["Signed (Chair): \t"] == "Signature Line"
    assert word.tables[-1].style
    assert word.tables[-1].style.name == "Table Grid"
    # The page is 15 cm wide between its margins; a table of ours fits in.
    widths = [int(each.get(qn("w:w"), 0)) for each in word.tables[-1]._tbl.iter(qn("w:gridCol"))]
    assert sum(widths) <= 15 * 567


def test_a_style_that_numbers_by_itself_leaves_the_numbers_to_the_paper(
    seen: PublicMeeting, committee: Committee
) -> None:
    template = council_template("[[MINUTES]]")
    heading = template.styles["Heading 2"].element.get_or_add_pPr()
    heading.get_or_add_numPr().get_or_add_numId().val = 1
    word = printed(minutes_document(seen, committee), template)
    (minute,) = (each for each in word.paragraphs if each.text.startswith("22/8\t"))
    assert [each.get(qn("w:val")) for each in minute._p.iter(qn("w:numId"))] == ["0"]


def test_a_draft_is_marked_on_every_page_though_the_template_has_no_place_for_it(
    record: MeetingRecord, committee: Committee
) -> None:
    closed = replace(record, meeting=replace(record.meeting, stage=Stage.WRITING_UP))
    document = minutes_document(seen_by(closed, View.RESTRICTED), committee)
    word = printed(document, council_template("[[MINUTES]]"))
    section = word.sections[0]
    for head in (section.first_page_header, section.header, section.even_page_header):
        assert head.paragraphs[0].text == "NOT FOR PUBLICATION - DRAFT"

    placed = council_template("[[MINUTES]]")
    for head in (
        placed.sections[0].first_page_header,
        placed.sections[0].header,
        placed.sections[0].even_page_header,
    ):
        head.add_paragraph("[[marking]]")
        head.add_paragraph("")
    word = printed(document, placed)
    assert said(word).count("NOT FOR PUBLICATION - DRAFT") == 3
    issued = printed(minutes_document(seen_by(record, View.PUBLIC), committee), placed)
    assert len(issued.sections[0].header.paragraphs) == 2  # no empty line in its place


def test_an_action_log_and_pages_that_run_on(seen: PublicMeeting, committee: Committee) -> None:
    template = as_bytes(council_template("[[ACTIONS]]"))
    log = replace(
        action_log_document(seen, committee), first_page=41, template=Template(template, {})
    )
    word = docx.Document(BytesIO(_written(log)))
    assert word.tables[1].cell(0, 0).text == "Action"
    (count,) = word.sections[0]._sectPr.iter(qn("w:pgNumType"))
    assert count.get(qn("w:start")) == "41"


def test_the_words_of_a_meeting_are_never_taken_for_anchors(tmp_path: Path) -> None:
    blocks = (Title("T"), Section("1", "See [[date]] and [[MINUTES]] & <b>", ()))
    template = Template(as_bytes(council_template("[[MINUTES]]")), {})
    document = Document("T", RunningHead("B", "d"), blocks, words=(("date", "Monday"),))
    write(replace(document, template=template), tmp_path / "m.docx")
    text = "\n".join(said(docx.Document(str(tmp_path / "m.docx"))))
    assert "See [[date]] and [[MINUTES]] & <b>" in text


def test_a_place_at_the_end_of_a_section_keeps_the_section(agenda: Document) -> None:
    template = council_template()
    (place,) = (each for each in template.paragraphs if each.text == "[[AGENDA]]")
    template.add_section()
    breaks = list(template.element.body.iter(qn("w:sectPr")))
    place._p.get_or_add_pPr().append(breaks[0])
    word = printed(agenda, template)
    assert len(word.sections) == 2


def test_a_template_with_no_place_left_is_said_in_a_sentence(agenda: Document) -> None:
    template = Template(as_bytes(council_template("")), {})
    with pytest.raises(ExportError, match="has no line to print at"):
        _written(replace(agenda, template=template))


def test_a_table_in_a_narrow_text(committee: Committee) -> None:
    table = Table(("A", "B"), ((("1",), ("2",)),), caption="Two")
    document = Document("T", RunningHead("B", "d"), (Title("T"), table))
    word = printed(document, council_template("[[MINUTES]]"))
    assert re.search("Two", word.tables[-1]._tbl.xml)


def test_what_only_the_heads_of_pages_say_is_said_on_the_page_too(agenda: Document) -> None:
    template = docx.Document()
    template.add_paragraph("[[AGENDA]]")
    template.sections[0].header.paragraphs[0].text = "[[body]]"
    template.sections[0].footer.paragraphs[0].text = "[[date]]"
    word = printed(agenda, template)
    assert "HARBOUR COMMITTEE" in [each.text for each in word.paragraphs]
    assert "Date:\tTuesday 8 March 2022" in [each.text for each in word.paragraphs]


@pytest.mark.slow
def test_another_word_processor_shows_it(
    soffice: str,  # noqa: F811
    agenda: Document,
    tmp_path: Path,
) -> None:
    dressed = replace(agenda, template=Template(as_bytes(council_template()), {}))
    (page,) = pages(soffice, dressed, tmp_path)
    text = " ".join(page.split())
    for words in (
        "Ferrymouth Town Council",
        "Box: 8 March 2022",
        "2. Dredging 5 - 16",
        "2. No lease.",
    ):
        assert words in text.replace("\N{NO-BREAK SPACE}", " ")


def assert_accepted(validator: str, template: WordDocument, made: Document, folder: Path) -> None:  # noqa: F811
    path = folder / "printed.docx"
    printed(made, template).save(str(path))
    found = accepted(validator, path)
    template.save(str(folder / "template.docx"))
    itself = accepted(validator, folder / "template.docx") if found else []
    assert (found, itself) == ([], [])


def test_microsoft_accepts_one(
    validator: str,  # noqa: F811
    seen: PublicMeeting,
    committee: Committee,
    tmp_path: Path,
) -> None:
    template = council_template("[[MINUTES]]", numbering=False)
    assert_accepted(validator, template, minutes_document(seen, committee), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("numbering", [True, False])
def test_microsoft_accepts_them_all(
    validator: str,  # noqa: F811
    agenda: Document,
    seen: PublicMeeting,
    committee: Committee,
    tmp_path: Path,
    numbering: bool,
) -> None:
    documents = {
        "[[AGENDA]]": agenda,
        "[[MINUTES]]": minutes_document(seen, committee, first_page=7),
        "[[ACTIONS]]": action_log_document(seen, committee),
    }
    for block, document in documents.items():
        template = council_template(block, numbering=numbering)
        assert_accepted(validator, template, document, tmp_path)
