"""Breaks in a meeting, and what a later one had put right in its minutes."""

from clerk.business.meetings import Adjournment, Correction
from db.details import read_time, written_time
from db.keeping import Wanted, keep
from db.transaction import Reader, Transaction


def adjournments(reader: Reader, meeting_id: int) -> tuple[Adjournment, ...]:
    """The breaks in a meeting, in order."""
    rows = reader.rows("SELECT * FROM adjournment WHERE meeting_id = ? ORDER BY place", meeting_id)
    return tuple(
        Adjournment(read_time(row["at"]), read_time(row["resumed_at"]), row["item"], row["reason"])
        for row in rows
    )


def save_adjournments(
    change: Transaction, meeting_id: int, wanted: tuple[Adjournment, ...]
) -> None:
    """Make the breaks in a meeting these."""
    rows = [
        Wanted(
            {
                "at": written_time(each.at),
                "resumed_at": written_time(each.resumed_at),
                "item": each.item,
                "reason": each.reason,
            }
        )
        for each in wanted
    ]
    keep(change, "adjournment", {"meeting_id": meeting_id}, rows, alike=(("at",),))


def corrections(reader: Reader, meeting_id: int) -> tuple[Correction, ...]:
    """What was put right in the minutes of a meeting when they were confirmed."""
    rows = reader.rows("SELECT * FROM correction WHERE meeting_id = ? ORDER BY place", meeting_id)
    return tuple(Correction(row["text"], row["number"], bool(row["restricted"])) for row in rows)


def save_corrections(change: Transaction, meeting_id: int, wanted: tuple[Correction, ...]) -> None:
    """Make the corrections to the minutes of a meeting these."""
    rows = [
        Wanted({"number": each.number, "text": each.text, "restricted": each.restricted})
        for each in wanted
    ]
    keep(change, "correction", {"meeting_id": meeting_id}, rows, alike=(("number",),))
