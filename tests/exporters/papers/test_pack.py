"""One PDF of a front sheet and papers: where each part is, and what is printed and linked."""

import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from exporters import ExportError
from exporters.papers.pack import PackPart, PackStopped, make_pack, page_spans
from exporters.papers.tree_check import tree_faults
from tests.exporters.papers.made_papers import typeset
from tests.exporters.reading_back import assert_accessible


def parts() -> list[PackPart]:
    link = '#link("https://pack.invalid/item-1")[Pages 3 - 5]'
    return [
        PackPart("front", "Front sheet", typeset("Agenda", link), front=True),
        PackPart("buoys", "Buoys", typeset("Buoys", "One #pagebreak() Two #pagebreak() Three"),
                 heading="1. Buoys", mark="Item 1", target="item-1", right_hand=True),
        PackPart("ropes", "Ropes", typeset("Ropes", "One"), heading="2. Ropes"),
    ]  # fmt: skip


def printed(path: Path) -> list[str]:
    told = subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, check=True, encoding="utf-8"
    )
    return told.stdout.split("\f")[:-1]


def test_every_page_is_stamped_and_the_map_says_where_each_part_is(tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("poppler is not installed")
    target = tmp_path / "pack.pdf"
    made = make_pack(parts(), target, title="Pack", first_page=41)
    assert made.pages == {"front": (41, 42), "buoys": (43, 45), "ropes": (46, 46)}
    assert made.pages == page_spans(parts(), 41)
    assert made.page_count == 6
    for number, words in enumerate(printed(target), start=41):
        assert f"Page {number}" in words


def test_a_link_of_the_front_sheet_leads_to_the_part(tmp_path: Path) -> None:
    target = tmp_path / "pack.pdf"
    make_pack(parts(), target, title="Pack")
    with pikepdf.open(target) as pack:
        (link,) = pack.pages[0].obj.Annots
        assert link.Dest[0].objgen == pack.pages[2].objgen


def test_stopping_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(PackStopped):
        make_pack(parts(), tmp_path / "pack.pdf", title="Pack", going_on=lambda: False)
    assert not any(tmp_path.iterdir())


def test_a_file_that_is_not_the_one_taken_in_is_refused(tmp_path: Path) -> None:
    odd = PackPart("odd", "Odd", typeset("Odd", "x"), sha256="0" * 64)
    with pytest.raises(ExportError, match="is not the one that was taken in"):
        make_pack([odd], tmp_path / "pack.pdf", title="Pack")
    gone = PackPart("gone", "Gone", tmp_path / "gone.pdf")
    with pytest.raises(ExportError, match="is no longer there"):
        page_spans([gone])


def test_a_pack_of_tagged_papers_is_accessible_and_its_tree_belongs_to_its_pages(
    tmp_path: Path,
) -> None:
    target = tmp_path / "pack.pdf"
    made = make_pack(parts(), target, title="Pack & papers")
    assert made.tagged
    assert made.untagged == ()
    assert_accessible(target)
    assert tree_faults(target) == ()
    if shutil.which("qpdf"):
        subprocess.run(["qpdf", "--check", target], check=True, capture_output=True)
