"""Business that does not go as the agenda has it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from clerk.business.actions import Action
from clerk.business.agenda import AgendaItem, Course
from clerk.business.minutes import Clause, Outcome
from clerk.business.plan import Why
from clerk.business.restricted import Restriction, View
from clerk.business.views import seen_by
from clerk.desk import courses
from clerk.desk.changing_meetings import change_meeting
from clerk.desk.desk import Desk
from clerk.desk.minuting import Part, act, decide, open_item
from clerk.desk.refused import Refused
from clerk.desk.undoing import undo_last
from db.issue import issue_minutes
from db.plans import drop_planned, place_planned, waiting
from tests.desk.live import EXEMPT, live_desk, minute_of, now


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with live_desk(tmp_path / "clerk.db") as desk:
        yield desk


def item(desk: Desk, number: str) -> AgendaItem:
    return next(one for one in now(desk).items if one.number == number)


def write(desk: Desk, number: str, text: str) -> None:
    open_item(desk, 1, item(desk, number))
    before = now(desk)
    minutes = tuple(
        replace(one, text=text) if one.item == number else one for one in before.minutes
    )
    change_meeting(desk, before, replace(before, minutes=minutes), "Write")


def test_an_item_is_withdrawn_and_taken_up_again(desk: Desk) -> None:
    courses.withdraw(desk, now(desk), item(desk, "4"))
    assert item(desk, "4").course is Course.WITHDRAWN
    assert minute_of(desk, "4").text == "This item was withdrawn and not considered."
    courses.take_up_again(desk, now(desk), item(desk, "4"))
    assert item(desk, "4").course is Course.TAKEN


def test_a_deferred_item_waits_in_the_plan(desk: Desk) -> None:
    later = date(2021, 7, 6)
    courses.defer(desk, now(desk), item(desk, "4"), later)
    assert minute_of(desk, "4").text.endswith("deferred to the meeting on 6 July 2021.")
    (planned,) = waiting(desk.register, "pier-committee")
    assert (planned.title, planned.why, planned.wanted_on) == ("Planks", Why.DEFERRED, later)
    undo_last(desk)
    assert waiting(desk.register, "pier-committee") == ()
    with pytest.raises(Refused, match="not after this meeting"):
        courses.defer(desk, now(desk), item(desk, "4"), date(2021, 5, 4))


def test_what_waits_is_taken_by_a_meeting_or_dropped(desk: Desk) -> None:
    for number in ("3", "4"):
        courses.defer(desk, now(desk), item(desk, number))
    lamps, planks = waiting(desk.register, "pier-committee")
    with desk.register.writing("Place it") as change:
        place_planned(change, lamps, 1)
        drop_planned(change, planks)
    assert waiting(desk.register, "pier-committee") == ()


def test_urgent_business_needs_the_chairs_reason(desk: Desk) -> None:
    with pytest.raises(Refused, match="reason"):
        courses.add_urgent(desk, now(desk), "A wreck", " ")
    courses.add_urgent(desk, now(desk), "A wreck", "It lies in the fairway")
    added = item(desk, "6")
    assert added.urgent
    assert added.urgent_reason == "It lies in the fairway"
    assert minute_of(desk, "6").title == "A wreck"


def test_an_item_taken_out_of_order_is_minuted_where_it_was_taken(desk: Desk) -> None:
    write(desk, "1", "Nobody was missing.")
    courses.take_now(desk, now(desk), item(desk, "4"), "1")
    assert "Item 4 was taken before item 2" in minute_of(desk, "4").text
    write(desk, "2", "Nobody had an interest.")
    assert [one.item for one in now(desk).minutes] == ["1", "4", "2", "3", "5"]
    with pytest.raises(Refused, match="next in the order"):
        courses.take_now(desk, now(desk), item(desk, "3"), "2")


def test_a_minute_is_split_and_joined_again(desk: Desk) -> None:
    write(desk, "3", "The lamps are dim.\n\nThe wicks are short.")
    part = Part(1, minute_of(desk, "3").id or 0)
    decide(desk, part, Outcome("NOTED"), 1)
    decide(desk, part, Outcome("AGREED", (Clause("That wicks be bought."),)), 2)
    act(desk, part, Action("Buy wicks"), 2)
    whole = minute_of(desk, "3")
    said = courses.split(desk, now(desk), whole, 1)
    assert said == f"Minute 21/101 {whole.title} is two minutes now."
    first, second = now(desk).minutes
    assert [first.number, second.number] == ["21/101", "21/102"]
    assert (first.text, second.text) == ("The lamps are dim.", "The wicks are short.")
    assert [one.word for one in first.outcomes] == ["NOTED"]
    assert [one.after_block for one in (*second.outcomes, *second.actions)] == [1, 1]
    courses.merge(desk, now(desk), second)
    (again,) = now(desk).minutes
    assert (again.text, again.outcomes) == (whole.text, whole.outcomes)
    assert [one.after_block for one in again.actions] == [2]


def test_an_issued_minute_is_not_joined_to_another(desk: Desk) -> None:
    write(desk, "3", "The lamps are dim.")
    write(desk, "4", "The planks are wet.")
    with desk.register.writing("Issue") as change:
        issue_minutes(change, 1, period="", number=lambda value: f"21/{value}")
    with pytest.raises(Refused, match="issued"):
        courses.merge(desk, now(desk), minute_of(desk, "4"))
    with pytest.raises(Refused, match="no minute before"):
        courses.merge(desk, now(desk), minute_of(desk, "3"))
    with pytest.raises(Refused, match="cursor"):
        courses.split(desk, now(desk), minute_of(desk, "3"), 1)


def test_an_adjournment_and_its_end(desk: Desk) -> None:
    courses.adjourn(desk, now(desk), "3", "The lamp went out.")
    assert now(desk).adjournments[0].at == time(14, 22)
    assert now(desk).adjournments[0].resumed_at is None
    assert "goes on" in courses.adjourn(desk, now(desk), "3")
    assert now(desk).adjournments[0].resumed_at == time(14, 22)


def test_the_public_is_excluded_by_a_resolution_it_may_read(desk: Desk) -> None:
    write(desk, "4", "The price of oak is nobody's business.")
    courses.exclude_public(desk, now(desk), item(desk, "4"), Restriction(EXEMPT, "Timber"))
    public = seen_by(now(desk), View.PUBLIC).record
    minute = next(one for one in public.minutes if one.item == "4")
    assert "oak" not in repr(public)
    assert minute.title == "Timber"
    assert "paragraph 3" in minute.outcomes[0].clauses[0].text
    courses.readmit_public(desk, now(desk), "4")
    assert [one.word for one in minute_of(desk, "4").outcomes] == ["RESOLVED", "RESOLVED"]
    with pytest.raises(Refused, match="title"):
        courses.exclude_public(desk, now(desk), item(desk, "3"), Restriction(EXEMPT, ""))
    with pytest.raises(Refused, match="Write in an item"):
        courses.readmit_public(desk, now(desk), "3")
