"""Actions added, made one, and parted: numbers go on at the end, and none is used again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from clerk.business.actions import Action, Closing
from db import errors
from db.actions import (
    add_new_progress,
    columns,
    followed_columns,
    next_number,
    save_action,
    save_owners,
)
from db.transaction import Reader, Transaction

_MOST_MISSING = 50


@dataclass(frozen=True, slots=True)
class Kin:
    """An action another was made one with, or made from: how, its id, and its number."""

    how: str
    id: int
    number: str


@dataclass(frozen=True, slots=True)
class MissingNumber:
    """A number of a committee that no action has, though a higher one was given."""

    short: str
    number: str


def add_action(
    change: Transaction, committee_id: int, action: Action, *, today: date, like: int | None = None
) -> int:
    """Add an action with the committee's next number; returns its id.

    `like` is the one it is parted from, whose meeting it keeps. Else it came from outside the
    minutes, and hangs on the committee's last meeting before `today`, or its first to come. Raises
    NotFound when the committee has no meeting yet.
    """
    if like is None:
        place = change.one(
            "SELECT id FROM meeting WHERE committee_id = ? "
            "ORDER BY held > ?, abs(julianday(held) - julianday(?)), id LIMIT 1",
            committee_id,
            today.isoformat(),
            today.isoformat(),
        )
    else:
        place = change.one(
            "SELECT coalesce(minute.meeting_id, action.meeting_id) AS id FROM action "
            "LEFT JOIN minute ON minute.id = action.minute_id WHERE action.id = ?",
            like,
        )
    if place is None:
        raise errors.NotFound(
            "This committee has no meeting in the register yet; add its next meeting first."
        )
    numbered = replace(action, number=str(next_number(change, committee_id)))
    action_id = change.insert(
        "action",
        {
            "committee_id": committee_id,
            "meeting_id": place["id"],
            "place": 0,
            "outside": like is None,
            "split_from_id": like,
            **columns(numbered),
            **followed_columns(change, numbered),
        },
    )
    save_owners(change, action_id, action.owners)
    add_new_progress(change, action_id, action.progress)
    return action_id


def merge_into(
    change: Transaction, kept: Action, gone: Sequence[Action], reason: str, today: date
) -> None:
    """Close `gone`, saying that they are one with `kept`, which gets their owners and progress.

    It keeps its own day if it has one. Raises StaleWrite.
    """
    owners = dict.fromkeys([*kept.owners, *(owner for each in gone for owner in each.owners)])
    known = list(kept.progress)
    for each in gone:
        known += [report for report in each.progress if report not in known]
        closed = replace(each, closed=Closing(today, reason))
        save_action(change, closed)
        change.update("action", each.id or 0, {"merged_into_id": kept.id})
    due = next((each.due for each in (kept, *gone) if each.due is not None), None)
    save_action(change, replace(kept, owners=tuple(owners), progress=tuple(known), due=due))


def committee_of(reader: Reader, action_id: int) -> int:
    """The id of the committee an action is of. Raises NotFound."""
    row = reader.one("SELECT committee_id FROM action WHERE id = ?", action_id)
    if row is None:
        raise errors.NotFound("This action is no longer in the register.")
    return int(row["committee_id"])


def kin(reader: Reader, action_id: int) -> tuple[Kin, ...]:
    """What an action was merged into or with, what it was split from or into."""
    rows = reader.rows(
        "SELECT 'merged into' AS how, other.id, other.number FROM action "
        "JOIN action AS other ON other.id = action.merged_into_id WHERE action.id = ? "
        "UNION ALL SELECT 'took in', id, number FROM action WHERE merged_into_id = ? "
        "UNION ALL SELECT 'split from', other.id, other.number FROM action "
        "JOIN action AS other ON other.id = action.split_from_id WHERE action.id = ? "
        "UNION ALL SELECT 'split into', id, number FROM action WHERE split_from_id = ?",
        action_id,
        action_id,
        action_id,
        action_id,
    )
    return tuple(Kin(row["how"], row["id"], row["number"] or "") for row in rows)


def missing_numbers(reader: Reader, committee: str = "") -> tuple[MissingNumber, ...]:
    """The numbers no action of a committee (its slug; all for "") has, between the lowest and the
    highest known: what came before the first paper read here is not missed."""
    found = []
    for each in reader.rows(
        "SELECT id, short FROM committee WHERE ? IN ('', slug) ORDER BY slug", committee
    ):
        rows = reader.rows(
            "SELECT DISTINCT counter FROM action WHERE committee_id = ? AND counter IS NOT NULL "
            "ORDER BY counter",
            each["id"],
        )
        for before, after in pairwise(row["counter"] for row in rows):
            # Numbers that hold a year begin anew, and say nothing of those between.
            if after - before <= _MOST_MISSING:
                between = range(before + 1, after)
                found += [MissingNumber(each["short"], str(number)) for number in between]
    return tuple(found)


def replaced_numbers(reader: Reader, committee: str = "") -> tuple[tuple[str, str, str, str], ...]:
    """The numbers that stand for no action of their own any more: the committee's short name, the
    number, "merged into" or "split into", and the number or numbers that stand for it now."""
    rows = reader.rows(
        "SELECT short, action.number, 'merged into' AS how, other.number AS now, action.counter "
        "FROM action JOIN committee ON committee.id = action.committee_id "
        "JOIN action AS other ON other.id = action.merged_into_id "
        "WHERE ? IN ('', slug) AND action.number IS NOT NULL "
        "UNION ALL "
        "SELECT short, action.number, 'split into', group_concat(part.number, ', '), "
        "action.counter FROM action JOIN committee ON committee.id = action.committee_id "
        "JOIN action AS part ON part.split_from_id = action.id "
        "WHERE ? IN ('', slug) AND action.closed_on IS NOT NULL GROUP BY action.id "
        "ORDER BY short, 5",
        committee,
        committee,
    )
    return tuple((row["short"], row["number"], row["how"], row["now"]) for row in rows)
