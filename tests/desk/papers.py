"""Papers for tests: small PDFs of our own making, and a meeting to lay them before."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from functools import cache

from clerk.business.actions import Action, Owner
from clerk.business.agenda import AgendaItem, ItemKind
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Clause, Minute, Outcome
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


@cache
def pdf(title: str, pages: int = 1) -> bytes:
    """A tagged PDF of so many pages, each of which says its title and its number."""
    blocks: list[Block] = [Title(title)]
    for page in range(1, pages + 1):
        blocks += [NewPage()] if page > 1 else []
        blocks.append(Paragraph(f"{title}, sheet {page}"))
    return pdf_file(Document(title, RunningHead("", ""), tuple(blocks)))


def with_more(record: MeetingRecord, *items: AgendaItem) -> MeetingRecord:
    """The meeting with more items at its end."""
    return replace(record, items=(*record.items, *items))


def page_texts(data: bytes) -> Iterator[str]:
    """The words of each page of a PDF, read by pdfium."""
    from exporters.papers.words import pdf_words

    return iter(pdf_words(data).split("\f"))
