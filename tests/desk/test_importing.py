"""Taking papers into the register, through the desk."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from clerk.business.meetings import Stage
from clerk.desk.desk import Desk, open_passing_desk
from clerk.desk.importing import accept, plan, read_paper
from clerk.desk.meeting_names import meeting_named
from clerk.desk.refused import Refused
from db import actions, history, people
from db.check import check
from db.errors import RuleBroken
from db.issue import confirm_minutes
from db.records import meeting_record, save_record

JULY = "ferry-board/2024-07-09"

MINUTES = """FERRY BOARD

A meeting of the Ferry Board was held on Tuesday 9 July 2024.

PRESENT: Councillors A Boatman (Chair) and C Rower

OFFICERS: T Ferriby

24/7 APOLOGIES FOR ABSENCE

There were none.

24/8 THE ROPE

The Harbour Master held up the rope.

AGREED: That a new rope be bought.

ACTION: Ask the chandler for a price by the fathom.
"""

LOG = """FERRY BOARD

Date: Tuesday 10th September, 2024
Time: 2.00 pm

Venue: The Slip

AGENDA

1.   Apologies for Absence

2.   Minutes and action log

3.   The Rope

MEMBERSHIP

Councillors A Boatman (Chair) and P Oar

\fACTIONS - FERRY BOARD (10 SEPTEMBER 2024)

Action

Responsible Officer

Progress

Action {number} (action from 9 July 2024)

{text}

T Ferriby

The chandler is on holiday.
"""


@pytest.fixture
def desk() -> Iterator[Desk]:
    with open_passing_desk() as sitting:
        yield sitting


@pytest.fixture
def take(desk: Desk, tmp_path: Path) -> Callable[[str], None]:
    """Writes a paper and takes it into the register."""

    def taken(text: str) -> None:
        path = tmp_path / f"paper-{len(list(tmp_path.iterdir()))}.txt"
        path.write_text(text, encoding="utf-8")
        accept(desk, read_paper(path))

    return taken


def numbers(desk: Desk) -> list[tuple[str | None, str]]:
    return [(each.action.number, each.action.text) for each in actions.actions(desk.register)]


def test_a_log_that_prints_a_known_action_brings_its_progress(
    desk: Desk, take: Callable[[str], None]
) -> None:
    take(MINUTES)
    take(LOG.format(number="1", text="Ask the chandler for a price by the fathom."))
    (listed,) = actions.actions(desk.register)
    assert listed.action.number == "1"
    assert [report.text for report in listed.action.progress] == ["The chandler is on holiday."]
    assert listed.meeting == JULY


def test_minutes_read_after_the_log_find_their_action_in_it(
    desk: Desk, take: Callable[[str], None]
) -> None:
    take(LOG.format(number="9", text="Ask the chandler for a price by the fathom."))
    take(MINUTES)
    assert numbers(desk) == [("9", "Ask the chandler for a price by the fathom.")]
    record = meeting_record(desk.register, meeting_named(desk, JULY).id or 0)
    assert [action.number for action in record.minutes[1].actions] == ["9"]


def test_a_number_that_belongs_to_another_action_is_not_taken_from_it(
    desk: Desk, take: Callable[[str], None], tmp_path: Path
) -> None:
    take(MINUTES)
    log = tmp_path / "log.txt"
    log.write_text(LOG.format(number="1", text="Paint the bell."), encoding="utf-8")
    proposed = plan(desk, read_paper(log))
    said = [finding.message for finding in proposed.planned[0].findings]
    assert "Action 1 is printed and is another action here; this one would be 2." in said
    accept(desk, proposed.paper, proposed)
    assert numbers(desk) == [
        ("1", "Ask the chandler for a price by the fathom."),
        ("2", "Paint the bell."),
    ]


def test_seats_are_noted_with_the_day_of_the_paper(desk: Desk, take: Callable[[str], None]) -> None:
    take(LOG.format(number="1", text="Paint the bell."))
    seats = people.memberships(desk.register, "ferry-board")
    assert [(seat.person.name, seat.role.value) for seat in seats] == [
        ("A Boatman", "chair"),
        ("P Oar", "member"),
    ]
    assert {seat.seen_on.isoformat() for seat in seats if seat.seen_on} == {"2024-09-10"}


def test_one_paper_is_one_event(desk: Desk, take: Callable[[str], None]) -> None:
    take(MINUTES)
    (event,) = history.events(desk.register)
    assert event.what.startswith("Import paper")


def test_an_import_with_actions_is_taken_back_and_done_again(
    desk: Desk, take: Callable[[str], None]
) -> None:
    take(MINUTES)
    take(LOG.format(number="1", text="Ask the chandler for a price by the fathom."))
    history.undo(desk.register)
    history.undo(desk.register, 1)
    assert actions.actions(desk.register) == ()
    assert check(desk.register) == ()
    history.undo(desk.register, history.last_seq(desk.register))
    assert [one.action.number for one in actions.actions(desk.register)] == ["1"]


def test_the_number_of_an_issued_action_is_fixed_all_the_same(
    desk: Desk, take: Callable[[str], None]
) -> None:
    take(MINUTES)
    (listed,) = actions.actions(desk.register)
    with pytest.raises(RuleBroken), desk.register.writing("Unfix it") as change:
        change.update("action", listed.action.id or 0, {"number_fixed": 0})


def test_a_register_that_moved_on_is_not_written_to(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(MINUTES, encoding="utf-8")
    shown = plan(desk, read_paper(path))
    other = tmp_path / "other.txt"
    other.write_text(MINUTES.replace("the rope", "a fish"), encoding="utf-8")
    accept(desk, read_paper(other))
    with pytest.raises(Refused, match="changed while you were deciding"):
        accept(desk, shown.paper, shown)
    assert len(history.events(desk.register)) == 1


def test_confirmed_minutes_are_not_changed_by_a_paper(
    desk: Desk, take: Callable[[str], None]
) -> None:
    take(MINUTES)
    meeting = meeting_named(desk, JULY)
    with desk.register.writing("Confirm") as change:
        confirm_minutes(change, meeting.id or 0)
    with pytest.raises(Refused, match="record a correction"):
        take(MINUTES.replace("held up the rope", "held up the anchor"))
    assert meeting_named(desk, JULY).stage is Stage.CONFIRMED


def test_a_house_style_in_use_is_not_changed_by_a_paper(
    desk: Desk, take: Callable[[str], None]
) -> None:
    from db import councils

    take(MINUTES)
    committee = councils.committee(desk.register, "ferry-board")
    mine = replace(committee, style=replace(committee.style, outcome_words=("DECREED",)))
    with desk.register.writing("Style") as change:
        councils.save_committee(change, mine)
    take(MINUTES.replace("9 July", "10 July").replace("Tuesday", "Wednesday"))
    assert councils.committee(desk.register, "ferry-board").style == mine.style


def test_a_record_edited_since_is_completed_not_overwritten(
    desk: Desk, take: Callable[[str], None]
) -> None:
    take(MINUTES)
    record = meeting_record(desk.register, meeting_named(desk, JULY).id or 0)
    with desk.register.writing("Venue") as change:
        save_record(change, replace(record, meeting=replace(record.meeting, venue="The Slip")))
    take(MINUTES + "\n24/9 THE BELL\n\nIt rang.\n")
    after = meeting_record(desk.register, record.meeting.id or 0)
    assert after.meeting.venue == "The Slip"
    assert [minute.number for minute in after.minutes] == ["24/7", "24/8", "24/9"]
