import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.points import moved, next_marker, renumbered, typed_point


@pytest.mark.parametrize(
    ("marker", "following"),
    [
        ("-", "-"),
        ("1.", "2."),
        ("9)", "10)"),
        ("2.9.", "2.10."),
        ("(b)", "(c)"),
        ("i)", "ii)"),
        ("(iv)", "(v)"),
        ("z)", "z)"),
    ],
)
def test_a_marker_is_followed_by_the_next_of_its_kind(marker: str, following: str) -> None:
    assert next_marker(marker) == following


@pytest.mark.parametrize(("before", "following"), [("h)", "j)"), ("", "ii)"), ("a)", "ii)")])
def test_an_i_after_an_h_is_a_letter(before: str, following: str) -> None:
    assert next_marker("i)", before) == following


@given(st.integers(1, 99), st.sampled_from([".", ")"]))
def test_numbers_count_on(number: int, closing: str) -> None:
    assert next_marker(f"{number}{closing}") == f"{number + 1}{closing}"


@given(st.sampled_from(string.ascii_lowercase[:-1]))
def test_letters_count_on_where_the_one_before_shows_they_are_letters(letter: str) -> None:
    before = f"({chr(ord(letter) - 1)})" if letter > "a" else ""
    assert next_marker(f"({letter})", before) == f"({chr(ord(letter) + 1)})"


def test_a_marker_alone_is_a_point_without_text() -> None:
    point = typed_point("  (a)")
    assert point is not None
    assert (point.indent, point.marker, point.text) == ("  ", "(a)", "")
    assert typed_point("Anything (a) else") is None


@given(st.text("-1. abc", max_size=12))
def test_a_line_moved_in_and_out_is_as_before(line: str) -> None:
    assert moved(moved(line, deeper=True), deeper=False) == line


def test_points_below_are_numbered_on_and_deeper_ones_left_alone() -> None:
    first = typed_point("2. new")
    assert first is not None
    below = ["2. tolls", "   a) boats", "3. berths", "- a bullet", "4. left"]
    assert renumbered(below, first) == [
        "3. tolls",
        "   a) boats",
        "4. berths",
        "- a bullet",
        "4. left",
    ]
