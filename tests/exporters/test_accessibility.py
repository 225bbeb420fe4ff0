"""The accessibility check finds nothing in our files, and each fault planted in one."""

from base64 import b64decode
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from clerk.business.council import Committee
from clerk.business.views import PublicMeeting, RestrictedMeeting
from exporters.accessibility import check_word_file
from exporters.compose.action_log import action_log_document
from exporters.compose.minutes import minutes_document
from exporters.errors import ExportError
from exporters.write import write

# The smallest PNG there is: one transparent pixel.
PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)


def test_there_is_nothing_to_find_in_our_own_files(
    seen: PublicMeeting, seen_closed: RestrictedMeeting, committee: Committee, tmp_path: Path
) -> None:
    for count, document in enumerate(
        (
            minutes_document(seen, committee),
            minutes_document(seen_closed, committee),
            action_log_document(seen, committee),
        )
    ):
        path = tmp_path / f"{count}.docx"
        write(document, path)
        assert check_word_file(path) == ()


def no_title(word: WordDocument) -> None:
    word.core_properties.title = " "


def american(word: WordDocument) -> None:
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-US")


def no_language(word: WordDocument) -> None:
    for language in list(word.styles.element.iter(qn("w:lang"))):
        language.getparent().remove(language)


def no_first_heading(word: WordDocument) -> None:
    word.paragraphs[0].style = word.styles["Normal"]


def two_first_headings(word: WordDocument) -> None:
    word.add_paragraph("Another title", style="Heading 1")


def skipped_level(word: WordDocument) -> None:
    for paragraph in word.paragraphs:
        if paragraph.style and paragraph.style.name == "Heading 2":
            paragraph.style = word.styles["Heading 3"]


def empty_heading(word: WordDocument) -> None:
    word.add_paragraph(" ", style="Heading 2")


def bold_line(word: WordDocument) -> None:
    word.add_paragraph().add_run("Looks like a heading").bold = True


def strong_line(word: WordDocument) -> None:
    word.add_paragraph().add_run("Looks like a heading", style="Strong")


def typed_bullet(word: WordDocument) -> None:
    word.add_paragraph("•\tA bullet by hand.")


def typed_dash(word: WordDocument) -> None:
    word.add_paragraph("- A dash by hand.")


def typed_number(word: WordDocument) -> None:
    word.add_paragraph("2. A number by hand.")


def typed_letter(word: WordDocument) -> None:
    word.add_paragraph("(b) A letter by hand.")


def headless_table(word: WordDocument) -> None:
    word.add_table(2, 2)


def merged_cells(word: WordDocument) -> None:
    table = word.tables[0]
    table.cell(1, 0).merge(table.cell(1, 1))


def merged_rows(word: WordDocument) -> None:
    table = word.tables[0]
    table.cell(1, 0).merge(table.cell(2, 0))


def nested_table(word: WordDocument) -> None:
    inner = word.tables[0].cell(1, 0).add_table(1, 1)
    header = inner.rows[0]._tr.get_or_add_trPr()
    header.append(OxmlElement("w:tblHeader"))


def silent_picture(word: WordDocument) -> None:
    word.add_paragraph().add_run().add_picture(str(pixel(word)), width=Mm(10))


def floating_picture(word: WordDocument) -> None:
    shape = word.add_paragraph().add_run().add_picture(str(pixel(word)), width=Mm(10))
    shape._inline.docPr.set("descr", "The harbour light")
    shape._inline.tag = qn("wp:anchor")


def here_link(word: WordDocument) -> None:
    link(word, "click here")


def bare_address(word: WordDocument) -> None:
    link(word, "https://harbour.example/minutes")


def link(word: WordDocument, text: str) -> None:
    paragraph = word.add_paragraph("The minutes are ")
    made = OxmlElement("w:hyperlink")
    made.set(qn("w:anchor"), "top")
    made.append(paragraph.add_run(text)._r)
    paragraph._p.append(made)


def pixel(word: WordDocument) -> Path:
    return Path(word.core_properties.category)


FAULTS: list[tuple[Callable[[WordDocument], None], str, str]] = [
    (no_title, "no title", "the whole file"),
    (american, "language", "the whole file"),
    (no_language, "language", "the whole file"),
    (no_first_heading, "first heading", "the whole file"),
    (two_first_headings, "first heading", "the whole file"),
    (skipped_level, "heading order", '"22/7 Apologies for absence"'),
    (empty_heading, "empty heading", "heading of level 2"),
    (bold_line, "bold as heading", '"Looks like a heading"'),
    (strong_line, "bold as heading", '"Looks like a heading"'),
    (typed_bullet, "typed bullet", '"• A bullet by hand."'),
    (typed_dash, "typed bullet", '"- A dash by hand."'),
    (typed_number, "typed number", '"2. A number by hand."'),
    (typed_letter, "typed number", '"(b) A letter by hand."'),
    (headless_table, "no header row", "table 2"),
    (merged_cells, "merged cells", "table 1"),
    (merged_rows, "merged cells", "table 1"),
    (nested_table, "nested table", "table 2"),
    (silent_picture, "no alternative text", "picture 1"),
    (floating_picture, "floating picture", "picture 1"),
    (here_link, "link text", '"click here"'),
    (bare_address, "link text", '"https://harbour.example/minutes"'),
]


@pytest.mark.parametrize(
    ("plant", "kind", "place"), FAULTS, ids=[plant.__name__ for plant, *_ in FAULTS]
)
def test_a_planted_fault_is_found_and_nothing_else(
    minutes_file: Path,
    tmp_path: Path,
    plant: Callable[[WordDocument], None],
    kind: str,
    place: str,
) -> None:
    picture = tmp_path / "pixel.png"
    picture.write_bytes(PIXEL)
    word = docx.Document(str(minutes_file))
    word.core_properties.category = str(picture)
    plant(word)
    word.save(str(minutes_file))
    (found,) = check_word_file(minutes_file)
    assert (found.kind, found.place) == (kind, place)
    assert found.message.endswith(".")


def test_a_decorative_picture_needs_no_words(minutes_file: Path, tmp_path: Path) -> None:
    picture = tmp_path / "pixel.png"
    picture.write_bytes(PIXEL)
    word = docx.Document(str(minutes_file))
    shape = word.add_paragraph().add_run().add_picture(str(picture), width=Mm(10))
    extensions = docx.oxml.parse_xml(
        '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
        "</a:ext></a:extLst>"
    )
    shape._inline.docPr.append(extensions)
    word.save(str(minutes_file))
    assert check_word_file(minutes_file) == ()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="There is no file"):
        check_word_file(tmp_path / "none.docx")


@pytest.mark.parametrize("content", [b"", b"Dear clerk", b"%PDF-1.7", b"PK\x03\x04broken"])
def test_what_is_no_word_file_gets_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(content)
    with pytest.raises(ExportError, match=r"is not a Word document \(\.docx\), or it is damaged"):
        check_word_file(path)


def test_a_damaged_word_file_gets_one_sentence(minutes_file: Path) -> None:
    whole = minutes_file.read_bytes()
    for cut in range(100, len(whole) - 100, len(whole) // 20):
        minutes_file.write_bytes(whole[:cut] + bytes(60) + whole[cut + 60 :])
        try:
            check_word_file(minutes_file)
        except ExportError as refusal:
            assert "damaged" in str(refusal)  # noqa: PT017


def test_a_folder_is_no_word_file(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is not a Word document"):
        check_word_file(tmp_path)
