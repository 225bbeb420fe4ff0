"""The record of changes, and taking one back."""

import json
from collections.abc import Mapping
from typing import Any

from clerk.business.history import Event
from db import errors
from db.register import Register
from db.shape import RECORDED, follows
from db.transaction import Reader, Row, Transaction, Value

_BELONGS = {
    "meeting_id": (
        "pack "
        "action adjournment agenda_item attendance attendance_group checking_copy correction "
        "declaration in_chair issued_minutes leftover listed_member log_entry meeting_notice "
        "minute paper report_chase source_of_meeting "
        "alteration issued_agenda tabled_log"
    ),
    "minute_id": "outcome promise_left_out restricted_minute",
    "agenda_item_id": "restricted_item",
    "paper_id": "paper_file restricted_paper",
    "paper_file_id": "restricted_paper_file",
    "pack_id": "pack_part",
    "pack_part_id": "restricted_pack_part",
    "attendance_id": "movement",
    "outcome_id": "clause vote",
    "vote_id": "vote_name",
    "action_id": "action_owner chase progress",
}
"""The tables under a meeting, by the column that says what their rows belong to."""


def _touched() -> str:
    """SQL: whether an event touched the meeting whose id is bound to it.

    A row that is gone is known by what it belonged to when it was noted.
    """
    ids = {"meeting": "(SELECT id FROM asked)"}
    tests = ["(table_name = 'meeting' AND row_id IN (SELECT id FROM asked))"]
    for column, tables in _BELONGS.items():
        owners = ids[column.removesuffix("_id")]
        for table in tables.split():
            ids[table] = f"(SELECT id FROM {table} WHERE {column} IN {owners})"
            tests.append(
                f"(table_name = '{table}' AND (row_id IN {ids[table]} "
                f"OR json_extract(coalesce(after, before), '$.{column}') IN {owners}))"
            )
    return (
        "event.seq IN (WITH asked (id) AS (SELECT ?) SELECT seq FROM event_row "
        f"WHERE {' OR '.join(tests)})"
    )


_OF_MEETING = _touched()
_NOT_UNDONE = "NOT EXISTS (SELECT 1 FROM event AS later WHERE later.undoes = event.seq)"
# An undo takes back a change, and doing it again takes back the undo: every second one is a change.
_IS_CHANGE = (
    "(WITH RECURSIVE back (seq) AS (SELECT event.undoes UNION ALL SELECT earlier.undoes "
    "FROM event AS earlier JOIN back ON earlier.seq = back.seq) "
    "SELECT count(seq) FROM back) % 2 = 0"
)
# The council, before anything else: one that is named later is a change like any other.
_SET_UP = (
    "event.seq = 1 AND EXISTS (SELECT 1 FROM event_row WHERE event_row.seq = event.seq "
    "AND table_name = 'council' AND before IS NULL)"
)


def events(
    reader: Reader, *, limit: int = 50, before: int | None = None, meeting_id: int | None = None
) -> tuple[Event, ...]:
    """What was done, the latest first; `before` is the number of an event to go on from.

    With `meeting_id`, only what touched that meeting or anything that belongs to it.
    """
    conditions, values = ["event.seq < ?"], [2**62 if before is None else before]
    if meeting_id is not None:
        conditions.append(_OF_MEETING)
        values.append(meeting_id)
    rows = reader.rows(
        "SELECT event.seq, event.at, event.who, event.what, event.undoes, "
        "(SELECT seq FROM event AS later WHERE later.undoes = event.seq) AS undone_by, "
        "(SELECT count(*) FROM event_row WHERE event_row.seq = event.seq) AS changes "
        f"FROM event WHERE {' AND '.join(conditions)} ORDER BY event.seq DESC LIMIT ?",
        *values,
        limit,
    )
    return tuple(Event(*row) for row in rows)


def last_seq(reader: Reader) -> int:
    """The number of the last event, 0 when there is none."""
    row = reader.one("SELECT max(seq) FROM event")
    return int(row[0] or 0) if row is not None else 0


def first_of_others(reader: Reader, who: str, after: int) -> int | None:
    """The first event after the one numbered `after` that somebody other than `who` did."""
    row = reader.one("SELECT min(seq) FROM event WHERE seq > ? AND who <> ?", after, who)
    return row[0] if row is not None else None


def last_undoable(reader: Reader, who: str) -> Event | None:
    """The last change of this clerk that stands: not taken back, or done again since.

    None when there is none, or when it is the one that set up the register: nobody who asks for
    the last change to be taken back means the register itself.
    """
    row = reader.one(
        f"SELECT seq, {_SET_UP} AS set_up FROM event WHERE who = ? AND {_NOT_UNDONE} "
        f"AND {_IS_CHANGE} ORDER BY seq DESC LIMIT 1",
        who,
    )
    if row is None or row["set_up"]:
        return None
    return events(reader, limit=1, before=row["seq"] + 1)[0]


def undo(register: Register, seq: int | None = None) -> Event:
    """Take back an event, by default the last thing this clerk did; returns it.

    Every column it changed must still hold what it left there; columns somebody else has changed
    since in the same row stay as they are. Undoing an undo does the thing again. Raises CannotUndo,
    with nothing taken back, when that does not hold or the register's rules forbid it.
    """
    if seq is None:
        last = last_undoable(register, register.who)
        if last is None:
            raise errors.CannotUndo("There is nothing of yours to undo.")
        seq = last.seq
    found = events(register, limit=1, before=seq + 1)
    if not found or found[0].seq != seq:
        raise errors.NotFound(f"There is no event {seq} in the record of changes.")
    event = found[0]
    if event.who != register.who:
        raise errors.CannotUndo(f"“{event.what}” was done by {event.who}, who can take it back.")
    if event.undone_by is not None:
        raise errors.CannotUndo(f"“{event.what}” has been taken back already.")
    is_change = register.one(f"SELECT 1 FROM event WHERE seq = ? AND {_IS_CHANGE}", seq)
    word = "Undo" if is_change is not None else "Do again"
    what = event.what.removeprefix("Undo: ").removeprefix("Do again: ")
    try:
        with register.writing(f"{word}: {what}") as change:
            _take_back(change, event)
    except errors.RuleBroken as error:
        raise errors.CannotUndo(f"“{event.what}” cannot be taken back. {error}") from error
    return event


def can_undo(register: Register, seq: int) -> bool:
    """Whether an event could be taken back now, as far as the register's rules are concerned."""
    try:
        with register.trying() as change:
            _take_back(change, events(change, limit=1, before=seq + 1)[0])
    except errors.RegisterError:
        return False
    return True


def _take_back(change: Transaction, event: Event) -> None:
    change.note(undoes=event.seq)
    for row in change.rows("SELECT * FROM event_row WHERE seq = ? ORDER BY id DESC", event.seq):
        _take_row_back(change, event, row)


def _take_row_back(change: Transaction, event: Event, row: Row) -> None:
    table, row_id = str(row["table_name"]), int(row["row_id"])
    if table not in RECORDED:
        raise errors.Damaged(f"The record of changes names a table {table} it does not keep.")
    before, after = _values(row["before"]), _values(row["after"])
    now = change.one(f"SELECT * FROM {table} WHERE id = ?", row_id)
    if after is None and before is not None:
        if now is not None:
            raise _changed_since(event, table)
        change.insert(table, before)
        return
    if now is None or after is None:
        raise _changed_since(event, table)
    if any(
        now[column] != value and not follows(dict(now), column) for column, value in after.items()
    ):
        raise _changed_since(event, table)
    if "text" in after and table in ("minute", "restricted_minute"):
        _check_not_typed_in(change, event, now)
    if before is None:
        change.delete(table, row_id)
    else:
        change.update(table, row_id, before)


def _check_not_typed_in(change: Transaction, event: Event, now: Row) -> None:
    minute_id = now["minute_id"] if "minute_id" in now.keys() else now["id"]  # noqa: SIM118
    if change.one("SELECT 1 FROM draft WHERE minute_id = ?", minute_id) is not None:
        raise errors.CannotUndo(
            f"“{event.what}” cannot be taken back while the minute is being typed in. "
            "Leave the minute first."
        )


def _values(text: str | None) -> Mapping[str, Value] | None:
    found: Any = None if text is None else json.loads(text)
    return found  # type: ignore[no-any-return]


def _changed_since(event: Event, table: str) -> errors.CannotUndo:
    return errors.CannotUndo(
        f"“{event.what}” cannot be taken back: the {table.replace('_', ' ')} is no longer as "
        "that left it. Nothing was changed."
    )
