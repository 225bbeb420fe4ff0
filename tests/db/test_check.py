"""What SQLite's own check does not see: changed letters, lost events, lost papers."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from clerk.business.agenda import Paper, PaperFile
from clerk.business.restricted import View
from db import Register, errors, open_register
from db.backup import back_up
from db.check import check
from db.papers import add_source, paper_bytes, place_of, source_read, store
from db.records import save_record
from db.restore import restore
from db.texts import save_text, text_now
from tests.db.conftest import Clock, other_program, small_record
from tests.harbour import EXEMPT, HARBOUR_MEETING


@pytest.fixture
def filled(register: Register) -> Register:
    with register.writing("Import") as change:
        save_record(change, HARBOUR_MEETING)
    return register


def places(data: bytes, words: bytes) -> list[int]:
    """Where in a file these words stand, again and again."""
    return [match.start() for match in re.finditer(re.escape(words), data)]


def kinds(register: Register) -> set[str]:
    found = check(register)
    assert all(finding.message.endswith(".") and finding.place for finding in found)
    return {finding.kind for finding in found}


def tamper(path: Path, *statements: str) -> None:
    """Change the file with another program, its triggers taken away first."""
    with other_program(path) as connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)


def test_a_sound_register_has_no_findings(filled: Register) -> None:
    assert check(filled) == ()


@pytest.mark.parametrize(
    "words", [b"The channel has silted", b"told the officer", b"By autumn", b"Paint bought"]
)
def test_a_changed_letter_in_the_file_is_found(
    filled: Register, opened: Callable[[str], Register], path: Path, words: bytes
) -> None:
    filled.close()
    whole = path.read_bytes()
    seen = []
    for place in places(whole, words):
        path.write_bytes(whole[:place] + b"#" + whole[place + 1 :])
        again = opened("Ada Pell")
        structure = again.one("PRAGMA integrity_check")
        assert structure is not None
        assert structure[0] == "ok"
        seen.append(bool(kinds(again)))
        again.close()
    # The words stand in a row and in the record of changes; other copies are in unused parts.
    assert sum(seen) >= 2


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE minute SET text = 'x' WHERE id = 1", "text changed"),
        ("UPDATE minute_revision SET sha256 = replace(sha256, 'a', 'b')", "text changed"),
        ("UPDATE minute_revision SET body = X'00'", "text changed"),
        ("DELETE FROM minute_revision WHERE number = 1", "text changed"),
        ("UPDATE clause SET text = 'x'", "not in the record"),
        ("DELETE FROM declaration", "not in the record"),
        ("INSERT INTO person (name) VALUES ('A Ghost')", "not in the record"),
        ("DELETE FROM event_row WHERE id = 3", "not in the record"),
        ("DELETE FROM event WHERE seq = 1", "events missing"),
        ("UPDATE event_row SET seq = 77", "missing record"),
        ("DELETE FROM restricted_minute WHERE id = 1", "not in the record"),
        ("UPDATE outcome SET minute_id = 77", "missing record"),
        ("UPDATE event SET at = 'yesterday'", "damaged"),
        ("UPDATE event SET at = '2020-01-01T00:00:00Z' WHERE seq = 2", "clock"),
    ],
)
def test_what_another_program_did_is_found(
    filled: Register, path: Path, statement: str, kind: str
) -> None:
    tamper(path, "PRAGMA foreign_keys = OFF", statement)
    assert kind in kinds(filled)


def test_a_text_being_typed_is_held_against_its_hash(register: Register, path: Path) -> None:
    with register.writing("Import") as change:
        save_record(change, small_record())
    save_text(register, 1, "Typed.", text_now(register, 1).revision)
    assert check(register) == ()
    tamper(path, "UPDATE draft SET text = 'Typed!'")
    assert kinds(register) == {"text changed"}


def test_a_paper_is_kept_once_and_missed_when_gone(register: Register) -> None:
    data = b"a plan of the harbour"
    sha256 = store(register, data)
    assert store(register, data) == sha256
    with register.writing("Import") as change:
        paper = Paper("Plan", text="harbour", file=PaperFile("plan.txt", sha256))
        ninety = PaperFile("price.txt", store(register, b"ninety"))
        secret = Paper("Price", text="ninety", file=ninety, grounds=EXEMPT)
        meeting = save_record(change, small_record(papers=(paper, secret)))
        add_source(change, "plan.txt", sha256, (meeting,))
        add_source(change, "again.txt", sha256, (meeting,))
    assert source_read(register, data) is not None
    assert source_read(register, b"another") is None
    assert paper_bytes(register, 1, View.PUBLIC) == data
    assert paper_bytes(register, 2, View.RESTRICTED) == b"ninety"
    with pytest.raises(errors.NotForThisView) as refused:
        paper_bytes(register, 2, View.PUBLIC)
    assert "Price" not in str(refused.value)
    assert check(register) == ()

    place = place_of(register.papers_folder, sha256)
    place.write_bytes(b"a plan of the airport")
    assert kinds(register) == {"paper changed"}
    with pytest.raises(errors.Damaged):
        paper_bytes(register, 1, View.PUBLIC)
    place.unlink()
    assert kinds(register) == {"paper missing"}
    with pytest.raises(errors.NotFound):
        paper_bytes(register, 1, View.PUBLIC)


def test_a_register_whose_wal_was_thrown_away_is_older_than_its_backup(
    filled: Register, opened: Callable[[str], Register], path: Path, clock: Clock
) -> None:
    earlier = path.read_bytes()
    filled.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    with filled.writing("Add a person") as change:
        change.insert("person", {"name": "M Rook"})
    back_up(path, clock=clock)
    filled.close()
    path.write_bytes(earlier)
    again = opened("Ada Pell")
    assert "older than its backup" in kinds(again)


def test_the_backup_of_another_register_says_nothing_of_this_one(
    filled: Register, path: Path, clock: Clock
) -> None:
    for _ in range(2):
        with filled.writing("Add a person") as change:
            change.insert("person", {"name": "M Rook"})
    back_up(path, clock=clock)
    with open_register(path.with_name("allotments.db"), who="A", create=True) as other:
        assert check(other) == ()


def test_a_register_put_back_to_an_older_backup_is_sound(
    filled: Register, opened: Callable[[str], Register], path: Path, clock: Clock
) -> None:
    older = back_up(path, clock=clock)
    for _ in range(3):
        with filled.writing("Add a person") as change:
            change.insert("person", {"name": "M Rook"})
    back_up(path, clock=clock)
    filled.close()
    clock.now += timedelta(minutes=5)
    restore(path, older.path, who="Ada Pell", clock=clock)
    assert check(opened("Ada Pell")) == ()
