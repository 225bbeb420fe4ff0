"""Forty papers of a thousand pages, of every kind officers send, in one pack."""

import shutil
import subprocess
from pathlib import Path

import pytest

from exporters.papers.leak_search import search
from exporters.papers.pack import PackPart, make_pack, page_spans
from exporters.papers.tree_check import tree_faults
from exporters.papers.words import pdf_words
from tests.exporters.papers.many_papers import MadePaper, make_papers
from tests.exporters.reading_back import assert_accessible

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> list[MadePaper]:
    return make_papers(tmp_path_factory.mktemp("papers"))


def parts(papers: list[MadePaper]) -> list[PackPart]:
    return [
        PackPart(paper.path.name, paper.title, paper.path, mark=f"Item {number}", right_hand=True)
        for number, paper in enumerate(papers, start=1)
    ]


def test_all_forty_are_joined_stamped_and_read(papers: list[MadePaper], tmp_path: Path) -> None:
    target = tmp_path / "pack.pdf"
    made = make_pack(parts(papers), target, title="A thousand pages")
    assert made.pages == page_spans(parts(papers))
    assert made.untagged == tuple(paper.title for paper in papers if not paper.tagged)
    assert tree_faults(target) == ()
    said = pdf_words(target.read_bytes()).split("\f")
    assert len(said) == made.page_count
    assert all(f"Page {number}" in words for number, words in enumerate(said, start=1))
    for number, paper in enumerate(papers, start=1):
        assert f"Item {number}" in said[made.pages[paper.path.name][0] - 1]
    assert search(target, ["Saltway Ropes offer"]).leaks == ()
    if shutil.which("qpdf"):
        subprocess.run(["qpdf", "--check", target], check=True, capture_output=True)


def test_the_tagged_ones_alone_are_accessible(papers: list[MadePaper], tmp_path: Path) -> None:
    target = tmp_path / "pack.pdf"
    made = make_pack(parts([paper for paper in papers if paper.tagged]), target, title="Tagged")
    assert made.tagged
    assert made.untagged == ()
    assert_accessible(target)
    assert tree_faults(target) == ()
