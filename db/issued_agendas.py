"""Issued agendas: each version kept as it was issued."""

from dataclasses import dataclass

from clerk.business.meetings import MeetingRecord
from clerk.business.restricted import View
from db.kept_versions import AGENDAS, keep_version, version_as_kept
from db.records import read_record
from db.transaction import Reader, Transaction


@dataclass(frozen=True, slots=True)
class IssuedAgenda:
    """A version of an agenda as issued, the first one numbered 1. `at` is in UTC."""

    number: int
    at: str
    by: str


def keep_agenda(change: Transaction, meeting_id: int) -> int:
    """Keep the agenda of a meeting as it is now, public and whole; the number of the version."""
    return keep_version(change, AGENDAS, meeting_id, read_record(change, meeting_id))


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
    return version_as_kept(reader, AGENDAS, meeting_id, number, view)
