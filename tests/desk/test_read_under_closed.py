"""What is imported under business that is closed to the public is closed from the start."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk.business.agenda import Paper, PaperKind
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.business.restricting import with_closed_under
from clerk.desk import (
    importing,
    listing,
    restricting,
)
from clerk.desk.desk import Desk
from clerk.desk.merging import merged
from clerk.desk.workspace import workspace
from db.records import save_record
from tests.desk.closing import JULY, SECRET, TO_COME, close, closing_desk, now, public
from tests.harbour import EXEMPT, HARBOUR


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with closing_desk(tmp_path / "clerk.db") as desk:
        yield desk


AGENDA = f"""HARBOUR COMMITTEE

Tuesday 12 July 2022 at 2.00 p.m.

AGENDA

1. Ropes

2. {SECRET}

   2(a) The terms of the {SECRET}

3. Chains
"""


def test_an_agenda_read_under_closed_business_is_closed_from_the_start(
    desk: Desk, tmp_path: Path
) -> None:
    with desk.register.writing("Read") as change:
        save_record(change, replace(now(desk), items=JULY.items[:2], papers=()))
    close(desk)
    path = tmp_path / "agenda.txt"
    path.write_text(AGENDA, encoding="utf-8")
    read = importing.read_paper(path)
    plan = importing.plan(desk, read, TO_COME)
    told = " ".join(each for one in plan.planned for each in one.added)
    assert "closed to the public" in told, told
    importing.accept(desk, read, plan, TO_COME)
    assert "terms" in repr(now(desk))
    assert SECRET not in public(desk)


def test_papers_read_under_closed_business_are_closed_from_the_start(desk: Desk) -> None:
    close(desk)
    known = now(desk)
    read = (
        Paper(f"Report on the {SECRET}", item="2", text=SECRET),
        Paper(f"Appendix to the {SECRET}", PaperKind.APPENDIX, "2", SECRET),
        Paper("Report on chains", item="3", text="Chains"),
    )
    merge = merged(known, MeetingRecord(known.meeting, papers=read))
    closing = with_closed_under(known, merge.record)
    assert [one.grounds for one in closing.papers[-3:]] == [EXEMPT, EXEMPT, None]


MINUTES = f"""HARBOUR COMMITTEE

A meeting of the Harbour Committee was held on Tuesday 12 July 2022.

PRESENT: Councillors R Teal (Chair) and S Wren.

22/1 ROPES

The ropes are old.

22/2 {SECRET.upper()}

The {SECRET} was looked at with care.

ACTION: Price the {SECRET} again - M Rook
"""


def test_minutes_and_logs_read_under_closed_business_are_closed(desk: Desk, tmp_path: Path) -> None:
    close(desk)
    path = tmp_path / "minutes.txt"
    path.write_text(MINUTES, encoding="utf-8")
    read = importing.read_paper(path)
    importing.accept(desk, read, None, TO_COME)
    assert "with care" in repr(now(desk))
    assert SECRET.casefold() not in public(desk).casefold()
    assert SECRET not in repr(listing.action_list(desk))


LOG = f"""ACTION LOG

Action

Responsible

Progress

Action 7 (action from 8 March 2022, minute 22/1)

Price the {SECRET}

M Rook

Priced.

"""


def test_a_log_read_after_its_minute_was_closed_is_closed_as_far(
    desk: Desk, tmp_path: Path
) -> None:
    held = MeetingRecord(
        Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", date(2022, 3, 8), stage=Stage.WRITING_UP),
        minutes=(Minute("22/1", "A quay", "Seen."),),
    )
    with desk.register.writing("Hold") as change:
        save_record(change, held)
    record = workspace(desk, held.meeting.reference).record
    restricting.close_minute(desk, record, record.minutes[0], EXEMPT, "A quay")
    path = tmp_path / "log.txt"
    path.write_text(LOG, encoding="utf-8")
    importing.accept(desk, importing.read_paper(path), None, TO_COME)
    (action,) = now(desk).actions
    assert action.restricted
    assert SECRET not in repr(listing.action_list(desk))
