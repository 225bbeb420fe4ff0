"""The long list of actions, what an event did to which rows, and counting what is found."""

from dataclasses import replace
from datetime import date

from clerk.business.action_filter import Order, read_filter
from clerk.business.actions import Action, Closing, Due, Origin, Owner, OwnerKind, Progress
from clerk.business.meetings import MeetingRecord
from clerk.business.people import Person, Post, Tenure
from clerk.business.restricted import View
from db import Register
from db.action_lists import action_ids, actions_by_id
from db.event_rows import row_changes
from db.history import last_seq
from db.people import add_person, add_tenure, save_person
from db.records import save_record
from db.search import count_found, search
from tests.db.conftest import small_record
from tests.harbour import HARBOUR_MEETING


def logged(register: Register, held: date, *actions: Action) -> None:
    record = small_record(held)
    with register.writing(f"Write up {held}") as change:
        save_record(change, MeetingRecord(record.meeting, actions=actions))


TODAY = date(2021, 8, 2)


def texts(register: Register, typed: str = "", order: Order = Order.COMMITTEE) -> list[str]:
    ids = action_ids(register, read_filter(typed), TODAY, order=order)
    return [listed.action.text for listed in actions_by_id(register, ids, TODAY)]


def test_actions_are_found_by_words_state_number_and_owner(register: Register) -> None:
    logged(
        register,
        date(2021, 5, 4),
        Action("Oil the 50% capstan", "2", (Owner("M Rook", post="Harbour Master"),)),
        Action("Paint_the mast", "1", due=Due(words="when dry")),
        Action("Sell the crane", "10", closed=Closing(date(2021, 6, 1), "sold")),
    )
    assert texts(register) == ["Paint_the mast", "Oil the 50% capstan", "Sell the crane"]
    assert texts(register, "is:closed") == ["Sell the crane"]
    assert texts(register, "rook master") == ["Oil the 50% capstan"]
    assert texts(register, "HC 10") == ["Sell the crane"]
    assert texts(register, "0% cap") == ["Oil the 50% capstan"]
    assert texts(register, "t_t") == ["Paint_the mast"]
    assert texts(register, "dry") == ["Paint_the mast"]
    assert texts(register, "\\") == []


def test_a_number_of_a_committee_finds_that_action_alone(register: Register) -> None:
    logged(
        register,
        date(2021, 5, 4),
        Action("Lay the 3 buoys HC has", "1"),
        Action("Oil the capstan", "13"),
        Action("Sell the crane", "30"),
    )
    assert texts(register, "HC 3") == []
    assert texts(register, "hc 13") == ["Oil the capstan"]
    assert texts(register, "oil HC 13") == ["Oil the capstan"]
    assert texts(register, "buoys 3") == ["Lay the 3 buoys HC has"]
    assert texts(register, "HC") == texts(register)
    assert texts(register, "3 HC") == texts(register)


def test_words_find_the_holder_of_the_post_that_owns_it(register: Register) -> None:
    post = Post("Harbour Master")
    logged(
        register,
        date(2021, 5, 4),
        Action("Oil the capstan", "1", (Owner(post.name, OwnerKind.POST),)),
        Action("Sell the crane", "2", (Owner("M Rook"),)),
    )
    with register.writing("Appoint") as change:
        for name, ends in (("T Gull", None), ("A Tern", date(2021, 8, 1))):
            person = Person(name, id=add_person(change, Person(name)))
            add_tenure(change, Tenure(post, person, ends=ends))
    assert texts(register, "gull oil") == ["Oil the capstan"]
    assert texts(register, "-gull") == ["Sell the crane"]
    assert texts(register, "tern") == []


def test_actions_are_found_by_the_filter_and_sorted(register: Register) -> None:
    logged(
        register,
        date(2021, 5, 4),
        Action("Oil the capstan", "1", (Owner("M Rook"),), Due(words="next meeting")),
        Action("Sell the crane", "2", (Owner("A Tern"),), Due(date(2021, 8, 1))),
        Action(
            "Wash the flags",
            "3",
            origin=Origin(date(2021, 4, 6), "21/9"),
            progress=(Progress("Begun", date(2021, 7, 20)),),
        ),
    )
    assert texts(register, "is:overdue") == ["Sell the crane"]
    logged(register, date(2021, 6, 1), Action("Fold them", "4"))
    assert texts(register, "is:overdue") == ["Oil the capstan", "Sell the crane"]
    assert texts(register, "is:silent owner:rook") == ["Oil the capstan"]
    assert "Wash the flags" not in texts(register, "is:silent")
    assert texts(register, "due:<2021-08-01") == ["Oil the capstan"]
    assert texts(register, "due:2021-08-01 committee:harbour") == ["Sell the crane"]
    assert texts(register, "origin:21/9") == ["Wash the flags"]
    assert texts(register, "origin:21/97") == []
    assert texts(register, '"the c" -crane') == ["Oil the capstan"]
    assert texts(register, order=Order.OWNER)[:2] == ["Sell the crane", "Oil the capstan"]
    assert texts(register, order=Order.DUE)[:2] == ["Oil the capstan", "Sell the crane"]


def test_what_is_due_knows_the_next_meeting_of_its_committee(register: Register) -> None:
    logged(register, date(2021, 5, 4), Action("Oil the capstan", "1", due=Due(words="next one")))
    logged(register, date(2021, 7, 6), Action("Wash the flags", "2"))
    logged(register, date(2021, 6, 1), Action("Fold them", "3", due=Due(date(2021, 8, 1))))
    (first, *_) = action_ids(register, read_filter(""), TODAY)
    (listed,) = actions_by_id(register, [first, 999], TODAY)
    assert (listed.meeting, listed.next_meeting) == (
        "harbour-committee/2021-05-04",
        date(2021, 6, 1),
    )


def test_an_event_says_what_it_did_to_each_row(register: Register) -> None:
    with register.writing("Add a diver") as change:
        person_id = add_person(change, Person("T Gull", "Ms"))
    with register.writing("Correct a name") as change:
        save_person(change, replace(Person("T Gull", "Mrs"), id=person_id))
    seq = last_seq(register)
    (added,) = row_changes(register, seq - 1)
    assert (added.kind, added.name, added.before) == ("person", "T Gull", None)
    (changed,) = row_changes(register, seq)
    assert (changed.before, changed.after) == ({"title": "Ms"}, {"title": "Mrs"})
    assert changed.name == "T Gull"
    assert row_changes(register, seq + 1) == ()


def test_restricted_rows_are_marked(register: Register) -> None:
    with register.writing("Write up June") as change:
        save_record(change, HARBOUR_MEETING)
    changes = row_changes(register, last_seq(register), limit=500)
    told = [each for each in changes if "Brill" in str(each.after) and "action" not in each.kind]
    assert {each.kind for each in told if each.restricted} >= {"restricted minute"}
    assert len(row_changes(register, last_seq(register), limit=3)) == 3


def test_as_many_are_counted_as_are_found(register: Register) -> None:
    with register.writing("Write up June") as change:
        save_record(change, HARBOUR_MEETING)
    for words in ("dredg", "brill", "the", "", "nothing-like-it"):
        for view in View:
            found = search(register, words, view=view, limit=1000)
            assert count_found(register, words, view=view) == len(found)
