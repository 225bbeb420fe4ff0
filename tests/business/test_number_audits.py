"""The audit of minute numbers catches the slips found in real published minutes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.numbering import Reset, Scope, SeriesRule, YearKind, audit, provisional

PER_MEETING = SeriesRule("{n}", Scope.MEETING, Reset.MEETING)
MONTHLY = SeriesRule("{mm}({meeting}).{yy}.{n:02}", Scope.MEETING, Reset.MEETING)
RUNNING = SeriesRule("{n}")
YEARLY = SeriesRule("{yy}/{n}", prefix_year=YearKind.MUNICIPAL)
HELD = date(2018, 6, 14)


def counted(first: int, last: int, form: str = "%d") -> list[str]:
    return [form % value for value in range(first, last + 1)]


@pytest.mark.parametrize(
    ("printed", "rule", "held", "first", "expected"),
    [
        pytest.param(
            [*counted(52, 55), "6", *counted(57, 62)],
            RUNNING,
            HELD,
            None,
            [("number out of order", "6 is out of order; 56 was expected here.", "minute 6")],
            id="56 printed as 6",
        ),
        pytest.param(
            [*counted(1, 9, "06.18.%02d"), "05.18.10", "06.18.11"],
            MONTHLY,
            HELD,
            None,
            [
                (
                    "wrong number pattern",
                    "05.18.10 has the month May, but the meeting was in June; "
                    "06.18.10 was expected.",
                    "minute 05.18.10",
                )
            ],
            id="a number of an old file left in",
        ),
        pytest.param(
            [*counted(1, 12), "12"],
            PER_MEETING,
            HELD,
            None,
            [("duplicate number", "12 is used twice.", "minute 12")],
            id="12 used twice",
        ),
        pytest.param(
            [*counted(1, 8), *counted(10, 12)],
            PER_MEETING,
            HELD,
            None,
            [("gap in the numbers", "9 is missing: 10 follows 8.", "minute 10")],
            id="9 missing",
        ),
        pytest.param(
            [*counted(1, 8, "04(2).24.%02d"), "04(2).24.9", "04(2).24.10"],
            MONTHLY,
            date(2024, 4, 25),
            None,
            [
                (
                    "wrong number pattern",
                    "04(2).24.9 is not written like the other numbers; 04(2).24.09 was expected.",
                    "minute 04(2).24.9",
                )
            ],
            id="a zero left out",
        ),
        pytest.param(
            ["2", "1"],
            PER_MEETING,
            HELD,
            None,
            [("number out of order", "1 stands after 2.", "minute 1")],
            id="taken in another order",
        ),
        pytest.param(
            ["1", "2", "4", "4", "5"],
            PER_MEETING,
            HELD,
            None,
            [("duplicate number", "4 is used twice; 3 was expected here.", "minute 4")],
            id="3 printed as 4",
        ),
        pytest.param(
            ["21/93", "21/94", "20/95", "21/96"],
            YEARLY,
            date(2022, 2, 8),
            93,
            [
                (
                    "wrong number pattern",
                    "20/95 has the year 2020, but the meeting of 8 February 2022 is in 2021; "
                    "21/95 was expected.",
                    "minute 20/95",
                )
            ],
            id="last year's prefix",
        ),
        pytest.param(
            ["21/95", "21/96"],
            YEARLY,
            date(2021, 7, 20),
            93,
            [
                (
                    "gap in the numbers",
                    "21/93 and 21/94 are missing: the numbers begin at 21/95.",
                    "minute 21/95",
                )
            ],
            id="begins too high",
        ),
        pytest.param(
            ["21/91", "21/92"],
            YEARLY,
            date(2021, 7, 20),
            93,
            [("number out of order", "21/91 comes first; 21/93 was expected.", "minute 21/91")],
            id="begins with a number already used",
        ),
        pytest.param(
            [*counted(93, 99, "21/%d"), "21/10"],
            YEARLY,
            date(2021, 7, 20),
            93,
            [("number out of order", "21/10 stands after 21/99.", "minute 21/10")],
            id="100 printed as 10",
        ),
        pytest.param(
            ["1", "2", "9", "10"],
            PER_MEETING,
            HELD,
            None,
            [("gap in the numbers", "3 to 8 are missing: 9 follows 2.", "minute 9")],
            id="six missing at once",
        ),
        pytest.param(
            ["1", "2", "Three", "4"],
            PER_MEETING,
            HELD,
            None,
            [
                (
                    "wrong number pattern",
                    "Three is not written like the other numbers; 3 was expected.",
                    "minute Three",
                )
            ],
            id="a word for a number",
        ),
        pytest.param(
            ["04(2).24.01", "04(3).24.02", "04(2).24.03"],
            MONTHLY,
            date(2024, 4, 25),
            None,
            [
                (
                    "wrong number pattern",
                    "04(3).24.02 is of meeting 3 of the month, the others of meeting 2; "
                    "04(2).24.02 was expected.",
                    "minute 04(3).24.02",
                )
            ],
            id="another meeting of the month",
        ),
        pytest.param(
            ["1", "1.1", "1.2", "1.4", "2", "2.1", "4"],
            PER_MEETING,
            HELD,
            None,
            [
                ("gap in the numbers", "3 is missing: 4 follows 2.", "minute 4"),
                ("gap in the numbers", "1.3 is missing: 1.4 follows 1.2.", "minute 1.4"),
            ],
            id="paragraph numbers",
        ),
        pytest.param(
            ["1.1", "1.2", "2.1", "2.1", "3.2"],
            SeriesRule("{item}.{n}", Scope.MEETING, Reset.MEETING),
            HELD,
            None,
            [
                ("duplicate number", "2.1 is used twice.", "minute 2.1"),
                ("gap in the numbers", "3.1 is missing: the numbers begin at 3.2.", "minute 3.2"),
            ],
            id="numbers under an agenda number",
        ),
        pytest.param(
            ["7", "7", "7"],
            RUNNING,
            HELD,
            None,
            [("duplicate number", "7 is used three times.", "minute 7")],
            id="used three times, told once",
        ),
    ],
)
def test_the_audit_tells_each_slip_once(
    printed: list[str],
    rule: SeriesRule,
    held: date,
    first: int | None,
    expected: list[tuple[str, str, str]],
) -> None:
    findings = audit(printed, rule, held, first)
    assert [(found.kind, found.message, found.place) for found in findings] == expected


@pytest.mark.parametrize(
    ("printed", "rule", "held"),
    [
        (["21/97", "21/97A", "21/98"], YEARLY, date(2021, 7, 20)),
        (["", "1", "", "2"], PER_MEETING, HELD),
        (["4", "4.1", "4.1.a", "4.1.b", "4.2", "5"], RUNNING, HELD),
        (counted(141, 146, "R2023-%d"), SeriesRule("R{yyyy}-{n}"), date(2023, 6, 20)),
        ([], PER_MEETING, HELD),
    ],
)
def test_sound_numbers_have_no_findings(printed: list[str], rule: SeriesRule, held: date) -> None:
    assert audit(printed, rule, held) == ()


RULES = st.sampled_from(
    [
        RUNNING,
        YEARLY,
        MONTHLY,
        SeriesRule("C{n:03}/{yy}"),
        SeriesRule("{yyyy}/{yy2}-{n}", prefix_year=YearKind.MUNICIPAL),
    ]
)
DAYS = st.dates(date(1990, 1, 1), date(2060, 1, 1))


@given(RULES, DAYS, st.integers(1, 1500), st.integers(0, 20))
def test_what_the_program_numbers_passes_its_audit(
    rule: SeriesRule, held: date, first: int, count: int
) -> None:
    assert audit(provisional(rule, first, held, count), rule, held, first) == ()


@given(RULES, DAYS, st.integers(1, 1500), st.integers(3, 20), st.data())
def test_a_number_left_out_or_repeated_or_moved_is_found(
    rule: SeriesRule, held: date, first: int, count: int, data: st.DataObject
) -> None:
    printed = list(provisional(rule, first, held, count))
    at = data.draw(st.integers(0, count - 2))
    spoilt = data.draw(
        st.sampled_from(
            [
                printed[:at] + printed[at + 1 :],
                [*printed[: at + 1], *printed[at:]],
                [*printed[:at], printed[at + 1], printed[at], *printed[at + 2 :]],
            ]
        )
    )
    assert len(audit(spoilt, rule, held, first)) == 1


@given(st.lists(st.text("0123456789/.-() ABab²", max_size=10), max_size=12), RULES, DAYS)
def test_any_printed_numbers_can_be_audited(
    printed: list[str], rule: SeriesRule, held: date
) -> None:
    for found in audit(printed, rule, held):
        assert found.message.endswith(".")
        assert found.place.startswith("minute ")
