"""Promises of a meeting's minutes, taken over as actions where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from clerk.business.minutes import Minute
from clerk.business.offered_actions import (
    OfferedAction,
    block_of,
    offered_actions,
    taken_over,
    with_owners,
)
from clerk.business.restricted import View
from clerk.business.views import seen_by
from clerk.desk.as_json import Shape, action_shape
from clerk.desk.desk import Desk
from clerk.desk.minuting import Part, act
from clerk.desk.refused import Refused
from clerk.desk.sitting import everybody
from clerk.desk.workspace import workspace


@dataclass(frozen=True, slots=True)
class Waiting:
    """A promise that is no action yet, the minute it stands in, and the id of their meeting."""

    meeting: int
    minute: Minute
    offered: OfferedAction

    @property
    def owners(self) -> str:
        """Who is guessed to owe it; empty when nobody is named."""
        return ", ".join(owner.name for owner in with_owners(self.offered.typed).owners)


def waiting_promises(desk: Desk, reference: str) -> tuple[Waiting, ...]:
    """What the minutes of a meeting promise and is no action yet, in their order.

    Restricted business is not read. Raises Refused when there is no such meeting.
    """
    record = workspace(desk, reference).record
    seen, people = seen_by(record, View.PUBLIC).record, everybody(desk)
    return tuple(
        Waiting(record.meeting.id or 0, minute, offered)
        for minute in seen.minutes
        for offered in offered_actions(minute, people, actions=seen.actions)
    )


def take_promises(desk: Desk, reference: str, places: Sequence[int]) -> str:
    """Take over the promises at `places` of the list, counted from 1, all of them for none.

    Each is a change of its own. Raises Refused, with none taken, for a place the list has not.
    """
    found = waiting_promises(desk, reference)
    for place in places:
        if not 1 <= place <= len(found):
            raise Refused(f"There is no promise {place}; the list has {len(found)}.")
    wanted = [found[place - 1] for place in dict.fromkeys(places)] if places else found
    for each in wanted:
        action = taken_over(each.offered.typed)
        part = Part(each.meeting, each.minute.id or 0)
        act(desk, part, action, block_of(each.minute, each.offered))
    count = "1 promise is an action" if len(wanted) == 1 else f"{len(wanted)} promises are actions"
    return f"{count} now; their owners are guessed."


def promise_shape(place: int, waiting: Waiting) -> Shape:
    """A promise as JSON; its action is what it would become."""
    return {
        "place": place,
        "minute": waiting.minute.number,
        "conditional": waiting.offered.promise.conditional,
        "action": action_shape(taken_over(waiting.offered.typed)),
    }
