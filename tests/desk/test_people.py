"""People and posts at the desk."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk.business.people import Person, Post
from clerk.desk import people
from clerk.desk.desk import Desk
from clerk.desk.refused import Refused
from clerk.desk.undoing import undo_last
from tests.desk.sitting import march_desk

APRIL = date(2021, 4, 1)
PILOT = Post("Pilot", "Port")


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with march_desk(path) as desk:
        yield desk


def known(desk: Desk, name: str, **more: str) -> Person:
    return people.person_shown(desk, people.save_person(desk, Person(name, **more))).person


def test_people_are_added_and_changed(desk: Desk) -> None:
    marsh = known(desk, "D Marsh", organisation="Town")
    people.save_person(desk, replace(marsh, phone="01632 960012"), marsh)
    assert people.person_shown(desk, marsh.id or 0).person.phone == "01632 960012"
    with pytest.raises(Refused, match="Somebody else"):
        people.save_person(desk, replace(marsh, phone="01632 960013"), marsh)
    with pytest.raises(Refused, match="needs a name"):
        people.save_person(desk, Person(" "))
    assert people.how_many(desk, "") == 1
    assert people.page(desk, "marsh", 0, 10)[0].name == "D Marsh"
    undo_last(desk)
    assert people.person_shown(desk, marsh.id or 0).person.phone == ""


def test_a_name_finds_its_person(desk: Desk) -> None:
    finch, _ = known(desk, "J Finch", organisation="Town"), known(desk, "J Finch")
    assert people.person_called(desk, " A  Stranger ") == Person("A Stranger")
    assert people.person_called(desk, "J Finch (Town)").id == finch.id
    for text in ("J Finch", " "):
        with pytest.raises(Refused):
            people.person_called(desk, text)
    assert people.name_begun(desk, "j f") == "J Finch (Town)"
    assert people.name_begun(desk, "q") == ""


def test_a_post_changes_hands_in_one_step(desk: Desk) -> None:
    marsh, finch = known(desk, "D Marsh"), known(desk, "J Finch")
    people.appoint(desk, marsh, PILOT, APRIL)
    told = people.appoint(desk, finch, PILOT, date(2022, 1, 10))
    assert told == "J Finch is Pilot from 10 January 2022. D Marsh held it until then."
    post, held = people.post_shown(desk, 1)
    assert post == PILOT
    assert [(each.person.name, each.starts, each.ends) for each in held] == [
        ("J Finch", date(2022, 1, 10), None),
        ("D Marsh", APRIL, date(2022, 1, 10)),
    ]
    assert people.post_begun(desk, "pi") == "Pilot"
    undo_last(desk)
    (only,) = people.post_shown(desk, 1)[1]
    assert (only.person.name, only.ends) == ("D Marsh", None)


def test_an_impossible_appointment_gets_a_sentence(desk: Desk) -> None:
    marsh, finch = known(desk, "D Marsh"), known(desk, "J Finch")
    people.appoint(desk, marsh, PILOT, APRIL)
    for person, day, why in (
        (marsh, date(2022, 1, 1), "holds the post Pilot already"),
        (finch, date(2021, 3, 1), "from 1 April 2021; choose a later day"),
    ):
        with pytest.raises(Refused, match=why):
            people.appoint(desk, person, PILOT, day)
    with pytest.raises(Refused, match="needs a name"):
        people.appoint(desk, finch, Post(""), APRIL)
    (held,) = people.person_shown(desk, marsh.id or 0).tenures
    with pytest.raises(Refused, match="choose a later day"):
        people.leave_post(desk, held, APRIL)
    people.leave_post(desk, held, date(2021, 12, 1))
    assert people.person_shown(desk, marsh.id or 0).tenures[0].ends == date(2021, 12, 1)


def test_an_unknown_appointee_joins_the_people(desk: Desk) -> None:
    people.appoint(desk, Person("N Newcomer"), PILOT, APRIL)
    assert people.page(desk, "newcomer", 0, 1)[0].now == ("Pilot",)


def test_posts_are_added_and_renamed(desk: Desk) -> None:
    people.save_post(desk, PILOT)
    post, _ = people.post_shown(desk, 1)
    people.save_post(desk, replace(post, name="Sea Pilot"))
    assert people.post_shown(desk, 1)[0].name == "Sea Pilot"
    with pytest.raises(Refused):
        people.save_post(desk, Post(" "))


def test_two_people_become_one_and_two_again(desk: Desk) -> None:
    short, long = known(desk, "D Marsh", phone="01632 960012"), known(desk, "Dilys Marsh")
    people.appoint(desk, short, PILOT, APRIL)
    assert [(str(a), str(b)) for a, b in people.likely_duplicates(desk)] == [
        ("D Marsh", "Dilys Marsh")
    ]
    told = people.join(desk, long, short)
    assert told == "Dilys Marsh and D Marsh are one person now, Dilys Marsh."
    shown = people.person_shown(desk, long.id or 0)
    assert shown.person.phone == "01632 960012"
    assert [each.post for each in shown.tenures] == [PILOT]
    assert people.likely_duplicates(desk) == ()
    with pytest.raises(Refused):
        people.join(desk, long, short)
    undo_last(desk)
    assert people.two_shown(desk, short.id or 0, long.id or 0)[0].tenures[0].post == PILOT
    with pytest.raises(Refused, match="Somebody else"):
        people.join(desk, replace(long, title="Dr"), short)
