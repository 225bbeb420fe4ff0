"""Meetings that were called and then cancelled, postponed or held elsewhere."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from clerk.business.agenda import AgendaItem, Paper
from clerk.business.meetings import Altered, CalledOff, Stage
from clerk.desk import agendas, calling_off
from clerk.desk.changing_meetings import change_meeting
from clerk.desk.clocks import clocks
from clerk.desk.desk import Desk
from clerk.desk.exporting import Printed, composed
from clerk.desk.issuing_agendas import issue_agenda
from clerk.desk.listing import meeting_list
from clerk.desk.meeting_names import meeting_named
from clerk.desk.refused import Refused
from clerk.desk.undoing import undo_last
from db.check import check
from db.errors import RegisterError
from db.history import events, undo
from db.records import read_record
from tests.desk.called import called_desk, july
from tests.desk.live import PIER


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with called_desk(tmp_path / "clerk.db") as desk:
        yield desk


def test_a_cancelled_meeting_is_passed_over_and_can_come_back(desk: Desk) -> None:
    with pytest.raises(Refused, match="gives the reason"):
        calling_off.cancel(desk, july(desk), " ")
    calling_off.cancel(desk, july(desk), "No business")
    record = july(desk)
    assert record.meeting.called_off is CalledOff.CANCELLED
    (notice,) = record.alterations
    assert (notice.what, notice.on, notice.reason) == (
        Altered.CANCELLED,
        date(2021, 5, 4),
        "No business",
    )
    assert "cancelled" in {row[2] for row in meeting_list(desk, PIER.slug).rows}
    assert meeting_named(desk, "pier-committee/next").id == 1
    (told,) = clocks(desk, record.meeting.reference)
    assert (told.left, told.deadlines) == ("cancelled", ())
    with pytest.raises(Refused, match="cancelled already"):
        calling_off.cancel(desk, record, "Again")
    with pytest.raises(Refused, match="is cancelled"):
        issue_agenda(desk, record)
    undo_last(desk)
    assert july(desk).meeting.called_off is None


def test_the_log_of_a_committee_is_not_headed_by_a_meeting_that_was_not_held(desk: Desk) -> None:
    calling_off.cancel(desk, july(desk), "No business")
    later = replace(desk, clock=lambda: datetime(2021, 8, 1, 9, tzinfo=UTC))
    assert "4 May 2021" in composed(later, Printed.ACTIONS, PIER.slug).title


def test_a_notice_that_was_sent_keeps_its_change(desk: Desk) -> None:
    calling_off.cancel(desk, july(desk), "No business")
    calling_off.note_sent(desk, july(desk))
    with pytest.raises(Refused, match="no notice"):
        calling_off.note_sent(desk, july(desk))
    undo_last(desk)  # the note that it was sent
    calling_off.note_sent(desk, july(desk))
    cancelled = next(one for one in events(desk.register) if one.what == "Cancel the meeting")
    with pytest.raises(RegisterError):
        undo(desk.register, cancelled.seq)
    assert july(desk).meeting.called_off is CalledOff.CANCELLED


def test_a_postponed_meeting_gives_its_business_and_papers_to_the_new_one(desk: Desk) -> None:
    agendas.add_item(desk, july(desk), AgendaItem("", "Nets"), 3)
    laid = replace(july(desk), papers=(Paper("On nets", item="4"),))
    change_meeting(desk, july(desk), laid, "Lay a paper")
    issue_agenda(desk, july(desk))
    to = date(2021, 7, 20)
    calling_off.postpone(desk, july(desk), to, "The hall is flooded", starts=time(15, 0))
    (notice,) = july(desk).alterations
    other = read_record(desk.register, notice.other or 0)
    assert (other.meeting.held, other.meeting.starts, other.meeting.venue) == (
        to,
        time(15, 0),
        "The Net Loft",
    )
    assert other.meeting.stage is Stage.PLANNED
    assert [(one.number, one.title) for one in other.items][3:] == [
        ("4", "Nets"),
        ("5", "Urgent Business"),
    ]
    assert [(one.title, one.item) for one in other.papers] == [("On nets", "4")]
    assert july(desk).meeting.called_off is CalledOff.POSTPONED
    undo_last(desk)
    assert july(desk).meeting.called_off is None
    assert check(desk.register) == ()


def test_two_items_of_one_title_both_go_to_the_other_day_with_their_papers(desk: Desk) -> None:
    for at, words in enumerate(("Of the north pier", "Of the south pier"), start=3):
        agendas.add_item(desk, july(desk), AgendaItem("", "Lamps", words), at)
    papers = (Paper("North lamps", item="4"), Paper("South lamps", item="5"))
    change_meeting(desk, july(desk), replace(july(desk), papers=papers), "Lay papers")
    calling_off.postpone(desk, july(desk), date(2021, 7, 20), "The hall is flooded")
    (notice,) = july(desk).alterations
    other = read_record(desk.register, notice.other or 0)
    assert [(one.number, one.description) for one in other.items if one.title == "Lamps"] == [
        ("4", "Of the north pier"),
        ("5", "Of the south pier"),
    ]
    assert [(one.title, one.item) for one in other.papers] == [
        ("North lamps", "4"),
        ("South lamps", "5"),
    ]


def test_the_place_is_changed_with_a_notice(desk: Desk) -> None:
    calling_off.change_place(desk, july(desk), "The Sail Loft", None, "More room")
    (notice,) = july(desk).alterations
    assert (notice.venue_was, notice.venue, notice.starts) == (
        "The Net Loft",
        "The Sail Loft",
        time(14, 0),
    )
    with pytest.raises(Refused, match="Nothing would change"):
        calling_off.change_place(desk, july(desk), "The Sail Loft", None, "More room")
