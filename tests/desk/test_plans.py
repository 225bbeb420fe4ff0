"""The forward plan: business that waits, and how a meeting takes it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.agenda import AgendaItem, Paper
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.plan import PlannedItem, Why, with_business
from clerk.business.restricted import RestrictedItem
from clerk.desk import courses
from clerk.desk.committees import new_meeting
from clerk.desk.desk import Desk
from clerk.desk.plans import (
    Waiting,
    change_planned,
    drop,
    plan,
    plan_item,
    plan_list,
    take_into,
    takers,
)
from clerk.desk.refused import Refused
from clerk.desk.undoing import undo_last
from db.plans import add_planned
from db.records import read_record, save_record
from tests.desk.live import EXEMPT, PIER, live_desk, now

JULY, LATER = "pier-committee/2021-07-06", date(2021, 7, 6)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """The fourth item of today's meeting is deferred; July's meeting has its standing items."""
    with live_desk(tmp_path / "clerk.db") as desk:
        new_meeting(desk, PIER.slug, LATER, None, "")
        courses.defer(desk, now(desk), now(desk).items[3], LATER)
        yield desk


def waiting(desk: Desk, slug: str = PIER.slug) -> Waiting:
    (only,) = plan(desk, slug)
    return only


def agenda(desk: Desk) -> list[tuple[str, str]]:
    return [(one.number, one.title) for one in read_record(desk.register, 2).items]


def test_what_waits_says_where_it_comes_from(desk: Desk) -> None:
    held = waiting(desk)
    assert (held.came_from, held.meeting) == (
        "4 May 2021, minute 21/101",
        "pier-committee/2021-05-04",
    )
    with desk.register.writing("Recommend") as change:
        add_planned(change, replace(held.item, committee="council", why=Why.RECOMMENDED))
    assert waiting(desk, "council").came_from == "Pier Committee, 4 May 2021, minute 21/101"
    with pytest.raises(Refused, match="pier-committee"):
        plan(desk, "pier-comittee")


def test_business_is_planned_changed_and_dropped(desk: Desk) -> None:
    drop(desk, waiting(desk).item)
    assert plan(desk, PIER.slug) == ()
    plan_item(desk, PlannedItem(PIER.slug, " Lanterns ", description="Twelve of them"))
    item = waiting(desk).item
    assert (item.title, item.why, waiting(desk).came_from) == ("Lanterns", Why.PLANNED, "")
    change_planned(desk, replace(item, title="Lamps", description="", wanted_on=LATER))
    changed = waiting(desk).item
    assert (changed.title, changed.description, changed.wanted_on) == ("Lamps", "", LATER)
    with pytest.raises(Refused, match="Somebody else"):
        drop(desk, item)
    with pytest.raises(Refused, match="title"):
        change_planned(desk, replace(changed, title=" "))
    with pytest.raises(Refused, match="title"):
        plan_item(desk, PlannedItem(PIER.slug, ""))
    undo_last(desk)
    assert waiting(desk).item == item


def test_a_meeting_takes_business_and_undo_gives_it_back(desk: Desk) -> None:
    before, item = agenda(desk), waiting(desk).item
    assert before[-1] == ("4", "Urgent Business")
    assert [one.reference for one in takers(desk, PIER.slug)] == [JULY]
    take_into(desk, item, JULY)
    assert agenda(desk) == [*before[:-1], ("4", "Planks"), ("5", "Urgent Business")]
    assert plan(desk, PIER.slug) == ()
    with pytest.raises(Refused, match="waits no longer"):
        take_into(desk, item, JULY)
    assert len(agenda(desk)) == 5
    undo_last(desk)
    assert (agenda(desk), waiting(desk).item) == (before, item)


def test_an_issued_agenda_and_another_body_take_nothing(desk: Desk) -> None:
    item = waiting(desk).item
    july = read_record(desk.register, 2)
    with desk.register.writing("Issue") as change:
        save_record(change, replace(july, meeting=replace(july.meeting, stage=Stage.AGENDA_ISSUED)))
    assert takers(desk, PIER.slug) == ()
    with pytest.raises(Refused, match="later meeting"):
        take_into(desk, item, JULY)
    new_meeting(desk, "council", LATER, None, "")
    with pytest.raises(Refused, match="not a meeting of the body"):
        take_into(desk, item, "council/2021-07-06")
    assert waiting(desk).item == item


def test_the_plan_is_listed_for_all_and_for_one(desk: Desk) -> None:
    plan_item(desk, PlannedItem("council", "The budget"))
    assert [row[-1] for row in plan_list(desk).rows] == ["The budget", "Planks"]
    assert plan_list(desk, PIER.slug).shapes == (
        {
            "committee": PIER.slug,
            "title": "Planks",
            "description": "",
            "why": "deferred",
            "wanted": "2021-07-06",
            "meeting": "pier-committee/2021-05-04",
            "minute": "21/101",
            "kind": "business",
            "lead": "",
            "restricted": False,
        },
    )


def record(*items: AgendaItem, papers: tuple[Paper, ...] = ()) -> MeetingRecord:
    return MeetingRecord(Meeting(PIER.slug, PIER.name, LATER), items=items, papers=papers)


def test_what_is_closed_or_closes_the_agenda_stays_last_and_keeps_its_papers() -> None:
    before = record(
        AgendaItem("1", "Apologies"),
        AgendaItem("2", "Any Other Business"),
        AgendaItem("3", "A lease", restricted=RestrictedItem(EXEMPT, "The kiosk")),
        AgendaItem("", "Date of the Next Meeting"),
        papers=(Paper("Lease", item="3"), Paper("Roll", item="1"), Paper("Map")),
    )
    after = with_business(before, AgendaItem("", "Planks"))
    assert [one.number for one in after.items] == ["1", "2", "3", "4", ""]
    assert after.items[1] == AgendaItem("2", "Planks")
    assert [one.item for one in after.papers] == ["4", "1", None]


def test_the_first_business_and_an_agenda_without_numbers() -> None:
    assert with_business(record(), AgendaItem("", "Planks")).items == (AgendaItem("1", "Planks"),)
    unnumbered = with_business(
        record(AgendaItem("", "Apologies")), AgendaItem("", "Planks", "Of oak")
    )
    assert unnumbered.items[1:] == (AgendaItem("", "Planks", "Of oak"),)


_TITLES = st.sampled_from(("Lamps", "Urgent Business", "Matters for the Next Agenda"))
_ITEMS = st.lists(
    st.tuples(st.integers(1, 30).map(str), _TITLES), max_size=8, unique_by=lambda one: one[0]
)


@given(_ITEMS)
def test_no_number_is_there_twice_and_nothing_else_moves(items: list[tuple[str, str]]) -> None:
    before = record(*(AgendaItem(number, title) for number, title in items))
    after = with_business(before, AgendaItem("", "Planks"))
    numbers = [one.number for one in after.items]
    assert len(set(numbers)) == len(numbers) == len(items) + 1
    kept = [one.title for one in after.items if one.title != "Planks"]
    assert kept == [title for _, title in items]
