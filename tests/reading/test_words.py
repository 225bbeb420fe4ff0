"""Nothing is dropped in silence: each word of a paper is in a record or among the leftovers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from clerk.business.proposal import Proposal
from tests.reading.conftest import words_held, words_in

PAPERS = sorted((Path(__file__).parent / "papers").glob("*.txt"))
SHARED = Path(__file__).parents[3] / "shared"
REAL = sorted(
    path
    for folder in ("seeds", "corpus")
    for path in (SHARED / folder).glob("*")
    if path.suffix in (".txt", ".md", ".pdf")
)


@pytest.mark.parametrize("path", [*PAPERS, *REAL], ids=lambda path: path.name)
def test_every_word_has_a_place(
    path: Path,
    text_of: Callable[[Path], str],
    proposals_of: Callable[[Path], tuple[Proposal, ...]],
) -> None:
    assert words_in(text_of(path)) - words_held(proposals_of(path)) == {}


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.name)
def test_a_record_holds_no_word_the_paper_does_not(
    path: Path,
    text_of: Callable[[Path], str],
    proposals_of: Callable[[Path], tuple[Proposal, ...]],
) -> None:
    """Titles given to each of several people ("Councillors") and the kind of a paper aside."""
    known = {word.casefold() for word in words_in(text_of(path))}
    told = {
        word.casefold()
        for proposal in proposals_of(path)
        for minute in proposal.minutes
        for word in words_in(f"{minute.title} {minute.text}")
    }
    assert told <= known
