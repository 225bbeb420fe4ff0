"""The ways to what the pictures show, as keys a clerk presses."""

import contextlib
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from textual import events
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from clerk.desk.demo import demo_papers

# Half a minute, for a computer that has much else to do.
_LOOKS = 600
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

    async def sees(self, words: str) -> None:
        """Wait until these words are on the screen, and then for what still goes on."""
        for _ in range(_LOOKS):
            if words in self._screen():
                break
            await self._pilot.pause(0.05)
        else:
            raise TimeoutError(f"“{words}” did not come up:\n{self._screen()}")
        await self.settled()

    async def settled(self) -> None:
        """Wait until nothing is under way and three looks in a row see the same."""
        quiet, before = 0, ""
        while quiet < 3:
            await self._pilot.pause(0.1)
            # The tree of files works as long as it is there.
            workers = self._pilot.app.workers
            under_way = [worker for worker in workers if worker.group != "_loader"]
            with contextlib.suppress(WorkerCancelled):  # it gave way to the next
                if under_way:  # none would mean all
                    await workers.wait_for_complete(under_way)
            seen = self._screen()
            quiet = quiet + 1 if seen == before and not under_way else 0
            before = seen

    def _screen(self) -> str:
        strips = self._pilot.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)


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


async def _agenda(clerk: Clerk) -> None:
    await clerk.go("meeting", "planning-committee/next")
    await clerk.press("1", "G")
    await clerk.sees("Enter takes")


async def _papers(clerk: Clerk) -> None:
    await clerk.go("meeting", "children-in-care-board/2026-03-03")
    await clerk.press("5")
    await clerk.sees("made with each pack")


async def _pack(clerk: Clerk) -> None:
    await clerk.go("pack", "children-in-care-board/2026-03-03")
    await clerk.sees("10         9      leaf")


async def _chase(clerk: Clerk) -> None:
    await clerk.press("w")
    await clerk.sees("9 messages")
    await clerk.press("down")


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
    await clerk.press("ctrl+s")
    await clerk.sees("in the chair")
    await clerk.press("ctrl+n", "ctrl+n", "ctrl+n", "ctrl+n")
    clerk.clock.at(14, 37)
    await clerk.paste(_GOODBYE)
    await clerk.press("enter", "enter")
    await clerk.saved()


async def _live(clerk: Clerk) -> None:
    await _opened(clerk)
    await clerk.type(_DECIDED)
    await clerk.sees("ACTION · bring")
    await clerk.type("Councillor Iq")
    await clerk.saved()


async def _promises(clerk: Clerk) -> None:
    await _opened(clerk)
    await clerk.press("escape", "t")
    await clerk.sees("What is promised")


async def _read_back(clerk: Clerk) -> None:
    await _opened(clerk)
    await clerk.type(_DECIDED)
    await clerk.sees("ACTION · bring")
    await clerk.press("escape", "b")
    await clerk.sees("A G R E E D")


async def _room(clerk: Clerk) -> None:
    await _opened(clerk)
    await clerk.press("f4")
    await clerk.sees("Seat or post")
    await clerk.press("j", "c", "j", "j", "j", "j", "j", "l")
    await clerk.sees("5 of 7 present")


async def _stages(clerk: Clerk) -> None:
    await _opened(clerk)
    await clerk.type("ACTION find a shelf for the goodbye boxes\n")
    await clerk.sees("ACTION · find")
    await clerk.press("f9")
    await clerk.sees("What is wanting")


WALKS: dict[str, Walk] = {
    "home": _home,
    "minutes": _minutes,
    "attendance": _attendance,
    "committee": _committee,
    "actions": _actions,
    "action": _action,
    "agenda": _agenda,
    "papers": _papers,
    "pack": _pack,
    "chase": _chase,
    "search": _search,
    "import": _review,
    "live": _live,
    "promises": _promises,
    "read-back": _read_back,
    "room": _room,
    "stages": _stages,
}
