"""What is typed into forms, and what is refused with a sentence."""

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.actions import Due, Owner, OwnerKind
from clerk.business.agenda import Pages
from clerk.business.minutes import Clause
from clerk.desk.refused import Refused
from clerk.desk.typed import (
    due_as_said,
    owners_as_said,
    typed_clauses,
    typed_day,
    typed_lines,
    typed_pages,
    typed_time,
)


@pytest.mark.parametrize(
    "text", ["20 July 2021", "20/7/2021", "2021-07-20", "Tuesday 20 July 2021"]
)
def test_days(text: str) -> None:
    assert typed_day(text) == date(2021, 7, 20)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14:00", time(14)),
        ("9.40", time(9, 40)),
        ("14.05", time(14, 5)),
        ("2.30 pm", time(14, 30)),
        ("noon", time(12)),
    ],
)
def test_times(text: str, expected: time) -> None:
    assert typed_time(text) == expected


def test_an_empty_field_is_no_value() -> None:
    assert (typed_day(" "), typed_time(""), typed_pages(""), due_as_said("  ")) == (None,) * 4
    assert (owners_as_said(""), typed_clauses(" \n"), typed_lines("\n \n")) == ((), (), ())


@pytest.mark.parametrize("text", ["31 June 2021", "soon", "20 July 2021 or later", "20 July"])
def test_a_day_that_is_none(text: str) -> None:
    with pytest.raises(Refused, match="write it as 20 July 2021"):
        typed_day(text)


@pytest.mark.parametrize("text", ["25:00", "9.60", "1.2", "half two", "14:00 and 15:00"])
def test_a_time_that_is_none(text: str) -> None:
    with pytest.raises(Refused, match="no time of day"):
        typed_time(text)


def test_pages() -> None:
    assert (
        typed_pages("5-16") == typed_pages("5 – 16") == typed_pages("5 to 16") == Pages("5", "16")
    )
    assert typed_pages("7") == Pages("7", "7")
    with pytest.raises(Refused, match="no range of pages"):
        typed_pages("from here")


def test_clauses_keep_their_markers() -> None:
    assert typed_clauses("1. That it be so.\n\n(a) And so.\nPlain") == (
        Clause("That it be so.", "1."),
        Clause("And so.", "(a)"),
        Clause("Plain"),
    )


def test_owners_keep_what_they_were() -> None:
    known = (Owner("Highways", OwnerKind.BODY), Owner("M Rook", post="Harbour Master"))
    typed = owners_as_said("Highways, M Rook (Harbour Master, East), all", known)
    assert typed == (
        Owner("Highways", OwnerKind.BODY),
        Owner("M Rook", post="Harbour Master, East"),
        Owner("all", OwnerKind.ALL),
    )


def test_due() -> None:
    assert due_as_said("1 July 2021") == Due(on=date(2021, 7, 1))
    assert due_as_said("next meeting") == Due(words="next meeting")


@given(st.text(max_size=60))
def test_nothing_typed_is_more_than_refused(text: str) -> None:
    for typed in (typed_day, typed_time, typed_pages, due_as_said):
        with suppress(Refused):
            typed(text)
    said = "".join(f"{clause.marker}{clause.text}" for clause in typed_clauses(text))
    assert "".join(said.split()) == "".join(text.split())
    owners = "".join(f"{owner.name}{owner.post}" for owner in owners_as_said(text))
    assert _letters(owners) == _letters(text)


def _letters(text: str) -> list[str]:
    return [letter for letter in text if letter.isalnum()]
