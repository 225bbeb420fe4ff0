"""Promises of a meeting's minutes, taken over as actions where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from clerk.business.actions import Action
from clerk.business.minutes import Minute
from clerk.business.offered_actions import (
    OfferedAction,
    block_of,
    offered_actions,
    taken_over,
    with_owners,
)
from clerk.business.promises import words_key
from clerk.business.restricted import View
from clerk.business.views import seen_by
from clerk.business.words import counted
from clerk.desk.as_json import Shape, action_shape
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.minuting import Part, act, called
from clerk.desk.refused import Refused
from clerk.desk.sitting import everybody
from clerk.desk.workspace import workspace
from db import left_out as kept_out


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


def waiting_promises(desk: Desk, reference: str, *, left_out: bool = False) -> tuple[Waiting, ...]:
    """What the minutes of a meeting promise and is no action yet, in their order.

    What was left out is not in it; with `left_out` nothing else is. Restricted business is not
    read. Raises Refused when there is no such meeting.
    """
    at = workspace(desk, reference)
    record = at.record
    seen, people = seen_by(record, View.PUBLIC).record, everybody(desk)
    return tuple(
        Waiting(record.meeting.id or 0, minute, offered)
        for minute in seen.minutes
        for offered in offered_actions(minute, people, actions=seen.actions)
        if ((minute.id, words_key(offered.promise.text)) in at.left_out) is left_out
    )


def take_promises(desk: Desk, reference: str, places: Sequence[int]) -> str:
    """Take over the promises at `places` of the list, counted from 1, all of them for none.

    Each is a change of its own. Raises Refused, with none taken, for a place the list has not.
    """
    wanted = _at(waiting_promises(desk, reference), places)
    for each in wanted:
        action = taken_over(each.offered.typed)
        take_promise(desk, each.meeting, each.minute, each.offered, action)
    count = "1 promise is an action" if len(wanted) == 1 else f"{len(wanted)} promises are actions"
    return f"{count} now; their owners are guessed."


def take_promise(
    desk: Desk, meeting_id: int, minute: Minute, offered: OfferedAction, action: Action
) -> None:
    """Take over a promise where it stands, as `action`; in other words it is still not offered
    again. Raises Refused."""
    part, place = Part(meeting_id, minute.id or 0), block_of(minute, offered)
    words = offered.promise.text
    act(desk, part, action, place, promised="" if action.text == words else words)


def leave_out_promises(desk: Desk, reference: str, places: Sequence[int]) -> str:
    """Leave out the promises at `places` as `take_promises` takes them; a sentence.

    They are offered no more, until somebody offers them again or their words change.
    """
    wanted = _at(waiting_promises(desk, reference), places)
    for each in wanted:
        leave_out(desk, each.minute, each.offered.promise.text)
    return f"{counted(len(wanted), 'promise')} left out."


def offer_promises_again(desk: Desk, reference: str, places: Sequence[int]) -> str:
    """Offer again what was left out, at `places` of the list of that; a sentence."""
    wanted = _at(waiting_promises(desk, reference, left_out=True), places)
    for each in wanted:
        offer_again(desk, each.minute, each.offered.promise.text)
    return f"{counted(len(wanted), 'promise')} offered again."


def leave_out(desk: Desk, minute: Minute, words: str) -> None:
    """Offer these words of a minute no more."""
    what = f"Leave out a promise of {called(minute)}"
    with in_plain_words(), desk.register.writing(what) as change:
        kept_out.leave_out(change, minute.id or 0, words_key(words))


def offer_again(desk: Desk, minute: Minute, words: str) -> None:
    """Offer again what was left out."""
    what = f"Offer a promise of {called(minute)} again"
    with in_plain_words(), desk.register.writing(what) as change:
        kept_out.offer_again(change, minute.id or 0, words_key(words))


def _at(found: Sequence[Waiting], places: Sequence[int]) -> Sequence[Waiting]:
    for place in places:
        if not 1 <= place <= len(found):
            raise Refused(f"There is no promise {place}; the list has {len(found)}.")
    return [found[place - 1] for place in dict.fromkeys(places)] if places else found


def promise_shape(place: int, waiting: Waiting) -> Shape:
    """A promise as JSON; its action is what it would become."""
    return {
        "place": place,
        "minute": waiting.minute.number,
        "conditional": waiting.offered.promise.conditional,
        "action": action_shape(taken_over(waiting.offered.typed)),
    }
