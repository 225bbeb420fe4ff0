"""Clear days: the last lawful day to issue an agenda, with its arithmetic."""

import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk.business.notice import NoticeError, NoticeRule, last_lawful_day

EVERY_DAY = NoticeRule(5, saturdays_count=True, sundays_count=True, bank_holidays_count=True)
NO_SUNDAYS = NoticeRule(5, saturdays_count=True)
WORKING_DAYS = NoticeRule(5)
PARISH = NoticeRule(3, saturdays_count=True, seasonal_breaks=True)


@pytest.mark.parametrize(
    ("meeting", "days", "every_day", "no_sundays", "working_days"),
    [
        (date(2021, 9, 14), 5, date(2021, 9, 8), date(2021, 9, 7), date(2021, 9, 6)),
        (date(2021, 7, 7), 5, date(2021, 7, 1), date(2021, 6, 30), date(2021, 6, 29)),
        (date(2021, 9, 1), 5, date(2021, 8, 26), date(2021, 8, 24), date(2021, 8, 23)),
        (date(2021, 5, 4), 3, date(2021, 4, 30), date(2021, 4, 28), date(2021, 4, 27)),
        (date(2021, 9, 14), 3, date(2021, 9, 10), date(2021, 9, 9), date(2021, 9, 8)),
    ],
)
def test_five_meetings_on_every_basis(
    meeting: date, days: int, every_day: date, no_sundays: date, working_days: date
) -> None:
    for rule, last in [
        (EVERY_DAY, every_day),
        (NO_SUNDAYS, no_sundays),
        (WORKING_DAYS, working_days),
    ]:
        assert last_lawful_day(meeting, replace(rule, days=days)).last_day == last


@pytest.mark.parametrize(
    ("meeting", "last"),
    [
        pytest.param(date(2021, 4, 8), date(2021, 3, 29), id="Easter"),
        pytest.param(date(2021, 12, 30), date(2021, 12, 20), id="Christmas, substitute days"),
        pytest.param(date(2022, 1, 5), date(2021, 12, 29), id="New Year, after the break"),
        pytest.param(date(2023, 12, 28), date(2023, 12, 18), id="Christmas Day on a Monday"),
        pytest.param(date(2022, 9, 21), date(2022, 9, 15), id="a day of national mourning"),
        pytest.param(date(2021, 4, 1), date(2021, 3, 28), id="the Thursday before Easter itself"),
    ],
)
def test_a_parish_leaves_out_the_breaks_of_section_243(meeting: date, last: date) -> None:
    assert last_lawful_day(meeting, PARISH).last_day == last


def test_the_arithmetic_names_every_day_between() -> None:
    notice = last_lawful_day(date(2021, 5, 5), NoticeRule(3))
    assert notice.arithmetic == (
        "Wednesday 28 April 2021: last lawful day of issue",
        "Thursday 29 April 2021: clear day 1",
        "Friday 30 April 2021: clear day 2",
        "Saturday 1 May 2021: not counted, Saturday",
        "Sunday 2 May 2021: not counted, Sunday",
        "Monday 3 May 2021: not counted, bank holiday (May Day)",
        "Tuesday 4 May 2021: clear day 3",
        "Wednesday 5 May 2021: the meeting",
    )


def test_the_last_working_day_is_before_a_weekend() -> None:
    notice = last_lawful_day(date(2021, 9, 16), replace(EVERY_DAY, days=3))
    assert notice.last_day == date(2021, 9, 12)
    assert notice.last_working_day == date(2021, 9, 10)


def test_an_extra_day_does_not_count_and_is_no_working_day() -> None:
    closed = frozenset({date(2021, 9, 6), date(2021, 9, 13)})
    notice = last_lawful_day(date(2021, 9, 14), WORKING_DAYS, extra_days=closed)
    assert notice.last_day == date(2021, 9, 2)
    (left_out,) = [
        entry for entry in notice.between if entry.day.day == 13 and entry.day.month == 9
    ]
    assert left_out.why_not == "a day left out by the council"


@pytest.mark.parametrize(
    ("calendar", "meeting", "last"),
    [
        ("ENG", date(2024, 1, 5), date(2024, 1, 1)),
        ("SCT", date(2024, 1, 5), date(2023, 12, 28)),
        ("WLS", date(2024, 1, 5), date(2024, 1, 1)),
        ("NIR", date(2024, 3, 20), date(2024, 3, 13)),
        ("IE", date(2024, 2, 7), date(2024, 1, 31)),
    ],
)
def test_each_country_has_its_own_bank_holidays(calendar: str, meeting: date, last: date) -> None:
    assert last_lawful_day(meeting, NoticeRule(3), calendar).last_day == last


@pytest.mark.parametrize("calendar", ["XX", "", "England"])
def test_an_unknown_calendar_is_refused_in_one_sentence(calendar: str) -> None:
    with pytest.raises(NoticeError, match=r"no bank-holiday calendar called .* use ENG"):
        last_lawful_day(date(2021, 9, 14), WORKING_DAYS, calendar)


def test_less_than_no_notice_is_refused() -> None:
    with pytest.raises(NoticeError, match="less than none"):
        last_lawful_day(date(2021, 9, 14), NoticeRule(-1))


DAYS = st.dates(date(1975, 1, 1), date(2090, 12, 31))
RULES = st.builds(
    NoticeRule,
    days=st.integers(0, 30),
    saturdays_count=st.booleans(),
    sundays_count=st.booleans(),
    bank_holidays_count=st.booleans(),
    seasonal_breaks=st.booleans(),
)


@given(DAYS, RULES)
def test_exactly_the_clear_days_lie_between(meeting: date, rule: NoticeRule) -> None:
    notice = last_lawful_day(meeting, rule)
    days = [entry.day for entry in notice.between]
    assert sum(not entry.why_not for entry in notice.between) == rule.days
    assert days == [
        notice.last_day + timedelta(number + 1)
        for number in range((meeting - notice.last_day).days - 1)
    ]
    assert notice.last_working_day <= notice.last_day < meeting
    assert notice.last_working_day.weekday() < 5


@given(DAYS, RULES, st.sets(st.integers(1, 40)))
def test_leaving_more_days_out_never_gives_a_later_day(
    meeting: date, rule: NoticeRule, away: set[int]
) -> None:
    last = last_lawful_day(meeting, rule).last_day
    extra = frozenset(meeting - timedelta(number) for number in away)
    stricter = [
        last_lawful_day(meeting, replace(rule, saturdays_count=False)),
        last_lawful_day(meeting, replace(rule, sundays_count=False)),
        last_lawful_day(meeting, replace(rule, bank_holidays_count=False)),
        last_lawful_day(meeting, replace(rule, seasonal_breaks=True)),
        last_lawful_day(meeting, replace(rule, days=rule.days + 1)),
        last_lawful_day(meeting, rule, extra_days=extra),
    ]
    assert all(notice.last_day <= last for notice in stricter)


@settings(max_examples=30)
@given(DAYS, RULES)
def test_a_later_meeting_never_needs_earlier_notice(meeting: date, rule: NoticeRule) -> None:
    first = last_lawful_day(meeting, rule).last_day
    assert last_lawful_day(meeting + timedelta(1), rule).last_day >= first


def test_bank_holidays_are_looked_up_only_when_days_are_counted() -> None:
    code = "import sys, clerk.business.notice; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
