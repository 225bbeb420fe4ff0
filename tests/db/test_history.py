"""Undo: after a restart, field by field, and never over another clerk's work."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from clerk.business.council import Council
from clerk.business.meetings import MeetingRecord, Stage
from clerk.business.restricted import View
from db import Register, driver, errors
from db.check import check
from db.councils import committee, council, save_committee, save_council
from db.history import can_undo, events, last_undoable, undo
from db.issue import confirm_minutes
from db.meetings import meetings
from db.records import meeting_record, save_record
from db.search import search
from db.shape import RECORDED
from tests.harbour import HARBOUR_MEETING


def set_meeting(register: Register, meeting_id: int, **changes: object) -> None:
    record = meeting_record(register, meeting_id)
    meeting = replace(record.meeting, **changes)  # type: ignore[arg-type]
    with register.writing(f"Change {', '.join(changes)}") as change:
        save_record(change, MeetingRecord(**{**parts(record), "meeting": meeting}))  # type: ignore[arg-type]


def parts(record: MeetingRecord) -> dict[str, object]:
    return {name: getattr(record, name) for name in MeetingRecord.__slots__}


def test_an_import_is_undone_and_done_again(register: Register) -> None:
    with register.writing("Import the papers of 8 June") as change:
        meeting = save_record(change, HARBOUR_MEETING)
    undo(register)
    assert meetings(register) == ()
    assert search(register, "dredged", view=View.RESTRICTED) == ()
    undo(register, events(register)[0].seq)
    assert meeting_record(register, meeting) == HARBOUR_MEETING
    assert len(search(register, "dredged", view=View.RESTRICTED)) == 1
    assert [event.what for event in events(register)][:2] == [
        "Do again: Import the papers of 8 June",
        "Undo: Import the papers of 8 June",
    ]
    assert check(register) == ()


def test_undo_works_after_a_restart(
    register: Register, opened: Callable[[str], Register], saved: int
) -> None:
    set_meeting(register, saved, venue="Sail Loft")
    register.close()
    again = opened("Ada Pell")
    assert undo(again).what == "Change venue"
    assert meeting_record(again, saved).meeting.venue == ""


def test_undo_leaves_what_another_clerk_did_in_the_same_row(
    register: Register, opened: Callable[[str], Register], saved: int
) -> None:
    set_meeting(register, saved, venue="Sail Loft")
    set_meeting(opened("Ben Oke"), saved, title="Special Meeting")
    undo(register)
    meeting = meeting_record(register, saved).meeting
    assert (meeting.venue, meeting.title) == ("", "Special Meeting")


def test_undo_is_refused_where_another_clerk_changed_the_same_thing(
    register: Register, opened: Callable[[str], Register], saved: int
) -> None:
    set_meeting(register, saved, venue="Sail Loft", title="Special Meeting")
    set_meeting(opened("Ben Oke"), saved, venue="Net Loft")
    with pytest.raises(errors.CannotUndo, match="no longer as that left it"):
        undo(register)
    meeting = meeting_record(register, saved).meeting
    assert (meeting.venue, meeting.title) == ("Net Loft", "Special Meeting")


def test_nobody_undoes_what_another_did(
    register: Register, opened: Callable[[str], Register], saved: int
) -> None:
    set_meeting(register, saved, venue="Sail Loft")
    ben = opened("Ben Oke")
    assert last_undoable(ben, "Ben Oke") is None
    with pytest.raises(errors.CannotUndo, match="nothing of yours"):
        undo(ben)
    with pytest.raises(errors.CannotUndo, match="done by Ada Pell"):
        undo(ben, events(ben)[0].seq)


def test_undo_twice_goes_back_twice_and_nothing_is_undone_twice(
    register: Register, saved: int
) -> None:
    set_meeting(register, saved, venue="Sail Loft")
    second = events(register)[0].seq
    set_meeting(register, saved, venue="Net Loft")
    undo(register)
    undo(register)
    assert meeting_record(register, saved).meeting.venue == ""
    with pytest.raises(errors.CannotUndo, match="already"):
        undo(register, second)


def test_the_last_change_may_be_one_that_was_done_again(register: Register, saved: int) -> None:
    set_meeting(register, saved, venue="Sail Loft")
    set_meeting(register, saved, title="Special Meeting")
    undo(register)
    undo(register, events(register)[0].seq)
    assert undo(register).what == "Do again: Change title"
    assert events(register)[0].what == "Undo: Change title"
    meeting = meeting_record(register, saved).meeting
    assert (meeting.venue, meeting.title) == ("Sail Loft", "")
    assert undo(register).what == "Change venue"


def test_what_could_be_undone_is_found_out_without_a_trace(register: Register, saved: int) -> None:
    set_meeting(register, saved, venue="Sail Loft")
    before = events(register)
    committee_added, changed = before[-1].seq, before[0].seq
    assert can_undo(register, changed)
    assert not can_undo(register, committee_added)  # its meeting belongs to it
    assert events(register) == before
    assert meeting_record(register, saved).meeting.venue == "Sail Loft"


def test_the_set_up_of_a_register_is_not_the_last_change(
    opened: Callable[[str], Register],
) -> None:
    register = opened("Ada Pell")
    with register.writing("Begin the register of Saltby") as change:
        save_council(change, Council("Saltby Town Council"))
    assert last_undoable(register, "Ada Pell") is None
    with pytest.raises(errors.CannotUndo, match="nothing of yours"):
        undo(register)
    with register.writing("Name it better") as change:
        save_council(change, Council("Saltby and District Council"))
    assert undo(register).what == "Name it better"


def test_naming_the_council_of_a_register_in_use_is_taken_back(register: Register) -> None:
    with register.writing("Say whose it is") as change:
        save_council(change, Council("Saltby Town Council"))
    assert undo(register).what == "Say whose it is"
    assert council(register) is None


def test_what_cannot_be_taken_back_is_said_in_whole_sentences(
    register: Register, saved: int
) -> None:
    record = meeting_record(register, saved)
    with register.writing("Leave the minutes out") as change:
        save_record(change, MeetingRecord(**{**parts(record), "minutes": ()}))  # type: ignore[arg-type]
    with register.writing("Confirm the minutes") as change:
        confirm_minutes(change, saved)
    with pytest.raises(errors.CannotUndo) as caught:
        undo(register)
    assert str(caught.value) == (
        "“Confirm the minutes” cannot be taken back. Minutes that were issued or confirmed stay so."
    )
    assert meeting_record(register, saved).meeting.stage is Stage.CONFIRMED


def test_adding_is_not_undone_when_others_have_built_on_it(
    register: Register, opened: Callable[[str], Register]
) -> None:
    ben = opened("Ben Oke")
    with ben.writing("Import") as change:
        save_record(change, HARBOUR_MEETING)
    with pytest.raises(errors.CannotUndo, match="Something else in the register belongs to it"):
        undo(register)  # the committee Ada added
    assert committee(register, "harbour-committee").short == "HC"


def test_the_record_of_changes_is_only_added_to(register: Register, path: Path) -> None:
    with closing(driver.connect(path)) as connection:
        for statement in (
            "UPDATE event SET who = 'nobody'",
            "DELETE FROM event",
            "UPDATE event_row SET after = '{}'",
            "DELETE FROM event_row",
            "INSERT INTO event (seq, at, who, what) VALUES (9, '', '', '')",
        ):
            with pytest.raises(driver.DriverError):
                connection.execute(statement)


def test_a_refused_change_leaves_no_trace(register: Register) -> None:
    def half_a_change() -> None:
        with register.writing("Half a change") as change:
            change.insert("person", {"name": "M Rook"})
            raise KeyboardInterrupt

    before = events(register)
    with pytest.raises(KeyboardInterrupt):
        half_a_change()
    assert events(register) == before
    assert register.rows("SELECT * FROM person") == []


def test_a_house_style_is_the_clerks_to_edit(register: Register) -> None:
    harbour = committee(register, "harbour-committee")
    style = replace(harbour.style, labels={"chair": "Convener"}, outcome_words=("ORDERED",))
    with register.writing("Edit the house style") as change:
        assert save_committee(change, replace(harbour, style=style))
        assert not save_committee(change, replace(harbour, style=style))
    assert committee(register, "harbour-committee").style == style
    with pytest.raises(errors.StaleWrite), register.writing("Edit again") as change:
        save_committee(change, replace(harbour, short="H"))
    undo(register)
    assert committee(register, "harbour-committee").style == harbour.style


def test_every_table_is_recorded_or_its_own_record(register: Register) -> None:
    tables = set(register.database().table_names())
    own = {"draft", "event", "event_row", "minute_revision", "schema_version"}
    own |= {"calendar_name", "printed_file", "typing_place"}
    own |= {"sending", "sent_message", "dispatch"}
    internal = {name for name in tables if name.startswith(("search", "sqlite_", "_sqlite_"))}
    assert tables == RECORDED | own | internal
