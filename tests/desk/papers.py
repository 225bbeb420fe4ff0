"""Papers for tests: small PDFs of our own making, and a meeting to lay them before."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time
from functools import cache
from pathlib import Path

from clerk.business.actions import Action, Owner
from clerk.business.agenda import AgendaItem, ItemKind
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Clause, Minute, Outcome
from clerk.desk import papers
from clerk.desk.desk import Desk, open_desk
from clerk.desk.intake import Brought, look
from db.councils import add_committee
from db.records import save_record
from exporters.document import Block, Document, NewPage, Paragraph, RunningHead, Title
from exporters.write.pdf import pdf_file
from tests.harbour import HARBOUR

JUNE = MeetingRecord(
    Meeting(
        HARBOUR.slug,
        "HARBOUR COMMITTEE",
        date(2022, 6, 14),
        starts=time(14, 0),
        venue="The Net Loft",
        stage=Stage.AGENDA_ISSUED,
        issued=date(2022, 6, 6),
    ),
    items=(
        AgendaItem("1", "Apologies"),
        AgendaItem("2", "Minutes of the last meeting"),
        AgendaItem("3", "Dredging", kind=ItemKind.REPORT, presenter="the Harbour Master"),
        AgendaItem("4", "Moorings", kind=ItemKind.REPORT),
    ),
)
"""14 June 2022: its agenda is issued, and no paper has come."""

REFERENCE = JUNE.meeting.reference

MAY = MeetingRecord(
    Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", date(2022, 5, 10), stage=Stage.DRAFT_ISSUED),
    minutes=(
        Minute(
            "22/1",
            "Lighthouse",
            "The lamp is to be cleaned.",
            outcomes=(Outcome("AGREED", (Clause("That the lamp be cleaned."),)),),
            actions=(Action("Clean the lamp", "1", (Owner("M Rook"),)),),
        ),
    ),
)
"""10 May 2022: the meeting before, with one action."""


def pdf(title: str, pages: int = 1) -> bytes:
    """A tagged PDF of so many pages, each of which says its title and its number; the same bytes
    each time it is asked for."""
    return _pdf(title, pages)


@cache
def _pdf(title: str, pages: int) -> bytes:
    blocks: list[Block] = [Title(title)]
    for page in range(1, pages + 1):
        blocks += [NewPage()] if page > 1 else []
        blocks.append(Paragraph(f"{title}, sheet {page}"))
    return pdf_file(Document(title, RunningHead("", ""), tuple(blocks)))


@contextmanager
def paper_desk(path: Path, *meetings: MeetingRecord) -> Iterator[Desk]:
    """A desk at which papers are laid before June: after May, if there are no other `meetings`."""
    with open_desk(path, create=True, who="Ada Pell") as desk:
        with desk.register.writing("Begin") as change:
            add_committee(change, HARBOUR)
            for each in meetings or (MAY, JUNE):
                save_record(change, each)
        yield desk


def with_more(record: MeetingRecord, *items: AgendaItem) -> MeetingRecord:
    """The meeting with more items at its end."""
    return replace(record, items=(*record.items, *items))


@cache
def brought(title: str, name: str, pages: int = 1) -> Brought:
    """Such a PDF as it is brought to the desk under a name."""
    return look(pdf(title, pages), name)


def lay(desk: Desk, item: str, title: str, pages: int = 1, **how: object) -> int:
    """Lay such a PDF under an item of June; the number of the paper."""
    data = brought(title, f"{title}.pdf", pages)
    return papers.add_paper(desk, REFERENCE, item, data, title=title, **how).id  # type: ignore[arg-type]
