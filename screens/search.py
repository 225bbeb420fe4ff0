"""Search: everything in the register, as the clerk types."""

import re
from collections.abc import Sequence
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from clerk.business.days import day_in_words, short_date
from clerk.business.found import Hit, Kind
from clerk.business.restricted import View
from clerk.desk import searching
from clerk.desk.searching import hit_text
from screens.commands import Command
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.widgets.filter_line import FilterLine
from screens.widgets.footer import ClerkFooter
from screens.widgets.paged_list import Column, ListRow, PagedList

_SPACES = re.compile(r"\s+")
_NARROW = (Column("Meeting", 11), Column("Where", 26), Column("Words"))
_WIDE = (Column("Meeting", 11), Column("Where", 40), Column("Words"), Column("Committee", 24))


class SearchScreen(ClerkScreen):
    """Words in minutes, outcomes, actions, items, papers and names."""

    CSS_PATH = "search.tcss"
    ABOUT = "Type words; the newest meeting comes first. Arrows choose, Enter goes to the place."
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command(
            "search.order",
            "Order",
            "Show the likeliest first, or the newest meeting first again.",
            ("ctrl+r",),
        ),
        Command(
            "search.restricted",
            "Restricted",
            "Look in restricted business too, or no longer.",
            ("f4",),
        ),
        Command("search.back", "Back", "Go back to where you were.", ("escape",)),
    )

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self._words = words
        self._by: Literal["newest", "relevance"] = "newest"
        self._view = View.PUBLIC
        self._list = PagedList(_NARROW, empty="", id="hits")

    def compose(self) -> ComposeResult:
        yield Static(id="head", classes="place")
        yield FilterLine(self._list, placeholder="Words, a name, a number", id="words")
        yield self._list
        yield Static(id="around", classes="panel")
        yield ClerkFooter()

    def on_mount(self) -> None:
        line = self.query_one(FilterLine)
        line.value = self._words
        line.focus()

    def on_resize(self) -> None:
        self._list.set_columns(_WIDE if self.is_wide else _NARROW)

    async def refill(self) -> None:
        words, view, by = self._words, self._view, self._by
        count = await self.do(searching.how_many, words, view=view)

        async def fetch(offset: int, limit: int) -> Sequence[ListRow]:
            hits = await self.do(
                searching.found, words, view=view, by=by, limit=limit, offset=offset
            )
            return [_row(hit) for hit in hits]

        await self._list.show(count, fetch)
        self._say_head(count)

    @on(FilterLine.Sought)
    async def _seek(self, event: FilterLine.Sought) -> None:
        if event.words != self._words:
            self._words = event.words
            self._again()

    def do_order(self) -> None:
        self._by = "relevance" if self._by == "newest" else "newest"
        self._again()

    def do_restricted(self) -> None:
        self._view = View.RESTRICTED if self._view is View.PUBLIC else View.PUBLIC
        self._again()

    def do_back(self) -> None:
        self.clerk.pop_screen()

    @on(PagedList.Opened)
    def _open_place(self, event: PagedList.Opened) -> None:
        hit = event.row.key
        if isinstance(hit, Hit) and hit.kind is Kind.PERSON:
            self.clerk.go("people", hit.record)
        elif isinstance(hit, Hit):
            self.clerk.go("meeting", hit.meeting, hit.kind.value, hit.record)

    @on(PagedList.Moved)
    def _show_words_around(self) -> None:
        row = self._list.row
        around = self.query_one("#around", Static)
        around.update(_around(row.key) if row and isinstance(row.key, Hit) else "")

    def _again(self) -> None:
        self._list.choose(0)
        self.begin(self.refill, exclusive=True, group="search")

    def _say_head(self, count: int) -> None:
        order = "newest first" if self._by == "newest" else "likeliest first"
        where = "restricted too" if self._view is View.RESTRICTED else "public"
        if not self._words.strip():
            found = "Search"
        elif count == 0:
            found = "Nothing holds all of these words"
        else:
            found = f"{count} place{'' if count == 1 else 's'}"
        self.query_one("#head", Static).update(plain(f"{found} · {order} · {where}"))


def _row(hit: Hit) -> ListRow:
    day = short_date(hit.held) if hit.held else ""
    return ListRow(hit, (day, f"{hit.kind.value} {hit.title}", hit_text(hit), hit.committee))


def _around(hit: Hit) -> Content:
    """The place, and the words around with what was looked for standing out."""
    place = f"{hit.committee}, {day_in_words(hit.held)}" if hit.held else "a person"
    parts = [plain(f"{place} · {hit.kind.value} {hit.title}\n")]
    parts += [
        plain(_SPACES.sub(" ", text), "bold underline" if found else "")
        for text, found in hit.snippet
    ]
    return Content("").join(parts)
