"""Names of people are matched as meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.names import matched, may_be_same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Cllr. A. Bell", "A Bell"),
        ("Councillor Mrs A Bell", "A BELL"),
        ("Zoë Müller", "Zoe Muller"),
        ("Ó Ceallaigh", "O'Ceallaigh"),
        ("M O' Donnell", "M O’Donnell"),
        ("P Mc Bride", "P McBride"),
        ("Collins (B)", "B Collins"),
        ("Collins, B", "B Collins"),
        ("Dr Ann Bell OBE", "Ann Bell"),
        ("J. Smith-Jones", "J Smith Jones"),
    ],
)
def test_one_name_in_two_spellings(one: str, other: str) -> None:
    assert matched(one) == matched(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("A Bell", "Ann Bell", True),
        ("Ann Bell", "A J Bell", True),
        ("Bell", "Ann Bell", True),
        ("AJ Bell", "A Bell", True),
        ("Ann Bell", "Alice Bell", False),
        ("Collins (J)", "B Collins", False),
        ("A Bell", "A Ball", False),
        ("J Bell", "A J Bell", False),
        ("", "", False),
    ],
)
def test_given_names_must_not_contradict(one: str, other: str, same: bool) -> None:
    assert may_be_same(one, other) is same


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared_either_way_round(one: str, other: str) -> None:
    assert may_be_same(one, other) == may_be_same(other, one)
    assert may_be_same(one, one) == bool(matched(one))
