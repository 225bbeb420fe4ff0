"""Changes to meetings that were called, of which notice is given."""

from datetime import date

from clerk.business.meetings import Alteration, Altered
from db.details import read_date, read_time, written_date, written_time
from db.keeping import Wanted, keep
from db.transaction import Reader, Transaction


def alterations(reader: Reader, meeting_id: int) -> tuple[Alteration, ...]:
    """What was altered about a meeting since it was called, in order."""
    rows = reader.rows("SELECT * FROM alteration WHERE meeting_id = ? ORDER BY place", meeting_id)
    return tuple(
        Alteration(
            Altered(row["what"]),
            date.fromisoformat(row["made_on"]),
            row["reason"],
            row["venue_was"],
            read_time(row["starts_was"]),
            row["venue"],
            read_time(row["starts"]),
            read_date(row["postponed_to"]),
            row["other_meeting_id"],
            read_date(row["sent_on"]),
        )
        for row in rows
    )


def save_alterations(change: Transaction, meeting_id: int, wanted: tuple[Alteration, ...]) -> None:
    """Make what was altered about a meeting these. Raises RuleBroken when a notice that was sent
    would go."""
    rows = [
        Wanted(
            {
                "what": each.what.value,
                "made_on": each.on.isoformat(),
                "reason": each.reason,
                "venue_was": each.venue_was,
                "starts_was": written_time(each.starts_was),
                "venue": each.venue,
                "starts": written_time(each.starts),
                "postponed_to": written_date(each.to),
                "other_meeting_id": each.other,
                "sent_on": written_date(each.sent_on),
            }
        )
        for each in wanted
    ]
    keep(change, "alteration", {"meeting_id": meeting_id}, rows, alike=(("what", "made_on"),))
