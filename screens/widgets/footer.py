"""The last line of every screen: the keys of the place, and at its right end always Help."""

from __future__ import annotations

from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from screens.commands import key_name

_HELP = "app.help"
_MARGIN = 1


class _Entry(NamedTuple):
    key: str
    name: str
    title: str
    applies: bool

    @property
    def width(self) -> int:
        return len(self.name) + 1 + len(self.title)


class ClerkFooter(Widget):
    """One line of keys, the most important first: what has no room is left out from the end.

    The order is that of the VERBS of the screen, then of EVERYWHERE. A click does what the key
    does. What does not apply just now is dim, and says why when it is clicked all the same.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ClerkFooter {
        dock: bottom;
        height: 1;
        background: $footer-background;
        color: $footer-description-foreground;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._placed: list[tuple[range, str]] = []

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, screen: Screen[object]) -> None:
        # Not with a layout: it is always one line, and keys change with every change of the focus.
        self.refresh()

    def render(self) -> Content:
        """The line for the width there is."""
        entries = self._entries()
        last = entries.pop(_HELP, None)
        room = self.size.width - 2 * _MARGIN - (last.width if last else 0)
        # Two spaces between, where all of this place's own have room with two.
        own = sum(one.width + 2 for name, one in entries.items() if not name.startswith("app."))
        gap = 2 if own <= room else 1
        line = Content(" " * _MARGIN)
        self._placed = []
        for entry in entries.values():
            if len(line) - _MARGIN + entry.width + gap > room:
                break
            line = self._with(line, entry) + " " * gap
        if last:
            line = self._with(line + " " * (room + _MARGIN - len(line)), last)
        return line

    def on_click(self, event: events.Click) -> None:
        for columns, key in self._placed:
            if event.x in columns:
                self.app.simulate_key(key)

    def _with(self, line: Content, entry: _Entry) -> Content:
        self._placed.append((range(len(line), len(line) + entry.width), entry.key))
        dim = "" if entry.applies else " dim"
        return line + Content.assemble(
            (entry.name, f"$footer-key-foreground bold{dim}"), " ", (entry.title, dim.strip())
        )

    def _entries(self) -> dict[str, _Entry]:
        """What may be shown, by the command's id; a command with several keys has the first."""
        found: dict[str, _Entry] = {}
        for _, binding, applies, _ in self.screen.active_bindings.values():
            if binding.show and binding.id and binding.id not in found:
                found[binding.id] = _Entry(
                    binding.key, key_name(binding.key), binding.description, applies
                )
        return found
