"""The screen of a pack."""

import asyncio
from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from clerk.business.restricted import View
from clerk.desk import (
    pack_building,
    packs_issued,
    right_hand,
    system_programs,
)
from clerk.desk.meeting_names import meeting_named
from clerk.desk.refused import Refused
from screens.commands import Command
from screens.packing import rows
from screens.packing.commands import ABOUT, VERBS
from screens.packing.making import MakingPack
from screens.plain import plain
from screens.widgets.footer import ClerkFooter
from screens.widgets.form import Form
from screens.widgets.paged_list import ListRow, PagedList

_COLUMNS = {"parts": rows.PARTS, "gaps": rows.GAPS, "issued": rows.ISSUED}


class PackScreen(MakingPack):
    """The pack of the meeting a reference names: planned, made, issued."""

    CSS_PATH = "packing.tcss"
    ABOUT = ABOUT
    VERBS: ClassVar[tuple[Command, ...]] = VERBS

    def __init__(self, reference: str) -> None:
        super().__init__(reference)
        self._showing = "parts"
        self._why = ""
        self._asked = 0
        self._spans: Mapping[str, tuple[int, int]] = {}
        self._hint = ""

    def compose(self) -> ComposeResult:
        yield Static("Pack", id="head", classes="place")
        yield Static(id="state")
        yield PagedList(rows.PARTS, empty=rows.EMPTY["parts"], id="rows")
        yield Static(id="said", classes="said")
        yield Form()
        yield ClerkFooter()

    def on_mount(self) -> None:
        self.query_one("#rows").focus()

    async def refill(self) -> None:
        """Plan the pack as things are now, and find the pages it would have."""
        if self._going:
            return
        self._asked += 1
        asked = self._asked
        self._plan, self._why, self._spans = None, "", {}
        self._meeting = await self.do(meeting_named, self._reference)
        self._reference = str(self._meeting.id)
        self.query_one("#head", Static).update(plain(rows.head_text(self._meeting)))
        try:
            plan = await self._planned()
            if asked != self._asked:
                return  # something else was asked for meanwhile
            self._plan = plan
            self.query_one("#state", Static).update(plain(rows.state_text(plan)))
            await self._show()
            laid = await asyncio.to_thread(pack_building.lay_out, plan)
            if asked != self._asked:
                return
            self._spans = laid.spans
        except Refused as refused:
            if asked != self._asked:
                return
            self._why = str(refused)
            if self._said in ("", self._hint):  # and not what was just made
                self._say(self._why)
            self.query_one("#state", Static).update(plain(self._asked_for()))
        await self._show()
        self.refresh_bindings()

    def why_not(self, verb: str) -> str | None:
        if not self.is_mounted or verb == "back":
            return None
        if self._going:
            return "The pack is being made; Escape stops it."
        if self.query_one(Form).display:
            return "A form is open: fill it in, or Escape puts it aside."
        if verb in ("make", "issue", "right_hand") and self._plan is None:
            return self._why or "The pack is still being planned."
        if verb == "show" and self._written is None and self._showing != "issued":
            return "Nothing has been made yet."
        return None

    # -- what is shown

    async def do_parts(self) -> None:
        await self._turn("parts")

    async def do_gaps(self) -> None:
        await self._turn("gaps")

    async def do_issued(self) -> None:
        await self._turn("issued")

    async def do_restricted(self) -> None:
        self._view = View.PUBLIC if self._view is View.RESTRICTED else View.RESTRICTED
        await self._anew()

    async def do_right_hand(self) -> None:
        assert self._plan is not None
        await self.do(
            right_hand.choose_right_hand, self._reference, right_hand=not self._plan.right_hand
        )
        await self._anew()

    async def do_supplement(self) -> None:
        self._supplement = not self._supplement
        await self._anew()

    def do_damaged(self) -> None:
        self._damaged = not self._damaged
        self._say(rows.DAMAGED_IN if self._damaged else rows.DAMAGED_OUT)

    async def _anew(self) -> None:
        self._say("")
        await self.refill()

    def _asked_for(self) -> str:
        which = "supplement" if self._supplement else "whole pack"
        return f"{self._view.value.upper()} · {which}"

    async def _turn(self, showing: str) -> None:
        self._showing = showing
        self._say("")
        await self._show()
        self.refresh_bindings()

    async def _show(self) -> None:
        found: list[ListRow] = []
        if self._showing == "issued":
            found = rows.issued_rows(await self.do(packs_issued.issued_packs, self._reference))
        elif self._plan is not None and self._showing == "gaps":
            found = rows.gap_rows(self._plan.gaps)
        elif self._plan is not None:
            found = rows.part_rows(self._plan.entries, self._spans)
        listed = self.query_one("#rows", PagedList)
        listed.set_columns(_COLUMNS[self._showing], empty=rows.EMPTY[self._showing])
        await listed.show_rows(found, keep=listed.row and listed.row.key)

    @on(PagedList.Opened)
    async def _opened(self) -> None:
        if self._showing == "issued":
            await self.run_action("command('pack.show')")

    @on(PagedList.Moved)
    def _moved(self, event: PagedList.Moved) -> None:
        """Say in full what may be cut off in its row."""
        if self._showing != "parts" and event.row is not None and self._said in ("", self._hint):
            self._hint = event.row.cells[-1]
            self._say(self._hint)

    async def do_show(self) -> None:
        row = self.query_one("#rows", PagedList).row
        if self._showing == "issued" and row is not None and isinstance(row.key, tuple):
            view, number = row.key
            pack = await self.do(packs_issued.issued_pack, self._reference, view, number)
            path = await self.do(packs_issued.copy_to_open, pack)
            await asyncio.to_thread(system_programs.open_file, path)
        elif self._written is not None:
            await asyncio.to_thread(system_programs.open_file, self._written)

    def do_back(self) -> None:
        if self._going:
            self._going = False
            self._say("Stopping …")
        else:
            self.clerk.pop_screen()
