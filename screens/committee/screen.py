"""Committees: the list of them, or one with its views."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from clerk.desk.committees import CommitteeShown, committee_shown
from screens.commands import Command
from screens.committee.committees import Committees
from screens.committee.distribution import DistributionList
from screens.committee.meetings import Meetings
from screens.committee.members import Members
from screens.committee.numbers import Numbers
from screens.committee.plan import Plan
from screens.committee.style import Style
from screens.committee.view import View
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.widgets.filter_line import FilterLine
from screens.widgets.footer import ClerkFooter
from screens.widgets.form import Form
from screens.widgets.paged_list import PagedList


class CommitteeScreen(ClerkScreen):
    """The committee with the slug `slug`, or without one the list of committees."""

    CSS_PATH = "committee.tcss"
    AUTO_FOCUS: ClassVar[str | None] = "#rows"  # a key pressed at once is no word to find
    ABOUT = (
        "Committees, and of each its meetings, members with their dates, house style, numbers "
        "and the business that waits. Enter opens or changes what is chosen; in the house style "
        "/ and words leave the settings that have them."
    )
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("committee.find", "Find", "Type words of a setting.", ("slash",)),
        Command("committee.found", "New committee", "Found a committee.", ("n",)),
        Command(
            "committee.meet", "New meeting", "Plan a meeting, with its standing items.", ("m",)
        ),
        Command("committee.add", "Add", "Give a person a seat, or plan business.", ("a",)),
        Command("committee.role", "Change role", "Change a role from a day on.", ("r",)),
        Command("committee.end", "End seat", "End a seat from a day on.", ("e",)),
        Command("committee.change", "Change", "Change the chosen setting or business.", ("c",)),
        Command("committee.insert", "New entry", "Add an entry beside the chosen one.", ("i",)),
        Command("committee.remove", "Take out", "Take the chosen entry or business out.", ("x",)),
        Command("committee.number", "Numbering", "Change how minutes are numbered.", ("p",)),
        Command("committee.take", "Take", "Put the chosen business on an agenda.", ("t",)),
        Command("committee.meetings", "Meetings", "Show the meetings.", ("1",), footer=False),
        Command("committee.members", "Members", "Show the seats.", ("2",), footer=False),
        Command("committee.style", "House style", "Show the house style.", ("3",), footer=False),
        Command("committee.numbers", "Numbers", "Show audit and ledger.", ("4",), footer=False),
        Command("committee.plan", "Plan", "Show the business that waits.", ("5",), footer=False),
        Command("committee.list", "List", "Show whom it sends to.", ("6",), footer=False),
        Command("committee.back", "Back", "Go back to where you were.", ("escape",)),
    )

    def __init__(self, slug: str | None = None, view: str = "meetings") -> None:
        super().__init__()
        self._slug = slug
        self.shown: CommitteeShown | None = None
        self._style = Style(self)
        self._numbers = Numbers(self)
        self._members = Members(self)
        self._meetings = Meetings(self)
        self._plan = Plan(self)
        self._list = DistributionList(self)
        self._committees = Committees(self)
        self._views: dict[str, View] = {
            "meetings": self._meetings,
            "members": self._members,
            "style": self._style,
            "numbers": self._numbers,
            "plan": self._plan,
            "list": self._list,
        }
        self._view: View = self._views[view] if slug else self._committees

    def compose(self) -> ComposeResult:
        yield Static(id="head", classes="place")
        yield Static(id="views", classes="said")
        rows = PagedList(self._view.narrow, empty="", id="rows")
        line = FilterLine(rows, placeholder="Words of a setting", id="words", enter_leaves=True)
        yield line.add_class("gives-way", "-elsewhere")
        yield rows
        yield Static(id="chosen", classes="panel gives-way")
        yield Form()
        yield ClerkFooter()

    def on_mount(self) -> None:
        self.query_one(PagedList).focus()

    def on_resize(self) -> None:
        self._set_columns()

    async def refill(self) -> None:
        if self._slug is not None:
            self.shown = await self.do(committee_shown, self._slug)
        self._say_head()
        await self._view.fill(self.query_one(PagedList))
        self._say_chosen()

    async def done(self, sentence: str) -> None:
        """Tell what was done, and show how things stand now."""
        self.clerk.tell(f"{sentence} F8 takes it back.")
        await self.refill()

    # -- what applies where

    def why_not(self, verb: str) -> str | None:
        if verb == "back":
            return None
        if verb in self._views:
            return None if self._slug else "Open a committee first, with Enter."
        if verb not in self._view.verbs:
            where = " or ".join(view.title for view in self._views.values() if verb in view.verbs)
            if not where:
                return "That is done in the list of committees; Escape leads there."
            if not self._slug:
                return "Open a committee first, with Enter."
            return f"That is done under {where}; the line at the top has its key."
        if self._slug and self.shown is None:
            return "The committee is still being read."
        return self._view.why_not(verb)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave what belongs to another view out of the footer."""
        if action == "command" and parameters:
            verb = str(parameters[0]).partition(".")[2]
            of_views = {*self._committees.verbs}.union(*(v.verbs for v in self._views.values()))
            if verb in of_views and verb not in self._view.verbs:
                return False
        return super().check_action(action, parameters)

    @on(FilterLine.Sought)
    def _find(self, event: FilterLine.Sought) -> None:
        self._style.words = event.words
        self.begin(self.refill, exclusive=True, group="find")

    @on(PagedList.Opened)
    def _open_row(self, event: PagedList.Opened) -> None:
        self._view.opened(event.row)

    @on(PagedList.Moved)
    def _say_chosen(self) -> None:
        row = self.query_one(PagedList).row
        ready = row is not None and (self._slug is None or self.shown is not None)
        said = self._view.said_of(row) if row is not None and ready else ""
        self.query_one("#chosen", Static).update(plain(said))
        self.refresh_bindings()

    # -- the commands

    def do_find(self) -> None:
        self.query_one(FilterLine).focus()

    async def do_found(self) -> None:
        await self._committees.found()

    async def do_meet(self) -> None:
        await self._meetings.meet()

    async def do_add(self) -> None:
        await self._view.add()

    async def do_role(self) -> None:
        await self._members.role()

    async def do_end(self) -> None:
        await self._members.end()

    async def do_change(self) -> None:
        await self._view.change()

    async def do_insert(self) -> None:
        await self._style.insert()

    async def do_remove(self) -> None:
        await self._view.remove()

    async def do_number(self) -> None:
        await self._style.number()

    async def do_take(self) -> None:
        await self._plan.take()

    async def do_meetings(self) -> None:
        await self._go_to(self._meetings)

    async def do_members(self) -> None:
        await self._go_to(self._members)

    async def do_style(self) -> None:
        await self._go_to(self._style)

    async def do_numbers(self) -> None:
        await self._go_to(self._numbers)

    async def do_plan(self) -> None:
        await self._go_to(self._plan)

    async def do_list(self) -> None:
        await self._go_to(self._list)

    def do_back(self) -> None:
        if self.focused is self.query_one(FilterLine):
            self.query_one(PagedList).focus()
        else:
            self.clerk.pop_screen()

    # -- the looks

    async def _go_to(self, view: View) -> None:
        self._view = view
        self.query_one(PagedList).focus()
        self._set_columns()
        await self.refill()
        self.query_one(PagedList).choose(0)

    def _set_columns(self) -> None:
        columns = self._view.wide if self.is_wide else self._view.narrow
        self.query_one(PagedList).set_columns(columns, empty=self._view.empty)

    def _say_head(self) -> None:
        head, views = self.query_one("#head", Static), self.query_one("#views", Static)
        views.display = self.shown is not None
        elsewhere = self.shown is None or self._view is not self._style
        self.query_one(FilterLine).set_class(elsewhere, "-elsewhere")
        if self.shown is None:
            head.update("" if self._slug else "Committees")
            return
        committee = self.shown.committee
        head.update(plain(f"{committee.name} · {committee.short}"))
        shown = "  ".join(
            f"[{key} {view.title}]" if view is self._view else f" {key} {view.title} "
            for key, view in enumerate(self._views.values(), 1)
        )
        more = f"\n{self._numbers.summary()}" if self._view is self._numbers else ""
        views.update(plain(shown + more))
