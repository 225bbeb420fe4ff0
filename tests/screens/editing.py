"""The editor alone in an app, for its tests."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input

from screens.editor import Editor

Told = list[tuple[Any, ...]]


class Room(App[None]):
    """The editor with a field before and after it, noting what it is told."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.editor = Editor(text)
        self.told: Told = []

    def compose(self) -> ComposeResult:
        yield Input(id="before")
        yield self.editor
        yield Input(id="after")

    def on_mount(self) -> None:
        self.editor.focus()

    def on_editor_line_done(self, message: Editor.LineDone) -> None:
        self.told.append(("done", message.number, message.text))

    def on_editor_wants(self, message: Editor.Wants) -> None:
        self.told.append(("wants", message.prefix, message.line))

    def on_editor_snippet(self, message: Editor.Snippet) -> None:
        self.told.append(("snippet", message.name))

    def on_editor_typed(self) -> None:
        self.told.append(("typed",))

    def kinds(self, kind: str) -> Told:
        return [each for each in self.told if each[0] == kind]


def in_room(text: str, play: Callable[[Room, Pilot[None]], Awaitable[None]]) -> Room:
    async def run() -> Room:
        app = Room(text)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await play(app, pilot)
            await pilot.pause()
        return app

    return asyncio.run(run())


def typed(text: str, *keys: str, at: tuple[int, int] | None = None) -> str:
    """The text after `keys`, pressed at a place, or else at its end."""

    async def play(app: Room, pilot: Pilot[None]) -> None:
        app.editor.cursor_location = at or app.editor.document.end
        await pilot.press(*keys)

    return in_room(text, play).editor.text
