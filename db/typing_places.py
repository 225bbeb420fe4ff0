"""Where in which minute each clerk was typing last."""

from db.transaction import Reader, Transaction


def place_in(
    reader: Reader, minute_id: int, who: str, *, restricted: bool = False
) -> tuple[int, int]:
    """The line and column, from 0, where `who` was last typing in a minute."""
    row = reader.one(
        "SELECT line, col FROM typing_place WHERE minute_id = ? AND restricted = ? AND who = ?",
        minute_id,
        restricted,
        who,
    )
    return (row["line"], row["col"]) if row is not None else (0, 0)


def last_place(reader: Reader, meeting_id: int, who: str) -> tuple[int, bool] | None:
    """The minute of a meeting `who` was typing in last, and whether in its restricted part."""
    row = reader.one(
        "SELECT minute_id, restricted FROM typing_place JOIN minute ON minute.id = minute_id "
        "WHERE meeting_id = ? AND who = ? AND deleted_at IS NULL ORDER BY at DESC LIMIT 1",
        meeting_id,
        who,
    )
    return None if row is None else (row["minute_id"], bool(row["restricted"]))


def keep_place(
    change: Transaction, minute_id: int, restricted: bool, place: tuple[int, int]
) -> None:
    """Note that who is at work types at this line and column, from 0."""
    change.unrecorded(
        "INSERT INTO typing_place (minute_id, restricted, who, line, col, at) "
        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (minute_id, restricted, who) DO UPDATE SET "
        "line = excluded.line, col = excluded.col, at = excluded.at",
        minute_id,
        restricted,
        change.who,
        *place,
        change.at,
    )
