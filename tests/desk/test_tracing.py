"""What became of a minute, from what was decided to where its actions were closed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk.business.actions import Action, Closing, Origin, Owner, Progress
from clerk.business.meetings import MeetingRecord, Stage
from clerk.business.minutes import Clause, Minute, Outcome
from clerk.business.plan import PlannedItem, Why
from clerk.business.restricted import View
from clerk.desk import chasing_out
from clerk.desk.chasing import chase_plan
from clerk.desk.desk import Desk
from clerk.desk.refused import Refused
from clerk.desk.tracing import trace, trace_shape, trace_text
from db import plans
from db.councils import add_committee
from db.records import save_record
from tests.desk.sitting import march_desk
from tests.harbour import HARBOUR, HARBOUR_MEETING

SECRET = "Sell the old lifeboat"
DREDGING = Minute(
    "21/9",
    "Dredging",
    "The Pilot said she would send the survey to members.",
    (Outcome("RESOLVED", (Clause("That the channel be dredged."),)),),
    (
        Action("Hire a dredger", "1", (Owner("S Wren"),), progress=(Progress("It is hired."),)),
        Action(SECRET, "2", (Owner("S Wren"),), restricted=True),
    ),
)


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with march_desk(path) as desk:
        head = replace(HARBOUR_MEETING.meeting, stage=Stage.WRITING_UP)
        logged = Action(
            "Paint the buoys",
            "3",
            origin=Origin(head.held, "21/9"),
            closed=Closing(date(2022, 1, 30), "painted"),
        )
        other = Action("Not of it", "4", origin=Origin(date(2020, 6, 9), "21/9"))
        with desk.register.writing("Begin") as change:
            add_committee(change, HARBOUR)
            meeting_id = save_record(change, MeetingRecord(head, minutes=(DREDGING,)))
            later = replace(head, held=date(2022, 1, 11))
            save_record(change, MeetingRecord(later, actions=(logged, other)))
            plans.add_planned(
                change,
                PlannedItem(
                    HARBOUR.slug,
                    "Dredging again",
                    Why.DEFERRED,
                    from_meeting=meeting_id,
                    from_number="21/9",
                ),
            )
        yield desk


def test_the_chain_is_told_from_the_minute_to_the_end(desk: Desk, tmp_path: Path) -> None:
    plan = chase_plan(desk, silent_days=1)
    chasing_out.write_letters(desk, plan, plan.messages, tmp_path / "letters.docx")
    (found,) = trace(desk, "HC", "21/9")
    text = trace_text(found)
    for part in (
        "21/9  Dredging\nHARBOUR COMMITTEE, Tuesday 8 June 2021",
        "RESOLVED That the channel be dredged.",
        "HC 1  Hire a dredger\n",
        "It is hired.",
        "1 March 2022: S Wren, first, by letters",
        "HC 3  Paint the buoys",
        "Closed 30 January 2022: painted",
        "harbour-committee/2022-01-11: as read in its papers",
        "1 restricted action is not shown.",
        "Dredging again: waits for the Harbour Committee",
        "Promised, and no action yet\n  The Pilot said she would send the survey to members.",
    ):
        assert part in text
    assert SECRET not in text
    assert SECRET not in str(trace_shape(found))
    assert "Not of it" not in text
    assert SECRET in trace_text(trace(desk, HARBOUR.slug, "21/9", View.RESTRICTED)[0])


def test_a_number_only_a_log_knows(desk: Desk) -> None:
    with desk.register.writing("Log") as change:
        head = replace(HARBOUR_MEETING.meeting, held=date(2022, 2, 8), stage=Stage.WRITING_UP)
        old = Action("Old business", "9", origin=Origin(None, "19/4"))
        save_record(change, MeetingRecord(head, actions=(old,)))
    (found,) = trace(desk, "Harbour Committee", "19/4")
    assert "Its minutes are not in the register" in trace_text(found)
    assert "HC 9  Old business" in trace_text(found)
    for committee, number, why in (("HC", "1/1", "has the number"), ("XX", "21/9", "committee")):
        with pytest.raises(Refused, match=why):
            trace(desk, committee, number)
