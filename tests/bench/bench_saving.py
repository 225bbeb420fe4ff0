"""One save of a text being typed against a bare commit of the same bytes."""

import tempfile
from datetime import date
from itertools import count
from pathlib import Path

from clerk.business.council import Committee
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.style import profile
from clerk.desk.desk import system_clock
from db import driver, open_register
from db.councils import add_committee
from db.records import meeting_record, save_record
from db.texts import save_text
from tests.bench.timing import middle

_SAVES = 200
_TEXT = "The tide was discussed, and the want of it. " * 60


def run() -> list[tuple[str, float, float]]:
    with tempfile.TemporaryDirectory() as folder:
        return [("a text save against a bare commit", _ours(Path(folder)), _bare(Path(folder)))]


def _ours(folder: Path) -> float:
    with open_register(folder / "clerk.db", who="A", clock=system_clock, create=True) as register:
        with register.writing("Begin") as change:
            style = profile("uk-principal")
            add_committee(change, Committee("ferry", "Ferry Board", "FB", style))
            held = Meeting("ferry", "Ferry Board", date(2024, 7, 9))
            meeting = save_record(change, MeetingRecord(held, minutes=(Minute("1", "Tide"),)))
        minute = meeting_record(register, meeting).minutes[0].id or 0
        base, words = 0, count()

        def save() -> None:
            nonlocal base
            base = save_text(register, minute, f"{_TEXT}{next(words)}", base)

        return middle(save, _SAVES)


def _bare(folder: Path) -> float:
    path = folder / "bare.db"
    with open_register(folder / "clerk.db", who="A") as register:
        mode = register.one("PRAGMA journal_mode")
    connection = driver.connect(path, "rwc")
    connection.execute(f"PRAGMA journal_mode = {mode[0] if mode else 'wal'}")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE text (id INTEGER PRIMARY KEY, text TEXT)")
    connection.execute("INSERT INTO text VALUES (1, '')")
    words = count()

    def commit() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE text SET text = ? WHERE id = 1", (f"{_TEXT}{next(words)}",))
        connection.execute("COMMIT")

    taken = middle(commit, _SAVES)
    connection.close()
    return taken
