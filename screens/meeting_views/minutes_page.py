"""The minutes as they will print, beside them an index where there is room."""

from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from clerk.desk.minuting import called
from clerk.desk.preview import minutes_preview
from screens.meeting_views.minutes import MinutesView
from screens.meeting_views.view import Sight
from screens.plain import plain
from screens.widgets.page_view import PageView
from screens.widgets.paged_list import PagedList

if TYPE_CHECKING:
    from screens.screen import ClerkScreen


class MinutesPage(Horizontal):
    """The minute whose heading is at the top is the one in hand."""

    DEFAULT_CSS = """
    MinutesPage { height: 1fr; }
    MinutesPage > #index { width: 44; }
    MinutesPage > #page { width: 1fr; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._sight: Sight | None = None
        self._goal: int | None = None

    def compose(self) -> ComposeResult:
        yield PagedList(MinutesView.columns, empty=MinutesView.empty, id="index")
        yield PageView(id="page")

    @property
    def page(self) -> PageView:
        return self.query_one("#page", PageView)

    @property
    def minute(self) -> int | None:
        """The id of the minute in hand, None when there are no minutes."""
        minutes = self._sight.at.record.minutes if self._sight else ()
        return minutes[self.page.section].id if self.page.section < len(minutes) else None

    async def show(self, sight: Sight) -> None:
        """Show the minutes of a meeting; the place is kept."""
        before, self._sight = self._sight, sight
        if before is not None and before.view is not sight.view and self.page.past_heading:
            self._goal = self.page.section
        await self.query_one("#index", PagedList).show_rows(MinutesView().rows(sight))
        await self._print()

    def go_to(self, at: int) -> None:
        """Take the minute at `at` (from 0) in hand, as soon as it is on the page."""
        if self.page.headings:
            self.page.go_to_section(at)
        else:
            self._goal = at

    def turn(self, by: int) -> None:
        """Go on to the next minute (1), or back to the one before (-1)."""
        before_first = by > 0 and not self.page.past_heading
        self.page.go_to_section(self.page.section + (0 if before_first else by))

    async def _print(self) -> None:
        """Break the minutes to the width of the page; it has none before its first layout."""
        sight, width = self._sight, self.page.line_width()
        if sight is None or not width:
            return
        screen = cast("ClerkScreen", self.screen)
        lines = await screen.do(lambda _: minutes_preview(sight.at, sight.view, width))
        self.page.show(lines)
        if self._goal is not None:
            self.page.go_to_section(self._goal)
            self._goal = None

    @on(PageView.Widened)
    def _broken_anew(self, event: PageView.Widened) -> None:
        event.stop()
        screen = cast("ClerkScreen", self.screen)
        screen.begin(self._print, exclusive=True, group="print minutes")

    @on(PageView.Turned)
    def _turned(self, event: PageView.Turned) -> None:
        event.stop()
        minutes, at = (self._sight.at.record.minutes if self._sight else ()), event.page.section
        words = MinutesView.empty
        if at < len(minutes):
            item = f" · item {minutes[at].item}" if minutes[at].item else ""
            words = f"{at + 1} of {len(minutes)}{item} · {called(minutes[at])}"
            self.query_one("#index", PagedList).choose(at)
        event.page.border_title = plain(words)

    @on(PagedList.Moved)
    def _index_moved(self, event: PagedList.Moved) -> None:
        event.stop()
        if event.paged_list.has_focus:
            self.page.go_to_section(event.paged_list.chosen)

    @on(PagedList.Opened)
    def _index_opened(self, event: PagedList.Opened) -> None:
        event.stop()
        self.page.focus()
