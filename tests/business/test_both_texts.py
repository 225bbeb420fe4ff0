"""Two texts typed from one: what either of them has is in both."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.both_texts import both

BASE = "The quay leaks.\n\nIt was measured.\n\nThe meeting closed."

LINES = st.lists(st.sampled_from(["", "a", "b", "c", "the quay"]), max_size=9).map("\n".join)


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (BASE, BASE, BASE),
        (f"{BASE} Early.", BASE, f"{BASE} Early."),
        (BASE, f"Ben: {BASE}", f"Ben: {BASE}"),
        (
            "The quay leaks badly.\n\nIt was measured.\n\nThe meeting closed.",
            "The quay leaks.\n\nIt was measured.\n\nThe meeting closed at nine.",
            "The quay leaks badly.\n\nIt was measured.\n\nThe meeting closed at nine.",
        ),
        (
            "The quay leaks.\n\nIt was measured twice.\n\nThe meeting closed.",
            "The quay leaks.\n\nIt was sounded.\n\nThe meeting closed.",
            "The quay leaks.\n\nIt was sounded.\n\nIt was measured twice.\n\nThe meeting closed.",
        ),
        ("Mine.", "Theirs.", "Theirs.\n\nMine."),
        ("", "Theirs.", "Theirs.\n"),
    ],
)
def test_each_keeps_what_it_changed(mine: str, theirs: str, expected: str) -> None:
    assert both(BASE, mine, theirs) == expected


@given(base=LINES, mine=LINES, theirs=LINES)
def test_no_line_either_added_is_lost(base: str, mine: str, theirs: str) -> None:
    got = Counter(both(base, mine, theirs).split("\n"))
    had = Counter(base.split("\n"))
    for text in (mine, theirs):
        added = Counter(text.split("\n")) - had
        assert not {line for line in added if line and got[line] < added[line]}


@given(base=LINES, text=LINES)
def test_what_one_leaves_alone_is_the_others(base: str, text: str) -> None:
    assert both(base, text, base) == both(base, base, text) == both(base, text, text) == text
