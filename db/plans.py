"""The forward plan: business that waits for a meeting of its committee."""

from clerk.business.agenda import ItemKind
from clerk.business.plan import PlannedItem, Why
from clerk.business.restricted import RestrictedItem
from db import errors
from db.agenda import grounds, restricted_columns
from db.details import read_date, written_date
from db.keeping import keep_one
from db.transaction import Reader, Row, Transaction, Value

_PLANNED = (
    "SELECT planned_item.*, slug, "
    "coalesce((SELECT number FROM minute WHERE minute.meeting_id = from_meeting_id "
    "AND minute.title = planned_item.title AND minute.deleted_at IS NULL AND number <> '' "
    "ORDER BY place LIMIT 1), from_number) AS number_now, "
    "hidden.grounds_kind, hidden.grounds_paragraphs, hidden.grounds_reason, "
    "hidden.title AS hidden_title, hidden.description AS hidden_description, "
    "hidden.recommendations AS hidden_recommendations FROM planned_item "
    "JOIN committee ON committee.id = committee_id "
    "LEFT JOIN restricted_planned_item AS hidden ON planned_item_id = planned_item.id "
    "WHERE planned_item.deleted_at IS NULL"
)


def waiting(reader: Reader, committee: str) -> tuple[PlannedItem, ...]:
    """What waits for a meeting of a committee (its slug): by the day it is wanted, then by age.

    The minute each comes from has the number it has now: until the draft is issued, numbers move.
    """
    rows = reader.rows(
        f"{_PLANNED} AND slug = ? AND meeting_id IS NULL "
        "ORDER BY wanted_on IS NULL, wanted_on, planned_item.id",
        committee,
    )
    return tuple(_planned(row) for row in rows)


def planned(reader: Reader, item_id: int) -> PlannedItem | None:
    """Business that waits, by its id; None when a meeting has taken it, or it is out."""
    row = reader.one(f"{_PLANNED} AND meeting_id IS NULL AND planned_item.id = ?", item_id)
    return None if row is None else _planned(row)


def taken_by(reader: Reader, meeting_id: int) -> tuple[PlannedItem, ...]:
    """What a meeting took out of the plan, the oldest first."""
    rows = reader.rows(f"{_PLANNED} AND meeting_id = ? ORDER BY planned_item.id", meeting_id)
    return tuple(_planned(row) for row in rows)


def from_meeting(reader: Reader, meeting_id: int) -> tuple[PlannedItem, ...]:
    """What came into the plan from a meeting, whether it waits still or was taken."""
    rows = reader.rows(f"{_PLANNED} AND from_meeting_id = ? ORDER BY planned_item.id", meeting_id)
    return tuple(_planned(row) for row in rows)


def said_before(reader: Reader, meeting_id: int) -> frozenset[str]:
    """The descriptions of all business that ever came into the plan from a meeting."""
    rows = reader.rows("SELECT description FROM planned_item WHERE from_meeting_id = ?", meeting_id)
    return frozenset(row["description"] for row in rows)


def add_planned(change: Transaction, item: PlannedItem) -> int:
    """Let business wait for a meeting; its id. Raises NotFound for an unknown committee."""
    row = change.one("SELECT id FROM committee WHERE slug = ?", item.committee)
    if row is None:
        known = [one["slug"] for one in change.rows("SELECT slug FROM committee")]
        raise errors.no_such("committee", item.committee, known)
    values: dict[str, Value] = {
        "committee_id": row["id"],
        **_words(item),
        "why": item.why.value,
        "from_meeting_id": item.from_meeting,
        "from_number": item.from_number,
        "from_item": item.from_item,
    }
    added = change.insert("planned_item", values)
    _keep_hidden(change, added, item)
    return added


def change_planned(change: Transaction, item: PlannedItem) -> None:
    """Keep what business is about, and when it is wanted, as `item` has them.

    Raises StaleWrite, NotFound.
    """
    change.update("planned_item", item.id or 0, _words(item), base=item.version)
    _keep_hidden(change, item.id or 0, item)


def place_planned(change: Transaction, item: PlannedItem, meeting_id: int | None) -> None:
    """Note that a meeting has taken the business, or (None) that it waits again.

    Raises StaleWrite, NotFound.
    """
    change.update("planned_item", item.id or 0, {"meeting_id": meeting_id}, base=item.version)


def drop_planned(change: Transaction, item: PlannedItem) -> None:
    """Let business wait no longer. Raises StaleWrite, NotFound."""
    change.update("planned_item", item.id or 0, {"deleted_at": change.at}, base=item.version)


def _words(item: PlannedItem) -> dict[str, Value]:
    return {
        "title": item.title,
        "description": item.description,
        "wanted_on": written_date(item.wanted_on),
        "kind": item.kind.value,
        "lead": item.lead,
        "recommendations": item.recommendations,
    }


def _keep_hidden(change: Transaction, item_id: int, item: PlannedItem) -> None:
    hidden = restricted_columns(item.restricted)
    keep_one(change, "restricted_planned_item", {"planned_item_id": item_id}, hidden)


def _planned(row: Row) -> PlannedItem:
    return PlannedItem(
        committee=row["slug"],
        title=row["title"],
        why=Why(row["why"]),
        description=row["description"],
        wanted_on=read_date(row["wanted_on"]),
        from_meeting=row["from_meeting_id"],
        from_number=row["number_now"],
        kind=ItemKind(row["kind"]),
        lead=row["lead"],
        recommendations=row["recommendations"],
        from_item=row["from_item"],
        restricted=None
        if row["grounds_kind"] is None
        else RestrictedItem(
            grounds(row),
            row["hidden_title"],
            row["hidden_description"],
            row["hidden_recommendations"],
        ),
        id=row["id"],
        version=row["version"],
    )
