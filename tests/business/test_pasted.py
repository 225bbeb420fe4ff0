"""What comes out of Word and Excel becomes light markup, and light markup stays what it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.pasted import as_markup
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

_WORDS = st.lists(
    st.sampled_from("tide “ebb” quay £4 Mrs Pell’s 50% boats; moored".split()),
    min_size=1,
    max_size=9,
).map(" ".join)
_MARKERS = st.sampled_from(["", "1.", "(a)", "ii)", "2.1."])
_POINTS = st.lists(
    st.builds(Point, _WORDS, st.integers(0, 2), _MARKERS), min_size=1, max_size=5
).map(lambda points: PointList(tuple(points)))
_TABLES = st.lists(st.lists(_WORDS, min_size=2, max_size=2).map(tuple), min_size=1, max_size=3).map(
    lambda rows: Table(tuple(rows))
)
_BLOCKS: st.SearchStrategy[list[Block]] = st.lists(
    st.one_of(st.builds(Paragraph, _WORDS), st.builds(SubHeading, _WORDS), _POINTS, _TABLES),
    max_size=6,
)
_ROUGH = st.text('ab1.o\t •·-–\n\r\v\u00a0|#"()', max_size=60)


@given(_BLOCKS.map(tuple).map(markup))
def test_light_markup_stays_as_it_is(text: str) -> None:
    assert as_markup(text) == text


@given(_ROUGH)
def test_twice_is_as_once(text: str) -> None:
    once = as_markup(text)
    assert as_markup(once) == once


@given(
    st.lists(_WORDS, min_size=1, max_size=8), st.sampled_from(["\n", "\r\n", "\v", "\t", "\n•\t"])
)
def test_no_word_is_lost(parts: list[str], between: str) -> None:
    words = as_markup(between.join(parts)).replace("|", " ").replace("-", " ").split()
    assert words == " ".join(parts).split()


@given(st.lists(_WORDS, min_size=1, max_size=6), st.sampled_from("•·▪–\uf0b7"))
def test_bullets_become_points(parts: list[str], glyph: str) -> None:
    pasted = "\r\n".join(f"{glyph}\t{part}" for part in parts)
    assert blocks(as_markup(pasted)) == (PointList(tuple(map(Point, parts))),)


@given(st.lists(st.tuples(_WORDS, _WORDS, _WORDS), min_size=2, max_size=5))
def test_rows_of_a_sheet_become_a_table(rows: list[tuple[str, str, str]]) -> None:
    pasted = "\r\n".join("\t".join(row) for row in rows) + "\r\n"
    assert blocks(as_markup(pasted)) == (Table(tuple(rows)),)


@given(st.lists(_WORDS.map(lambda words: f"{words}."), min_size=1, max_size=5))
def test_each_paragraph_of_word_is_a_paragraph(parts: list[str]) -> None:
    assert blocks(as_markup("\r\n".join(parts) + "\r\n\r\n\r\n")) == tuple(map(Paragraph, parts))


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        (
            "•\tMoorings\r\no\tInner\r\no\tOuter\r\n▪\tDeep\r\n•\tTolls\r\n",
            "- Moorings\n  - Inner\n  - Outer\n    - Deep\n- Tolls",
        ),
        (
            "1.\tMoorings\r\n\ta)\tInner\r\n\tb)\tOuter\r\n2.\tTolls",
            "1. Moorings\n  a) Inner\n  b) Outer\n2. Tolls",
        ),
        ("•\tMoorings\n1.\tTolls\n2.\tBoats", "- Moorings\n1. Tolls\n2. Boats"),
        ("Fares were\vraised\u00a0twice.", "Fares were raised twice."),
        ('Boat\tNote\n"Gull"\t"two\nmasts"', '| Boat | Note |\n| "Gull" | two masts |'),
        ('"Gull"\t4\n"Tern\t5', '| "Gull" | 4 |\n| "Tern | 5 |'),
        ("\tThe tide.\n\tThe ebb.", "The tide.\n\nThe ebb."),
        ("\t4\nGull\t5", "|  | 4 |\n| Gull | 5 |"),
        ("- tide\n\tand ebb", "- tide\n  and ebb"),
        ("a | b\tc\nd\te", "| a \\| b | c |\n| d | e |"),
        ("The ferry was late\nbecause the tide\nwas low again", None),
        ("\n\n  \n", ""),
    ],
)
def test_what_is_pasted(pasted: str, expected: str | None) -> None:
    assert as_markup(pasted) == (pasted if expected is None else expected)
