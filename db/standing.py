"""Outcomes and actions follow the text they stand in, when it is rewritten around them."""

from clerk.business.standing import followed
from db.transaction import Transaction


def follow(
    change: Transaction, minute_id: int, before: str, after: str, *, restricted: bool
) -> None:
    """Put what stands in one part of a minute where it belongs in the part's new text."""
    for table in ("outcome", "action"):
        rows = change.rows(
            f"SELECT id, after_block FROM {table} WHERE minute_id = ? AND restricted = ? "
            "AND after_block IS NOT NULL",
            minute_id,
            restricted,
        )
        for row in rows:
            place = followed(before, after, row["after_block"])
            change.update(table, row["id"], {"after_block": place})
