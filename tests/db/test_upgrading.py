"""A register of an earlier version with a meeting in it is upgraded, and its backup restored."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from clerk.business.agenda import ItemKind, ItemRole
from clerk.business.plan import Why
from clerk.business.restricted import View
from clerk.business.style import HouseStyle
from db import Register, as_json, driver, migrations, open_register
from db.backup import back_up, backups
from db.check import check
from db.councils import committee
from db.history import events, undo
from db.issue import issued_record, issued_versions
from db.left_out import leave_out, left_out
from db.plans import waiting
from db.records import read_record, save_record
from db.restore import restore
from db.revisions import digest
from db.search import search
from db.shape import LATEST
from tests.db.conftest import Clock, small_record

BEFORE_AGENDAS = "5 agendas"
BEFORE = (
    "2 search",
    "4 live minutes",
    "11 guessed owners",
    "12 papers put off",
    "13 right-hand pages",
    "14 promises left out",
)


@pytest.fixture(autouse=True)
def registers_are_copied() -> None:
    """Here they are made."""


def older(path: Path, clock: Clock, *, stop_before: str = BEFORE_AGENDAS) -> None:
    """A register as an earlier version left it: a meeting with its agenda, a paper, a minute whose
    action is logged, the minutes as issued, and business that waits."""
    with closing(driver.connect(path, "rwc")) as connection:
        connection.execute("BEGIN IMMEDIATE")
        migrations.apply(connection, "2021-01-01T09:00:00Z", stop_before=stop_before)
        connection.execute("COMMIT")
        register = Register(connection, path, who="Ada Pell", clock=clock)
        with register.writing("Write up 4 May") as change:
            change.insert("council", {"id": 1, "name": "Marsh Town Council"})
            change.insert(
                "committee",
                {
                    "slug": "harbour-committee",
                    "name": "Harbour Committee",
                    "short": "HC",
                    "house_style": '{"name": "plain"}',
                },
            )
            change.insert(
                "meeting",
                {
                    "committee_id": 1,
                    "held": "2021-05-04",
                    "body": "HARBOUR COMMITTEE",
                    "stage": "draft issued",
                    "issued": "2021-04-26",
                },
            )
            change.insert(
                "agenda_item",
                {"meeting_id": 1, "place": 0, "number": "1.", "title": "Rusty chains"},
            )
            change.insert(
                "paper",
                {
                    "meeting_id": 1,
                    "place": 0,
                    "kind": "report",
                    "title": "Survey",
                    "text": "The chains.",
                },
            )
            change.insert(
                "minute",
                {"meeting_id": 1, "place": 0, "number": "21/1", "title": "Rusty chains"},
            )
            change.insert(
                "action",
                {
                    "committee_id": 1,
                    "meeting_id": 1,
                    "minute_id": 1,
                    "place": 0,
                    "text": "Oil the chains",
                    "number": "1",
                    "counter": 1,
                },
            )
            change.insert(
                "action_owner", {"action_id": 1, "place": 0, "name": "M Rook", "kind": "person"}
            )
            kept = as_json.dumps(small_record())
            change.insert(
                "issued_minutes",
                {
                    "meeting_id": 1,
                    "number": 1,
                    "stage": "draft issued",
                    "issued_at": "2021-05-10T09:00:00Z",
                    "issued_by": "Ada Pell",
                    "public_record": kept,
                    "public_sha256": digest(kept),
                    "whole_record": kept,
                    "whole_sha256": digest(kept),
                },
            )
        if stop_before == BEFORE_AGENDAS:
            with register.writing("Put off the weir") as change:
                change.insert(
                    "planned_item", {"committee_id": 1, "title": "The weir", "why": "deferred"}
                )


@pytest.mark.parametrize("stop_before", [*BEFORE, BEFORE_AGENDAS])
def test_what_was_there_is_there_afterwards(path: Path, clock: Clock, stop_before: str) -> None:
    older(path, clock, stop_before=stop_before)
    with open_register(path, who="Ada Pell", clock=clock) as register:
        assert register.one("PRAGMA user_version")[0] == LATEST  # type: ignore[index]
        assert check(register) == ()
        record = read_record(register, 1)
        assert record.meeting.held == date(2021, 5, 4)
        assert (record.meeting.agenda_version, record.meeting.called_off) == (0, None)
        (item,) = record.items
        assert (item.title, item.kind, item.role) == (
            "Rusty chains",
            ItemKind.BUSINESS,
            ItemRole.ORDINARY,
        )
        (paper,) = record.papers
        assert (paper.text, paper.file, paper.withdrawn) == ("The chains.", None, False)
        (action,) = record.minutes[0].actions
        assert (action.text, action.snoozed_until, action.not_chased) == (
            "Oil the chains",
            None,
            "",
        )
        assert [(one.name, one.guessed) for one in action.owners] == [("M Rook", False)]
        assert committee(register, "harbour-committee").style == HouseStyle("plain")
        (version,) = issued_versions(register, 1)
        assert issued_record(register, 1, version.number, View.RESTRICTED) == small_record()
        with register.writing("Leave out") as change:
            leave_out(change, 1, "a" * 64)
        assert left_out(register, 1) == {(1, "a" * 64)}
        found = search(register, "chains", view=View.PUBLIC)
        assert {hit.kind for hit in found} == {"agenda item", "minute", "action", "paper"}


def test_business_that_waited_waits_and_what_was_done_is_taken_back(
    path: Path, clock: Clock
) -> None:
    older(path, clock)
    with open_register(path, who="Ada Pell", clock=clock) as register:
        (item,) = waiting(register, "harbour-committee")
        assert (item.title, item.why, item.kind) == (
            "The weir",
            Why.DEFERRED,
            ItemKind.BUSINESS,
        )
        undo(register)
        assert waiting(register, "harbour-committee") == ()
        with register.writing("Save it as it is") as change:
            save_record(change, read_record(change, 1))
        assert events(register)[0].what == "Undo: Put off the weir", "nothing had changed"
        assert check(register) == ()


@pytest.mark.parametrize("stop_before", [*BEFORE, BEFORE_AGENDAS])
def test_the_backup_an_upgrade_made_can_be_restored(
    path: Path, clock: Clock, stop_before: str
) -> None:
    older(path, clock, stop_before=stop_before)
    open_register(path, who="Ada Pell", clock=clock).close()
    (made,) = backups(path.parent / "backups")
    done = restore(path, made.path, who="Ada Pell", clock=clock)
    assert done.findings == ()
    with open_register(path, who="Ada Pell", clock=clock) as register:
        assert read_record(register, 1).minutes[0].title == "Rusty chains"
        assert check(register) == ()


def test_what_is_damaged_in_an_older_register_is_still_told(path: Path, clock: Clock) -> None:
    older(path, clock)
    with closing(driver.connect(path)) as connection:
        connection.execute("UPDATE minute SET title = 'Shiny chains'")
    made = back_up(path, clock=clock)
    done = restore(path, made.path, who="Ada Pell", clock=clock)
    assert [finding.kind for finding in done.findings] == ["not in the record"]
