"""Keys pressed faster than the screen can follow: kept until what was asked for is there.

Textual gives a key to whatever has the focus when it is read. A clerk types "/" and a word, or "p"
and what was done, in one go; the line to type in may come up a moment later.
"""

from __future__ import annotations

import sys
from collections import deque
from typing import TYPE_CHECKING

from textual.events import Key
from textual.timer import Timer

from screens.screen import ClerkScreen
from screens.widgets.paged_list import PagedList

if TYPE_CHECKING:
    from screens.app import ClerkApp

_LONGEST = 2.0  # seconds; what takes longer is not waited for
_MOST = 500
_LINES = {"textual.widgets._input", "textual.widgets._text_area"}


class TypedAhead:
    """The keys that wait. They go on, in their order, as if they were pressed then."""

    def __init__(self, app: ClerkApp) -> None:
        self._app = app
        self._waiting: deque[Key] = deque(maxlen=_MOST)
        self._tired: dict[int, Key] = {}
        self._limit: Timer | None = None

    def comes_later(self, key: Key) -> bool:
        """Whether a key just pressed must wait behind others. Escape puts those aside."""
        if not self._waiting:
            return False
        if not _waits(key):
            self._forget()
            return False
        self._waiting.append(key)
        return True

    def is_early(self, key: Key) -> bool:
        """Whether a key that nothing on the screen has used is too early to be a command."""
        typing, tired = _is_typing(self._app), id(key) in self._tired
        self._tired.pop(id(key), None)
        if tired or not _waits(key):
            return False
        if typing:
            # It was pressed before the line to type in had the focus, or that would have used it.
            if not key.is_printable:
                return False
            self._waiting.append(key)
            self._app.call_later(self.go_on, True)
            return True
        if not _is_busy(self._app):
            return False
        self._waiting.append(key)
        if self._limit is None:
            self._limit = self._app.set_timer(_LONGEST, lambda: self.go_on(True))
        return True

    def go_on(self, whatever: bool = False) -> None:
        """Send the keys that wait on their way again; with `whatever` they wait no more."""
        if not self._waiting:
            return
        waiting = [key.copy() for key in self._waiting]
        self._forget()
        self._tired = {id(key): key for key in waiting} if whatever else {}
        for key in waiting:
            self._app.post_message(key)

    def _forget(self) -> None:
        self._waiting.clear()
        if self._limit is not None:
            self._limit.stop()
            self._limit = None


def _waits(key: Key) -> bool:
    """Whether a key may wait: not those that stop something, or work everywhere."""
    named = key.key
    function = named[:1] == "f" and named[1:].isdigit()
    return not (named == "escape" or named.startswith("ctrl+") or function)


def _is_typing(app: ClerkApp) -> bool:
    if not _LINES & sys.modules.keys():  # no line can have the focus; they are slow to import
        return False
    from textual.widgets import Input, TextArea

    focused = app.screen.focused
    return isinstance(focused, Input) or (isinstance(focused, TextArea) and not focused.read_only)


def _is_busy(app: ClerkApp) -> bool:
    screen = app.screen
    if not isinstance(screen, ClerkScreen):
        return False
    opening = isinstance(screen.focused, PagedList) and screen.focused.is_opening
    return opening or screen.under_way > 0 or not screen.was_read
