"""Pages that draw as no page should: nothing of them is lost, and their numbers stand on them."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import Image

from exporters.errors import ExportError
from exporters.papers.pack import PackPart, make_pack
from exporters.papers.tree_check import tree_faults
from exporters.papers.words import pdf_words
from tests.exporters.papers.made_papers import drawn, line, saved, typeset

WORDS = line("Depth of silt", 72, 700)
FLIPPED = "1 0 0 -1 0 842 cm "


def packed(tmp_path: Path, source: bytes, change: Callable[[Pdf], None] = lambda _: None) -> Path:
    with pikepdf.open(io.BytesIO(source)) as pdf:
        change(pdf)
        source = saved(pdf)
    target = tmp_path / "pack.pdf"
    make_pack([PackPart("a", "A", source, mark="Item 7")], target, title="Pack")
    assert tree_faults(target) == ()
    return target


def ink(path: Path, box: tuple[int, int, int, int]) -> int:
    """How much is drawn within a box of the first page, in points from its upper left."""
    with pypdfium2.PdfDocument(path) as pdf:
        picture: Image.Image = pdf[0].render(scale=1).to_pil().convert("L")
    return sum(picture.crop(box).histogram()[:128])


def fill_in(pdf: Pdf, *boxes: list[int]) -> None:
    """Give the first page a form, each field of which is a dark box."""
    fields = []
    for number, box in enumerate(boxes):
        wide, high = box[2] - box[0], box[3] - box[1]
        look = pdf.make_stream(
            b"0 g 0 0 %d %d re f" % (wide, high),
            Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, wide, high],
        )  # fmt: skip
        field = Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String(f"{number}"),
            V=String("x"), Rect=Array(box), F=4, AP=Dictionary(N=look),
        )  # fmt: skip
        fields.append(pdf.make_indirect(field))
    pdf.pages[0].obj.Annots = Array(fields)
    pdf.Root.AcroForm = Dictionary(Fields=Array(fields))


@pytest.mark.parametrize(
    "ends",
    ["(not closed", "<41", "[(a) (b", "/Span <</Lang (en)", "BI /W 2 /H 2 /BPC 8 /CS /G ID silt",
     "1 0 0", "BT /F1 11 Tf 72 600 Td (more) Tj", "% said by nobody"],
)  # fmt: skip
def test_what_leaves_off_in_a_word_swallows_no_number(tmp_path: Path, ends: str) -> None:
    path = packed(tmp_path, drawn(WORDS + ends))
    said = pdf_words(path.read_bytes())
    assert {"Depth of silt", "Page 1", "Item 7"} <= set(said.split("\n"))
    with pikepdf.open(path) as pack:
        assert pack.check_pdf_syntax() == []


def test_a_picture_that_says_odd_things_of_itself_stays(tmp_path: Path) -> None:
    picture = "q BI /W 2 /H 2 /W 4 /CS /RGB /BPC 8 /F [/AHx] /L 24 ID 000000000000000000000000> EI "
    path = packed(tmp_path, drawn(WORDS + picture, f"Q {WORDS} {picture} (cut"))
    assert pdf_words(path.read_bytes()).count("Depth of silt") == 2


@pytest.mark.parametrize("near", [0.000001, 1000000, -1000000.5])
def test_a_number_is_there_however_far_the_page_lies(tmp_path: Path, near: float) -> None:
    media = (near, near, near + 595, near + 842)
    path = packed(tmp_path, drawn(line("Depth of silt", near + 72, near + 700), media=media))
    assert ink(path, (500, 800, 595, 842)) > 20
    with pikepdf.open(path) as pack:
        assert b"e" not in pack.pages[0].obj.Contents[-1].read_bytes().split(b"cm")[0]


def test_a_page_that_is_turned_by_a_little_is_turned_alike_everywhere(tmp_path: Path) -> None:
    with pikepdf.open(packed(tmp_path, drawn(WORDS, turned=91))) as pack:
        assert pack.pages[0].obj.Rotate == 90


def test_what_is_no_drawing_is_passed_over(tmp_path: Path) -> None:
    def spoil(pdf: Pdf) -> None:
        drawing = pdf.pages[0].obj.Contents
        nothing = pdf.make_indirect(Dictionary())
        pdf.pages[0].obj.Contents = Array([drawing, nothing, drawing])

    path = packed(tmp_path, drawn(WORDS), spoil)
    assert "Page 1" in pdf_words(path.read_bytes())
    with pikepdf.open(path) as pack:
        assert all(isinstance(each, pikepdf.Stream) for each in pack.pages[0].obj.Contents)


def within(path: Path) -> list[list[str]]:
    """The marks in which each piece of text of the first page stands."""
    found, marks = [], list[str]()
    with pikepdf.open(path) as pack:
        for operation in pikepdf.parse_content_stream(pack.pages[0]):
            match str(operation.operator):
                case "BDC" | "BMC":
                    marks.append(str(operation.operands[0]))
                case "EMC":
                    marks.pop()
                case "Tj":
                    found.append(list(marks))
    return found


def test_a_layer_that_is_not_closed_hides_no_number(tmp_path: Path) -> None:
    def hide(pdf: Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Draft")))
        pdf.pages[0].obj.Resources.Properties = Dictionary(L=layer)
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([layer]))
        )

    path = packed(tmp_path, drawn(f"/OC /L BDC {WORDS}"), hide)
    assert within(path)[-2:] == [["/Artifact"], ["/P"]]


def test_marks_closed_too_often_leave_no_words_outside_the_structure(tmp_path: Path) -> None:
    path = packed(tmp_path, drawn(f"EMC EMC {WORDS}"))
    assert within(path)[0] == ["/P"]


def test_a_state_closed_too_often_takes_nothing_with_it(tmp_path: Path) -> None:
    path = packed(tmp_path, drawn("BT /F1 11 Tf ET Q Q BT 72 700 Td (Depth of silt) Tj ET q Q"))
    assert ink(path, (72, 130, 200, 145)) > 20


def test_a_field_is_drawn_where_it_is_on_a_page_that_turns_itself_over(tmp_path: Path) -> None:
    path = packed(tmp_path, drawn(FLIPPED + WORDS), lambda pdf: fill_in(pdf, [72, 700, 172, 720]))
    assert ink(path, (74, 124, 170, 140)) == 96 * 16


def test_no_number_stands_on_a_field(tmp_path: Path) -> None:
    foot, head = [430, 15, 590, 45], [430, 797, 590, 830]
    path = packed(tmp_path, drawn(WORDS), lambda pdf: fill_in(pdf, foot, head))
    assert ink(path, (432, 798, 588, 826)) == 156 * 28
    assert ink(path, (250, 12, 345, 46)) > 20
    assert ink(path, (250, 797, 345, 830)) > 20


@pytest.mark.filterwarnings("ignore:This document has")
def test_fields_and_notes_that_have_no_names_of_their_own_all_stay(tmp_path: Path) -> None:
    def annotate(pdf: Pdf) -> None:
        fill_in(pdf, [72, 600, 172, 620])
        field = pdf.pages[0].obj.Annots[0]
        link = Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=[72, 690, 172, 710],
            A=Dictionary(S=Name.URI, URI=String("https://harbour.invalid/")),
        )  # fmt: skip
        pdf.pages[0].obj.Annots = Array([link, Dictionary(field)])
        del pdf.Root.AcroForm

    path = packed(tmp_path, drawn(WORDS), annotate)
    assert ink(path, (74, 224, 170, 240)) == 96 * 16
    with pikepdf.open(path) as pack:
        first, *_ = pack.pages[0].obj.Annots
        assert first.A.URI == "https://harbour.invalid/"
        assert first.is_indirect


@pytest.mark.parametrize("anew", [True, False])
def test_what_was_filled_in_and_left_to_readers_to_draw_is_drawn(
    tmp_path: Path, *, anew: bool
) -> None:
    def fill(pdf: Pdf) -> None:
        fill_in(pdf, [72, 600, 172, 620], [72, 500, 172, 520])
        empty, full = pdf.pages[0].obj.Annots
        empty.V = full.V = String("M Tregear")
        empty.AP.N = pdf.make_stream(b"/Tx BMC EMC", BBox=[0, 0, 100, 20])
        full.AP.N = pdf.make_stream(b"BT /F1 9 Tf (ours) Tj ET", BBox=[0, 0, 100, 20])
        full.AP.N.Resources = pdf.pages[0].obj.Resources
        pdf.Root.AcroForm.DA = String("/Helv 11 Tf 0 g")
        pdf.Root.AcroForm.NeedAppearances = anew

    said = pdf_words(packed(tmp_path, drawn(WORDS), fill).read_bytes())
    assert ("M Tregear" in said) is anew
    assert "ours" in said


def test_a_field_without_a_place_is_drawn_nowhere(tmp_path: Path) -> None:
    def spoil(pdf: Pdf) -> None:
        fill_in(pdf, *[[72, 600, 172, 620]] * 5)
        one, two, three, four, _ = pdf.pages[0].obj.Annots
        del one.Rect
        two.Rect = Array([1, 2])
        three.AP.N.BBox = Array([])
        four.AP = Name.N

    path = packed(tmp_path, drawn(WORDS), spoil)
    assert ink(path, (74, 224, 170, 240)) == 96 * 16


def test_what_nobody_foresaw_is_one_sentence(tmp_path: Path) -> None:
    def spoil(pdf: Pdf) -> None:
        fill_in(pdf, [72, 600, 172, 620])
        pdf.pages[0].obj.Annots[0].AP.N.Matrix = String("silt")

    with pytest.raises(ExportError, match=r"^“A” is damaged and cannot go"):
        packed(tmp_path, drawn(WORDS), spoil)


def test_a_page_without_a_size_is_as_large_everywhere(tmp_path: Path) -> None:
    with pikepdf.open(packed(tmp_path, drawn(WORDS, media=(0, 0, 0, 0)))) as pack:
        assert [float(each) for each in pack.pages[0].obj.MediaBox] == [0, 0, 595.28, 841.89]


@pytest.mark.parametrize("key", [None, -1, 7])
def test_a_page_that_lost_its_way_into_the_structure_is_read_once(
    tmp_path: Path, key: int | None
) -> None:
    def lose(pdf: Pdf) -> None:
        del pdf.pages[1].obj.StructParents
        if key is not None:
            pdf.pages[1].obj.StructParents = key

    source = typeset("Silt", 'One\n#pagebreak()\nTwo #link("https://harbour.invalid")[there]')
    path = packed(tmp_path, source, lose)
    assert "Two there" in pdf_words(path.read_bytes())


@pytest.mark.parametrize("lost", ["the way up", "the way down"])
def test_a_link_that_lost_its_way_into_the_structure_is_read(tmp_path: Path, lost: str) -> None:
    def lose(pdf: Pdf) -> None:
        (link,) = pdf.pages[0].obj.Annots
        if lost == "the way up":
            del link.StructParent
        owners = [
            each
            for each in pdf.objects
            if isinstance(each, Dictionary) and each.get("/S") == Name.Link
        ]
        for owner in owners:
            content = [each for each in owner.K if isinstance(each, int) or "/Obj" not in each]
            owner.K = Array(content)

    packed(tmp_path, typeset("Silt", '#link("https://harbour.invalid")[there]'), lose)


def test_a_key_that_leads_nowhere_leads_to_no_other_paper(tmp_path: Path) -> None:
    blank = typeset("Silt", "One\n#pagebreak()\n#pagebreak()")
    with pikepdf.open(io.BytesIO(blank)) as pdf:
        pdf.pages[1].obj.StructParents = -1
        other = saved(pdf)
    parts = [PackPart("a", "A", typeset("Ropes", "One")), PackPart("b", "B", other)]
    make_pack(parts, tmp_path / "pack.pdf", title="Pack")
    assert tree_faults(tmp_path / "pack.pdf") == ()
    with pikepdf.open(tmp_path / "pack.pdf") as pack:
        keys = [page.obj.get("/StructParents") for page in pack.pages]
    assert keys == [0, 1, None, None]


@pytest.mark.parametrize("source", [drawn(WORDS, WORDS), typeset("Silt", "One\n#pagebreak()\nTwo")])
def test_a_link_on_two_pages_is_one_of_each(tmp_path: Path, source: bytes) -> None:
    def share(pdf: Pdf) -> None:
        link = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Link, Rect=[72, 690, 172, 710],
                Contents=String("The harbour"),
                A=Dictionary(S=Name.URI, URI=String("https://harbour.invalid/")),
            )
        )  # fmt: skip
        pdf.pages[0].obj.Annots = Array([link, link])
        pdf.pages[1].obj.Annots = Array([link, String("nothing")])

    with pikepdf.open(packed(tmp_path, source, share)) as pack:
        one, other = (
            [each for each in page.obj.Annots if "/A" in each] for page in pack.pages
        )  # fmt: skip
        assert len(one) == len(other) == 1
        assert one[0].objgen != other[0].objgen
