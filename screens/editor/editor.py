"""The editor: light markup as it will print, lists that go on, words that complete themselves."""

from dataclasses import dataclass
from typing import Any, ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.document._document import EditResult, Selection
from textual.document._edit import Edit
from textual.message import Message

from clerk.business.pasted import as_markup
from screens.editor import edits
from screens.editor.lean import LeanTextArea
from screens.editor.marked import kind, marked
from screens.editor.words import part_typed, snippet_named, word_begun


class Editor(LeanTextArea):
    """Where a clerk writes; it knows markup, and tells its screen what was typed.

    Read `text` when saving, keep `cursor_location` to come back to it. Setting `text` is one
    edit that undo takes back, with the cursor left in its place; `load_text` begins another text
    and forgets what could be undone. Every other change is one undo step, too.
    """

    DEFAULT_CSS = """
    Editor, Editor:focus { height: 1fr; border: round $border; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        # Each has a key that arrives from every terminal.
        Binding("alt+left,alt+b", "cursor_word_left", "Word left", show=False),
        Binding("alt+right,alt+f", "cursor_word_right", "Word right", show=False),
        Binding("alt+d", "delete_word_right", "Delete word", show=False),
        Binding("ctrl+underscore", "undo", "Undo typing", show=False),
        Binding("ctrl+r", "redo", "Do again", show=False),
        Binding("ctrl+home,alt+less_than_sign", "go_to_end(-1)", "To the top", show=False),
        Binding("ctrl+end,alt+greater_than_sign", "go_to_end(1)", "To the end", show=False),
    ]

    @dataclass
    class LineDone(Message):
        """Enter was pressed at the end of a line. `number` counts from 0; `text` is the line."""

        editor: "Editor"
        number: int
        text: str

    @dataclass
    class Wants(Message):
        """A word has two letters or more: `prefix`, at the end of `line`, up to the cursor.

        Sent after each letter while nothing is offered. Whoever knows what it may become calls
        `offer`; late is fine.
        """

        editor: "Editor"
        prefix: str
        line: str

    @dataclass
    class Snippet(Message):
        """`;name` and a space or tab was typed. `put_back(name, text)` puts the text there."""

        editor: "Editor"
        name: str

    def __init__(self, text: str = "", **options: Any) -> None:
        self._offered = ""
        super().__init__(text, show_line_numbers=False, highlight_cursor_line=False, **options)

    def offer(self, suggestion: str) -> None:
        """Show the rest of a word, or of several, after the cursor; Tab or Right accepts it.

        Nothing is shown when the text before the cursor is not the beginning of `suggestion`.
        """
        before, after = self._around_cursor()
        typed = part_typed(before, suggestion)
        fits = typed and self.selection.is_empty and not after[:1].isalnum()
        self._offered = suggestion if fits else ""
        self.suggestion = suggestion[typed:] if fits else ""

    def take_line(self, number: int, text: str | None = None) -> bool:
        """Take a line out; whether that was done. With `text`, only a line that still says it."""
        if not self._says(number, text):
            return False
        self.edit(edits.of_taking(self.document.lines, number, self.cursor_location))
        return True

    def put_line(self, number: int, text: str, instead_of: str | None = None) -> bool:
        """Put `text` in place of a line; whether that was done.

        With `instead_of`, only of a line that still says that.
        """
        if not self._says(number, instead_of):
            return False
        lines = self.document.lines
        self.edit(edits.of_putting(lines, number, _one_kind_of_break(text), self.cursor_location))
        return True

    def put_back(self, name: str, text: str) -> bool:
        """Put `text` in place of the `;name` last typed on the cursor's line; whether it was."""
        row, column = self.cursor_location
        start = self.document.get_line(row).rfind(f";{name}", 0, column)
        if start < 0:
            return False
        end = start + len(name) + 1
        new = _one_kind_of_break(text)
        *_, last = new.split("\n")
        rows = new.count("\n")
        cursor = (row + rows, column - end + len(last) + (0 if rows else start))
        self.edit(edits.placed(new, (row, start), (row, end), cursor))
        return True

    def forget_redo(self) -> None:
        """What was undone cannot be done again."""
        self.history._redo_stack.clear()

    @property
    def text(self) -> str:
        return "\n".join(self.document.lines)

    @text.setter
    def text(self, value: str) -> None:
        new = _one_kind_of_break(value)
        if edit := edits.of_replacing(self.document.lines, new, self.cursor_location):
            self.edit(edit)

    def load_text(self, text: str) -> None:
        """Begin with another text, the cursor at its top."""
        super().load_text(_one_kind_of_break(text))

    def get_line(self, line_index: int) -> Text:
        above = self.document.get_line(line_index - 1) if line_index else ""
        return marked(self.document.get_line(line_index), above)

    def _look(self, line: str) -> str:
        return kind(line)

    def action_go_to_end(self, way: int) -> None:
        """Go to the top (-1) or the end (1) of the text."""
        self.move_cursor(self.document.end if way > 0 else (0, 0))

    def action_cursor_right(self, select: bool = False) -> None:
        if not self._accept():
            super().action_cursor_right(select)

    async def _on_key(self, event: events.Key) -> None:
        if not self.read_only and self._typed_specially(event.key):
            event.stop()
            event.prevent_default()
            return
        if event.key == "space":
            self._ask_for_snippet()

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if not self.read_only:
            self._paste(event.text)
            self.focus()

    def action_paste(self) -> None:
        if not self.read_only:
            self._paste(self.app.clipboard)

    def _paste(self, pasted: str) -> None:
        """Several lines become light markup that begins its own line; one line stays as it is."""
        row, column = min(self.selection)
        if len(pasted.splitlines()) > 1:
            new = as_markup(pasted)
            if kind(new.split("\n", 1)[0]) and self.document.get_line(row)[:column].strip():
                new = f"\n{new}"
        else:
            new = "".join(sign for sign in pasted if sign.isprintable() or sign == "\t")
        self._replace_via_keyboard(new, *self.selection)

    def edit(self, edit: Edit) -> EditResult:
        result = super().edit(edit)
        if len(edit.text) == 1 and edit.text.isalnum() and not self.suggestion:
            before, after = self._around_cursor()
            if prefix := word_begun(before, after):
                self.post_message(self.Wants(self, prefix, before))
        return result

    def _typed_specially(self, key: str) -> bool:
        """Whether a key meant more than itself here, and has been seen to."""
        if key == "tab":
            return self._accept() or self._ask_for_snippet() or self._indent(deeper=True)
        if key == "shift+tab":
            return self._indent(deeper=False)
        if key != "enter" or not self.selection.is_empty:
            return False
        row, column = at = self.cursor_location
        line = self.document.get_line(row)
        self.suggestion = ""
        edit = edits.of_enter(self.document.lines, at)
        self.edit(edit)
        if column == len(line) and edit.text:
            self.post_message(self.LineDone(self, row, self.document.get_line(row)))
        return True

    def _indent(self, *, deeper: bool) -> bool:
        edit = edits.of_indent(self.document.lines, self.selection, deeper=deeper)
        if edit:
            self.edit(edit)
        return edit is not None

    def _accept(self) -> bool:
        """Complete the word as offered, with its capitals; whether there was an offer."""
        if not self.suggestion:
            return False
        row, column = end = self.cursor_location
        start = (row, column - len(self._offered) + len(self.suggestion))
        self._replace_via_keyboard(self._offered, start, end)
        self.suggestion = self._offered = ""
        return True

    def _ask_for_snippet(self) -> bool:
        name = snippet_named(self._around_cursor()[0])
        if name:
            self.post_message(self.Snippet(self, name))
        return bool(name)

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        super()._watch_selection(previous_selection, selection)
        if self.suggestion:
            typed = self._offered[: -len(self.suggestion)].casefold()
            if not self._around_cursor()[0].casefold().endswith(typed):
                self.suggestion = ""

    def _around_cursor(self) -> tuple[str, str]:
        """The cursor's line before it and after it."""
        row, column = self.cursor_location
        line = self.document.get_line(row)
        return line[:column], line[column:]

    def _says(self, number: int, text: str | None) -> bool:
        there = 0 <= number < self.document.line_count
        return there and text in (None, self.document.get_line(number))


def _one_kind_of_break(text: str) -> str:
    """The text with every kind of line break Python knows as a line feed."""
    ended = text.endswith(("\n", "\r"))
    return "\n".join(text.splitlines()) + ("\n" if ended else "")
