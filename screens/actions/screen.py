"""Actions: what is outstanding in every committee, and how it goes on."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from clerk.business.action_filter import (
    FilterError,
    Group,
    Order,
    as_typed,
    read_filter,
)
from clerk.desk import following_up
from clerk.desk.action_joining import bodies, numbers_told
from clerk.desk.following_up import Followed, Which
from screens.actions.commands import ABOUT, VERBS, not_now
from screens.actions.rows import columns, details, row
from screens.actions.working import WorkingOnActions
from screens.plain import plain
from screens.widgets.filter_line import FilterLine
from screens.widgets.footer import ClerkFooter
from screens.widgets.form import Form
from screens.widgets.paged_list import ListRow, PagedList

_HINT = "is:overdue owner:banks committee:parks due:<2021-10-01 origin:21/97 -word"
_AT_ONCE = 500


class ActionsScreen(WorkingOnActions):
    """The actions of all committees, by committee and number; or those of one.

    `committee` is its slug and `name` what it is called; `typed` is what stands in the filter.
    What is done is done to the marked ones, or to the chosen one when none is marked.
    """

    CSS_PATH = "actions.tcss"
    AUTO_FOCUS: ClassVar[str | None] = "#actions"  # a key pressed at once is no word to find
    ABOUT = ABOUT
    VERBS = VERBS

    def __init__(
        self, which: str = Which.OPEN, committee: str = "", name: str = "", typed: str = ""
    ) -> None:
        super().__init__()
        self._which = Which(which)
        self._committee, self._name, self._typed = committee, name, typed
        self._found: tuple[int | str, ...] = ()
        self._count = 0
        self._wanted = read_filter(typed)
        self._order, self._group, self._going = Order.COMMITTEE, Group.NOTHING, False
        self._marked: dict[int, Followed] = {}
        self._gone: int | None = None  # what was worked on and left the list; F8 may bring it back
        self._shown = columns(80)
        self._list = PagedList(
            [each.column for each in self._shown],
            empty="No action like that.",
            id="actions",
            classes="gives-way",
        )

    def compose(self) -> ComposeResult:
        yield Static(id="head", classes="place")
        yield FilterLine(
            self._list,
            placeholder="Words, a name, or CPB 4",
            id="words",
            value=self._typed,
            enter_leaves=True,
        )
        yield Static(_HINT, id="hint", classes="said gives-way", markup=False)
        yield self._list
        yield Static(id="chosen", classes="panel gives-way")
        yield Form()
        yield ClerkFooter()

    def on_mount(self) -> None:
        self._list.is_marked = lambda each: (
            isinstance(each.key, Followed) and each.key.action.id in self._marked
        )
        self._list.focus()

    async def on_resize(self) -> None:
        await self._set_columns()

    async def refill(self) -> None:
        chosen, at = self._chosen, self._list.chosen
        found = await self.do(
            following_up.grouped,
            self._which,
            self._wanted,
            self._committee,
            self._order,
            self._group,
        )
        rows: list[int | str] = []
        for place, action_id in enumerate(found.ids):
            if place in found.headings:
                rows.append(found.headings[place])
            rows.append(action_id)
        self._found, self._count = tuple(rows), len(set(found.ids))
        self._marked = {each.action.id or 0: each for each in await self._seen(tuple(self._marked))}
        await self._show_list()
        back, self._gone = self._gone, None if self._gone in rows else self._gone
        here = back if back in rows else chosen.action.id if chosen else None
        if here in rows:
            same = at < len(rows) and rows[at] == here
            self._list.choose(at if same else rows.index(here))
        elif rows and isinstance(rows[self._list.chosen], str):
            self._list.choose(self._list.chosen + 1)
        self._say_head()

    async def done(self, sentence: str, *, undone: bool = True) -> None:
        """Tell what was done, and show how things stand now; nothing is marked any more."""
        self._marked = {}
        worked = self._chosen
        self.clerk.tell(f"{sentence} F8 takes it back." if undone else sentence)
        await self.refill()
        if worked is not None and worked.action.id not in self._found:
            self._gone = worked.action.id

    @property
    def _chosen(self) -> Followed | None:
        chosen = self._list.row
        return chosen.key if chosen is not None and isinstance(chosen.key, Followed) else None

    @property
    def at_work(self) -> tuple[Followed, ...]:
        """What a verb is about: the marked ones, else the chosen one."""
        if self._marked:
            return tuple(self._marked.values())
        return (self._chosen,) if self._chosen else ()

    # -- commands

    def why_not(self, verb: str) -> str | None:
        return not_now(verb, self._chosen, self.at_work)

    def do_find(self) -> None:
        self.query_one(FilterLine).focus()

    def do_back(self) -> None:
        if self.focused is self.query_one(FilterLine):
            self._list.focus()
        elif self._marked:
            self._marked = {}
            self._list.refresh()
            self._say_head()
        else:
            self.clerk.pop_screen()

    def do_mark(self) -> None:
        if seen := self._chosen:
            if self._marked.pop(seen.action.id or 0, None) is None:
                self._marked[seen.action.id or 0] = seen
            self._list.refresh()
            self._list.action_move(1)
            self._say_head()
            self.refresh_bindings()

    async def do_every(self) -> None:
        ids = tuple(dict.fromkeys(each for each in self._found if isinstance(each, int)))
        already = len(self._marked) == len(ids)
        seen = () if already else await self._seen(ids)
        self._marked = {each.action.id or 0: each for each in seen}
        self._list.refresh()
        self._say_head()
        self.refresh_bindings()

    async def do_merge(self) -> None:
        await self._forms.merge(self.at_work)

    async def do_add(self) -> None:
        known = await self.do(bodies)
        mine = [each for each in known if self._committee in ("", each[0])]
        if not mine:
            self.clerk.tell("There is no committee yet that it could be of.", warning=True)
            return
        await self._forms.add(mine)

    async def do_log(self) -> None:
        chosen = self._chosen
        await self._forms.table(chosen.listed.committee if chosen else self._committee)

    def do_meeting(self) -> None:
        if seen := self._chosen:
            self.clerk.go("meeting", seen.listed.meeting, "action", seen.action.id)

    def do_chase(self) -> None:
        self.clerk.go("chase", self._committee)

    def do_owing(self) -> None:
        self.clerk.go("owing", self._committee)

    def do_promises(self) -> None:
        self.clerk.go("promised")

    def do_replies(self) -> None:
        self.clerk.go("replies")

    async def do_numbers(self) -> None:
        told = await self.do(numbers_told, self._committee)
        self.query_one("#chosen", Static).update(
            plain("\n".join(told) or "Every number stands for an action of its own.")
        )

    async def do_open(self) -> None:
        await self._show(Which.OPEN)

    async def do_overdue(self) -> None:
        await self._show(Which.OVERDUE)

    async def do_closed(self) -> None:
        await self._show(Which.CLOSED)

    async def do_all(self) -> None:
        await self._show(Which.ALL)

    async def do_leavers(self) -> None:
        self.query_one(FilterLine).value = "is:leaver"

    async def do_sort(self) -> None:
        orders = list(Order)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        await self.refill()

    async def do_group(self) -> None:
        groups = list(Group)
        self._group = groups[(groups.index(self._group) + 1) % len(groups)]
        await self.refill()

    async def do_columns(self) -> None:
        self._going = not self._going
        await self._set_columns()

    @on(FilterLine.Sought)
    def _find(self, event: FilterLine.Sought) -> None:
        hint = self.query_one("#hint", Static)
        try:
            self._wanted = read_filter(event.words)
        except FilterError as error:
            hint.update(plain(str(error)))
            return
        hint.update(plain(_HINT))
        self.read_again()

    @on(PagedList.Opened)
    def _open_story(self, event: PagedList.Opened) -> None:
        if isinstance(event.row.key, Followed):
            self.clerk.go("action", event.row.key.action.id)

    @on(PagedList.Moved)
    def _tell_chosen(self) -> None:
        chosen = self._chosen
        self.query_one("#chosen", Static).update(
            plain(details(chosen, self.size.width - 8) if chosen else "")
        )
        self.refresh_bindings()

    # -- what is shown

    async def _show(self, which: Which) -> None:
        self._which = which
        if self._wanted.states:
            self._wanted = replace(self._wanted, states=())
            self.query_one(FilterLine).value = as_typed(self._wanted)
        await self.refill()

    async def _seen(self, ids: Sequence[int]) -> list[Followed]:
        found: list[Followed] = []
        for start in range(0, len(ids), _AT_ONCE):
            found += await self.do(following_up.followed, ids[start : start + _AT_ONCE])
        return found

    async def _set_columns(self) -> None:
        self._shown = columns(self.size.width, going=self._going)
        self._list.set_columns([each.column for each in self._shown])
        if self._found:
            at = self._list.chosen
            await self._show_list()
            self._list.choose(at)

    async def _show_list(self) -> None:
        found, shown = self._found, self._shown

        async def fetch(offset: int, limit: int) -> Sequence[ListRow]:
            some = found[offset : offset + limit]
            ids = tuple(dict.fromkeys(each for each in some if isinstance(each, int)))
            seen = {each.action.id: each for each in await self.do(following_up.followed, ids)}
            return [
                ListRow(each, (f"── {each}",), muted=True)
                if isinstance(each, str)
                else row(seen[each], shown)
                for each in some
                if isinstance(each, str) or each in seen
            ]

        await self._list.show(len(found), fetch)

    def _say_head(self) -> None:
        shown = " ".join(
            f"[{key} {which}]"
            if which is self._which and not self._wanted.states
            else f"{key} {which}"
            for key, which in enumerate(Which, 1)
        )
        whose = f" · {self._name}" if self._name else ""
        parted = f", under {self._group}s" if self._group is not Group.NOTHING else ""
        count = f"{len(self._marked)} of {self._count} marked," if self._marked else self._count
        self.query_one("#head", Static).update(
            plain(f"Actions  {shown}  {count} by {self._order}{parted}{whose}")
        )
