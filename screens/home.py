"""Home: what is due, and the way to everything else.

What reads the register is imported on the desk's thread: the first paint does not wait for it.
"""

from __future__ import annotations

from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from screens.commands import Command
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.waiting import waiting
from screens.widgets.footer import ClerkFooter
from screens.widgets.paged_list import Column, ListRow, PagedList

if TYPE_CHECKING:
    from clerk.desk.desk import Desk
    from clerk.desk.overview import Overview
    from screens.widgets.due_lines import Line

_COLUMNS = (Column("When", 15), Column("What"), Column("How it stands", 30))


class HomeScreen(ClerkScreen):
    """What is due in one list under five headings; beside it, more of the chosen line."""

    CSS_PATH = "home.tcss"
    ABOUT = (
        "What is due: meetings with the last lawful day to issue their agendas, minutes, actions, "
        "what is new, and the last backup. 1 to 5 jump to each; Enter goes there."
    )
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("home.committees", "Committees", "Meetings, members, house style.", ("c",)),
        Command("home.actions", "Actions", "Everything to be done.", ("a",)),
        Command("home.chase", "Chase", "Write to all who owe something.", ("w",)),
        Command("home.people", "People", "People, their posts and seats.", ("p",)),
        Command("home.import", "Import", "Read a paper the council already has.", ("i",)),
        Command("home.settings", "Settings", "The council; your looks, name, backups.", ("s",)),
        Command("home.quit", "Quit", "Leave; everything is saved.", ("q",)),
        Command("home.history", "History", "Who changed what, and when.", ("h",)),
        Command("home.search", "Search", "Search everything in the register.", ("slash",)),
        Command(
            "home.promises",
            "Promises",
            "What minutes promise that is no action yet.",
            ("P",),
            footer=False,
        ),
        Command(
            "home.backup",
            "Back up",
            "Make a checked copy of the register now.",
            ("b",),
            footer=False,
        ),
        Command("home.coming", "Next meetings", "Jump there.", ("1",), footer=False),
        Command("home.minutes", "Minutes to finish", "Jump there.", ("2",), footer=False),
        Command("home.overdue", "Actions overdue", "Jump there.", ("3",), footer=False),
        Command("home.changed", "Changed since last time", "Jump there.", ("4",), footer=False),
        Command("home.copies", "Last backup", "Jump there.", ("5",), footer=False),
    )

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[object, Line] = {}
        self._page: Overview | None = None
        self._since: int | None = None
        self._list = PagedList(_COLUMNS, id="due")

    def compose(self) -> ComposeResult:
        yield Static("Clerk", id="head", classes="place")
        with Container(id="page"):
            yield self._list
            with VerticalScroll(can_focus=True, classes="panel", id="about"):
                yield Static(id="told")
        yield ClerkFooter()

    def on_mount(self) -> None:
        self._list.focus()

    async def refill(self) -> None:
        """Show what is due at once, and the days of notice as soon as they are counted."""
        page, self._since = await self.do(_due, self._since)
        if self._page is None and page.read_only:
            self.clerk.tell(page.read_only, warning=True)
        if self._page is not None:
            known = self._page
            page = replace(page, promised=known.promised, looked_through=known.looked_through)
        await self._show(page)
        await self._show(await self.do(_noticed, page))
        self.begin(self._look_for_promises, exclusive=True, group="promises")

    async def _look_for_promises(self) -> None:
        """Say how much is promised that is no action yet; it takes its time, so it comes last."""
        async with aclosing(waiting(self)) as looking:
            async for found in looking:
                if self._page is not None and (found.total or found.read == found.meetings):
                    await self._show(
                        replace(self._page, promised=found.total, looked_through=found.most)
                    )

    async def last_thing(self) -> None:
        """Remember what was shown, before the app is left."""
        if self._page is not None:
            from clerk.desk.overview import note_seen

            await self.do(note_seen, self._page.last_seq)

    async def _show(self, page: Overview) -> None:
        from clerk.business.days import weekday_in_words
        from screens.widgets.due_lines import due_lines

        chosen = self._list.row
        self._page = page
        council = page.council.name if page.council else "Clerk"
        self.query_one("#head", Static).update(plain(f"{weekday_in_words(page.today)} · {council}"))
        lines = tuple(due_lines(page))
        self._lines = {line.key: line for line in lines}
        rows = [ListRow(line.key, line.cells, muted=line.heading) for line in lines]
        await self._list.show_rows(rows, keep=chosen.key if chosen else ("part", 1))
        if chosen is None:
            self._jump(1)

    def _jump(self, part: int) -> None:
        """Choose the first line under a heading, with the heading at the top."""
        if ("part", part) in self._lines:
            heading = list(self._lines).index(("part", part))
            self._list.choose(heading + 1)
            self._list.scroll_to(y=heading, animate=False)
        self._list.focus()

    @on(PagedList.Moved)
    def _tell(self, moved: PagedList.Moved) -> None:
        line = self._lines.get(moved.row.key) if moved.row else None
        self.query_one("#told", Static).update(plain(line.told if line else ""))

    @on(PagedList.Opened)
    def _open(self, opened: PagedList.Opened) -> None:
        line = self._lines.get(opened.row.key)
        if line is not None and line.goes:
            name, *about = line.goes
            self.clerk.go(str(name), *about)

    def do_committees(self) -> None:
        self.clerk.go("committee")

    def do_actions(self) -> None:
        self.clerk.go("actions")

    def do_chase(self) -> None:
        self.clerk.go("chase")

    def do_promises(self) -> None:
        self.clerk.go("promised")

    def do_people(self) -> None:
        self.clerk.go("people")

    def do_import(self) -> None:
        self.clerk.go("import")

    def do_search(self) -> None:
        self.clerk.go("search")

    def do_history(self) -> None:
        self.clerk.go("history")

    def do_settings(self) -> None:
        self.clerk.go("settings")

    async def do_backup(self) -> None:
        from clerk.desk.backing_up import backed_up

        made = await self.do(backed_up)
        self.clerk.tell(f"Backed up, and checked: {made.path}")
        await self.refill()

    def do_coming(self) -> None:
        self._jump(1)

    def do_minutes(self) -> None:
        self._jump(2)

    def do_overdue(self) -> None:
        self._jump(3)

    def do_changed(self) -> None:
        self._jump(4)

    def do_copies(self) -> None:
        self._jump(5)

    def do_quit(self) -> None:
        self.clerk.leave()


def _due(desk: Desk, since: int | None) -> tuple[Overview, int]:
    """What is due, and the last change seen before; `since` when it is known already."""
    from clerk.desk.overview import overview, seen_until

    seen = seen_until(desk) if since is None else since
    return overview(desk, seen), seen


def _noticed(desk: Desk, page: Overview) -> Overview:
    from clerk.desk.overview import count_notice

    return count_notice(desk, page)
