"""What every screen of the app has in common."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Concatenate, ParamSpec, TypeVar, cast

from textual import on
from textual.actions import ActionParseResult, parse
from textual.screen import Screen
from textual.worker import Worker

from screens.commands import Command
from screens.widgets.paged_list import PagedList

if TYPE_CHECKING:  # the register is loaded after the first paint
    from clerk.desk.desk import Desk
    from screens.app import ClerkApp

WIDE = 100  # cells; from here on there is room for more columns
P = ParamSpec("P")
Answer = TypeVar("Answer")


class ClerkScreen(Screen[None]):
    """A screen whose commands are entries of the registry.

    A subclass lists its VERBS and has a method `do_verb` for each (it may be async);
    `why_not` says in a sentence why a command does not apply just now. Footer, palette, help and
    key card follow from that. ABOUT is what help says of the place, in a few lines.
    """

    VERBS: ClassVar[tuple[Command, ...]] = ()
    ABOUT: ClassVar[str] = ""
    under_way = 0
    """How many of its commands are being carried out."""
    was_read = False
    """Whether there is anything on it yet that a key could be about."""

    def __init_subclass__(cls, **kwargs: Any) -> None:
        cls.BINDINGS = [command.binding() for command in cls.VERBS]
        super().__init_subclass__(**kwargs)

    @property
    def clerk(self) -> ClerkApp:
        """The app, by its own type."""
        return cast("ClerkApp", self.app)

    def why_not(self, verb: str) -> str | None:
        """Why the command with this verb does not apply just now, None when it does."""
        return None

    async def refill(self) -> None:
        """Read again what this screen shows; called when it comes up and when data changed."""

    async def last_thing(self) -> None:
        """Keep what is not kept yet; called when the app is about to be left."""

    def at_once(self) -> None:
        """The same after a fault, when nothing can be awaited any more."""

    async def do(
        self, verb: Callable[Concatenate[Desk, P], Answer], *args: P.args, **kwargs: P.kwargs
    ) -> Answer:
        """Have the desk carry out `verb`, without holding up the screen.

        Raises Refused, which `ClerkApp` tells the clerk in one sentence.
        """
        answer = await self.clerk.desk.do(verb, *args, **kwargs)
        if not self.app.is_running or not self.is_there:
            # The clerk has gone on: nothing is left to show the answer in.
            raise asyncio.CancelledError
        return answer

    @property
    def is_wide(self) -> bool:
        """Whether there is room for the wider columns of a list."""
        return self.size.width >= WIDE

    @property
    def is_there(self) -> bool:
        """Whether the clerk can still come back to it."""
        return self in self.app.screen_stack

    def command(self, command_id: str) -> Command | None:
        """The command of this screen with that id."""
        return next((one for one in self.VERBS if one.id == command_id), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grey in the footer what does not apply just now."""
        if action == "command" and parameters and self.command(str(parameters[0])):
            return None if self.why_not(str(parameters[0]).partition(".")[2]) else True
        return True

    def why_not_run(self, action: str | ActionParseResult) -> str | None:
        """Why a key's action does not apply just now; None when it is no command of this screen."""
        _, name, parameters = parse(action) if isinstance(action, str) else action
        command = self.command(str(parameters[0])) if name == "command" and parameters else None
        return self.why_not(command.verb) if command else None

    def begin(
        self,
        verb: Callable[[], object | Awaitable[object]],
        *,
        group: str = "default",
        exclusive: bool = False,
    ) -> Worker[None]:
        """Do it beside the screen, as `ClerkApp.begin` says; it ends with the screen."""
        return self.clerk.begin(verb, group=group, exclusive=exclusive, node=self)

    async def action_command(self, command_id: str) -> None:
        """Carry out one of this screen's commands."""
        command = self.command(command_id)
        if command is None:
            return
        verb = getattr(self, f"do_{command.verb}")
        self.under_way += 1
        if inspect.iscoroutinefunction(verb):
            self.begin(partial(self._run_verb, verb), group=command.id)
            return
        # What only goes somewhere is done at once: the next key may be pressed already.
        try:
            await self.clerk.in_plain_words(verb)
        finally:
            self.app.call_later(self._carried_out)

    async def _run_verb(self, verb: Callable[[], Awaitable[object]]) -> None:
        try:
            await verb()
        finally:
            self.app.call_later(self._carried_out)

    def _carried_out(self) -> None:
        self.under_way -= 1
        self.clerk.typed_ahead.go_on()

    @on(PagedList.Opened)
    def _opened_it(self, event: PagedList.Opened) -> None:
        """Last of all that is done when a row is opened: other keys need wait no more."""
        event.paged_list.is_opening = False
        self.app.call_later(self.clerk.typed_ahead.go_on)

    def on_compose(self) -> None:
        """Take the class of the width before there are widgets: the first resize, which gives it
        otherwise, would have every one of them styled again."""
        for least, name in reversed(self.clerk.HORIZONTAL_BREAKPOINTS):
            if self.app.size.width >= least:
                self.add_class(name)
                break

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self._begin_reading)

    def read_again(self) -> None:
        """Show something else; a key pressed meanwhile is about that, and waits for it."""
        self.was_read = False
        self._begin_reading()

    def _begin_reading(self) -> None:
        self.begin(self._read_it, group="refill", exclusive=True)

    async def _read_it(self) -> None:
        try:
            await self.refill()
        finally:
            if not self.was_read:
                self.was_read = True
                self.app.call_later(self.clerk.typed_ahead.go_on)
