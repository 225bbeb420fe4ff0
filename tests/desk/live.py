"""A meeting about to be minuted, and the desk of the clerk who takes the minutes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from clerk.business.agenda import AgendaItem
from clerk.business.council import Committee
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.business.numbering import Series, SeriesRule
from clerk.business.people import Membership, Person, Role
from clerk.business.restricted import Grounds, RestrictedItem, RestrictedKind
from clerk.business.style import profile
from clerk.desk.desk import Desk, open_desk
from db import councils, people
from db.numbers import save_series
from db.records import read_record, save_record

PIER = Committee("pier-committee", "Pier Committee", "PC", profile("uk-principal"))
HELD = date(2021, 5, 4)
EXEMPT = Grounds(RestrictedKind.EXEMPT, ("3",))
MEMBERS = (
    ("R Teal", Role.CHAIR),
    ("S Wren", Role.VICE_CHAIR),
    ("M Dunlin", Role.MEMBER),
    ("B Auk", Role.MEMBER),
    ("K Gull", Role.SUBSTITUTE),
)
MEETING = MeetingRecord(
    Meeting(PIER.slug, "PIER COMMITTEE", HELD, venue="The Net Loft", stage=Stage.AGENDA_ISSUED),
    items=(
        AgendaItem("1", "Apologies for Absence"),
        AgendaItem("2", "Declarations of Interest"),
        AgendaItem("3", "Lamps", "Report of the Pier Master", recommendations="To note the lamps."),
        AgendaItem("4", "Planks"),
        AgendaItem("5", "A lease", restricted=RestrictedItem(EXEMPT, "The kiosk lease")),
    ),
)


@contextmanager
def live_desk(path: Path, record: MeetingRecord = MEETING) -> Iterator[Desk]:
    """A desk at 2.21 pm and 40 seconds on the day of the meeting, whose id is 1.

    The committee has four seats and a substitute; its next minute is 21/101.
    """

    def clock() -> datetime:
        return datetime(2021, 5, 4, 14, 21, 40, tzinfo=UTC)

    with open_desk(path, create=True, who="Ada Pell", clock=clock) as desk:
        with desk.register.writing("Found") as change:
            committee = councils.add_committee(change, PIER)
            councils.add_committee(change, replace(PIER, slug="council", name="Harbour Council"))
            save_series(change, PIER.slug, Series(SeriesRule("{yy}/{n}"), 101, "21/101"))
            for name, role in MEMBERS:
                person = Person(name, "Councillor")
                person = replace(person, id=people.add_person(change, person))
                people.add_membership(change, committee, Membership(person, role))
            people.add_person(change, Person("V Bank"))
            people.add_person(change, Person("V Brill"))
            save_record(change, record)
        yield desk


def now(desk: Desk) -> MeetingRecord:
    """The meeting as the register has it."""
    return read_record(desk.register, 1)


def minute_of(desk: Desk, item: str) -> Minute:
    """The first minute of an item."""
    return next(one for one in now(desk).minutes if one.item == item)
