"""The papers of today as a pack can be made of them: their words, set once as PDFs, and those that
are made with each pack."""

from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files

from clerk.business.agenda import PaperKind
from clerk.desk.desk import Desk
from clerk.desk.intake import look
from clerk.desk.papers import add_made, file_of
from db import meetings
from db.records import read_record, save_record

_MADE = {
    "Minutes of the Previous Meeting": PaperKind.MINUTES,
    "Action Log": PaperKind.ACTION_LOG,
}
"""The items whose paper is made with each pack."""


def lay_files(desk: Desk, committee: str) -> None:
    """Give the papers of a committee's meeting today their files, and lay those made here."""
    (today,) = meetings.meetings(
        desk.register, committee=committee, first=desk.today(), last=desk.today()
    )
    laid = {title: file_of(desk, look(data, f"{title}.pdf")) for title, data in _files()}
    with desk.register.writing("Lay the papers of today") as change:
        record = read_record(change, today.id or 0)
        papers = tuple(replace(one, file=laid.get(one.title, one.file)) for one in record.papers)
        save_record(change, replace(record, papers=papers))
    for item in record.items:
        if kind := _MADE.get(item.title):
            add_made(desk, record.meeting.reference, item.number, kind)


def _files() -> Iterator[tuple[str, bytes]]:
    for entry in sorted((files(__package__) / "papers").iterdir(), key=lambda one: one.name):
        if entry.name.endswith(".pdf"):
            yield entry.name.removesuffix(".pdf"), entry.read_bytes()
