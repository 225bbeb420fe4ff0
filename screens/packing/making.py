"""Planning and making a pack beside its screen, which stays alive."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

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
    written_files,
)
from clerk.desk.pack_building import PackDraft
from clerk.desk.packing import PackPlan
from clerk.desk.refused import Refused
from screens.plain import plain
from screens.screen import ClerkScreen
from screens.widgets.fields import Field
from screens.widgets.form import Form

_ALL_SAID = 6


class MakingPack(ClerkScreen):
    """The half of the screen of a pack that plans and makes it; the other half shows it."""

    def __init__(self, reference: str) -> None:
        super().__init__()
        self._reference = reference
        self._meeting: Meeting | None = None
        self._view = View.PUBLIC
        self._supplement = self._damaged = False
        self._plan: PackPlan | None = None
        self._going = False
        self._written: Path | None = None
        self._replacing = ""
        self._said = ""

    async def _planned(self) -> PackPlan:
        return await self.do(
            packing.planned,
            self._reference,
            self._view,
            as_supplement=self._supplement,
        )

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
        if plan.view is View.PUBLIC:
            self._told("Searching the pack for restricted words")
            what = await self.do(pack_leaks.forbidden, self._reference)
            said += await asyncio.to_thread(
                pack_leaks.check_public, path, what, draft.parts, going_on=self._goes_on
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

    def _say(self, text: str) -> None:
        """Say how it stands; to nobody on a screen that was left, and is coming down."""
        self._said = text
        for said in self.query("#said").results(Static):
            said.update(plain(text))
