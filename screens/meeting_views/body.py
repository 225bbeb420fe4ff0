"""The views of a meeting, one of them in front."""

from collections.abc import Awaitable, Callable, Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from screens.meeting_views import history
from screens.meeting_views.minutes_page import MinutesPage
from screens.meeting_views.paper_page import PaperPage
from screens.meeting_views.places import Place
from screens.meeting_views.view import ListView, Sight
from screens.meeting_views.writing import Writing
from screens.screen import WIDE
from screens.widgets.paged_list import ListRow, PagedList


class Body(ContentSwitcher):
    """Shows what `renew` was given last; a view is filled when it comes to the front.

    `history_rows` answers the rows of history. "paper" and "writing" lie on top of a view.
    """

    DEFAULT_CSS = """
    Body { height: 1fr; }
    """
    LISTS: ClassVar = ("agenda", "attendance", "actions", "papers")

    def __init__(
        self, views: Mapping[str, ListView], history_rows: Callable[[], Awaitable[list[ListRow]]]
    ) -> None:
        super().__init__(id="body")
        self._views = views
        self._history_rows = history_rows
        self._sight: Sight | None = None
        self._stale: set[str] = set()

    def compose(self) -> ComposeResult:
        yield MinutesPage(id="minutes")
        for name in self.LISTS:
            yield PagedList(self._views[name].columns, empty=self._views[name].empty, id=name)
        yield PagedList(history.COLUMNS, empty=history.EMPTY, id="history")
        yield PaperPage(id="paper")
        yield Writing(id="writing")

    @property
    def showing(self) -> str:
        """The name of the view in front."""
        return self.current or ""

    @property
    def key(self) -> object:
        """What the chosen row of the view in front stands for; of the minutes, the one in hand."""
        if self.showing == "minutes":
            return self.query_one(MinutesPage).minute
        if self.showing not in (*self.LISTS, "history"):
            return None
        row = self.query_one(f"#{self.showing}", PagedList).row
        return row.key if row else None

    @property
    def front(self) -> Widget:
        """What is to have the focus in the view in front."""
        if self.showing == "writing":
            return self.query_one(Writing).area
        if self.showing == "minutes":
            return self.query_one(MinutesPage).page
        return self.query_one(f"#{self.showing}")

    def renew(self, sight: Sight) -> None:
        """The meeting was read anew, or is looked at otherwise."""
        self._sight = sight
        self._stale = {*self._views, "history"}

    async def open(self, name: str) -> None:
        """Bring a view to the front."""
        self.current = name
        await self.fill(name)
        self.front.focus()

    async def fill(self, name: str) -> None:
        """Fill a view with what was read last, if it shows something older."""
        if name not in self._stale or self._sight is None:
            return
        self._stale.discard(name)
        if name == "minutes":
            await self.query_one(MinutesPage).show(self._sight)
            return
        history_rows = name == "history"
        rows = await self._history_rows() if history_rows else self._views[name].rows(self._sight)
        listed = self.query_one(f"#{name}", PagedList)
        await listed.show_rows(rows, keep=listed.row and listed.row.key)

    def choose(self, place: Place) -> None:
        """Choose the row of a place, in the view in front."""
        rows = self._views[place.view].rows(self._sight) if self._sight else []
        at = next((at for at, row in enumerate(rows) if place.is_row(row.key)), 0)
        if place.view == "minutes":
            self.query_one(MinutesPage).go_to(at)
        else:
            self.query_one(f"#{place.view}", PagedList).choose(at)

    def on_resize(self, event: events.Resize) -> None:
        for name in self.LISTS:
            view = self._views[name]
            if view.narrow:
                columns = view.narrow if event.size.width < WIDE else view.columns
                self.query_one(f"#{name}", PagedList).set_columns(columns)
