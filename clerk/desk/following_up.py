"""Following actions up: which are outstanding, what has been reported, closing and reopening."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from clerk.business.action_filter import ActionFilter, Order, State
from clerk.business.actions import Action, Closing, ListedAction, Progress
from clerk.business.days import day_in_words, short_date
from clerk.business.due import falls_due, overdue
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from clerk.desk.wording import number_text
from db.action_lists import action_ids, actions_by_id
from db.actions import save_action

_ANY = ActionFilter()


class Which(StrEnum):
    OPEN = "open"
    OVERDUE = "overdue"
    CLOSED = "closed"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Followed:
    """An action in the list: how it stands ("overdue since 3 May 2021") and whether that is late.

    `due` is when it is due, in the words of the paper and the day they mean.
    """

    listed: ListedAction
    state: str
    due: str
    late: bool

    @property
    def action(self) -> Action:
        return self.listed.action

    @property
    def number(self) -> str:
        """ "CPB 4" """
        return number_text(self.action, self.listed.short)


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
    if not wanted.states and which is not Which.ALL:
        wanted = replace(wanted, states=(State(which),))
    with in_plain_words():
        return action_ids(desk.register, wanted, desk.today(), committee=committee, order=order)


def followed(desk: Desk, ids: Sequence[int]) -> tuple[Followed, ...]:
    """These actions as they stand today, in this order; at most a few hundred at a time."""
    with in_plain_words():
        found = actions_by_id(desk.register, ids)
    today = desk.today()
    return tuple(_followed(listed, next_meeting, today) for listed, next_meeting in found)


def report_progress(desk: Desk, seen: Followed, text: str) -> None:
    """Add a report of today to an action. Raises Refused for an empty one."""
    report = Progress(_something(text, "what was done"), desk.today(), desk.who)
    action = replace(seen.action, progress=(*seen.action.progress, report))
    _save(desk, action, f"Report progress of {seen.number}")


def close_action(desk: Desk, seen: Followed, reason: str) -> None:
    """Close an action today, saying why. Raises Refused for no reason, or when it is closed."""
    if seen.action.closed is not None:
        raise Refused(f"{seen.number} is closed already; reopen it first.")
    closing = Closing(desk.today(), _something(reason, "why it is closed"))
    _save(desk, replace(seen.action, closed=closing), f"Close {seen.number}")


def reopen_action(desk: Desk, seen: Followed) -> None:
    """Make a closed action open again. Raises Refused when it is open."""
    if seen.action.closed is None:
        raise Refused(f"{seen.number} is open.")
    _save(desk, replace(seen.action, closed=None), f"Reopen {seen.number}")


def _save(desk: Desk, action: Action, what: str) -> None:
    with in_plain_words(), desk.register.writing(what) as change:
        save_action(change, action)


def _something(text: str, what: str) -> str:
    line = " ".join(text.split())
    if not line:
        raise Refused(f"Say in a few words {what}.")
    return line


def _followed(listed: ListedAction, next_meeting: date | None, today: date) -> Followed:
    action = listed.action
    late = overdue(action, today, next_meeting)
    return Followed(listed, _state(action, next_meeting, late), _due(action, next_meeting), late)


def _state(action: Action, next_meeting: date | None, late: bool) -> str:
    if action.closed is not None:
        return f"closed {short_date(action.closed.on)}"
    day = falls_due(action.due, next_meeting)
    if late and day is not None:
        return f"overdue since {short_date(day)}"
    return "open"


def _due(action: Action, next_meeting: date | None) -> str:
    words = action.due.words if action.due else ""
    day = falls_due(action.due, next_meeting)
    told = day_in_words(day) if day else ""
    return f"{words} ({told})" if words and told else words or told
