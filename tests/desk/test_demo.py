"""The made-up council: sound, the same every time, and with everything a newcomer may try."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.attendance import Capacity
from clerk.business.days import weekday_in_words
from clerk.business.meetings import MeetingRecord, Stage
from clerk.business.minutes import VoteMethod
from clerk.business.people import Role
from clerk.business.promises import promises
from clerk.business.restricted import View
from clerk.business.text import PointList, SubHeading, Table, blocks
from clerk.business.views import seen_by
from clerk.desk.chasing import chase_plan
from clerk.desk.checking import register_findings
from clerk.desk.committees import new_committee
from clerk.desk.demo import build_demo
from clerk.desk.demo.board import board
from clerk.desk.demo.calendar import meeting_day
from clerk.desk.demo.full_council import full_council
from clerk.desk.demo.parish import parish
from clerk.desk.demo.planning import planning
from clerk.desk.desk import Desk, open_passing_desk
from clerk.desk.refused import Refused
from clerk.desk.showing import shown
from clerk.desk.undoing import undo_last
from db import actions, councils, meetings, numbers, people
from db.records import meeting_record
from exporters.compose.action_log import action_log_document
from exporters.compose.agenda import agenda_document
from exporters.compose.minutes import minutes_document
from exporters.document import Document
from exporters.write import write

TODAY = date(2026, 11, 24)
OTHER_DAYS = [date(2027, 5, 1), date(2026, 12, 28), date(2028, 2, 29), date(2027, 1, 3)]
BOARD = "children-in-care-board"
COUNCIL = "harrowmere-borough-council"
PLANNING = "planning-committee"
PARISH = "netherwater-parish-council"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    """A desk on the made-up council. No test may change it."""
    yield from _built(TODAY)


def _built(today: date) -> Iterator[Desk]:
    noon = datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
    with open_passing_desk(lambda: noon) as desk:
        build_demo(desk)
        yield desk


def _records(desk: Desk) -> tuple[MeetingRecord, ...]:
    return tuple(
        meeting_record(desk.register, meeting.id or 0)
        for meeting in meetings.meetings(desk.register)
    )


@pytest.fixture(scope="module")
def records(desk: Desk) -> tuple[MeetingRecord, ...]:
    return _records(desk)


def test_the_same_day_gives_the_same_council(
    desk: Desk, records: tuple[MeetingRecord, ...]
) -> None:
    """And nobody is offered to take the year back."""
    for again in _built(TODAY):
        assert _records(again) == records
        assert people.people(again.register) == people.people(desk.register)
        assert people.tenures(again.register) == people.tenures(desk.register)
        assert councils.committees(again.register) == councils.committees(desk.register)
        with pytest.raises(Refused, match="nothing of yours to take back"):
            undo_last(again)
        new_committee(again, "Boats Panel", "", "uk-principal")
        assert undo_last(again) == "Taken back: Found the Boats Panel."
        with pytest.raises(Refused, match="nothing of yours to take back"):
            undo_last(again)


def test_a_council_is_not_made_up_twice_in_one_register(desk: Desk) -> None:
    before = len(meetings.meetings(desk.register))
    with pytest.raises(Refused):
        build_demo(desk)
    assert len(meetings.meetings(desk.register)) == before


def test_nothing_is_wrong_but_what_is_meant(desk: Desk) -> None:
    assert_sound(desk, TODAY)


@pytest.mark.slow
@pytest.mark.parametrize("today", OTHER_DAYS, ids=str)
def test_nothing_is_wrong_on_any_other_day(today: date) -> None:
    for desk in _built(today):
        assert_sound(desk, today)


def assert_sound(desk: Desk, today: date) -> None:
    (gap,) = register_findings(desk)
    assert gap.kind == "gap in the numbers"
    assert gap.place.startswith(PLANNING)
    (at_today,) = meetings.meetings(desk.register, first=today, last=today)
    assert (at_today.committee, at_today.stage) == (BOARD, Stage.AGENDA_ISSUED)


def test_the_meeting_of_today_waits_to_be_minuted(desk: Desk) -> None:
    today = shown(desk, f"{BOARD}/next").record
    assert today.meeting.held == TODAY
    assert today.meeting.stage is Stage.AGENDA_ISSUED
    assert today.meeting.issued is not None
    assert today.meeting.issued < TODAY
    assert len(today.items) >= 9
    assert today.minutes == ()
    assert today.roll.people == ()
    assert any(paper.grounds for paper in today.papers)
    closed = [action.number for action in today.actions if action.closed]
    assert closed == ["11"]


def test_four_committees_number_and_decide_in_four_ways(
    desk: Desk, records: tuple[MeetingRecord, ...]
) -> None:
    patterns = {
        each.slug: each.style.numbering.pattern for each in councils.committees(desk.register)
    }
    assert patterns == {
        BOARD: "{yy}/{n}",
        COUNCIL: "{n}",
        PLANNING: "P{n:03}/{yy}",
        PARISH: "{mm}.{yy}.{n:02}",
    }
    words = {
        slug: {
            outcome.word
            for record in records
            if record.meeting.committee == slug
            for minute in record.minutes
            for outcome in minute.outcomes
        }
        for slug in patterns
    }
    assert "AGREED" in words[BOARD]
    assert {"ORDERED", "LOST", "RECOMMENDED"} <= words[COUNCIL]
    assert "RESOLVED" in words[PLANNING]
    assert "RESOLVED" in words[PARISH]
    assert "ORDERED" not in words[BOARD] | words[PLANNING] | words[PARISH]


def test_numbers_run_on_where_the_pattern_says_so(records: tuple[MeetingRecord, ...]) -> None:
    def printed(slug: str) -> list[list[str]]:
        return [
            [minute.number for minute in record.minutes]
            for record in reversed(records)
            if record.meeting.committee == slug and record.minutes
        ]

    council = [int(number) for meeting in printed(COUNCIL) for number in meeting]
    assert council == list(range(418, 418 + len(council)))
    assert all(meeting[0].endswith(".01") for meeting in printed(PARISH))
    assert [meeting[0] for meeting in printed(BOARD)][:2] == ["25/31", "26/1"]


def test_minutes_are_in_every_stage(records: tuple[MeetingRecord, ...]) -> None:
    assert {record.meeting.stage for record in records} == {*Stage} - {Stage.IN_THE_ROOM}
    for record in records:
        assert bool(record.minutes) == (record.meeting.held < TODAY)


def test_one_member_apologises_to_a_committee_she_has_left(
    desk: Desk, records: tuple[MeetingRecord, ...]
) -> None:
    found = [
        finding
        for record in records
        for finding in shown(desk, record.meeting.reference).findings
        if not finding.kind.startswith("gap")
    ]
    assert [finding.kind for finding in found] == ["apology from a non-member"]
    assert found[0].message.startswith("F Lindqvist")


def test_a_number_was_withdrawn_with_its_reason(desk: Desk) -> None:
    ((number, reason),) = numbers.withdrawn(desk.register, PLANNING)
    assert number.startswith("P0")
    assert "withdrawn before" in reason


def test_people_come_and_go(desk: Desk, records: tuple[MeetingRecord, ...]) -> None:
    seats = people.memberships(desk.register, BOARD)
    chairs = [seat for seat in seats if seat.role is Role.CHAIR]
    assert {seat.person.name for seat in chairs} == {"C Adeyemi-Stott", "G Llŷr-Prosser"}
    holders = [
        tenure.person.name
        for tenure in people.tenures(desk.register)
        if tenure.post.name == "Clerk to the Council"
    ]
    assert holders == ["D Rhydderch", "P Jessop-Kaur"]
    there = {
        person.name
        for record in records
        if record.meeting.committee == PARISH
        for person in record.roll.people
        if (group := record.roll.group_of(person)) and group.capacity is Capacity.OFFICER
    }
    assert there == {*holders}
    attendance = [person for record in records for person in record.roll.people]
    assert any(person.substitute_for for person in attendance)
    assert any(person.movements for person in attendance)
    assert any(person.reason for person in attendance)
    assert any(len(record.roll.chair) > 1 for record in records)


def test_the_odd_things_of_a_year_are_there(records: tuple[MeetingRecord, ...]) -> None:
    minutes = [minute for record in records for minute in record.minutes]
    outcomes = [outcome for minute in minutes for outcome in minute.outcomes]
    kinds = {type(block) for minute in minutes for block in blocks(minute.text)}
    assert {SubHeading, PointList, Table} <= kinds
    assert any(declared.sensitive for record in records for declared in record.declarations)
    assert any(minute.restricted and minute.text for minute in minutes)
    assert any(minute.restricted and minute.restricted.actions for minute in minutes)
    assert any(outcome.word == "DEFERRED" for outcome in outcomes)
    assert any(outcome.vote and outcome.vote.casting_vote for outcome in outcomes)
    recorded = [
        outcome.vote
        for outcome in outcomes
        if outcome.vote and outcome.vote.method is VoteMethod.RECORDED
    ]
    assert recorded
    for vote in recorded:
        assert len(vote.names_in_favour) == vote.in_favour
        assert len(vote.names_against) == vote.against
    (late,) = [minute for minute in minutes if minute.text.startswith("The Chair agreed to take")]
    assert late.item is None
    assert len(promises(minutes)) > 10


def test_those_who_voted_by_name_were_there(records: tuple[MeetingRecord, ...]) -> None:
    for record in records:
        there = {person.name for person in record.roll.under("present")}
        for minute in record.minutes:
            for outcome in minute.outcomes:
                if outcome.vote:
                    names = (*outcome.vote.names_in_favour, *outcome.vote.names_against)
                    assert there.issuperset((*names, *outcome.vote.names_abstained))


def test_actions_are_overdue_numbered_with_a_hole_and_owned_by_all_kinds(desk: Desk) -> None:
    listed = actions.actions(desk.register, committee=BOARD)
    assert [each.action.number for each in listed][:4] == ["1", "2", "4", "5"]
    everything = [each.action for each in actions.actions(desk.register)]
    still = [action for action in everything if action.closed is None]
    assert sum(bool(a.due and a.due.on and a.due.on < TODAY) for a in still) >= 5
    assert {owner.kind for action in everything for owner in action.owners} == {
        *("person", "post", "body", "all")
    }
    assert {"next meeting", "asap", "ongoing"} <= {a.due.words for a in everything if a.due}


def test_nobody_is_chased_twice_under_two_names(desk: Desk) -> None:
    names = [each.letter.to.name.rpartition(" ")[2] for each in chase_plan(desk).messages]
    assert "Ferriby" in names
    assert len(names) == len(set(names))


def test_no_news_told_of_an_action_was_lost(desk: Desk) -> None:
    def day(weeks: int) -> date:
        return meeting_day(TODAY, weeks, 1)

    years = (board(day), full_council(day), planning(day), parish(day))
    told = [news.text for year in years for sitting in year for news in sitting.news.values()]
    reported = [
        report.text for each in actions.actions(desk.register) for report in each.action.progress
    ]
    assert sorted(reported) == sorted(told)


def test_every_meeting_can_be_read_and_printed(
    desk: Desk, records: tuple[MeetingRecord, ...], tmp_path: Path
) -> None:
    committees = {each.slug: each for each in councils.committees(desk.register)}
    for record in records:
        reference = record.meeting.reference
        assert shown(desk, reference).record == record
        committee = committees[record.meeting.committee]
        for view in View:
            words = _printed(agenda_document(seen_by(record, view), committee), tmp_path)
            assert all(item.title in words for item in record.items)
            words = _printed(action_log_document(seen_by(record, view), committee), tmp_path)
            assert all(
                action.text in words
                for action in record.actions
                if view is View.RESTRICTED or not action.restricted
            )
            words = _printed(minutes_document(seen_by(record, view), committee), tmp_path)
            for minute in record.minutes:
                assert minute.title in words
                if minute.restricted:
                    assert (minute.restricted.text in words) == (view is View.RESTRICTED)
                for sensitive in record.declarations:
                    assert not (sensitive.sensitive and sensitive.nature in words)


def _printed(document: Document, folder: Path) -> str:
    """The words of a document once it is a Word file, those of its tables included."""
    write(document, folder / "printed.docx")
    texts = docx.Document(str(folder / "printed.docx")).element.body.iter(f"{_W}p")
    return "\n".join("".join(t.text or "" for t in each.iter(f"{_W}t")) for each in texts)


@given(
    today=st.dates(date(2020, 1, 1), date(2090, 12, 31)),
    weeks=st.integers(-60, 60),
    weekday=st.integers(0, 4),
)
def test_a_meeting_day_keeps_its_side_of_today(today: date, weeks: int, weekday: int) -> None:
    day = meeting_day(today, weeks, weekday)
    if weeks == 0:
        assert day == today
    else:
        assert weekday_in_words(day).startswith(
            ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")[weekday]
        )
        assert (day > today) == (weeks > 0)
        assert abs(day - today) <= timedelta(days=7 * abs(weeks) + 7 + 14)
        assert not (day.month == 12 and day.day >= 23)
