"""Numbers: allocated once, in order, with none left out, and fixed for good."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk.business.actions import Action
from clerk.business.meetings import Stage
from clerk.business.minutes import Minute
from clerk.business.numbering import Scope, Series, SeriesRule
from clerk.business.restricted import View
from db import Register, driver, errors
from db.actions import actions
from db.check import check
from db.history import undo
from db.issue import confirm_minutes, issue_minutes, issued_record, issued_versions
from db.numbers import next_value, save_series, series_of, withdraw_number, withdrawn
from db.records import meeting_record, save_record
from db.texts import save_text, text_now
from tests.db import programs
from tests.db.conftest import small_record
from tests.harbour import HARBOUR, HARBOUR_MEETING

SERIES = Series(SeriesRule("{yy}/{n}"), 101, "21/101")


def number(value: int) -> str:
    return f"21/{value}"


@pytest.fixture
def numbered(register: Register, saved: int) -> int:
    """The id of a meeting whose committee has a series; its next number is 21/101."""
    with register.writing("Set the series") as change:
        save_series(change, HARBOUR.slug, SERIES)
    return saved


def issue(register: Register, meeting: int) -> tuple[str, ...]:
    with register.writing("Issue the minutes") as change:
        return issue_minutes(change, meeting, period="", number=number)


def test_a_series_comes_back_and_is_the_committees(register: Register, numbered: int) -> None:
    assert series_of(register, HARBOUR.slug) == SERIES
    assert series_of(register, "elsewhere") is None
    with pytest.raises(errors.NotFound):
        next_value(register, "elsewhere", "")


def test_the_councils_series_serves_committees_without_their_own(register: Register) -> None:
    shared = Series(SeriesRule("{n}", Scope.COUNCIL), 7, "7")
    with register.writing("Set the series") as change:
        save_series(change, "", shared)
        save_series(change, "", replace(shared, next_value=8, next_number="8"))
    assert next_value(register, HARBOUR.slug, "") == 8
    with register.writing("Set the series") as change:
        save_series(change, HARBOUR.slug, SERIES)
    assert next_value(register, HARBOUR.slug, "") == 101


def test_issuing_numbers_minutes_and_actions_for_good(register: Register, numbered: int) -> None:
    record = meeting_record(register, numbered)
    first = replace(record.minutes[0], actions=(Action("Order chain"),))
    with register.writing("Add an action") as change:
        save_record(change, replace(record, minutes=(first, record.minutes[1])))
    assert issue(register, numbered) == ("21/101", "21/102")
    record = meeting_record(register, numbered)
    assert [minute.number for minute in record.minutes] == ["21/101", "21/102"]
    assert not any(minute.provisional for minute in record.minutes)
    assert record.meeting.stage is Stage.DRAFT_ISSUED
    assert series_of(register, HARBOUR.slug) == replace(
        SERIES, next_value=103, next_number="21/103"
    )
    assert actions(register)[0].action.number == "1"
    for changed in (
        replace(record.minutes[0], number="21/7"),
        replace(record.minutes[0], actions=(replace(record.minutes[0].actions[0], number="8"),)),
    ):
        with pytest.raises(errors.RuleBroken, match="fixed"), register.writing("Tamper") as change:
            save_record(change, replace(record, minutes=(changed, record.minutes[1])))
    with pytest.raises(errors.RuleBroken, match="withdraw"), register.writing("Drop") as change:
        save_record(change, replace(record, minutes=record.minutes[1:]))
    with pytest.raises(errors.CannotUndo, match="issued"):
        undo(register)


def test_the_working_minute_goes_on_and_each_version_is_kept(
    register: Register, numbered: int
) -> None:
    issue(register, numbered)
    minute = meeting_record(register, numbered).minutes[0]
    assert minute.id is not None
    save_text(register, minute.id, "Corrected.", text_now(register, minute.id).revision)
    assert issue(register, numbered) == ()
    texts = [
        issued_record(register, numbered, version.number, View.PUBLIC).minutes[0].text
        for version in issued_versions(register, numbered)
    ]
    assert texts == ["The mooring chains were looked at.", "Corrected."]
    with register.writing("Tamper") as change, pytest.raises(errors.RuleBroken):
        change.update("issued_minutes", 1, {"public_record": "{}"})
    with register.writing("Tamper") as change, pytest.raises(errors.RuleBroken):
        change.delete("issued_minutes", 1)


def test_a_minute_added_after_issue_takes_the_next_number(
    register: Register, numbered: int
) -> None:
    issue(register, numbered)
    record = meeting_record(register, numbered)
    late = Minute("21/103", "Late", "Remembered.", provisional=True)
    with register.writing("Add a minute") as change:
        save_record(change, replace(record, minutes=(*record.minutes, late)))
    assert issue(register, numbered) == ("21/103",)


def test_imported_numbers_stay_as_printed_and_out_of_the_ledger(register: Register) -> None:
    with register.writing("Import") as change:
        save_series(change, HARBOUR.slug, SERIES)
        meeting = save_record(change, HARBOUR_MEETING)
    assert issue(register, meeting) == ()
    numbers = [minute.number for minute in meeting_record(register, meeting).minutes]
    assert numbers == ["21/7", "21/7", "21/8"]
    assert register.rows("SELECT * FROM number_ledger") == []


def test_the_public_version_holds_nothing_restricted(register: Register) -> None:
    with register.writing("Import") as change:
        meeting = save_record(change, HARBOUR_MEETING)
    issue(register, meeting)
    row = register.one("SELECT public_record, whole_record FROM issued_minutes")
    assert row is not None
    for word in ("Brill", "ninety", "told the officer", "dentist", "check the sum"):
        assert word not in row["public_record"]
    assert "ninety" in row["whole_record"]
    assert "check the sum" not in row["whole_record"]
    public = issued_record(register, meeting, 1, View.PUBLIC)
    assert public.minutes[2].number == "21/8"


def test_confirming_fixes_the_text_and_needs_numbers(register: Register, numbered: int) -> None:
    with pytest.raises(errors.RuleBroken, match="no number"), register.writing("C") as change:
        confirm_minutes(change, numbered)
    issue(register, numbered)
    with register.writing("Confirm the minutes") as change:
        confirm_minutes(change, numbered)
    assert [version.stage for version in issued_versions(register, numbered)] == [
        Stage.DRAFT_ISSUED,
        Stage.CONFIRMED,
    ]
    with pytest.raises(errors.RuleBroken, match="confirmed"):
        issue(register, numbered)
    with pytest.raises(errors.CannotUndo):
        undo(register)


def test_a_withdrawn_number_keeps_its_reason_and_is_not_used_again(
    register: Register, numbered: int
) -> None:
    issue(register, numbered)
    second = meeting_record(register, numbered).minutes[1]
    assert second.id is not None
    with pytest.raises(errors.RuleBroken, match="reason"), register.writing("W") as change:
        withdraw_number(change, second.id, "  ")
    with register.writing("Withdraw 21/102") as change:
        withdraw_number(change, second.id, "entered twice")
    assert withdrawn(register, HARBOUR.slug) == (("21/102", "entered twice"),)
    assert len(meeting_record(register, numbered).minutes) == 1
    assert next_value(register, HARBOUR.slug, "") == 103
    with pytest.raises(errors.NotFound), register.writing("Again") as change:
        withdraw_number(change, second.id, "again")
    assert check(register) == ()


def test_the_ledger_guards_itself_whatever_program_writes(
    register: Register, numbered: int, path: Path
) -> None:
    issue(register, numbered)
    columns = "(series_id, period, value, number, minute_id, state, reason)"
    with closing(driver.connect(path)) as connection:
        for statement in (
            "DELETE FROM number_ledger",
            "UPDATE number_ledger SET value = 200 WHERE value = 102",
            "UPDATE number_ledger SET state = 'withdrawn' WHERE value = 102",
            f"INSERT INTO number_ledger {columns} VALUES (1, '', 104, 'x', 1, 'issued', NULL)",
            f"INSERT INTO number_ledger {columns} VALUES (1, '', 102, 'x', 1, 'issued', NULL)",
            f"INSERT INTO number_ledger {columns} VALUES (1, '', 103, '21/101', 1, 'issued', NULL)",
            f"INSERT INTO number_ledger {columns} VALUES (1, '', 103, 'x', 1, 'withdrawn', 'y')",
            "UPDATE minute SET number = '21/999'",
            "UPDATE number_run SET next_value = 500",
            "DELETE FROM number_series",
            "UPDATE meeting SET stage = 'planned'",
        ):
            with pytest.raises(driver.DriverError):
                connection.execute(statement)


def test_a_new_period_starts_again_and_an_old_one_goes_on(register: Register) -> None:
    with register.writing("Import") as change:
        save_series(change, HARBOUR.slug, replace(SERIES, next_value=40), period="2021")
        old = save_record(change, small_record(date(2021, 12, 7)))
        new = save_record(change, small_record(date(2022, 1, 4)))
    with register.writing("Issue January first") as change:
        given = issue_minutes(change, new, period="2022", number=lambda n: f"22/{n}")
    assert given == ("22/1", "22/2")
    with register.writing("Issue December") as change:
        given = issue_minutes(change, old, period="2021", number=number)
    assert given == ("21/40", "21/41")
    assert series_of(register, HARBOUR.slug) == Series(SERIES.rule, 3, "22/3")


ISSUE_IN_A_LOOP = """
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from db import open_register
from db.issue import issue_minutes
from db.records import save_record
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.minutes import Minute
who = int(sys.argv[2])
with open_register(Path(sys.argv[1]), who=f"Clerk {who}", wait=60) as register:
    for count in range(int(sys.argv[3])):
        held = date(2030, 1, 1) + timedelta(days=1000 * who + count)
        minutes = tuple(Minute("", "M", provisional=True) for _ in range(3))
        with register.writing("Issue") as change:
            meeting = save_record(
                change, MeetingRecord(Meeting("harbour-committee", "H", held), minutes=minutes)
            )
            issue_minutes(change, meeting, period="", number=lambda n: f"21/{n}")
        print(count, flush=True)
"""


def test_several_programs_issue_at_once(register: Register, numbered: int, path: Path) -> None:
    started = [programs.start(ISSUE_IN_A_LOOP, path, who, 8) for who in range(4)]
    for program in started:
        programs.finish(program)
    values = [row[0] for row in register.rows("SELECT value FROM number_ledger ORDER BY value")]
    assert values == list(range(101, 101 + 4 * 8 * 3))
    assert check(register) == ()


def test_programs_killed_in_the_middle_leave_no_gap(
    register: Register, numbered: int, path: Path
) -> None:
    for moment in range(4):
        started = [programs.start(ISSUE_IN_A_LOOP, path, 10 * moment + who, 500) for who in (0, 1)]
        for program in started:
            assert program.stdout is not None
            for _ in range(2 + moment):
                program.stdout.readline()
        for program in started:
            program.kill()
            program.communicate()
    values = [row[0] for row in register.rows("SELECT value FROM number_ledger ORDER BY value")]
    assert len(values) > 20
    assert values == list(range(101, 101 + len(values)))
    minutes = register.one("SELECT count(*) FROM minute WHERE number = ''")
    assert minutes is not None
    assert minutes[0] == 0, "a meeting is saved with its numbers or not at all"
    assert check(register) == ()
    assert issue(register, numbered)[0] == f"21/{101 + len(values)}"
