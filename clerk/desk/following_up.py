"""Following actions up: which are outstanding in every committee, and how they stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from clerk.business.action_filter import ActionFilter, Group, Order, State
from clerk.business.actions import Action, ListedAction, OwnerKind, Progress
from clerk.business.days import day_in_words, short_date
from clerk.business.due import SILENT, falls_due, overdue
from clerk.desk.as_json import Shape, action_shape
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.wording import number_text
from db import action_lists

_ANY = ActionFilter()


class Which(StrEnum):
    OPEN = "open"
    OVERDUE = "overdue"
    CLOSED = "closed"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Followed:
    """An action in the list: how it stands ("overdue since 3 May 2021") and whether that is late.

    `due` is when it is due, in the words of the paper and the day they mean. `age` counts the days
    since it was made, None once it is closed.
    """

    listed: ListedAction
    state: str
    due: str
    late: bool
    age: int | None = None

    @property
    def action(self) -> Action:
        return self.listed.action

    @property
    def number(self) -> str:
        """ "CPB 4" """
        return number_text(self.action, self.listed.short)

    @property
    def owners(self) -> str:
        """The owners, each post with its present holder, a guess behind a question mark:
        "Head of Parks (now L Amis), ? Clerk"."""
        told = []
        for owner in self.action.owners:
            of_post = owner.post
            if owner.kind is OwnerKind.POST:
                holder = self.listed.holders.get(owner.name)
                of_post = f"now {holder}" if holder else "holder not known"
            name = f"? {owner.name}" if owner.guessed else owner.name
            told.append(f"{name} ({of_post})" if of_post else name)
        return ", ".join(told)

    @property
    def guessed(self) -> str:
        """Which of its owners are guesses, in a sentence; empty when none is."""
        names = " and ".join(each.name for each in self.action.owners if each.guessed)
        return f"Guessed from its words: {names}" if names else ""

    @property
    def asked(self) -> str:
        """When it was last asked about: "1 August 2021, twice without an answer"; or ""."""
        last, times = self.listed.last_chased, self.listed.unanswered
        if last is None:
            return ""
        often = {1: "once", 2: "twice"}.get(times, f"{times} times")
        return f"{day_in_words(last)}{f', {often} without an answer' if times else ''}"

    @property
    def reports(self) -> tuple[Progress, ...]:
        """The reports of progress by their days: those of a merged duplicate came in later."""
        return tuple(sorted(self.action.progress, key=lambda report: report.on or date.min))

    @property
    def last_report(self) -> Progress | None:
        """The last report of progress, None when there was none."""
        return self.reports[-1] if self.action.progress else None


@dataclass(frozen=True, slots=True)
class Found:
    """What a filter found: actions by id, in order, and before which of them a heading stands."""

    ids: tuple[int, ...]
    headings: dict[int, str]


def followed_ids(
    desk: Desk,
    which: Which,
    wanted: ActionFilter = _ANY,
    committee: str = "",
    order: Order = Order.COMMITTEE,
) -> tuple[int, ...]:
    """The actions `wanted` finds; where it says nothing of how they stand, `which` does.

    `committee` is the slug of the one they are of, "" for all.
    """
    return grouped(desk, which, wanted, committee, order).ids


def grouped(
    desk: Desk,
    which: Which,
    wanted: ActionFilter = _ANY,
    committee: str = "",
    order: Order = Order.COMMITTEE,
    group: Group = Group.NOTHING,
) -> Found:
    """The same, parted by owner or committee: an action of several owners is under each of them.

    The headings are told by the place, counted from 0, of the action they stand before.
    """
    if not wanted.states and which is not Which.ALL:
        wanted = replace(wanted, states=(State(which),))
    today = desk.today()
    with in_plain_words():
        if group is Group.NOTHING:
            ids = action_lists.action_ids(
                desk.register, wanted, today, committee=committee, order=order
            )
            return Found(ids, {})
        under = action_lists.grouped_ids(
            desk.register, wanted, today, group, committee=committee, order=order
        )
    headings: dict[int, str] = {}
    before: str | None = None
    for place, (label, _) in enumerate(under):
        if label != before:
            headings[place] = label or "nobody"
        before = label
    return Found(tuple(action_id for _, action_id in under), headings)


def followed(desk: Desk, ids: Sequence[int]) -> tuple[Followed, ...]:
    """These actions as they stand today, in this order; at most a few hundred at a time."""
    with in_plain_words():
        found = action_lists.actions_by_id(desk.register, ids, desk.today())
    return tuple(as_followed(listed, desk.today()) for listed in found)


def of_leavers(desk: Desk) -> dict[str, tuple[Followed, ...]]:
    """The open actions of whoever has left, and of posts nobody holds any more, by owner."""
    with in_plain_words():
        found = action_lists.leavers(desk.register, desk.today())
    return {name: followed(desk, ids) for name, ids in found.items()}


def as_followed(listed: ListedAction, today: date) -> Followed:
    """An action as it stands on a day."""
    action = listed.action
    late = overdue(action, today, listed.next_meeting)
    age = (today - listed.made).days if listed.made and action.closed is None else None
    return Followed(listed, _state(listed, late, today), _due(listed), late, age)


def _state(listed: ListedAction, late: bool, today: date) -> str:
    action = listed.action
    if action.closed is not None:
        return f"closed {short_date(action.closed.on)}"
    if action.snoozed_until is not None and action.snoozed_until > today:
        return f"snoozed to {short_date(action.snoozed_until)}"
    day = falls_due(action.due, listed.next_meeting)
    if day is not None:
        return f"overdue since {short_date(day)}" if late else f"due {short_date(day)}"
    heard = max((each.on for each in action.progress if each.on), default=listed.made)
    if heard is not None and heard < today - SILENT:
        return f"silent since {short_date(heard)}"
    return "open"


def _due(listed: ListedAction) -> str:
    due = listed.action.due
    words = due.words if due else ""
    day = falls_due(due, listed.next_meeting)
    told = day_in_words(day) if day else ""
    return f"{words} ({told})" if words and told else words or told


def followed_shape(seen: Followed) -> Shape:
    """An action as JSON, with how it stands."""
    action, listed = seen.action, seen.listed
    return {
        "committee": listed.committee,
        "meeting": listed.meeting,
        **action_shape(replace(action, origin=listed.origin)),
        "state": seen.state,
        "late": seen.late,
        "age": seen.age,
        "holders": dict(listed.holders),
        "last_chased": listed.last_chased and listed.last_chased.isoformat(),
        "unanswered": listed.unanswered,
        "snoozed_until": action.snoozed_until and action.snoozed_until.isoformat(),
        "not_chased": action.not_chased or None,
        "closed": action.closed
        and {
            "on": action.closed.on.isoformat(),
            "reason": action.closed.reason,
            "meeting": action.closed.meeting or None,
            "minute": action.closed.minute or None,
        },
    }
