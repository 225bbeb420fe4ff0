"""A made-up meeting with one of everything a document can hold."""

from datetime import date, time
from pathlib import Path

import pytest

from clerk.business.actions import Action, Due, Origin, Owner, Progress
from clerk.business.attendance import Attendance, AttendanceGroup, Capacity, Roll, Status
from clerk.business.council import Committee
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Clause, ListStyle, Minute, Outcome
from clerk.business.people import Role
from clerk.business.restricted import Grounds, RestrictedKind, RestrictedMinute, View
from clerk.business.style import HouseStyle
from clerk.business.views import PublicMeeting, RestrictedMeeting, seen_by
from exporters.compose.minutes import minutes_document
from exporters.write import write

GROUPS = (
    AttendanceGroup("present", "PRESENT"),
    AttendanceGroup("invited", "PRESENT BY INVITATION", capacity=Capacity.INVITED),
    AttendanceGroup("officers", "OFFICERS", capacity=Capacity.OFFICER),
    AttendanceGroup("apologies", "APOLOGIES FOR ABSENCE", Status.APOLOGIES),
)

PEOPLE = (
    Attendance("M Tregear", "present", "Councillor", Role.CHAIR),
    Attendance("P Oakden", "present", "Councillor", Role.VICE_CHAIR),
    Attendance("S Yelland", "present", "Councillor", substitute_for="J Moult"),
    Attendance("R Quill", "present", "Dr", Role.CO_OPTED),
    Attendance("A Penhale", "officers", post="Harbour Master"),
    Attendance("Birkett", "officers"),
    Attendance("J Moult", "apologies", "Councillor", Role.MEMBER),
)

DREDGING = """The Harbour Master reported that the fairway had silted up since the winter gales.

## What was found

- Two buoys had dragged their moorings.
- The inner basin was short of water:
  - by the slipway
  - under the crane
- The quay wall was sound.

Three ways forward were put to the members.

1. Dredge the whole basin at once.
2. Dredge in two halves.
3. Wait for the county's survey.

| Way | Cost |
| Whole basin | £84,000 |
| Two halves | £91,500 |

Members preferred to know the price of silt before they chose."""

MINUTES = (
    Minute("22/7", "Apologies for absence", "The apologies were noted.", item="1"),
    Minute(
        "22/8",
        "Dredging of the inner basin",
        DREDGING,
        outcomes=(
            Outcome("NOTED", (Clause("That the gales be blamed"),), label="NOTED-",
                    style=ListStyle.PARAGRAPHS, after_block=3, order=1),
            Outcome("AGREED", (Clause("That the basin be sounded.", "1."),
                               Clause("That the crane stay locked.", "2.")),
                    label="AGREED:", style=ListStyle.NUMBERED, order=2),
        ),
        actions=(
            Action("Ask three firms what they charge for silt.", label="ACTION-",
                   owners=(Owner("A Penhale"),), due=Due(words="next meeting"), order=3),
        ),
    ),
    Minute(
        "22/9",
        "Lease of the chandlery",
        "The public left the room.",
        restricted=RestrictedMinute(
            Grounds(RestrictedKind.EXEMPT, ("3",)),
            title="Rent offered by Saltway Ropes",
            text="Saltway Ropes had offered nineteen pounds a foot.",
            outcomes=(Outcome("RESOLVED", (Clause("That the offer be refused."),)),),
        ),
    ),
    Minute(
        "22/10",
        "Any other business",
        "A late letter was read.",
        outcomes=(Outcome("AGREED", (Clause("That the date be noted."),), label="AGREED-"),),
    ),
)  # fmt: skip

ACTIONS = (
    Action(
        "Paint the harbour light.",
        "4",
        (Owner("A Penhale", post="Harbour Master"), Owner("P Oakden")),
        Due(date(2022, 5, 31)),
        Origin(date(2022, 1, 11), "22/2"),
        (Progress("Paint ordered."), Progress("First coat on.", date(2022, 3, 1))),
    ),
    Action(
        "Visit the lifeboat station",
        "6",
        origin=Origin(words="action of 9 November 2021"),
    ),
)


@pytest.fixture(scope="session")
def committee() -> Committee:
    style = HouseStyle(
        "Wexcombe",
        labels={"vice-chair": "Deputy Chair"},
        opening="A meeting of the {committee} was held on {day} at {time} in {venue}.",
        outcome_punctuation=":",
    )
    return Committee("harbour-committee", "Harbour Committee", "HC", style)


@pytest.fixture(scope="session")
def record() -> MeetingRecord:
    meeting = Meeting(
        "harbour-committee",
        "HARBOUR COMMITTEE",
        date(2022, 3, 8),
        starts=time(14),
        venue="the Old Customs House",
        stage=Stage.DRAFT_ISSUED,
    )
    return MeetingRecord(meeting, Roll(GROUPS, PEOPLE, public=3), minutes=MINUTES, actions=ACTIONS)


@pytest.fixture(scope="session")
def seen(record: MeetingRecord) -> PublicMeeting:
    return seen_by(record, View.PUBLIC)


@pytest.fixture(scope="session")
def seen_closed(record: MeetingRecord) -> RestrictedMeeting:
    return seen_by(record, View.RESTRICTED)


@pytest.fixture
def minutes_file(seen: PublicMeeting, committee: Committee, tmp_path: Path) -> Path:
    path = tmp_path / "minutes.docx"
    write(minutes_document(seen, committee), path)
    return path
