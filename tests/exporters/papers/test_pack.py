"""One PDF of a front sheet and papers: where each part is, how it is found and read."""

import hashlib
import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Pdf

from exporters.papers.pack import PackPart, make_pack, page_spans
from exporters.papers.tree_check import tree_faults
from tests.exporters.papers.made_papers import drawn, line, typeset
from tests.exporters.papers.many_papers import scanned_paper
from tests.exporters.reading_back import assert_accessible, pages_shown

LINKS = """Agenda

7. #link("https://pack.invalid/item-1")[Buoys, pages 3 - 5]

8. #link("https://pack.invalid/item-2")[Ropes, page 6]

Ask #link("mailto:clerk@harbour.invalid")[the clerk].
"""
BUOYS = """== Where they are <where>
One, see #link(<cost>)[what they cost].
#pagebreak()
Two
#pagebreak()
== What they cost <cost>
#table(columns: 2, table.header[Buoy][Cost], [Outer], [£84], [Inner], [£91])
See #link(<where>)[where they are].
"""


def parts() -> list[PackPart]:
    return [
        PackPart("front", "Agenda", typeset("Harbour Committee", LINKS), front=True),
        PackPart("buoys", "Buoys", typeset("Buoys", BUOYS), heading="7. Buoys", mark="Item 7",
                 target="item-1", right_hand=True),
        PackPart("ropes", "Ropes", typeset("Ropes", "== Old ropes\nOne"), heading="8. Ropes",
                 mark="Item 8", target="item-2"),
        PackPart("hemp", "Appendix A: Hemp", typeset("Hemp", BUOYS), heading="8. Ropes",
                 mark="Item 8, Appendix A"),
    ]  # fmt: skip


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "pack.pdf"


def assert_sound(path: Path) -> None:
    assert tree_faults(path) == ()
    if shutil.which("qpdf"):
        subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)


def test_every_page_is_stamped_and_the_map_says_where_each_part_is(target: Path) -> None:
    told: list[str] = []
    made = make_pack(parts(), target, title="Pack", first_page=41, progress=told.append)
    assert made.pages == {
        "front": (41, 42), "buoys": (43, 45), "ropes": (46, 46), "hemp": (47, 49)
    }  # fmt: skip
    assert made.pages == page_spans(parts(), 41)
    assert made.page_count == 9
    for number, words in enumerate(pages_shown(target), start=41):
        assert f"Page {number}" in words
    assert made.sha256 == hashlib.sha256(target.read_bytes()).hexdigest()
    assert told[0] == "Opening Agenda"
    assert told[-1] == "Writing the pack"


def test_page_labels_are_the_stamped_numbers(target: Path) -> None:
    make_pack(parts(), target, title="Pack", first_page=41)
    with pikepdf.open(target) as pack:
        assert [page.label for page in pack.pages] == [str(number) for number in range(41, 50)]


def test_a_pack_of_tagged_papers_is_accessible_and_says_what_it_is(target: Path) -> None:
    made = make_pack(parts(), target, title="Pack & papers – ŵ", language="cy")
    assert (made.tagged, made.untagged, made.remarks) == (True, (), ())
    assert_accessible(target)
    assert_sound(target)
    with pikepdf.open(target) as pack:
        assert pack.docinfo["/Title"] == "Pack & papers – ŵ"
        with pack.open_metadata() as metadata:
            assert metadata["dc:title"] == "Pack & papers – ŵ"
            assert metadata["pdfuaid:part"] == "1"
        assert pack.Root.Lang == "cy"
        assert pack.Root.ViewerPreferences.DisplayDocTitle
        assert all(page.obj.Tabs == "/S" for page in pack.pages)


def test_parts_stand_under_one_document_each_with_its_title_and_language(target: Path) -> None:
    make_pack(parts(), target, title="Pack", language="cy")
    with pikepdf.open(target) as pack:
        document = pack.Root.StructTreeRoot.K
        assert document.S == "/Document"
        assert [str(part.T) for part in document.K] == [
            "Agenda", "Buoys", "Ropes", "Appendix A: Hemp"
        ]  # fmt: skip
        assert {str(part.S) for part in document.K} == {"/Part"}
        assert {str(part.Lang) for part in document.K} == {"en-GB"}


def test_cells_still_name_the_heads_of_their_own_table(target: Path) -> None:
    make_pack(parts(), target, title="Pack")
    with pikepdf.open(target) as pack:
        names = pikepdf.NameTree(pack.Root.StructTreeRoot.IDTree)
        cells = [
            each
            for each in pack.objects
            if isinstance(each, Dictionary) and each.get("/S") == "/TD"
        ]
        assert len(cells) == 8
        for cell in cells:
            heads = [name for held in cell.A for name in held.get("/Headers", [])]
            assert heads
            for head in heads:
                assert names[str(head)].P.P.P.objgen == cell.P.P.P.objgen


def led_to(pack: Pdf, place: Any) -> int:
    """The position of the page a destination leads to."""
    return [page.obj.objgen for page in pack.pages].index(place[0].objgen)


def test_links_lead_from_the_front_sheet_to_the_papers_and_from_their_marks_back(
    target: Path,
) -> None:
    make_pack(parts(), target, title="Pack")
    with pikepdf.open(target) as pack:
        first, second, post = pack.pages[0].obj.Annots
        assert (led_to(pack, first.Dest), led_to(pack, second.Dest)) == (2, 5)
        assert post.A.URI == "mailto:clerk@harbour.invalid"
        back = [note for note in pack.pages[2].obj.Annots if note.Contents == "Item 7: Agenda"]
        assert led_to(pack, back[0].Dest) == 0
        top, bottom = float(first.Rect[3]), float(first.Rect[1])
        assert bottom < float(back[0].Dest[3]) < top + 10
        appendix = pack.pages[6].obj.Annots[-1]
        assert appendix.Contents == "Item 8, Appendix A: Agenda"
        assert led_to(pack, appendix.Dest) == 0
    assert b"pack.invalid" not in b"".join(everything(target))


def test_links_within_a_paper_stay_within_it(target: Path) -> None:
    make_pack(parts(), target, title="Pack")
    with pikepdf.open(target) as pack:
        for first in (2, 6):
            assert led_to(pack, pack.pages[first].obj.Annots[0].Dest) == first + 2
            assert led_to(pack, pack.pages[first + 2].obj.Annots[0].Dest) == first


def test_a_link_to_a_paper_that_is_not_there_is_dead_and_told(target: Path) -> None:
    made = make_pack(parts()[:2], target, title="Pack")
    assert made.remarks == ("The front sheet leads to “item-2”, which is not in the pack.",)
    assert_accessible(target)
    assert_sound(target)
    assert b"pack.invalid" not in b"".join(everything(target))


def everything(path: Path) -> list[bytes]:
    """Every object and every stream of a file."""
    with pikepdf.open(path) as pdf:
        streams = [
            each.read_bytes()
            for each in pdf.objects
            if isinstance(each, pikepdf.Stream) and "/Width" not in each
        ]
        return [
            each.unparse() for each in pdf.objects if isinstance(each, pikepdf.Object)
        ] + streams


def test_bookmarks_are_headings_papers_and_what_papers_have_themselves(target: Path) -> None:
    make_pack(parts(), target, title="Pack")
    document = pypdfium2.PdfDocument(target)
    found = [
        (mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()
    ]
    document.close()
    assert found == [
        (0, "Agenda", 0),
        (1, "Harbour Committee", 0),
        (0, "7. Buoys", 2),
        (1, "Buoys", 2),
        (2, "Where they are", 2),
        (2, "What they cost", 4),
        (0, "8. Ropes", 5),
        (1, "Ropes", 5),
        (2, "Old ropes", 5),
        (1, "Appendix A: Hemp", 6),
        (2, "Hemp", 6),
        (3, "Where they are", 6),
        (3, "What they cost", 8),
    ]


def test_untagged_papers_are_wrapped_and_the_pack_claims_nothing(target: Path) -> None:
    text = drawn(line("Words", 72, 700), "", line("More", 72, 700) + "q 9 0 0 9 0 0 cm Q")
    untagged = [
        PackPart("old", "Old paper", text),
        PackPart("s", "Scan", scanned_paper("S", 2, dots=30)),
    ]
    made = make_pack([*parts(), *untagged], target, title="Pack")
    assert not made.tagged
    assert made.untagged == ("Old paper", "Scan")
    assert_sound(target)
    with pikepdf.open(target) as pack:
        assert b"pdfuaid" not in pack.Root.Metadata.read_bytes().replace(b"xmlns:pdfuaid", b"")
        old, scan = list(pack.Root.StructTreeRoot.K.K)[-2:]
        assert [str(each.S) for each in old.K] == ["/P", "/P"]
        assert [str(each.Alt) for each in scan.K] == [
            "Scanned page 1 of Scan. No text is available.",
            "Scanned page 2 of Scan. No text is available.",
        ]


def test_a_paper_that_is_tagged_and_does_not_claim_to_conform(target: Path) -> None:
    with pikepdf.open(io.BytesIO(typeset("Buoys", "One"))) as pdf:
        del pdf.Root.Metadata
        data = io.BytesIO()
        pdf.save(data)
    made = make_pack([PackPart("a", "Buoys", data.getvalue())], target, title="Pack")
    assert not made.tagged
    assert made.untagged == ()
    assert "does not say that it is PDF/UA" in made.remarks[0]
    assert_sound(target)


def test_two_papers_with_the_same_content_and_the_same_titles(target: Path) -> None:
    same = typeset("Buoys", BUOYS)
    made = make_pack(
        [PackPart("one", "Buoys", same), PackPart("two", "Buoys", same)], target, title="Pack"
    )
    assert made.pages == {"one": (1, 3), "two": (4, 6)}
    assert_accessible(target)
    assert_sound(target)


def test_the_same_parts_make_the_same_file(tmp_path: Path) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    mixed = [*parts(), PackPart("old", "Old", drawn(line("Words", 72, 700)))]
    assert make_pack(mixed, one, title="Pack") == make_pack(mixed, other, title="Pack")
    assert one.read_bytes() == other.read_bytes()


SHORT = {count: drawn(*[""] * count) for count in range(1, 4)}


@settings(max_examples=25)
@given(
    st.lists(st.tuples(st.integers(1, 3), st.booleans()), min_size=1, max_size=6),
    st.integers(1, 300),
)
def test_the_map_made_beforehand_is_what_is_stamped(
    tmp_path_factory: pytest.TempPathFactory, shapes: list[tuple[int, bool]], first_page: int
) -> None:
    folder = tmp_path_factory.getbasetemp() / "shapes"
    folder.mkdir(exist_ok=True)
    sources = [
        PackPart(
            str(number),
            f"Part {number}",
            SHORT[count],
            right_hand=right,
            mark=f"[{number}]",
            looks=folder / str(count),
        )
        for number, (count, right) in enumerate(shapes)
    ]
    target = folder / "pack.pdf"
    made = make_pack(sources, target, title="Pack", first_page=first_page)
    assert made.pages == page_spans(sources, first_page)
    said = pages_shown(target)
    assert len(said) == made.page_count
    for number, words in enumerate(said, start=first_page):
        assert f"Page {number}" in words
    for part in sources:
        first, last = made.pages[part.key]
        assert part.mark in said[first - first_page]
        assert first <= last
        assert not part.right_hand or (first - first_page) % 2 == 0
    assert [number for first, last in made.pages.values() for number in range(first, last + 1)] == (
        list(range(first_page, first_page + made.page_count))
    )


def test_a_pack_has_parts_and_each_its_own_key(target: Path) -> None:
    with pytest.raises(ValueError, match="key of its own"):
        make_pack([], target, title="Pack")
    with pytest.raises(ValueError, match="key of its own"):
        make_pack([parts()[0], parts()[0]], target, title="Pack")
