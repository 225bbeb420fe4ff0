"""The long list of actions, what an event did to which rows, and counting what is found."""

from dataclasses import replace
from datetime import date

from clerk.business.actions import Action, Closing, Due, Owner
from clerk.business.meetings import MeetingRecord
from clerk.business.people import Person
from clerk.business.restricted import View
from db import Register
from db.action_lists import action_ids, actions_by_id, due_actions
from db.event_rows import row_changes
from db.history import last_seq
from db.people import add_person, save_person
from db.records import save_record
from db.search import count_found, search
from tests.db.conftest import small_record
from tests.harbour import HARBOUR_MEETING


def logged(register: Register, held: date, *actions: Action) -> None:
    record = small_record(held)
    with register.writing(f"Write up {held}") as change:
        save_record(change, MeetingRecord(record.meeting, actions=actions))


def texts(register: Register, **asked: object) -> list[str]:
    ids = action_ids(register, **asked)  # type: ignore[arg-type]
    return [listed.action.text for listed, _ in actions_by_id(register, ids)]


def test_actions_are_found_by_words_state_number_and_owner(register: Register) -> None:
    logged(
        register,
        date(2021, 5, 4),
        Action("Oil the 50% capstan", "2", (Owner("M Rook", post="Harbour Master"),)),
        Action("Paint_the mast", "1", due=Due(words="when dry")),
        Action("Sell the crane", "10", closed=Closing(date(2021, 6, 1), "sold")),
    )
    assert texts(register) == ["Paint_the mast", "Oil the 50% capstan", "Sell the crane"]
    assert texts(register, closed=True) == ["Sell the crane"]
    assert texts(register, words="rook master") == ["Oil the 50% capstan"]
    assert texts(register, words="HC 10") == ["Sell the crane"]
    assert texts(register, words="0% cap") == ["Oil the 50% capstan"]
    assert texts(register, words="t_t") == ["Paint_the mast"]
    assert texts(register, words="dry") == ["Paint_the mast"]
    assert texts(register, words="\\") == []


def test_what_is_due_knows_the_next_meeting_of_its_committee(register: Register) -> None:
    logged(register, date(2021, 5, 4), Action("Oil the capstan", "1", due=Due(words="next one")))
    assert [each.next_meeting for each in due_actions(register)] == [None]
    logged(register, date(2021, 7, 6), Action("Wash the flags", "2"))
    logged(register, date(2021, 6, 1), Action("Fold them", "3", due=Due(date(2021, 8, 1))))
    assert [(each.due, each.next_meeting) for each in due_actions(register)] == [
        (Due(words="next one"), date(2021, 6, 1)),
        (Due(date(2021, 8, 1)), date(2021, 7, 6)),
    ]
    (first, *_) = action_ids(register)
    ((listed, following),) = actions_by_id(register, [first, 999])
    assert (listed.meeting, following) == ("harbour-committee/2021-05-04", date(2021, 6, 1))


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
