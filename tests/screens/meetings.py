"""Meetings for the tests of screens: full, empty, and overfull."""

from datetime import date, time

from clerk.business.actions import Action, Due, Owner
from clerk.business.agenda import AgendaItem, Pages, Paper
from clerk.business.attendance import Attendance, AttendanceGroup, Roll
from clerk.business.meetings import Contact, Meeting, MeetingRecord, Stage
from clerk.business.minutes import Clause, Minute, Outcome
from clerk.business.people import Role
from tests.harbour import HARBOUR
from tests.screens.conftest import EVIL

LONG = "The reach of the river between the two weirs and all that lies beside it " * 4 + "there"
NAMES = (
    "Siân Llŷr-Ŵyn ap Gruffydd",
    "Aoife Ní Bhríd Ó Súilleabháin",
    "Môr Ŵyth",
    "שמואל הנגיד",
    "فاطمة الزهراء",
    "Ellen 👩‍🚒 Ash",
    "漢字 かな",
    *EVIL,
)

EMPTY = MeetingRecord(Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", date(2022, 4, 5)))

_EVIL = " ".join(EVIL)

EVERYWHERE_EVIL = MeetingRecord(
    Meeting(
        HARBOUR.slug,
        f"BODY {_EVIL}",
        date(2021, 9, 7),
        title=f"Kind {_EVIL}",
        starts=time(10),
        venue=f"Venue {_EVIL}",
        notices=(f"Notice {_EVIL}",),
        contact=Contact(f"Who {_EVIL}", "1", "a@b", f"Words {_EVIL}"),
        stage=Stage.WRITING_UP,
    ),
    roll=Roll(
        (AttendanceGroup("here", f"HERE {_EVIL}"),),
        tuple(Attendance(name, "here", post=name, note=name) for name in EVIL),
    ),
    items=(AgendaItem("[/]", f"Item {_EVIL}", f"About {_EVIL}", Pages("[/]", "[/]")),),
    minutes=(
        Minute(
            "21/1 [/]",
            f"Minute {_EVIL}",
            f"Text {_EVIL}\n\n## {_EVIL}\n\n- {_EVIL}\n\n| {_EVIL} |",
            (Outcome(f"[/] {_EVIL}", (Clause(_EVIL, "[/]"),), lead_in=_EVIL, closing=_EVIL),),
            (Action(f"Do {_EVIL}", owners=(Owner(_EVIL),), due=Due(words=_EVIL)),),
            item="[/]",
        ),
    ),
    papers=(Paper(f"Paper {_EVIL}", item="[/]", text=f"Body {_EVIL}"),),
)


def overfull(items: int = 200, people: int = 100) -> MeetingRecord:
    """A meeting of `items` items, each with a minute and an action, and `people` members."""
    roll = Roll(
        (AttendanceGroup("present", "PRESENT"), AttendanceGroup("apologies", "APOLOGIES")),
        tuple(
            Attendance(
                f"{NAMES[at % len(NAMES)]} {at}",
                "present" if at % 4 else "apologies",
                "Councillor",
                Role.MEMBER if at % 3 else None,
                note=LONG[:73] if at % 7 == 0 else "",
            )
            for at in range(people)
        ),
    )
    return MeetingRecord(
        Meeting(
            HARBOUR.slug,
            LONG,
            date(2021, 11, 9),
            venue=LONG,
            starts=time(9),
            stage=Stage.WRITING_UP,
        ),
        roll=roll,
        items=tuple(
            AgendaItem(str(at), f"{NAMES[at % len(NAMES)]} {LONG}"[:300], pages=Pages("1", "999"))
            for at in range(1, items + 1)
        ),
        minutes=tuple(
            Minute(
                f"21/{at}",
                f"{NAMES[at % len(NAMES)]} {LONG}"[:300],
                f"{NAMES[at % len(NAMES)]} spoke of it at length. " * 12 + "\n\n- one\n- two",
                (Outcome("AGREED", (Clause("That it be noted."),)),),
                (Action(f"Look into {at} for {NAMES[at % len(NAMES)]}", owners=(Owner("All"),)),),
                item=str(at),
            )
            for at in range(1, items + 1)
        ),
        papers=tuple(Paper(f"{LONG} {at}", item=str(at), text=LONG * 20) for at in range(1, 40)),
    )
