"""Dates and times as papers print them."""

from datetime import date, time

import pytest

from clerk.business.dates import dates_in, first_date, first_time, is_only_date, times_in


@pytest.mark.parametrize(
    "text",
    [
        "5 March 2024",
        "5th March 2024",
        "Tuesday 5th March, 2024",
        "Tuesday, 5 March 2024",
        "Tues 5 Mar 2024",
        "the 5th day of March 2024",
        "5TH OF MARCH 2024",
        "March 5, 2024",
        "Mar 5th 2024",
        "2024-03-05",
        "05/03/2024",
        "5.3.24",
        "05.03.2024",
    ],
)
def test_one_day_in_many_words(text: str) -> None:
    assert first_date(f"held on {text} in the hall") == date(2024, 3, 5)


@pytest.mark.parametrize("text", ["5 March", "Minute 5/3", "12.5.6.7", "1/2", "May 2024", "24/03"])
def test_what_is_no_date(text: str) -> None:
    assert dates_in(text) == ()


@pytest.mark.parametrize("text", ["31 February 2025", "29/02/2023", "32 May 2024", "0 June 2024"])
def test_a_day_that_does_not_exist_is_seen_but_no_day(text: str) -> None:
    (found,) = dates_in(text)
    assert found.day is None
    assert found.words == text


def test_a_range_of_dates_is_both() -> None:
    found = dates_in("from 1 April 2023 to 31 March 2024")
    assert [each.day for each in found] == [date(2023, 4, 1), date(2024, 3, 31)]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("7.30 pm", time(19, 30)),
        ("7.30p.m.", time(19, 30)),
        ("7:30 PM", time(19, 30)),
        ("at 7pm", time(19)),
        ("19:30", time(19, 30)),
        ("10.00 a.m.", time(10)),
        ("12.15 am", time(0, 15)),
        ("12 noon", time(12)),
        ("at midday", time(12)),
    ],
)
def test_times(text: str, at: time) -> None:
    assert first_time(text) == at


@pytest.mark.parametrize("text", ["13 pm", "7.75 pm", "£7.30", "room 7", "25:10"])
def test_what_is_no_time(text: str) -> None:
    assert times_in(text) == ()


def test_only_a_date() -> None:
    assert is_only_date("Tuesday 5 March 2024 –")
    assert not is_only_date("5 March 2024 at 7")
    assert not is_only_date("5 March 2024 and 6 March 2024")
