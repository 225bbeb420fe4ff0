"""The log of actions that is laid before a meeting: which actions are in it, and how they stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from clerk.business.actions import Action


@dataclass(frozen=True, slots=True)
class Loggable:
    """An action that may be in a log.

    `made` is the day it was made. `printed`: the log of this very meeting has it already, as read
    in a paper or tabled before. `told`: an earlier log has said that it is closed.
    """

    action: Action
    made: date
    printed: bool = False
    told: bool = False


def log_of(known: Sequence[Loggable], reference: str, held: date, last: date) -> tuple[Action, ...]:
    """The log for the meeting `reference`, held on `held`: everything open then, and everything
    closed since the log of `last`, the last one before, with its reason; in the order given.

    What is made at a meeting is first in the log of the next. What a meeting itself says of an
    action, and what was only said or done later, is not in its own log.
    """
    found = []
    for each in known:
        action = _as_laid(each.action, reference, held)
        closed = action.closed
        since = closed is None or (closed.on >= last and not each.told)
        if each.printed or (each.made < held and since):
            found.append(action)
    return tuple(found)


def _as_laid(action: Action, reference: str, held: date) -> Action:
    """The action as it stood when the papers of a meeting went out, as far as days tell."""
    closed = action.closed
    if closed is not None and (closed.on > held or closed.meeting == reference):
        closed = None
    progress = tuple(
        report
        for report in action.progress
        if report.meeting != reference and (report.on is None or report.on <= held)
    )
    in_order = tuple(sorted(progress, key=lambda report: report.on or date.min))
    return replace(action, closed=closed, progress=in_order)
