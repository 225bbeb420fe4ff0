"""The app at one meeting, and the register behind it, for tests that change the meeting."""

import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from typing import Any

from textual.pilot import Pilot

from clerk.business.meetings import MeetingRecord
from clerk.desk.desk import Desk
from clerk.desk.undoing import events
from clerk.desk.workspace import workspace
from screens.app import ClerkApp
from tests.screens.conftest import screen_text, settled
from tests.screens.test_meeting import press

Sit = Callable[[], AbstractContextManager[Desk]]
Steps = Callable[["Sitting"], Awaitable[None]]


async def until_shown(sitting: "Sitting", words: str, seconds: float = 60) -> str:
    """Wait for something that takes its time; the screen, once `words` are on it."""
    end = time.monotonic() + seconds
    while words not in (text := screen_text(sitting.app)):
        assert time.monotonic() < end, text
        await sitting.pilot.pause(0.01)
    return text


class Sitting:
    """The app at one meeting, and the register behind it."""

    def __init__(self, app: ClerkApp, pilot: Pilot[Any], at_desk: Sit, meeting: int) -> None:
        self.app, self.pilot, self.meeting = app, pilot, meeting
        self.desk = at_desk

    async def press(self, *keys: str) -> str:
        return await press(self.pilot, *keys)

    async def type(self, text: str) -> None:
        """Put text in place of what the field in hand holds."""
        focused: Any = self.app.focused
        if hasattr(focused, "text"):
            focused.text = text
        else:
            focused.value = text
        await settled(self.pilot)

    def record(self) -> MeetingRecord:
        with self.desk() as desk:
            return workspace(desk, str(self.meeting)).record

    def done(self) -> str:
        """What the last event is called."""
        with self.desk() as desk:
            return events(desk, limit=1)[0].what
