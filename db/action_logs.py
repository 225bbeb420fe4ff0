"""The action logs laid before meetings: made by rule, and kept as they were tabled."""

from dataclasses import dataclass, replace
from datetime import date

from clerk.business.action_logs import Loggable, log_of
from clerk.business.actions import Action, Origin
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.restricted import View
from clerk.business.views import seen_by
from db import errors
from db.action_rows import read_actions
from db.actions import next_number, number_columns, restricted_ids
from db.details import meetings_where
from db.keeping import Wanted, keep
from db.kept_versions import LOGS, keep_version, version_as_kept
from db.transaction import Reader, Row, Transaction, Value

_FIRST = date.min


@dataclass(frozen=True, slots=True)
class TabledLog:
    """A version of a meeting's action log as tabled: 1, 2, ... `at` is in UTC."""

    number: int
    at: str
    by: str


def log_by_rule(reader: Reader, meeting_id: int) -> MeetingRecord:
    """A meeting with the action log that is to be laid before it, as `business.log_of` says.

    Actions that have no number yet show the one they would get if it were tabled now. Raises
    NotFound.
    """
    meeting = _meeting(reader, meeting_id)
    committee = reader.one("SELECT committee_id FROM meeting WHERE id = ?", meeting_id)
    committee_id = int(committee["committee_id"]) if committee is not None else 0
    last = _last_log(reader, committee_id, meeting.held)
    rows = reader.rows(
        _CANDIDATES, committee_id, meeting_id, meeting.held.isoformat(), last.isoformat()
    )
    known = [
        Loggable(
            _with_origin(action, row),
            date.fromisoformat(row["made"]),
            bool(row["printed"]),
            bool(row["told"]),
        )
        for row, action in zip(rows, read_actions(reader, rows), strict=True)
    ]
    coming = next_number(reader, committee_id)
    actions = []
    for action in log_of(known, meeting.reference, meeting.held, last):
        if action.number is None:
            action = replace(action, number=str(coming))
            coming += 1
        actions.append(action)
    return MeetingRecord(meeting, actions=tuple(actions))


def table_log(change: Transaction, meeting_id: int) -> bool:
    """Keep the log of a meeting as it is laid before it now, and fix the numbers it prints.

    False, and nothing is written, when that is how it was tabled last. Raises NotFound.
    """
    record = seen_by(log_by_rule(change, meeting_id), View.RESTRICTED).record
    versions = tabled_logs(change, meeting_id)
    if versions:
        last = tabled_log(change, meeting_id, versions[-1].number, View.RESTRICTED)
        if last.actions == record.actions:
            return False
    for action in record.actions:
        fixed: dict[str, Value] = {**number_columns(action.number), "number_fixed": 1}
        change.update("action", action.id or 0, fixed)
    keep(
        change,
        "log_entry",
        {"meeting_id": meeting_id},
        [
            Wanted({"action_id": action.id, "closed": int(action.closed is not None)})
            for action in record.actions
        ],
        alike=(("action_id",),),
    )
    keep_version(change, LOGS, meeting_id, record)
    return True


def tabled_logs(reader: Reader, meeting_id: int) -> tuple[TabledLog, ...]:
    """The versions of a meeting's log that were tabled, the first one first."""
    rows = reader.rows(
        "SELECT number, tabled_at, tabled_by FROM tabled_log WHERE meeting_id = ? ORDER BY number",
        meeting_id,
    )
    return tuple(TabledLog(*row) for row in rows)


def tabled_log(reader: Reader, meeting_id: int, number: int, view: View) -> MeetingRecord:
    """A version of the log as it was tabled, as `view` may see it.

    What was closed to the public since is restricted in it, and not in the public one at all.
    Raises NotFound, or Damaged when it is not as it was tabled.
    """
    record = version_as_kept(reader, LOGS, meeting_id, number, view)
    closed = restricted_ids(reader)
    marked = replace(
        record,
        actions=tuple(
            replace(one, restricted=True) if one.id in closed else one for one in record.actions
        ),
    )
    return seen_by(marked, view).record


_CANDIDATES = """
WITH asked (committee, meeting, held, last) AS (SELECT ?, ?, ?, ?)
SELECT action.*, coalesce(origin_held, made_at.held) AS made, made_at.held AS made_held,
  minute.number AS made_minute, entry.id IS NOT NULL AS printed,
  EXISTS (SELECT 1 FROM log_entry AS other JOIN meeting AS before ON before.id = other.meeting_id
          WHERE other.action_id = action.id AND other.closed = 1 AND before.held < asked.held
         ) AS told
FROM asked JOIN action ON action.committee_id = asked.committee
LEFT JOIN minute ON minute.id = action.minute_id
JOIN meeting AS made_at ON made_at.id = coalesce(minute.meeting_id, action.meeting_id)
LEFT JOIN log_entry AS entry ON entry.action_id = action.id AND entry.meeting_id = asked.meeting
WHERE action.deleted_at IS NULL
  AND (entry.id IS NOT NULL OR coalesce(origin_held, made_at.held) < asked.held
       AND (action.closed_on IS NULL OR action.closed_on >= asked.last))
ORDER BY action.counter IS NULL, action.counter, made, minute.place, action.place, action.id
"""


def _with_origin(action: Action, row: Row) -> Action:
    """The action with where it came from; one typed in its minute says so by standing there."""
    if action.origin is not None:
        return action
    origin = Origin(date.fromisoformat(row["made_held"]), row["made_minute"] or "")
    return replace(action, origin=origin)


def _meeting(reader: Reader, meeting_id: int) -> Meeting:
    found = meetings_where(reader, "WHERE meeting.id = ?", meeting_id)
    if not found:
        raise errors.NotFound("This meeting is no longer in the register.")
    return found[0]


def _last_log(reader: Reader, committee_id: int, held: date) -> date:
    """The day of the last meeting before `held` that a log was laid before; where none ever was,
    of the meeting before; the beginning of time when it is the first."""
    row = reader.one(
        "SELECT coalesce("
        "(SELECT max(meeting.held) FROM log_entry JOIN meeting ON meeting.id = meeting_id "
        "WHERE committee_id = ? AND held < ?), "
        "(SELECT max(held) FROM meeting WHERE committee_id = ? AND held < ? "
        "AND called_off IS NULL)) AS last",
        committee_id,
        held.isoformat(),
        committee_id,
        held.isoformat(),
    )
    return date.fromisoformat(row["last"]) if row is not None and row["last"] else _FIRST
