"""The text of a minute while it is written: on the disk a moment after each key."""

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from textual import on
from textual.timer import Timer
from textual.widgets import TextArea

from clerk.desk.typing import leave_minute, type_text, typed_text
from screens.plain import plain

if TYPE_CHECKING:
    from screens.app import ClerkApp
    from screens.desk_thread import DeskThread

_PAUSE = 0.2  # seconds from a key until the text goes to the disk


@dataclass(slots=True)
class _Sheet:
    """What is being written: the minute, the part of it, and what the disk holds of that."""

    minute: int
    restricted: bool
    saved: str
    base: int


class Writing(TextArea):
    """Holds the text of one minute from `open` to `leave`; it says "saved" while that is true."""

    DEFAULT_CSS = """
    Writing, Writing:focus { height: 1fr; border: round $border; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, show_line_numbers=False, highlight_cursor_line=False)
        self._sheet: _Sheet | None = None
        self._pause: Timer | None = None
        self._saving = asyncio.Lock()

    @property
    def minute(self) -> int | None:
        """The minute being written, None when there is none."""
        return self._sheet.minute if self._sheet else None

    async def open(self, minute: int, title: str, *, restricted: bool) -> None:
        """Begin to write in a minute, or in its restricted part. Raises Refused."""
        text, base = await self._desk.do(typed_text, minute, restricted=restricted)
        self._sheet = _Sheet(minute, restricted, text, base)
        self.border_title = plain(title)
        with self.prevent(TextArea.Changed):
            self.load_text(text)
        self._say()

    async def save(self) -> None:
        """Put on the disk what is not there yet. Raises Refused when it may not be."""
        async with self._saving:
            sheet = self._sheet
            if sheet is None or self.text == sheet.saved:
                return
            text = self.text
            sheet.base = await self._desk.do(
                type_text, sheet.minute, text, sheet.base, restricted=sheet.restricted
            )
            sheet.saved = text
        self._say()

    async def leave(self) -> bool:
        """Save, and take what was typed into the minute; whether that changed it."""
        await self.save()
        sheet, self._sheet = self._sheet, None
        return sheet is not None and await self._desk.do(leave_minute, sheet.minute)

    async def keep(self) -> None:
        """Save this text over whatever the disk holds; both stay in the record of revisions."""
        if self._sheet is not None:
            _, self._sheet.base = await self._on_disk(self._sheet)
            await self.save()

    async def put_back(self) -> None:
        """Take the text on the disk in place of this one."""
        if self._sheet is not None:
            self._sheet.saved, self._sheet.base = await self._on_disk(self._sheet)
            self.replace(self._sheet.saved, (0, 0), self.document.end)
            self._say()

    @property
    def _desk(self) -> "DeskThread":
        return cast("ClerkApp", self.app).desk

    async def _on_disk(self, sheet: _Sheet) -> tuple[str, int]:
        return await self._desk.do(typed_text, sheet.minute, restricted=sheet.restricted)

    @on(TextArea.Changed)
    def _typed(self) -> None:
        self._say()
        # Never put off by the next key: whoever types without a pause is saved as often.
        if self._pause is None:
            self._pause = self.set_timer(_PAUSE, self._paused)

    def _paused(self) -> None:
        self._pause = None
        clerk = cast("ClerkApp", self.app)
        self.run_worker(clerk.in_plain_words(self.save))

    def _say(self) -> None:
        held = self._sheet is not None and self._sheet.saved == self.text
        self.border_subtitle = "saved · Esc goes back" if held else "not saved yet"
