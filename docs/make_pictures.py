"""Pictures of the app for README and manual, taken from the app itself: `make pictures`.

It runs on the made-up council of `clerk demo`, on one fixed day whose clock only the walks in
`docs/walks.py` move on, in a terminal of 120 by 36.
"""

import asyncio
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clerk.desk.demo import build_demo
from clerk.desk.desk import Desk, open_desk
from docs.walks import WALKS, Clerk, Clock, Walk
from screens.app import ClerkApp

PICTURES = Path(__file__).with_name("pictures")
_SIZE = (120, 36)
# The lettering that Textual's pictures would fetch from the network.
_FETCHED_FONT = re.compile(r"\s*@font-face \{.*?\}\n", re.DOTALL)
_FONT = re.compile(r"Fira Code(?:, monospace)?")
# Textual numbers its classes by chance, and cuts every line of text off at its end again.
_CHANCE = re.compile(r"terminal-\d+")
_CUT = re.compile(
    r'\s*<clipPath id="[^"]*-line-\d+">.*?</clipPath>| clip-path="url\([^"]*-line-\d+\)"', re.DOTALL
)


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
    clock = Clock()
    app = ClerkApp(lambda: _made_up(clock), still=True)
    async with app.run_test(size=_SIZE) as pilot:
        clerk = Clerk(pilot, clock)
        await clerk.settled()
        await walk(clerk)
        picture = app.export_screenshot(title="Clerk")
    picture = _FONT.sub("monospace", _FETCHED_FONT.sub("", picture)).replace("&#160;", "\xa0")
    return _CHANCE.sub("c", _CUT.sub("", picture))


@contextmanager
def _made_up(clock: Clock) -> Iterator[Desk]:
    import tempfile

    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        open_desk(Path(folder) / "clerk.db", create=True, clock=clock, who="Ada Pell") as desk,
    ):
        build_demo(desk)
        yield desk


if __name__ == "__main__":
    main()
