"""The long list of actions: which ones, in order, and the rows in view."""

from collections.abc import Iterator, Sequence
from datetime import date

from clerk.business.action_filter import ActionFilter, Order, State
from clerk.business.actions import ListedAction
from clerk.business.due import SILENT
from db.action_rows import read_actions
from db.details import read_date
from db.transaction import Reader, Value

_FROM = (
    "FROM action JOIN committee ON committee.id = action.committee_id "
    "LEFT JOIN minute ON minute.id = action.minute_id "
    "JOIN meeting ON meeting.id = coalesce(minute.meeting_id, action.meeting_id) "
)
_MADE = "coalesce(action.origin_held, meeting.held)"
_NEXT_HELD = (
    "(SELECT min(later.held) FROM meeting AS later "
    f"WHERE later.committee_id = action.committee_id AND later.held > {_MADE})"
)
_FALLS_DUE = (
    "coalesce(action.due_on, "
    f"CASE WHEN action.due_words LIKE '%next%meeting%' THEN {_NEXT_HELD} END)"
)
_LAST_HEARD = (
    "coalesce((SELECT max(reported_on) FROM progress WHERE progress.action_id = action.id), "
    f"{_MADE})"
)
_HOLDS = (
    "(committee.short || ' ' || coalesce(action.number, '') || ' ' || committee.name || ' ' || "
    "action.text || ' ' || coalesce(action.due_words, '') LIKE ? ESCAPE '\\' OR EXISTS "
    "(SELECT 1 FROM action_owner WHERE action_id = action.id "
    "AND name || ' ' || post LIKE ? ESCAPE '\\'))"
)
_OWNED = (
    "EXISTS (SELECT 1 FROM action_owner WHERE action_id = action.id "
    "AND (name || ' ' || post LIKE ? ESCAPE '\\' OR kind = 'post' AND name IN "
    "(SELECT post.name FROM tenure JOIN post ON post.id = tenure.post_id "
    "JOIN person ON person.id = tenure.person_id WHERE person.name LIKE ? ESCAPE '\\' "
    "AND coalesce(tenure.starts, '') <= ? AND coalesce(tenure.ends > ?, 1))))"
)
_OF_COMMITTEE = (
    "(committee.slug || ' ' || committee.name LIKE ? ESCAPE '\\' "
    "OR committee.short LIKE ? ESCAPE '\\')"
)
_COMES_FROM = (
    "(minute.number = ? COLLATE NOCASE OR action.origin_minute = ? COLLATE NOCASE "
    f"OR {_MADE} = ? OR action.origin_words LIKE ? ESCAPE '\\')"
)
_STATES = {
    State.OPEN: "action.closed_on IS NULL",
    State.CLOSED: "action.closed_on IS NOT NULL",
    State.OVERDUE: f"action.closed_on IS NULL AND {_FALLS_DUE} < ?",
    State.SILENT: f"action.closed_on IS NULL AND {_LAST_HEARD} < ?",
}
_BY_COMMITTEE = "committee.slug, action.counter IS NULL, action.counter, action.id"
_FIRST_OWNER = (
    "(SELECT name FROM action_owner WHERE action_id = action.id ORDER BY place LIMIT 1) "
    "COLLATE NOCASE"
)
_SORTED = {
    Order.COMMITTEE: _BY_COMMITTEE,
    Order.NUMBER: f"action.counter IS NULL, action.counter, {_BY_COMMITTEE}",
    Order.DUE: f"{_FALLS_DUE} NULLS LAST, {_BY_COMMITTEE}",
    Order.OWNER: f"{_FIRST_OWNER} NULLS LAST, {_BY_COMMITTEE}",
}


def action_ids(
    reader: Reader,
    wanted: ActionFilter,
    today: date,
    *,
    committee: str = "",
    order: Order = Order.COMMITTEE,
) -> tuple[int, ...]:
    """The actions `wanted` finds as things stand on `today`, sorted.

    Words are looked for in number, committee, text, owners and when it is due; an owner is found
    by name and post, and a post by whoever holds it. `committee` (a slug) takes only its own.
    What is overdue follows `business.due.overdue`, what is silent `business.due.SILENT`.
    """
    conditions, values = ["action.deleted_at IS NULL"], list[Value]()
    if committee:
        conditions.append("committee.slug = ?")
        values.append(committee)
    for condition, its_values in _conditions(wanted, today):
        conditions.append(condition)
        values += its_values
    rows = reader.rows(
        f"SELECT action.id {_FROM} WHERE {' AND '.join(conditions)} ORDER BY {_SORTED[order]}",
        *values,
    )
    return tuple(row["id"] for row in rows)


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


def _conditions(wanted: ActionFilter, today: date) -> Iterator[tuple[str, list[Value]]]:
    """Each condition, the cheapest first, with the values of its marks."""
    day = today.isoformat()
    since = {State.OVERDUE: [day], State.SILENT: [(today - SILENT).isoformat()]}
    for state in wanted.states:
        yield _STATES[state], list[Value](since.get(state, []))
    for name in wanted.committees:
        yield _OF_COMMITTEE, [_anywhere(name), _pattern(name)]
    for origin in wanted.origins:
        yield _COMES_FROM, [origin, origin, origin, _anywhere(origin)]
    for bound in wanted.due:
        yield f"{_FALLS_DUE} {bound.compared.value} ?", [bound.day.isoformat()]
    for name in wanted.owners:
        yield _OWNED, [_anywhere(name), _anywhere(name), day, day]
    for word in wanted.words:
        yield _HOLDS, [_anywhere(word), _anywhere(word)]
    for word in wanted.without:
        yield f"NOT {_HOLDS}", [_anywhere(word), _anywhere(word)]


def _anywhere(said: str) -> str:
    return f"%{_pattern(said)}%"


def _pattern(said: str) -> str:
    return said.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
