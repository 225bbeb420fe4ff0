"""People and posts in one list; two people joined; the ledger as a list."""

from dataclasses import replace
from datetime import date

import pytest

from clerk.business.actions import Action, Closing, Owner, OwnerKind
from clerk.business.directory import EntryKind
from clerk.business.numbering import Scope, Series, SeriesRule
from clerk.business.people import Membership, Person, Post, Role, Tenure
from db import Register, errors
from db.directory import count, first_named, first_post, names, page
from db.history import events, undo
from db.issue import issue_minutes
from db.joining import join_people
from db.meetings import how_many, last_sitting
from db.numbers import (
    leave_own_series,
    ledger,
    ledger_length,
    printed_numbers,
    save_series,
    series_of,
    withdraw_number,
)
from db.people import (
    add_membership,
    add_person,
    add_tenure,
    memberships,
    people,
    person,
    post,
    save_post,
    seat,
    seats_of,
    tenures,
)
from db.records import meeting_record, save_record
from tests.db.conftest import small_record
from tests.harbour import HARBOUR

TODAY = date(2021, 7, 6)


@pytest.fixture
def peopled(register: Register) -> Register:
    """R Teal (1) holds a post and a seat, Rhys Teal (2) the same seat and another."""
    with register.writing("Fill") as change:
        teal = replace(Person("R Teal", "Councillor"), id=add_person(change, Person("R Teal")))
        rhys = Person("Rhys Teal", organisation="Tŷ’r Môr [/]", address="rhys@example.org")
        rhys = replace(rhys, id=add_person(change, rhys))
        add_tenure(change, Tenure(Post("Harbour Master", "Town"), teal, date(2020, 1, 1)))
        add_tenure(change, Tenure(Post("Pilot"), rhys, ends=date(2021, 1, 1)))
        for each, role in ((teal, Role.CHAIR), (rhys, Role.CHAIR), (rhys, Role.MEMBER)):
            add_membership(change, 1, Membership(each, role))
    return register


def test_one_list_has_people_and_posts_with_what_they_hold(peopled: Register) -> None:
    listed = page(peopled, "", TODAY)
    assert [(each.kind, each.name) for each in listed] == [
        (EntryKind.POST, "Harbour Master"),
        (EntryKind.POST, "Pilot"),
        (EntryKind.PERSON, "R Teal"),
        (EntryKind.PERSON, "Rhys Teal"),
    ]
    assert [each.now for each in listed] == [
        ("R Teal",),
        (),
        ("Harbour Master", "HC chair"),
        ("HC chair", "HC member"),
    ]
    assert listed[3].reached == "rhys@example.org"
    assert page(peopled, "", TODAY, offset=1, limit=2) == listed[1:3]


@pytest.mark.parametrize(
    ("words", "found"),
    [("", 4), ("teal", 2), ("TEAL rhys", 1), ("[/]", 1), ("%", 0), ("_", 0), ("town", 1)],
)
def test_words_choose_from_the_list(peopled: Register, words: str, found: int) -> None:
    assert count(peopled, words) == found
    assert len(page(peopled, words, TODAY)) == found


def test_letters_are_completed(peopled: Register) -> None:
    begun = first_named(peopled, "rh")
    assert begun is not None
    assert begun.name == "Rhys Teal"
    assert first_named(peopled, "%") is None
    assert first_post(peopled, "harb") == "Harbour Master"
    assert first_post(peopled, "x") == ""
    assert [each.name for each in names(peopled)] == ["R Teal", "Rhys Teal"]


def test_what_one_person_or_post_has(peopled: Register) -> None:
    assert [each.post.name for each in tenures(peopled, person_id=2)] == ["Pilot"]
    assert [each.person.name for each in tenures(peopled, post_id=1)] == ["R Teal"]
    assert {(body, held.role) for body, held in seats_of(peopled, 2)} == {
        ("Harbour Committee", Role.CHAIR),
        ("Harbour Committee", Role.MEMBER),
    }
    assert seat(peopled, 1).person.name == "R Teal"
    with peopled.writing("Rename") as change:
        assert save_post(change, replace(post(change, 2), name="Sea Pilot"))
    assert post(peopled, 2).name == "Sea Pilot"
    for missing in (lambda: person(peopled, 9), lambda: post(peopled, 9), lambda: seat(peopled, 9)):
        with pytest.raises(errors.NotFound):
            missing()


def test_joining_moves_everything_and_is_undone_as_one(peopled: Register) -> None:
    mine, others = Owner("Rhys Teal"), Owner("Rhys Teal", OwnerKind.BODY)
    closed = Closing(TODAY, "done")
    record = replace(
        small_record(),
        actions=(
            Action("Mend the net", "1", (mine, others)),
            Action("Sell the boat", "2", (mine,), closed=closed),
        ),
    )
    with peopled.writing("Log") as change:
        meeting_id = save_record(change, record)
    before = (people(peopled), tenures(peopled), memberships(peopled, HARBOUR.slug))
    with peopled.writing("Join") as change:
        join_people(change, replace(person(change, 1), address="teal@example.org"), 2)
    (only,) = people(peopled)
    assert (only.name, only.address) == ("R Teal", "teal@example.org")
    assert [each.post.name for each in tenures(peopled, person_id=1)] == ["Harbour Master", "Pilot"]
    assert [held.role for held in memberships(peopled, HARBOUR.slug)] == [Role.CHAIR, Role.MEMBER]
    logged = meeting_record(peopled, meeting_id).actions
    assert [[owner.name for owner in each.owners] for each in logged] == [
        ["R Teal", "Rhys Teal"],
        ["Rhys Teal"],
    ]
    undo(peopled, events(peopled)[0].seq)
    assert (people(peopled), tenures(peopled), memberships(peopled, HARBOUR.slug)) == before
    assert meeting_record(peopled, meeting_id).actions[0].owners[0].name == "Rhys Teal"


def test_a_namesake_keeps_their_actions(peopled: Register) -> None:
    record = replace(small_record(), actions=(Action("Mend it", "1", (Owner("Rhys Teal"),)),))
    with peopled.writing("Log") as change:
        meeting_id = save_record(change, record)
        add_person(change, Person("Rhys Teal", organisation="Port"))
    with peopled.writing("Join") as change:
        join_people(change, person(change, 1), 2)
    assert meeting_record(peopled, meeting_id).actions[0].owners[0].name == "Rhys Teal"


def test_nobody_is_joined_to_themselves(peopled: Register) -> None:
    with pytest.raises(errors.NotFound), peopled.writing("Join") as change:
        join_people(change, person(change, 1), 1)


def test_the_ledger_is_listed_with_reasons(register: Register, saved: int) -> None:
    rule = SeriesRule("{yy}/{n}")
    assert ledger(register, HARBOUR.slug) == ()
    assert ledger_length(register, HARBOUR.slug) == 0
    with register.writing("Number") as change:
        save_series(change, HARBOUR.slug, Series(rule, 1, "21/1"))
        issue_minutes(change, saved, period="", number=lambda value: f"21/{value}")
    minute_id = meeting_record(register, saved).minutes[0].id or 0
    with register.writing("Withdraw") as change:
        withdraw_number(change, minute_id, "printed twice")
    second, first = ledger(register, HARBOUR.slug)
    assert (second.number, second.title, second.withdrawn) == ("21/2", "Lighthouse", "")
    assert (first.number, first.withdrawn) == ("21/1", "printed twice")
    assert first.meeting == "harbour-committee/2021-05-04"
    assert ledger(register, HARBOUR.slug, offset=1, limit=1) == (first,)
    assert ledger_length(register, HARBOUR.slug) == 2
    with pytest.raises(errors.RuleBroken), register.writing("Share") as change:
        leave_own_series(change, HARBOUR.slug)


def test_a_series_without_numbers_may_be_left(register: Register) -> None:
    with register.writing("Number") as change:
        leave_own_series(change, HARBOUR.slug)
        save_series(change, HARBOUR.slug, Series(SeriesRule("{n}"), 1, "1"))
        leave_own_series(change, HARBOUR.slug)
        assert series_of(change, HARBOUR.slug) is None
        save_series(change, HARBOUR.slug, Series(SeriesRule("C{n}", Scope.COUNCIL), 4, "C4"))
    series = series_of(register, HARBOUR.slug)
    assert series is not None
    assert series.next_number == "C4"


def test_printed_numbers_and_sittings(register: Register, saved: int) -> None:
    with register.writing("More") as change:
        again = small_record()
        save_record(change, replace(again, meeting=replace(again.meeting, sitting=2)))
    second, first = printed_numbers(register, HARBOUR.slug)
    assert second.meeting == "harbour-committee/2021-05-04-2"
    assert first.numbers == ("21/1", "21/2")
    assert how_many(register, HARBOUR.slug) == 2
    assert last_sitting(register, HARBOUR.slug, date(2021, 5, 4)) == 2
    assert last_sitting(register, HARBOUR.slug, TODAY) == 0
