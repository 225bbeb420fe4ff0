"""How many members make a quorum, and whether those in the room do."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.attendance import (
    Attendance,
    AttendanceGroup,
    Capacity,
    Moment,
    Move,
    Movement,
    Roll,
    Status,
)
from clerk.business.people import Role
from clerk.business.presence import in_the_room, present_at
from clerk.business.quorum import QuorumRule, needed, state

PARISH = QuorumRule(fraction=(1, 3), minimum=3)
QUARTER = QuorumRule(fraction=(1, 4))


@pytest.mark.parametrize(
    ("seats", "members"),
    [
        *((seats, 3) for seats in range(1, 10)),
        *((seats, 4) for seats in range(10, 13)),
        *((seats, 5) for seats in range(13, 16)),
        *((seats, 6) for seats in range(16, 19)),
    ],
)
def test_a_parish_needs_a_third_and_never_fewer_than_three(seats: int, members: int) -> None:
    assert needed(PARISH, seats) == members


@pytest.mark.parametrize(
    ("rule", "seats", "vacancies", "members"),
    [
        (PARISH, 12, 4, 4),
        (replace(PARISH, vacancies_count=False), 12, 4, 3),
        (replace(PARISH, vacancies_count=False), 15, 3, 4),
        (QUARTER, 47, 0, 12),
        (replace(QUARTER, round_up=False), 47, 0, 11),
        (QuorumRule(number=3, fraction=None), 20, 0, 3),
        (QuorumRule(fraction=None, minimum=2), 20, 0, 2),
    ],
)
def test_base_fraction_minimum_and_rounding_are_data(
    rule: QuorumRule, seats: int, vacancies: int, members: int
) -> None:
    assert needed(rule, seats, vacancies) == members


@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 5), st.integers(0, 200))
def test_the_quorum_is_the_least_number_that_is_the_fraction(
    above: int, below: int, minimum: int, seats: int
) -> None:
    rule = QuorumRule(fraction=(above, below), minimum=minimum)
    members = needed(rule, seats)
    assert members >= minimum
    assert members * below >= seats * above
    assert members == minimum or (members - 1) * below < seats * above


@given(st.integers(0, 200), st.integers(0, 200))
def test_more_seats_never_need_fewer_members(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert needed(PARISH, low) <= needed(PARISH, high)


GROUPS = (
    AttendanceGroup("present", "Present"),
    AttendanceGroup("remote", "Joining by video", Status.REMOTE),
    AttendanceGroup("officers", "Officers", capacity=Capacity.OFFICER),
    AttendanceGroup("apologies", "Apologies", Status.APOLOGIES),
)
LEFT_AT_7 = Movement(Move.LEFT, moment=Moment.BEFORE, item="7")
ROLL = Roll(
    GROUPS,
    (
        Attendance("A Bell", "present", role=Role.CHAIR),
        Attendance("B Cole", "present", movements=(LEFT_AT_7,)),
        Attendance("C Dean", "present", role=Role.CO_OPTED),
        Attendance("D East", "present", substitute_for="E Ford"),
        Attendance("F Gill", "remote"),
        Attendance("G Hall", "officers"),
        Attendance("E Ford", "apologies"),
    ),
)
ORDER = ("1", "7", "8")


@pytest.mark.parametrize(
    ("rule", "counted"),
    [
        (QuorumRule(), 3),
        (QuorumRule(co_opted_count=True), 4),
        (QuorumRule(substitutes_count=False), 2),
        (QuorumRule(remote_count=True), 4),
    ],
)
def test_who_counts_is_house_style(rule: QuorumRule, counted: int) -> None:
    assert state(rule, ROLL, present_at(ROLL, ORDER, "1"), seats=8).counted == counted


def test_a_departure_can_end_the_quorum() -> None:
    rule = QuorumRule(number=3)
    assert state(rule, ROLL, present_at(ROLL, ORDER, "1"), seats=8).quorate
    after = state(rule, ROLL, present_at(ROLL, ORDER, "7"), seats=8)
    assert (after.counted, after.needed, after.quorate) == (2, 3, False)
    assert state(rule, ROLL, in_the_room(ROLL), seats=8) == after


def test_a_member_listed_twice_counts_once() -> None:
    twice = replace(ROLL, people=(ROLL.people[0], ROLL.people[0]))
    assert state(QuorumRule(), twice, in_the_room(twice), seats=8).counted == 1


def test_people_under_an_unknown_label_are_not_counted() -> None:
    roll = Roll((), (Attendance("A Bell", "others"),))
    assert state(QuorumRule(), roll, in_the_room(roll), seats=8).counted == 0
