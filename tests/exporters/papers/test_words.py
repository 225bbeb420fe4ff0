"""The words of a PDF."""

from pikepdf import Name

from exporters.papers.words import pdf_words
from tests.exporters.papers.odd_pdfs import document, forms_without_end, plain, saved, scan


def test_words_come_page_by_page() -> None:
    first, second = pdf_words(saved(document(2, lines=2))).split("\f")
    assert first.splitlines() == [
        "Page 1, line 0: the depth of silt was 0 inches at buoy 0.",
        "Page 1, line 1: the depth of silt was 940 inches at buoy 14.",
    ]
    assert second.startswith("Page 2, line 0")


def test_a_page_without_words_and_a_damaged_one_still_have_their_place() -> None:
    pdf = scan(4, range(2, 3))
    pdf.pages[2].obj.Contents.write(b"silt", filter=Name.FlateDecode)
    pages = pdf_words(saved(pdf)).split("\f")
    assert [bool(page) for page in pages] == [True, False, False, True]


def test_what_cannot_be_opened_has_no_words() -> None:
    assert pdf_words(b"") == ""
    assert pdf_words(b"%PDF-1.7 silt") == ""
    assert pdf_words(plain()[:3000]).startswith(("", "Page 1"))


def test_drawings_without_end_are_not_followed() -> None:
    assert pdf_words(forms_without_end()) == ""


def test_a_word_with_a_hyphen_at_the_end_of_a_line_is_whole_again() -> None:
    pdf = document(1, lines=0)
    pdf.pages[0].obj.Contents.write(
        b"BT /F1 12 Tf 72 700 Td (The Vice-) Tj 0 -14 Td (Chair sounded it.) Tj ET"
    )
    assert pdf_words(saved(pdf)) == "The Vice-Chair sounded it."
