"""Who was in the room and in the chair at an item, and the sentences that say who moved.

An item is named by its agenda number; `order` is the agenda numbers in the order taken.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from clerk.business.attendance import Attendance, Moment, Move, Movement, Roll, Status
from clerk.business.days import time_in_words
from clerk.business.words import listed

if TYPE_CHECKING:
    from clerk.business.meetings import MeetingRecord


@dataclass(frozen=True, slots=True)
class AttendanceSentence:
    """A sentence for the minutes, and the item it belongs to (empty: none is known)."""

    text: str
    item: str
    moment: Moment = Moment.DURING
    at: time | None = None


def in_the_room(roll: Roll) -> tuple[Attendance, ...]:
    """Everybody in the room after all movements so far, officers and visitors included."""
    return tuple(
        person
        for person in roll.people
        if (_moved_in(person.movements[-1]) if person.movements else _listed_present(roll, person))
    )


def ever_in_the_room(roll: Roll) -> tuple[Attendance, ...]:
    """Everybody who was in the room at any time."""
    return tuple(
        person for person in roll.people if person.movements or _listed_present(roll, person)
    )


def present_at(
    roll: Roll, order: Sequence[str], item: str, moment: Moment = Moment.DURING
) -> tuple[Attendance, ...]:
    """Everybody in the room as an item began (BEFORE), as it ended (AFTER) or for any part of it.

    An arrival at no known item was before the first, a departure at none after the last.
    Raises ValueError when `item` is not in `order`.
    """
    place = 2 * order.index(item)
    began = {id(person) for person in roll.people if _is_in(roll, person, order, place - 1)}
    ended = {id(person) for person in roll.people if _is_in(roll, person, order, place)}
    passing = {
        id(person)
        for person in roll.people
        if any(_moved_in(move) and _place(move, order) == place for move in person.movements)
    }
    wanted = {Moment.BEFORE: began, Moment.AFTER: ended}.get(moment, began | ended | passing)
    return tuple(person for person in roll.people if id(person) in wanted)


def chair_at(roll: Roll, order: Sequence[str], item: str) -> str:
    """Who presided when an item was taken; empty when nobody is known to have.

    Raises ValueError when `item` is not in `order`.
    """
    taken = order.index(item)
    chair = ""
    for presiding in roll.chair:
        begins = presiding.from_item
        if not begins or (begins in order and order.index(begins) <= taken):
            chair = presiding.name
    return chair


def order_taken(record: "MeetingRecord") -> tuple[str, ...]:
    """The agenda numbers in the order of the minutes; then the items that have no minute."""
    taken = [minute.item for minute in record.minutes if minute.item]
    listed = [item.number for item in record.items if item.number]
    return tuple(dict.fromkeys([*taken, *listed]))


def movement_sentence(person: Attendance, movement: Movement) -> str:
    """The sentence for one arrival or departure."""
    return f"{_called(person)} {movement.move.value}{_when(movement.at)}{_where(movement)}."


def movement_sentences(roll: Roll) -> tuple[AttendanceSentence, ...]:
    """A sentence for each arrival and departure, earliest first; one for those who move together.

    "Councillor A Bell arrived at 14:22 during consideration of item 7."
    """
    together: dict[Movement, list[str]] = {}
    for person in roll.people:
        for movement in person.movements:
            together.setdefault(movement, []).append(_called(person))
    moves = sorted(together, key=lambda movement: movement.at or time.min)
    return tuple(
        AttendanceSentence(
            f"{listed(together[move])} {move.move.value}{_when(move.at)}{_where(move)}.",
            move.item,
            move.moment,
            move.at,
        )
        for move in moves
    )


def chair_sentences(roll: Roll) -> tuple[AttendanceSentence, ...]:
    """Who was in the chair, and a sentence for every change of chair."""
    called = {person.name: _called(person) for person in roll.people}
    found = []
    for number, presiding in enumerate(roll.chair):
        name = called.get(presiding.name, presiding.name)
        item = presiding.from_item
        if number == 0 and not item:
            text = f"{name} was in the chair."
        else:
            onwards = f" from item {item}" if item else ""
            text = f"{name} took the chair{_when(presiding.at)}{onwards}."
        found.append(AttendanceSentence(text, item, Moment.BEFORE))
    return tuple(found)


def _listed_present(roll: Roll, person: Attendance) -> bool:
    group = roll.group_of(person)
    return group is None or group.status in (Status.PRESENT, Status.REMOTE)


def _moved_in(movement: Movement) -> bool:
    return movement.move is Move.ARRIVED


def _place(movement: Movement, order: Sequence[str]) -> int:
    """Where a movement stands: items have even places, the time between them odd ones."""
    if movement.item not in order:
        return -1 if _moved_in(movement) else 2 * len(order)
    away = {Moment.BEFORE: -1, Moment.DURING: 0, Moment.AFTER: 1}[movement.moment]
    return 2 * order.index(movement.item) + away


def _is_in(roll: Roll, person: Attendance, order: Sequence[str], place: int) -> bool:
    """Whether a person was in the room once everything up to `place` had happened."""
    if not person.movements:
        return _listed_present(roll, person)
    moves = sorted(person.movements, key=lambda movement: _place(movement, order))
    done = [movement for movement in moves if _place(movement, order) <= place]
    if done:
        return _moved_in(done[-1])
    return not _moved_in(moves[0])


def _called(person: Attendance) -> str:
    return f"{person.title} {person.name}".strip()


def _when(at: time | None) -> str:
    return "" if at is None else f" at {time_in_words(at)}"


def _where(movement: Movement) -> str:
    if not movement.item and not movement.item_title:
        return ""
    item = f"item {movement.item}" if movement.item else f"“{movement.item_title}”"
    return f" {movement.moment.value} consideration of {item}"
