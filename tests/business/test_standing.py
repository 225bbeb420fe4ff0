"""Outcomes keep their place in a text that goes on being written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.standing import followed
from clerk.business.text import blocks

ONE, TWO, THREE = "The lamp was dark.", "The keeper spoke.", "- a rope\n- a bell"
TEXT = f"{ONE}\n\n{TWO}\n\n{THREE}"


@pytest.mark.parametrize(
    ("after", "place", "expected"),
    [
        (TEXT, 2, 2),
        (f"{TEXT}\n\nThen all went home.", 3, 3),
        (f"A word first.\n\n{TEXT}", 2, 3),
        (f"A word first.\n\n{TEXT}", 0, 0),
        (f"{ONE}\n\nThe keeper, who was late, spoke.\n\n{THREE}", 2, 2),
        (f"{TWO}\n\n{THREE}", 2, 1),
        (f"{ONE}\n\n{THREE}", 2, 1),
        (f"{ONE}\n\nThe keeper spoke\n\nof oil.\n\n{THREE}", 2, 3),
        ("", 3, 0),
        (TEXT, 9, 3),
    ],
)
def test_a_thing_stays_behind_its_paragraph(after: str, place: int, expected: int) -> None:
    assert followed(TEXT, after, place) == expected


paragraphs = st.lists(st.sampled_from(["Oil.", "Rope.", "Bell.", "Lamp.", "Tide."]), max_size=6)


@given(paragraphs, paragraphs, st.integers(0, 8))
def test_it_never_falls_out_of_the_text(was: list[str], now: list[str], place: int) -> None:
    before, after = "\n\n".join(was), "\n\n".join(now)
    assert 0 <= followed(before, after, place) <= len(blocks(after))
    assert followed(before, before, place) == min(place, len(blocks(before)))


@given(paragraphs, paragraphs, st.integers(0, 6))
def test_writing_on_moves_nothing(was: list[str], more: list[str], place: int) -> None:
    before, after = "\n\n".join(was), "\n\n".join([*was, *more])
    assert followed(before, after, place) == min(place, len(was))
