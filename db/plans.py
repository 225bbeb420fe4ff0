"""The forward plan: business that waits for a meeting of its committee."""

from clerk.business.plan import PlannedItem, Why
from db import errors
from db.details import read_date, written_date
from db.transaction import Reader, Transaction, Value


def waiting(reader: Reader, committee: str) -> tuple[PlannedItem, ...]:
    """What waits for a meeting of a committee (its slug): by the day it is wanted, then by age.

    The minute each comes from has the number it has now: until the draft is issued, numbers move.
    """
    rows = reader.rows(
        "SELECT planned_item.*, slug, "
        "coalesce((SELECT number FROM minute WHERE minute.meeting_id = from_meeting_id "
        "AND minute.title = planned_item.title AND minute.deleted_at IS NULL AND number <> '' "
        "ORDER BY place LIMIT 1), from_number) AS number_now FROM planned_item "
        "JOIN committee ON committee.id = committee_id "
        "WHERE slug = ? AND meeting_id IS NULL AND planned_item.deleted_at IS NULL "
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
            row["number_now"],
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


def change_planned(change: Transaction, item: PlannedItem) -> None:
    """Keep the title, description and day of business as `item` has them.

    Raises StaleWrite, NotFound.
    """
    values: dict[str, Value] = {
        "title": item.title,
        "description": item.description,
        "wanted_on": written_date(item.wanted_on),
    }
    change.update("planned_item", item.id or 0, values, base=item.version)


def place_planned(change: Transaction, item: PlannedItem, meeting_id: int) -> None:
    """Note that a meeting has taken the business. Raises StaleWrite, NotFound."""
    change.update("planned_item", item.id or 0, {"meeting_id": meeting_id}, base=item.version)


def drop_planned(change: Transaction, item: PlannedItem) -> None:
    """Let business wait no longer. Raises StaleWrite, NotFound."""
    change.update("planned_item", item.id or 0, {"deleted_at": change.at}, base=item.version)
