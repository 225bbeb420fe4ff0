"""What a chase must know: every open action with its chases, and whom to write to."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from clerk.business.action_filter import ActionFilter, State
from clerk.business.addressees import Known
from clerk.business.chases import Chase
from clerk.business.chasing import Outstanding
from clerk.business.council import Committee
from clerk.business.due import falls_due
from clerk.business.meetings import Contact
from db.action_lists import action_ids, actions_by_id
from db.chases import chases
from db.people import people, tenures
from db.sql import batches
from db.transaction import Reader

_OPEN = ActionFilter(states=(State.OPEN,))


def outstanding(
    reader: Reader,
    today: date,
    coming: dict[str, date],
    *,
    committee: str = "",
    told: Callable[[int, int], None] = lambda done, of: None,
) -> tuple[Outstanding, ...]:
    """Every open action, of one committee (its slug) or of all, by committee and number.

    `coming` is the day of the next meeting of each committee, by its slug. `told` hears how many
    are read, of how many; what it raises ends the reading.
    """
    ids = action_ids(reader, _OPEN, today, committee=committee)
    made: defaultdict[int, list[Chase]] = defaultdict(list)
    for chase in chases(reader, ids):
        made[chase.about].append(chase)
    found: list[Outstanding] = []
    for some in batches(ids):
        told(len(found), len(ids))
        found += (
            Outstanding(
                listed,
                falls_due(listed.action.due, listed.next_meeting),
                coming.get(listed.committee),
                tuple(made[listed.action.id or 0]),
            )
            for listed in actions_by_id(reader, some, today)
        )
    return tuple(found)


def coming_days(reader: Reader, today: date) -> dict[str, date]:
    """The day of the next meeting of each committee that has one, by its slug."""
    rows = reader.rows(
        "SELECT slug, min(held) AS day FROM meeting "
        "JOIN committee ON committee.id = committee_id "
        "WHERE held >= ? AND called_off IS NULL GROUP BY slug",
        today.isoformat(),
    )
    return {row["slug"]: date.fromisoformat(row["day"]) for row in rows}


def known(reader: Reader, today: date, committees: dict[str, Committee]) -> Known:
    """Everybody who may be written to, as things stand on `today`."""
    contacts: dict[str, Contact | str] = dict(_printed_contacts(reader))
    for slug, committee in committees.items():
        if committee.style.chasing.contact:
            contacts[slug] = committee.style.chasing.contact
    return Known(today, people(reader), tenures(reader), _members(reader, today), contacts)


def _members(reader: Reader, today: date) -> frozenset[int]:
    rows = reader.rows(
        "SELECT DISTINCT person_id FROM membership "
        "WHERE coalesce(starts, '') <= ? AND coalesce(ends > ?, 1)",
        today.isoformat(),
        today.isoformat(),
    )
    return frozenset(row["person_id"] for row in rows)


def _printed_contacts(reader: Reader) -> dict[str, Contact]:
    """Whom the latest papers of each committee name as their contact, by its slug."""
    rows = reader.rows(
        "SELECT slug, contact_name, contact_phone, contact_email, contact_words FROM meeting "
        "JOIN committee ON committee.id = committee_id "
        "WHERE contact_name IS NOT NULL AND contact_name <> '' ORDER BY held"
    )
    return {
        row["slug"]: Contact(
            row["contact_name"], row["contact_phone"], row["contact_email"], row["contact_words"]
        )
        for row in rows
    }
