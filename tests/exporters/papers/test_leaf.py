"""A leaf in the place of a paper."""

from pathlib import Path

from exporters.papers.leaf import leaf_pdf
from tests.exporters.reading_back import assert_accessible, page_text


def test_a_leaf_says_what_is_not_there_and_everybody_can_read_it(tmp_path: Path) -> None:
    path = tmp_path / "leaf.pdf"
    path.write_bytes(leaf_pdf("Appendix B: Berths", "This paper was withdrawn.\nAsk the clerk."))
    assert_accessible(path)
    said = page_text(path)
    assert "This paper was withdrawn." in said
    assert "Ask the clerk." in said
    assert "Page 1" not in said
