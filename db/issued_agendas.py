"""Issued agendas: each version kept as it was issued."""

from dataclasses import dataclass

from clerk.business.meetings import MeetingRecord
from clerk.business.restricted import View
from clerk.business.views import seen_by
from db import as_json, errors
from db.records import read_record
from db.revisions import digest
from db.transaction import Reader, Transaction


@dataclass(frozen=True, slots=True)
class IssuedAgenda:
    """A version of an agenda as issued, the first one numbered 1. `at` is in UTC."""

    number: int
    at: str
    by: str


def keep_agenda(change: Transaction, meeting_id: int) -> int:
    """Keep the agenda of a meeting as it is now, public and whole; the number of the version."""
    record = read_record(change, meeting_id)
    number = len(issued_agendas(change, meeting_id)) + 1
    public = as_json.dumps(seen_by(record, View.PUBLIC).record)
    whole = as_json.dumps(seen_by(record, View.RESTRICTED).record)
    change.insert(
        "issued_agenda",
        {
            "meeting_id": meeting_id,
            "number": number,
            "issued_at": change.at,
            "issued_by": change.who,
            "public_record": public,
            "public_sha256": digest(public),
            "whole_record": whole,
            "whole_sha256": digest(whole),
        },
    )
    return number


def issued_agendas(reader: Reader, meeting_id: int) -> tuple[IssuedAgenda, ...]:
    """The versions of a meeting's agenda that were issued here, the first one first."""
    rows = reader.rows(
        "SELECT number, issued_at, issued_by FROM issued_agenda "
        "WHERE meeting_id = ? ORDER BY number",
        meeting_id,
    )
    return tuple(IssuedAgenda(row["number"], row["issued_at"], row["issued_by"]) for row in rows)


def agenda_as_issued(reader: Reader, meeting_id: int, number: int, view: View) -> MeetingRecord:
    """A version of an agenda as it was issued, as `view` may see it.

    Raises NotFound, or Damaged when it is not as it was issued.
    """
    part = "whole" if view is View.RESTRICTED else "public"
    row = reader.one(
        f"SELECT {part}_record AS record, {part}_sha256 AS sha256 FROM issued_agenda "
        "WHERE meeting_id = ? AND number = ?",
        meeting_id,
        number,
    )
    if row is None:
        raise errors.NotFound(f"No version {number} of this agenda was issued.")
    if digest(row["record"]) != row["sha256"]:
        raise errors.Damaged(
            f"Version {number} of this agenda is not as it was issued. Restore a backup."
        )
    return as_json.loads(MeetingRecord, row["record"])
