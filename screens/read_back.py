"""Read back: what was decided in one minute, large on the screen."""

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from clerk.business.minutes import Minute
from clerk.business.restricted import View
from clerk.business.spoken import restricted_part, spoken
from clerk.business.views import seen_by
from clerk.desk.refused import Refused
from clerk.desk.workspace import Workspace, workspace
from screens.commands import Command
from screens.plain import plain, shortened
from screens.screen import ClerkScreen
from screens.widgets.footer import ClerkFooter
from screens.widgets.large import Large


class ReadBackScreen(ClerkScreen):
    """The outcomes and actions of a minute; of its restricted part only when that is asked for."""

    CSS_PATH = "read_back.tcss"
    ABOUT = "What was decided, large enough to be read out. n and N go from minute to minute."
    VERBS: ClassVar[tuple[Command, ...]] = (
        Command("reading.next", "Next minute", "Go to the next minute.", ("n",)),
        Command("reading.previous", "Minute before", "Go to the one before.", ("N",)),
        Command("reading.back", "Back", "Go back to where you were.", ("escape",)),
    )

    def __init__(self, reference: str, minute: int | None = None, restricted: bool = False) -> None:
        super().__init__()
        self._reference = reference
        self._minute = minute
        self._restricted = restricted
        self._at: Workspace | None = None
        self._shown: tuple[Minute, str] | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="number", classes="place")
        with Vertical(id="top"):
            yield Static(id="title")
        yield Large(empty="Nothing is decided here yet.", id="decided")
        yield ClerkFooter()

    def on_mount(self) -> None:
        self.query_one(Large).focus()

    async def refill(self) -> None:
        self._at = await self.do(workspace, self._reference)
        await self._show()

    async def _show(self) -> None:
        if self._at is None:
            return
        minutes, place = self._minutes, self._place
        minute = minutes[place] if minutes else Minute("", "There are no minutes yet.")
        self._minute = minute.id
        label = self._at.committee.style.label("action")
        count = f"{place + 1} of {len(minutes)}" if minutes else ""
        hidden = "RESTRICTED" if self._restricted and minute.id in self._restricted_ones else ""
        words = (hidden, f"Minute {minute.number}" if minute.number else "Read back", count)
        self.query_one("#number", Static).update(plain(" · ".join(filter(None, words))))
        self.query_one("#title", Static).update(plain(shortened(minute.title, 180)))
        if self._shown != (minute, label):
            self._shown = (minute, label)
            await self.query_one(Large).read(spoken(minute, label))
        self.refresh_bindings()

    @property
    def _restricted_ones(self) -> set[int | None]:
        """The minutes that have a restricted part."""
        return {one.id for one in self._at.record.minutes if one.restricted} if self._at else set()

    @property
    def _minutes(self) -> tuple[Minute, ...]:
        """The minutes as they may be shown here."""
        if self._at is None:
            return ()
        if not self._restricted:
            seen = seen_by(self._at.record, View.PUBLIC).record
            return tuple(replace(one, restricted=None) for one in seen.minutes)
        whole = seen_by(self._at.record, View.RESTRICTED).record
        return tuple(restricted_part(one) or one for one in whole.minutes)

    @property
    def _place(self) -> int:
        minutes = self._minutes
        return next((at for at, one in enumerate(minutes) if one.id == self._minute), 0)

    def why_not(self, verb: str) -> str | None:
        if verb == "back":
            return None
        if self._at is None:
            return "The minutes are still being read."
        if verb == "next" and self._place + 1 >= len(self._minutes):
            return "That was the last minute."
        if verb == "previous" and self._place == 0:
            return "This is the first minute."
        return None

    async def do_next(self) -> None:
        await self._turn(1)

    async def do_previous(self) -> None:
        await self._turn(-1)

    async def _turn(self, by: int) -> None:
        at = self._place + by
        if not 0 <= at < len(self._minutes):
            raise Refused("There is no minute there.")
        self._minute = self._minutes[at].id
        await self._show()

    def do_back(self) -> None:
        self.clerk.pop_screen()
