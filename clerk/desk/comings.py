"""Who comes and goes, and who is in the chair: with the time, the item and the sentence for it.

Each verb takes the meeting as the clerk saw it, makes one change of it that can be taken back,
and answers a sentence saying what was done. All raise Refused as `change_meeting` does.
"""

from dataclasses import replace
from datetime import time

from clerk.business import room
from clerk.business.attendance import Attendance, InChair, Moment, Move, Movement, Status
from clerk.business.days import time_in_words
from clerk.business.meetings import MeetingRecord
from clerk.business.presence import movement_sentence
from clerk.desk.desk import Desk
from clerk.desk.refused import Refused
from clerk.desk.room import house_style, keep_roll, quorum_words, still_there


def arrive(
    desk: Desk,
    record: MeetingRecord,
    person: Attendance,
    item: str = "",
    moment: Moment = Moment.DURING,
    at: time | None = None,
) -> str:
    """Somebody came in: at a time (None: now), before, during or after an item (its number).

    Whoever sent apologies stands among those present from then on. The sentence of the minutes,
    and the quorum after it.
    """
    return _move(desk, record, person, Move.ARRIVED, item, moment, at)


def leave(
    desk: Desk,
    record: MeetingRecord,
    person: Attendance,
    item: str = "",
    moment: Moment = Moment.DURING,
    at: time | None = None,
) -> str:
    """Somebody went out; as `arrive`."""
    return _move(desk, record, person, Move.LEFT, item, moment, at)


def correct_movement(
    desk: Desk, record: MeetingRecord, person: Attendance, at: int, movement: Movement | None
) -> str:
    """Put right the movement of somebody at place `at`, counted from 0; None takes it away."""
    with still_there():
        after = (movement,) if movement else ()
        roll = room.corrected(record.roll, person, at, *after)
    verb = "Change" if movement else "Take back"
    keep_roll(desk, record, roll, f"{verb} a coming or going of {person.name}")
    if movement is None:
        return f"A coming or going of {person.name} is taken out."
    return movement_sentence(person, movement)


def take_chair(
    desk: Desk, record: MeetingRecord, name: str, item: str = "", at: time | None = None
) -> str:
    """Somebody is in the chair from an item on (its number), or from the opening."""
    if not name.strip():
        raise Refused("Who took the chair? Type the name as it stands in the attendance.")
    chair = InChair(name.strip(), item, at if at or not item else desk.minute())
    keep_roll(desk, record, room.presiding(record.roll, chair), f"{chair.name} takes the chair")
    return f"{chair.name} is in the chair{f' from item {item}' if item else ''}."


def correct_chair(desk: Desk, record: MeetingRecord, chair: InChair, right: InChair) -> str:
    """Put an entry of who was in the chair right."""
    if not right.name.strip():
        raise Refused("Who was in the chair? Type the name as it stands in the attendance.")
    roll = replace(record.roll, chair=tuple(one for one in record.roll.chair if one != chair))
    keep_roll(desk, record, room.presiding(roll, right), "Change who was in the chair")
    return f"{right.name} is noted in the chair."


def leave_chair(desk: Desk, record: MeetingRecord, chair: InChair) -> str:
    """Take an entry of who was in the chair out again."""
    left = tuple(one for one in record.roll.chair if one != chair)
    roll = replace(record.roll, chair=left)
    keep_roll(desk, record, roll, f"Take {chair.name} out of the chair")
    return f"{chair.name} is no longer noted in the chair."


def _move(
    desk: Desk,
    record: MeetingRecord,
    person: Attendance,
    move: Move,
    item: str,
    moment: Moment,
    at: time | None,
) -> str:
    when = at or desk.minute()
    title = next((one.title for one in record.items if item and one.number == item), "")
    movement = Movement(move, when, moment, item, title)
    style = house_style(desk, record)
    status = Status.PRESENT if move is Move.LEFT else Status.APOLOGIES
    with still_there():
        roll, there = room.listed(record.roll, person, room.group_for(record.roll, style, status))
        roll = room.moved(roll, style, there, movement)
    verb = "arrives" if move is Move.ARRIVED else "leaves"
    keep_roll(desk, record, roll, f"{person.name} {verb} at {time_in_words(when)}")
    return f"{movement_sentence(person, movement)} {quorum_words(desk, record, roll)}."
