"""Somebody taking minutes live, for the tests of the live screen."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from typing import Any

from textual.pilot import Pilot

from clerk.business.agenda import Course
from clerk.business.minutes import Minute
from clerk.desk.desk import Desk
from clerk.desk.undoing import events
from db.records import read_record
from screens.app import ClerkApp
from tests.screens.conftest import screen_text, settled

Same = Callable[[str, str], None]
Steps = Callable[["Clerk"], Awaitable[None]]
Take = Callable[..., None]
SIZES = [(80, 24), (120, 40)]


class Clerk:
    """Somebody minuting the meeting of `tests.desk.live`, and the register behind it."""

    def __init__(
        self, app: ClerkApp, pilot: Pilot[Any], sit: Callable[[], AbstractContextManager[Desk]]
    ) -> None:
        self.app, self.pilot, self._sit = app, pilot, sit

    async def press(self, *keys: str) -> str:
        await self.pilot.press(*keys)
        await settled(self.pilot)
        return screen_text(self.app)

    async def type(self, text: str) -> str:
        names = {" ": "space", "\n": "enter"}
        return await self.press(*(names.get(letter, letter) for letter in text))

    async def saved(self) -> None:
        """Wait until what is on the screen is on the disk."""
        await self.app.screen.writing.keeper.save()  # type: ignore[attr-defined]
        await settled(self.pilot)

    def minute(self, item: str) -> Minute:
        with self._sit() as desk:
            minutes = read_record(desk.register, 1).minutes
        return next(one for one in minutes if one.item == item)

    def course(self, item: str) -> Course:
        with self._sit() as desk:
            items = read_record(desk.register, 1).items
        return next(one.course for one in items if one.number == item)

    def told(self) -> str:
        """The sentence told last."""
        return [each.message for each in self.app._notifications][-1]

    def last(self) -> str:
        with self._sit() as desk:
            return events(desk, limit=1)[0].what
