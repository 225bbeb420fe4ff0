"""The fields of a form: a line, a text, or one of a few words."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive
from textual.suggester import Suggester
from textual.widgets import Input, Static, TextArea

from screens.plain import plain, shortened

Begun = Callable[[str], Awaitable[str]]


@dataclass(frozen=True, slots=True)
class Field:
    """A line to fill in, or a text of several `lines`. With `choices` the arrow keys choose one
    of them; `begun` answers what the letters typed may be the beginning of, which the right arrow
    takes; `hint` says what belongs there while it is empty. What is typed takes the place of the
    value that is `replaced`. Enter goes past those that are `extra`; Tab and the down arrow go to
    them."""

    key: str
    label: str
    value: str = ""
    choices: tuple[str, ...] = ()
    hint: str = ""
    begun: Begun | None = None
    lines: int = 1
    secret: bool = False
    extra: bool = False
    replaced: bool = False


class Choice(Static, can_focus=True):
    """One of a few words, chosen with the left and right arrows, the space bar, or its letter."""

    DEFAULT_CSS = """
    Choice { width: 1fr; height: 1; }
    Choice:focus { background: $block-cursor-background; color: $block-cursor-foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "Before", show=False),
        Binding("right,space", "turn(1)", "After", show=False),
        Binding("enter", "done", "Done", show=False),
    ]

    value: reactive[str] = reactive("")

    @dataclass
    class Changed(Message):
        """Another word is chosen."""

    @dataclass
    class Done(Message):
        """Enter was pressed."""

    def __init__(self, choices: Sequence[str], value: str, *, name: str) -> None:
        super().__init__(name=name)
        self._choices = tuple(choices)
        self.set_reactive(Choice.value, value if value in choices else self._choices[0])

    def render(self) -> str:
        return plain(f"◂ {shortened(self.value, self.size.width - 4)} ▸")  # type: ignore[return-value]

    def action_turn(self, by: int) -> None:
        at = self._choices.index(self.value) + by
        self.value = self._choices[at % len(self._choices)]
        self.post_message(self.Changed())

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Letters and digits stay here: the footer leaves out what they do elsewhere."""
        return character is not None and character.isalnum()

    def on_key(self, event: events.Key) -> None:
        """A letter chooses the next word that begins with it, and is no command meanwhile."""
        if not self.check_consume_key(event.key, event.character):
            return
        letter = (event.character or "").casefold()
        event.stop()
        at = self._choices.index(self.value) + 1
        for word in (*self._choices[at:], *self._choices[:at]):
            if word.casefold().startswith(letter):
                self.value = word
                self.post_message(self.Changed())
                return

    def action_done(self) -> None:
        self.post_message(self.Done())

    def on_click(self) -> None:
        self.action_turn(1)


class _OneLine(Input):
    """A field of one line: several lines pasted into it become one, and nothing is submitted."""

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.replace(_in_one_line(event.text), *self.selection)

    def action_paste(self) -> None:
        self.replace(_in_one_line(self.app.clipboard), *self.selection)


class _Beginnings(Suggester):
    """Completes what is typed from what the desk knows."""

    def __init__(self, begun: Begun) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._begun = begun

    async def get_suggestion(self, value: str) -> str | None:
        return await self._begun(value) or None if value.strip() else None


def _in_one_line(text: str) -> str:
    first, *more = text.splitlines() or [""]
    return " ".join([first, *(line.strip() for line in more if line.strip())])


def line_of(field: Field) -> Horizontal:
    """The label and what is filled in beside it, whose name is the key of the field."""
    label = Static(plain(field.label))
    if field.choices:
        return Horizontal(label, Choice(field.choices, field.value, name=field.key))
    if field.lines > 1:
        text = TextArea(field.value, name=field.key, compact=True, highlight_cursor_line=False)
        text.styles.height = field.lines
        return Horizontal(label, text)
    suggester = _Beginnings(field.begun) if field.begun else None
    line = _OneLine(
        field.value,
        placeholder=field.hint,
        suggester=suggester,
        name=field.key,
        compact=True,
        select_on_focus=field.replaced,
        password=field.secret,
    )
    return Horizontal(label, line)
