"""What is found inside office files before they are made PDFs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from exporters.papers.font_files import families
from exporters.papers.fonts import missing_fonts
from exporters.papers.looking import FileKind, look_at
from tests.exporters.papers import office_files

_FONTS = "This computer lacks the font"


def without_fonts(data: bytes, name: str) -> tuple[str, ...]:
    """The remarks that do not depend on this computer."""
    return tuple(each for each in look_at(data, name).remarks if not each.startswith(_FONTS))


def test_a_report_tells_its_title_its_changes_its_comments_and_its_faults() -> None:
    looked = look_at(office_files.report(), "report.docx")
    assert (looked.kind, looked.ending) == (FileKind.WORD, ".docx")
    assert (looked.pages, looked.tagged) == (None, None)
    assert looked.title == "Dredging of the inner basin"
    assert without_fonts(office_files.report(), "report.docx") == (
        "Its 2 tracked changes print as they stand: ask for the file with all changes accepted.",
        "A comment is left out of the pack: ask whether this is the final version.",
        "For screen readers the file has a table without a header row and a typed bullet and lacks "
        "British English as its language: ask for it put right in Word.",
    )


@pytest.mark.parametrize(
    "make", [office_files.with_linked_picture, office_files.open_text_with_linked_picture]
)
def test_a_picture_that_is_not_in_the_file_is_missed(make: Callable[[str], bytes]) -> None:
    first, *_ = without_fonts(make("https://harbour.example"), "a")
    assert first == (
        "A picture is not in the file and will be missing: ask for the file with all in it."
    )


def test_the_fonts_of_a_report_that_are_not_here_are_named() -> None:
    if not missing_fonts(["Gorse Antiqua"]):
        pytest.skip("the fonts of this computer cannot be listed")
    assert (
        "This computer lacks the font Gorse Antiqua, so that lines and pages may break elsewhere: "
        "look through its pages, or ask for a PDF."
    ) in look_at(office_files.report(), "report.docx").remarks


def test_fonts_a_file_brings_along_and_fonts_of_styles_nobody_chose_are_not_missed() -> None:
    brought = office_files.word(
        '</w:t></w:r><w:r><w:rPr><w:rFonts w:ascii="Gorse Sans"/></w:rPr><w:t>x',
        more={
            "word/fontTable.xml": '<w:fonts xmlns:w="w"><w:font w:name="Gorse Sans">'
            '<w:embedRegular w:id="1"/></w:font></w:fonts>',
            "word/styles.xml": '<w:styles xmlns:w="w"><w:style w:styleId="Unchosen">'
            '<w:rPr><w:rFonts w:ascii="Gorse Antiqua"/></w:rPr></w:style></w:styles>',
        },
    )
    assert not any(_FONTS in remark for remark in look_at(brought, "a.docx").remarks)


def test_fonts_of_a_chosen_style_of_those_below_it_and_of_the_theme_are_missed() -> None:
    if not missing_fonts(["Gorse Antiqua"]):
        pytest.skip("the fonts of this computer cannot be listed")
    chosen = office_files.word(
        '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Chosen"/></w:pPr><w:r><w:t>x',
        more={
            "word/styles.xml": '<w:styles xmlns:w="w"><w:style w:styleId="Chosen">'
            '<w:basedOn w:val="Below"/><w:rPr><w:rFonts w:hAnsiTheme="minorHAnsi"/></w:rPr>'
            '</w:style><w:style w:styleId="Below"><w:rPr><w:rFonts w:ascii="Gorse Antiqua"/>'
            "</w:rPr></w:style></w:styles>",
            "word/theme/theme1.xml": '<a:theme xmlns:a="a"><a:minorFont>'
            '<a:latin typeface="Thrift Text"/></a:minorFont></a:theme>',
        },
    )
    told = [remark for remark in look_at(chosen, "a.docx").remarks if _FONTS in remark]
    assert told == [
        "This computer lacks the fonts Gorse Antiqua and Thrift Text, so that lines and pages may "
        "break elsewhere: look through its pages, or ask for a PDF."
    ]


def test_an_open_document_tells_its_changes_and_its_comments() -> None:
    assert without_fonts(office_files.open_text(), "letter.odt") == (
        "A tracked change prints as it stands: ask for the file with all changes accepted.",
        "A comment is left out of the pack: ask whether this is the final version.",
    )


@pytest.mark.parametrize("make", [office_files.slides, office_files.open_slides])
def test_slides_without_a_title_are_numbered(make: Callable[..., bytes]) -> None:
    data = make("Silt", "", "Sand", "", "")
    looked = look_at(data, "talk")
    assert looked.kind is FileKind.SLIDES
    assert without_fonts(data, "talk") == (
        "Slides 2, 4 and 5 have no title to be found by: ask for one on each.",
    )
    assert without_fonts(make("Silt"), "talk") == ()


@pytest.mark.parametrize(
    ("data", "ending", "comments"),
    [
        (office_files.sheet(), ".xlsx", 1),
        (office_files.open_sheet(), ".ods", 0),
    ],
)
def test_a_sheet_tells_that_it_is_hard_to_listen_to(
    data: bytes, ending: str, comments: int
) -> None:
    looked = look_at(data, f"costs{ending}")
    assert (looked.kind, looked.ending) == (FileKind.SHEET, ending)
    assert without_fonts(data, f"costs{ending}")[comments:] == (
        "Screen readers get little from a sheet made a PDF: ask for its figures in a table of a "
        "Word file.",
    )


@pytest.mark.parametrize(
    ("stream", "kind", "ending"),
    [
        ("WordDocument", FileKind.WORD, ".doc"),
        ("PowerPoint Document", FileKind.SLIDES, ".ppt"),
        ("Workbook", FileKind.SHEET, ".xls"),
    ],
)
def test_an_old_file_is_known_but_not_looked_into(stream: str, kind: FileKind, ending: str) -> None:
    looked = look_at(office_files.old(stream), f"a{ending}")
    assert (looked.kind, looked.ending) == (kind, ending)
    assert looked.remarks == (
        "The file is in an old format, which is made a PDF without being looked into: check its "
        "pages then, or ask for it in the format of today.",
    )


def test_a_word_file_that_names_a_part_outside_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("HIDDEN")
    entity = f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    core = (
        f"{entity}<c:p xmlns:c='c' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        "<dc:title>&e;</dc:title></c:p>"
    )
    assert look_at(office_files.word(more={"docProps/core.xml": core}), "a.docx").title == ""


def test_fonts_as_wide_as_the_missing_ones_count_as_here() -> None:
    if not missing_fonts(["Gorse Antiqua"]):
        pytest.skip("the fonts of this computer cannot be listed")
    if not missing_fonts(["Carlito"]):
        assert missing_fonts(["Calibri", "calibri light"]) == ()
    assert missing_fonts(["Symbol", "Wingdings", "Gorse Antiqua", "Gorse Antiqua Bold"]) == (
        "Gorse Antiqua",
        "Gorse Antiqua Bold",
    )


def test_the_names_of_fonts_are_read_from_their_files(tmp_path: Path) -> None:
    ours = Path(__file__).parents[3] / "exporters" / "write" / "pdf" / "fonts"
    (tmp_path / "torn.ttf").write_bytes((ours / "LiberationSans-Bold.ttf").read_bytes()[:300])
    (tmp_path / "none.otf").write_bytes(b"silt")
    (tmp_path / "empty.ttc").write_bytes(b"ttcf")
    assert families((ours, tmp_path, tmp_path / "gone")) == {"Liberation Sans"}
