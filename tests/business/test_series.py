"""Series of numbers: periods, prefix years, provisional numbers, and what a paper suggests."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.numbering import (
    Draft,
    Reset,
    Scope,
    SeriesRule,
    YearKind,
    infer,
    issuing_findings,
    number_of,
    period_of,
    prefix_year_of,
    provisional,
    value_for,
)

DAYS = st.dates(date(1990, 1, 1), date(2060, 1, 1))


@pytest.mark.parametrize(
    ("reset", "day", "period"),
    [
        (Reset.NEVER, date(2021, 7, 20), ""),
        (Reset.CALENDAR_YEAR, date(2021, 7, 20), "2021"),
        (Reset.MUNICIPAL_YEAR, date(2021, 4, 30), "2020/21"),
        (Reset.MUNICIPAL_YEAR, date(2021, 5, 1), "2021/22"),
        (Reset.ACADEMIC_YEAR, date(2021, 8, 31), "2020/21"),
        (Reset.ACADEMIC_YEAR, date(2021, 9, 1), "2021/22"),
        (Reset.MUNICIPAL_YEAR, date(2099, 6, 1), "2099/00"),
        (Reset.MEETING, date(2021, 7, 20), "2021-07-20"),
    ],
)
def test_numbers_count_on_within_a_period(reset: Reset, day: date, period: str) -> None:
    assert period_of(SeriesRule("{n}", reset=reset), day) == period


def test_two_meetings_on_a_day_number_apart_where_each_meeting_starts_again() -> None:
    rule = SeriesRule("{n}", Scope.MEETING, Reset.MEETING)
    assert period_of(rule, date(2021, 7, 20), 2) == "2021-07-20-2"


@pytest.mark.parametrize(
    ("kind", "day", "year"),
    [
        (YearKind.CALENDAR, date(2022, 2, 1), 2022),
        (YearKind.MUNICIPAL, date(2022, 2, 1), 2021),
        (YearKind.MUNICIPAL, date(2022, 5, 1), 2022),
        (YearKind.ACADEMIC, date(2022, 5, 1), 2021),
    ],
)
def test_the_prefix_year_is_a_setting_of_its_own(kind: YearKind, day: date, year: int) -> None:
    rule = SeriesRule("{yy}/{n}", reset=Reset.NEVER, prefix_year=kind)
    assert prefix_year_of(rule, day) == year
    assert number_of(rule, 7, day) == f"{year % 100}/7"


def test_the_prefix_changes_in_may_while_the_count_runs_on() -> None:
    rule = SeriesRule("{yy}/{n}", reset=Reset.NEVER, prefix_year=YearKind.MUNICIPAL)
    assert provisional(rule, 92, date(2021, 4, 27), 1) == ("20/92",)
    assert provisional(rule, 93, date(2021, 5, 4), 2) == ("21/93", "21/94")


def test_drafts_count_on_from_every_earlier_meeting_issued_or_not() -> None:
    rule = SeriesRule("{yy}/{n}", reset=Reset.MUNICIPAL_YEAR, prefix_year=YearKind.MUNICIPAL)
    drafts = [
        Draft(date(2021, 9, 14), 6),
        Draft(date(2021, 7, 20), 8),
        Draft(date(2021, 4, 20), 30),
        Draft(date(2021, 11, 2), 5),
    ]
    assert value_for(rule, 13, date(2021, 10, 5), drafts) == 27
    assert provisional(rule, 27, date(2021, 10, 5), 3) == ("21/27", "21/28", "21/29")


def test_a_second_sitting_counts_on_from_the_first_of_the_day() -> None:
    rule = SeriesRule("{n}")
    drafts = [Draft(date(2021, 7, 20), 8, sitting=1)]
    assert value_for(rule, 1, date(2021, 7, 20), drafts, sitting=2) == 9
    assert value_for(rule, 1, date(2021, 7, 20), [Draft(date(2021, 7, 20), 4, 2)]) == 1


@given(
    st.sampled_from(list(Reset)),
    st.lists(st.tuples(DAYS, st.integers(0, 40)), max_size=6, unique_by=lambda pair: pair[0]),
    st.integers(1, 500),
)
def test_drafts_of_one_period_number_without_gap_or_duplicate(
    reset: Reset, meetings: list[tuple[date, int]], following: int
) -> None:
    rule = SeriesRule("{n}", reset=reset)
    drafts = [Draft(held, count) for held, count in meetings]
    for period in {period_of(rule, held) for held, _ in meetings}:
        numbers: list[int] = []
        for held, count in sorted(meetings):
            if period_of(rule, held) == period:
                others = [draft for draft in drafts if draft.held != held]
                first = value_for(rule, following, held, others)
                numbers += [int(number) for number in provisional(rule, first, held, count)]
        assert numbers == list(range(following, following + len(numbers)))


def test_issuing_out_of_date_order_is_a_finding() -> None:
    rule = SeriesRule("{yy}/{n}")
    drafts = [Draft(date(2021, 7, 20), 8), Draft(date(2021, 12, 1), 8)]
    (early,) = issuing_findings(rule, date(2021, 9, 14), drafts)
    assert early.kind == "issued out of order"
    assert "20 July 2021 are not issued yet" in early.message
    (late,) = issuing_findings(rule, date(2021, 9, 14), [], last_issued=date(2021, 11, 2))
    assert "2 November 2021 are already issued" in late.message
    assert issuing_findings(rule, date(2021, 9, 14), [], date(2021, 7, 20)) == ()


def test_order_does_not_matter_between_periods() -> None:
    rule = SeriesRule("{n}", Scope.MEETING, Reset.MEETING)
    drafts = [Draft(date(2021, 7, 20), 8)]
    assert issuing_findings(rule, date(2021, 9, 14), drafts, date(2022, 1, 1)) == ()


def numbers(first: int, last: int, form: str) -> list[str]:
    """The numbers from `first` to `last` written as `form` says, for one `%d`."""
    return [form % value for value in range(first, last + 1)]


NEVER, MEETING = Reset.NEVER, Reset.MEETING


@pytest.mark.parametrize(
    ("printed", "held", "text", "reset", "next_number"),
    [
        (numbers(93, 100, "21/%d"), date(2021, 7, 20), "{yy}/{n}", NEVER, "21/101"),
        (numbers(12, 16, "21/%d"), date(2021, 7, 7), "{yy}/{n}", Reset.MUNICIPAL_YEAR, "21/17"),
        (numbers(60, 66, "21/%d"), date(2022, 3, 7), "{yy}/{n}", Reset.MUNICIPAL_YEAR, "21/67"),
        (numbers(9, 14, "22/%d"), date(2022, 3, 7), "{yy}/{n}", Reset.CALENDAR_YEAR, "22/15"),
        (numbers(1, 4, "02.18.%02d"), date(2018, 2, 15), "{mm}.{yy}.{n:02}", MEETING, "02.18.05"),
        (
            numbers(1, 12, "04(2).24.%02d"),
            date(2024, 4, 25),
            "{mm}({meeting}).{yy}.{n:02}",
            MEETING,
            "04(2).24.13",
        ),
        (numbers(1, 14, "%d"), date(2016, 3, 9), "{n}", MEETING, "15"),
        (numbers(52, 62, "%d"), date(2018, 3, 13), "{n}", NEVER, "63"),
        (numbers(1358, 1360, "%d"), date(2017, 10, 2), "{n}", NEVER, "1361"),
        (
            numbers(20, 37, "FGB %d/2021"),
            date(2020, 12, 7),
            "FGB {n}/{yy}{yy2}",
            Reset.ACADEMIC_YEAR,
            "FGB 38/2021",
        ),
        (
            numbers(64, 78, "LW %d/2122"),
            date(2022, 3, 1),
            "LW {n}/{yy}{yy2}",
            Reset.ACADEMIC_YEAR,
            "LW 79/2122",
        ),
        (
            numbers(48, 57, "C%03d/23"),
            date(2023, 11, 22),
            "C{n:03}/{yy}",
            Reset.MUNICIPAL_YEAR,
            "C058/23",
        ),
        (
            numbers(14, 26, "A23/%03d"),
            date(2023, 9, 18),
            "A{yy}/{n:03}",
            Reset.MUNICIPAL_YEAR,
            "A23/027",
        ),
        (numbers(141, 146, "R2023-%d"), date(2023, 6, 20), "R{yyyy}-{n}", NEVER, "R2023-147"),
        (numbers(1, 5, "Item %d"), date(2016, 7, 6), "Item {n}", MEETING, "Item 6"),
        (
            numbers(40, 45, "2021/22-%d"),
            date(2021, 10, 5),
            "{yyyy}/{yy2}-{n}",
            Reset.MUNICIPAL_YEAR,
            "2021/22-46",
        ),
        (
            numbers(17, 30, "22/23/%03d"),
            date(2023, 2, 5),
            "{yy}/{yy2}/{n:03}",
            Reset.MUNICIPAL_YEAR,
            "22/23/031",
        ),
        (numbers(107, 109, "P/23/%d"), date(2023, 12, 5), "P/{yy}/{n}", NEVER, "P/23/110"),
        (
            ["1.1", "1.2", "2.1", "2.2", "2.3", "3.1"],
            date(2021, 7, 1),
            "{item}.{n}",
            MEETING,
            "3.2",
        ),
        (["1", "2", "2.1", "2.2", "2.3", "2.4", "3"], date(2015, 10, 27), "{n}", MEETING, "4"),
        (["21/93"], date(2021, 7, 20), "{yy}/{n}", NEVER, "21/94"),
        (numbers(5, 9, "12/%d"), date(2012, 12, 4), "{yy}/{n}", Reset.MUNICIPAL_YEAR, "12/10"),
    ],
)
def test_the_numbers_of_one_meeting_suggest_the_series(
    printed: list[str], held: date, text: str, reset: Reset, next_number: str
) -> None:
    series = infer(printed, held)
    assert series is not None
    assert series.rule.pattern == text
    assert series.rule.reset == reset
    assert series.next_number == next_number
    assert number_of(series.rule, 1, held, meeting=2, item="1") is not None


def test_the_seeds_series_runs_on_while_its_prefix_is_the_municipal_year() -> None:
    series = infer(numbers(93, 100, "21/%d"), date(2021, 7, 20))
    assert series is not None
    assert series.next_value == 101
    assert series.rule.prefix_year is YearKind.MUNICIPAL
    assert series.rule.scope is Scope.COMMITTEE


@pytest.mark.parametrize(
    ("printed", "held", "text", "next_number"),
    [
        (["52", "53", "54", "55", "6", "57", "58"], date(2018, 3, 13), "{n}", "59"),
        ([*numbers(93, 99, "21/%d"), "21/10"], date(2021, 7, 20), "{yy}/{n}", "21/101"),
        (["9", *numbers(94, 99, "%d")], date(2021, 7, 20), "{n}", "100"),
        (
            [*numbers(1, 9, "06.18.%02d"), "05.18.10", "06.18.11"],
            date(2018, 6, 14),
            "{mm}.{yy}.{n:02}",
            "06.18.12",
        ),
        (
            [*numbers(1, 8, "04(2).24.%02d"), "04(2).24.9", "04(2).24.10"],
            date(2024, 4, 25),
            "{mm}({meeting}).{yy}.{n:02}",
            "04(2).24.11",
        ),
        ([*numbers(1, 12, "%d"), "12"], date(2014, 9, 25), "{n}", "13"),
        ([*numbers(1, 8, "%d"), *numbers(10, 14, "%d")], date(2014, 9, 25), "{n}", "15"),
        (["2", "1"], date(2015, 4, 15), "{n}", "3"),
        (["", "21/93", "Any other business", "21/94", "21/94A", "21/95"], date(2021, 7, 20),
         "{yy}/{n}", "21/96"),
        (["C050/22", *numbers(51, 57, "C%03d/23")], date(2023, 11, 22), "C{n:03}/{yy}", "C058/23"),
    ],
)  # fmt: skip
def test_slips_in_the_numbers_do_little_harm(
    printed: list[str], held: date, text: str, next_number: str
) -> None:
    series = infer(printed, held)
    assert series is not None
    assert (series.rule.pattern, series.next_number) == (text, next_number)


@pytest.mark.parametrize("printed", [[], [""], ["Apologies", "Any other business"], ["{7}"]])
def test_no_number_suggests_no_series(printed: list[str]) -> None:
    assert infer(printed, date(2021, 7, 20)) is None


@given(st.lists(st.text("0123456789/.-() ABab{}²", max_size=10), max_size=12), DAYS)
def test_any_printed_numbers_suggest_a_series_or_none(printed: list[str], held: date) -> None:
    series = infer(printed, held)
    if series is not None:
        assert number_of(series.rule, series.next_value, held, meeting=1, item="1")


FORMS = st.sampled_from(
    ["{yy}/{n}", "{n}", "C{n:03}/{yy}", "{yyyy}/{yy2}-{n}", "R{yyyy}-{n}", "Minute {n}"]
)


@given(FORMS, st.sampled_from(list(YearKind)), DAYS, st.integers(1, 4000), st.integers(3, 25))
def test_the_next_number_follows_the_last_whatever_the_series(
    text: str, kind: YearKind, held: date, first: int, count: int
) -> None:
    rule = SeriesRule(text, prefix_year=kind)
    printed = provisional(rule, first, held, count)
    series = infer(printed, held)
    assert series is not None
    assert series.next_value == first + count
    assert series.next_number == number_of(rule, first + count, held)


def test_the_day_after_the_last_of_april_is_a_new_municipal_year() -> None:
    rule = SeriesRule("{yy}/{n}", reset=Reset.MUNICIPAL_YEAR)
    last = date(2021, 4, 30)
    assert period_of(rule, last) != period_of(rule, last + timedelta(days=1))
