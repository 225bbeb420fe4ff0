"""Opening the app from the command line."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clerk.desk.desk import Desk


def at_terminal() -> bool:
    """Whether there is a terminal to open the app in: one to read from and one to write to."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def open_app(path: Path) -> None:
    """Open the app on the register at `path`, on the first run where there is none yet."""
    there = path.exists()
    opening = partial(_desk, path, create=not there)
    run_app(opening, first="home" if there else "first run")


def run_app(opening: Callable[[], AbstractContextManager[Desk]], *, first: str = "home") -> None:
    """Open the app on the desk that `opening` gives, and leave with its exit status."""
    import screens

    sys.exit(screens.run(opening, first=first))


@contextmanager
def _desk(path: Path, *, create: bool) -> Iterator[Desk]:
    """The desk on the register at `path`; what it takes is loaded only now, after first paint."""
    from clerk.desk.desk import open_desk

    with open_desk(path, create=create) as desk:
        yield desk
