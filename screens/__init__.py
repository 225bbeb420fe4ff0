"""The terminal app: the clerk's desk on the screen. `run` opens it."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from clerk.desk.desk import Desk


def run(opening: Callable[[], AbstractContextManager[Desk]], *, first: str = "home") -> int:
    """Open the app on the desk that `opening` gives; returns the exit status.

    Textual is imported only now, so that the command line need not wait for it.
    """
    from screens.app import ClerkApp

    app = ClerkApp(opening, first=first)
    status = app.run()
    if app.farewell:
        import sys

        sys.stderr.write(f"{app.farewell}\n")
        return 1
    return status or 0
