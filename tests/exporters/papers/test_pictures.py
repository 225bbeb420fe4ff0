"""Pictures made pages of a PDF."""

import sys
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from pikepdf import Dictionary, Name, Pdf
from PIL import Image

from exporters.errors import ExportError
from exporters.papers.looking import FileKind, PaperRefused, look_at
from exporters.papers.pictures import picture_pdf
from tests.exporters.papers.office_files import picture
from tests.exporters.reading_back import assert_accessible

_A4 = (596, 842)


def shown(pdf: bytes, number: int = 0) -> Image.Image:
    """A page as it is seen, a point of it for each of its size."""
    return pypdfium2.PdfDocument(pdf)[number].render(scale=1).to_pil().convert("RGB")


def corners(page: Image.Image) -> dict[str, bool]:
    """Which quarters of what is on the page are red."""
    inner = page.convert("L").point(lambda grey: 255 if grey < 250 else 0).getbbox()
    assert inner
    left, upper, right, lower = inner
    width, height = page.size
    # The field is a quarter: which way from the middle of the page does it lie?
    return {
        "left": (left + right) / 2 < width / 2,
        "upper": (upper + lower) / 2 < height / 2,
    }


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP"])
def test_each_format_is_known_by_its_bytes_and_becomes_a_page_everybody_can_read(
    form: str, tmp_path: Path
) -> None:
    data = picture(form)
    looked = look_at(data, "quay")
    assert (looked.kind, looked.pages) == (FileKind.PICTURE, 1)
    assert looked.remarks == (
        "A picture says nothing to a screen reader: say in a sentence what it shows, or ask for "
        "the Word file when it is a page that was scanned.",
    )
    path = tmp_path / "picture.pdf"
    path.write_bytes(picture_pdf(data, "The quay at low water"))
    assert_accessible(path)
    made = look_at(path.read_bytes(), "picture.pdf")
    assert (made.pages, made.tagged, made.title) == (1, True, "The quay at low water")
    assert corners(shown(path.read_bytes())) == {"left": True, "upper": True}


def alternatives(pdf: bytes) -> list[str]:
    """What the figures of the file are said to show."""
    with Pdf.open(BytesIO(pdf)) as opened:
        return [
            str(each.Alt)
            for each in opened.objects
            if isinstance(each, Dictionary) and each.get("/S") == Name.Figure
        ]


def test_what_the_picture_shows_is_its_alternative_text() -> None:
    pdf = picture_pdf(picture("PNG"), 'Silt #let "by" \n the quay')
    assert alternatives(pdf) == ['Silt #let "by" the quay']


def test_a_picture_lies_as_it_was_held() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = picture("JPEG", size=(320, 200), exif=exif.tobytes())
    page = shown(picture_pdf(data, "The quay"))
    assert page.size == _A4
    assert corners(page) == {"left": False, "upper": True}


def test_a_wide_picture_lies_along_the_paper_and_stays_within_its_margins() -> None:
    page = shown(picture_pdf(picture("PNG", size=(4000, 1500)), "The whole harbour"))
    assert page.size == _A4[::-1]
    left, *_ = page.convert("L").point(lambda grey: 255 if grey < 250 else 0).getbbox() or (0,)
    assert left == pytest.approx(2 / 2.54 * 72, abs=2)


def test_a_small_picture_is_not_blown_up() -> None:
    page = shown(picture_pdf(picture("PNG", size=(80, 80)), "A seal"))
    left, _, right, _ = page.convert("L").point(lambda g: 255 if g < 250 else 0).getbbox() or ()
    assert right - left <= 30


def test_a_scan_of_several_pages_keeps_them_all() -> None:
    data = picture("TIFF", pages=3)
    assert look_at(data, "scan.tiff").pages == 3
    pdf = picture_pdf(data, "A letter")
    assert look_at(pdf, "a.pdf").pages == 3
    assert alternatives(pdf) == [f"A letter (page {number} of 3)" for number in (1, 2, 3)]


def test_where_a_photograph_was_taken_is_not_published() -> None:
    exif = Image.Exif()
    exif[0x010E] = "HIDDEN-PLACE"
    for form in ("JPEG", "PNG", "TIFF", "WEBP"):
        data = picture(form, exif=exif.tobytes())
        assert b"HIDDEN-PLACE" in data
        assert b"HIDDEN-PLACE" not in picture_pdf(data, "The quay")


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "CMYK", "I;16", "F"])
def test_every_way_to_keep_colours_is_shown(mode: str) -> None:
    form = "PNG" if mode in ("1", "L", "P", "LA", "RGBA", "I;16") else "TIFF"
    file = BytesIO()
    Image.new(mode, (40, 40)).save(file, form)
    assert look_at(picture_pdf(file.getvalue(), "Dark"), "a.pdf").pages == 1


def test_a_picture_nobody_described_is_not_made_a_paper() -> None:
    with pytest.raises(ExportError, match="Say in a sentence what the picture shows"):
        picture_pdf(picture("PNG"), " ")


def test_where_nothing_can_be_written_a_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(ExportError, match=r"could not be made a PDF \(No such file"):
        picture_pdf(picture("PNG"), "The quay")


def test_where_there_is_no_typst_a_sentence_says_what_to_ask_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(ExportError, match="ask for the picture in a PDF"):
        picture_pdf(picture("PNG"), "The quay")


def test_a_damaged_picture_is_refused() -> None:
    with pytest.raises(PaperRefused, match="The picture is damaged: ask for it again"):
        picture_pdf(picture("JPEG")[:700], "The quay")


def test_a_picture_too_large_to_be_shown_is_refused_without_being_unpacked() -> None:
    file = BytesIO()
    Image.new("1", (20_000, 20_000)).save(file, "PNG", compress_level=1)
    with pytest.raises(PaperRefused, match="too large to be shown: ask for a smaller one"):
        look_at(file.getvalue(), "a.png")
