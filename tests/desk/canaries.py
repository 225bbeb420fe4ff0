"""Two meetings with a made-up word in every place where the public may not look."""

import io
import re
from dataclasses import replace
from datetime import date, time

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from clerk.business.actions import Action, Closing, Due, Origin, Owner, Progress
from clerk.business.agenda import AgendaItem, ItemKind, ItemRole, Paper
from clerk.business.attendance import Attendance, AttendanceGroup, Roll, Status
from clerk.business.interests import Declaration
from clerk.business.meetings import (
    Alteration,
    Altered,
    Correction,
    Leftover,
    Leftovers,
    Meeting,
    MeetingRecord,
    Stage,
)
from clerk.business.minutes import Clause, ListStyle, Minute, Outcome
from clerk.business.plan import PlannedItem
from clerk.business.restricted import RestrictedItem, RestrictedMinute
from tests.desk.papers import pdf
from tests.harbour import EXEMPT, HARBOUR

SECRETS: dict[str, str] = {}
"""Every word nobody outside may read, with the place it was put."""

_LETTERS = re.compile(r"[^a-z]+")


def secret(place: str) -> str:
    """A word no paper has, noted with the place it is put in."""
    word = f"Zq{_LETTERS.sub('', place)}jx"
    SECRETS[word.casefold()] = place
    return word


def _closed_minute(of: str) -> RestrictedMinute:
    """The restricted part of a minute, a word in each place of it."""
    promised = Action(
        secret(f"{of} action"),
        owners=(Owner("M Rook"),),
        due=Due(date(2022, 3, 1), secret(f"{of} action due")),
        progress=(Progress(secret(f"{of} action progress"), date(2022, 5, 20), "M Rook"),),
        restricted=True,
        not_chased="",
    )
    done = Action(
        secret(f"{of} action done"),
        closed=Closing(date(2022, 6, 1), secret(f"{of} closing")),
        restricted=True,
    )
    decided = Outcome(
        "AGREED",
        (Clause(secret(f"{of} clause")), Clause(secret(f"{of} second clause"))),
        lead_in=secret(f"{of} lead in"),
        style=ListStyle.NUMBERED,
        closing=secret(f"{of} closing words"),
    )
    text = f"{secret(f'{of} text')} was heard.\n\n| {secret(f'{of} cell')} | b |\n| --- | --- |"
    return RestrictedMinute(EXEMPT, secret(f"{of} title"), text, (decided,), (promised, done))


_CLEAN = Action(
    "Clean the lamp",
    owners=(Owner("M Rook"),),
    due=Due(date(2022, 5, 20)),
    not_chased="",
    progress=(Progress("The lamp is clean.", date(2022, 5, 20)),),
)
_ROLL = Roll(
    (AttendanceGroup("present", "PRESENT"), AttendanceGroup("absent", "ABSENT", Status.ABSENT)),
    (
        Attendance("R Teal", "present", "Councillor"),
        Attendance("S Wren", "absent", "Councillor", reason=secret("reason for absence")),
    ),
)

MAY = MeetingRecord(
    Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", date(2022, 5, 10), stage=Stage.WRITING_UP),
    roll=_ROLL,
    items=(
        AgendaItem("1", "Lighthouse"),
        AgendaItem(
            "2",
            "A lease",
            restricted=RestrictedItem(EXEMPT, secret("item title"), secret("item words"),
                                      secret("item recommendations")),
        ),
    ),
    minutes=(
        Minute("22/1", "Lighthouse", "The lamp is to be cleaned.", actions=(_CLEAN,), item="1",
               outcomes=(Outcome("AGREED", (Clause("That the lamp be cleaned."),)),),
               note=secret("private note")),
        Minute("22/2", "A lease", "The lease was looked at.", item="2",
               restricted=_closed_minute("May minute"), note=secret("private note of a closed")),
    ),
    declarations=(
        Declaration("R Teal", "1", "Pecuniary", secret("sensitive nature"), sensitive=True),
    ),
    leftovers=Leftovers(unplaced=(Leftover(9, secret("leftover")),)),
)  # fmt: skip
"""10 May 2022: its minutes are written up, one of them restricted."""

JUNE = MeetingRecord(
    Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", date(2022, 6, 14), starts=time(14, 0),
            venue="The Net Loft", stage=Stage.AGENDA_ISSUED, issued=date(2022, 6, 6)),
    roll=_ROLL,
    items=(
        AgendaItem("1", "Apologies"),
        AgendaItem("2", "Minutes of the last meeting", role=ItemRole.MINUTES),
        AgendaItem("3", "Action log", role=ItemRole.ACTION_LOG),
        AgendaItem("4", "Dredging", kind=ItemKind.REPORT, presenter="the Harbour Master"),
        AgendaItem("5", "A tender", kind=ItemKind.REPORT,
                   restricted=RestrictedItem(EXEMPT, secret("tender title"),
                                             secret("tender words"),
                                             secret("tender recommendations"))),
        AgendaItem("", "A matter of staff",
                   restricted=RestrictedItem(EXEMPT, secret("unnumbered title"),
                                             secret("unnumbered words"))),
        AgendaItem("6", "Ropes", kind=ItemKind.REPORT),
    ),
    minutes=(
        Minute("22/3", "Dredging", "The channel was sounded.", item="4"),
        Minute("22/4", "A tender", "A tender was looked at.", item="5",
               restricted=_closed_minute("June minute")),
    ),
    actions=(
        Action("Paint the sea wall", "7", (Owner("M Rook"),), Due(date(2022, 5, 1)),
               Origin(date(2022, 2, 2), "22/0")),
        Action(secret("logged action"), "8", (Owner("M Rook"),), Due(date(2022, 5, 1)),
               Origin(date(2022, 2, 2), words=secret("origin of an action")),
               (Progress(secret("logged progress"), date(2022, 3, 3)),), restricted=True),
    ),
    papers=(
        Paper(secret("read paper title"), item="5", text=secret("read paper words"),
              grounds=EXEMPT),
    ),
    declarations=(
        Declaration("R Teal", "4", "Pecuniary", secret("June nature"), sensitive=True),
    ),
    alterations=(
        Alteration(Altered.MOVED, date(2022, 6, 8), "The quay is wet.", "The Quay", time(14, 0),
                   "The Net Loft", time(14, 0)),
    ),
    corrections=(Correction(secret("correction"), "22/4", restricted=True),),
)  # fmt: skip
"""14 June 2022: its agenda is issued and some of it minuted already."""

PLANNED = PlannedItem(
    HARBOUR.slug, "A sale", lead="M Rook", restricted=RestrictedItem(
        EXEMPT, secret("planned title"), secret("planned words"), secret("planned advice"))
)  # fmt: skip


def restricted_pdf() -> tuple[bytes, str]:
    """An officer's restricted PDF with a word in every place a file has for one, and its name."""
    with pikepdf.open(io.BytesIO(pdf(f"Sheet {secret('pdf words')}"))) as made:
        made.docinfo["/Title"] = secret("pdf title")
        made.docinfo["/Author"] = secret("pdf author")
        with made.open_metadata() as metadata:
            metadata["dc:description"] = secret("pdf metadata")
        with made.open_outline() as outline:
            outline.root.append(OutlineItem(secret("pdf bookmark"), 0))
        made.attachments[f"{secret('name of an attachment')}.txt"] = b"words"
        made.attachments["letter.txt"] = secret("attachment").encode()
        next(iter(made.Root.StructTreeRoot.K)).K[0].Alt = String(secret("pdf description"))
        spot = Array([made.pages[0].obj, Name.Fit])
        made.Root.Dests = Dictionary({f"/{secret('pdf place')}": spot})
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]),
                          Contents=String(secret("pdf note")))  # fmt: skip
        made.pages[0].obj.Annots = Array([made.make_indirect(note)])
        return _saved(made), f"5 {secret('pdf file name')}.pdf"


def _saved(made: Pdf) -> bytes:
    data = io.BytesIO()
    made.save(data, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return data.getvalue()


def with_confirming(record: MeetingRecord, meeting: int) -> MeetingRecord:
    """The meeting with its item of minutes linked to the meeting they are of."""
    items = tuple(
        replace(one, confirms=meeting) if one.role is ItemRole.MINUTES else one
        for one in record.items
    )
    return replace(record, items=items)
