"""May's meeting minuted and July's planned, for tests of agendas and of what becomes of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from clerk.business.actions import Action, Due, Owner
from clerk.business.agenda import Paper
from clerk.business.meetings import MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.desk.committees import new_meeting
from clerk.desk.desk import Desk
from db.records import read_record
from tests.desk.live import EXEMPT, MEETING, PIER, live_desk

JULY = date(2021, 7, 6)


MAY = replace(
    MEETING,
    meeting=replace(MEETING.meeting, stage=Stage.WRITING_UP),
    minutes=(
        Minute(
            "21/101",
            "Lamps",
            "The Pier Master would bring costs to the next meeting.",
            actions=(
                Action("Report on oil", owners=(Owner("V Bank"),), due=Due(words="next meeting")),
            ),
            item="3",
        ),
    ),
    papers=(Paper("The lease", item="5", grounds=EXEMPT, text="Ninety a week"),),
)


@contextmanager
def called_desk(path: Path) -> Iterator[Desk]:
    """May's meeting is minuted; July's is planned, with its standing items."""
    with live_desk(path, MAY) as desk:
        new_meeting(desk, PIER.slug, JULY, time(14, 0), "The Net Loft")
        yield desk


def july(desk: Desk) -> MeetingRecord:
    return read_record(desk.register, 2)


def titles(desk: Desk) -> list[str]:
    return [f"{one.number} {one.title}" for one in july(desk).items]
