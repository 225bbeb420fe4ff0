"""Actions: lists of them, their numbers, and their progress."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from clerk.business.actions import (
    Action,
    ListedAction,
    Owner,
    Progress,
    known_as,
)
from db import errors
from db.action_rows import owners_of, progress_of, read_actions
from db.details import written_date
from db.keeping import Wanted, keep
from db.sql import marks
from db.transaction import Reader, Transaction, Value


def actions(
    reader: Reader,
    *,
    committee: str | None = None,
    meeting_id: int | None = None,
    open_only: bool = False,
) -> tuple[ListedAction, ...]:
    """Actions of a committee (its slug) or made or logged at a meeting, or all; by committee and
    number. `open_only` leaves out those that are closed."""
    conditions, values = ["action.deleted_at IS NULL"], list[Value]()
    if committee is not None:
        conditions.append("committee.slug = ?")
        values.append(committee)
    if meeting_id is not None:
        conditions.append(
            "(meeting.id = ? AND action.outside = 0 OR action.id IN "
            "(SELECT action_id FROM log_entry WHERE meeting_id = ?))"
        )
        values += [meeting_id, meeting_id]
    if open_only:
        conditions.append("action.closed_on IS NULL")
    return _listed(reader, conditions, values)


def numbered(reader: Reader, numbers: Sequence[str]) -> tuple[ListedAction, ...]:
    """The actions of all committees with one of these numbers, at most a few hundred, whatever
    their capitals; by committee."""
    known = f"action.number COLLATE NOCASE IN ({marks(numbers)})"
    return _listed(reader, ["action.deleted_at IS NULL", known], [*numbers])


def _listed(
    reader: Reader, conditions: Sequence[str], values: Sequence[Value]
) -> tuple[ListedAction, ...]:
    rows = reader.rows(
        "SELECT action.*, committee.slug, committee.short, meeting.held, meeting.sitting, "
        "minute.number AS minute_number FROM action "
        "JOIN committee ON committee.id = action.committee_id "
        "LEFT JOIN minute ON minute.id = action.minute_id "
        "JOIN meeting ON meeting.id = coalesce(minute.meeting_id, action.meeting_id) "
        f"WHERE {' AND '.join(conditions)} ORDER BY committee.slug, action.counter IS NULL, "
        "action.counter, action.id",
        *values,
    )
    return tuple(
        ListedAction(
            action,
            row["slug"],
            row["short"],
            f"{row['slug']}/{row['held']}" + (f"-{row['sitting']}" if row["sitting"] > 1 else ""),
            row["minute_number"] or "",
            date.fromisoformat(row["held"]),
        )
        for row, action in zip(rows, read_actions(reader, rows), strict=True)
    )


def in_minutes(reader: Reader, meeting_id: int) -> tuple[tuple[int, Action], ...]:
    """The actions printed in the minutes of a meeting, each with the id of its minute."""
    rows = reader.rows(
        "SELECT action.* FROM action JOIN minute ON minute.id = action.minute_id "
        "WHERE minute.meeting_id = ? AND action.deleted_at IS NULL "
        "ORDER BY minute.place, action.place",
        meeting_id,
    )
    return tuple(
        (row["minute_id"], action)
        for row, action in zip(rows, read_actions(reader, rows), strict=True)
    )


def in_log(reader: Reader, meeting_id: int) -> tuple[Action, ...]:
    """The actions of the log laid before a meeting, as they stand now, in the log's order."""
    rows = reader.rows(
        "SELECT action.* FROM action JOIN log_entry ON log_entry.action_id = action.id "
        "WHERE log_entry.meeting_id = ? AND action.deleted_at IS NULL ORDER BY log_entry.place",
        meeting_id,
    )
    return tuple(read_actions(reader, rows))


def action_now(reader: Reader, action_id: int) -> Action:
    """The action with this id. Raises NotFound."""
    rows = reader.rows("SELECT * FROM action WHERE id = ? AND deleted_at IS NULL", action_id)
    if not rows:
        raise errors.NotFound("This action is no longer in the register.")
    return read_actions(reader, rows)[0]


def owner_as_spelt(reader: Reader, owner: Owner) -> Owner:
    """An owner, with the capitals another action gives the name."""
    row = reader.one(
        "SELECT max(name = ?) AS same, min(name) AS name FROM action_owner "
        "WHERE name = ? COLLATE NOCASE AND kind = ?",
        owner.name,
        owner.name,
        owner.kind.value,
    )
    return owner if row is None or row["same"] in (None, 1) else replace(owner, name=row["name"])


def save_action(change: Transaction, action: Action) -> bool:
    """Write an action read before, progress added to; False when nothing differed.

    One that is open again is merged into no other. Raises StaleWrite when somebody else changed
    it, RuleBroken when its number is fixed.
    """
    if action.id is None:
        raise ValueError("an action that was never read cannot be saved")
    columns_now = {**columns(action), **followed_columns(change, action)}
    if action.closed is None:
        columns_now["merged_into_id"] = None
    changed = change.update("action", action.id, columns_now, base=action.version)
    owners = save_owners(change, action.id, action.owners)
    progress = add_new_progress(change, action.id, action.progress)
    return changed or owners or progress


def restricted_ids(reader: Reader) -> frozenset[int]:
    """The actions that are closed to the public."""
    rows = reader.rows("SELECT id FROM action WHERE restricted = 1")
    return frozenset(int(row["id"]) for row in rows)


def next_number(reader: Reader, committee_id: int) -> int:
    """The number the committee's next action takes: after the highest, never one used before."""
    row = reader.one("SELECT max(counter) FROM action WHERE committee_id = ?", committee_id)
    return 1 + (int(row[0]) if row is not None and row[0] is not None else 0)


def number_actions(change: Transaction, meeting_id: int) -> tuple[str, ...]:
    """Give a number to each action of a meeting that has none, in the order of its minutes.

    Returns the numbers given. They may still change until `fix_numbers`.
    """
    rows = change.rows(
        "SELECT action.id, action.committee_id FROM action "
        "LEFT JOIN minute ON minute.id = action.minute_id "
        "WHERE coalesce(minute.meeting_id, action.meeting_id) = ? "
        "AND action.number IS NULL AND action.deleted_at IS NULL "
        "ORDER BY minute.place IS NULL, minute.place, action.place, action.id",
        meeting_id,
    )
    given = []
    for row in rows:
        counter = next_number(change, row["committee_id"])
        change.update("action", row["id"], {"number": str(counter), "counter": counter})
        given.append(str(counter))
    return tuple(given)


def fix_numbers(change: Transaction, action_ids: Iterable[int]) -> None:
    """Fix the numbers of actions for good: their draft is issued, or a log prints them.

    Raises RuleBroken for one that has no number.
    """
    for action_id in action_ids:
        change.update("action", action_id, {"number_fixed": 1})


def columns(action: Action) -> dict[str, Value]:
    """What an action says, as columns; its place in a minute is not among them."""
    due, origin, closed = action.due, action.origin, action.closed
    return {
        **number_columns(action.number),
        "text": action.text,
        "restricted": action.restricted,
        "due_on": written_date(due.on) if due else None,
        "due_words": due.words if due else None,
        "origin_held": written_date(origin.held) if origin else None,
        "origin_minute": origin.minute if origin else None,
        "origin_words": origin.words if origin else None,
        "closed_on": written_date(closed.on) if closed else None,
        "closed_reason": closed.reason if closed else None,
    }


def followed_columns(reader: Reader, action: Action) -> dict[str, Value]:
    """What is noted of an action between meetings, which no paper says, as columns."""
    closed = action.closed
    return {
        "snoozed_until": written_date(action.snoozed_until),
        "not_chased": action.not_chased,
        "closed_at_id": _meeting_id(reader, closed.meeting) if closed else None,
        "closed_minute": closed.minute if closed else "",
    }


def save_owners(change: Transaction, action_id: int, owners: tuple[Owner, ...]) -> bool:
    """Make the owners of an action these; whether that changed anything."""
    before = owners_of(change, [action_id])[action_id]
    if known_as(before) == known_as(owners):
        return False
    wanted = [
        Wanted(
            {
                "name": owner.name,
                "kind": owner.kind.value,
                "post": owner.post,
                "guessed": owner.guessed,
            }
        )
        for owner in owners
    ]
    keep(change, "action_owner", {"action_id": action_id}, wanted, alike=(("name",),))
    return True


def add_new_progress(change: Transaction, action_id: int, reports: Sequence[Progress]) -> bool:
    """Add the reports that are not known yet; whether there were any."""
    known = progress_of(change, [action_id])[action_id]
    new = [report for report in reports if report not in known]
    for place, report in enumerate(new, len(known)):
        change.insert(
            "progress",
            {
                "action_id": action_id,
                "place": place,
                "text": report.text,
                "reported_on": written_date(report.on),
                "reported_by": report.by,
                "meeting_id": _meeting_id(change, report.meeting),
            },
        )
    return bool(new)


def _meeting_id(reader: Reader, reference: str) -> int | None:
    """The meeting with this reference, None for an empty one. Raises NotFound."""
    if not reference:
        return None
    slug, _, day = reference.partition("/")
    row = reader.one(
        "SELECT meeting.id FROM meeting JOIN committee ON committee.id = committee_id "
        "WHERE slug = ? AND held || CASE sitting WHEN 1 THEN '' ELSE '-' || sitting END = ?",
        slug,
        day,
    )
    if row is None:
        raise errors.NotFound(f"There is no meeting {reference} in the register any more.")
    return int(row["id"])


def number_columns(number: str | None) -> dict[str, Value]:
    """A number as it is printed, and what it counts as."""
    digits = re.findall(r"\d+", number or "", re.ASCII)
    return {"number": number, "counter": int(digits[-1][-15:]) if digits else None}
