"""The list of changes since a draft says nothing of what was closed to the public since, wherever
in the draft it stood."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from clerk.business.actions import Action
from clerk.business.agenda import AgendaItem
from clerk.business.attendance import Attendance, AttendanceGroup, Move, Movement, Roll
from clerk.business.interests import Declaration
from clerk.business.meetings import Adjournment, Meeting, MeetingRecord, Stage
from clerk.business.minutes import Clause, Minute, Outcome
from clerk.business.restricted import Restriction
from clerk.desk import courses, exporting, restricting
from clerk.desk.desk import Desk
from clerk.desk.exporting import Printed
from clerk.desk.issuing import issue_draft
from clerk.desk.workspace import workspace
from db.records import save_record
from tests.desk.closing import CLOSED, SECRET, closing_desk
from tests.harbour import EXEMPT, HARBOUR

HELD = Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", date(2022, 5, 3), stage=Stage.WRITING_UP)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with closing_desk(tmp_path / "clerk.db") as desk:
        yield desk


def issued(desk: Desk, record: MeetingRecord) -> MeetingRecord:
    with desk.register.writing("Hold") as change:
        save_record(change, record)
    issue_draft(desk, now(desk))
    return now(desk)


def now(desk: Desk) -> MeetingRecord:
    return workspace(desk, HELD.reference).record


def changes(desk: Desk, path: Path) -> str:
    exporting.export(desk, Printed.CHANGES, HELD.reference, path, replace=True)
    return path.read_text("utf-8")


def test_what_named_an_item_without_a_number_by_its_title(desk: Desk, tmp_path: Path) -> None:
    left = Movement(Move.LEFT, item_title=SECRET, at=time(14))
    roll = Roll(
        (AttendanceGroup("here", "HERE"),), (Attendance("R Teal", "here", movements=(left,)),)
    )
    record = MeetingRecord(
        HELD,
        roll=roll,
        items=(AgendaItem("", SECRET), AgendaItem("", "Ropes")),
        minutes=(Minute("22/1", SECRET, "Seen."), Minute("22/2", "Ropes", "Old.")),
        declarations=(Declaration("R Teal", SECRET, "Pecuniary", "a share", declared_at=SECRET),),
        adjournments=(Adjournment(time(14, 5), time(14, 9), item=SECRET, reason="rain"),),
    )
    record = issued(desk, record)
    with desk.register.writing("Word it anew") as change:
        ropes = replace(record.minutes[1], text="New.")
        save_record(change, replace(record, minutes=(record.minutes[0], ropes)))
    assert "Old." in changes(desk, tmp_path / "changes.txt")
    record = now(desk)
    restricting.close_item(desk, record, record.items[0], Restriction(EXEMPT, CLOSED))
    told = changes(desk, tmp_path / "changes.txt")
    assert "Old." in told
    assert SECRET not in " ".join(told.split())


def test_what_was_split_off_a_minute_and_closed(desk: Desk, tmp_path: Path) -> None:
    minute = Minute(
        "22/1",
        "Ropes",
        f"The ropes are old.\n\nThe {SECRET} was looked at with care.",
        (Outcome("AGREED", (Clause(f"That the {SECRET} go on."),), after_block=2),),
        (Action(f"Price the {SECRET}", after_block=2),),
        item="1",
    )
    record = issued(desk, MeetingRecord(HELD, items=(AgendaItem("1", "Ropes"),), minutes=(minute,)))
    courses.split(desk, record, record.minutes[0], 1)
    assert SECRET in " ".join(changes(desk, tmp_path / "changes.txt").split())
    record = now(desk)
    restricting.close_minute(desk, record, record.minutes[1], EXEMPT, CLOSED)
    assert SECRET not in " ".join(changes(desk, tmp_path / "changes.txt").split())
