"""Registers, and records of our own making to put into them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from clerk.business.actions import Action, Closing, Due, Origin, Owner, OwnerKind, Progress
from clerk.business.agenda import AgendaItem, Pages, Paper, PaperKind
from clerk.business.attendance import (
    Attendance,
    AttendanceGroup,
    Capacity,
    InChair,
    Moment,
    Move,
    Movement,
    Roll,
    Status,
)
from clerk.business.council import Committee
from clerk.business.interests import Conduct, Declaration
from clerk.business.meetings import (
    Contact,
    Leftover,
    Leftovers,
    ListedMember,
    Meeting,
    MeetingRecord,
    Signatory,
    Stage,
)
from clerk.business.minutes import Clause, ListStyle, Minute, Outcome, Vote, VoteMethod
from clerk.business.people import Role
from clerk.business.restricted import Grounds, RestrictedItem, RestrictedKind, RestrictedMinute
from clerk.business.style import HouseStyle
from db import Register, open_register
from db.councils import add_committee
from db.records import save_record

EXEMPT = Grounds(RestrictedKind.EXEMPT, ("3",), "commercial terms")


class Clock:
    """A clock that goes on a second each time it is read, and can be set."""

    def __init__(self) -> None:
        self.now = datetime(2022, 3, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


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


HARBOUR = Committee("harbour-committee", "Harbour Committee", "HC", HouseStyle("plain"))


def small_record(held: date = date(2021, 5, 4), **changes: object) -> MeetingRecord:
    """A meeting with two minutes and nothing else."""
    record = MeetingRecord(
        meeting=Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", held, stage=Stage.WRITING_UP),
        minutes=(
            Minute("21/1", "Moorings", "The mooring chains were looked at.", provisional=True),
            Minute("21/2", "Lighthouse", "The lamp is to be cleaned.", provisional=True),
        ),
    )
    return replace(record, **changes)  # type: ignore[arg-type]


def full_record() -> MeetingRecord:
    """A meeting that has something of everything."""
    return MeetingRecord(
        meeting=Meeting(
            HARBOUR.slug,
            "HARBOUR COMMITTEE",
            date(2021, 6, 8),
            title="Annual Meeting",
            starts=time(14, 30),
            ends=time(16, 5, 30),
            venue="The Net Loft",
            notices=("Bring boots.", "The gate is locked at five."),
            opening="The committee met in the Net Loft.",
            issued=date(2021, 5, 31),
            signatory=Signatory("P Quill", "Town Clerk", ("Quay House", "Marsh Lane")),
            contact=Contact("O Vane", "01632 960011", "o.vane@example.org", "Ring before noon"),
            membership=(
                ListedMember("R Teal", "Councillor", Role.CHAIR),
                ListedMember("S Wren", "Councillor"),
            ),
            stage=Stage.DRAFT_ISSUED,
        ),
        roll=Roll(
            groups=(
                AttendanceGroup("present", "PRESENT"),
                AttendanceGroup("officers", "OFFICERS", Status.PRESENT, Capacity.OFFICER),
                AttendanceGroup("absent", "ABSENT", Status.ABSENT),
            ),
            people=(
                Attendance(
                    "R Teal",
                    "present",
                    "Councillor",
                    Role.CHAIR,
                    movements=(Movement(Move.LEFT, time(15, 10), Moment.AFTER, "4", "Dredging"),),
                ),
                Attendance("J Ruff", "present", note="yacht club", substitute_for="S Wren"),
                Attendance("S Wren", "absent", reason="at the dentist", accepted=True),
                Attendance("M Rook", "officers", post="Harbour Master", organisation="Town"),
            ),
            chair=(InChair("R Teal"), InChair("S Wren", "5", time(15, 10))),
            public=3,
            press=0,
        ),
        items=(
            AgendaItem("1", "Apologies"),
            AgendaItem("4", "Dredging", "Report of the Harbour Master", Pages("5", "16")),
            AgendaItem(
                "5", "Tenders", restricted=RestrictedItem(EXEMPT, "The Brill tender", "Prices")
            ),
        ),
        minutes=(
            Minute(
                "21/7",
                "Dredging",
                "The channel has silted up.\n\n- north arm\n- south arm",
                outcomes=(
                    Outcome(
                        "RESOLVED",
                        (Clause("That the channel be dredged.", "1."), Clause("By autumn.", "2.")),
                        lead_in="On the motion of the Chair",
                        label="RESOLVED:",
                        style=ListStyle.NUMBERED,
                        to_body="Full Council",
                        mover="R Teal",
                        seconder="M Dunlin",
                        vote=Vote(
                            VoteMethod.RECORDED,
                            2,
                            1,
                            1,
                            unanimous=True,
                            casting_vote="R Teal",
                            names_in_favour=("R Teal", "M Dunlin"),
                            names_against=("S Wren",),
                            names_abstained=("J Ruff",),
                        ),
                        closing="Carried.",
                        after_block=1,
                        order=2,
                    ),
                ),
                actions=(
                    Action(
                        "Ask three firms for prices",
                        owners=(
                            Owner("M Rook", post="Harbour Master"),
                            Owner("all", OwnerKind.ALL),
                        ),
                        due=Due(date(2021, 7, 1), "next meeting"),
                        label="ACTION -",
                        after_block=1,
                        order=1,
                    ),
                ),
                item="4",
            ),
            Minute("21/7", "Same number twice", "As printed."),
            Minute(
                "21/8",
                "Tenders",
                "The public left.",
                restricted=RestrictedMinute(
                    EXEMPT,
                    "The Brill tender",
                    "Brill asked for ninety thousand.",
                    outcomes=(Outcome("AGREED", (Clause("That Brill be told no."),)),),
                    actions=(Action("Write to Brill", restricted=True),),
                ),
                item="5",
                note="check the sum with M Rook",
            ),
        ),
        actions=(
            Action(
                "Paint the sea wall",
                "4",
                (Owner("M Rook"),),
                origin=Origin(date(2021, 2, 2), "21/3", "2 February"),
                progress=(Progress("Paint bought", date(2021, 5, 1), "M Rook"),),
                closed=Closing(date(2021, 6, 1), "The wall is blue."),
            ),
        ),
        papers=(
            Paper(
                "Dredging report",
                PaperKind.PRESENTATION,
                "4",
                "Silt lies two fathoms deep.\n",
                Pages("17", "24"),
            ),
            Paper("The Brill letter", item="5", text="Our price is firm.", grounds=EXEMPT),
        ),
        declarations=(
            Declaration(
                "R Teal",
                "4",
                "Pecuniary",
                "owns a dredger",
                dispensation="D7",
                conduct=Conduct.LEFT,
                declared_at="4",
            ),
            Declaration("S Wren", "5", "Pecuniary", "told the officer", sensitive=True),
        ),
        leftovers=Leftovers(
            furniture=(Leftover(3, "Page 1"), Leftover(40, "Page 2")),
            labels=(Leftover(7, "PRESENT:"),),
            unplaced=(Leftover(90, "a stray line"),),
        ),
    )


@pytest.fixture
def saved(register: Register) -> int:
    """The id of `small_record` in the register."""
    with register.writing("Write up 4 May") as change:
        return save_record(change, small_record())
