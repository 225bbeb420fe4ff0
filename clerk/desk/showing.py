"""Everything known of one meeting, with what is worth telling about it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from clerk.business.council import Committee
from clerk.business.findings import Finding
from clerk.business.meetings import Leftovers, MeetingRecord
from clerk.business.numbering import Series
from clerk.business.promises import Promise, promises
from clerk.business.restricted import View
from clerk.business.views import has_restricted, seen_by
from clerk.desk.as_json import Shape, meeting_shape
from clerk.desk.as_text import meeting_text
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.looking import meeting_findings, room_findings
from clerk.desk.meeting_names import meeting_named
from db import councils, numbers, papers, people
from db.left_out import left_out
from db.records import meeting_record


@dataclass(frozen=True, slots=True)
class Shown:
    """A meeting with its committee, the promises still open in it, and its findings.

    `series` is the committee's run of minute numbers as it stands today; `sizes` are those of the
    papers' files in bytes, by their SHA-256.
    """

    record: MeetingRecord
    committee: Committee
    promises: tuple[Promise, ...]
    series: Series | None
    findings: tuple[Finding, ...]
    sizes: Mapping[str, int | None]

    def text(self) -> str:
        """The meeting as plain text, without what the public may not see."""
        return meeting_text(seen_by(self.record, View.PUBLIC), self.committee.short)

    def shape(self) -> Shape:
        """The meeting in the one JSON shape.

        Of one with restricted business nothing that found no place when it was read: whether that
        was restricted nobody knows.
        """
        record = self.record
        if has_restricted(record):
            record = replace(record, leftovers=Leftovers())
        return meeting_shape(
            record,
            promises=self.promises,
            series=self.series,
            findings=self.findings,
            sizes=self.sizes,
        )


def shown(desk: Desk, reference: str) -> Shown:
    """The meeting a clerk names. Raises Refused with near names when there is none."""
    register = desk.register
    with in_plain_words(), register.reading():
        meeting = meeting_named(desk, reference)
        record = meeting_record(register, meeting.id or 0)
        committee = councils.committee(register, meeting.committee)
        seats = people.memberships(register, committee.slug, on=meeting.held)
        # Counts and names of a closed vote are closed: what is odd in them is told in the app.
        public = seen_by(record, View.PUBLIC).record
        return Shown(
            record,
            committee,
            promises(record.minutes, left_out=left_out(register, meeting.id or 0)),
            numbers.series_of(register, committee.slug),
            (
                *meeting_findings(record, committee.style.numbering, seats),
                *room_findings(public, committee.style, seats),
            ),
            {
                one.file.sha256: papers.size(register, one.file.sha256)
                for one in record.papers
                if one.file is not None
            },
        )
