"""Papers cut, shuffled and spoilt: reading never raises and never loses a word."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk.reading import read_text
from tests.reading.conftest import words_held, words_in

PAPERS = [
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent / "papers").glob("*.txt"))
]
SPOILS = "\x00\x07\x0b\x0c\x1b\x85\u00a0\u00ad\u2028\u200b\ufeff\uf0b7\U0001f600"
PIECES = [
    "RESOLVED:",
    "AGREED-",
    "ACTION: AB/CD",
    "PRESENT:",
    "Apologies:",
    "1.",
    "99/99 TITLE",
    "Proposed by A Ash, seconded by",
    "All in favour",
    "31 February 2025",
    "Action  Owner  Due",
    "Part II - Exempt",
    "(Pages 5 - 3)",
    "Action 0",
    "To: Councillors A Ash, B Birch",
    "Agenda item",
    "---",
    "((((",
    "*_*_**",
]

Change = Callable[[str], str]


def shuffled(seed: int) -> Change:
    def change(text: str) -> str:
        lines = text.split("\n")
        random.Random(seed).shuffle(lines)
        return "\n".join(lines)

    return change


def thinned(seed: int, share: float) -> Change:
    def change(text: str) -> str:
        chance = random.Random(seed)
        return "\n".join(line for line in text.split("\n") if chance.random() > share)

    return change


def repeated(seed: int) -> Change:
    def change(text: str) -> str:
        chance = random.Random(seed)
        return "\n".join(line for x in text.split("\n") for line in [x] * chance.choice((1, 1, 3)))

    return change


def cut(start: float, end: float) -> Change:
    return lambda text: text[int(start * len(text)) : int(end * len(text))]


def put_in(place: float, piece: str) -> Change:
    return lambda text: text[: int(place * len(text))] + piece + text[int(place * len(text)) :]


def with_line_ends(seed: int) -> Change:
    def change(text: str) -> str:
        chance = random.Random(seed)
        return "".join(chance.choice(("\n", "\r\n", "\r")) if c == "\n" else c for c in text)

    return change


def on_one_line(text: str) -> str:
    return " ".join(text.split())


seeds = st.integers(0, 10_000)
shares = st.floats(0, 1)
changes = st.one_of(
    st.builds(shuffled, seeds),
    st.builds(thinned, seeds, st.floats(0.05, 0.6)),
    st.builds(repeated, seeds),
    st.builds(cut, shares, shares),
    st.builds(put_in, shares, st.text(max_size=40) | st.text(SPOILS, max_size=8)),
    st.builds(put_in, shares, st.sampled_from(PIECES).map(lambda piece: f"\n{piece}\n")),
    st.builds(put_in, shares, st.just("word " * 2000)),
    st.builds(with_line_ends, seeds),
    st.sampled_from([str.upper, str.lower, on_one_line]),
)


def nothing_lost(text: str) -> bool:
    return not words_in(text) - words_held(read_text(text))


@settings(max_examples=250)
@given(st.sampled_from(PAPERS), st.lists(changes, min_size=1, max_size=4))
def test_a_spoilt_paper_keeps_its_words(paper: str, spoiling: list[Change]) -> None:
    for change in spoiling:
        paper = change(paper)
    assert nothing_lost(paper)


@settings(max_examples=100)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=60), max_size=40))
def test_lines_of_any_kind_keep_their_words(lines: list[str]) -> None:
    assert nothing_lost("\n".join(lines))


@settings(max_examples=60)
@given(st.sampled_from(PAPERS), st.sampled_from(PAPERS))
def test_two_papers_in_one_file_keep_their_words(first: str, second: str) -> None:
    assert nothing_lost(f"{first}\n\f{second}")


@pytest.mark.parametrize("text", ["", " ", "\n\n\f\n", "\x00", "1.", "•", "PRESENT:", "ACTION:"])
def test_next_to_nothing(text: str) -> None:
    (proposal,) = read_text(text)
    assert nothing_lost(text)
    assert proposal.minutes == ()
