"""A meeting chosen from all there are, at the foot of a screen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from clerk.business.meetings import Meeting
from clerk.desk.meeting_names import meetings_called, nearest
from clerk.desk.refused import Refused
from clerk.desk.wording import day_text
from screens.plain import plain
from screens.widgets.filter_line import FilterLine
from screens.widgets.paged_list import Column, ListRow, PagedList

if TYPE_CHECKING:
    from screens.screen import ClerkScreen

Chosen = Callable[[str], Awaitable[None]]
_KEYS = "Type to find one, or its reference · arrows choose · Enter takes it · Escape goes back"


class MeetingChoice(Vertical):
    """Shown by `ask`: a line to type into and the meetings it leaves, the newest first. Enter
    takes the chosen one, Escape goes back to where the clerk was."""

    DEFAULT_CSS = """
    MeetingChoice { display: none; height: 13; border: round $border; background: $surface; }
    MeetingChoice > FilterLine { height: 1; border: none; background: $panel; }
    MeetingChoice > PagedList { border: none; }
    MeetingChoice > .keys { height: auto; color: $text-muted; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self._list = PagedList((Column("Day", 34), Column("Committee")), empty="No meeting yet.")
        self._line = FilterLine(
            self._list, placeholder="Committee, day, or committee and next or last", id="named"
        )
        self._about: Meeting | None = None
        self._then: Chosen | None = None
        self._came_from: Widget | None = None

    def compose(self) -> ComposeResult:
        yield self._line
        yield self._list
        yield Static(plain(_KEYS), classes="keys")

    async def ask(self, title: str, about: Meeting | None, then: Chosen) -> None:
        """Let the clerk choose; `then` is called with the meeting's reference. The one likeliest
        meant by `about`, what is known of it, is chosen at first."""
        self.border_title = plain(title)
        self._about, self._then = about, then
        if not self.display:
            self._came_from = self.screen.focused
        with self._line.prevent(FilterLine.Changed):
            self._line.value = ""
        self.display = True
        self._line.focus()
        await self._offer("")

    @on(FilterLine.Sought)
    async def _seek(self, event: FilterLine.Sought) -> None:
        event.stop()
        await self._offer(event.words)

    async def _offer(self, words: str) -> None:
        found: tuple[Meeting, ...] = ()
        said = _KEYS
        try:
            found = await cast("ClerkScreen", self.screen).do(meetings_called, words)
        except Refused as refused:
            said = f"✗ {refused}"
        self.query_one(".keys", Static).update(plain(said))
        rows = [ListRow(each.reference, (day_text(each), each.body)) for each in found]
        await self._list.show_rows(rows)
        self._list.choose(nearest(found, self._about))

    @on(PagedList.Opened)
    def _take(self, event: PagedList.Opened) -> None:
        event.stop()
        then = self._then
        self.action_leave()
        if then is not None:
            screen = cast("ClerkScreen", self.screen)
            screen.begin(partial(then, str(event.row.key)))

    @on(PagedList.Moved)
    def _keep_to_itself(self, event: PagedList.Moved) -> None:
        event.stop()

    def action_leave(self) -> None:
        self._then = None
        self.display = False
        if self._came_from is not None and self._came_from.is_attached:
            self._came_from.focus()
