"""Opening the app from the command line."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from pathlib import Path

from clerk.desk.desk import Desk, open_desk


def at_terminal() -> bool:
    """Whether there is a terminal to open the app in: one to read from and one to write to."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def open_app(path: Path) -> None:
    """Open the app on the register at `path`, on the first run where there is none yet."""
    there = path.exists()
    opening = partial(open_desk, path, create=not there)
    run_app(opening, first="home" if there else "first run")


def run_app(opening: Callable[[], AbstractContextManager[Desk]], *, first: str = "home") -> None:
    """Open the app on the desk that `opening` gives, and leave with its exit status."""
    import screens

    sys.exit(screens.run(opening, first=first))
