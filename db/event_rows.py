"""What an event did to which rows."""

import json
from typing import Any

from clerk.business.history import RowChange
from db.shape import RECORDED
from db.transaction import Reader, Row

# These are as restricted as what they are part of.
_PART_OF = {
    "clause": "outcome",
    "vote": "outcome",
    "action_owner": "action",
    "progress": "action",
    "chase": "action",
}


def row_changes(reader: Reader, seq: int, *, limit: int = 200) -> tuple[RowChange, ...]:
    """The rows the event numbered `seq` touched, in the order it did; at most `limit`."""
    rows = reader.rows(
        "SELECT table_name, row_id, before, after FROM event_row WHERE seq = ? ORDER BY id LIMIT ?",
        seq,
        limit,
    )
    return tuple(_change(reader, row) for row in rows)


def _change(reader: Reader, row: Row) -> RowChange:
    table = str(row["table_name"])
    before, after = _values(row["before"]), _values(row["after"])
    now = None
    if table in RECORDED:
        now = reader.one(f"SELECT * FROM {table} WHERE id = ?", row["row_id"])
    known = {**(dict(now) if now is not None else {}), **(before or {}), **(after or {})}
    return RowChange(
        kind=table.replace("_", " "),
        name=_name(known),
        restricted=_is_restricted(reader, table, known),
        before=before,
        after=after,
    )


def _is_restricted(reader: Reader, table: str, values: dict[str, Any]) -> bool:
    if table.startswith("restricted_") or values.get("restricted") or values.get("sensitive"):
        return True
    if table not in _PART_OF:
        return False
    whole = _PART_OF[table]
    row = reader.one(f"SELECT restricted FROM {whole} WHERE id = ?", values.get(f"{whole}_id"))
    return row is not None and bool(row[0])


def _name(values: dict[str, Any]) -> str:
    """What a clerk would call the row: its number and title, its name, or how its text begins."""
    number = values.get("number") or values.get("marker") or ""
    for column in ("name", "title", "slug", "word", "text", "label", "pattern", "held"):
        if values.get(column):
            return f"{number} {values[column]}".strip()
    return str(number)


def _values(text: str | None) -> dict[str, Any] | None:
    found: dict[str, Any] | None = None if text is None else json.loads(text)
    return found
