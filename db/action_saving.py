"""Actions as a paper prints them: in a minute, or in the action log laid before a meeting.

An action is one row however many papers print it. A paper's action is the register's action with
the same id, else the one with the same number in that committee, else one of the same paper with
the same text.
"""

from collections.abc import Collection, Sequence

from clerk.business.actions import Action
from db.action_rows import owners_of
from db.actions import add_new_progress, columns, followed_columns, save_owners
from db.keeping import Wanted, keep
from db.transaction import Row, Transaction, Value, clean


def save_in_minute(
    change: Transaction,
    committee_id: int,
    meeting_id: int,
    minute_id: int,
    wanted: Sequence[Action],
    elsewhere: Collection[int],
) -> None:
    """Make the actions printed in a minute these; raises StaleWrite and RuleBroken.

    `elsewhere` are the ids of those that other minutes of the meeting are to have.
    """
    existing = change.rows(
        "SELECT * FROM action WHERE minute_id = ? AND deleted_at IS NULL ORDER BY place", minute_id
    )
    found = _found(change, committee_id, existing, wanted)
    kept = {row["id"] for row in found if row is not None} | set(elsewhere)
    for old in existing:
        if old["id"] not in kept:
            _drop(change, old["id"], {"minute_id": None})
    for place, (row, action) in enumerate(zip(found, wanted, strict=True)):
        printed: dict[str, Value] = {
            "minute_id": minute_id,
            "place": place,
            "label": action.label,
            "after_block": action.after_block,
            "standing": action.order,
        }
        _write(change, committee_id, meeting_id, row, action, printed)


def save_log(
    change: Transaction, committee_id: int, meeting_id: int, wanted: Sequence[Action]
) -> None:
    """Make the action log laid before a meeting these; raises StaleWrite and RuleBroken."""
    existing = change.rows(
        "SELECT action.* FROM action JOIN log_entry ON log_entry.action_id = action.id "
        "WHERE log_entry.meeting_id = ? ORDER BY log_entry.place",
        meeting_id,
    )
    ids = []
    found = _found(change, committee_id, existing, wanted)
    for row, action in zip(found, wanted, strict=True):
        if row is not None and action.id is None and _in_later_log(change, row["id"], meeting_id):
            add_new_progress(change, row["id"], action.progress)
            ids.append(row["id"])
        else:
            ids.append(_write(change, committee_id, meeting_id, row, action, {}))
    keep(
        change,
        "log_entry",
        {"meeting_id": meeting_id},
        [Wanted({"action_id": action_id}) for action_id in ids],
    )
    for old in existing:
        if old["id"] not in ids:
            _drop(change, old["id"], {})


def _found(
    change: Transaction, committee_id: int, existing: Sequence[Row], wanted: Sequence[Action]
) -> list[Row | None]:
    found: list[Row | None] = [None] * len(wanted)
    for place, action in enumerate(wanted):
        if action.id is not None:
            found[place] = change.one(
                "SELECT * FROM action WHERE id = ? AND committee_id = ?", action.id, committee_id
            )
        elif action.number is not None:
            found[place] = change.one(
                "SELECT * FROM action WHERE committee_id = ? AND number = ?",
                committee_id,
                action.number,
            )
    taken = {row["id"] for row in found if row is not None}
    left = [row for row in existing if row["id"] not in taken]
    for place, action in enumerate(wanted):
        if found[place] is None:
            same = next((row for row in left if row["text"] == clean(action.text)), None)
            if same is not None:
                left.remove(same)
                found[place] = same
    return found


def _write(
    change: Transaction,
    committee_id: int,
    meeting_id: int,
    row: Row | None,
    action: Action,
    printed: dict[str, Value],
) -> int:
    values = {**columns(action), **printed}
    if row is None or action.id is not None:
        values |= followed_columns(change, action)
    if row is None:
        owner = {"committee_id": committee_id, "meeting_id": meeting_id, "place": 0}
        action_id = change.insert("action", {**owner, **values})
    else:
        action_id = row["id"]
        if action.number is None:  # a number once given is not taken back by a paper without it
            del values["number"], values["counter"]
        if action.id is None:  # a paper need not say all that is known already
            values = {name: value for name, value in values.items() if value is not None}
            values["restricted"] = bool(row["restricted"] or action.restricted)
        values["deleted_at"] = None
        base = None if action.id is None else action.version
        change.update("action", action_id, values, base=base)
    if action.id is not None or owners_of(change, [action_id])[action_id] != [*action.owners]:
        save_owners(change, action_id, action.owners)  # a paper does not say who was guessed
    add_new_progress(change, action_id, action.progress)
    return action_id


def _in_later_log(change: Transaction, action_id: int, meeting_id: int) -> bool:
    """Whether a log laid before a later meeting has since said more about an action."""
    row = change.one(
        "SELECT 1 FROM log_entry JOIN meeting ON meeting.id = log_entry.meeting_id "
        "WHERE log_entry.action_id = ? AND meeting.held > "
        "(SELECT held FROM meeting WHERE id = ?)",
        action_id,
        meeting_id,
    )
    return row is not None


def _drop(change: Transaction, action_id: int, columns: dict[str, Value]) -> None:
    """An action is no longer in a paper: keep it where another has it, else mark it deleted."""
    if columns:
        change.update("action", action_id, columns)
    row = change.one(
        "SELECT number_fixed, minute_id, EXISTS (SELECT 1 FROM log_entry "
        "WHERE action_id = action.id) AS logged FROM action WHERE id = ?",
        action_id,
    )
    if row is None or row["number_fixed"] or row["logged"] or row["minute_id"] is not None:
        return
    gone: dict[str, Value] = {"number": None, "counter": None, "deleted_at": change.at}
    change.update("action", action_id, gone)
