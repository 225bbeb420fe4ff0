"""Meetings found by what a clerk types of them."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from clerk.business.council import Committee
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.style import profile
from clerk.desk.desk import open_desk
from clerk.desk.meeting_names import meetings_called, nearest
from clerk.desk.refused import Refused
from db.councils import add_committee
from db.records import save_record

FIRST = date(2024, 5, 7)
QUAY = Committee("quay-board", "Quay Board", "QB", profile("uk-principal"))
NETS = Committee("net-panel", "Net Mending Panel", "NMP", profile("uk-principal"))


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "clerk.db"
    with open_desk(path, create=True) as desk, desk.register.writing("Begin") as change:
        for committee in (QUAY, NETS):
            add_committee(change, committee)
            for weeks in range(3):
                held = FIRST + timedelta(weeks=weeks)
                save_record(change, MeetingRecord(Meeting(committee.slug, committee.name, held)))
        save_record(change, MeetingRecord(Meeting("quay-board", "Quay Board", FIRST, sitting=2)))
    return path


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("MENDING", ["net-panel/2024-05-21", "net-panel/2024-05-14", "net-panel/2024-05-07"]),
        ("14 may qb", ["quay-board/2024-05-14"]),
        ("quay-board/2024-05-07", ["quay-board/2024-05-07"]),
        ("quay-board/2024-05-07-2", ["quay-board/2024-05-07-2"]),
        ("net-panel/last", ["net-panel/2024-05-21"]),
    ],
)
def test_words_leave_the_meetings_that_have_them_all(
    register: Path, words: str, found: list[str]
) -> None:
    with open_desk(register) as desk:
        assert [each.reference for each in meetings_called(desk, words)] == found


def test_no_words_leave_all_and_wrong_ones_are_refused(register: Path) -> None:
    with open_desk(register) as desk:
        assert len(meetings_called(desk, "  ")) == 7
        with pytest.raises(Refused, match="quay-board"):
            meetings_called(desk, "quay-bored/next")


def test_the_likeliest_is_of_the_committee_and_the_nearest_day(register: Path) -> None:
    with open_desk(register) as desk:
        every = meetings_called(desk, "")
    about = Meeting("net-panel", "Net Mending Panel", date(2024, 5, 12))
    assert every[nearest(every, about)].reference == "net-panel/2024-05-14"
    assert nearest(every, None) == 0
    assert nearest((), about) == 0
