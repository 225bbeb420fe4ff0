"""A chase at the desk: what it says, how it goes out, and what is kept of it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from clerk.business.actions import Action, Closing, Due, Origin, Owner, OwnerKind, Progress
from clerk.business.agenda import AgendaItem, Course, ItemKind, Paper
from clerk.business.chases import Asked, Level
from clerk.business.council import Committee
from clerk.business.meetings import MeetingRecord, Stage
from clerk.business.people import Person, Post, Role
from clerk.business.post import How
from clerk.business.restricted import View
from clerk.business.style import profile
from clerk.desk import chasing_out, people
from clerk.desk.action_changes import give_owners
from clerk.desk.action_names import actions_named
from clerk.desk.chase_told import plan_shape, remarks
from clerk.desk.chasing import ChasePlan, chase_plan
from clerk.desk.committees import save_style
from clerk.desk.desk import Desk, open_desk
from clerk.desk.owing import owing
from clerk.desk.refused import Refused
from clerk.desk.seats import add_member
from clerk.desk.undoing import undo_last
from db import actions, chases
from db.councils import add_committee, committee
from db.records import save_record
from tests.harbour import HARBOUR, HARBOUR_MEETING

SECRET = "Sell the old lifeboat"
MOOR = Committee("moorings-panel", "Moorings Panel", "MP", profile("uk-parish"))


class Calendar:
    """A clock that stands on a day until it is moved."""

    now = datetime(2022, 3, 1, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def on(self, day: date) -> None:
        self.now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


@pytest.fixture
def calendar() -> Calendar:
    return Calendar()


@pytest.fixture
def desk(tmp_path: Path, calendar: Calendar) -> Iterator[Desk]:
    with open_desk(tmp_path / "clerk.db", create=True, clock=calendar, who="Ada Pell") as desk:
        with desk.register.writing("Begin") as change:
            add_committee(change, HARBOUR)
            add_committee(change, MOOR)
            for house, made in ((HARBOUR, _harbour()), (MOOR, _moorings())):
                meeting = replace(
                    HARBOUR_MEETING.meeting, committee=house.slug, held=date(2022, 1, 11)
                )
                save_record(change, MeetingRecord(meeting, actions=made))
        wren = Person("S Wren", address="s.wren@example.org", manager="D Marsh")
        people.save_person(desk, wren)
        people.save_person(desk, Person("D Marsh", address="d.marsh@example.org"))
        pilot = people.person_called(desk, "S Wren")
        people.appoint(desk, pilot, Post("Pilot"), date(2021, 1, 1))
        teal = Person("R Teal", "Councillor")
        add_member(desk, HARBOUR.slug, teal, Role.CHAIR, date(2021, 5, 4))
        yield desk


def _harbour() -> tuple[Action, ...]:
    due = Due(date(2022, 2, 1))
    return (
        Action("Mend the gate", "1", (Owner("S Wren"),), due, Origin(date(2022, 1, 11), "4")),
        Action("Count the boats", "2", (Owner("R Teal"),), due),
        Action(SECRET, "3", (Owner("Pilot", OwnerKind.POST),), due, restricted=True),
    )


def _moorings() -> tuple[Action, ...]:
    told = Progress("Two buoys are ordered.", date(2022, 1, 20))
    return (
        Action(
            "Lay the buoys",
            "1",
            (Owner("Pilot", OwnerKind.POST),),
            Due(date(2022, 2, 8)),
            progress=(told,),
        ),
    )


def asked_of(desk: Desk) -> dict[int, Asked]:
    ids = [each.action.id or 0 for each in actions.actions(desk.register)]
    return chases.asked(desk.register, ids)


def said(plan: ChasePlan, name: str) -> str:
    return next(each.text for each in plan.messages if each.letter.to.name == name)


def test_a_message_says_everything_asked_of_one_person(desk: Desk) -> None:
    plan = chase_plan(desk)
    assert [each.letter.to.name for each in plan.messages] == ["R Teal", "S Wren"]
    text = said(plan, "S Wren")
    for part in (
        "HC 1 · Harbour Committee\nMend the gate\nFrom: 11 January 2022, minute 4\n"
        "Due: 1 February 2022, overdue\nProgress: none reported yet",
        "MP 1 · Moorings Panel\nLay the buoys\nResponsible: Pilot\n",
        "Last progress (20 January 2022): Two buoys are ordered.",
        "such as HC 1: arranged for 3 November",
        "Ada Pell",
    ):
        assert part in text
    assert "Dear Councillor Teal," in said(plan, "R Teal")
    assert [each.subject for each in plan.messages] == ["1 action for you", "2 actions for you"]
    assert remarks(plan) == (
        "R Teal has no e-mail address: print the letter, or add one to the people.",
        "Restricted, and left out of these messages: HC 3.",
    )


def test_what_is_the_clerks_own_is_a_list_and_no_letter(desk: Desk) -> None:
    (mine,) = actions_named(desk, "HC 1")
    give_owners(desk, (mine,), "Ada Pell")
    plan = chase_plan(desk)
    assert "Mend the gate" not in str(plan.messages)
    assert plan.own == (
        "HC 1 · Harbour Committee\nMend the gate\nFrom: 11 January 2022, minute 4\n"
        "Due: 1 February 2022, overdue\nProgress: none reported yet"
    )
    assert remarks(plan)[-1] == "Yours to do: HC 1."


def test_the_contact_is_told_for_whom(desk: Desk) -> None:
    give_owners(desk, actions_named(desk, "HC 1"), "all members")
    give_owners(desk, actions_named(desk, "MP 1"), "Moorings Panel")
    for slug in (HARBOUR.slug, MOOR.slug):
        house = committee(desk.register, slug)
        rule = replace(house.style.chasing, contact="D Marsh")
        save_style(desk, house, replace(house.style, chasing=rule), "Chasing")
    text = said(chase_plan(desk), "D Marsh")
    assert "You are written to as the contact for what is down to everybody." in text
    assert "You are written to as the contact for the Moorings Panel." in text
    assert text.count("Responsible: ") == 2


def test_restricted_words_are_only_where_they_may_be(desk: Desk, tmp_path: Path) -> None:
    assert SECRET not in str(chase_plan(desk).messages)
    plan = chase_plan(desk, view=View.RESTRICTED)
    assert SECRET in said(plan, "S Wren")
    assert "NOT FOR PUBLICATION" in said(plan, "S Wren")
    assert not any(SECRET in each.subject for each in plan.messages)
    assert SECRET not in json.dumps(plan_shape(plan))
    with pytest.raises(Refused, match="must say so"):
        chasing_out.write_as_drafts(desk, plan, plan.messages, tmp_path / "drafts")
    with pytest.raises(Refused, match="must say so"):
        chasing_out.write_text(desk, plan, plan.messages, tmp_path / "chase.txt")
    assert not list(tmp_path.glob("drafts*"))
    assert asked_of(desk) == {}
    chasing_out.write_text(desk, plan, plan.messages, tmp_path / "chase-restricted.txt")
    assert SECRET in (tmp_path / "chase-restricted.txt").read_text(encoding="utf-8")


def test_drafts_reach_everybody_with_an_address(desk: Desk, tmp_path: Path) -> None:
    plan = chase_plan(desk)
    files = chasing_out.write_as_drafts(desk, plan, plan.messages, tmp_path / "drafts")
    (mail,) = (message_from_bytes(f.read_bytes(), policy=policy.default) for f in files)
    assert mail["To"] == "S Wren <s.wren@example.org>"
    assert mail["Subject"] == "2 actions for you"
    assert "Lay the buoys" in mail.get_content()
    assert sorted(asked_of(desk).values(), key=str) == [Asked(date(2022, 3, 1), 1)] * 2
    assert [each.letter.to.name for each in chase_plan(desk).messages] == ["R Teal"]
    undo_last(desk)
    assert len(chase_plan(desk).messages) == 2


def test_a_folder_in_the_way_stops_everything(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "mine.eml").write_text("mine", encoding="utf-8")
    plan = chase_plan(desk)
    with pytest.raises(Refused, match="holds something already"):
        chasing_out.write_as_drafts(desk, plan, plan.messages, tmp_path)
    stopped = chasing_out.write_as_drafts(
        desk, plan, plan.messages, tmp_path / "new", going_on=lambda: False
    )
    assert (stopped, (tmp_path / "new").exists(), asked_of(desk)) == ((), False, {})


def test_letters_are_one_document(desk: Desk, tmp_path: Path) -> None:
    from docx import Document

    plan = chase_plan(desk)
    path = tmp_path / "letters.docx"
    assert chasing_out.write_letters(desk, plan, plan.messages, path)
    words = "\n".join(each.text for each in Document(str(path)).paragraphs)
    assert "Mend the gate" in words
    assert "Count the boats" in words
    made = chases.chases(desk.register, list(asked_of(desk)))
    assert {(each.way, each.level) for each in made} == {(How.LETTERS, Level.FIRST)}
    with pytest.raises(Refused, match="nobody"):
        chasing_out.write_letters(desk, plan, (), path)


def test_who_does_not_answer_is_asked_more_firmly_and_the_manager_told(
    desk: Desk, calendar: Calendar, tmp_path: Path
) -> None:
    with desk.register.writing("House style") as change:
        from db.councils import committee, save_committee

        harbour = committee(change, HARBOUR.slug)
        save_committee(change, replace(harbour, style=profile("uk-principal")))
    for round_, day in enumerate((date(2022, 3, 1), date(2022, 3, 20), date(2022, 4, 20))):
        calendar.on(day)
        plan = chase_plan(desk)
        wren = next(each for each in plan.messages if each.letter.to.name == "S Wren")
        assert wren.letter.level is tuple(Level)[round_]
        assert [each.name for each in wren.letter.copies] == (["D Marsh"] if round_ else [])
        chasing_out.write_as_drafts(desk, plan, plan.messages, tmp_path / f"drafts {day}")
    assert "more than once" in wren.text
    assert "A copy of this goes to D Marsh." in wren.text
    assert "Asked before: 1 March 2022, 20 March 2022" in wren.text


def test_a_chase_is_for_one_committee_or_one_meeting(desk: Desk) -> None:
    plan = chase_plan(desk, MOOR.slug)
    assert [len(each.letter.actions) for each in plan.messages] == [1]
    wanted = chase_plan(desk, meeting="moorings-panel/2022-01-11")
    assert [each.text for each in plan.messages] == [each.text for each in wanted.messages]
    with pytest.raises(Refused):
        chase_plan(desk, "no-such-committee")
    with pytest.raises(Refused):
        chase_plan(desk, meeting="moorings-panel/2031-01-11")


def test_reports_not_in_yet_are_asked_for(desk: Desk, calendar: Calendar, tmp_path: Path) -> None:
    items = (
        AgendaItem("1", "Dredging", kind=ItemKind.REPORT, presenter="Pilot"),
        AgendaItem("2", "Lights", kind=ItemKind.PRESENTATION, presenter="R Teal"),
        AgendaItem("3", "Fenders", kind=ItemKind.REPORT),
        AgendaItem("4", "Silt", kind=ItemKind.VERBAL, presenter="Pilot"),
        AgendaItem("5", "Ropes", kind=ItemKind.REPORT, presenter="Pilot", course=Course.WITHDRAWN),
    )
    meeting = replace(
        HARBOUR_MEETING.meeting, held=date(2022, 4, 12), stage=Stage.PLANNED, issued=None
    )
    record = MeetingRecord(meeting, items=items, papers=(Paper("Lights", item="2"),))
    with desk.register.writing("Plan") as change:
        save_record(change, record)
    assert "1 report" not in str([each.subject for each in chase_plan(desk).messages])
    calendar.on(date(2022, 3, 20))
    plan = chase_plan(desk)
    wren = next(each for each in plan.messages if each.letter.to.name == "S Wren")
    assert wren.subject == "2 actions and 1 report for you"
    assert "Item 1: Dredging" in wren.text
    assert "on 12 April 2022" in wren.text
    assert "by 4 April 2022" in wren.text
    assert all(title not in wren.text for title in ("Lights", "Fenders", "Silt", "Ropes"))
    assert (
        "A paper is missing and nobody is named for it: item 3 of harbour-committee/2022-04-12."
        in remarks(plan)
    )
    chasing_out.write_as_drafts(desk, plan, plan.messages, tmp_path / "drafts")
    assert not any(each.letter.reports for each in chase_plan(desk).messages)
    calendar.on(date(2022, 4, 1))
    with desk.register.writing("Done") as change:
        for each in actions.actions(desk.register):
            if not each.action.restricted:
                actions.save_action(
                    change, replace(each.action, closed=Closing(date(2022, 3, 30), "done"))
                )
    (message,) = chase_plan(desk).messages
    assert message.subject == "1 report for the meeting on 12 April 2022"
    assert message.letter.level is Level.REMINDER
    assert "I have asked before for a paper" in message.text


def test_who_owes_what_is_counted(desk: Desk, tmp_path: Path) -> None:
    plan = chase_plan(desk)
    chasing_out.write_letters(desk, plan, plan.messages, tmp_path / "letters.docx")
    rows = owing(desk).rows
    assert rows == (
        ("Pilot", MOOR.name, "1", "1", "11 Jan 2022", "1"),
        ("R Teal", HARBOUR.name, "1", "1", "11 Jan 2022", "1"),
        ("S Wren", HARBOUR.name, "1", "1", "11 Jan 2022", "1"),
    )
    assert owing(desk, MOOR.slug).rows == rows[:1]
    said = owing(desk).shapes[0]
    assert (said["committee"], said["name"], said["short"]) == (MOOR.slug, MOOR.name, MOOR.short)


def test_a_guessed_owner_is_told_before_anything_is_sent(desk: Desk) -> None:
    (one, *_) = [each for each in actions.actions(desk.register) if each.action.owners]
    first, *others = one.action.owners
    guessed = replace(one.action, owners=(replace(first, guessed=True), *others))
    with desk.register.writing("Guess") as change:
        actions.save_action(change, guessed)
    number = f"{one.short} {one.action.number}"
    assert f"Who owns {number} is only guessed" in " ".join(remarks(chase_plan(desk)))


def test_a_plan_tells_how_far_it_is_and_ends_when_that_is_wanted(desk: Desk) -> None:
    heard: list[tuple[int, int]] = []

    def stop(done: int, of: int) -> None:
        heard.append((done, of))
        raise Refused("Stopped.")

    with pytest.raises(Refused, match=r"Stopped\."):
        chase_plan(desk, told=stop)
    assert heard == [(0, 4)]
    assert chase_plan(desk).messages
