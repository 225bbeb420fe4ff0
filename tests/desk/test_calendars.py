"""Meetings and deadlines as a calendar file, read back by rules of RFC 5545."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from clerk.desk import calling_off
from clerk.desk.calendars import calendar_of, export_calendar
from clerk.desk.changing_meetings import change_meeting
from clerk.desk.committees import new_meeting
from clerk.desk.desk import Desk
from clerk.desk.refused import Refused
from clerk.desk.written_files import InTheWay
from db.records import read_record
from tests.desk.live import MEETING, PIER, live_desk

JULY = date(2021, 7, 6)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with live_desk(tmp_path / "clerk.db", MEETING) as desk:
        new_meeting(desk, PIER.slug, JULY, time(14, 0), "The Net Loft, Quay; north door")
        yield desk


def events(desk: Desk, slug: str = PIER.slug) -> dict[str, Any]:
    """The entries of the calendar by their UIDs, each checked against the rules."""
    data = calendar_of(desk, slug)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar = Calendar.from_ical(data)
    assert calendar["version"] == "2.0"
    assert calendar["prodid"]
    found = {}
    for event in calendar.walk("VEVENT"):
        assert not event.errors
        assert event["dtstamp"].dt.tzinfo is not None
        starts = event["dtstart"].dt
        if isinstance(starts, datetime):
            assert starts.tzinfo == UTC or starts.utcoffset() == timedelta(0)
        else:
            assert event["dtend"].dt == starts + timedelta(days=1)
        assert str(event["uid"]) not in found
        found[str(event["uid"])] = event
    return found


def of_july(found: dict[str, Any]) -> Any:
    return next(event for uid, event in found.items() if uid.endswith("-meeting-2"))


def test_meetings_and_deadlines_are_in_it(desk: Desk) -> None:
    found = events(desk)
    meeting = of_july(found)
    assert meeting["dtstart"].dt == datetime(2021, 7, 6, 13, 0, tzinfo=UTC), "summer time"
    assert str(meeting["location"]) == "The Net Loft, Quay; north door"
    (reports,) = [event for uid, event in found.items() if uid.endswith("meeting-2-reports-in")]
    assert reports["dtstart"].dt == date(2021, 6, 17)
    assert reports["transp"] == "TRANSPARENT"
    # May's meeting has no hour, and takes its whole day.
    assert any(event["dtstart"].dt == date(2021, 5, 4) for event in found.values())


def test_a_change_keeps_the_uid_and_raises_the_sequence(desk: Desk) -> None:
    before = of_july(events(desk))
    record = read_record(desk.register, 2)
    moved = replace(record, meeting=replace(record.meeting, held=date(2021, 7, 7)))
    change_meeting(desk, record, moved, "Move")
    after = of_july(events(desk))
    assert after["uid"] == before["uid"]
    assert int(after["sequence"]) > int(before["sequence"])
    calling_off.cancel(desk, read_record(desk.register, 2), "No business")
    cancelled = events(desk)
    assert of_july(cancelled)["status"] == "CANCELLED"
    assert int(of_july(cancelled)["sequence"]) > int(after["sequence"])
    assert {str(event["status"]) for uid, event in cancelled.items() if "-meeting-2-" in uid} == {
        "CANCELLED"
    }


def test_it_is_written_to_a_file_that_is_not_written_over_unasked(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "pier.ics"
    export_calendar(desk, "", path)
    export_calendar(desk, PIER.slug, path)
    path.write_text("mine")
    with pytest.raises(InTheWay):
        export_calendar(desk, PIER.slug, path)
    with pytest.raises(Refused, match=r"ending \.ics"):
        export_calendar(desk, "", tmp_path / "pier.txt")
    with pytest.raises(Refused, match="pier-committee"):
        export_calendar(desk, "pier-comittee", path, replace=True)
    assert path.read_text() == "mine"
