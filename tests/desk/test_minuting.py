"""Minutes as they are taken: items opened, outcomes and actions put in, changed and taken out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from clerk.business.actions import Action, Owner
from clerk.business.agenda import Paper
from clerk.business.minutes import Clause, Outcome
from clerk.desk.changing_meetings import change_meeting
from clerk.desk.desk import Desk
from clerk.desk.minuting import (
    Part,
    act,
    annotate,
    decide,
    open_item,
    prepare_minutes,
    put_right,
    resolve_as_printed,
)
from clerk.desk.refused import Refused
from clerk.desk.typing import begin_typing, type_text
from clerk.desk.undoing import events, undo_event, undo_last
from db.plans import waiting
from tests.desk.live import EXEMPT, live_desk, minute_of, now


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with live_desk(tmp_path / "clerk.db") as desk:
        yield desk


def begin(desk: Desk, number: str) -> int:
    item = next(one for one in now(desk).items if one.number == number)
    return open_item(desk, 1, item)


def write(desk: Desk, minute: int, text: str, *, restricted: bool = False) -> None:
    base = begin_typing(desk, minute, restricted=restricted).base
    type_text(desk, minute, text, base, restricted=restricted)


def test_an_item_is_opened_once_and_stands_in_the_order_of_the_agenda(desk: Desk) -> None:
    lamps = begin(desk, "3")
    first = begin(desk, "1")
    assert begin(desk, "3") == lamps
    assert [(one.number, one.item, one.id) for one in now(desk).minutes] == [
        ("21/101", "1", first),
        ("21/102", "3", lamps),
    ]
    assert minute_of(desk, "1").text == "Apologies for absence are recorded above."
    assert minute_of(desk, "3").text == ""


def test_a_restricted_item_has_a_restricted_minute(desk: Desk) -> None:
    begin(desk, "5")
    minute = minute_of(desk, "5")
    assert minute.title == "A lease"
    assert minute.restricted is not None
    assert minute.restricted.title == "The kiosk lease"


def test_minutes_are_prepared_for_every_item_at_once(desk: Desk) -> None:
    begin(desk, "3")
    assert prepare_minutes(desk, 1) == "4 minutes are begun."
    assert [one.item for one in now(desk).minutes] == ["1", "2", "3", "4", "5"]
    with pytest.raises(Refused, match="already"):
        prepare_minutes(desk, 1)
    undo_last(desk)
    assert [one.item for one in now(desk).minutes] == ["3"]


def test_an_outcome_stands_behind_the_text_typed_so_far(desk: Desk) -> None:
    minute = begin(desk, "3")
    write(desk, minute, "The lamps are dim.\n\nOil is dear.")
    part = Part(1, minute)
    decide(desk, part, Outcome("AGREED", (Clause("That oil be bought."),)))
    act(desk, part, Action("Buy oil", owners=(Owner("V Bank"),)))
    write(desk, minute, "The lamps are dim.\n\nOil is dear.\n\nAll went to look.")
    held = minute_of(desk, "3")
    assert [(one.after_block, one.order) for one in (*held.outcomes, *held.actions)] == [
        (2, 0),
        (2, 1),
    ]
    assert [event.what for event in events(desk)[:3]] == [
        "An action in minute 21/101 Lamps",
        "AGREED in minute 21/101 Lamps",
        "Type in minute 21/101 Lamps",
    ]


def test_taking_back_an_outcome_leaves_the_text(desk: Desk) -> None:
    minute = begin(desk, "3")
    write(desk, minute, "The lamps are dim.")
    taken = decide(desk, Part(1, minute), Outcome("NOTED"))
    undo_event(desk, taken.event)
    assert minute_of(desk, "3").outcomes == ()
    assert minute_of(desk, "3").text == "The lamps are dim."


def test_an_outcome_is_put_right_or_taken_out(desk: Desk) -> None:
    part = Part(1, begin(desk, "3"))
    decide(desk, part, Outcome("AGREED", (Clause("That oil be bought."),)))
    held = minute_of(desk, "3").outcomes[0]
    put_right(desk, part, held, replace(held, mover="R Teal"))
    assert minute_of(desk, "3").outcomes[0].mover == "R Teal"
    put_right(desk, part, held, None)
    assert minute_of(desk, "3").outcomes == ()
    with pytest.raises(Refused, match="no longer"):
        put_right(desk, part, held, None)


def test_what_is_decided_in_restricted_business_stays_there(desk: Desk) -> None:
    minute = begin(desk, "5")
    write(desk, minute, "The rent is low.", restricted=True)
    part = Part(1, minute, restricted=True)
    decide(desk, part, Outcome("AGREED", (Clause("That the rent be raised."),)))
    act(desk, part, Action("Write to the tenant"))
    held = minute_of(desk, "5")
    assert (held.outcomes, held.actions, held.text) == ((), (), "")
    assert held.restricted is not None
    assert held.restricted.text == "The rent is low."
    assert held.restricted.actions[0].restricted
    with pytest.raises(Refused, match="no restricted part"):
        decide(desk, Part(1, begin(desk, "3"), restricted=True), Outcome("AGREED"))


def test_what_is_recommended_to_a_body_waits_in_its_plan(desk: Desk) -> None:
    part = Part(1, begin(desk, "3"))
    clause = Clause("That a new lamp be paid for.")
    decide(desk, part, Outcome("RECOMMENDED", (clause,), to_body="harbour council"))
    (planned,) = waiting(desk.register, "council")
    assert (planned.title, planned.from_number) == ("Lamps", "21/101")
    undo_last(desk)
    assert waiting(desk.register, "council") == ()


def test_the_reports_recommendations_are_resolved_as_printed(desk: Desk) -> None:
    part = Part(1, begin(desk, "3"))
    resolve_as_printed(desk, part)
    (outcome,) = minute_of(desk, "3").outcomes
    assert (outcome.word, outcome.clauses) == ("RESOLVED", (Clause("That the lamps be noted."),))
    with pytest.raises(Refused, match="No recommendations"):
        resolve_as_printed(desk, Part(1, begin(desk, "4")))


def test_recommendations_are_found_in_the_papers_of_the_item_but_not_in_closed_ones(
    desk: Desk,
) -> None:
    part = Part(1, begin(desk, "4"))
    before = now(desk)
    text = "Planks\n\nRECOMMENDATIONS\n\n1. That oak be bought.\n2. That it be tarred.\n"
    secret = Paper("Prices", item="4", text=text.replace("oak", "teak"), grounds=EXEMPT)
    papers = (secret, Paper("Planks", item="4", text=text))
    change_meeting(desk, before, replace(before, papers=papers), "Lay papers")
    resolve_as_printed(desk, part)
    (outcome,) = minute_of(desk, "4").outcomes
    assert [one.text for one in outcome.clauses] == ["That oak be bought.", "That it be tarred."]


def test_a_private_note_grows_line_by_line(desk: Desk) -> None:
    minute = begin(desk, "3")
    annotate(desk, 1, minute, " ask about   the oil ")
    annotate(desk, 1, minute, "and the wick")
    assert minute_of(desk, "3").note == "ask about the oil\nand the wick"
    with pytest.raises(Refused):
        annotate(desk, 1, minute, "  ")
