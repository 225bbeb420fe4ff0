"""The projector: what the room may see of a meeting while it is minuted."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static
from textual.worker import Worker

from clerk.business.days import short_day
from clerk.desk.projecting import Projected, decided_under, item_lines, projected, stamp
from clerk.desk.refused import Refused
from screens.commands import Command
from screens.plain import plain, shortened
from screens.screen import ClerkScreen
from screens.widgets.footer import ClerkFooter
from screens.widgets.large import Large
from screens.widgets.page_view import PageView
from screens.widgets.paged_list import Column, ListRow, PagedList

_LOOK = 1.0  # seconds between two looks whether the register has changed


class ProjectorScreen(ClerkScreen):
    """Agenda, text and decisions of a meeting as the public may see them.

    Everything here comes from a `Projected`, which holds no restricted and no private words.
    """

    CSS_PATH = "projector.tcss"
    ABOUT = (
        "Safe to project: no private notes, no findings, nothing restricted. It follows the item "
        "being minuted, also in another window; j and k look at another item meanwhile."
    )
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("projector.next", "Next item", "Show the next item.", ("j",)),
        Command("projector.previous", "Item before", "Show the one before.", ("k",)),
        Command(
            "projector.on", "Read on", "Go down the page.", ("pagedown", "space"), footer=False
        ),
        Command("projector.up", "Up", "Go up the page.", ("pageup", "b"), footer=False),
        Command("projector.back", "Back", "Go back to where you were.", ("escape",)),
    )

    def __init__(self, reference: str) -> None:
        super().__init__()
        self._reference = reference
        self._shown: Projected | None = None
        self._item = ""
        self._stamp = 0
        self._looking: Worker[None] | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="head", classes="place")
        with Horizontal():
            agenda = PagedList(
                (Column("", 1), Column("", 4), Column("Agenda")),
                empty="No items yet.",
                id="agenda",
            )
            agenda.can_focus = False
            yield agenda
            with Vertical():
                page = PageView(id="page")
                page.can_focus = False
                yield page
                large = Large(empty="Nothing is decided here yet.", id="decided")
                large.can_focus = False
                yield large
        yield ClerkFooter()

    def on_mount(self) -> None:
        self.set_interval(_LOOK, self._look)

    def _look(self) -> None:
        # Not exclusive: on a slow machine each look would put an end to the one before it.
        if self._looking is None or self._looking.is_finished:
            self._looking = self.begin(self._follow, group="follow")

    async def _follow(self) -> None:
        now = await self.do(stamp)
        if now != self._stamp:
            await self.refill()

    async def refill(self) -> None:
        before = self._shown.in_hand if self._shown else None
        self._stamp = await self.do(stamp)
        self._shown = await self.do(projected, self._reference)
        self._reference = str(self._shown.meeting.id)
        known = [item.number for item in self._shown.items]
        if self._shown.in_hand != before or self._item not in known:
            self._item = self._shown.in_hand or (known[0] if known else "")
        await self._show()

    async def _show(self) -> None:
        shown = self._shown
        if shown is None:
            return
        day = short_day(shown.meeting.held)
        name = shortened(shown.meeting.body or shown.committee.name, self.size.width - 20)
        self.query_one("#head", Static).update(plain(f"{name} · {day}"))
        rows = [
            ListRow(
                item.number,
                ("▶" if item.number == self._item else "", item.number or "", item.title),
            )
            for item in shown.items
        ]
        await self.query_one("#agenda", PagedList).show_rows(rows, keep=self._item)
        await self.query_one(Large).read(decided_under(shown, self._item))
        await self._print()
        self.refresh_bindings()

    async def _print(self) -> None:
        """Break the text to the width of the page; it has none before its first layout."""
        shown, page, item = self._shown, self.query_one(PageView), self._item
        width = page.line_width()
        if shown is not None and width:
            page.show(await self.do(lambda _: item_lines(shown, item, width)), keep=False)
            title = next((one.title for one in shown.items if one.number == item), "")
            page.border_title = plain(shortened(f"Item {item} · {title}" if item else "", width))

    @on(PageView.Widened)
    def _broken_anew(self) -> None:
        self.begin(self._print, exclusive=True, group="print item")

    def on_resize(self) -> None:
        self.begin(self._show, exclusive=True, group="show item")

    # -- commands

    def why_not(self, verb: str) -> str | None:
        if verb in ("back", "on", "up"):
            return None
        if self._shown is None:
            return "The meeting is still being read."
        by = 1 if verb == "next" else -1
        if not 0 <= self._place + by < len(self._shown.items):
            return "That was the last item." if by > 0 else "This is the first item."
        return None

    @property
    def _place(self) -> int:
        items = self._shown.items if self._shown else ()
        return next((at for at, one in enumerate(items) if one.number == self._item), 0)

    async def do_next(self) -> None:
        await self._turn(1)

    async def do_previous(self) -> None:
        await self._turn(-1)

    async def _turn(self, by: int) -> None:
        items = self._shown.items if self._shown else ()
        at = self._place + by
        if not 0 <= at < len(items):
            raise Refused("There is no item there.")
        self._item = items[at].number or ""
        await self._show()

    def do_on(self) -> None:
        self.query_one(PageView).scroll_page_down(animate=False)
        self.query_one(Large).scroll_page_down(animate=False)

    def do_up(self) -> None:
        self.query_one(PageView).scroll_page_up(animate=False)
        self.query_one(Large).scroll_page_up(animate=False)

    def do_back(self) -> None:
        self.clerk.pop_screen()
