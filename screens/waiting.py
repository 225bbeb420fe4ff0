"""How much minutes promise that is no action yet, found meeting by meeting while a screen lives."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # imported on the desk's thread: what knows a promise is slow to come
    from clerk.business.meetings import Meeting
    from clerk.desk.desk import Desk
    from screens.screen import ClerkScreen

_TOLD_EVERY = 5


@dataclass(frozen=True, slots=True)
class Found:
    """The meetings that promise something, each with how much, once `read` of `meetings` are
    read. `most`: how many are looked through at all, 0 when those are all there are."""

    waiting: tuple[tuple[Meeting, int], ...]
    read: int
    meetings: int
    most: int

    @property
    def total(self) -> int:
        return sum(count for _, count in self.waiting)


async def waiting(screen: ClerkScreen) -> AsyncGenerator[Found]:
    """What is found, told anew every few meetings and at the end; what others ask of the desk
    comes in between. It ends early once the clerk has gone on to another screen."""
    meetings, most = await screen.do(_minuted)
    found: list[tuple[Meeting, int]] = []
    for at, meeting in enumerate(meetings, 1):
        promised = await screen.do(_promised, meeting.id or 0)
        if not screen.is_current:
            return
        if promised:
            found.append((meeting, len(promised)))
        if at % _TOLD_EVERY == 0 and at < len(meetings):
            yield Found(tuple(found), at, len(meetings), most)
    yield Found(tuple(found), len(meetings), len(meetings), most)


def _minuted(desk: Desk) -> tuple[tuple[Meeting, ...], int]:
    from clerk.desk.promises_waiting import MOST, minuted_meetings

    meetings = minuted_meetings(desk)
    return meetings, MOST if len(meetings) == MOST else 0


def _promised(desk: Desk, meeting_id: int) -> frozenset[tuple[int, str]]:
    from clerk.desk.promises_waiting import promises_in

    return promises_in(desk, meeting_id)
