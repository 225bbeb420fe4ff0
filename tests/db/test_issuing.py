"""What is looked up before minutes are issued: other drafts of a series, and copies given out."""

from dataclasses import replace
from datetime import date

from clerk.business.numbering import Draft, Scope, Series, SeriesRule
from db import Register
from db.checking_copies import add_copy, copies, next_copy
from db.councils import add_committee
from db.history import last_seq, undo
from db.issue import issue_minutes, issued_versions, would_fix
from db.numbers import last_numbered, other_drafts, save_series
from db.records import meeting_record, save_record
from tests.db.conftest import small_record
from tests.harbour import HARBOUR

MAY, JUNE, JULY = date(2021, 5, 4), date(2021, 6, 8), date(2021, 7, 6)
PIER = replace(HARBOUR, slug="pier-committee", name="Pier Committee", short="PC")


def hold(register: Register, held: date, committee: str = HARBOUR.slug) -> int:
    record = small_record(held)
    meeting = replace(record.meeting, committee=committee)
    with register.writing("Hold a meeting") as change:
        return save_record(change, replace(record, meeting=meeting))


def numbered(register: Register, committee: str, scope: Scope) -> None:
    with register.writing("Set a series") as change:
        save_series(change, committee, Series(SeriesRule("{n}", scope), 1, "1"))


def test_drafts_of_a_series_are_those_of_every_committee_that_counts_in_it(
    register: Register,
) -> None:
    with register.writing("Found another") as change:
        add_committee(change, PIER)
    numbered(register, HARBOUR.slug, Scope.COUNCIL)
    june = hold(register, JUNE)
    may = hold(register, MAY, PIER.slug)
    meeting = meeting_record(register, june).meeting
    assert other_drafts(register, meeting) == (Draft(MAY, 2),)
    numbered(register, PIER.slug, Scope.COMMITTEE)
    assert other_drafts(register, meeting) == ()
    assert other_drafts(register, meeting_record(register, may).meeting) == ()
    assert last_numbered(register, HARBOUR.slug) is None
    with register.writing("Issue") as change:
        issue_minutes(change, june, period="", number=str)
    assert last_numbered(register, HARBOUR.slug) == JUNE
    assert last_numbered(register, PIER.slug) is None


def test_trying_to_issue_changes_nothing(register: Register) -> None:
    numbered(register, HARBOUR.slug, Scope.COMMITTEE)
    meeting = hold(register, JULY)
    before = meeting_record(register, meeting), last_seq(register)
    minutes, actions = would_fix(register, meeting, period="", number=str)
    assert minutes == ("1", "2")
    assert (meeting_record(register, meeting), last_seq(register)) == before
    assert issued_versions(register, meeting) == ()
    with register.writing("Issue") as change:
        assert issue_minutes(change, meeting, period="", number=str) == minutes
    given = [
        one.number for each in meeting_record(register, meeting).minutes for one in each.actions
    ]
    assert tuple(given) == actions


def test_a_copy_that_was_taken_back_leaves_its_number_free(register: Register) -> None:
    meeting = hold(register, MAY)
    for name in ("Teal", "Wren", "Gull"):
        with register.writing("Write a copy") as change:
            add_copy(change, meeting, to=name, file_name=f"{name}.docx", sha256="0" * 64)
    undo(register, last_seq(register) - 1)
    assert [(copy.number, copy.to) for copy in copies(register, meeting)] == [
        (1, "Teal"),
        (3, "Gull"),
    ]
    assert next_copy(register, meeting) == 4
