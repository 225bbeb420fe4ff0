"""Minutes with their outcomes, restricted parts kept apart."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from clerk.business.actions import Action
from clerk.business.minutes import Minute, Outcome
from clerk.business.restricted import RestrictedMinute
from clerk.business.standing import followed
from db import actions, texts
from db.action_saving import save_in_minute
from db.agenda import grounds, grounds_columns
from db.keeping import Wanted, keep, keep_one
from db.outcomes import outcomes, save_outcomes
from db.transaction import Reader, Transaction, Value

Standing = TypeVar("Standing", Outcome, Action)

_MINUTES = (
    "SELECT minute.*, coalesce(draft.text, minute.text) AS text_now, "
    "restricted_minute.text AS restricted_held, "
    "restricted_minute.grounds_kind, restricted_minute.grounds_paragraphs, "
    "restricted_minute.grounds_reason, restricted_minute.title AS restricted_title, "
    "coalesce(restricted_draft.text, restricted_minute.text) AS restricted_text "
    "FROM minute LEFT JOIN restricted_minute ON restricted_minute.minute_id = minute.id "
    "LEFT JOIN draft ON draft.minute_id = minute.id AND draft.restricted = 0 "
    "LEFT JOIN draft AS restricted_draft ON restricted_draft.minute_id = minute.id "
    "AND restricted_draft.restricted = 1 "
    "WHERE minute.meeting_id = ? AND minute.deleted_at IS NULL ORDER BY minute.place"
)


def minutes(reader: Reader, meeting_id: int) -> tuple[Minute, ...]:
    """The minutes of a meeting, restricted parts included, with what was typed last."""
    decided = outcomes(reader, meeting_id)
    to_do: defaultdict[tuple[int, bool], list[Action]] = defaultdict(list)
    rows = reader.rows(_MINUTES, meeting_id)
    closed = {row["id"] for row in rows if row["grounds_kind"] is not None}
    for minute_id, action in actions.in_minutes(reader, meeting_id):
        to_do[minute_id, action.restricted and minute_id in closed].append(action)
    return tuple(
        Minute(
            number=row["number"],
            title=row["title"],
            text=row["text_now"],
            outcomes=_followed(decided[row["id"], False], row["text"], row["text_now"]),
            actions=_followed(to_do[row["id"], False], row["text"], row["text_now"]),
            item=row["item"],
            provisional=bool(row["provisional"]),
            restricted=None
            if row["grounds_kind"] is None
            else RestrictedMinute(
                grounds(row),
                row["restricted_title"],
                row["restricted_text"],
                _followed(decided[row["id"], True], row["restricted_held"], row["restricted_text"]),
                _followed(to_do[row["id"], True], row["restricted_held"], row["restricted_text"]),
            ),
            note=row["private_note"],
            id=row["id"],
            version=row["version"],
        )
        for row in rows
    )


def _followed(standing: Sequence[Standing], held: str, now: str) -> tuple[Standing, ...]:
    """What stands in a text, at its place in the text as it was typed last."""
    if held == now:
        return tuple(standing)
    return tuple(
        one
        if one.after_block is None
        else replace(one, after_block=followed(held, now, one.after_block))
        for one in standing
    )


def heading(reader: Reader, minute_id: int) -> tuple[int, str] | None:
    """The meeting a minute belongs to, and its number and title in a line; None when it is gone."""
    row = reader.one(
        "SELECT meeting_id, trim(number || ' ' || title) AS title FROM minute "
        "WHERE id = ? AND deleted_at IS NULL",
        minute_id,
    )
    return None if row is None else (row["meeting_id"], row["title"])


def save_minutes(
    change: Transaction, committee_id: int, meeting_id: int, wanted: Sequence[Minute]
) -> None:
    """Make the minutes of a meeting these; one left out is marked as deleted.

    Raises StaleWrite when one was changed by somebody else or is being typed in, RuleBroken
    when an issued number or a confirmed text would change.
    """
    for minute in wanted:
        if minute.id is not None:
            texts.check_unchanged(change, minute)
    ids = keep(
        change,
        "minute",
        {"meeting_id": meeting_id},
        [Wanted(_columns(minute), minute.id, minute.version) for minute in wanted],
        alike=(("number", "title"), ("title",), ("number",)),
        remove=lambda minute_id: change.update("minute", minute_id, {"deleted_at": change.at}),
    )
    owned = {
        minute_id: {one.id for one in _actions(minute) if one.id is not None}
        for minute_id, minute in zip(ids, wanted, strict=True)
    }
    for minute_id, minute in zip(ids, wanted, strict=True):
        elsewhere = set[int]().union(*(owned[other] for other in ids if other != minute_id))
        _save_parts(change, committee_id, meeting_id, minute_id, minute, elsewhere)


def _columns(minute: Minute) -> dict[str, Value]:
    return {
        "number": minute.number,
        "provisional": minute.provisional,
        "title": minute.title,
        "item": minute.item,
        "private_note": minute.note,
    }


def _actions(minute: Minute) -> tuple[Action, ...]:
    """All actions of a minute, those of its restricted part marked so."""
    hidden = minute.restricted.actions if minute.restricted else ()
    return (*minute.actions, *(replace(action, restricted=True) for action in hidden))


def _save_parts(
    change: Transaction,
    committee_id: int,
    meeting_id: int,
    minute_id: int,
    minute: Minute,
    elsewhere: set[int],
) -> None:
    part = minute.restricted
    if part is None:
        texts.fold(change, minute_id, restricted=True)
    keep_one(
        change,
        "restricted_minute",
        {"minute_id": minute_id},
        None if part is None else {**grounds_columns(part.grounds), "title": part.title},
    )
    texts.write_text(change, minute_id, minute.text)
    if part is not None:
        texts.write_text(change, minute_id, part.text, restricted=True)
    save_outcomes(change, minute_id, minute.outcomes, restricted=False)
    save_outcomes(change, minute_id, part.outcomes if part else (), restricted=True)
    save_in_minute(change, committee_id, meeting_id, minute_id, _actions(minute), elsewhere)
