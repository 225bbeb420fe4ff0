"""The text of a minute while it is written: on the disk a moment after each key."""

from collections.abc import Callable

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from clerk.desk.versions import restore_version
from screens.desk_thread import desk_of
from screens.editor import Editor
from screens.keeper import Choice, Keeper
from screens.meeting_views.two_texts import TwoTextsPanel
from screens.meeting_views.versions import Versions
from screens.plain import plain


class _Area(Editor):
    """Tells of a change while it is made: no frame shows new text with old words about it.

    What is typed between two texts waits for the second.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self._tell_of_change = changed
        self._between_texts = False
        self._waiting: list[events.Event] = []
        super().__init__()

    def hold(self) -> None:
        """Let what is typed from now on wait."""
        self._between_texts = True

    def let_go(self) -> None:
        """Take what waited, and then what follows, into the text that is here now."""
        self._between_texts = False
        self.call_later(lambda: None)  # an event, should no key follow

    async def on_event(self, event: events.Event) -> None:
        if self._between_texts and isinstance(event, events.Key | events.Paste):
            self._waiting.append(event)
            return
        while self._waiting and not self._between_texts:
            await super().on_event(self._waiting.pop(0))
        await super().on_event(event)

    def post_message(self, message: Message) -> bool:
        if isinstance(message, Editor.Typed):
            self._tell_of_change()
        return super().post_message(message)


class Writing(Vertical):
    """Holds the text of one minute from `open` to `leave`; it says "Saved" while that is true."""

    DEFAULT_CSS = """
    Writing { height: 1fr; }
    Writing > #unsaved { height: auto; padding: 0 1; background: $error; color: $text; }
    """

    def compose(self) -> ComposeResult:
        self._area = _Area(self._changed)
        yield self._area
        yield Static(id="unsaved")
        yield TwoTextsPanel()
        yield Versions()

    def on_mount(self) -> None:
        self.query_one("#unsaved").display = False
        self.keeper = Keeper(desk_of(self), self._typed, self._say)

    @property
    def area(self) -> Editor:
        """Where the text is typed."""
        return self._area

    async def open(self, minute: int, title: str, *, restricted: bool) -> None:
        """Begin to write in a minute, or in its restricted part. Raises Refused."""
        sheet = await self.keeper.open(minute, restricted=restricted)
        self.area.border_title = plain(title)
        self._load(sheet.text, sheet.place)

    async def leave(self) -> bool:
        """Save, and take what was typed into the minute; whether that changed it. What is typed
        from then on waits for the next text."""
        self._area.hold()
        try:
            return await self.keeper.leave()
        finally:
            if self.keeper.sheet is not None:  # it stays, then
                self._area.let_go()

    async def settle(self, choice: Choice) -> None:
        """Let one of two texts stand, or both. Raises Refused when there are no two."""
        text = await self.keeper.settle(choice)
        if text != self.area.text:
            self.area.text = text
        await self.keeper.save()

    async def show_versions(self) -> None:
        """Show the earlier versions of what is being written, this one among them."""
        await self.keeper.save()
        if (sheet := self.keeper.sheet) is not None:
            versions = self.query_one(Versions)
            await versions.show(sheet.minute, self.area.text, restricted=sheet.restricted)

    def put_versions_away(self) -> bool:
        """Hide the earlier versions; whether they were shown."""
        versions = self.query_one(Versions)
        shown = bool(versions.display)
        if shown:
            versions.put_away()
            self.area.focus()
        return shown

    async def look_again(self) -> None:
        """Show the text as it is now, when it was changed from elsewhere and not typed in."""
        sheet = self.keeper.sheet
        if sheet is not None and self.keeper.saved:
            place = self.area.cursor_location
            sheet = await self.keeper.open(sheet.minute, restricted=sheet.restricted)
            if sheet.text != self.area.text:
                self._load(sheet.text, place)

    @on(Versions.Restored)
    async def _restored(self, event: Versions.Restored) -> None:
        event.stop()
        sheet = self.keeper.sheet
        if sheet is None:
            return
        await self.keeper.save()
        await desk_of(self).do(
            restore_version, sheet.minute, event.number, restricted=sheet.restricted
        )
        self.put_versions_away()
        await self.look_again()

    def _load(self, text: str, place: tuple[int, int]) -> None:
        self.area.load_text(text)
        self.area.cursor_location = place
        self._area.let_go()
        self._say()

    def _typed(self) -> tuple[str, tuple[int, int]]:
        return self.area.text, self.area.cursor_location

    def _changed(self) -> None:
        self.keeper.changed()

    def _say(self) -> None:
        words = self.keeper.words
        alarm = words.startswith("NOT SAVED")
        self.area.border_subtitle = plain("NOT SAVED" if alarm else f"{words} · Esc goes back")
        unsaved = self.query_one("#unsaved", Static)
        choice = self.keeper.choice
        # What stands above two texts need not stand twice.
        unsaved.display = alarm and not (choice is not None and words.endswith(choice.why))
        unsaved.update(plain(words if alarm else ""))
        self.query_one(TwoTextsPanel).offer(choice, self.area.text)
