"""The line at the top: which meeting, what time it is, who presides, and the quorum."""

from datetime import time

from rich.cells import cell_len

from clerk.business.days import short_day
from clerk.business.meetings import MeetingRecord
from clerk.business.presence import chair_at, order_taken
from clerk.business.quorum import quorum_now
from clerk.desk.workspace import Workspace
from screens.plain import shortened

_LEAST_NAME = 10  # cells
_ALWAYS = 2  # the day and the time; what does not fit behind them is left out whole


def head_line(at: Workspace, now: time, item: str, width: int) -> str:
    """The whole line in `width` cells; `item` is the number of the one in hand."""
    right = _quorum_text(at)
    chair = _in_the_chair(at.record, item)
    parts = [short_day(at.record.meeting.held), f"{now:%H:%M}", at.record.meeting.stage.value]
    if chair:
        parts.append(f"{shortened(chair, 24)} in the chair")
    room = width - cell_len(right) - 3
    name = at.record.meeting.body or at.committee.name
    while len(parts) > _ALWAYS and cell_len(_told(parts)) + _LEAST_NAME > room:
        parts.pop()
    rest = _told(parts)
    left = shortened(f"{shortened(name, max(_LEAST_NAME, room - cell_len(rest)))}{rest}", room)
    return f"{left}{' ' * (width - 2 - cell_len(left) - cell_len(right))}{right}"


def _told(parts: list[str]) -> str:
    return "".join(f" · {part}" for part in parts)


def _in_the_chair(record: MeetingRecord, item: str) -> str:
    """Who presides at an item; over one the agenda does not have, whoever took the chair last."""
    order = order_taken(record)
    if item in order:
        return chair_at(record.roll, order, item)
    return record.roll.chair[-1].name if record.roll.chair else ""


def _quorum_text(at: Workspace) -> str:
    """How many are in the room and whether that is a quorum, never by colour alone."""
    roll = at.record.roll
    if not roll.people:
        return "nobody listed yet"
    found = quorum_now(at.committee.style.quorum, roll, at.seats)
    return f"{found} ✓" if found.quorate else f"{found}: NO QUORUM"
