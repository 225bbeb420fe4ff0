"""A committee and a meeting of it with something of everything, for documents and screens."""

from datetime import date, time

from clerk.business.actions import Action, Closing, Due, Origin, Owner, OwnerKind, Progress
from clerk.business.agenda import AgendaItem, Course, ItemKind, ItemRole, Pages, Paper, PaperKind
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
    Adjournment,
    Alteration,
    Altered,
    Contact,
    Correction,
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

HARBOUR = Committee("harbour-committee", "Harbour Committee", "HC", HouseStyle("plain"))
EXEMPT = Grounds(RestrictedKind.EXEMPT, ("3",), "commercial terms")

HARBOUR_MEETING = MeetingRecord(
    meeting=Meeting(
        HARBOUR.slug,
        "HARBOUR COMMITTEE",
        date(2021, 6, 8),
        title="Annual Meeting",
        starts=time(14, 30),
        ends=time(16, 5),
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
        opened=time(14, 32),
        signed_by="R Teal",
        signed_on=date(2021, 7, 13),
        issued_at=time(9, 15),
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
        AgendaItem(
            "4",
            "Dredging",
            "Report of the Harbour Master",
            Pages("5", "16"),
            recommendations="That the channel be dredged.",
            urgent=True,
            urgent_reason="ships come in tonight",
            course=Course.DEFERRED,
            deferred_to=date(2021, 9, 7),
            kind=ItemKind.REPORT,
            presenter="Harbour Master",
            late=True,
        ),
        AgendaItem(
            "5",
            "Tenders",
            restricted=RestrictedItem(EXEMPT, "The Brill tender", "Prices", "Refuse it."),
            depth=1,
            role=ItemRole.CLOSING,
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
    adjournments=(Adjournment(time(15, 20), time(15, 30), "4", "The lamp went out."),),
    alterations=(
        Alteration(
            Altered.POSTPONED,
            date(2021, 6, 2),
            "The boat is late.",
            "The Net Loft",
            time(14, 30),
            "The Sail Loft",
            time(15, 0),
            to=date(2021, 6, 15),
        ),
    ),
    corrections=(Correction("For “north” read “south”.", "21/7", restricted=True),),
    leftovers=Leftovers(
        furniture=(Leftover(3, "Page 1"), Leftover(40, "Page 2")),
        labels=(Leftover(7, "PRESENT:"),),
        unplaced=(Leftover(90, "a stray line"),),
    ),
)
"""8 June 2021: three items and three minutes, one of each restricted."""

TWO_MINUTES = MeetingRecord(
    Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", date(2021, 5, 4), stage=Stage.WRITING_UP),
    minutes=(
        Minute("21/1", "Moorings", "The mooring chains were looked at.", provisional=True),
        Minute("21/2", "Lighthouse", "The lamp is to be cleaned.", provisional=True),
    ),
)
"""4 May 2021: being written up, its numbers provisional."""
