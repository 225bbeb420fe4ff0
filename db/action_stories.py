"""What happened to one action: where it was made, which logs printed it, who changed what."""

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from clerk.business.meetings import reference_of
from db.transaction import Reader, Row


@dataclass(frozen=True, slots=True)
class OriginMinute:
    """The minute an action was made in. `restricted` is what the public may not see of it."""

    meeting: str
    number: str
    title: str
    text: str
    restricted: str = ""


@dataclass(frozen=True, slots=True)
class LoggedAt:
    """A meeting whose log printed an action: as tabled here, or as read in its papers; `closed`
    when it said that it is closed."""

    meeting: str
    tabled: bool
    closed: bool


@dataclass(frozen=True, slots=True)
class ActionChange:
    """One thing that was done to an action, with the columns it changed and what they held.

    `at` is in UTC. `added` and `taken` are owners.
    """

    at: str
    who: str
    what: str
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    added: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()


def origin_minute(reader: Reader, action_id: int) -> OriginMinute | None:
    """The minute an action stands in, else that of its committee its origin names; None for
    neither."""
    row = reader.one(
        "SELECT minute.*, slug, held, sitting, restricted_minute.title AS closed_title, "
        "restricted_minute.text AS closed_text FROM action "
        "JOIN committee ON committee.id = action.committee_id "
        "JOIN minute ON minute.id = coalesce(action.minute_id, (SELECT named.id "
        "FROM minute AS named JOIN meeting AS there ON there.id = named.meeting_id "
        "WHERE there.committee_id = action.committee_id AND there.held = action.origin_held "
        "AND named.number = action.origin_minute AND named.deleted_at IS NULL LIMIT 1)) "
        "JOIN meeting ON meeting.id = minute.meeting_id "
        "LEFT JOIN restricted_minute ON restricted_minute.minute_id = minute.id "
        "WHERE action.id = ?",
        action_id,
    )
    if row is None:
        return None
    closed = "\n\n".join(each for each in (row["closed_title"], row["closed_text"]) if each)
    return OriginMinute(_reference(row), row["number"], row["title"], row["text"], closed)


def logged_at(reader: Reader, action_id: int) -> tuple[LoggedAt, ...]:
    """The meetings whose logs printed an action, the earliest first."""
    rows = reader.rows(
        "SELECT slug, held, sitting, log_entry.closed, EXISTS (SELECT 1 FROM tabled_log "
        "WHERE tabled_log.meeting_id = meeting.id) AS tabled FROM log_entry "
        "JOIN meeting ON meeting.id = log_entry.meeting_id "
        "JOIN committee ON committee.id = meeting.committee_id "
        "WHERE action_id = ? ORDER BY held, sitting",
        action_id,
    )
    return tuple(
        LoggedAt(_reference(row), bool(row["tabled"]), bool(row["closed"])) for row in rows
    )


def changes_of(reader: Reader, action_id: int) -> tuple[ActionChange, ...]:
    """Everything done to an action and its owners, the earliest first."""
    rows = reader.rows(
        "SELECT event.seq, at, who, what, table_name, before, after FROM event_row "
        "JOIN event ON event.seq = event_row.seq "
        "WHERE table_name = 'action' AND row_id = ? OR table_name = 'action_owner' "
        "AND json_extract(coalesce(after, before), '$.action_id') = ? ORDER BY event_row.id",
        action_id,
        action_id,
    )
    found: dict[int, ActionChange] = {}
    for row in rows:
        seq = row["seq"]
        known = found.get(seq) or ActionChange(row["at"], row["who"], row["what"])
        before, after = _values(row["before"]), _values(row["after"])
        if row["table_name"] == "action":
            known = ActionChange(
                known.at, known.who, known.what, before, after, known.added, known.taken
            )
        else:
            added, taken = after.get("name"), before.get("name")
            known = ActionChange(
                known.at,
                known.who,
                known.what,
                known.before,
                known.after,
                (*known.added, *([added] if added else [])),
                (*known.taken, *([taken] if taken else [])),
            )
        found[seq] = known
    return tuple(found.values())


def _reference(row: Row) -> str:
    return reference_of(row["slug"], date.fromisoformat(row["held"]), row["sitting"])


def _values(text: str | None) -> dict[str, Any]:
    found: dict[str, Any] = {} if text is None else json.loads(text)
    return found
