"""The attendance list as it is made: whoever is marked stands in one place, and only there."""

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business import room
from clerk.business.attendance import (
    Attendance,
    AttendanceGroup,
    Capacity,
    InChair,
    Moment,
    Move,
    Movement,
    Roll,
    Status,
)
from clerk.business.people import Membership, Person, Role
from clerk.business.quorum import (
    QuorumRule,
    QuorumState,
    inquorate_text,
    quorum_at,
    quorum_findings,
    quorum_now,
    voting_seats,
)
from clerk.business.style import HouseStyle, profile

STYLE = profile("uk-principal")
THREE = QuorumRule(number=3)


def seat(name: str, role: Role = Role.MEMBER) -> Membership:
    return Membership(Person(name), role)


SEATS = (
    seat("M Dunlin"),
    seat("R Teal", Role.CHAIR),
    seat("B Auk"),
    seat("K Gull", Role.SUBSTITUTE),
)


def test_the_chair_is_expected_first_and_substitutes_are_not() -> None:
    names = [each.person.name for each in room.expected(Roll(), SEATS)]
    assert names == ["R Teal", "B Auk", "M Dunlin"]


@given(
    st.lists(st.tuples(st.sampled_from(["R Teal", "B Auk", "M Dunlin"]), st.sampled_from(Status)))
)
def test_marking_never_loses_or_doubles_anybody(marks: list[tuple[str, Status]]) -> None:
    roll = room.opened(Roll(), STYLE, SEATS)
    for name, status in marks:
        person = next(one for one in roll.people if one.name == name)
        roll = room.marked(roll, person, room.group_for(roll, STYLE, status))
        after = next(one for one in roll.people if one.name == name)
        group = roll.group_of(after)
        assert group is not None
        assert group.status is status
    assert [one.name for one in roll.people] == ["R Teal", "B Auk", "M Dunlin"]
    assert len({group.key for group in roll.groups}) == len(roll.groups)


@given(st.sampled_from(Status), st.sampled_from(Capacity))
def test_there_is_a_group_for_everybody(status: Status, capacity: Capacity) -> None:
    for style in (STYLE, profile("uk-parish"), HouseStyle("bare")):
        group = room.group_for(Roll(), style, status, capacity)
        assert group.status is status
        assert group.capacity is capacity or status in (Status.APOLOGIES, Status.ABSENT)


def test_opening_twice_changes_nothing() -> None:
    roll = room.opened(Roll(), STYLE, SEATS, {"B Auk": Status.APOLOGIES})
    assert room.opened(roll, STYLE, SEATS) == roll


def test_whoever_is_not_in_the_list_cannot_be_marked() -> None:
    with pytest.raises(ValueError, match="B Auk is no longer"):
        room.put(Roll(), Attendance("B Auk", "present"))


def test_the_opening_has_one_chair_and_stands_first() -> None:
    roll = room.presiding(Roll(), InChair("B Auk", "3"))
    roll = room.presiding(roll, InChair("R Teal"))
    roll = room.presiding(roll, InChair("M Dunlin"))
    assert [one.name for one in roll.chair] == ["M Dunlin", "B Auk"]


def left(roll: Roll, name: str, item: str) -> Roll:
    person = next(one for one in roll.people if one.name == name)
    return room.moved(roll, STYLE, person, Movement(Move.LEFT, time(15), item=item))


def test_the_quorum_is_told_in_words_and_where_it_was_lost() -> None:
    roll = room.opened(Roll(), STYLE, SEATS)
    order = ("1", "2", "3")
    assert str(quorum_now(THREE, roll, SEATS)) == "3 of 3 present, quorum 3"
    assert quorum_findings(THREE, roll, SEATS, order) == ()
    roll = left(left(roll, "B Auk", "2"), "M Dunlin", "3")
    assert quorum_at(THREE, roll, SEATS, order, "1").quorate
    assert quorum_at(THREE, roll, SEATS, order, "2") == QuorumState(2, 3, 3)
    (found,) = quorum_findings(THREE, roll, SEATS, order)
    assert found.place == "item 2"
    assert found.message == "Only 2 members were in the room for item 2; the quorum is 3."
    text = inquorate_text(STYLE, quorum_now(THREE, roll, SEATS), time(15, 5))
    assert "3.05 pm" in text
    assert "1 of the 3 members" in text


MOVEMENTS = st.builds(
    Movement,
    st.sampled_from(Move),
    moment=st.sampled_from(Moment),
    item=st.sampled_from(["", "1", "2", "3", "4", "5", "none of these"]),
)


@given(st.lists(st.lists(MOVEMENTS, max_size=3).map(tuple), min_size=1, max_size=3))
def test_the_quorum_is_lost_at_the_items_that_end_without_one_after_one_that_had(
    moves: list[tuple[Movement, ...]],
) -> None:
    roll = room.opened(Roll(), STYLE, SEATS)
    moving = zip(roll.people, (*moves, (), ()), strict=False)
    roll = replace(roll, people=tuple(replace(who, movements=each) for who, each in moving))
    order = ("1", "2", "3", "4", "5")
    quorate = [quorum_at(THREE, roll, SEATS, order, item).quorate for item in order]
    lost = [
        f"item {item}"
        for before, now, item in zip((True, *quorate), quorate, order, strict=False)
        if before and not now
    ]
    assert [found.place for found in quorum_findings(THREE, roll, SEATS, order)] == lost


def test_the_quorum_is_taken_of_the_list_where_no_seats_are_known() -> None:
    roll = room.opened(Roll(), STYLE, SEATS)
    officers = AttendanceGroup("officers", "OFFICERS", capacity=Capacity.OFFICER)
    roll = room.added(roll, Attendance("A Lee", ""), officers)
    assert voting_seats(THREE, roll, ()) == 3
    assert voting_seats(THREE, roll, (*SEATS, seat("N Tern", Role.CO_OPTED))) == 3


def test_no_quorum_is_missed_where_nobody_is_listed() -> None:
    assert quorum_findings(THREE, Roll(), SEATS, ("1",)) == ()
