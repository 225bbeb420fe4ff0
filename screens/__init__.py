"""The terminal app: the clerk's desk on the screen. `run` opens it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the register is loaded after the first paint
    from clerk.desk.desk import Desk
    from screens.app import ClerkApp


def run(opening: Callable[[], AbstractContextManager[Desk]], *, first: str = "home") -> int:
    """Open the app on the desk that `opening` gives; returns the exit status.

    `first` names the screen to begin with. What the user has set is in force.
    """
    app = app_as_set(opening, first=first)
    status = app.run()
    if app.farewell:
        sys.stderr.write(f"{app.farewell}\n")
        return 1
    return status or 0


def app_as_set(opening: Callable[[], AbstractContextManager[Desk]], *, first: str) -> ClerkApp:
    """The app with the user's settings and keys; what cannot be used of them it will tell.

    Textual is imported only now, so that the command line need not wait for it.
    """
    from clerk.desk.settings import read_settings
    from screens.app import ClerkApp
    from screens.themes import NAMES

    settings, remarks = read_settings()
    theme = settings.theme
    if theme not in NAMES.values():
        theme = next(iter(NAMES.values()))
        remarks += (f"Your settings name the looks “{settings.theme}”, which there are none of.",)
    keymap: dict[str, str] = {}
    if settings.keymap or settings.keymap_path.exists():
        # To know every command, every screen is imported; only users with keys of their own wait.
        from screens.commands import every_command
        from screens.keymap import read_keymap

        commands = [command for _, group in every_command() for command in group]
        keymap, complaints = read_keymap(settings.keymap_path, commands)
        remarks += complaints
    return ClerkApp(
        opening,
        first=first,
        theme_name=theme,
        keymap=keymap,
        remarks=remarks,
        still=settings.reduced_motion,
    )
