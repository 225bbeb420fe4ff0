"""Every text of a minute that was saved, rebuilt from small parts; `db.texts` writes them."""

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from db import errors
from db.transaction import Reader, Row

WHOLE_EVERY = 50
"""Every so many revisions one is kept whole; the others hold what changed."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One save of a text: its number (from 1), when (UTC) and by whom."""

    number: int
    saved_at: str
    saved_by: str


def revisions(reader: Reader, minute_id: int, *, restricted: bool = False) -> tuple[Revision, ...]:
    """Every save of a minute's text, the newest first."""
    rows = reader.rows(
        "SELECT number, saved_at, saved_by FROM minute_revision "
        "WHERE minute_id = ? AND restricted = ? ORDER BY number DESC",
        minute_id,
        restricted,
    )
    return tuple(Revision(*row) for row in rows)


def revision_text(reader: Reader, minute_id: int, number: int, *, restricted: bool = False) -> str:
    """The text as it was saved with this number.

    Raises NotFound when there is no such revision, Damaged when it is not what was saved.
    """
    rows = reader.rows(
        "SELECT number, whole, kept_before, kept_after, body, sha256 FROM minute_revision "
        "WHERE minute_id = ? AND restricted = ? AND number BETWEEN ? AND ? ORDER BY number",
        minute_id,
        restricted,
        number - WHOLE_EVERY + 1,
        number,
    )
    if not rows or rows[-1]["number"] != number:
        raise errors.NotFound(f"There is no revision {number} of this minute.")
    start = max(place for place, row in enumerate(rows) if row["whole"])
    text = ""
    for row in rows[start:]:
        text = rebuilt(text, row)
    if digest(text) != rows[-1]["sha256"]:
        raise errors.Damaged(
            f"Revision {number} of this minute is not what was saved. Restore a backup."
        )
    return text


def every_text(
    reader: Reader, minute_id: int, *, restricted: bool = False
) -> Iterator[tuple[Revision, str]]:
    """Each save of a minute's text with the text, the oldest first."""
    text = ""
    for row in reader.rows(
        "SELECT number, saved_at, saved_by, whole, kept_before, kept_after, body "
        "FROM minute_revision WHERE minute_id = ? AND restricted = ? ORDER BY number",
        minute_id,
        restricted,
    ):
        text = rebuilt(text, row)
        yield Revision(row["number"], row["saved_at"], row["saved_by"]), text


def holds(reader: Reader, minute_id: int, text: str, *, restricted: bool = False) -> bool:
    """Whether a text is among the revisions of a minute."""
    return (
        reader.one(
            "SELECT 1 FROM minute_revision WHERE minute_id = ? AND restricted = ? AND sha256 = ?",
            minute_id,
            restricted,
            digest(text),
        )
        is not None
    )


def is_before_closing(reader: Reader, minute_id: int, number: int) -> bool:
    """Whether a revision of the public text of a minute is from before the minute was closed to the
    public; not of one that is not closed."""
    closing = reader.one(
        "SELECT event.seq, event.at FROM event JOIN event_row ON event_row.seq = event.seq "
        "WHERE table_name = 'restricted_minute' AND before IS NULL AND row_id IN "
        "(SELECT id FROM restricted_minute WHERE minute_id = ?) ORDER BY event.seq DESC LIMIT 1",
        minute_id,
    )
    if closing is None:
        return False
    first = reader.one(
        "SELECT json_extract(after, '$.revision') AS number FROM event_row "
        "WHERE seq = ? AND table_name = 'minute' AND row_id = ? AND number IS NOT NULL",
        closing["seq"],
        minute_id,
    )
    if first is not None:
        return bool(number < first["number"])
    row = reader.one(
        "SELECT saved_at FROM minute_revision "
        "WHERE minute_id = ? AND restricted = 0 AND number = ?",
        minute_id,
        number,
    )
    return row is not None and bool(row["saved_at"] < closing["at"])


def landmarks(reader: Reader, minute_id: int, *, restricted: bool = False) -> frozenset[int]:
    """The revisions somebody may look for: those once taken into the minute (when it was left,
    restored or imported), and those on both sides of a leap (a text kept aside, an undo)."""
    table, column = ("restricted_minute", "minute_id") if restricted else ("minute", "id")
    rows = reader.rows(
        "SELECT json_extract(after, '$.revision') AS number FROM event_row "
        f"WHERE table_name = ? AND row_id IN (SELECT id FROM {table} WHERE {column} = ?) "
        "AND number IS NOT NULL",
        table,
        minute_id,
    )
    leaps = reader.rows(
        "SELECT number FROM minute_revision WHERE minute_id = ? AND restricted = ? "
        f"AND whole = 1 AND number % {WHOLE_EVERY} <> 1",
        minute_id,
        restricted,
    )
    return frozenset((*(row[0] for row in rows), *(row[0] - by for row in leaps for by in (0, 1))))


def text_at(reader: Reader, minute_id: int, moment: str, *, restricted: bool = False) -> str:
    """The text of a minute as it was last saved up to `moment` (UTC, as events note it); empty
    when nothing had been saved by then."""
    row = reader.one(
        "SELECT max(number) AS number FROM minute_revision "
        "WHERE minute_id = ? AND restricted = ? AND saved_at <= ?",
        minute_id,
        restricted,
        moment,
    )
    if row is None or row["number"] is None:
        return ""
    return revision_text(reader, minute_id, row["number"], restricted=restricted)


def left_room_at(reader: Reader, meeting_id: int) -> str:
    """When the meeting was closed last (UTC, as events note it); empty when it never was."""
    row = reader.one(
        "SELECT max(event.at) AS at FROM event_row JOIN event USING (seq) "
        "WHERE table_name = 'meeting' AND row_id = ? "
        "AND json_extract(before, '$.stage') = 'in the room' "
        "AND json_extract(after, '$.stage') = 'writing up'",
        meeting_id,
    )
    return (row["at"] or "") if row is not None else ""


def rebuilt(before: str, row: Row) -> str:
    """The text of the revision in this row from the text of the one before."""
    body: bytes = row["body"]
    if row["whole"]:
        return zlib.decompress(body).decode("utf-8")
    end = len(before) - row["kept_after"]
    return before[: row["kept_before"]] + body.decode("utf-8") + before[end:]


def digest(text: str) -> str:
    """The SHA-256 of a text in UTF-8, as revisions note it."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
