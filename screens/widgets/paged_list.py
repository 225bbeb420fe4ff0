"""A list of any length: only the rows in view are read from the register, a page at a time."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import set_cell_size
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from screens.plain import shortened

if TYPE_CHECKING:
    from screens.app import ClerkApp

PAGE = 200
_KEPT = 20


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, and its width in cells; a `width` of 0 takes what is left."""

    title: str
    width: int = 0


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: `key` is what it stands for, `cells` are plain text, `muted` sets it back.

    A row of one cell takes the whole width.
    """

    key: object
    cells: tuple[str, ...]
    muted: bool = False


Fetch = Callable[[int, int], Awaitable[Sequence[ListRow]]]


class PagedList(ScrollView, can_focus=True):
    """Rows from the register under column titles, one of them chosen.

    `fetch(offset, limit)` answers rows; `show(count, fetch)` fills the list. It is blank until
    then, and says `empty` when there is nothing to show. Enter or a click on the chosen row sends
    `Opened`, moving sends `Moved`. A tick stands before the rows `is_marked` says are marked.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "paged-list--head",
        "paged-list--chosen",
        "paged-list--muted",
    }
    DEFAULT_CSS = """
    PagedList { height: 1fr; background: $surface; border: round $border-blurred; }
    PagedList { overflow-x: hidden; }
    PagedList:focus { border: round $border; }
    PagedList > .paged-list--head { color: $text-muted; text-style: bold; }
    PagedList > .paged-list--chosen { text-style: bold; }
    PagedList:focus > .paged-list--chosen { text-style: reverse; }
    PagedList > .paged-list--muted { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("pageup", "turn(-1)", "Page up", show=False),
        Binding("pagedown", "turn(1)", "Page down", show=False),
        Binding("home", "end(-1)", "First", show=False),
        Binding("end", "end(1)", "Last", show=False),
        Binding("enter", "open", "Open", show=False),
    ]

    chosen: reactive[int] = reactive(0, repaint=False)

    @dataclass
    class Opened(Message):
        """The clerk opened a row."""

        paged_list: "PagedList"
        row: ListRow

        @property
        def control(self) -> "PagedList":
            return self.paged_list

    @dataclass
    class Moved(Message):
        """Another row is chosen."""

        paged_list: "PagedList"
        row: ListRow | None

        @property
        def control(self) -> "PagedList":
            return self.paged_list

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        empty: str = "Nothing here.",
        name: str | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._columns = tuple(columns)
        self._empty = empty
        self._count = 0
        self._fetch: Fetch | None = None
        self._pages: dict[int, Sequence[ListRow]] = {}
        self._wanted: set[int] = set()
        self.is_marked: Callable[[ListRow], bool] = lambda _: False
        self.is_opening = False
        """A row was opened, and the screen has not heard of it yet."""

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._count

    @property
    def row(self) -> ListRow | None:
        """The chosen row, None when there is none or it has not been read yet."""
        return self._row(self.chosen) if self._count else None

    async def show(self, count: int, fetch: Fetch, *, keep: object = None) -> None:
        """Show `count` rows; the row whose key is `keep` stays chosen if it is near the top."""
        self._count, self._fetch = count, fetch
        self._pages, self._wanted = {}, set()
        if count:
            self._pages[0] = await fetch(0, PAGE)
        first = self._pages.get(0, ())
        kept = next(
            (i for i, row in enumerate(first) if keep is not None and row.key == keep), None
        )
        self.virtual_size = Size(self.size.width, count + 1)
        self.chosen = kept if kept is not None else max(0, min(self.chosen, count - 1))
        self.refresh()
        self._see()
        self.post_message(self.Moved(self, self.row))

    async def show_rows(self, rows: Sequence[ListRow], *, keep: object = None) -> None:
        """Show rows that are all at hand."""
        held = tuple(rows)

        async def fetch(offset: int, limit: int) -> Sequence[ListRow]:
            return held[offset : offset + limit]

        await self.show(len(held), fetch, keep=keep)

    def set_columns(self, columns: Sequence[Column], *, empty: str | None = None) -> None:
        """Show these columns from now on; cells of a row that have none are left out. `empty` is
        what to say when there are no rows, if that changes too."""
        self._columns = tuple(columns)
        self._empty = self._empty if empty is None else empty
        self.refresh()

    def choose(self, index: int) -> None:
        """Choose the row at `index`, counted from 0, and bring it into view."""
        self.chosen = max(0, min(index, self._count - 1))

    def validate_chosen(self, value: int) -> int:
        return max(0, min(value, self._count - 1))

    def watch_chosen(self, before: int, after: int) -> None:
        self._repaint(before)
        self._repaint(after)
        self._see()
        self.post_message(self.Moved(self, self.row))

    def action_move(self, by: int) -> None:
        self.chosen += by

    def action_turn(self, by: int) -> None:
        self.chosen += by * max(1, self.scrollable_content_region.height - 2)

    def action_end(self, which: int) -> None:
        self.chosen = 0 if which < 0 else self._count - 1

    def action_open(self) -> None:
        if row := self.row:
            self.is_opening = True
            self.post_message(self.Opened(self, row))

    def on_click(self, event: events.Click) -> None:
        index = event.y - self.gutter.top + round(self.scroll_y) - 1
        if event.y - self.gutter.top == 0 or not 0 <= index < self._count:
            return
        if index == self.chosen:
            self.action_open()
        else:
            self.chosen = index

    def render_line(self, y: int) -> Strip:
        """The line `y` of the widget: the head stays on top, rows scroll under it."""
        width = self.scrollable_content_region.width
        base = self.rich_style
        if y == 0:
            titles = [column.title for column in self._columns]
            style = self.get_component_rich_style("paged-list--head")
            return self._strip(titles, style, width)
        index = round(self.scroll_y) + y - 1
        if not self._count:
            text = self._empty if y == 1 and self._fetch is not None else ""
            return Strip([Segment(set_cell_size(f" {text}", width), base)], width)
        if index >= self._count:
            return Strip.blank(width, base)
        row = self._row(index)
        if row is None:
            self._want(index // PAGE)
            return Strip([Segment(set_cell_size(" …", width), base)], width)
        style = base
        if row.muted:
            style = self.get_component_rich_style("paged-list--muted")
        if index == self.chosen:
            style = style + self.get_component_rich_style("paged-list--chosen", partial=True)
        return self._strip(row.cells, style, width, "✓" if self.is_marked(row) else " ")

    def _strip(self, cells: Sequence[str], style: object, width: int, before: str = " ") -> Strip:
        text = before
        widths = self._widths(width) if len(cells) > 1 else [width - 3]
        for cell, column_width in zip(cells, widths, strict=False):
            text += set_cell_size(shortened(cell, column_width), column_width) + "  "
        return Strip([Segment(set_cell_size(text, width), style)], width)  # type: ignore[arg-type]

    def _widths(self, width: int) -> list[int]:
        fixed = sum(column.width for column in self._columns)
        open_columns = sum(not column.width for column in self._columns) or 1
        left = max(6 * open_columns, width - fixed - 2 * len(self._columns) - 1)
        return [column.width or left // open_columns for column in self._columns]

    def _row(self, index: int) -> ListRow | None:
        page = self._pages.get(index // PAGE)
        if page is None or index % PAGE >= len(page):
            return None
        return page[index % PAGE]

    def _want(self, page: int) -> None:
        if page not in self._wanted and self._fetch is not None:
            self._wanted.add(page)
            app = cast("ClerkApp", self.app)
            app.begin(partial(self._load, page, self._fetch), node=self)

    async def _load(self, page: int, fetch: Fetch) -> None:
        rows = await fetch(page * PAGE, PAGE)
        if fetch is not self._fetch:
            return
        self._pages[page] = rows
        self._wanted.discard(page)
        while len(self._pages) > _KEPT:
            del self._pages[next(iter(self._pages))]
        self.refresh()
        if self.chosen // PAGE == page:
            self.post_message(self.Moved(self, self.row))

    def _see(self) -> None:
        height = max(1, self.scrollable_content_region.height - 1)
        top = round(self.scroll_y)
        if self.chosen < top:
            self.scroll_to(y=self.chosen, animate=False)
        elif self.chosen >= top + height:
            self.scroll_to(y=self.chosen - height + 1, animate=False)

    def _repaint(self, index: int) -> None:
        y = index - round(self.scroll_y) + 1
        if 0 < y < self.size.height:
            self.refresh(Region(0, y, self.size.width, 1))

    def on_resize(self) -> None:
        self.virtual_size = Size(self.size.width, self._count + 1)
        self._see()
