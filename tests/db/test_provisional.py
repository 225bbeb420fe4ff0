"""Numbers of drafts: they count on from all earlier meetings, and nobody's change sets them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from clerk.business.minutes import Minute
from clerk.business.numbering import Series, SeriesRule
from db import Register
from db.check import check
from db.history import events, last_seq, undo
from db.issue import issue_minutes
from db.numbers import save_series
from db.records import meeting_record, save_record
from tests.db.conftest import small_record
from tests.harbour import HARBOUR

MAY, JUNE = date(2021, 5, 4), date(2021, 6, 8)


@pytest.fixture
def meetings(register: Register) -> dict[date, int]:
    """Two drafts of two minutes each in a series that goes on with 21/101."""
    with register.writing("Set the series") as change:
        save_series(change, HARBOUR.slug, Series(SeriesRule("{yy}/{n}"), 101, "21/101"))
        return {held: save_record(change, small_record(held)) for held in (JUNE, MAY)}


def numbers(register: Register, meeting: int) -> list[str]:
    return [minute.number for minute in meeting_record(register, meeting).minutes]


def add(register: Register, meeting: int, title: str, at: int) -> None:
    record = meeting_record(register, meeting)
    new = Minute("", title, provisional=True)
    with register.writing(f"Add {title}") as change:
        minutes = (*record.minutes[:at], new, *record.minutes[at:])
        save_record(change, replace(record, minutes=minutes))


def test_a_draft_counts_on_from_earlier_ones(register: Register, meetings: dict[date, int]) -> None:
    assert numbers(register, meetings[MAY]) == ["21/101", "21/102"]
    assert numbers(register, meetings[JUNE]) == ["21/103", "21/104"]
    add(register, meetings[MAY], "Buoys", 0)
    assert numbers(register, meetings[MAY]) == ["21/101", "21/102", "21/103"]
    assert numbers(register, meetings[JUNE]) == ["21/104", "21/105"]


def test_they_are_in_no_event_and_stand_in_nobodys_way(
    opened: Callable[[str], Register], register: Register, meetings: dict[date, int]
) -> None:
    add(register, meetings[JUNE], "Ropes", 2)
    other = opened("Bea Moss")
    add(other, meetings[MAY], "Buoys", 0)
    assert [event.changes for event in events(register, limit=2)] == [3, 1]
    assert undo(register).what == "Add Ropes"
    assert numbers(register, meetings[JUNE]) == ["21/104", "21/105"]
    assert check(register) == ()


def test_issuing_says_the_numbers_and_drafts_count_on_from_them(
    register: Register, meetings: dict[date, int]
) -> None:
    with register.writing("Issue June") as change:
        given = issue_minutes(change, meetings[JUNE], period="", number=lambda n: f"21/{n}")
    assert given == ("21/101", "21/102")
    assert numbers(register, meetings[MAY]) == ["21/103", "21/104"]
    assert check(register) == ()


def test_minutes_with_a_number_of_their_own_are_left_alone(
    register: Register, meetings: dict[date, int]
) -> None:
    record = meeting_record(register, meetings[MAY])
    printed = replace(record.minutes[0], number="7A", provisional=False)
    with register.writing("Say the number") as change:
        save_record(change, replace(record, minutes=(printed, record.minutes[1])))
    assert numbers(register, meetings[MAY]) == ["7A", "21/101"]
    assert numbers(register, meetings[JUNE]) == ["21/102", "21/103"]


def test_without_a_series_they_stay_as_they_are(register: Register, saved: int) -> None:
    before = last_seq(register)
    assert numbers(register, saved) == ["21/1", "21/2"]
    assert last_seq(register) == before


def test_a_pattern_that_counts_meetings_of_the_month(register: Register) -> None:
    rule = SeriesRule("{meeting}/{n}")
    with register.writing("Set the series") as change:
        save_series(change, HARBOUR.slug, Series(rule, 1, "1/1"))
        save_record(change, small_record(date(2021, 5, 4)))
        second = save_record(change, small_record(date(2021, 5, 18)))
    assert numbers(register, second) == ["2/3", "2/4"]
