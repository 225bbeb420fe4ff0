"""How much the register holds, at a glance."""

from db.transaction import Reader

_COUNTED = {
    "committees": "committee",
    "people": "person",
    "meetings": "meeting",
    "minutes": "minute WHERE deleted_at IS NULL",
    "actions": "action WHERE deleted_at IS NULL",
    "open actions": "action WHERE deleted_at IS NULL AND closed_on IS NULL",
    "papers": "paper WHERE deleted_at IS NULL",
    "events": "event",
}


def counts(reader: Reader) -> dict[str, int]:
    """How many of each kind there are, by the words a clerk would use."""
    sql = ", ".join(f"(SELECT count(*) FROM {table})" for table in _COUNTED.values())
    row = reader.one(f"SELECT {sql}")
    return dict(zip(_COUNTED, row or (), strict=True))
