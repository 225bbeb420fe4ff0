"""Actions: what is outstanding in every committee, and how it goes on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from clerk.business.action_filter import (
    ActionFilter,
    FilterError,
    Order,
    as_typed,
    read_filter,
)
from clerk.business.days import day_in_words
from clerk.desk import following_up
from clerk.desk.following_up import Followed, Which
from clerk.desk.wording import origin_text, owners_text
from screens.commands import Command
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.widgets.filter_line import FilterLine
from screens.widgets.footer import ClerkFooter
from screens.widgets.form import Field, Form
from screens.widgets.paged_list import Column, ListRow, PagedList

_NARROW = (Column("Action", 9), Column("To be done"), Column("By", 12), Column("How it stands", 25))
_WIDE = (
    Column("Action", 9),
    Column("To be done"),
    Column("By", 20),
    Column("How it stands", 25),
    Column("From", 18),
)
_REPORTS = 3
_HINT = "is:overdue owner:banks committee:parks due:<2021-10-01 origin:21/97 -word"


class ActionsScreen(ClerkScreen):
    """The actions of all committees, by committee and number; or those of one.

    `committee` is its slug and `name` what it is called.
    """

    CSS_PATH = "actions.tcss"
    ABOUT = "Actions of every committee. Type / and words to find some; Enter goes to the meeting."
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("actions.find", "Find", "Type words, or is:overdue owner:banks.", ("slash",)),
        Command("actions.progress", "Progress", "Report what has been done today.", ("p",)),
        Command("actions.close", "Close", "Close the action, saying why.", ("c",)),
        Command("actions.reopen", "Reopen", "Make a closed action open again.", ("r",)),
        Command("actions.open", "Open only", "Show those that are open.", ("1",), footer=False),
        Command("actions.overdue", "Overdue", "Show what is overdue.", ("2",), footer=False),
        Command("actions.closed", "Closed", "Show those that are closed.", ("3",), footer=False),
        Command("actions.all", "All", "Show open and closed ones.", ("4",), footer=False),
        Command("actions.sort", "Sort", "Sort by something else.", ("s",), footer=False),
        Command("actions.back", "Back", "Go back to where you were.", ("escape",)),
    )

    def __init__(self, which: str = Which.OPEN, committee: str = "", name: str = "") -> None:
        super().__init__()
        self._which = Which(which)
        self._committee, self._name = committee, name
        self._ids: tuple[int, ...] = ()
        self._wanted = ActionFilter()
        self._order = Order.COMMITTEE
        self._list = PagedList(_NARROW, empty="No action like that.", id="actions")

    def compose(self) -> ComposeResult:
        yield Static(id="head", classes="place")
        yield FilterLine(self._list, placeholder="Words, a name, or CPB 4", id="words")
        yield Static(_HINT, id="hint", classes="said", markup=False)
        yield self._list
        yield Static(id="chosen", classes="panel")
        yield Form()
        yield ClerkFooter()

    def on_mount(self) -> None:
        self._list.focus()

    def on_resize(self) -> None:
        self._list.set_columns(_WIDE if self.size.width >= 100 else _NARROW)

    async def refill(self) -> None:
        chosen = self._chosen
        self._ids = await self.do(
            following_up.followed_ids, self._which, self._wanted, self._committee, self._order
        )
        ids = self._ids

        async def fetch(offset: int, limit: int) -> Sequence[ListRow]:
            found = await self.do(following_up.followed, ids[offset : offset + limit])
            return [_row(each) for each in found]

        await self._list.show(len(ids), fetch)
        if chosen is not None and chosen.action.id in ids:
            self._list.choose(ids.index(chosen.action.id))
        self._say_head()

    @property
    def _chosen(self) -> Followed | None:
        row = self._list.row
        return row.key if row is not None and isinstance(row.key, Followed) else None

    def why_not(self, verb: str) -> str | None:
        if verb not in ("progress", "close", "reopen"):
            return None
        if self._chosen is None:
            return "No action is chosen."
        closed = self._chosen.action.closed is not None
        if verb == "close" and closed:
            return f"{self._chosen.number} is closed already."
        if verb == "reopen" and not closed:
            return f"{self._chosen.number} is open."
        return None

    def do_find(self) -> None:
        self.query_one(FilterLine).focus()

    def do_back(self) -> None:
        if self.focused is self.query_one(FilterLine):
            self._list.focus()
        else:
            self.clerk.pop_screen()

    async def do_progress(self) -> None:
        if seen := self._chosen:

            async def report(said: Mapping[str, str]) -> None:
                await self.do(following_up.report_progress, seen, said["progress"])
                await self._done(f"Noted for {seen.number}.")

            asked = [Field("progress", "What has been done")]
            await self.query_one(Form).ask(f"Progress of {seen.number}", asked, report)

    async def do_close(self) -> None:
        if seen := self._chosen:

            async def close(said: Mapping[str, str]) -> None:
                await self.do(following_up.close_action, seen, said["reason"])
                await self._done(f"{seen.number} is closed.")

            asked = [Field("reason", "Why it is closed")]
            await self.query_one(Form).ask(f"Close {seen.number}", asked, close)

    async def do_reopen(self) -> None:
        if seen := self._chosen:
            await self.do(following_up.reopen_action, seen)
            await self._done(f"{seen.number} is open again.")

    async def do_open(self) -> None:
        await self._show(Which.OPEN)

    async def do_overdue(self) -> None:
        await self._show(Which.OVERDUE)

    async def do_closed(self) -> None:
        await self._show(Which.CLOSED)

    async def do_all(self) -> None:
        await self._show(Which.ALL)

    async def do_sort(self) -> None:
        orders = list(Order)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        await self.refill()

    @on(FilterLine.Sought)
    def find(self, event: FilterLine.Sought) -> None:
        hint = self.query_one("#hint", Static)
        try:
            self._wanted = read_filter(event.words)
        except FilterError as error:
            hint.update(plain(str(error)))
            return
        hint.update(plain(_HINT))
        self.run_worker(self.clerk.in_plain_words(self.refill), exclusive=True, group="find")

    @on(PagedList.Opened)
    def open_meeting(self, event: PagedList.Opened) -> None:
        if isinstance(event.row.key, Followed):
            listed = event.row.key.listed
            self.clerk.go("meeting", listed.meeting, "action", listed.action.id)

    @on(PagedList.Moved)
    def tell_chosen(self) -> None:
        chosen = self._chosen
        self.query_one("#chosen", Static).update(plain(_details(chosen) if chosen else ""))
        self.refresh_bindings()

    async def _show(self, which: Which) -> None:
        self._which = which
        if self._wanted.states:
            self._wanted = replace(self._wanted, states=())
            self.query_one(FilterLine).value = as_typed(self._wanted)
        await self.refill()

    async def _done(self, sentence: str) -> None:
        self.clerk.tell(f"{sentence} F8 takes it back.")
        await self.refill()

    def _say_head(self) -> None:
        shown = "  ".join(
            f"[{key} {which}]"
            if which is self._which and not self._wanted.states
            else f" {key} {which} "
            for key, which in enumerate(Which, 1)
        )
        whose = f" · {self._name}" if self._name else ""
        self.query_one("#head", Static).update(
            plain(f"Actions  {shown}  {len(self._ids)} by {self._order}{whose}")
        )


def _row(seen: Followed) -> ListRow:
    action = seen.action
    text = f"(restricted) {action.text}" if action.restricted else action.text
    state = seen.state
    if state == "open" and seen.due:
        state = f"open, due {seen.due}"
    cells = (
        seen.number if action.number else "–",
        text,
        owners_text(action),
        state,
        origin_text(action) or seen.listed.meeting,
    )
    return ListRow(seen, cells, muted=action.closed is not None)


def _details(seen: Followed) -> str:
    action = seen.action
    lines = [f"{seen.number}  {action.text}"]
    if owners := owners_text(action):
        lines.append(f"By: {owners}")
    lines.append(f"From: {origin_text(action) or seen.listed.meeting}")
    lines.append(f"Due: {seen.due or 'no day was set'} · {seen.state}")
    if action.closed:
        lines.append(f"Closed because: {action.closed.reason}")
    for report in action.progress[-_REPORTS:]:
        day = f" {day_in_words(report.on)}" if report.on else ""
        lines.append(f"Progress{day}: {' '.join(report.text.split())}")
    return "\n".join(lines)
