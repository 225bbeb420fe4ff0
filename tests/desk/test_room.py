"""The room from the desk: opened, marked, coming and going, in the chair, elected."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

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
from clerk.business.council import Committee
from clerk.business.meetings import MeetingRecord, Stage
from clerk.business.people import Membership, Person, Post, Role, Tenure
from clerk.business.presence import chair_sentences, movement_sentences
from clerk.business.room import group_for
from clerk.business.style import profile
from clerk.desk import comings, electing, room
from clerk.desk.desk import Desk, open_desk
from clerk.desk.refused import Refused
from clerk.desk.undoing import events, undo_last
from clerk.desk.workspace import workspace
from db import councils, people
from db.records import save_record
from tests.harbour import TWO_MINUTES

PIER = Committee("harbour-committee", "Harbour Committee", "HC", profile("uk-principal"))
HELD = date(2021, 5, 4)
SEATS = (
    ("R Teal", Role.CHAIR),
    ("S Wren", Role.VICE_CHAIR),
    ("M Dunlin", Role.MEMBER),
    ("B Auk", Role.MEMBER),
    ("K Gull", Role.SUBSTITUTE),
)
TO_COME = replace(
    TWO_MINUTES, meeting=replace(TWO_MINUTES.meeting, stage=Stage.AGENDA_ISSUED), minutes=()
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk at 2.21 pm and 40 seconds, with a committee of four, a substitute and a meeting."""

    def clock() -> datetime:
        return datetime(2021, 5, 4, 14, 21, 40, tzinfo=UTC)

    with ExitStack() as stack:
        desk = stack.enter_context(
            open_desk(tmp_path / "clerk.db", create=True, who="Ada Pell", clock=clock)
        )
        with desk.register.writing("Found") as change:
            committee = councils.add_committee(change, PIER)
            for name, role in SEATS:
                person = Person(name, "Councillor")
                person = replace(person, id=people.add_person(change, person))
                people.add_membership(change, committee, Membership(person, role))
            save_record(change, TO_COME)
        yield desk


def now(desk: Desk) -> MeetingRecord:
    return workspace(desk, "harbour-committee/2021-05-04").record


def named(desk: Desk, name: str) -> Attendance:
    return next(one for one in now(desk).roll.people if one.name == name)


def listed_as(capacity: Capacity) -> AttendanceGroup:
    return group_for(Roll(), PIER.style, Status.PRESENT, capacity)


def under(desk: Desk, key: str) -> list[str]:
    return [one.name for one in now(desk).roll.under(key)]


def test_all_present_but_some_is_one_change(desk: Desk) -> None:
    before = now(desk)
    said = room.open_room(desk, before, {"B Auk": Status.APOLOGIES})
    assert said == "3 of 4 present, quorum 3. R Teal is in the chair."
    assert under(desk, "present") == ["R Teal", "S Wren", "M Dunlin"]
    assert under(desk, "apologies") == ["B Auk"]
    meeting = now(desk).meeting
    assert (meeting.stage, meeting.opened) == (Stage.IN_THE_ROOM, time(14, 22))
    assert events(desk, limit=1)[0].what == "Open the meeting"
    undo_last(desk)
    assert now(desk) == before


def test_apologies_sent_before_the_day_stay_when_the_room_is_opened(desk: Desk) -> None:
    apologies = group_for(now(desk).roll, PIER.style, Status.APOLOGIES)
    room.add_person(desk, now(desk), Attendance("R Teal", "", role=Role.CHAIR), apologies)
    room.mark(desk, now(desk), named(desk, "R Teal"), Status.APOLOGIES, reason="a wedding")
    said = room.open_room(desk, now(desk))
    assert said == "3 of 4 present, quorum 3. S Wren is in the chair."
    teal = named(desk, "R Teal")
    assert (teal.group, teal.reason, teal.accepted) == ("apologies", "a wedding", None)
    room.mark(desk, now(desk), teal, Status.APOLOGIES, accepted=True)
    assert (named(desk, "R Teal").reason, named(desk, "R Teal").accepted) == ("a wedding", True)


def test_a_status_the_style_has_no_group_for_makes_one(desk: Desk) -> None:
    room.open_room(desk, now(desk))
    assert room.mark(desk, now(desk), named(desk, "B Auk"), Status.REMOTE) == (
        "B Auk is listed under REMOTE."
    )
    assert now(desk).roll.groups[-1].status is Status.REMOTE
    room.mark(desk, now(desk), named(desk, "B Auk"), Status.PRESENT)
    assert under(desk, "present")[-1] == "M Dunlin"
    assert "B Auk" in under(desk, "present")


def test_a_substitute_sits_for_somebody(desk: Desk) -> None:
    room.open_room(desk, now(desk))
    room.substitute(desk, now(desk), named(desk, "M Dunlin"), "K Gull")
    assert under(desk, "apologies") == ["M Dunlin"]
    assert named(desk, "K Gull").substitute_for == "M Dunlin"
    assert events(desk, limit=1)[0].what == "K Gull sits for M Dunlin"
    undo_last(desk)
    assert under(desk, "apologies") == []


def test_officers_and_guests_known_and_new(desk: Desk) -> None:
    with desk.register.writing("Appoint") as change:
        rook = Person("M Rook", "Dr", "Port Office")
        rook = replace(rook, id=people.add_person(change, rook))
        post = Post("Harbour Master")
        people.add_tenure(change, Tenure(post, rook, date(2020, 1, 1)))
    said = room.add_person(desk, now(desk), Attendance("M Rook", ""), listed_as(Capacity.OFFICER))
    assert said == "M Rook is listed under OFFICERS."
    rook_listed = named(desk, "M Rook")
    assert (rook_listed.title, rook_listed.post) == ("Dr", "Harbour Master")
    guest = Attendance("A Lee", "", post="Lifeboat coxswain")
    said = room.add_person(desk, now(desk), guest, listed_as(Capacity.INVITED))
    assert said.endswith("The register did not know them, and does now.")
    assert len(people.people_named(desk.register, "A Lee")) == 1
    room.remove(desk, now(desk), named(desk, "A Lee"))
    assert under(desk, "present_by_invitation") == []
    with pytest.raises(Refused, match="needs a name"):
        room.add_person(desk, now(desk), Attendance(" ", ""))


def test_coming_and_going_write_their_sentences_and_move_the_quorum(desk: Desk) -> None:
    room.open_room(desk, now(desk), {"B Auk": Status.APOLOGIES})
    said = comings.leave(desk, now(desk), named(desk, "M Dunlin"), "3")
    assert said == (
        "Councillor M Dunlin left at 2.22 pm during consideration of item 3. "
        "2 of 4 present, quorum 3: NO QUORUM."
    )
    comings.arrive(desk, now(desk), named(desk, "B Auk"), "4", Moment.BEFORE, time(14, 40))
    assert under(desk, "present") == ["R Teal", "S Wren", "B Auk", "M Dunlin"]
    assert [one.text for one in movement_sentences(now(desk).roll)] == [
        "Councillor M Dunlin left at 2.22 pm during consideration of item 3.",
        "Councillor B Auk arrived at 2.40 pm before consideration of item 4.",
    ]
    right = Movement(Move.LEFT, time(14, 19), item="3")
    comings.correct_movement(desk, now(desk), named(desk, "M Dunlin"), 0, right)
    assert named(desk, "M Dunlin").movements == (right,)
    comings.correct_movement(desk, now(desk), named(desk, "M Dunlin"), 0, None)
    assert named(desk, "M Dunlin").movements == ()


def test_the_chair_changes_and_says_so(desk: Desk) -> None:
    room.open_room(desk, now(desk))
    assert comings.take_chair(desk, now(desk), "S Wren", "3") == (
        "S Wren is in the chair from item 3."
    )
    comings.take_chair(desk, now(desk), "B Auk", "3", time(15, 0))
    roll = now(desk).roll
    assert [one.text for one in chair_sentences(roll)] == [
        "Councillor R Teal was in the chair.",
        "Councillor B Auk took the chair at 3.00 pm from item 3.",
    ]
    comings.leave_chair(desk, now(desk), roll.chair[1])
    assert [one.name for one in now(desk).roll.chair] == ["R Teal"]
    with pytest.raises(Refused, match="Who took the chair"):
        comings.take_chair(desk, now(desk), " ")


def test_the_public_is_counted(desk: Desk) -> None:
    assert room.count_public(desk, now(desk), 12, None) == "Present: 12 of the public."
    assert (now(desk).roll.public, now(desk).roll.press) == (12, None)
    assert room.count_public(desk, now(desk), None, None) == "The public is not counted."


def test_an_election_changes_seats_list_and_chair_at_once(desk: Desk) -> None:
    room.open_room(desk, now(desk))
    electing.elect(desk, now(desk), named(desk, "M Dunlin"), Role.CHAIR, "1")
    held = people.memberships(desk.register, PIER.slug, on=HELD)
    roles = {seat.person.name: seat.role for seat in held}
    assert (roles["M Dunlin"], roles["R Teal"]) == (Role.CHAIR, Role.MEMBER)
    assert named(desk, "R Teal").role is Role.MEMBER
    assert [(one.name, one.from_item) for one in now(desk).roll.chair] == [
        ("R Teal", ""),
        ("M Dunlin", "1"),
    ]
    undo_last(desk)
    before = people.memberships(desk.register, PIER.slug, on=HELD)
    assert {seat.person.name: seat.role for seat in before} == dict(SEATS)
    assert len(now(desk).roll.chair) == 1


def test_nobody_without_a_seat_is_elected(desk: Desk) -> None:
    room.add_person(desk, now(desk), Attendance("A Lee", ""))
    with pytest.raises(Refused, match="A Lee has no seat on the day"):
        electing.elect(desk, now(desk), named(desk, "A Lee"), Role.CHAIR)


def test_a_co_opted_member_is_one_from_the_day_on(desk: Desk) -> None:
    room.open_room(desk, now(desk))
    room.add_person(desk, now(desk), Attendance("A Lee", ""), listed_as(Capacity.OBSERVER))
    electing.co_opt(desk, now(desk), "A Lee")
    assert (named(desk, "A Lee").group, named(desk, "A Lee").role) == ("present", Role.CO_OPTED)
    held = people.memberships(desk.register, PIER.slug, on=HELD)
    assert [seat.role for seat in held if seat.person.name == "A Lee"] == [Role.CO_OPTED]
    electing.co_opt(desk, now(desk), "N Tern", "Mr", Role.MEMBER)
    assert named(desk, "N Tern").title == "Mr"


def test_whoever_is_gone_from_the_list_is_refused_in_a_sentence(desk: Desk) -> None:
    room.open_room(desk, now(desk))
    auk = named(desk, "B Auk")
    room.remove(desk, now(desk), auk)
    with pytest.raises(Refused, match="B Auk is no longer in the attendance list"):
        comings.leave(desk, now(desk), auk)
