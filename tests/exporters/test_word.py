"""The Word file, read back the way Word reads it."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from clerk.business.council import Committee
from clerk.business.minutes import Clause, ListStyle
from clerk.business.views import PublicMeeting
from exporters.compose.action_log import action_log_document
from exporters.compose.minutes import minutes_document
from exporters.document import (
    AttendanceEntry,
    Block,
    Document,
    OutcomeBlock,
    Paragraph,
    Point,
    PointList,
    RunningHead,
    Section,
    SubHeading,
    Table,
    Title,
)
from exporters.write import write

HEAD = RunningHead("Harbour Committee", "8 March 2022")


def written(path: Path, *blocks: Block, head: RunningHead = HEAD) -> WordDocument:
    write(Document("A paper", head, blocks), path)
    return docx.Document(str(path))


def styled(word: WordDocument) -> list[tuple[str, str]]:
    return [(each.style.name, each.text) for each in word.paragraphs if each.style]


def numbering(word: WordDocument, paragraph: WordParagraph) -> tuple[str, str, int, str]:
    """The list a paragraph is in: its number, how it counts, from where, and what it shows."""
    place = paragraph._p.pPr.numPr
    lists = word.part.numbering_part.element
    number = lists.num_having_numId(place.numId.val)
    start = number.find(f".//{qn('w:startOverride')}")
    kinds = {each.get(qn("w:abstractNumId")): each for each in lists.iter(qn("w:abstractNum"))}
    level = kinds[str(number.abstractNumId.val)].findall(qn("w:lvl"))[place.ilvl.val]
    return (
        str(place.numId.val),
        level.find(qn("w:numFmt")).get(qn("w:val")),
        0 if start is None else int(start.get(qn("w:val"))),
        level.find(qn("w:lvlText")).get(qn("w:val")),
    )


def test_the_minutes_are_made_of_styles(minutes_file: Path) -> None:
    assert styled(docx.Document(str(minutes_file))) == [
        ("Heading 1", "HARBOUR COMMITTEE"),
        (
            "Normal",
            "A meeting of the Harbour Committee was held on Tuesday 8 March 2022 at 2.00 pm in "
            "the Old Customs House.",
        ),
        (
            "Attendance",
            "PRESENT:\tCouncillors M Tregear (Chair), P Oakden (Deputy Chair), S Yelland "
            "(substitute for J Moult) and Dr R Quill (Co-opted)",
        ),
        ("Attendance Label", "PRESENT BY INVITATION:"),
        ("Attendance", "OFFICERS:\tA Penhale (Harbour Master) and Birkett"),
        ("Attendance", "APOLOGIES FOR ABSENCE:\tCouncillor J Moult"),
        ("Attendance", "PUBLIC:\t3"),
        ("Heading 2", "22/7\tApologies for absence"),
        ("Minute Text", "The apologies were noted."),
        ("Heading 2", "22/8\tDredging of the inner basin"),
        (
            "Minute Text",
            "The Harbour Master reported that the fairway had silted up since the winter gales.",
        ),
        ("Heading 3", "What was found"),
        ("List Bullet", "Two buoys had dragged their moorings."),
        ("List Bullet", "The inner basin was short of water:"),
        ("List Bullet", "by the slipway"),
        ("List Bullet", "under the crane"),
        ("List Bullet", "The quay wall was sound."),
        ("Decision Word", "NOTED-"),
        ("Decision", "That the gales be blamed"),
        ("Minute Text", "Three ways forward were put to the members."),
        ("List Number", "Dredge the whole basin at once."),
        ("List Number", "Dredge in two halves."),
        ("List Number", "Wait for the county's survey."),
        ("Table End", ""),
        ("Minute Text", "Members preferred to know the price of silt before they chose."),
        ("Decision Word", "AGREED:"),
        ("Decision", "That the basin be sounded."),
        ("Decision", "That the crane stay locked."),
        ("Action Word", "ACTION-"),
        ("Action", "Ask three firms what they charge for silt. (A Penhale, next meeting)"),
        ("Heading 2", "22/9\tLease of the chandlery"),
        ("Minute Text", "The public left the room."),
        ("Heading 2", "22/10\tAny other business"),
        ("Minute Text", "A late letter was read."),
        ("Decision", "AGREED- That the date be noted."),
        ("Signature Line", "Signed (Chair): \t"),
        ("Signature Line", "Date: \t"),
    ]


def test_each_numbered_list_begins_again(minutes_file: Path) -> None:
    word = docx.Document(str(minutes_file))
    numbers = [
        numbering(word, each)
        for each in word.paragraphs
        if each._p.pPr.numPr is not None and not each.text.startswith(("by", "under"))
    ]
    assert [kind[1:] for kind in numbers] == [
        *[("bullet", 0, "•")] * 3,
        *[("decimal", 1, "%1.")] * 5,
    ]
    assert numbers[3][0] == numbers[5][0] != numbers[6][0] == numbers[7][0]


@pytest.mark.parametrize(
    ("markers", "shown"),
    [
        (["1.", "2.", "3."], [("decimal", 1, "%1.")] * 3),
        (["4)", "5)"], [("decimal", 4, "%1)")] * 2),
        (["1.", "2.", "4."], [("decimal", 1, "%1.")] * 2 + [("decimal", 4, "%1.")]),
        (["(a)", "(b)"], [("lowerLetter", 1, "(%1)")] * 2),
        (["h)", "i)", "j)"], [("lowerLetter", 8, "%1)")] * 3),
        (["i)", "ii)", "iii)"], [("lowerRoman", 1, "%1)")] * 3),
        (["IV.", "V."], [("upperRoman", 4, "%1.")] * 2),
        (["2.1", "2.2"], [("none", 0, "2.1"), ("none", 0, "2.2")]),
        (["07."], [("none", 0, "07.")]),
        (["", "-", "•"], [("bullet", 0, "•")] * 3),
    ],
)
def test_a_marker_is_shown_as_it_was_printed(
    tmp_path: Path, markers: list[str], shown: list[tuple[str, int, str]]
) -> None:
    points = PointList(tuple(Point("silt", marker=marker) for marker in markers))
    word = written(tmp_path / "list.docx", Title("T"), Section("1", "S", (points,)))
    assert [numbering(word, each)[1:] for each in word.paragraphs[2:]] == shown


def test_clauses_without_printed_numbers_are_numbered_where_the_style_says_so(
    tmp_path: Path,
) -> None:
    outcome = OutcomeBlock(
        "RESOLVED",
        (Clause("That A."), Clause("That B.")),
        "That:",
        ListStyle.NUMBERED,
        ("Carried",),
    )
    word = written(tmp_path / "o.docx", Title("T"), Section("1", "S", (outcome,)))
    assert styled(word)[2:] == [
        ("Decision Lead", "RESOLVED That:"),
        ("Decision", "That A."),
        ("Decision", "That B."),
        ("Decision", "Carried"),
    ]
    assert numbering(word, word.paragraphs[4])[1:] == ("decimal", 1, "%1.")


def test_a_clause_printed_without_a_marker_stays_without_one(tmp_path: Path) -> None:
    clauses = (Clause("That A.", "1."), Clause("That B."), Clause("That C.", "2."))
    outcome = OutcomeBlock("RESOLVED", clauses, style=ListStyle.NUMBERED)
    word = written(tmp_path / "o.docx", Title("T"), Section("1", "S", (outcome,)))
    one, plain, two = word.paragraphs[3:]
    assert plain._p.pPr.numPr is None
    assert numbering(word, one) == numbering(word, two)
    assert numbering(word, one)[1:] == ("decimal", 1, "%1.")


def test_the_page_is_a4_with_a_running_head_and_page_numbers(minutes_file: Path) -> None:
    section = docx.Document(str(minutes_file)).sections[0]
    assert section.page_width
    assert section.page_height
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == "Harbour Committee\t8 March 2022"
    assert section.header.paragraphs[0].text == "\t8 March 2022"
    for foot in (section.first_page_footer, section.footer):
        assert foot.paragraphs[0].text == "\tPage 1 of 1"
        codes = [each.text for each in foot._element.iter(qn("w:instrText"))]
        assert codes == [" PAGE ", " NUMPAGES "]


def test_a_marking_stands_on_every_page(tmp_path: Path) -> None:
    head = RunningHead("Harbour Committee", "8 March 2022", "DRAFT")
    section = written(tmp_path / "d.docx", Title("T"), head=head).sections[0]
    assert section.first_page_header.paragraphs[0].text == "DRAFT"
    assert section.header.paragraphs[0].text == "DRAFT"


def test_the_file_knows_its_title_and_its_language_and_carries_no_dead_weight(
    minutes_file: Path,
) -> None:
    word = docx.Document(str(minutes_file))
    assert word.core_properties.title == "Minutes: Harbour Committee, 8 March 2022"
    assert word.core_properties.language == "en-GB"
    assert word.core_properties.author == word.core_properties.comments == ""
    with ZipFile(minutes_file) as parts:
        names = parts.namelist()
        everything = b"".join(parts.read(name) for name in names)
    assert not [name for name in names if "Effects" in name or "thumb" in name or "custom" in name]
    assert b"en-US" not in everything
    assert (
        b'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
        in everything
    )
    assert minutes_file.stat().st_size < 20_000


def test_no_style_takes_its_font_from_the_theme(minutes_file: Path) -> None:
    styles = docx.Document(str(minutes_file)).styles.element
    assert [font.attrib for font in styles.iter(qn("w:rFonts"))] == [
        {qn(f"w:{kind}"): "Arial" for kind in ("ascii", "hAnsi", "eastAsia", "cs")}
    ]


def test_the_action_log_is_one_table_with_a_header_row(
    seen: PublicMeeting, committee: Committee, tmp_path: Path
) -> None:
    path = tmp_path / "log.docx"
    write(action_log_document(seen, committee), path)
    word = docx.Document(str(path))
    assert styled(word)[0] == ("Heading 1", "Actions - HARBOUR COMMITTEE (8 March 2022)")
    (table,) = word.tables
    assert [cell.text for cell in table.rows[0].cells] == ["Action", "Responsible", "Progress"]
    assert [cell.text for cell in table.rows[1].cells] == [
        "Action 4 (action from 11 January 2022, minute 22/2)\nPaint the harbour light.\n"
        "Due: 31 May 2022",
        "A Penhale, Harbour Master\nP Oakden",
        "Paint ordered.\n1 March 2022: First coat on.",
    ]
    headers = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
    assert headers == [True, False, False]


def test_a_heading_without_words_is_no_heading(tmp_path: Path) -> None:
    blocks = (Title("T"), Section("", "", (Paragraph("Words."), SubHeading("Below"))))
    assert styled(written(tmp_path / "h.docx", *blocks)) == [
        ("Heading 1", "T"),
        ("Normal", "Words."),
        ("Heading 2", "Below"),
    ]


def test_characters_no_xml_can_hold_are_left_out_and_part_words_still(tmp_path: Path) -> None:
    text = "silt\x00ed\x0bfairway\x0cquay\ud800 \ufffe\x1b[0m"
    word = written(tmp_path / "x.docx", Title("T"), Paragraph(text), head=RunningHead("B\x01", "d"))
    assert word.paragraphs[1].text == "silted fairway quay [0m"


CHARACTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
WORDS = st.lists(st.text(CHARACTERS, min_size=1), max_size=8).map(" ".join)


@settings(max_examples=25)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=4))
def test_every_word_stands_in_the_file_in_order(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str, str]]
) -> None:
    blocks: list[Block] = [Title("T")]
    expected = ["T"]
    for one, two, three in texts:
        blocks.append(AttendanceEntry("PRESENT:", one))
        points = PointList((Point(one, 0), Point(two, 12, "1."), Point(three, 1, "b)")))
        table = Table((one, two), (((two, three), (one,)),))
        outcome = OutcomeBlock("AGREED:", (Clause(two, "a)"),), three)
        blocks.append(Section("1", two, (Paragraph(one), points, table, outcome)))
        expected += ["PRESENT:", one, "1", two, one, one, two, three]
        expected += [one, two, two, three, one, "AGREED:", three, "a)", two]
    path = tmp_path_factory.mktemp("words") / "words.docx"
    write(Document("A paper", HEAD, tuple(blocks)), path)
    with ZipFile(path) as parts:
        body = etree.fromstring(parts.read("word/document.xml"))
    found = []
    for paragraph in body.iter(qn("w:p")):
        pieces = paragraph.iter(qn("w:t"), qn("w:tab"))
        found.append("".join(" " if piece.text is None else piece.text for piece in pieces))
    assert " ".join(found).split() == " ".join(expected).split()


def test_word_s_library_is_loaded_only_when_a_word_file_is_written() -> None:
    code = (
        "import exporters.compose.minutes, exporters.write, sys; "
        "print([m for m in sys.modules if m in ('docx', 'lxml')])"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_minutes_of_many_pages_are_no_trouble(
    seen: PublicMeeting, committee: Committee, tmp_path: Path
) -> None:
    document = minutes_document(seen, committee)
    sections = [block for block in document.blocks if isinstance(block, Section)] * 80
    word = written(tmp_path / "long.docx", Title("T"), *sections)
    assert len([each for each in styled(word) if each[0] == "Heading 2"]) == 320
