"""Votes, held against themselves and against the room."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.attendance import (
    Attendance,
    AttendanceGroup,
    Capacity,
    InChair,
    Move,
    Movement,
    Roll,
)
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.minutes import Minute, Outcome, Vote, VoteMethod
from clerk.business.votes import may_vote, minutes_vote_findings, vote_findings

ROOM = ("A Tarn", "B Fell", "C Beck", "D Gill", "E Scar")
NAMED = Vote(
    VoteMethod.RECORDED,
    3,
    1,
    1,
    names_in_favour=("A Tarn", "Councillor B Fell", "C Beck"),
    names_against=("D Gill",),
    names_abstained=("E Scar",),
)


def messages(vote: Vote, room: tuple[str, ...] = ROOM, chair: str = "A Tarn") -> list[str]:
    return [finding.message for finding in vote_findings(vote, room, chair)]


def test_a_recorded_vote_of_everybody_in_the_room_is_sound() -> None:
    assert messages(NAMED) == []


def test_a_name_in_two_lists_is_told() -> None:
    assert messages(replace(NAMED, names_against=("A Tarn",))) == [
        "A Tarn is named in favour and against.",
        "D Gill was in the room but is not named in the vote.",
    ]


def test_a_name_twice_in_one_list_is_told() -> None:
    twice = replace(NAMED, names_in_favour=("A Tarn", "A Tarn", "C Beck"))
    assert "A Tarn is named twice in favour." in messages(twice)


def test_somebody_who_was_not_in_the_room_is_told() -> None:
    assert "F Pike is named in the vote but was not in the room." in messages(
        replace(NAMED, names_against=("F Pike",))
    )


def test_counts_are_held_against_names() -> None:
    assert "4 in favour counted, but 3 named." in messages(replace(NAMED, in_favour=4))


def test_more_votes_than_members_are_told() -> None:
    shown = Vote(VoteMethod.SHOW_OF_HANDS, 5, 2)
    assert messages(shown) == ["The vote adds up to 7, but 5 members were in the room."]


def test_fewer_votes_are_told_only_when_abstentions_were_counted_too() -> None:
    assert messages(Vote(VoteMethod.SHOW_OF_HANDS, 3, 1)) == []
    assert messages(Vote(VoteMethod.SHOW_OF_HANDS, 3, 1, 0)) == [
        "The vote adds up to 4, but 5 members were in the room."
    ]


def test_who_is_missing_from_a_recorded_vote_is_told() -> None:
    some = Vote(VoteMethod.RECORDED, names_in_favour=ROOM[:3], names_against=ROOM[3:4])
    assert messages(some) == ["E Scar was in the room but is not named in the vote."]


def test_a_casting_vote_needs_equal_votes_and_the_chair() -> None:
    even = Vote(VoteMethod.SHOW_OF_HANDS, 2, 2, 1, casting_vote="Councillor A Tarn")
    assert messages(even) == []
    assert messages(replace(even, in_favour=3, abstained=0)) == [
        "A casting vote is for equal votes only; these were 3 to 2."
    ]
    assert messages(replace(even, casting_vote="B Fell")) == [
        "B Fell gave a casting vote, but A Tarn was in the chair."
    ]


def test_unanimous_with_votes_against_is_told() -> None:
    assert messages(Vote(VoteMethod.SHOW_OF_HANDS, 4, 1, unanimous=True)) == [
        "The vote is called unanimous, but some voted against."
    ]


def test_only_members_may_vote_and_each_once() -> None:
    roll = Roll(
        (
            AttendanceGroup("m", "Present"),
            AttendanceGroup("o", "Officers", capacity=Capacity.OFFICER),
        ),
        (Attendance("A Tarn", "m"), Attendance("A Tarn", "m"), Attendance("Z Clough", "o")),
    )
    assert may_vote(roll, roll.people) == ("A Tarn",)


@given(st.lists(st.sampled_from(["for", "against", "abstained"]), min_size=5, max_size=5))
def test_any_vote_in_which_everybody_is_named_once_is_sound(how: list[str]) -> None:
    lists = {
        each: tuple(name for name, did in zip(ROOM, how, strict=True) if did == each)
        for each in ("for", "against", "abstained")
    }
    vote = Vote(
        VoteMethod.RECORDED,
        len(lists["for"]),
        len(lists["against"]),
        len(lists["abstained"]),
        names_in_favour=lists["for"],
        names_against=lists["against"],
        names_abstained=lists["abstained"],
    )
    assert messages(vote) == []


@pytest.mark.parametrize("room", [(), ROOM])
def test_a_vote_without_counts_says_nothing(room: tuple[str, ...]) -> None:
    assert messages(Vote(VoteMethod.AGREEMENT), room, "") == []


def test_one_members_vote_is_recorded_on_request() -> None:
    shown = Vote(VoteMethod.SHOW_OF_HANDS, 3, 1, 1, names_against=("D Gill",))
    assert messages(shown) == []
    assert messages(replace(shown, names_against=("D Gill", "E Scar"))) == [
        "1 against counted, but 2 named."
    ]


def test_the_votes_of_a_meeting_are_held_against_the_room_at_their_items() -> None:
    roll = Roll(
        (AttendanceGroup("present", "PRESENT"),),
        (
            Attendance("A Tarn", "present"),
            Attendance("B Fell", "present", movements=(Movement(Move.LEFT, item="1"),)),
        ),
        (InChair("A Tarn"),),
    )
    outcome = Outcome("AGREED", vote=Vote(VoteMethod.SHOW_OF_HANDS, 2, 0))
    minutes = tuple(Minute(f"9/{item}", "", outcomes=(outcome,), item=item) for item in "12")
    meeting = Meeting("moor-board", "MOOR BOARD", date(2021, 5, 4))
    found = minutes_vote_findings(MeetingRecord(meeting, roll, minutes=minutes))
    assert [(one.place, one.message) for one in found] == [
        ("minute 9/2", "The vote adds up to 2, but 1 member was in the room.")
    ]
