"""`check_pdf_file`: what keeps people from reading a PDF."""

from pathlib import Path

import pikepdf
import pytest

from exporters.errors import ExportError
from exporters.papers.pack import make_pack
from exporters.papers.parts import PackPart
from exporters.papers.pdf_check import check_pdf_file
from tests.desk.papers import pdf
from tests.exporters.papers.odd_files import ODD_PDFS


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "pack.pdf"
    parts = [PackPart(name, name, pdf(name, 2)) for name in ("Silt", "Buoys")]
    make_pack(parts, path, title="Pack")
    return path


def test_nothing_is_found_in_a_pack_of_tagged_papers(pack: Path) -> None:
    assert check_pdf_file(pack) == ()


def test_a_structure_wired_to_the_wrong_page_is_found(pack: Path) -> None:
    with pikepdf.open(pack, allow_overwriting_input=True) as opened:
        first, second = opened.pages[0].obj, opened.pages[2].obj
        first.StructParents, second.StructParents = second.StructParents, first.StructParents
        opened.save()
    assert {one.kind for one in check_pdf_file(pack)} == {"structure"}


def test_a_pack_with_an_untagged_paper_is_not_passed(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    scan = next(odd for odd in ODD_PDFS if odd.what == "a scan").make()
    make_pack([PackPart("a", "Silt", pdf("Silt")), PackPart("b", "Scan", scan)], path, title="Pack")
    assert [one.kind for one in check_pdf_file(path)] == ["no claim"]


def test_a_pack_in_a_pack_claims_no_more_than_it_did(tmp_path: Path) -> None:
    inner, outer = tmp_path / "inner.pdf", tmp_path / "outer.pdf"
    scan = next(odd for odd in ODD_PDFS if odd.what == "a scan").make()
    make_pack([PackPart("a", "Silt", pdf("Silt")), PackPart("b", "Scan", scan)], inner, title="Old")
    made = make_pack([PackPart("a", "Old pack", inner)], outer, title="New")
    assert not made.tagged


def test_a_file_without_title_language_and_tags_is_told(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    bare = pikepdf.new()
    bare.add_blank_page()
    bare.save(path)
    assert [one.kind for one in check_pdf_file(path)][:2] == ["no title", "language"]
    assert any("not tagged" in one.message for one in check_pdf_file(path))


def test_what_is_no_pdf_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "no.pdf"
    with pytest.raises(ExportError, match="cannot be read"):
        check_pdf_file(path)
    path.write_bytes(b"%PDF-1.7 torn")
    with pytest.raises(ExportError, match="damaged"):
        check_pdf_file(path)
