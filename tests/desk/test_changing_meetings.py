"""Changes of a meeting from the desk: each one event, and never over somebody else's."""

from dataclasses import replace

import pytest

from clerk.business.meetings import MeetingRecord, Stage
from clerk.business.numbering import Series
from clerk.desk.changing_meetings import change_meeting
from clerk.desk.desk import Desk
from clerk.desk.refused import Refused
from clerk.desk.typing import leave_minute, type_text, typed_text
from clerk.desk.undoing import undo_last
from clerk.desk.workspace import meeting_events, workspace
from db.issue import confirm_minutes, issue_minutes
from db.numbers import save_series
from db.records import save_record
from tests.desk.sitting import Sit
from tests.harbour import HARBOUR, TWO_MINUTES

REFERENCE = "harbour-committee/2021-06-08"


def record(desk: Desk) -> MeetingRecord:
    return workspace(desk, REFERENCE).record


def with_title(record: MeetingRecord, at: int, title: str) -> MeetingRecord:
    items = list(record.items)
    items[at] = replace(items[at], title=title)
    return replace(record, items=tuple(items))


def test_a_change_is_one_event_and_can_be_taken_back(sit: Sit) -> None:
    desk = sit("Ada Pell")
    before = record(desk)
    people = tuple(replace(one, note="by boat") for one in before.roll.people)
    after = replace(before, roll=replace(before.roll, people=people))
    change_meeting(desk, before, after, "Say how they came")
    assert record(desk) == after
    events = meeting_events(desk, before.meeting.id or 0)
    assert [event.what for event, _ in events][:1] == ["Say how they came"]
    assert undo_last(desk) == "Taken back: Say how they came."
    assert record(desk) == before


def test_nothing_changed_makes_no_event(sit: Sit) -> None:
    desk = sit("Ada Pell")
    before = record(desk)
    known = len(meeting_events(desk, before.meeting.id or 0))
    change_meeting(desk, before, before, "Nothing")
    assert len(meeting_events(desk, before.meeting.id or 0)) == known


def test_two_clerks_change_different_things(sit: Sit) -> None:
    ada, ben = sit("Ada Pell"), sit("Ben Hoy")
    adas, bens = record(ada), record(ben)
    change_meeting(ben, bens, with_title(bens, 0, "Apologies and welcome"), "Change item 1")
    change_meeting(ada, adas, with_title(adas, 1, "Dredging the bar"), "Change item 4")
    titles = [item.title for item in record(ada).items]
    assert titles[:2] == ["Apologies and welcome", "Dredging the bar"]


def test_two_clerks_change_the_same(sit: Sit) -> None:
    ada, ben = sit("Ada Pell"), sit("Ben Hoy")
    adas, bens = record(ada), record(ben)
    change_meeting(ben, bens, with_title(bens, 0, "Bens"), "Change item 1")
    with pytest.raises(Refused, match="Somebody else has changed the agenda"):
        change_meeting(ada, adas, with_title(adas, 0, "Adas"), "Change item 1")
    assert record(ada).items[0].title == "Bens"


def test_a_moved_item_and_a_changed_one_do_not_mix(sit: Sit) -> None:
    ada, ben = sit("Ada Pell"), sit("Ben Hoy")
    adas, bens = record(ada), record(ben)
    change_meeting(ben, bens, replace(bens, items=bens.items[1:]), "Delete item 1")
    with pytest.raises(Refused, match="Somebody else has changed the agenda"):
        change_meeting(ada, adas, with_title(adas, 1, "Adas"), "Change item 4")


def test_typing_is_on_the_disk_at_once_and_one_event_when_left(sit: Sit) -> None:
    ada, ben = sit("Ada Pell"), sit("Ben Hoy")
    minute = record(ada).minutes[0]
    text, base = typed_text(ada, minute.id or 0)
    base = type_text(ada, minute.id or 0, f"{text}\n\nIt rained.", base)
    type_text(ada, minute.id or 0, f"{text}\n\nIt rained all day.", base)
    assert record(ben).minutes[0].text.endswith("It rained all day.")
    assert leave_minute(ada, minute.id or 0)
    assert not leave_minute(ada, minute.id or 0)
    what = [event.what for event, _ in meeting_events(ben, record(ben).meeting.id or 0)]
    assert what == ["Type in minute 21/7 Dredging", "Write up"]


def test_a_form_and_typing_elsewhere_go_together(sit: Sit) -> None:
    ada, ben = sit("Ada Pell"), sit("Ben Hoy")
    before = record(ada)
    first, second = before.minutes[:2]
    text, base = typed_text(ben, first.id or 0)
    type_text(ben, first.id or 0, f"{text} Ben was here.", base)
    minutes = (first, replace(second, title="Renamed"), *before.minutes[2:])
    change_meeting(ada, before, replace(before, minutes=minutes), "Rename a minute")
    now = record(ada).minutes
    assert (now[0].text.endswith("Ben was here."), now[1].title) == (True, "Renamed")


def test_issued_numbers_and_confirmed_texts_are_refused_in_a_sentence(sit: Sit) -> None:
    desk = sit("Ada Pell")
    with desk.register.writing("Issue") as change:
        save_series(change, HARBOUR.slug, Series(HARBOUR.style.numbering, 1, "1"))
        meeting = save_record(change, TWO_MINUTES)
        issue_minutes(change, meeting, period="", number=str)
    before = workspace(desk, str(meeting)).record
    first = replace(before.minutes[0], number="99")
    with pytest.raises(Refused, match="its number is fixed"):
        change_meeting(desk, before, replace(before, minutes=(first, *before.minutes[1:])), "No")
    with desk.register.writing("Confirm") as change:
        confirm_minutes(change, meeting)
    fixed = workspace(desk, str(meeting)).record
    assert fixed.meeting.stage is Stage.CONFIRMED
    first = replace(fixed.minutes[0], text="Otherwise.")
    with pytest.raises(Refused, match="text is fixed"):
        change_meeting(desk, fixed, replace(fixed, minutes=(first, *fixed.minutes[1:])), "No")
    assert workspace(desk, str(meeting)).record == fixed


def test_history_of_a_meeting_knows_what_is_gone(sit: Sit) -> None:
    desk = sit("Ada Pell")
    before = record(desk)
    minutes = (replace(before.minutes[0], outcomes=()), *before.minutes[1:])
    change_meeting(desk, before, replace(before, minutes=minutes), "Delete an outcome")
    now = record(desk)
    change_meeting(desk, now, replace(now, roll=replace(now.roll, people=())), "Empty the room")
    with desk.register.writing("Another meeting") as change:
        save_record(change, TWO_MINUTES)
    what = [event.what for event, _ in meeting_events(desk, before.meeting.id or 0)]
    assert what == ["Empty the room", "Delete an outcome", "Write up"]
