"""The register read from a real council's papers, chased: every owner reached or listed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document

from clerk.business.actions import Action, Owner
from clerk.business.offered_actions import offered_actions
from clerk.desk import chasing_out
from clerk.desk.action_sheets import read_sheet, write_sheet
from clerk.desk.addressing import give_address
from clerk.desk.chase_told import remarks
from clerk.desk.chasing import chase_plan
from clerk.desk.desk import Desk, open_desk
from clerk.desk.importing import accept, read_paper
from clerk.desk.minuting import Part, act
from clerk.desk.refused import Refused
from clerk.desk.replying import Answered, read_answer, take_answers
from clerk.desk.sitting import everybody
from clerk.desk.tracing import trace, trace_text
from clerk.desk.undoing import undo_last
from clerk.desk.workspace import workspace
from db import actions

BOARD = "corporate-parenting-board"


@pytest.fixture
def desk(shared: Path, tmp_path: Path) -> Iterator[Desk]:
    with open_desk(
        tmp_path / "clerk.db",
        create=True,
        clock=lambda: datetime(2021, 9, 14, 9, tzinfo=UTC),
        who="Ada Pell",
    ) as desk:
        accept(desk, read_paper(shared / "seeds" / "agenda-pack-2021-09-14.txt"))
        yield desk


def test_everybody_who_owes_something_has_a_letter_or_is_listed(desk: Desk, tmp_path: Path) -> None:
    every = [each.action for each in actions.actions(desk.register)]
    owners = {owner.name for action in every for owner in action.owners}
    plan = chase_plan(desk, silent_days=30)
    asked = {one.owner.name for each in plan.messages for one in each.letter.actions}
    assert asked == owners
    assert len(plan.messages) == 5
    told = "\n".join(remarks(plan))
    assert all(each.letter.to.address or each.letter.to.name in told for each in plan.messages)
    assert "Nobody is responsible for CPB 5" in told
    path = tmp_path / "letters.docx"
    chasing_out.write_letters(desk, plan, plan.messages, path)
    words = "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)
    assert all(each.letter.to.name.upper() in words.upper() for each in plan.messages)
    assert "Visit to Adoption Tees Valley" in words
    assert not chase_plan(desk, silent_days=30).messages


def test_addresses_are_given_where_they_are_missed(desk: Desk) -> None:
    to = {each.letter.to.name: each.letter.to for each in chase_plan(desk).messages}
    give_address(desk, to["S Butcher"], "S Butcher", "s.butcher@example.org")
    give_address(desk, to["R Jordinson"], "R Jordinson", "r.jordinson@example.org")
    give_address(desk, to["J Watson"], "Jo Vane", "jo.vane@example.org")
    after = {each.letter.to.name: each.letter.to.address for each in chase_plan(desk).messages}
    assert after == {
        "Susie Blood": "susie_blood@middlesbrough.gov.uk",
        "S Butcher": "s.butcher@example.org",
        "R Jordinson": "r.jordinson@example.org",
        "Jo Vane": "jo.vane@example.org",
        "Vicky Davidson-Boyd": "",
    }
    with pytest.raises(Refused, match="is a post: say who holds it"):
        give_address(desk, to["J Watson"], "J Watson", "j@example.org")
    with pytest.raises(Refused, match="no e-mail address"):
        give_address(desk, to["S Butcher"], "S Butcher", "somewhere")


def test_what_the_minutes_promise_is_numbered_owned_and_due_once_it_is_taken(desk: Desk) -> None:
    at = workspace(desk, f"{BOARD}/2021-07-20")
    for minute in at.record.minutes:
        for offer in offered_actions(minute, everybody(desk), actions=at.record.actions):
            unsure = (Owner(one.typed) for one in offer.typed.open)
            action = replace(offer.typed.action, owners=(*offer.typed.action.owners, *unsure))
            act(desk, Part(at.record.meeting.id or 0, minute.id or 0), action, 0)
    taken = [each.action for each in actions.actions(desk.register)][4:]
    assert [action.number for action in taken] == [str(number) for number in range(6, 16)]
    owners = {owner.name for action in taken for owner in action.owners}
    assert "Director of Children’s Services" in owners
    assert "Director of Legal and Governance Services" not in owners
    assert [action.number for action in taken if action.due] == ["9", "14", "15"]
    to = {each.letter.to.name: each.text for each in chase_plan(desk).messages}
    assert "From: 20 July 2021, minute 21/100" in to["Chief Executive"]
    undo_last(desk)
    assert len(actions.actions(desk.register)) == 13
    act(desk, Part(at.record.meeting.id or 0, at.record.minutes[0].id or 0), Action("Again"), 0)
    assert actions.actions(desk.register)[-1].action.number == "15"


def test_an_answer_a_sheet_and_the_chain(desk: Desk, tmp_path: Path) -> None:
    read = read_answer(desk, "CPB 4: visit arranged for 3 November\n2: a report comes")
    sure, choice = read.replies
    assert choice.sure is None
    assert sure.sure is not None
    take_answers(desk, [Answered(sure.sure, sure.text)], "Susie Blood")
    path = tmp_path / "actions.xlsx"
    write_sheet(desk, BOARD, path)
    returned = read_sheet(desk, path).returned
    assert (returned.rows, returned.changes, returned.told) == (4, (), ())
    (found,) = trace(desk, BOARD, "21/97")
    assert "comparative numbers" in trace_text(found)
    assert len(found.promised) == 2
