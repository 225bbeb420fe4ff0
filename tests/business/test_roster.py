"""What is odd about an attendance list, claiming no more than is known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.attendance import Attendance, AttendanceGroup, Capacity, Roll, Status
from clerk.business.people import Membership, Person, Role
from clerk.business.roster import roster_findings

GROUPS = (
    AttendanceGroup("chair", "IN THE CHAIR:"),
    AttendanceGroup("present", "PRESENT:"),
    AttendanceGroup("officers", "OFFICERS:", capacity=Capacity.OFFICER),
    AttendanceGroup("apologies", "APOLOGIES FOR ABSENCE:", Status.APOLOGIES),
)
SEATS = tuple(Membership(Person(name)) for name in ("A Bell", "B Cole", "Siân O'Dean"))
PRINTED = date(2021, 9, 6)


def roll_of(**listed: list[str]) -> Roll:
    return Roll(
        GROUPS,
        tuple(Attendance(name, group) for group, names in listed.items() for name in names),
    )


@pytest.mark.parametrize(
    ("roll", "expected"),
    [
        pytest.param(
            roll_of(present=["A Bell", "C Frost"]),
            [
                (
                    "not in the membership",
                    "C Frost is listed under PRESENT but is not in the membership printed on "
                    "6 September 2021.",
                    "PRESENT",
                )
            ],
            id="present but no member",
        ),
        pytest.param(
            roll_of(present=["A Bell"], apologies=["C Frost", "B Cole"]),
            [
                (
                    "apology from a non-member",
                    "C Frost sent apologies but is not in the membership printed on "
                    "6 September 2021.",
                    "APOLOGIES FOR ABSENCE",
                )
            ],
            id="apology from a non-member",
        ),
        pytest.param(
            roll_of(present=["A Bell", "B Cole"], apologies=["Cllr. B. Cole"]),
            [
                (
                    "in two lists",
                    "Cllr. B. Cole is listed under PRESENT and under APOLOGIES FOR ABSENCE.",
                    "APOLOGIES FOR ABSENCE",
                )
            ],
            id="present and sent apologies",
        ),
        pytest.param(
            roll_of(present=["A Bell", "B Cole", "A Bell", "A Bell"]),
            [("listed twice", "A Bell is listed twice under PRESENT.", "PRESENT")],
            id="listed more than once, told once",
        ),
        pytest.param(
            roll_of(present=["A Bell"], officers=["S Moor", "Wick", "T Hill"]),
            [("no initial", "Wick has no initial or first name.", "OFFICERS")],
            id="no initial",
        ),
    ],
)
def test_what_is_odd_is_told_once(roll: Roll, expected: list[tuple[str, str, str]]) -> None:
    findings = roster_findings(roll, SEATS, PRINTED)
    assert [(found.kind, found.message, found.place) for found in findings] == expected


@pytest.mark.parametrize(
    "roll",
    [
        pytest.param(roll_of(present=["A. BELL", "Cllr Sian O’ Dean"]), id="another spelling"),
        pytest.param(roll_of(present=["Bell", "Cole"]), id="a parish that prints surnames only"),
        pytest.param(roll_of(present=["A Bell"], officers=["S Moor", "Clerk"]), id="an office"),
        pytest.param(roll_of(chair=["A Bell"], present=["A Bell"]), id="the chair named apart"),
        pytest.param(Roll(GROUPS, (Attendance("C Frost", "guests"),)), id="an unknown label"),
        pytest.param(
            Roll(GROUPS, (Attendance("C Frost", "present", substitute_for="B Cole"),)),
            id="a substitute",
        ),
        pytest.param(
            Roll(GROUPS, (Attendance("C Frost", "present", role=Role.SUBSTITUTE),)),
            id="a named substitute",
        ),
        pytest.param(Roll(), id="nobody"),
    ],
)
def test_nothing_is_odd_here(roll: Roll) -> None:
    assert roster_findings(roll, SEATS, PRINTED) == ()


def test_no_more_is_claimed_than_is_known() -> None:
    roll = roll_of(present=["C Frost"])
    (found,) = roster_findings(roll, SEATS)
    assert found.message.endswith("is not in the membership as known.")
    assert roster_findings(roll, ()) == ()


NAMES = st.lists(st.text("ABab .'()-é", max_size=8), max_size=6)


@given(NAMES, NAMES, NAMES)
def test_any_list_can_be_looked_at(
    present: list[str], apologies: list[str], members: list[str]
) -> None:
    seats = tuple(Membership(Person(name)) for name in members)
    for found in roster_findings(roll_of(present=present, apologies=apologies), seats):
        assert found.message.endswith(".")


@given(st.lists(st.from_regex(r"[A-Z] [A-Z][a-z]{3,8}", fullmatch=True), unique=True))
def test_members_listed_once_are_no_finding(names: list[str]) -> None:
    seats = tuple(Membership(Person(name)) for name in names)
    assert roster_findings(roll_of(present=names), seats) == ()
