"""Number patterns print every style found in real papers, and read it back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.numbering import NumberParts, PatternError, pattern, sort_key

STYLES = [
    ("{yy}/{n}", "21/93", NumberParts(93, year=2021)),
    ("{yy}/{n}", "21/100", NumberParts(100, year=2021)),
    ("C{n:03}/{yy}", "C048/23", NumberParts(48, year=2023)),
    ("A{yy}/{n:03}", "A23/014", NumberParts(14, year=2023)),
    ("{yy}.{n}", "21.44", NumberParts(44, year=2021)),
    ("{mm}.{yy}.{n:02}", "02.18.01", NumberParts(1, year=2018, month=2)),
    (
        "{mm}({meeting}).{yy}.{n:02}",
        "04(2).24.01",
        NumberParts(1, year=2024, month=4, meeting=2),
    ),
    ("{mm}({meeting}).{yy}.{n:02}", "04.24.01", NumberParts(1, year=2024, month=4, meeting=1)),
    ("{n}", "1358", NumberParts(1358)),
    ("{n}", "52", NumberParts(52)),
    ("{n}", "1", NumberParts(1)),
    ("{item}.{n}", "1.1", NumberParts(1, item="1")),
    ("{item}.{n}", "45.2", NumberParts(2, item="45")),
    ("FGB {n}/{yy}{yy2}", "FGB 20/2021", NumberParts(20, year=2020)),
    ("LW {n}/{yy}{yy2}", "LW 64/2122", NumberParts(64, year=2021)),
    ("FGB {n}/{yyyy}", "FGB 20/2021", NumberParts(20, year=2021)),
    ("R{yyyy}-{n}", "R2023-141", NumberParts(141, year=2023)),
    ("B{n}-{yy}", "B301-15", NumberParts(301, year=2015)),
    ("{item}.{n}.{letter}", "4.1.a", NumberParts(1, item="4", letter="a")),
    ("Item {n}", "Item 3", NumberParts(3)),
    ("{n:03}/{yy}", "093/21", NumberParts(93, year=2021)),
    ("{yyyy}/{yy2}-{n}", "2021/22-45", NumberParts(45, year=2021)),
    ("P/{yy}/{n}", "P/23/107", NumberParts(107, year=2023)),
    ("{yy}/{yy2}/{n:03}", "22/23/017", NumberParts(17, year=2022)),
    ("{yy}/{n}", "21/97A", NumberParts(97, year=2021, suffix="A")),
    ("C{n:03}/{yy}", "C048B/23", NumberParts(48, year=2023, suffix="B")),
    ("{yy}{yy2}/{n}", "9900/7", NumberParts(7, year=1999)),
]


@pytest.mark.parametrize(("text", "printed", "parts"), STYLES)
def test_a_style_prints_and_reads_back(text: str, printed: str, parts: NumberParts) -> None:
    assert pattern(text).print(parts) == printed
    assert pattern(text).parse(printed) == parts


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{yy}/{n}", "21-93"),
        ("{yy}/{n}", "2021/93"),
        ("{yy}/{n}", "21/093"),
        ("{yy}/{n}", "21/97a"),
        ("{mm}({meeting}).{yy}.{n:02}", "04(2).24.9"),
        ("{mm}({meeting}).{yy}.{n:02}", "04(1).24.09"),
        ("{mm}.{yy}.{n:02}", "13.18.01"),
        ("{yyyy}/{yy2}-{n}", "2021/23-45"),
        ("FGB {n}/{yy}{yy2}", "FGB 20/2022"),
        ("{n}", ""),
        ("{n}", "Apologies"),
    ],
)
def test_another_style_is_not_read(text: str, printed: str) -> None:
    assert pattern(text).parse(printed) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no {n}"),
        ("{yy}/", "no {n}"),
        ("{yy}/{n", "curly bracket"),
        ("{yy}/n}", "curly bracket"),
        ("{year}/{n}", "{year} in the pattern"),
        ("{n}/{n}", "twice"),
        ("{n}{item}", "run into each other"),
        ("{item}.{n}{yy}{meeting}", "run into each other"),
        ("{n}({meeting}){item}", "run into each other"),
        ("{item}0{n}", "run into each other"),
        ("{item}{letter}-{n}", "run into each other"),
        ("{meeting}-({meeting})-{n}", "twice"),
        ("{n:3}", "not known"),
    ],
)
def test_a_pattern_that_cannot_work_is_refused_in_one_sentence(text: str, says: str) -> None:
    with pytest.raises(PatternError, match=re.escape(says)) as refused:
        pattern(text)
    assert str(refused.value).count(".") <= 1 + text.count(".") * 2
    assert str(refused.value).endswith(".")


def test_a_missing_part_is_refused() -> None:
    with pytest.raises(PatternError, match=re.escape("{mm}")):
        pattern("{mm}.{n}").print(NumberParts(1))


TOKENS = ["{n}", "{yy}", "{yyyy}", "{yy2}", "{mm}", "{meeting}", "({meeting})", "{item}"]


@st.composite
def patterns(draw: st.DrawFn) -> str:
    """Any text with tokens in it, working or not."""
    tokens = draw(st.lists(st.sampled_from([*TOKENS, "{n:03}", "{letter}"]), max_size=5))
    if not any(token.startswith("{n") for token in tokens):
        tokens.insert(draw(st.integers(0, len(tokens))), "{n}")
    literals = st.text("AaBz09 ./-()#\\[*", max_size=3)
    return draw(literals) + "".join(token + draw(literals) for token in tokens)


@given(patterns(), st.data())
def test_what_a_working_pattern_prints_it_reads_back(text: str, data: st.DataObject) -> None:
    try:
        shape = pattern(text)
    except PatternError:
        return
    with_year = shape.has("{yy}", "{yy2}", "{yyyy}")
    parts = NumberParts(
        n=data.draw(st.integers(0, 12_000)),
        year=data.draw(st.integers(1971, 2068)) if with_year else None,
        month=data.draw(st.integers(1, 12)) if shape.has("{mm}") else None,
        meeting=data.draw(st.integers(1, 40)) if shape.has("{meeting}", "({meeting})") else None,
        item=data.draw(st.from_regex("[1-9][0-9]?[a-z]?", fullmatch=True))
        if shape.has("{item}")
        else "",
        letter=data.draw(st.sampled_from("abz")) if shape.has("{letter}") else "",
        suffix=data.draw(st.sampled_from(["", "A", "B", "Z"])),
    )
    assert shape.parse(shape.print(parts)) == parts


@given(patterns(), st.text("0123456789/.-ABab() {}", max_size=12))
def test_whatever_is_read_prints_the_same_again(text: str, printed: str) -> None:
    try:
        shape = pattern(text)
    except PatternError:
        return
    parts = shape.parse(printed)
    assert parts is None or shape.print(parts) == printed


def test_numbers_sort_as_numbers() -> None:
    in_order = ["", "21/9", "21/97", "21/97A", "21/97B", "21/98", "21/99", "21/100", "22/1"]
    mixed = ["21/100", "21/97B", "21/9", "22/1", "21/97", "21/99", "", "21/97A", "21/98"]
    assert sorted(mixed, key=sort_key) == in_order
    assert sorted(["4.10", "4.2", "Item 3", "4", "Item 12"], key=sort_key) == [
        "4",
        "4.2",
        "4.10",
        "Item 3",
        "Item 12",
    ]


@given(st.text(max_size=8), st.text(max_size=8))
def test_any_two_printed_numbers_can_be_compared(one: str, other: str) -> None:
    assert (sort_key(one) < sort_key(other)) + (sort_key(other) < sort_key(one)) <= 1
