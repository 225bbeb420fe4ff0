"""What came of the actions of a minute: their parts, and what logs say is from it."""

from collections.abc import Sequence

from db.sql import marks
from db.transaction import Transaction


def restrict_kin(
    change: Transaction, meeting_id: int, minute_ids: Sequence[int], *, restricted: bool
) -> None:
    """Close the actions of some minutes of a meeting to the public, or open them, with all that
    was split from them and all that a log of their committee says came from these minutes."""
    these = marks(minute_ids)
    rows = change.rows(
        "WITH RECURSIVE of_minute (id) AS ("
        f"SELECT id FROM action WHERE minute_id IN ({these}) "
        "UNION SELECT action.id FROM action JOIN of_minute ON split_from_id = of_minute.id) "
        "SELECT action.id FROM action WHERE deleted_at IS NULL AND restricted != ? AND ("
        "action.id IN (SELECT id FROM of_minute) OR EXISTS ("
        "SELECT 1 FROM minute JOIN meeting ON meeting.id = minute.meeting_id "
        f"WHERE meeting.id = ? AND minute.id IN ({these}) AND minute.number != '' "
        "AND meeting.committee_id = action.committee_id AND origin_held = meeting.held "
        "AND origin_minute = minute.number))",
        *minute_ids,
        restricted,
        meeting_id,
        *minute_ids,
    )
    for row in rows:
        change.update("action", row["id"], {"restricted": restricted})
