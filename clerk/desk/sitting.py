"""A meeting as it is minuted: all of it, who is known, and where the clerk was."""

from dataclasses import dataclass
from datetime import time

from clerk.business.directory import Entry
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.workspace import Workspace, workspace
from db import directory, typing_places


@dataclass(frozen=True, slots=True)
class Sitting:
    """What the live screen shows.

    `last` is the minute this clerk was typing in last and whether in its restricted part, None
    for none of this meeting; `now` is the time of day at this desk.
    """

    at: Workspace
    last: tuple[int, bool] | None
    now: time


def sitting(desk: Desk, reference: str) -> Sitting:
    """The meeting a clerk names, to be minuted. Raises Refused with near names."""
    at = workspace(desk, reference)
    with in_plain_words():
        last = typing_places.last_place(desk.register, at.record.meeting.id or 0, desk.who)
    return Sitting(at, last, desk.clock().time())


def everybody(desk: Desk) -> tuple[Entry, ...]:
    """All people and posts there are: whom an action can be given to."""
    with in_plain_words():
        return directory.everybody(desk.register)
