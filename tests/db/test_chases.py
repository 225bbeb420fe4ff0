"""Chases in the register: how often an action was asked after, and whether it was answered."""

from dataclasses import replace
from datetime import date

from clerk.business.actions import Action, Owner, Progress
from clerk.business.chases import Asked, Chase, Level
from clerk.business.people import Person
from clerk.business.post import How
from db import Register, actions, chases, history, people
from db.joining import join_people
from db.records import save_record
from tests.db.conftest import small_record

MARCH, MAY = date(2022, 3, 1), date(2022, 5, 1)


def an_action(register: Register) -> Action:
    record = small_record(actions=(Action("Mend the gate", "1", (Owner("S Wren"),)),))
    with register.writing("Table a log") as change:
        save_record(change, record)
    return actions.actions(register)[0].action


def chase(register: Register, action: Action, on: date, owner: str = "S Wren") -> None:
    made = Chase(action.id or 0, f"{on} {owner}", owner, owner, How.DRAFTS, Level.FIRST, on)
    with register.writing("Chase") as change:
        chases.add_chases(change, [made])


def test_an_action_counts_the_days_it_was_chased_since_its_last_progress(
    register: Register,
) -> None:
    action = an_action(register)
    ids = [action.id or 0]
    assert chases.asked(register, ids) == {}
    chase(register, action, MARCH)
    chase(register, action, MARCH, "D Marsh")
    assert chases.asked(register, ids)[ids[0]] == Asked(MARCH, 1)
    chase(register, action, MAY)
    assert chases.asked(register, ids)[ids[0]] == Asked(MAY, 2)
    history.undo(register)
    assert chases.asked(register, ids)[ids[0]] == Asked(MARCH, 1)
    with register.writing("Report") as change:
        actions.save_action(change, replace(action, progress=(Progress("The wood is here."),)))
    assert chases.asked(register, ids)[ids[0]] == Asked(MARCH, 0)
    assert [each.answered for each in chases.chases(register, ids)] == [True, True]
    chase(register, action, MAY)
    assert chases.asked(register, ids)[ids[0]] == Asked(MAY, 1)


def test_a_report_is_chased_for_a_meeting(register: Register, saved: int) -> None:
    made = Chase(7, "a", "Harbour Master", "S Wren", How.MAIL, Level.REMINDER, MARCH, "s@w.example")
    with register.writing("Chase") as change:
        chases.add_report_chases(change, saved, [made])
    assert chases.report_chases(register, saved) == (made,)


def test_a_line_manager_who_is_joined_to_another_stays_the_manager(register: Register) -> None:
    with register.writing("Add people") as change:
        wren = people.add_person(change, Person("S Wren", manager="D Marsh"))
        gone = people.add_person(change, Person("D Marsh"))
        kept = people.add_person(change, Person("Dora Marsh"))
    with register.writing("Join") as change:
        join_people(change, people.person(change, kept), gone)
    assert people.person(register, wren).manager == "Dora Marsh"
