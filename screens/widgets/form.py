"""A few fields at the foot of a screen, filled in and saved together."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from clerk.desk.refused import Refused
from screens.plain import plain
from screens.widgets.fields import Choice, Field, line_of

if TYPE_CHECKING:
    from screens.app import ClerkApp

Said = Mapping[str, str]
Save = Callable[[Said], Awaitable[None]]
_KEYS = "Enter goes on, at the end it saves · Ctrl+S saves · Escape puts it aside"
_ASIDE = "Put aside, not saved: Ctrl+R brings it back · Ctrl+S saves what is here"


class Form(Vertical):
    """Shown by `ask`. Enter in the last field or Ctrl+S saves, Escape goes back to where the
    clerk was. What was typed until then is put aside, which is told; Ctrl+R brings it back in the
    next form of that title, which begins with what is saved, because it may be about another
    thing. What is refused is said in the form, which stays to be put right. Meanwhile what has the
    class gives-way has -given-way too.
    """

    DEFAULT_CSS = """
    Form { display: none; height: auto; max-height: 16; overflow-y: auto;
           border: round $border; background: $surface; padding: 0 1; }
    Form > Horizontal { height: auto; }
    Form > Horizontal > Static { width: 22; color: $text-muted; }
    Form > Horizontal > Choice { width: 1fr; color: $foreground; }
    Form > Horizontal > Input { width: 1fr; background: $panel; }
    Form > Horizontal > TextArea { width: 1fr; background: $panel; }
    Form > .note { height: auto; }
    Form > .keys { height: auto; color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", show=False),
        Binding("ctrl+s", "save", "Save", show=False),
        Binding("ctrl+r", "bring_back", "Bring back", show=False),
        Binding("down,tab", "step(1)", "Next", show=False),
        Binding("up,shift+tab", "step(-1)", "Before", show=False),
    ]

    def __init__(self, *, id: str = "form") -> None:
        super().__init__(id=id)
        self._title = ""
        self._then: Save | None = None
        self._remark: Callable[[Said], str] | None = None
        self._asked: Said = {}
        self._aside: dict[str, Said] = {}
        self._extra: set[str] = set()
        self._came_from: Widget | None = None
        self._asking = asyncio.Lock()

    def compose(self) -> ComposeResult:
        yield Static(classes="note")
        yield Static(classes="keys")

    async def ask(
        self,
        title: str,
        fields: Sequence[Field],
        then: Save,
        *,
        remark: Callable[[Said], str] | None = None,
    ) -> None:
        """Ask for `fields`; `then` is called with what was said, by key. `remark` says something
        of what stands in the fields, again at each change."""
        async with self._asking:  # two keys pressed at once ask one after the other
            if self.display:
                self._put_aside()
            # What changes before the fields stand is of the form before.
            self._title, self._then, self._remark = title, then, None
            self._extra = {field.key for field in fields if field.extra}
            self.border_title = plain(title)
            await self.query("Form > Horizontal").remove()
            lines = [line_of(field) for field in fields]
            await self.mount_all(lines, before=0)
            self._asked, self._remark = self.said, remark
            self.query_one(".keys", Static).update(plain(_ASIDE if title in self._aside else _KEYS))
            if not self.display:
                self._came_from = self.screen.focused
                self._show(True)
            self._note()
            lines[0].children[1].focus()

    @property
    def said(self) -> Said:
        """What stands in the fields now."""
        return {
            str(field.name): field.text if isinstance(field, TextArea) else field.value
            for field in self._fields
        }

    @property
    def _fields(self) -> list[Input | TextArea | Choice]:
        return [
            field
            for field in self.query("Input, TextArea, Choice")
            if isinstance(field, Input | TextArea | Choice)
        ]

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Choice.Changed)
    def _note(self) -> None:
        note = self._remark(self.said) if self._remark else ""
        self._say(note)

    @on(Input.Submitted)
    @on(Choice.Done)
    def _go_on(self, event: Message) -> None:
        event.stop()
        fields = self._fields
        at = next((i for i, field in enumerate(fields) if field.has_focus), len(fields))
        wanted = [field for field in fields[at + 1 :] if str(field.name) not in self._extra]
        if wanted:
            wanted[0].focus()
        else:
            self.action_save()

    def action_step(self, by: int) -> bool:
        """Go to the field after or before; False when there is none, or no field has the focus."""
        fields = self._fields
        at = next((i for i, field in enumerate(fields) if field.has_focus), -1)
        if at < 0 or not 0 <= at + by < len(fields):
            return False
        fields[at + by].focus()
        return True

    def action_save(self) -> None:
        cast("ClerkApp", self.app).begin(self._save, node=self)

    def action_leave(self) -> None:
        self._put_aside()
        self._put_away()

    def action_bring_back(self) -> None:
        """Change what stands in the fields for what was put aside, and put that aside."""
        typed = self._aside.pop(self._title, None)
        if typed is None:
            self._say("Nothing was put aside here.")
            return
        self._put_aside()
        for field in self._fields:
            if isinstance(field, TextArea):
                field.text = typed.get(str(field.name), field.text)
            else:
                field.value = typed.get(str(field.name), field.value)
        self.query_one(".keys", Static).update(
            plain(_ASIDE if self._title in self._aside else _KEYS)
        )

    async def _save(self) -> None:
        title, then = self._title, self._then
        if then is None:
            return
        try:
            await then(self.said)
        except Refused as refused:
            self._say(f"✗ {refused}")
            # Below a long form it would be out of sight.
            self.call_after_refresh(self.query_one(".note").scroll_visible, animate=False)
            return
        self._aside.pop(title, None)
        if self._title == title:
            self._put_away()

    def _say(self, sentence: str) -> None:
        note = self.query_one(".note", Static)
        note.update(plain(sentence))
        note.display = bool(sentence)

    def _show(self, asking: bool) -> None:
        self.display = asking
        # A class of the screen would have every widget in it styled again.
        for beside in self.screen.query(".gives-way"):
            beside.set_class(asking, "-given-way")

    def _put_aside(self) -> None:
        """Keep what was typed, if anything was, and say so."""
        if self.said != self._asked:
            self._aside[self._title] = self.said
            cast("ClerkApp", self.app).tell(
                f"“{self._title}” is put aside, not saved. "
                "As long as you stay in this place, Ctrl+R in that form brings it back."
            )

    def _put_away(self) -> None:
        self._then = None
        # What was filled in may have led on to another place: then the clerk stays there.
        here = self.has_focus_within
        self._show(False)
        if here and self._came_from is not None and self._came_from.is_attached:
            self._came_from.focus()
