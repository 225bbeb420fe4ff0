"""Pictures of the app for README and manual, taken from the app itself: `make pictures`.

It runs on the made-up council of `clerk demo`, on one fixed day, in a terminal of 120 by 36.
"""

import asyncio
import contextlib
import os
import re
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from clerk.desk.demo import build_demo, demo_papers
from clerk.desk.desk import Desk, open_desk
from screens.app import ClerkApp

PICTURES = Path(__file__).with_name("pictures")
_SIZE = (120, 36)
_NOW = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
# The lettering that Textual's pictures would fetch from the network.
_FETCHED_FONT = re.compile(r"\s*@font-face \{.*?\}\n", re.DOTALL)
_FONT = re.compile(r"Fira Code(?:, monospace)?")
# Textual numbers its classes by chance, and cuts every line of text off at its end again.
_CHANCE = re.compile(r"terminal-\d+")
_CUT = re.compile(
    r'\s*<clipPath id="[^"]*-line-\d+">.*?</clipPath>| clip-path="url\([^"]*-line-\d+\)"', re.DOTALL
)

Walk = Callable[[Pilot[Any]], Awaitable[None]]


def main() -> None:
    """Take every picture anew."""
    os.environ.update(TZ="UTC", TEXTUAL_ANIMATIONS="none")
    os.environ.pop("NO_COLOR", None)
    if hasattr(time, "tzset"):
        time.tzset()
    PICTURES.mkdir(exist_ok=True)
    for name in WALKS:
        (PICTURES / f"{name}.svg").write_text(taken(name), encoding="utf-8", newline="\n")


def taken(name: str) -> str:
    """The app after the walk called `name` in WALKS, as a picture that fetches nothing."""
    return asyncio.run(_taken(WALKS[name]))


async def _taken(walk: Walk) -> str:
    app = ClerkApp(_made_up, still=True)
    async with app.run_test(size=_SIZE) as pilot:
        await _settled(pilot)
        await walk(pilot)
        picture = app.export_screenshot(title="Clerk")
    picture = _FONT.sub("monospace", _FETCHED_FONT.sub("", picture)).replace("&#160;", "\xa0")
    return _CHANCE.sub("c", _CUT.sub("", picture))


@contextmanager
def _made_up() -> Iterator[Desk]:
    import tempfile

    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        open_desk(
            Path(folder) / "clerk.db", create=True, clock=lambda: _NOW, who="Ada Pell"
        ) as desk,
    ):
        build_demo(desk)
        yield desk


async def _settled(pilot: Pilot[Any]) -> None:
    for _ in range(3):
        await pilot.pause(0.1)
        # The tree of files works as long as it is there.
        under_way = [worker for worker in pilot.app.workers if worker.group != "_loader"]
        with contextlib.suppress(WorkerCancelled):  # it gave way to the next
            if under_way:  # none would mean all
                await pilot.app.workers.wait_for_complete(under_way)


async def _press(pilot: Pilot[Any], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await _settled(pilot)


async def _home(pilot: Pilot[Any]) -> None:
    await _press(pilot, "down", "up")


async def _minutes(pilot: Pilot[Any]) -> None:
    pilot.app.go("meeting", "children-in-care-board/last")  # type: ignore[attr-defined]
    await _settled(pilot)


async def _attendance(pilot: Pilot[Any]) -> None:
    await _minutes(pilot)
    await _press(pilot, "2")


async def _committee(pilot: Pilot[Any]) -> None:
    pilot.app.go("committee", "children-in-care-board", "members")  # type: ignore[attr-defined]
    await _settled(pilot)


async def _actions(pilot: Pilot[Any]) -> None:
    await _press(pilot, "a", "2", "down")


async def _search(pilot: Pilot[Any]) -> None:
    await _press(pilot, "slash")
    await pilot.press(*"report")
    await _settled(pilot)


async def _review(pilot: Pilot[Any]) -> None:
    with demo_papers() as papers:
        pilot.app.go("import", str(papers[0]))  # type: ignore[attr-defined]
        await _settled(pilot)
        await _press(pilot, "enter", "down", "down")


WALKS: dict[str, Walk] = {
    "home": _home,
    "minutes": _minutes,
    "attendance": _attendance,
    "committee": _committee,
    "actions": _actions,
    "search": _search,
    "import": _review,
}


if __name__ == "__main__":
    main()
