"""Promises in minutes that the clerk does not want offered any more."""

from db.transaction import Reader, Transaction


def left_out(reader: Reader, meeting_id: int) -> frozenset[tuple[int, str]]:
    """What is left out in the minutes of a meeting: of each the minute's id and the key of its
    words (`promises.words_key`)."""
    rows = reader.rows(
        "SELECT minute_id, words_sha256 FROM promise_left_out "
        "JOIN minute ON minute.id = minute_id WHERE meeting_id = ?",
        meeting_id,
    )
    return frozenset((row["minute_id"], row["words_sha256"]) for row in rows)


def leave_out(change: Transaction, minute_id: int, key: str) -> None:
    """Offer what has this key no more; nothing where it is left out already."""
    if _row(change, minute_id, key) is None:
        change.insert("promise_left_out", {"minute_id": minute_id, "words_sha256": key})


def offer_again(change: Transaction, minute_id: int, key: str) -> None:
    """Offer it again; nothing where it is offered."""
    if (row_id := _row(change, minute_id, key)) is not None:
        change.delete("promise_left_out", row_id)


def _row(change: Transaction, minute_id: int, key: str) -> int | None:
    row = change.one(
        "SELECT id FROM promise_left_out WHERE minute_id = ? AND words_sha256 = ?", minute_id, key
    )
    return None if row is None else int(row["id"])
