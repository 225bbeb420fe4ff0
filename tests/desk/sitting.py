"""Desks of several clerks at one register, and of one, with the full meeting of the harbour."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from clerk.business.meetings import MeetingRecord
from clerk.desk.desk import Desk, open_desk
from db.councils import add_committee
from db.records import save_record
from tests.harbour import HARBOUR, HARBOUR_MEETING

Sit = Callable[[str], Desk]
"""Opens the desk of whoever is named."""


@contextmanager
def seats(path: Path, record: MeetingRecord = HARBOUR_MEETING) -> Iterator[Sit]:
    """Opens desks at one register with a meeting in it."""
    with ExitStack() as stack:

        def sit(who: str) -> Desk:
            return stack.enter_context(open_desk(path, create=True, who=who))

        with sit("Setting up").register.writing("Write up") as change:
            add_committee(change, HARBOUR)
            save_record(change, record)
        yield sit


@contextmanager
def march_desk(path: Path) -> Iterator[Desk]:
    """A desk on the morning of 1 March 2022, at a register with nothing in it."""
    morning = datetime(2022, 3, 1, 9, tzinfo=UTC)
    with open_desk(path, create=True, clock=lambda: morning, who="Ada Pell") as desk:
        yield desk
