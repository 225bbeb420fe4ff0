"""People with their dated posts and seats; meetings listed, and found by what a clerk types."""

from dataclasses import replace
from datetime import date

import pytest

from clerk.business.council import Committee, Council
from clerk.business.people import Membership, Person, Post, Role, Tenure, holder_on
from clerk.business.style import HouseStyle, StandingItem, profile, profiles
from db import Register, errors
from db.councils import add_committee, committee, committees, council, save_council
from db.counts import counts
from db.history import events
from db.meetings import find_meeting, meeting, meetings, next_meeting
from db.people import (
    add_membership,
    add_person,
    add_post,
    add_tenure,
    end_tenure,
    memberships,
    people,
    people_named,
    posts,
    save_membership,
    save_person,
    tenures,
)
from db.records import save_record
from tests.db.conftest import small_record
from tests.harbour import HARBOUR

TODAY = date(2021, 7, 6)


def known(register: Register, person: Person) -> Person:
    with register.writing(f"Add {person.name}") as change:
        return replace(person, id=add_person(change, person))


def test_the_council_is_set_once_and_changed(register: Register) -> None:
    assert council(register) is None
    marsh = Council("Marsh Council", "Quay House", "P Quill", "WLS")
    for _ in range(2):
        with register.writing("Name the council") as change:
            save_council(change, marsh)
    assert council(register) == marsh
    assert events(register)[0].what == "Name the council"
    assert counts(register)["events"] == 2


def test_a_committee_keeps_its_whole_house_style(register: Register) -> None:
    style = HouseStyle(
        "parish",
        labels={"chair": "Chairman"},
        outcome_words=("RESOLVED",),
        standing_items=(StandingItem("Apologies", sentence="None were received."),),
    )
    with register.writing("Add a committee") as change:
        add_committee(change, Committee("allotments", "Allotments", "A", style))
    assert committee(register, "allotments").style == style
    assert [one.slug for one in committees(register)] == ["allotments", "harbour-committee"]
    with pytest.raises(errors.RuleBroken), register.writing("Again") as change:
        add_committee(change, Committee("allotments", "Other", "O", style))
    with pytest.raises(errors.NotFound) as missing:
        committee(register, "allotment")
    assert missing.value.near == ("allotments",)


def test_a_post_means_its_holder_on_the_day(register: Register) -> None:
    rook, teal = known(register, Person("M Rook")), known(register, Person("R Teal"))
    master = Post("Harbour Master", "Town")
    with register.writing("Appoint") as change:
        first = add_tenure(change, Tenure(master, rook, date(2019, 1, 1)))
        end_tenure(change, first, date(2021, 1, 1))
        add_tenure(change, Tenure(master, teal, date(2021, 1, 1)))
        assert add_post(change, master) == 1
    held = tenures(register)
    assert holder_on(held, master, date(2020, 12, 31)) == rook
    assert holder_on(held, master, date(2021, 1, 1)) == teal
    assert posts(register) == (master,)
    with pytest.raises(errors.RuleBroken), register.writing("Impossible") as change:
        add_tenure(change, Tenure(master, rook, date(2021, 2, 1), date(2021, 1, 1)))


def test_seats_are_dated(register: Register) -> None:
    rook, teal = known(register, Person("M Rook")), known(register, Person("R Teal"))
    with register.writing("Seat them") as change:
        add_membership(change, 1, Membership(rook, Role.MEMBER, None, date(2021, 5, 1)))
        add_membership(change, 1, Membership(teal, Role.CHAIR, seen_on=date(2021, 5, 4)))
    assert [seat.person for seat in memberships(register, HARBOUR.slug)] == [teal, rook]
    (seat,) = memberships(register, HARBOUR.slug, on=date(2021, 5, 1))
    assert seat.role is Role.CHAIR
    with register.writing("End a seat") as change:
        assert save_membership(change, replace(seat, ends=date(2021, 6, 1)))
    assert memberships(register, HARBOUR.slug, on=TODAY) == ()
    with pytest.raises(errors.NotFound), register.writing("Nobody") as change:
        add_membership(change, 1, Membership(Person("A Stranger")))


def test_two_people_may_share_a_name(register: Register) -> None:
    one = known(register, Person("J Finch", organisation="Town"))
    known(register, Person("J Finch", organisation="Port"))
    assert len(people_named(register, "J Finch")) == 2
    with register.writing("Note an address") as change:
        assert save_person(change, replace(one, address="j.finch@example.org"))
    assert {person.address for person in people(register)} == {"", "j.finch@example.org"}


@pytest.fixture
def calendar(register: Register) -> Register:
    """Meetings in May, July (two on a day) and September 2021."""
    with register.writing("Plan the year") as change:
        for held in (date(2021, 5, 4), TODAY, date(2021, 9, 7)):
            save_record(change, small_record(held, minutes=()))
        second = small_record(TODAY, minutes=())
        save_record(change, replace(second, meeting=replace(second.meeting, sitting=2)))
    return register


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("harbour-committee/2021-05-04", "harbour-committee/2021-05-04"),
        ("harbour-committee/2021-07-06-2", "harbour-committee/2021-07-06-2"),
        ("harbour-committee/next", "harbour-committee/2021-07-06"),
        ("harbour-committee next", "harbour-committee/2021-07-06"),
        ("harbour-committee/last", "harbour-committee/2021-05-04"),
        ("1", "harbour-committee/2021-05-04"),
    ],
)
def test_a_meeting_is_found_by_its_reference(
    calendar: Register, reference: str, found: str
) -> None:
    assert find_meeting(calendar, reference, TODAY).reference == found


@pytest.mark.parametrize(
    "reference",
    ["harbour-committee/2021-05-05", "harbor/next", "99", "", "/", "x/2021-13-40", "a b c"],
)
def test_a_wrong_reference_gets_a_sentence(calendar: Register, reference: str) -> None:
    with pytest.raises(errors.NotFound) as missing:
        find_meeting(calendar, reference, TODAY)
    assert str(missing.value).startswith("There is no ")


def test_a_near_reference_is_suggested(calendar: Register) -> None:
    with pytest.raises(errors.NotFound, match="Perhaps you mean harbour-committee/2021-05-04"):
        find_meeting(calendar, "harbour-committee/2021-05-05", TODAY)
    with pytest.raises(errors.NotFound, match="no next meeting"):
        find_meeting(calendar, "harbour-committee/next", date(2022, 1, 1))


def test_meetings_are_listed_newest_first_and_by_the_page(calendar: Register) -> None:
    references = [one.reference for one in meetings(calendar)]
    assert references[0] == "harbour-committee/2021-09-07"
    assert references[1:3] == ["harbour-committee/2021-07-06-2", "harbour-committee/2021-07-06"]
    assert [one.reference for one in meetings(calendar, limit=2, offset=1)] == references[1:3]
    assert len(meetings(calendar, first=TODAY, last=TODAY)) == 2
    assert meetings(calendar, committee="elsewhere") == ()
    assert meeting(calendar, 1).held == date(2021, 5, 4)
    following = next_meeting(calendar, HARBOUR.slug, TODAY)
    assert following is not None
    assert following.held == date(2021, 9, 7)


def test_a_date_that_does_not_exist_is_refused(register: Register) -> None:
    with pytest.raises(errors.RuleBroken), register.writing("Plan") as change:
        change.insert("meeting", {"committee_id": 1, "held": "2021-02-30"})


@pytest.mark.parametrize("name", profiles())
def test_every_profile_can_be_a_committees_style(register: Register, name: str) -> None:
    with register.writing("Add a committee") as change:
        add_committee(change, Committee("ferries", "Ferries", "F", profile(name)))
    assert committee(register, "ferries").style == profile(name)
