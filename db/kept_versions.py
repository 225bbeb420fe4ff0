"""Papers kept for good as they left the house: each version public and whole, under its hash."""

from dataclasses import dataclass

from clerk.business.meetings import MeetingRecord
from clerk.business.restricted import View
from clerk.business.views import seen_by
from db import as_json, errors
from db.revisions import digest
from db.transaction import Reader, Transaction, Value


@dataclass(frozen=True, slots=True)
class Kept:
    """A kind of paper: the table of its versions, what a clerk calls it ("this agenda"), and what
    is done to it ("issued")."""

    table: str
    called: str
    done: str = "issued"


MINUTES = Kept("issued_minutes", "these minutes")
AGENDAS = Kept("issued_agenda", "this agenda")
LOGS = Kept("tabled_log", "this action log", "tabled")
ALL = (MINUTES, AGENDAS, LOGS)


def keep_version(
    change: Transaction, kind: Kept, meeting_id: int, record: MeetingRecord, **also: Value
) -> int:
    """Keep a record as the next version of a meeting's paper; its number. `also` is what else the
    table holds."""
    row = change.one(
        f"SELECT coalesce(max(number), 0) + 1 FROM {kind.table} WHERE meeting_id = ?", meeting_id
    )
    number = int(row[0]) if row is not None else 1
    public = as_json.dumps(seen_by(record, View.PUBLIC).record)
    whole = as_json.dumps(seen_by(record, View.RESTRICTED).record)
    change.insert(
        kind.table,
        {
            "meeting_id": meeting_id,
            "number": number,
            **also,
            f"{kind.done}_at": change.at,
            f"{kind.done}_by": change.who,
            "public_record": public,
            "public_sha256": digest(public),
            "whole_record": whole,
            "whole_sha256": digest(whole),
        },
    )
    return number


def version_as_kept(
    reader: Reader, kind: Kept, meeting_id: int, number: int, view: View
) -> MeetingRecord:
    """A version as it was kept, as `view` may see it.

    Raises NotFound, or Damaged when it is not as it was kept.
    """
    part = "whole" if view is View.RESTRICTED else "public"
    row = reader.one(
        f"SELECT {part}_record AS record, {part}_sha256 AS sha256 FROM {kind.table} "
        "WHERE meeting_id = ? AND number = ?",
        meeting_id,
        number,
    )
    if row is None:
        raise errors.NotFound(f"There is no version {number} of {kind.called}.")
    if digest(row["record"]) != row["sha256"]:
        raise errors.Damaged(
            f"Version {number} of {kind.called} is not as it was {kind.done}. Restore a backup."
        )
    return as_json.loads(MeetingRecord, row["record"])
