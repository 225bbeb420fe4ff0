"""Who was in the room at an item, and the sentences about arrivals, departures and the chair."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.attendance import (
    Attendance,
    AttendanceGroup,
    InChair,
    Moment,
    Move,
    Movement,
    Roll,
    Status,
)
from clerk.business.presence import (
    chair_at,
    chair_sentences,
    in_the_room,
    movement_sentences,
    present_at,
)

GROUPS = (
    AttendanceGroup("present", "Present"),
    AttendanceGroup("apologies", "Apologies", Status.APOLOGIES),
)
ORDER = ("1", "2", "7", "3")
ARRIVED, LEFT = Move.ARRIVED, Move.LEFT
BEFORE, DURING, AFTER = Moment.BEFORE, Moment.DURING, Moment.AFTER


def roll_of(*movements: Movement, group: str = "present") -> Roll:
    return Roll(GROUPS, (Attendance("A Bell", group, "Councillor", movements=movements),))


@pytest.mark.parametrize(
    ("movements", "group", "began", "ended", "in_part"),
    [
        ((), "present", "1273", "1273", "1273"),
        ((), "apologies", "", "", ""),
        ((Movement(ARRIVED, None, DURING, "2"),), "present", "73", "273", "273"),
        ((Movement(ARRIVED, None, BEFORE, "2"),), "present", "273", "273", "273"),
        ((Movement(ARRIVED, None, AFTER, "2"),), "present", "73", "73", "73"),
        ((Movement(ARRIVED, None, DURING, "2"),), "apologies", "73", "273", "273"),
        ((Movement(LEFT, None, DURING, "7"),), "present", "127", "12", "127"),
        ((Movement(LEFT, None, BEFORE, "7"),), "present", "12", "12", "12"),
        ((Movement(LEFT, None, AFTER, "7"),), "present", "127", "127", "127"),
        (
            (Movement(LEFT, None, BEFORE, "2"), Movement(ARRIVED, None, AFTER, "2")),
            "present",
            "173",
            "173",
            "173",
        ),
        (
            (Movement(ARRIVED, None, DURING, "7"), Movement(LEFT, None, DURING, "7")),
            "present",
            "",
            "",
            "7",
        ),
        ((Movement(ARRIVED, time(14, 5)),), "present", "1273", "1273", "1273"),
        ((Movement(LEFT, time(14, 5)),), "present", "1273", "1273", "1273"),
    ],
)
def test_presence_follows_the_movements_in_the_order_taken(
    movements: tuple[Movement, ...], group: str, began: str, ended: str, in_part: str
) -> None:
    roll = roll_of(*movements, group=group)
    for moment, items in [(BEFORE, began), (AFTER, ended), (DURING, in_part)]:
        found = "".join(item for item in ORDER if present_at(roll, ORDER, item, moment))
        assert found == items, moment


MOVEMENTS = st.builds(
    Movement,
    st.sampled_from(Move),
    st.none(),
    st.sampled_from(Moment),
    st.sampled_from(["", *ORDER, "99"]),
)


@given(st.lists(MOVEMENTS, max_size=4), st.sampled_from(ORDER), st.sampled_from(GROUPS))
def test_who_is_there_at_the_beginning_or_the_end_is_there_for_a_part(
    movements: list[Movement], item: str, group: AttendanceGroup
) -> None:
    roll = roll_of(*movements, group=group.key)
    part = present_at(roll, ORDER, item, DURING)
    assert set(present_at(roll, ORDER, item, BEFORE)) <= set(part)
    assert set(present_at(roll, ORDER, item, AFTER)) <= set(part)


def test_the_room_now_is_after_all_movements() -> None:
    assert not in_the_room(roll_of(Movement(ARRIVED), Movement(LEFT)))
    assert in_the_room(roll_of(Movement(LEFT), Movement(ARRIVED)))
    assert in_the_room(roll_of())
    assert not in_the_room(roll_of(group="apologies"))
    assert in_the_room(Roll((), (Attendance("A Bell", "present"),)))


@pytest.mark.parametrize(
    ("movement", "sentence"),
    [
        (
            Movement(ARRIVED, time(14, 22), DURING, "7"),
            "Councillor A Bell arrived at 2.22 pm during consideration of item 7.",
        ),
        (
            Movement(LEFT, time(9, 5), AFTER, "7a", "Budget"),
            "Councillor A Bell left at 9.05 am after consideration of item 7a.",
        ),
        (
            Movement(LEFT, None, BEFORE, "", "Budget"),
            "Councillor A Bell left before consideration of “Budget”.",
        ),
        (Movement(LEFT, time(15, 0)), "Councillor A Bell left at 3.00 pm."),
        (Movement(ARRIVED), "Councillor A Bell arrived."),
    ],
)
def test_a_movement_writes_its_own_sentence(movement: Movement, sentence: str) -> None:
    (said,) = movement_sentences(roll_of(movement))
    assert said.text == sentence
    assert (said.item, said.moment) == (movement.item, movement.moment)


def test_those_who_move_together_share_a_sentence_and_the_earliest_comes_first() -> None:
    late = Movement(ARRIVED, time(14, 22), DURING, "7")
    early = Movement(LEFT, time(14, 10), BEFORE, "7")
    roll = Roll(
        GROUPS,
        (
            Attendance("A Bell", "present", "Councillor", movements=(late,)),
            Attendance("B Cole", "present", "Dr", movements=(early,)),
            Attendance("C Dean", "present", movements=(late,)),
            Attendance("D East", "present", "Councillor", movements=(late,)),
        ),
    )
    assert [said.text for said in movement_sentences(roll)] == [
        "Dr B Cole left at 2.10 pm before consideration of item 7.",
        "Councillor A Bell, C Dean and Councillor D East arrived at 2.22 pm "
        "during consideration of item 7.",
    ]


CHAIRS = Roll(
    GROUPS,
    (Attendance("A Bell", "present", "Councillor"),),
    (InChair("A Bell"), InChair("B Cole", "7", time(14, 40)), InChair("A Bell", "3")),
)


def test_the_chair_changes_from_an_item_on() -> None:
    assert [chair_at(CHAIRS, ORDER, item) for item in ORDER] == [
        "A Bell",
        "A Bell",
        "B Cole",
        "A Bell",
    ]
    assert chair_at(Roll(), ORDER, "1") == ""


def test_a_change_of_chair_writes_its_sentence() -> None:
    assert [(said.text, said.item) for said in chair_sentences(CHAIRS)] == [
        ("Councillor A Bell was in the chair.", ""),
        ("B Cole took the chair at 2.40 pm from item 7.", "7"),
        ("Councillor A Bell took the chair from item 3.", "3"),
    ]
