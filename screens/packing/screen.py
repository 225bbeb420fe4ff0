"""The screen of a pack."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from clerk.business.meetings import Meeting
from clerk.business.restricted import View
from clerk.business.words import counted
from clerk.desk import (
    opened_copies,
    pack_building,
    pack_leaks,
    pack_making,
    packing,
    packs_issued,
    paper_files,
    paths,
    right_hand,
    system_programs,
    written_files,
)
from clerk.desk.meeting_names import meeting_named
from clerk.desk.pack_building import PackDraft
from clerk.desk.packing import PackPlan
from clerk.desk.refused import Refused
from screens.commands import Command
from screens.packing import rows
from screens.packing.commands import ABOUT, VERBS
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.widgets.fields import Field
from screens.widgets.footer import ClerkFooter
from screens.widgets.form import Form
from screens.widgets.paged_list import ListRow, PagedList

_COLUMNS = {"parts": rows.PARTS, "gaps": rows.GAPS, "issued": rows.ISSUED}
_ALL_SAID = 6


class PackScreen(ClerkScreen):
    """The pack of the meeting a reference names: planned, made, issued."""

    CSS_PATH = "packing.tcss"
    ABOUT = ABOUT
    VERBS: ClassVar[tuple[Command, ...]] = VERBS

    def __init__(self, reference: str) -> None:
        super().__init__()
        self._reference = reference
        self._meeting: Meeting | None = None
        self._showing = "parts"
        self._view = View.PUBLIC
        self._supplement = self._damaged = False
        self._plan: PackPlan | None = None
        self._why = ""
        self._asked = 0
        self._spans: Mapping[str, tuple[int, int]] = {}
        self._said = self._hint = ""
        self._going = False
        self._written: Path | None = None
        self._replacing = ""

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

    async def _planned(self) -> PackPlan:
        return await self.do(
            packing.planned,
            self._reference,
            self._view,
            as_supplement=self._supplement,
        )

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

    # -- making it

    async def do_make(self) -> None:
        await self._ask("Make a draft of the pack", issue=False)

    async def do_issue(self) -> None:
        await self._ask("Issue the pack: it is then kept as it is, for good", issue=True)

    async def do_convert(self) -> None:
        self._begin()
        try:
            said = await self._convert()
            self._say("\n".join(said or ["Every paper that can be a PDF is one."]))
        finally:
            await self._end()

    async def _ask(self, title: str, *, issue: bool) -> None:
        if issue and self._plan is not None:
            packs_issued.check_issuable(self._plan)
        meeting = self._meeting.reference if self._meeting else self._reference
        name = pack_making.pack_name(meeting, self._view, supplement=self._supplement)
        where = str(paths.documents_folder() / name)

        async def then(said: Mapping[str, str]) -> None:
            path = paths.typed_path(said["where"])
            pack_making.check_pack_name(path, self._view)
            why = await self.do(written_files.in_the_way, path)
            if why and self._replacing != said["where"]:
                self._replacing = said["where"]
                raise Refused(f"{why}; Ctrl+S once more replaces it.")
            self._replacing = ""
            self.begin(lambda: self._make(path, issue=issue))

        await self.query_one(Form).ask(title, (Field("where", "Write it to", where),), then)

    async def _make(self, path: Path, *, issue: bool) -> None:
        self._begin()
        try:
            said = await self._convert()
            await asyncio.to_thread(opened_copies.clear_left_over)
            with pack_making.room_for_pack() as place:
                draft = await self._built(place, said)
                said += await self.do(pack_making.finish, draft, path, issue_it=issue)
            self._written = path
            told = [f"Written: {path}", *said, *pack_making.remarks(draft)]
            more = len(told) - _ALL_SAID
            said_of_it = told if more <= 0 else [*told[:_ALL_SAID], f"and {more} more (2)"]
            self._say("\n".join(said_of_it))
        except Refused as refused:
            self._say(f"✗ {refused}")
            raise
        finally:
            await self._end()

    async def _built(self, path: Path, said: list[str]) -> PackDraft:
        """The pack, searched if it is public; what is to be said of its papers goes to `said`."""
        plan = await self._planned()
        draft = await asyncio.to_thread(
            pack_building.build,
            plan,
            path,
            damaged=self._damaged,
            told=self._told,
            going_on=self._goes_on,
        )
        if self._view is View.PUBLIC:
            self._told("Searching the pack for restricted words")
            what = await self.do(pack_leaks.forbidden, self._reference)
            said += await asyncio.to_thread(
                pack_leaks.check_public, path, what, going_on=self._goes_on
            )
        if not self._going:
            raise Refused("Stopped: no pack was made.")
        return draft

    async def _convert(self) -> list[str]:
        waiting = await self.do(paper_files.unconverted, self._reference, self._view)
        if not waiting:
            return []
        self._told(f"Making {counted(len(waiting), 'PDF')} of papers")
        made = await asyncio.to_thread(
            paper_files.convert, waiting, told=self._told, going_on=self._goes_on
        )
        return list(await self.do(paper_files.keep_converted, self._reference, made))

    def _begin(self) -> None:
        self._going = True
        self.refresh_bindings()

    async def _end(self) -> None:
        self._going = False
        await self.refill()

    def _goes_on(self) -> bool:
        return self._going

    def _told(self, told: str) -> None:
        """Say what is being done; this may be called on any thread."""
        self.app.call_later(self._say, f"{told} … Escape stops.")

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

    def _say(self, text: str) -> None:
        """Say how it stands; to nobody on a screen that was left, and is coming down."""
        self._said = text
        for said in self.query("#said").results(Static):
            said.update(plain(text))
