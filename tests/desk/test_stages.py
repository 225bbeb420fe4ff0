"""From "the meeting is closed" to signed minutes."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from clerk.business.actions import Action
from clerk.business.agenda import AgendaItem
from clerk.business.meetings import Correction, Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.business.numbering import Series, SeriesRule
from clerk.business.readiness import LightName
from clerk.business.restricted import View
from clerk.desk.confirming import add_correction, confirm, confirming_meeting, sign
from clerk.desk.desk import Desk
from clerk.desk.exporting import Printed, composed
from clerk.desk.issuing import issue_draft, what_issuing_fixes
from clerk.desk.minuting import open_item
from clerk.desk.refused import Refused
from clerk.desk.rescuing import Rescued, rescue, rescue_file
from clerk.desk.stages import (
    Step,
    checking_copy,
    close_meeting,
    copies,
    copy_path,
    lights,
    stages,
    to_be_checked,
)
from clerk.desk.undoing import undo_last
from clerk.desk.written_files import InTheWay
from db import texts
from db.history import last_seq
from db.numbers import save_series
from db.records import read_record, save_record
from exporters.write.plain import plain_text
from tests.desk.live import MEETING, PIER, live_desk, now

LAMPS = Minute(
    "",
    "Lamps",
    "The lamps were looked at.",
    actions=(Action("Buy oil"),),
    item="3",
    provisional=True,
)
WRITTEN = replace(
    MEETING,
    meeting=replace(MEETING.meeting, stage=Stage.IN_THE_ROOM, opened=time(14)),
    minutes=(LAMPS, Minute("", "Planks", "Two are rotten.", item="4", provisional=True)),
)
LATER = MeetingRecord(
    Meeting(PIER.slug, "PIER COMMITTEE", date(2021, 6, 1), stage=Stage.IN_THE_ROOM),
    items=(AgendaItem("1", "Apologies"), AgendaItem("2", "Minutes of the Previous Meeting")),
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with live_desk(tmp_path / "clerk.db", WRITTEN) as desk:
        yield desk


def issued(desk: Desk) -> MeetingRecord:
    close_meeting(desk, now(desk))
    issue_draft(desk, now(desk))
    return now(desk)


def later(desk: Desk, record: MeetingRecord = LATER) -> Meeting:
    with desk.register.writing("Hold another") as change:
        return read_record(change, save_record(change, record)).meeting


def test_the_chair_closes_the_meeting_and_what_is_typed_is_taken_in(desk: Desk) -> None:
    minute = now(desk).minutes[1].id or 0
    base = texts.text_now(desk.register, minute).revision
    texts.save_text(desk.register, minute, "Three are rotten.", base)
    assert close_meeting(desk, now(desk)).startswith("The meeting is closed, at 14:22")
    record = now(desk)
    assert (record.meeting.stage, record.meeting.ends) == (Stage.WRITING_UP, time(14, 22))
    assert record.minutes[1].text == "Three are rotten."
    assert texts.drafts(desk.register) == ()
    with pytest.raises(Refused, match="not open; the stage is: writing up"):
        close_meeting(desk, record)


def test_closing_can_be_taken_back(desk: Desk) -> None:
    close_meeting(desk, now(desk))
    undo_last(desk)
    assert (now(desk).meeting.stage, now(desk).meeting.ends) == (Stage.IN_THE_ROOM, None)


def test_a_light_says_what_is_not_ready(desk: Desk) -> None:
    found = {light.name: light for light in lights(desk, now(desk))}
    assert set(found) == set(LightName)
    assert found[LightName.SAVED].ready
    assert "21/101 has an action nobody owns" in found[LightName.ACTIONS].wanting[0].why
    assert found[LightName.ATTENDANCE].wanting


def test_words_the_register_has_not_got_are_not_ready(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_state_path", lambda *_, **__: tmp_path / "state")
    minute = now(desk).minutes[1].id or 0
    file = rescue_file(desk.register.path, minute, restricted=False)
    at = "2021-05-04T14:20:00.000Z"
    lost = Rescued(minute, False, "Nine are rotten.", 0, (0, 0), "Ada Pell", at, file)
    rescue(desk.register.path, lost)
    assert [one.why for one in lights(desk, now(desk))[0].wanting] == [
        "Minute 21/102 has words that are not saved yet."
    ]


def test_copying_can_be_taken_back_step_by_step(desk: Desk, tmp_path: Path) -> None:
    checking_copy(desk, now(desk), tmp_path / "copy.docx")
    undo_last(desk)
    assert copies(desk, 1) == ()
    undo_last(desk)
    assert (now(desk).meeting.stage, now(desk).meeting.ends) == (Stage.IN_THE_ROOM, None)


def test_one_verb_closes_the_meeting_and_writes_a_copy(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "copy.docx"
    told = checking_copy(desk, now(desk), path, given_to=" R  Teal ")
    assert told == f"Checking copy 1 for R Teal is written: {path}"
    meeting = now(desk).meeting
    assert (meeting.stage, meeting.ends) == (Stage.BEING_CHECKED, time(14, 22))
    with zipfile.ZipFile(path) as word:
        parts = "".join(word.read(name).decode() for name in word.namelist() if "xml" in name)
    assert "DRAFT - CHECKING COPY" in parts
    assert "21/101" in parts
    assert all(minute.provisional for minute in now(desk).minutes)
    assert desk.register.one("SELECT count(*) FROM number_ledger")[0] == 0  # type: ignore[index]
    assert stages(desk, "1").steps == (
        Step("Checking copy 1", "4 May 2021 14:21", "for R Teal · copy.docx"),
    )
    (copy,) = copies(desk, 1)
    assert (copy.number, copy.to, copy.file_name, copy.by) == (1, "R Teal", "copy.docx", "Ada Pell")


def test_a_copy_somebody_wrote_in_is_never_replaced_unasked(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "copy.docx"
    path.write_text("the Chair's own words", encoding="utf-8")
    with pytest.raises(InTheWay):
        checking_copy(desk, now(desk), path)
    assert now(desk).meeting.stage is Stage.IN_THE_ROOM
    assert path.read_text(encoding="utf-8") == "the Chair's own words"
    checking_copy(desk, now(desk), path, replace=True)
    checking_copy(desk, now(desk), path)
    assert [copy.number for copy in copies(desk, 1)] == [1, 2]
    assert copy_path(desk, now(desk)).name == "pier-committee-2021-05-04-checking-copy-3.docx"
    with pytest.raises(Refused, match="its name must say so"):
        checking_copy(desk, now(desk), path, view=View.RESTRICTED)


@pytest.mark.parametrize(
    ("meeting", "why"),
    [
        (replace(WRITTEN, minutes=()), "no minutes of pier-committee/2021-05-04"),
        (
            replace(WRITTEN, meeting=replace(WRITTEN.meeting, stage=Stage.DRAFT_ISSUED)),
            "These minutes are issued",
        ),
        (
            replace(WRITTEN, meeting=replace(WRITTEN.meeting, held=date(2021, 6, 8))),
            "not held before 8 June 2021",
        ),
    ],
)
def test_what_cannot_be_checked(tmp_path: Path, meeting: MeetingRecord, why: str) -> None:
    with live_desk(tmp_path / "clerk.db", meeting) as desk, pytest.raises(Refused, match=why):
        to_be_checked(desk, now(desk))


def test_what_issuing_would_fix_is_told_and_nothing_is_kept_of_it(desk: Desk) -> None:
    with pytest.raises(Refused, match="still in the room"):
        what_issuing_fixes(desk, now(desk))
    close_meeting(desk, now(desk))
    before = now(desk), last_seq(desk.register)
    fixing = what_issuing_fixes(desk, now(desk))
    assert (fixing.draft, fixing.minutes, fixing.actions) == (1, ("21/101", "21/102"), ("1",))
    assert LightName.ACTIONS in [light.name for light in fixing.not_ready]
    assert (now(desk), last_seq(desk.register)) == before
    assert issue_draft(desk, now(desk)) == (
        "Draft 1 of the minutes is issued, with the numbers 21/101 to 21/102."
    )
    record = now(desk)
    assert record.meeting.stage is Stage.DRAFT_ISSUED
    assert [minute.number for minute in record.minutes] == ["21/101", "21/102"]
    assert record.minutes[0].actions[0].number == "1"
    with pytest.raises(Refused, match="cannot be taken back"):
        undo_last(desk)


def test_issuing_before_an_earlier_meeting_is_told(desk: Desk) -> None:
    held = date(2021, 4, 6)
    earlier = replace(WRITTEN, meeting=replace(MEETING.meeting, held=held, stage=Stage.WRITING_UP))
    later(desk, earlier)
    close_meeting(desk, now(desk))
    assert now(desk).minutes[0].number == "21/103"
    fixing = what_issuing_fixes(desk, now(desk))
    assert fixing.minutes == ("21/101", "21/102")
    assert "6 April 2021 are not issued yet" in fixing.findings[0].message
    issue_draft(desk, now(desk))
    with desk.register.reading():
        first = read_record(desk.register, 2)
    fixing = what_issuing_fixes(desk, first)
    assert fixing.minutes == ("21/103", "21/104")
    assert "4 May 2021 are already issued" in fixing.findings[0].message


def test_a_number_may_say_the_item_and_the_meeting(desk: Desk) -> None:
    rule = SeriesRule("{meeting}/{item}.{n}")
    with desk.register.writing("Number otherwise") as change:
        save_series(change, PIER.slug, Series(rule, 7, "1/1.7"))
    close_meeting(desk, now(desk))
    issue_draft(desk, now(desk))
    assert [minute.number for minute in now(desk).minutes] == ["1/3.7", "1/4.8"]


def test_what_changed_since_the_clerk_looked_is_not_issued(desk: Desk) -> None:
    close_meeting(desk, now(desk))
    seen = now(desk)
    open_item(desk, 1, seen.items[0])
    with pytest.raises(Refused, match="changed since you looked"):
        issue_draft(desk, seen)
    assert now(desk).meeting.stage is Stage.WRITING_UP


def test_the_second_draft_keeps_the_numbers_and_lists_its_differences(desk: Desk) -> None:
    record = issued(desk)
    with pytest.raises(Refused, match="Nothing was changed since draft 1"):
        issue_draft(desk, record)
    changed = replace(record.minutes[1], text="Four are rotten.")
    with desk.register.writing("Count again") as change:
        save_record(change, replace(record, minutes=(record.minutes[0], changed)))
    fixing = what_issuing_fixes(desk, now(desk))
    assert (fixing.draft, fixing.minutes, fixing.actions) == (2, (), ())
    assert issue_draft(desk, now(desk)) == "Draft 2 of the minutes is issued."
    versions = stages(desk, "1").versions
    assert [(one.number, one.stage) for one in versions] == [
        (1, Stage.DRAFT_ISSUED),
        (2, Stage.DRAFT_ISSUED),
    ]
    listed = plain_text(composed(desk, Printed.CHANGES, "1")).decode()
    assert "Two are rotten." in listed
    assert "Four are rotten." in listed
    assert "since draft 1" in listed


def test_minutes_are_corrected_confirmed_and_signed(desk: Desk) -> None:
    with pytest.raises(Refused, match="not issued yet"):
        add_correction(desk, now(desk), "read five", "21/102")
    record = issued(desk)
    with pytest.raises(Refused, match="no minute 21/7 in this meeting"):
        add_correction(desk, record, "read five", "21/7")
    add_correction(desk, record, "for “two” read “five”", "21/102")
    assert confirming_meeting(desk, record.meeting) is None
    june = later(desk)
    assert confirming_meeting(desk, record.meeting) == june
    closed = Correction("the price", "21/101", restricted=True)
    told = confirm(desk, now(desk), (closed,), june)
    assert told == "The minutes are confirmed, with 2 corrections, and minuted on 1 June 2021."
    record = now(desk)
    assert record.meeting.stage is Stage.CONFIRMED
    assert record.corrections[1] == closed
    with desk.register.reading():
        (minute,) = read_record(desk.register, june.id or 0).minutes
    assert minute.item == "2"
    assert minute.text.count("confirmed") == 1
    assert "minute 21/102: for “two” read “five”" in minute.text
    assert "the price" not in minute.text
    add_correction(desk, now(desk), "a comma")
    assert len(now(desk).corrections) == 3
    with pytest.raises(Refused, match="still to come"):
        sign(desk, now(desk), "R Teal", date(2021, 6, 1))
    assert sign(desk, now(desk), "R Teal", date(2021, 5, 4)) == "The minutes are signed by R Teal."
    meeting = now(desk).meeting
    assert (meeting.stage, meeting.signed_by) == (Stage.SIGNED, "R Teal")
    with pytest.raises(Refused, match="stay so"):
        undo_last(desk)
    assert [(step.what, step.words) for step in stages(desk, "1").steps] == [
        ("Draft 1 issued", "by Ada Pell"),
        ("Confirmed", "by Ada Pell"),
        ("Correction", "minute 21/102: for “two” read “five”"),
        ("Correction", "minute 21/101: in its restricted text"),
        ("Correction", "the minutes: a comma"),
        ("Signed", "by R Teal"),
    ]


def test_nothing_is_confirmed_where_it_cannot_be_minuted(desk: Desk) -> None:
    record = issued(desk)
    june = later(desk, replace(LATER, items=LATER.items[:1]))
    with pytest.raises(Refused, match="no item whose title begins with"):
        confirm(desk, record, (Correction("a comma"),), june)
    assert (now(desk).meeting.stage, now(desk).corrections) == (Stage.DRAFT_ISSUED, ())


def test_only_issued_minutes_are_confirmed_and_only_confirmed_ones_signed(desk: Desk) -> None:
    with pytest.raises(Refused, match="can be confirmed; the stage is: in the room"):
        confirm(desk, now(desk))
    record = issued(desk)
    with pytest.raises(Refused, match="can be signed; the stage is: draft issued"):
        sign(desk, record, "R Teal", date(2021, 5, 4))
