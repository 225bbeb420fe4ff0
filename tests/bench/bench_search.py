"""A search in 20,000 minutes against the bare query on the same index."""

import random
import tempfile
from datetime import date, timedelta
from pathlib import Path

from clerk.business.council import Committee
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.restricted import View
from clerk.business.style import profile
from clerk.desk.desk import system_clock
from db import Register, open_register
from db.councils import add_committee
from db.records import save_record
from db.search import search
from tests.bench.timing import best

_MEETINGS, _EACH = 1000, 20
_WORDS = "tide rope bell anchor lamp mooring lock weir heron eel punt oar sluice towpath".split()
_BARE = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT 20"


def run() -> list[tuple[str, float, float]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "clerk.db"
        with open_register(path, who="A", clock=system_clock, create=True) as register:
            fill(register)
            rare = best(lambda: search(register, "walrus", view=View.PUBLIC))
            common = best(lambda: search(register, "heron", view=View.PUBLIC))
            return [
                (
                    "search for a rare word in 20,000 minutes against the bare query",
                    rare,
                    best(lambda: register.rows(_BARE, '"walrus"*')),
                ),
                (
                    "search for a common word in 20,000 minutes against the bare query",
                    common,
                    best(lambda: register.rows(_BARE, '"heron"*')),
                ),
            ]


def fill(register: Register, meetings: int = _MEETINGS) -> None:
    """Meetings of twenty minutes each, in one of 97 of which a walrus was seen."""
    chance = random.Random(7)
    with register.writing("Fill") as change:
        style = profile("uk-principal")
        add_committee(change, Committee("ferry", "Ferry Board", "FB", style))
        for number in range(meetings):
            minutes = tuple(
                Minute(str(number * _EACH + each), "Water", " ".join(chance.choices(_WORDS, k=80)))
                for each in range(_EACH)
            )
            if number % 97 == 0:
                minutes = (*minutes[:-1], Minute(minutes[-1].number, "Water", "A walrus was seen."))
            held = date(2000, 1, 1) + timedelta(days=9 * number)
            save_record(
                change, MeetingRecord(Meeting("ferry", "Ferry Board", held), minutes=minutes)
            )
