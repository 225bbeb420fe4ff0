"""What was worded otherwise before it was closed to the public, or after: the words it had then are
in nothing public either."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk.business.agenda import AgendaItem
from clerk.business.attendance import Attendance, AttendanceGroup, Move, Movement, Roll
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Clause, Minute, Outcome, Vote, VoteMethod
from clerk.business.plan import PlannedItem, Why
from clerk.business.restricted import Restriction
from clerk.desk import (
    confirming,
    courses,
    exporting,
    plans,
    restricting,
)
from clerk.desk.desk import Desk
from clerk.desk.exporting import Printed
from clerk.desk.issuing import issue_draft
from clerk.desk.issuing_agendas import issue_agenda
from clerk.desk.showing import shown
from clerk.desk.workspace import workspace
from db.plans import add_planned
from db.records import save_record
from tests.desk.closing import (
    CLOSED,
    SECRET,
    TO_COME,
    change,
    close,
    close_as,
    closing_desk,
    item,
    now,
    public,
)
from tests.harbour import EXEMPT, HARBOUR

LATER = f"{HARBOUR.slug}/2022-08-09"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with closing_desk(tmp_path / "clerk.db") as desk:
        yield desk


def sit(desk: Desk, *minutes: Minute, roll: Roll | None = None) -> None:
    with desk.register.writing("Sit") as change:
        record = now(desk)
        meeting = replace(record.meeting, stage=Stage.WRITING_UP)
        after = replace(record, meeting=meeting, minutes=minutes, roll=roll or record.roll)
        save_record(change, after)


def close_minute(desk: Desk, at: int = 0) -> str:
    record = now(desk)
    return restricting.close_minute(desk, record, record.minutes[at], EXEMPT, CLOSED)


@pytest.mark.parametrize("how", ["closed again", "changed"])
def test_a_public_title_that_said_too_much_is_nowhere_when_it_is_another(
    desk: Desk, how: str
) -> None:
    """Not at the minutes of the item, nor at what stands under it, nor in the plan."""
    issue_agenda(desk, now(desk))
    left = Movement(Move.LEFT, item="2", item_title=SECRET)
    here = Attendance("R Teal", "here", movements=(left,))
    sit(
        desk,
        Minute("22/3", SECRET, "Seen.", item="2", provisional=True),
        Minute("22/4", "A price", "Heard.", item="2a", provisional=True),
        roll=Roll((AttendanceGroup("here", "HERE"),), (here,)),
    )
    courses.defer(desk, now(desk), item(desk, "2"))
    close_as(desk, "2", f"The {SECRET}")
    assert [one.title for one in now(desk).minutes] == [f"The {SECRET}"] * 2
    if how == "changed":
        change(desk, "2", title=CLOSED)
    else:
        close_as(desk, "2", CLOSED)
    assert SECRET not in public(desk)
    assert SECRET not in repr(plans.plan_list(desk))


def test_what_was_worded_by_itself_keeps_its_public_title(desk: Desk) -> None:
    close(desk)
    close_as(desk, "2b", "A buyer")
    close_as(desk, "2", "Property")
    assert [one.title for one in now(desk).items[1:4]] == ["Property", "Property", "A buyer"]


def test_the_title_an_item_had_when_somebody_left_is_closed_with_it(desk: Desk) -> None:
    left = Movement(Move.LEFT, item="2", item_title=SECRET)
    here = Attendance("R Teal", "here", movements=(left,))
    sit(desk, roll=Roll((AttendanceGroup("here", "HERE"),), (here,)))
    change(desk, "2", title="Business at the quay")
    close(desk)
    assert SECRET not in public(desk)


def test_a_minute_that_names_no_item_is_closed_with_that_of_its_title(desk: Desk) -> None:
    sit(desk, Minute("22/3", SECRET, f"The {SECRET} was seen."), Minute("22/4", "Ropes", "Old."))
    close(desk)
    assert SECRET not in public(desk)
    assert now(desk).minutes[1].restricted is None


def test_a_presenter_that_is_hidden_is_hidden_in_the_plan(desk: Desk) -> None:
    change(desk, "2", presenter=f"the {SECRET} Manager")
    issue_agenda(desk, now(desk))
    sit(desk, Minute("22/3", SECRET, "Seen.", item="2", provisional=True))
    courses.defer(desk, now(desk), item(desk, "2"))
    close_as(desk, "2", CLOSED, "")
    assert SECRET not in repr(plans.plan_list(desk))
    (waits,) = plans.plan(desk, HARBOUR.slug)
    assert waits.item.restricted is not None
    assert f"Presenter: the {SECRET} Manager" in waits.item.restricted.description


def test_a_presenter_hidden_later_is_hidden_in_the_plan(desk: Desk) -> None:
    change(desk, "2", presenter=f"the {SECRET} Manager")
    issue_agenda(desk, now(desk))
    sit(desk, Minute("22/3", SECRET, "Seen.", item="2", provisional=True))
    courses.defer(desk, now(desk), item(desk, "2"))
    close(desk)
    assert SECRET in repr(plans.plan_list(desk))
    close_as(desk, "2", CLOSED, "an officer")
    assert SECRET not in repr(plans.plan_list(desk))


def test_what_a_draft_promised_is_closed_whatever_number_it_has_by_now(desk: Desk) -> None:
    promise = f"The price of the {SECRET} would come to the next meeting."
    sit(desk, Minute("22/3", "A quay", f"Seen.\n\n{promise}", item="2", provisional=True))
    record = now(desk)
    of = {"from_meeting": record.meeting.id, "from_number": record.minutes[0].number}
    early = Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", date(2022, 6, 7), stage=Stage.WRITING_UP)
    with desk.register.writing("Plan, and write another draft") as change:
        planned = PlannedItem(HARBOUR.slug, f"The {SECRET}", Why.PROMISED, promise, **of)  # type: ignore[arg-type]
        add_planned(change, planned)
        save_record(
            change, MeetingRecord(early, minutes=(Minute("", "Ropes", "Old.", provisional=True),))
        )
    assert now(desk).minutes[0].number != record.minutes[0].number
    close_minute(desk)
    assert SECRET not in repr(plans.plan_list(desk))


@pytest.mark.parametrize("how", ["minute", "resolution"])
def test_whoever_closes_is_told_where_it_was_taken_to(desk: Desk, how: str) -> None:
    sit(desk, Minute("22/3", SECRET, "Seen.", item="2", provisional=True))
    with desk.register.writing("Call another") as change:
        meeting = Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", date(2022, 8, 9))
        save_record(change, MeetingRecord(meeting, items=(AgendaItem("1", SECRET),)))
    if how == "minute":
        said = close_minute(desk)
    else:
        said = courses.exclude_public(desk, now(desk), item(desk, "2"), Restriction(EXEMPT, CLOSED))
    assert f"is public at {LATER}" in said


def test_a_correction_of_a_closed_minute_is_closed(desk: Desk, tmp_path: Path) -> None:
    """Whatever was said of it: the form has it public unless somebody thinks of it."""
    with desk.register.writing("Hold") as change:
        held = Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", date(2022, 5, 3), stage=Stage.WRITING_UP)
        minutes = (Minute("22/1", "A quay", "Seen."), Minute("22/2", "Ropes", "Old."))
        save_record(change, MeetingRecord(held, minutes=minutes))
    name = held.reference
    record = workspace(desk, name).record
    restricting.close_minute(desk, record, record.minutes[0], EXEMPT, CLOSED)
    issue_draft(desk, workspace(desk, name).record)
    words = f"for “1” read “2” for the {SECRET}"
    confirming.add_correction(desk, workspace(desk, name).record, words, "22/1")
    confirming.add_correction(desk, workspace(desk, name).record, "for “Old” read “New”", "22/2")
    path = tmp_path / "minutes.txt"
    exporting.export(desk, Printed.MINUTES, name, path)
    assert SECRET not in path.read_text("utf-8")
    assert "for “Old” read “New”" in path.read_text("utf-8")


def test_what_does_not_add_up_in_a_closed_vote_is_not_shown(desk: Desk) -> None:
    vote = Vote(VoteMethod.RECORDED, 7, 1, names_in_favour=("R Teal", "R Teal"))
    decided = Outcome("RESOLVED", (Clause("That it be sold."),), vote=vote)
    sit(desk, Minute("22/3", "A quay", "Seen.", (decided,), item="2", provisional=True))
    assert "R Teal is named twice" in repr(shown(desk, TO_COME).shape()["findings"])
    close(desk)
    assert "R Teal" not in repr(shown(desk, TO_COME).shape())
    assert "7 in favour" not in repr(shown(desk, TO_COME).shape())
