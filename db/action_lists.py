"""The long list of actions: which ones, in order, and the rows in view."""

from collections.abc import Iterator, Sequence
from datetime import date

from clerk.business.action_filter import ActionFilter, Group, Order, State
from clerk.business.actions import Action, ListedAction, OwnerKind
from clerk.business.due import SILENT
from clerk.business.meetings import reference_of
from db.action_rows import read_actions
from db.chases import UNANSWERED, asked
from db.details import read_date
from db.sql import batches, literal, marks
from db.transaction import Reader, Value

_FROM = (
    "FROM action JOIN committee ON committee.id = action.committee_id "
    "LEFT JOIN minute ON minute.id = action.minute_id "
    "JOIN meeting ON meeting.id = coalesce(minute.meeting_id, action.meeting_id) "
)
_MADE = "coalesce(action.origin_held, meeting.held)"
_NEXT_HELD = (
    "(SELECT min(later.held) FROM meeting AS later "
    "WHERE later.committee_id = action.committee_id AND later.called_off IS NULL "
    f"AND later.held > {_MADE})"
)
_FALLS_DUE = (
    "coalesce(action.due_on, "
    f"CASE WHEN action.due_words LIKE '%next%meeting%' THEN {_NEXT_HELD} END)"
)
_LAST_HEARD = (
    "coalesce((SELECT max(reported_on) FROM progress WHERE progress.action_id = action.id), "
    f"{_MADE})"
)
_OWNED = (
    "EXISTS (SELECT 1 FROM action_owner WHERE action_id = action.id "
    "AND (name || ' ' || post LIKE ? ESCAPE '\\' OR kind = 'post' AND name IN "
    "(SELECT post.name FROM tenure JOIN post ON post.id = tenure.post_id "
    "JOIN person ON person.id = tenure.person_id WHERE person.name LIKE ? ESCAPE '\\' "
    "AND coalesce(tenure.starts, '') <= ? AND coalesce(tenure.ends > ?, 1))))"
)
_HOLDS = (
    "(committee.short || ' ' || coalesce(action.number, '') || ' ' || committee.name || ' ' || "
    "action.text || ' ' || coalesce(action.due_words, '') LIKE ? ESCAPE '\\' "
    f"OR {_OWNED})"
)
_IS_SHORT = "EXISTS (SELECT 1 FROM committee AS named WHERE named.short = ? COLLATE NOCASE)"
_NUMBERED = (
    f"CASE WHEN {_IS_SHORT} THEN committee.short = ? COLLATE NOCASE "
    f"AND action.number = ? COLLATE NOCASE ELSE {_HOLDS} AND {_HOLDS} END"
)
_OF_COMMITTEE = (
    "(committee.slug || ' ' || committee.name LIKE ? ESCAPE '\\' "
    "OR committee.short LIKE ? ESCAPE '\\')"
)
_COMES_FROM = (
    "(minute.number = ? COLLATE NOCASE OR action.origin_minute = ? COLLATE NOCASE "
    f"OR {_MADE} = ? OR action.origin_words LIKE ? ESCAPE '\\')"
)
# Somebody who held a post or a seat and holds none any more, and a post likewise.
_LEAVER = """
(kind = 'person' AND name IN (
    SELECT name FROM person WHERE id IN (SELECT person_id FROM tenure WHERE ends <= ?
                                         UNION SELECT person_id FROM membership WHERE ends <= ?)
    EXCEPT
    SELECT name FROM person WHERE id IN (
      SELECT person_id FROM tenure WHERE ends IS NULL OR ends > ?
      UNION SELECT person_id FROM membership WHERE ends IS NULL OR ends > ?))
  OR kind = 'post' AND name IN (
    SELECT post.name FROM post JOIN tenure ON post_id = post.id
    EXCEPT
    SELECT post.name FROM post JOIN tenure ON post_id = post.id WHERE ends IS NULL OR ends > ?))
"""
_LEFT = (
    "action.closed_on IS NULL AND EXISTS "
    f"(SELECT 1 FROM action_owner WHERE action_id = action.id AND {_LEAVER})"
)
_STATES = {
    State.OPEN: "action.closed_on IS NULL",
    State.CLOSED: "action.closed_on IS NOT NULL",
    State.OVERDUE: f"action.closed_on IS NULL AND {_FALLS_DUE} < ?",
    State.SILENT: f"action.closed_on IS NULL AND {_LAST_HEARD} < ?",
    State.SNOOZED: "action.closed_on IS NULL AND action.snoozed_until > ?",
    State.UNCHASED: "action.closed_on IS NULL AND action.not_chased <> ''",
    State.ASKED: f"action.closed_on IS NULL AND {UNANSWERED} > 0",
    State.LEAVER: _LEFT,
    State.UNOWNED: "NOT EXISTS (SELECT 1 FROM action_owner WHERE action_id = action.id)",
    State.GUESSED: (
        "action.closed_on IS NULL AND EXISTS "
        "(SELECT 1 FROM action_owner WHERE action_id = action.id AND guessed)"
    ),
}
_BY_COMMITTEE = "committee.slug, action.counter IS NULL, action.counter, action.id"
_EACH_OWNER = "LEFT JOIN action_owner AS owner ON owner.action_id = action.id"
_FIRST_OWNER = (
    "(SELECT name FROM action_owner WHERE action_id = action.id ORDER BY place LIMIT 1) "
    "COLLATE NOCASE"
)
_SORTED = {
    Order.COMMITTEE: _BY_COMMITTEE,
    Order.NUMBER: f"action.counter IS NULL, action.counter, {_BY_COMMITTEE}",
    Order.DUE: f"{_FALLS_DUE} NULLS LAST, {_BY_COMMITTEE}",
    Order.OWNER: f"{_FIRST_OWNER} NULLS LAST, {_BY_COMMITTEE}",
    Order.AGE: f"{_MADE}, {_BY_COMMITTEE}",
    Order.HEARD: f"{_LAST_HEARD}, {_BY_COMMITTEE}",
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
    by name and post, and a post by whoever holds it. The letters of a committee with a number
    behind them are one action. `committee` (a slug) takes only its own.
    What is overdue follows `business.due.overdue`, what is silent `business.due.SILENT`.
    """
    conditions, values = _where(wanted, today, committee)
    rows = reader.rows(
        f"SELECT action.id {_FROM} WHERE {conditions} ORDER BY {_SORTED[order]}", *values
    )
    return tuple(row["id"] for row in rows)


def grouped_ids(
    reader: Reader,
    wanted: ActionFilter,
    today: date,
    group: Group,
    *,
    committee: str = "",
    order: Order = Order.COMMITTEE,
) -> tuple[tuple[str, int], ...]:
    """The same, each behind the name of the owner or the committee it is under, by name.

    One of several owners is under each of them, one of nobody last, under "".
    """
    conditions, values = _where(wanted, today, committee)
    label, joined = "committee.name", ""
    if group is Group.OWNER:
        label, joined = "owner.name", _EACH_OWNER
    rows = reader.rows(
        f"SELECT action.id, {label} AS label {_FROM} {joined} WHERE {conditions} "
        f"ORDER BY {label} COLLATE NOCASE NULLS LAST, {label}, {_SORTED[order]}",
        *values,
    )
    return tuple((row["label"] or "", row["id"]) for row in rows)


def leavers(reader: Reader, today: date) -> dict[str, tuple[int, ...]]:
    """The open actions of everybody who has left and of every post nobody holds any more (see
    State.LEAVER), by the owner's name as the actions have it."""
    found: dict[str, list[int]] = {}
    for row in reader.rows(
        "SELECT name, action.id FROM action_owner "
        "JOIN action ON action.id = action_id "
        f"WHERE action.deleted_at IS NULL AND closed_on IS NULL AND {_LEAVER} "
        "ORDER BY name COLLATE NOCASE, action.id",
        *_days(State.LEAVER, today.isoformat()),
    ):
        found.setdefault(row["name"], []).append(row["id"])
    return {name: tuple(ids) for name, ids in found.items()}


def actions_by_id(reader: Reader, ids: Sequence[int], today: date) -> tuple[ListedAction, ...]:
    """These actions, in this order, with who holds the posts that own them `today`.

    One that is no longer there is left out.
    """
    return tuple(listed for some in batches(ids) for listed in _some_by_id(reader, some, today))


def _some_by_id(reader: Reader, ids: Sequence[int], today: date) -> tuple[ListedAction, ...]:
    rows = reader.rows(
        "SELECT action.*, committee.slug, committee.short, meeting.held, meeting.sitting, "
        f"minute.number AS minute_number, {_MADE} AS made, {_NEXT_HELD} AS next_held {_FROM} "
        f"WHERE action.id IN ({marks(ids)}) AND action.deleted_at IS NULL",
        *ids,
    )
    actions = read_actions(reader, rows)
    holders = _holders(reader, actions, today)
    chased = asked(reader, ids)
    found = {}
    for row, action in zip(rows, actions, strict=True):
        times = chased.get(row["id"])
        found[row["id"]] = ListedAction(
            action,
            row["slug"],
            row["short"],
            reference_of(row["slug"], date.fromisoformat(row["held"]), row["sitting"]),
            row["minute_number"] or "",
            read_date(row["made"]),
            read_date(row["next_held"]),
            {each.name: holders[each.name] for each in action.owners if each.name in holders},
            times.last if times else None,
            times.unanswered if times else 0,
        )
    return tuple(found[action_id] for action_id in ids if action_id in found)


def action_numbered(reader: Reader, committee: str, number: str) -> int | None:
    """The id of the action with this number in a committee, by its slug or short name; or None."""
    row = reader.one(
        "SELECT action.id FROM action JOIN committee ON committee.id = action.committee_id "
        "WHERE (slug = ? COLLATE NOCASE OR short = ? COLLATE NOCASE) "
        "AND action.number = ? COLLATE NOCASE AND action.deleted_at IS NULL",
        committee,
        committee,
        number,
    )
    return None if row is None else int(row["id"])


def _holders(reader: Reader, actions: Sequence[Action], today: date) -> dict[str, str]:
    """Who holds which of the posts these actions are owned by."""
    posts = sorted({o.name for a in actions for o in a.owners if o.kind is OwnerKind.POST})
    found: dict[str, str] = {}
    for some in batches(posts):
        for row in reader.rows(
            "SELECT post.name AS post, person.name AS holder FROM post "
            "JOIN tenure ON tenure.post_id = post.id JOIN person ON person.id = tenure.person_id "
            f"WHERE post.name IN ({marks(some)}) "
            "AND coalesce(tenure.starts, '') <= ? AND coalesce(tenure.ends > ?, 1) "
            "ORDER BY tenure.starts, tenure.id",
            *some,
            today.isoformat(),
            today.isoformat(),
        ):
            found[row["post"]] = row["holder"]
    return found


def _where(wanted: ActionFilter, today: date, committee: str) -> tuple[str, list[Value]]:
    conditions, values = ["action.deleted_at IS NULL"], list[Value]()
    if committee:
        conditions.append("committee.slug = ?")
        values.append(committee)
    for condition, its_values in _conditions(wanted, today):
        conditions.append(f"({condition})")
        values += its_values
    return " AND ".join(conditions), values


def _conditions(wanted: ActionFilter, today: date) -> Iterator[tuple[str, list[Value]]]:
    """Each condition, the cheapest first, with the values of its marks."""
    day = today.isoformat()
    since: dict[State, list[Value]] = {State.SILENT: [(today - SILENT).isoformat()]}
    for state in wanted.states:
        yield _STATES[state], since.get(state, _days(state, day))
    for state in wanted.not_in:
        yield f"({_STATES[state]}) IS NOT TRUE", since.get(state, _days(state, day))
    for name in wanted.committees:
        yield _OF_COMMITTEE, [_anywhere(name), literal(name)]
    for origin in wanted.origins:
        yield _COMES_FROM, [origin, origin, origin, _anywhere(origin)]
    for bound in wanted.due:
        yield f"{_FALLS_DUE} {bound.compared.value} ?", [bound.day.isoformat()]
    for name in wanted.owners:
        yield _OWNED, [_anywhere(name), _anywhere(name), day, day]
    words = list(wanted.words)
    while words:
        word = words.pop(0)
        if words and words[0].isdecimal():  # "CPB 4" is one action, not all with CPB and a 4
            number = words.pop(0)
            yield _NUMBERED, [word, word, number, *_held(word, day), *_held(number, day)]
        else:
            yield _HOLDS, _held(word, day)
    for word in wanted.without:
        yield f"NOT {_HOLDS}", _held(word, day)


def _held(word: str, day: str) -> list[Value]:
    said = _anywhere(word)
    return [said, said, said, day, day]


def _days(state: State, day: str) -> list[Value]:
    return [day] * _STATES[state].count("?")


def _anywhere(said: str) -> str:
    return f"%{literal(said)}%"
