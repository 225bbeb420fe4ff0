"""The forward plan: business that waits for a meeting of its committee."""

from clerk.business.plan import PlannedItem, Why
from db import errors
from db.details import read_date, written_date
from db.transaction import Reader, Transaction, Value


def waiting(reader: Reader, committee: str) -> tuple[PlannedItem, ...]:
    """What waits for a meeting of a committee (its slug): by the day it is wanted, then by age."""
    rows = reader.rows(
        "SELECT planned_item.*, slug FROM planned_item "
        "JOIN committee ON committee.id = committee_id "
        "WHERE slug = ? AND meeting_id IS NULL AND deleted_at IS NULL "
        "ORDER BY wanted_on IS NULL, wanted_on, planned_item.id",
        committee,
    )
    return tuple(
        PlannedItem(
            row["slug"],
            row["title"],
            Why(row["why"]),
            row["description"],
            read_date(row["wanted_on"]),
            row["from_meeting_id"],
            row["from_number"],
            row["id"],
            row["version"],
        )
        for row in rows
    )


def add_planned(change: Transaction, item: PlannedItem) -> int:
    """Let business wait for a meeting; its id. Raises NotFound for an unknown committee."""
    row = change.one("SELECT id FROM committee WHERE slug = ?", item.committee)
    if row is None:
        known = [one["slug"] for one in change.rows("SELECT slug FROM committee")]
        raise errors.no_such("committee", item.committee, known)
    values: dict[str, Value] = {
        "committee_id": row["id"],
        "title": item.title,
        "description": item.description,
        "wanted_on": written_date(item.wanted_on),
        "why": item.why.value,
        "from_meeting_id": item.from_meeting,
        "from_number": item.from_number,
    }
    return change.insert("planned_item", values)


def place_planned(change: Transaction, item: PlannedItem, meeting_id: int) -> None:
    """Note that a meeting has taken the business. Raises StaleWrite, NotFound."""
    change.update("planned_item", item.id or 0, {"meeting_id": meeting_id}, base=item.version)


def drop_planned(change: Transaction, item: PlannedItem) -> None:
    """Let business wait no longer. Raises StaleWrite, NotFound."""
    change.update("planned_item", item.id or 0, {"deleted_at": change.at}, base=item.version)
