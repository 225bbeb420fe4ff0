"""The messages of a chase on their way out: where to, how far, and stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.widgets import Static

from clerk.business.post import How
from clerk.business.restricted import View
from clerk.business.words import counted
from clerk.desk import chasing_out, clipboard, paths, written_files
from clerk.desk.chasing import ChasePlan, Prepared
from clerk.desk.chasing_by_mail import begin_chase, mailed, note_sent
from clerk.desk.file_names import called
from clerk.desk.refused import Refused
from screens.plain import plain
from screens.sending.delivering import delivered
from screens.widgets.fields import Field
from screens.widgets.form import Form, Said, Save

if TYPE_CHECKING:
    from screens.app import ClerkApp
    from screens.chase.screen import ChaseScreen

_NOTED = "F8 takes the note back."
_UNPASTED = "If it cannot be pasted, press F8 and take letters (l) instead."
_STOPPED = "Stopped; nothing was written and nobody is noted as asked."
_GROUP = "chase"


class Out:
    """What the screen of a chase does to send. `going`: something is on its way."""

    def __init__(self, screen: ChaseScreen) -> None:
        self._screen = screen
        self.going = False

    @property
    def elsewhere(self) -> bool:
        """Whether mail of a chase that was begun on another screen is still on its way."""
        beside = self._screen.clerk.workers
        return any(each.group == _GROUP and not each.is_finished for each in beside)

    def stop(self) -> None:
        self.going = False

    async def text(self) -> None:
        """Copy all messages to the clipboard as one text."""
        plan, wanted = self._all()
        await self._screen.do(chasing_out.check_still_public, wanted)
        text = chasing_out.as_one_text(wanted)
        self._screen.clerk.copy_to_clipboard(text)
        there = await asyncio.to_thread(clipboard.copied, text)
        await self._screen.do(chasing_out.note_chased, plan, wanted, How.TEXT)
        copied = "Copied" if there else "Left to the terminal to copy"
        next_to_do = _NOTED if there else _UNPASTED
        await self._screen.sent(f"{copied}, and {_people(wanted)} noted as asked. {next_to_do}")

    async def letters(self) -> None:
        """Ask for a file and write all messages into it as letters."""
        plan, wanted = self._all()
        refused: list[Path] = []

        async def then(said: Said) -> None:
            path = paths.typed_path(said["where"])
            why = await self._screen.do(written_files.in_the_way, path)
            if why and path not in refused:
                refused.append(path)
                raise Refused(f"{why}; save once more to replace it, or choose another name.")
            self._begin(partial(self._letters, plan, wanted, path))

        await self._ask_where("Letters", self._name(plan, wanted, "letters", ".docx"), then)

    async def drafts(self) -> None:
        """Ask for a folder and write the messages that have an address into it as drafts."""
        plan, reached = self._reached()

        async def then(said: Said) -> None:
            path = paths.typed_path(said["where"])
            self._begin(partial(self._drafts, plan, reached, path))

        await self._ask_where("Drafts", self._name(plan, reached, "drafts", ""), then)

    async def mail(self) -> None:
        """Ask once more, then give the messages that have an address to the mail server."""
        plan, reached = self._reached()

        async def then(said: Said) -> None:
            if said["sure"] == "yes":
                # Beside the app, not the screen: it goes on when the clerk goes elsewhere.
                self._begin(partial(self._mail, plan, reached), beside=self._screen.clerk)

        asked = Field("sure", f"Send {len(reached)} now", "no", choices=("no", "yes"))
        await self._screen.query_one(Form).ask("Send by mail", [asked], then)

    # -- each way

    async def _letters(self, plan: ChasePlan, wanted: Sequence[Prepared], path: Path) -> None:
        written = await self._screen.do(
            chasing_out.write_letters,
            plan,
            wanted,
            path,
            replace=True,
            going_on=lambda: self.going,
        )
        self.going = False
        told = f"Written: {path}; {_people(wanted)} noted as asked. {_NOTED}"
        await self._screen.sent(told if written else _STOPPED)

    async def _drafts(self, plan: ChasePlan, wanted: Sequence[Prepared], path: Path) -> None:
        app = self._screen.clerk

        def progress(done: int, of: int) -> None:
            """Called on the desk's thread."""
            app.call_later(self._say, f"{done} of {of} · Escape stops")

        files = await self._screen.do(
            chasing_out.write_as_drafts,
            plan,
            wanted,
            path,
            told=progress,
            going_on=lambda: self.going,
        )
        self.going = False
        told = (
            f"{counted(len(files), 'draft')} in {path}; {_people(wanted)} noted as asked. {_NOTED}"
        )
        await self._screen.sent(told if files else _STOPPED)

    async def _mail(self, plan: ChasePlan, wanted: Sequence[Prepared]) -> None:
        app, done = self._screen.clerk, None
        chase = await app.desk.do(begin_chase, plan, wanted)
        if chase.sending_id is not None:
            try:
                done = await delivered(
                    app, chase.sending_id, chase.mails, say=self._say, going_on=lambda: self.going
                )
            finally:
                await app.desk.do(note_sent, chase)
        self.going = False
        became = mailed(chase, done)
        lines = [became.sentence, *(f"{name}: {why}" for name, why in became.failed)]
        lines += [f"Nobody knows whether {name} got theirs: s says." for name in became.in_doubt]
        warning = bool(became.failed or became.in_doubt)
        await self._screen.sent("\n".join(lines), warning=warning)

    # -- what they share

    def _begin(
        self, work: Callable[[], Awaitable[None]], *, beside: ClerkApp | None = None
    ) -> None:
        """Do it beside the screen, which stays alive, and show how things stand after it."""
        self.going = True
        self._screen.refresh_bindings()

        async def on_its_way() -> None:
            try:
                await work()
            finally:
                self.going = False
                if self._screen.is_there:
                    self._screen.refresh_bindings()
                    await self._screen.refill()

        (beside or self._screen).begin(on_its_way, group=_GROUP)

    def _say(self, told: str) -> None:
        """Say how far it is; to nobody on a screen that was left."""
        for head in self._screen.query("#head").results(Static):
            head.update(plain(f"Chase · {told}"))

    async def _ask_where(self, title: str, file: str, then: Save) -> None:
        field = Field("where", "Where to", str(paths.documents_folder() / file))
        await self._screen.query_one(Form).ask(title, [field], then)

    def _name(self, plan: ChasePlan, wanted: Sequence[Prepared], name: str, ending: str) -> str:
        closed = any(each.letter.restricted for each in wanted)
        view = View.RESTRICTED if closed else View.PUBLIC
        return called(name, str(plan.asking.today), ending, view)

    def _all(self) -> tuple[ChasePlan, list[Prepared]]:
        plan = self._screen.plan
        if plan is None:
            raise Refused("The messages are still being made.")
        return plan, self._screen.wanted

    def _reached(self) -> tuple[ChasePlan, list[Prepared]]:
        plan, wanted = self._all()
        unreached = {each.letter.key for each in plan.unreached}
        reached = [each for each in wanted if each.letter.key not in unreached]
        if not reached:
            raise Refused("None of these has an e-mail address; print letters, or add addresses.")
        return plan, reached


def _people(wanted: Sequence[Prepared]) -> str:
    count = len({each.letter.to.key for each in wanted})
    return "1 person" if count == 1 else f"{count} people"
