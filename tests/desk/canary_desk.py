"""A register that holds the meetings of `canaries`, with officers' papers and a list of readers."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from clerk.business.agenda import PaperKind
from clerk.business.distribution import RecipientKind
from clerk.business.numbering import Series, SeriesRule
from clerk.business.people import Person
from clerk.desk import distributing, papers, people
from clerk.desk.desk import Desk, open_desk
from clerk.desk.intake import look
from clerk.desk.issuing import issue_draft
from clerk.desk.workspace import workspace
from db.councils import add_committee
from db.numbers import save_series
from db.plans import add_planned
from db.records import read_record, save_record
from tests.desk.canaries import JUNE, MAY, PLANNED, restricted_pdf, secret, with_confirming
from tests.desk.papers import brought
from tests.exporters.papers.office_files import picture
from tests.harbour import EXEMPT, HARBOUR

MEETINGS = (MAY.meeting.reference, JUNE.meeting.reference)
JUNE_14 = JUNE.meeting.reference


@contextmanager
def sitting(path: Path) -> Iterator[Desk]:
    """A desk on 15 June 2022 at the register `fill` made."""
    with open_desk(
        path, create=True, who="Ada Pell", clock=lambda: datetime(2022, 6, 15, 9, tzinfo=UTC)
    ) as desk:
        yield desk


def fill(path: Path) -> None:
    """Make a register with both meetings, their papers, and the press on the list. A draft of the
    minutes of May is issued, and changed since."""
    with sitting(path) as desk:
        with desk.register.writing("Begin") as change:
            add_committee(change, HARBOUR)
            save_series(change, HARBOUR.slug, Series(SeriesRule("22/{n}"), 5, "22/5"))
            may = save_record(change, MAY)
            save_record(change, with_confirming(JUNE, may))
            add_planned(change, PLANNED)
        people.save_person(desk, Person("M Rook", address="m.rook@example.org"))
        distributing.add_recipient(
            desk, HARBOUR.slug, RecipientKind.PRESS, "Herald", "desk@herald.example"
        )
        issue_draft(desk, workspace(desk, MEETINGS[0]).record)
        with desk.register.writing("Go on") as change:
            record = read_record(change, may)
            first = replace(record.minutes[0], text="The lamp is to be cleaned soon.")
            save_record(change, replace(record, minutes=(first, *record.minutes[1:])))
        _lay(desk)


def _lay(desk: Desk) -> None:
    """A public report with a restricted appendix, a restricted report in two versions, and one
    that was withdrawn."""
    papers.add_paper(desk, JUNE_14, "4", brought("Silt report", "4 silt.pdf", 2))
    data, name = restricted_pdf()
    title = secret("paper title")
    for item, kind in (("4", PaperKind.APPENDIX), ("5", PaperKind.REPORT)):
        added = papers.add_paper(
            desk, JUNE_14, item, look(data, name), title=title, kind=kind, grounds=EXEMPT
        )
    newer = brought(f"{secret('second version')} again", f"{secret('second name')}.pdf")
    papers.new_version(desk, JUNE_14, added.id, newer)
    shown = look(picture("PNG"), f"{secret('picture name')}.png")
    papers.add_paper(desk, JUNE_14, "5", shown, grounds=EXEMPT, alt=secret("what a picture shows"))
    gone = brought(secret("withdrawn words"), f"{secret('withdrawn name')}.pdf")
    taken = papers.add_paper(desk, JUNE_14, "6", gone, grounds=EXEMPT)
    papers.withdraw(desk, JUNE_14, taken.id)
