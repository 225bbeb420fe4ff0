"""The app in a pseudo-terminal: first paint, big registers, a long meeting, search as you type.

On Windows there is no such terminal to measure in.
"""

import sys
import tempfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from clerk.business.agenda import AgendaItem
from clerk.business.council import Committee
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.business.style import profile
from clerk.desk.demo import build_demo
from clerk.desk.desk import open_desk
from db.councils import add_committee
from db.records import save_record
from tests.bench import bench_search

if TYPE_CHECKING:
    from tests.bench.terminal import Terminal

_EMPTY_APP = """
from textual.app import App
from textual.widgets import Static
class Empty(App):
    def compose(self):
        yield Static("Clerk")
Empty().run()
"""
_CLERK = (
    "import os, sys; os.environ['CLERK_DB'] = sys.argv[1]; from clerk.cli import main; main([])"
)
_TIMES = 5
_F3 = "\x1bOR"


def run() -> list[tuple[str, float, float]]:
    if sys.platform == "win32":
        print("The app is not measured on Windows, which has no pseudo-terminal.")
        return []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return [*_first_paint(folder), *_home(folder), *_meeting(folder), *_search(folder)]


def opened(register: Path) -> list[str]:
    """What starts the app on a register."""
    return [sys.executable, "-c", _CLERK, str(register)]


def _first_paint(folder: Path) -> list[tuple[str, float, float]]:
    register = folder / "demo.db"
    with open_desk(register, create=True) as desk:
        build_demo(desk)
    empty = [sys.executable, "-c", _EMPTY_APP]
    ours, bare = in_turn(
        lambda: _started(opened(register), "Clerk"), lambda: _started(empty, "Clerk")
    )
    due = min(_started(opened(register), "NEXT MEETINGS") for _ in range(_TIMES))
    return [
        ("first paint of clerk against an empty Textual app", ours, bare),
        ("what is due on the screen against an empty Textual app", due, bare),
    ]


def _home(folder: Path) -> list[tuple[str, float, float]]:
    many, few = folder / "many.db", folder / "few.db"
    filled(many, 10_000)
    filled(few, 10)
    ours, bare = in_turn(
        lambda: _started(opened(many), "NEXT MEETINGS"),
        lambda: _started(opened(few), "NEXT MEETINGS"),
    )
    return [("clerk until what is due is shown, of 10,000 meetings against 10", ours, bare)]


def _meeting(folder: Path) -> list[tuple[str, float, float]]:
    long, short = folder / "long.db", folder / "short.db"
    filled(long, 1, items=200)
    filled(short, 1, items=2)
    ours, bare = in_turn(lambda: _entered(long), lambda: _entered(short))
    return [("opening a meeting of 200 items against one of 2", ours, bare)]


def _entered(register: Path) -> float:
    """Enter on the first line of home, until the first minute of that meeting can be read."""
    with terminal(opened(register)) as app:
        app.started("NEXT MEETINGS")
        return app.pressed("\r", "The tide was discussed")


def _search(folder: Path) -> list[tuple[str, float, float]]:
    many, few = folder / "minutes.db", folder / "handful.db"
    for path, meetings in ((many, 1000), (few, 98)):
        with open_desk(path, create=True) as desk:
            bench_search.fill(desk.register, meetings)
    ours, bare = in_turn(lambda: _sought(many, "11 places"), lambda: _sought(few, "2 places"))
    return [("a key in search in 20,000 minutes against 2,000", ours, bare)]


def _sought(register: Path, found: str) -> float:
    """The third letter of walrus after the first two, until what it finds is on the screen."""
    with terminal(opened(register)) as app:
        app.started("NEXT MEETINGS")
        app.pressed(_F3, "newest first")
        app.pressed("wa", "places")
        return app.pressed("l", found)


def filled(path: Path, meetings: int, items: int = 2) -> None:
    """A register of meetings of one board, a day apart, the last of them tomorrow."""
    with open_desk(path, create=True) as desk, desk.register.writing("Fill") as change:
        add_committee(change, Committee("ferry", "Ferry Board", "FB", profile("uk-principal")))
        for back in reversed(range(meetings)):
            held = desk.today() + timedelta(days=1 - back)
            save_record(
                change,
                MeetingRecord(
                    Meeting("ferry", "Ferry Board", held, stage=Stage.WRITING_UP),
                    items=tuple(AgendaItem(str(at), f"Tide {at}") for at in range(items)),
                    minutes=tuple(
                        Minute(f"{back}/{at}", f"Tide {at}", "The tide was discussed. " * 20)
                        for at in range(items)
                    ),
                ),
            )


def in_turn(ours: Callable[[], float], bare: Callable[[], float]) -> tuple[float, float]:
    """The least of each, taken in turn so that both meet the same machine."""
    taken = [(ours(), bare()) for _ in range(_TIMES)]
    return min(one for one, _ in taken), min(other for _, other in taken)


def _started(arguments: list[str], text: str) -> float:
    with terminal(arguments) as app:
        return app.started(text)


def terminal(arguments: list[str]) -> "Terminal":
    """A terminal that runs `arguments`; not on Windows."""
    from tests.bench.terminal import Terminal  # imports what Windows has not

    return Terminal(arguments)
