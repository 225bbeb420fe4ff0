"""The long list of actions: which ones, in order, and the rows in view."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from clerk.business.actions import Due, ListedAction
from db.actions import read_actions
from db.details import read_date
from db.transaction import Reader, Value

_FROM = (
    "FROM action JOIN committee ON committee.id = action.committee_id "
    "LEFT JOIN minute ON minute.id = action.minute_id "
    "JOIN meeting ON meeting.id = coalesce(minute.meeting_id, action.meeting_id) "
)
_ORDER = "ORDER BY committee.slug, action.counter IS NULL, action.counter, action.id"
_NEXT_HELD = (
    "(SELECT min(later.held) FROM meeting AS later "
    "WHERE later.committee_id = action.committee_id "
    "AND later.held > coalesce(action.origin_held, meeting.held))"
)
_HOLDS = (
    "(committee.short || ' ' || coalesce(action.number, '') || ' ' || committee.name || ' ' || "
    "action.text || ' ' || coalesce(action.due_words, '') LIKE ? ESCAPE '\\' OR EXISTS "
    "(SELECT 1 FROM action_owner WHERE action_id = action.id "
    "AND name || ' ' || post LIKE ? ESCAPE '\\'))"
)


@dataclass(frozen=True, slots=True)
class DueAction:
    """An open action with something said about when. `next_meeting` is the day its committee met,
    or is to meet, next after the meeting it was made at; None when no such meeting is known."""

    id: int
    due: Due
    next_meeting: date | None


def action_ids(
    reader: Reader, *, words: str = "", closed: bool | None = None, committee: str = ""
) -> tuple[int, ...]:
    """The actions that hold each of `words` somewhere, by committee and number.

    Looked at are number, committee, text, owners and when it is due. `closed` takes only those
    that are, or only those that are not; `committee` (a slug) only its own.
    """
    condition, values = _condition(words, closed, committee)
    rows = reader.rows(f"SELECT action.id {_FROM} WHERE {condition} {_ORDER}", *values)
    return tuple(row["id"] for row in rows)


def due_actions(reader: Reader, *, words: str = "", committee: str = "") -> tuple[DueAction, ...]:
    """The open actions that say when they are due, in the same order, found by the same words."""
    condition, values = _condition(words, False, committee)
    rows = reader.rows(
        f"SELECT action.id, action.due_on, action.due_words, {_NEXT_HELD} AS next_held {_FROM} "
        f"WHERE {condition} AND action.due_words IS NOT NULL {_ORDER}",
        *values,
    )
    return tuple(
        DueAction(
            row["id"],
            Due(read_date(row["due_on"]), row["due_words"]),
            read_date(row["next_held"]),
        )
        for row in rows
    )


def actions_by_id(
    reader: Reader, ids: Sequence[int]
) -> tuple[tuple[ListedAction, date | None], ...]:
    """These actions, in this order, each with its committee's next meeting after its own.

    At most a few hundred at a time; one that is no longer there is left out.
    """
    marks = ", ".join("?" * len(ids))
    rows = reader.rows(
        "SELECT action.*, committee.slug, committee.short, meeting.held, meeting.sitting, "
        f"{_NEXT_HELD} AS next_held {_FROM} "
        f"WHERE action.id IN ({marks}) AND action.deleted_at IS NULL",
        *ids,
    )
    found = {
        row["id"]: (
            ListedAction(
                action,
                row["slug"],
                row["short"],
                f"{row['slug']}/{row['held']}"
                + (f"-{row['sitting']}" if row["sitting"] > 1 else ""),
            ),
            read_date(row["next_held"]),
        )
        for row, action in zip(rows, read_actions(reader, rows), strict=True)
    }
    return tuple(found[action_id] for action_id in ids if action_id in found)


def _condition(words: str, closed: bool | None, committee: str) -> tuple[str, list[Value]]:
    conditions, values = ["action.deleted_at IS NULL"], list[Value]()
    if committee:
        conditions.append("committee.slug = ?")
        values.append(committee)
    if closed is not None:
        conditions.append(f"action.closed_on IS {'NOT ' if closed else ''}NULL")
    for word in words.split():
        escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        conditions.append(_HOLDS)
        values += [f"%{escaped}%"] * 2
    return " AND ".join(conditions), values
