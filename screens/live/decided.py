"""What was decided and is to be done in the minute being written, under its text."""

from collections.abc import Sequence

from clerk.business.actions import Action, Due
from clerk.business.days import short_date
from clerk.business.minutes import Minute, Outcome, in_order
from clerk.business.text import blocks
from clerk.business.typed_outcomes import outcome_as_typed
from clerk.desk.wording import number_text, owners_text
from screens.widgets.paged_list import ListRow

Thing = Outcome | Action


def things(minute: Minute, *, restricted: bool) -> tuple[Thing, ...]:
    """The outcomes and actions of its public or its restricted part, in the order they stand."""
    part = minute.restricted if restricted else minute
    if part is None:
        return ()
    whole = Minute("", "", outcomes=part.outcomes, actions=part.actions)
    return tuple(thing for _, thing in in_order(whole, len(blocks(part.text))))


def thing_rows(found: Sequence[Thing], short: str, action_label: str) -> list[ListRow]:
    """A row for each; `short` is the committee's letters for its actions' numbers."""
    return [ListRow(thing, (_told(thing, short, action_label),)) for thing in found]


def _told(thing: Thing, short: str, action_label: str) -> str:
    """One outcome or action on one line."""
    if isinstance(thing, Outcome):
        return "  ".join(outcome_as_typed(thing).split("\n"))
    number = f" {number_text(thing, short)}" if thing.number else ""
    parts = (
        f"{action_label}{number}",
        thing.text,
        owners_text(thing) or "NO OWNER",
        _due_text(thing.due),
    )
    return " · ".join(part for part in parts if part)


def _due_text(due: Due | None) -> str:
    """When an action is due, in a few words."""
    if due is None:
        return ""
    return due.words or (short_date(due.on) if due.on else "")
