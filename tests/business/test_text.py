"""Light markup: what is typed becomes blocks, and blocks become text again."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clerk.business.text import (
    Block,
    Paragraph,
    Point,
    PointList,
    SubHeading,
    Table,
    blocks,
    markup,
)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", ()),
        ("One line\nand another.", (Paragraph("One line and another."),)),
        ("One.\n\n\nTwo.\r\n", (Paragraph("One."), Paragraph("Two."))),
        ("## Next steps\nText", (SubHeading("Next steps"), Paragraph("Text"))),
        (
            "- one\n  - inside\n1. first\n   runs on\n(a) letter\niv) Roman\n2.1. deep",
            (
                PointList(
                    (
                        Point("one"),
                        Point("inside", 1),
                        Point("first runs on", 0, "1."),
                        Point("letter", 0, "(a)"),
                        Point("Roman", 0, "iv)"),
                        Point("deep", 0, "2.1."),
                    )
                ),
            ),
        ),
        (
            "•\tpasted\n* starred\n\t- tabbed\n\tand on",
            (PointList((Point("pasted"), Point("starred"), Point("tabbed and on", 1))),),
        ),
        ("Text\n- point", (Paragraph("Text"), PointList((Point("point"),)))),
        ("- point\nText", (PointList((Point("point"),)), Paragraph("Text"))),
        (
            "| Ward | Votes |\n| North \\| East | 12\n| C:\\temp \\\\ |  |",
            (Table((("Ward", "Votes"), ("North | East", "12"), ("C:\\temp \\", ""))),),
        ),
        ("\\- not a point", (Paragraph("- not a point"),)),
        ("\\## not a heading", (Paragraph("## not a heading"),)),
        ("\\", ()),
        ("2021. A year is no marker.", (Paragraph("2021. A year is no marker."),)),
        ("3.5 million is no marker.", (Paragraph("3.5 million is no marker."),)),
        ("-", (Paragraph("-"),)),
        ("##", (Paragraph("##"),)),
    ],
)
def test_what_is_typed_becomes_blocks(text: str, read: tuple[Block, ...]) -> None:
    assert blocks(text) == read


def test_a_list_is_numbered_when_its_first_point_is() -> None:
    assert PointList((Point("one", marker="1."), Point("two"))).numbered
    assert not PointList((Point("one"),)).numbered
    assert not PointList(()).numbered


TYPED = st.one_of(
    st.text(),
    st.text("a1iv.)( -•*|\\#\t\n\r"),
    st.lists(
        st.sampled_from(
            ["- x", "  - y", "1. z", "(a) b", "## h", "| a | b |", "|", "\\- w", "", "  on", "p"]
        )
    ).map("\n".join),
)


@given(TYPED)
@example("|")
@example("\\ - x")
@example("\\\n\\")
@example("| a \\")
def test_blocks_written_and_read_again_are_the_same(text: str) -> None:
    read = blocks(text)
    written = markup(read)
    assert blocks(written) == read
    assert markup(blocks(written)) == written


@given(TYPED)
def test_no_word_is_ever_lost(text: str) -> None:
    assert re.findall(r"\w+", " ".join(words(blocks(text)))) == re.findall(r"\w+", text)


def words(parts: tuple[Block, ...]) -> Iterator[str]:
    for part in parts:
        match part:
            case Paragraph(text) | SubHeading(text):
                yield text
            case PointList(points):
                for point in points:
                    yield from (point.marker, point.text)
            case Table(rows):
                for row in rows:
                    yield from row


LINE = st.text("abc 1.)(-•*|\\#é", min_size=1).filter(lambda text: text == text.strip())
MARKERS = st.sampled_from(["", "1.", "12)", "a)", "(a)", "iv.", "(iii)", "2.1."])
POINTS = st.lists(st.builds(Point, LINE, st.integers(0, 3), MARKERS), min_size=1).map(tuple)
CELLS = st.lists(LINE | st.just(""), min_size=1).map(tuple)
BLOCKS = st.one_of(
    st.builds(Paragraph, LINE),
    st.builds(SubHeading, LINE),
    st.builds(PointList, POINTS),
    st.builds(Table, st.lists(CELLS, min_size=1).map(tuple)),
)


@given(st.lists(BLOCKS).map(tuple))
def test_every_block_survives_being_written(parts: tuple[Block, ...]) -> None:
    assert blocks(markup(parts)) == parts
