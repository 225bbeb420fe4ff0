"""A line to type words into, above the list they choose from."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from screens.widgets.paged_list import PagedList

_PAUSE = 0.12


class FilterLine(Input):
    """Words that choose what `over` shows: sent as `Sought` when the clerk pauses in typing.

    The keys that move in a list work from here, and Enter opens what is chosen there; with
    `enter_leaves` it goes to the list, whose keys are letters, instead.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step('move', -1)", "Up", show=False),
        Binding("down", "step('move', 1)", "Down", show=False),
        Binding("pageup", "step('turn', -1)", "Page up", show=False),
        Binding("pagedown", "step('turn', 1)", "Page down", show=False),
    ]

    @dataclass
    class Sought(Message):
        """The clerk has paused after typing."""

        words: str

    def __init__(
        self,
        over: PagedList,
        *,
        placeholder: str,
        id: str,
        value: str = "",
        enter_leaves: bool = False,
    ) -> None:
        super().__init__(value, placeholder=placeholder, id=id)
        self._over = over
        self._enter_leaves = enter_leaves
        self._pause: Timer | None = None

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._stop_waiting()
        self._pause = self.set_timer(_PAUSE, self._send)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        waiting = self._pause is not None
        if waiting:
            self._stop_waiting()
            self._send()
        if self._enter_leaves:
            self._over.focus()
        elif not waiting:
            self._over.action_open()

    def action_step(self, how: str, by: int) -> None:
        if how == "move":
            self._over.action_move(by)
        else:
            self._over.action_turn(by)

    def _send(self) -> None:
        self._pause = None
        self.post_message(self.Sought(self.value))

    def _stop_waiting(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
