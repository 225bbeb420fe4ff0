"""One question at the foot of a screen, answered in one line."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, Static

from screens.plain import plain

if TYPE_CHECKING:
    from screens.app import ClerkApp

Answered = Callable[[str], Awaitable[None]]


class AnswerLine(Vertical):
    """Shown by `ask`; Enter gives the answer, Escape goes back to where the clerk was.

    What was typed when Escape was pressed is there again when the same question comes back. A
    refused answer is told and stays to be put right.
    """

    DEFAULT_CSS = """
    AnswerLine { display: none; height: auto; }
    AnswerLine > Static { padding: 0 1; color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Back", show=False)]

    def __init__(self, *, id: str = "answer") -> None:
        super().__init__(id=id)
        self._question = ""
        self._then: Answered | None = None
        self._unsent: dict[str, str] = {}
        self._came_from: Widget | None = None

    def compose(self) -> ComposeResult:
        yield Static(id="question")
        yield Input()

    def ask(self, question: str, then: Answered, value: str = "") -> None:
        """Ask for a line, beginning with `value`; `then` is called with the answer."""
        self._question, self._then = question, then
        self.query_one("#question", Static).update(plain(question))
        line = self.query_one(Input)
        line.value = self._unsent.get(question, value)
        if not self.display:
            self._came_from = self.screen.focused
            self.display = True
        line.focus()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        app = cast("ClerkApp", self.app)
        app.begin(partial(self._answer, event.value), node=self)

    def action_leave(self) -> None:
        self._unsent[self._question] = self.query_one(Input).value
        self._put_away()

    async def _answer(self, value: str) -> None:
        question, then = self._question, self._then
        if then is None:
            return
        await then(value)
        self._unsent.pop(question, None)
        if self._question == question:
            self._put_away()

    def _put_away(self) -> None:
        self._then = None
        # What was asked for may have led on to another place: then the clerk stays there.
        here = self.has_focus_within
        self.display = False
        if here and self._came_from is not None and self._came_from.is_attached:
            self._came_from.focus()
