"""The ways to what the pictures show, as keys a clerk presses."""

import contextlib
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from textual import events
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from clerk.desk.demo import demo_papers

_NAMES = {" ": "space", "\n": "enter"}


class Clock:
    """The time of the day the pictures are taken on."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def at(self, hour: int, minute: int) -> None:
        self.now = self.now.replace(hour=hour, minute=minute, second=2)


class Clerk:
    """Somebody at the keys."""

    def __init__(self, pilot: Pilot[Any], clock: Clock) -> None:
        self._pilot = pilot
        self.clock = clock

    async def go(self, place: str, *about: object) -> None:
        self._pilot.app.go(place, *about)  # type: ignore[attr-defined]
        await self.settled()

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self._pilot.press(key)
            await self.settled()

    async def type(self, text: str) -> None:
        """Type text, and wait for it once a line."""
        for line in text.splitlines(keepends=True):
            await self._pilot.press(*(_NAMES.get(letter, letter) for letter in line))
            await self.settled()

    async def paste(self, text: str) -> None:
        """Paste text where the cursor is."""
        app = self._pilot.app
        app.post_message(events.Paste(text))
        await self.settled()

    async def saved(self) -> None:
        """Wait until what is on the screen is on the disk."""
        await self._pilot.app.screen.keep()  # type: ignore[attr-defined]
        await self.settled()

    async def settled(self) -> None:
        for _ in range(3):
            await self._pilot.pause(0.1)
            # The tree of files works as long as it is there.
            workers = self._pilot.app.workers
            under_way = [worker for worker in workers if worker.group != "_loader"]
            with contextlib.suppress(WorkerCancelled):  # it gave way to the next
                if under_way:  # none would mean all
                    await workers.wait_for_complete(under_way)


Walk = Callable[[Clerk], Awaitable[None]]


async def _home(clerk: Clerk) -> None:
    await clerk.press("down", "up")


async def _minutes(clerk: Clerk) -> None:
    await clerk.go("meeting", "children-in-care-board/last")


async def _attendance(clerk: Clerk) -> None:
    await _minutes(clerk)
    await clerk.press("2")


async def _committee(clerk: Clerk) -> None:
    await clerk.go("committee", "children-in-care-board", "members")


async def _actions(clerk: Clerk) -> None:
    await clerk.press("a", "2", "down")


async def _action(clerk: Clerk) -> None:
    await clerk.press("a", "down", "enter")


async def _chase(clerk: Clerk) -> None:
    await clerk.press("w", "down")


async def _search(clerk: Clerk) -> None:
    await clerk.press("slash")
    await clerk.type("report")


async def _review(clerk: Clerk) -> None:
    with demo_papers() as papers:
        await clerk.go("import", str(papers[0]))
        await clerk.press("enter", "down", "down")


# -- a meeting as it goes

_GOODBYE = """\
The Participation Officer presented the report. Of forty children asked, twenty-three had met \
their new worker at the door, without a word beforehand.

In reply to questions it was said that

- a goodbye visit takes about two hours
- photographs cost nothing, and four teams use them already

Councillor Adeyemi-Stott asked who tells the schools. The Placements Manager undertook to write \
to every head teacher by Easter."""
# Enter goes on with the list, and on an empty point ends it.
_DECIDED = """\
AGREED:
1. That a goodbye visit be made whenever a worker changes.
That a name and a photograph go ahead of the first visit.

Moved S Iqbal, seconded W Wiśniewska
vote 5-0-1
ACTION bring the first ten goodbye letters @participation !next
"""


async def _opened(clerk: Clerk) -> None:
    """Today's meeting, opened at two with one member away, and come to item 5."""
    await clerk.go("live", "children-in-care-board/2026-03-03")
    clerk.clock.at(14, 0)
    await clerk.press("i")
    await clerk.type("Cat")
    await clerk.press("ctrl+s", "ctrl+n", "ctrl+n", "ctrl+n", "ctrl+n")
    clerk.clock.at(14, 37)
    await clerk.paste(_GOODBYE)
    await clerk.press("enter", "enter")


async def _live(clerk: Clerk) -> None:
    await _opened(clerk)
    await clerk.type(_DECIDED)
    await clerk.type("Councillor Iq")
    await clerk.saved()


async def _promises(clerk: Clerk) -> None:
    await _opened(clerk)
    await clerk.press("escape", "t")


async def _read_back(clerk: Clerk) -> None:
    await _opened(clerk)
    await clerk.type(_DECIDED)
    await clerk.press("escape", "b")


async def _room(clerk: Clerk) -> None:
    await _opened(clerk)
    await clerk.press("f4", "j", "c", "j", "j", "j", "j", "j", "l")


async def _stages(clerk: Clerk) -> None:
    await _opened(clerk)
    await clerk.type("ACTION find a shelf for the goodbye boxes\n")
    await clerk.press("f9")


WALKS: dict[str, Walk] = {
    "home": _home,
    "minutes": _minutes,
    "attendance": _attendance,
    "committee": _committee,
    "actions": _actions,
    "action": _action,
    "chase": _chase,
    "search": _search,
    "import": _review,
    "live": _live,
    "promises": _promises,
    "read-back": _read_back,
    "room": _room,
    "stages": _stages,
}
