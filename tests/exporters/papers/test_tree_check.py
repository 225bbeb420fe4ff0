"""Every marked-content id is followed to its element and back; what leads astray is told."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, NumberTree, Pdf

from exporters.papers.tree_check import tree_faults
from tests.exporters.papers.made_papers import drawn, saved, typeset
from tests.exporters.reading_back import assert_accessible

BODY = """First page, with #link("https://harbour.invalid")[a link].
#pagebreak()
Second page
#table(columns: 2, table.header[What][Who], [Buoys], [Quill])
"""


def broken(tmp_path: Path, change: Callable[[Pdf], None]) -> Path:
    path = tmp_path / "paper.pdf"
    with pikepdf.open(io.BytesIO(typeset("Buoys", BODY))) as pdf:
        change(pdf)
        pdf.save(path)
    return path


def nothing(pdf: Pdf) -> None:
    pass


def pages_exchanged(pdf: Pdf) -> None:
    """Each page names the other's place in the parent tree, and elements name the other page."""
    one, other = (page.obj for page in pdf.pages)
    one.StructParents, other.StructParents = other.StructParents, one.StructParents


def kid_taken_away(pdf: Pdf) -> None:
    parents = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    parents[int(pdf.pages[0].obj.StructParents)][0].K = Array()


def page_of_an_element_changed(pdf: Pdf) -> None:
    parents = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    parents[int(pdf.pages[0].obj.StructParents)][0].Pg = pdf.pages[1].obj


def row_cut_short(pdf: Pdf) -> None:
    parents = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    del parents[int(pdf.pages[1].obj.StructParents)][-1]


def key_forgotten(pdf: Pdf) -> None:
    del pdf.pages[1].obj.StructParents


def content_taken_away(pdf: Pdf) -> None:
    pdf.pages[1].obj.Contents = pdf.make_stream(b"")


def content_doubled(pdf: Pdf) -> None:
    page = pdf.pages[1]
    page.contents_add(page.obj.Contents.read_bytes())


def link_without_place(pdf: Pdf) -> None:
    del pdf.pages[0].obj.Annots[0].StructParent


def link_of_another_element(pdf: Pdf) -> None:
    parents = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    wrong = parents[int(pdf.pages[0].obj.StructParents)][0]
    parents[int(pdf.pages[0].obj.Annots[0].StructParent)] = wrong


def link_moved(pdf: Pdf) -> None:
    pdf.pages[1].obj.Annots = pdf.pages[0].obj.Annots
    del pdf.pages[0].obj.Annots


def page_taken_out(pdf: Pdf) -> None:
    del pdf.pages[1]


def wrong_parent(pdf: Pdf) -> None:
    parents = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    row = parents[int(pdf.pages[1].obj.StructParents)]
    row[0].P = row[-1]


def test_a_sound_tree_has_no_faults(tmp_path: Path) -> None:
    assert tree_faults(broken(tmp_path, nothing)) == ()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (pages_exchanged, "page 1: content 0 belongs to an element that does not hold it."),
        (kid_taken_away, "page 1: content 0 belongs to an element that does not hold it."),
        (page_of_an_element_changed, "page 1: content 0 belongs to an element"),
        (row_cut_short, "belongs to no element."),
        (key_forgotten, "page 2: its content has no place in the structure."),
        (content_taken_away, "page 2: an element holds content 0, which is not there."),
        (content_doubled, "page 2: 2 pieces of content have the id 0."),
        (link_without_place, "page 1: a link or a field has no place in the structure."),
        (link_of_another_element, "page 1: a link or a note belongs to an element"),
        (link_moved, "/Link: it refers to an annotation that is not on page 1."),
        (page_taken_out, "it holds content of a page that is not in the file."),
        (wrong_parent, "an element below it names another element as its parent."),
    ],
)
def test_each_fault_is_told(tmp_path: Path, change: Callable[[Pdf], None], told: str) -> None:
    faults = tree_faults(broken(tmp_path, change))
    assert any(told in fault for fault in faults), faults


def test_a_tree_wired_to_the_wrong_pages_passes_a_validator_and_is_found_here(
    tmp_path: Path,
) -> None:
    path = broken(tmp_path, pages_exchanged)
    assert_accessible(path)
    assert len(tree_faults(path)) > 3


def test_a_file_without_structure_is_one_fault(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(drawn(""))
    assert tree_faults(path) == ("The file has no structure.",)


def test_a_tree_that_leads_in_circles_is_followed_once(tmp_path: Path) -> None:
    def circle(pdf: Pdf) -> None:
        top = pdf.Root.StructTreeRoot.K[0]
        top.K.append(top)

    assert tree_faults(broken(tmp_path, circle))


def test_structure_of_all_sorts_of_rubbish_is_told_and_raises_nothing(tmp_path: Path) -> None:
    pdf = pikepdf.open(io.BytesIO(drawn("BT ET")))
    odd = pdf.make_indirect(Dictionary(S=Name.P, K=Array([Name.X, Dictionary(), 3, None])))
    pdf.Root.StructTreeRoot = Dictionary(K=odd, ParentTree=Dictionary(Nums=Array([0])))
    path = tmp_path / "odd.pdf"
    path.write_bytes(saved(pdf))
    assert tree_faults(path)
