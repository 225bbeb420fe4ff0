"""Registers, and records of our own making to put into them."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from clerk.business.meetings import (
    MeetingRecord,
)
from db import Register, driver, open_register
from db.councils import add_committee
from db.records import save_record
from tests.harbour import HARBOUR, TWO_MINUTES


class Clock:
    """A clock that goes on a second each time it is read, and can be set."""

    def __init__(self) -> None:
        self.now = datetime(2022, 3, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@contextmanager
def other_program(path: Path) -> Iterator[driver.Connection]:
    """The register opened by another program. Where it has no WAL it must not delete the journal:
    Windows keeps it, as we have it open, and so the other program's write fails."""
    with closing(driver.connect(path)) as connection:
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = TRUNCATE")
        yield connection


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "clerk.db"


@pytest.fixture
def opened(path: Path, clock: Clock) -> Iterator[Callable[[str], Register]]:
    """Open the register as somebody; closed at the end of the test."""
    registers: list[Register] = []

    def by(who: str) -> Register:
        register = open_register(path, who=who, clock=clock, create=True, wait=1)
        registers.append(register)
        return register

    yield by
    for register in registers:
        register.close()


@pytest.fixture
def register(opened: Callable[[str], Register]) -> Register:
    """A register with one committee."""
    register = opened("Ada Pell")
    with register.writing("Add the Harbour Committee") as change:
        add_committee(change, HARBOUR)
    return register


def small_record(held: date = date(2021, 5, 4), **changes: object) -> MeetingRecord:
    """A meeting with two minutes and nothing else."""
    record = replace(TWO_MINUTES, meeting=replace(TWO_MINUTES.meeting, held=held))
    return replace(record, **changes)  # type: ignore[arg-type]


@pytest.fixture
def saved(register: Register) -> int:
    """The id of `small_record` in the register."""
    with register.writing("Write up 4 May") as change:
        return save_record(change, small_record())
