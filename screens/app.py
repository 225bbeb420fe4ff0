"""The app: it owns the desk's thread, the way out, the looks and the commands of every place."""

from __future__ import annotations

import asyncio
import contextlib
import inspect
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual.actions import ActionParseResult
from textual.app import App
from textual.binding import BindingType
from textual.dom import DOMNode
from textual.events import Event, Key
from textual.worker import Worker, WorkerFailed

from clerk.desk import fault_log
from clerk.desk.refused import Refused
from screens.commands import EVERYWHERE, screen_class
from screens.desk_thread import DeskThread
from screens.palette import CommandProvider
from screens.screen import WIDE, ClerkScreen
from screens.themes import THEMES
from screens.typed_ahead import TypedAhead

if TYPE_CHECKING:  # the register is loaded after the first paint
    from clerk.desk.desk import Desk


_LOOK = 2.0  # seconds between two looks whether the terminal is still there


def _terminal_is_there() -> bool:
    try:
        os.get_terminal_size(sys.__stdin__.fileno() if sys.__stdin__ else 0)
    except (OSError, ValueError):
        return False
    return True


class ClerkApp(App[int]):
    """The clerk's desk on the screen.

    `opening` opens the desk, on the desk's own thread; `first` names the screen to begin with;
    `theme_name` is one of ours; `still` turns all movement off.
    """

    TITLE = "Clerk"
    CSS_PATH = "app.tcss"
    COMMANDS = {CommandProvider}  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [command.binding() for command in EVERYWHERE]
    ENABLE_COMMAND_PALETTE = False  # its key is one of ours
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012

    def __init__(
        self,
        opening: Callable[[], AbstractContextManager[Desk]],
        *,
        first: str = "home",
        theme_name: str = "clerk-dark",
        keymap: dict[str, str] | None = None,
        remarks: tuple[str, ...] = (),
        still: bool = False,
    ) -> None:
        super().__init__()
        self.use_command_palette = True
        self.desk = DeskThread(opening)
        self._first = screen_class(first)()
        # Read with the app's own styles: read later, they would have all of them parsed again.
        self.css_path = [*self.css_path, *self._first.css_path]
        self._opens = first != "first run"
        self._remarks = remarks
        self.farewell = ""
        self.typed_ahead = TypedAhead(self)
        for theme in THEMES:
            self.register_theme(theme)
        # Set without its watcher, which would have all styles parsed again before the first paint.
        self.set_reactive(App.theme, theme_name)
        self.stylesheet.set_variables(self.get_css_variables())
        self._lively = self.animation_level
        self.keep_still(still)
        if keymap:
            self.set_keymap(keymap)

    def get_default_screen(self) -> ClerkScreen:
        """The screen to begin with. Textual's own, below it, would be painted first."""
        return self._first

    def on_mount(self) -> None:
        self._watch_for_hang_up()
        if not self.is_headless and _terminal_is_there():
            self.set_interval(_LOOK, self._look_for_terminal)
        # What was told in a place is of no use in the next; what is told on leaving it comes later.
        self.screen_change_signal.subscribe(self, lambda _: self._leave_off())
        if self._remarks:
            self.tell("\n".join(self._remarks), warning=True)
        if self._opens:
            self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        self.begin(self._open_register)

    async def _open_register(self) -> None:
        """Leave again, saying why, when the register cannot be opened."""
        try:
            await self.desk.do(lambda desk: None)
        except Refused as refused:
            self.farewell = str(refused)
            self.leave(1)

    def keep_still(self, still: bool) -> None:
        """Turn all movement off, or leave it as the terminal's user has it."""
        self.animation_level = "none" if still else self._lively

    # -- going from place to place

    def go(self, name: str, *about: Any) -> None:
        """Open the screen called `name` on top of this one; `about` is what it is to show."""
        self.push_screen(screen_class(name)(*about))

    def go_home(self) -> None:
        """Close everything that lies on top of the first screen."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    async def home_instead(self, then: str = "") -> None:
        """Leave the first screen for Home, with the screen called `then` on top of it."""
        self.add_mode("home", screen_class("home"))
        await self.switch_mode("home")
        if then:
            self.go(then)

    # -- telling the clerk

    def tell(self, sentence: str, *, warning: bool = False) -> None:
        """Show one sentence, as plain text, in place of the one before.

        It lies over the head of the screen; at the foot while a line at the top is being typed.
        """
        from textual.widgets import Input, TextArea  # not before the first paint

        typing = isinstance(self.screen.focused, Input | TextArea)
        above = typing and self.cursor_position.y < self.size.height // 2
        self.screen.set_class(above, "-typing-above")
        self.call_later(self._leave_off)
        self.notify(sentence, severity="warning" if warning else "information", markup=False)

    def _leave_off(self) -> None:
        """Take away what was told."""
        self.clear_notifications()
        for screen in self.screen_stack:  # what held it would go on taking up a line
            screen.query("ToastHolder").remove()

    async def in_plain_words(self, verb: Callable[[], object | Awaitable[object]]) -> None:
        """Call `verb`; a refusal is told in its one sentence."""
        try:
            answer = verb()
            if inspect.isawaitable(answer):
                await answer
        except Refused as refused:
            self.tell(str(refused), warning=True)

    def begin(
        self,
        verb: Callable[[], object | Awaitable[object]],
        *,
        group: str = "default",
        exclusive: bool = False,
        node: DOMNode | None = None,
    ) -> Worker[None]:
        """Do it beside the app, or beside `node`, which stays alive; a refusal is told.

        It ends with `node`; without one it goes on when the clerk goes elsewhere. What is
        `exclusive` lets what goes on in its `group` give way, begun or not.
        """
        # Not a coroutine, which would be left unawaited when it gives way before it has begun.
        work = partial(self.in_plain_words, verb)
        return (self if node is None else node).run_worker(work, group=group, exclusive=exclusive)

    # -- commands that work everywhere

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Carry out an action; a command that does not apply just now says why."""
        if await super().run_action(action, default_namespace, namespaces):
            return True
        if isinstance(self.screen, ClerkScreen) and (reason := self.screen.why_not_run(action)):
            self.tell(reason)
            return True
        return False

    async def on_event(self, event: Event) -> None:
        """Let a key wait behind others that were pressed too early."""
        fresh = isinstance(event, Key) and not event.is_forwarded
        if not (fresh and self.typed_ahead.comes_later(cast("Key", event))):
            await super().on_event(event)

    def on_key(self, event: Key) -> None:
        """A key nothing on the screen has used is a command, unless it was pressed too early."""
        if self.typed_ahead.is_early(event):
            event.prevent_default()

    async def action_command(self, command_id: str) -> None:
        command = next(one for one in EVERYWHERE if one.id == command_id)
        self.begin(getattr(self, f"do_{command.verb}"))

    def do_help(self) -> None:
        self.go("help", self.screen)

    def do_home(self) -> None:
        self.go_home()

    def do_search(self) -> None:
        self.go("search")

    async def do_undo(self) -> None:
        from clerk.desk.undoing import undo_last

        self.tell(await self.desk.do(undo_last))
        if isinstance(self.screen, ClerkScreen):
            await self.screen.refill()

    def do_palette(self) -> None:
        self.action_command_palette()

    def do_quit(self) -> None:
        self.leave()

    # -- the one way out

    def leave(self, status: int = 0) -> None:
        """Leave the app: what is under way is finished and the register closed on the way."""
        self.exit(status)

    async def on_exit_app(self) -> None:
        """Every way out but `kill -9` comes past here or past `_handle_exception`."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, ClerkScreen):
                with contextlib.suppress(Refused):  # there is nobody left to tell
                    await screen.last_thing()
        await asyncio.to_thread(self.desk.close)

    def _watch_for_hang_up(self) -> None:
        # Windows has neither the signals nor add_signal_handler; its console event ends the app.
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM"):
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, self.leave, 0)

    def _look_for_terminal(self) -> None:
        # Whoever started us may keep the hang-up signal to himself, as make does; Textual would
        # go on reading from a terminal that is gone.
        if not _terminal_is_there():
            self.leave()

    def _handle_exception(self, error: Exception | BaseException) -> None:
        """A fault: close the register, keep a log without values, leave with one sentence."""
        if isinstance(error, WorkerFailed):
            error = error.error
        if isinstance(error, Refused):
            self.tell(str(error), warning=True)
            return
        if self._exception is None:
            self._exception = error if isinstance(error, Exception) else RuntimeError(str(error))
            self._exception_event.set()
            self.farewell = fault_log.written(error)
            for screen in reversed(self.screen_stack):
                if isinstance(screen, ClerkScreen):
                    with contextlib.suppress(Exception):  # one fault is told, not two
                        screen.at_once()
            self.desk.close()
        self._return_code = 1
        self._close_messages_no_wait()
