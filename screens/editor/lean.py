"""Textual's TextArea, drawing only what a key has changed.

It draws the same cells; what a key costs does not grow with the text (a test and a bench hold
both). The names taken from Textual's inside are why its version is pinned.
"""

from collections.abc import Sequence
from typing import Any

from textual.document._document import Document, EditResult, Location, Selection
from textual.document._document_navigator import DocumentNavigator
from textual.document._edit import Edit
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.strip import Strip
from textual.widgets import TextArea

from screens.editor.wrapping import LeanWrapping

_STEPS = 1000


class LeanTextArea(TextArea):
    """A soft-wrapped TextArea whose height its surroundings give it, never its text."""

    # As in TextArea, but they do not repaint the whole of it.
    selection: Reactive[Selection] = reactive(
        Selection(), init=False, always_update=True, repaint=False
    )
    suggestion: Reactive[str] = reactive("", repaint=False)
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False, repaint=False)

    class Typed(Message, namespace="editor"):
        """The text has changed, by a key, an undo or a call; not by `load_text`.

        It carries no text: whoever saves asks `control.text` when the time has come.
        """

        def __init__(self, editor: "LeanTextArea") -> None:
            super().__init__()
            self.editor = editor

        @property
        def control(self) -> "LeanTextArea":
            return self.editor

    wrapped_document: LeanWrapping

    def __init__(self, text: str = "", **options: Any) -> None:
        self._restyled = True
        super().__init__(text, max_checkpoints=_STEPS, **options)
        self.set_reactive(TextArea.cursor_blink, False)
        self.set_reactive(TextArea.match_cursor_bracket, False)

    def find_matching_bracket(self, bracket: str, search_from: Location) -> None:
        """Nothing: looking for it would read the whole text."""

    def render_lines(self, crop: Region) -> list[Strip]:
        if self._restyled:
            self._theme.apply_css(self)
            self._restyled = False
        return super(TextArea, self).render_lines(crop)

    def notify_style_update(self) -> None:
        self._restyled = True
        super().notify_style_update()

    def _set_theme(self, theme: str) -> None:
        self._restyled = True
        super()._set_theme(theme)

    def render_line(self, y: int) -> Strip:
        if self.placeholder and self.document.end == (0, 0):
            return super().render_line(y)
        return self._render_line(y)

    def edit(self, edit: Edit) -> EditResult:
        height, empty = self.wrapped_document.height, self.document.end == (0, 0)
        line = edit.top[0]
        before = self._rows(line) if edit.bottom[0] == line and edit.text.isprintable() else None
        result = super().edit(edit)
        if empty or self.document.end == (0, 0):
            self.refresh()
        elif height != self.wrapped_document.height:
            self._repaint(line, self.document.line_count)
        elif before is None or before[0] != (after := self._rows(line))[0]:
            # How a line looks may show in the next: the first row of a table is its head.
            self._repaint(line, result.end_location[0] + 1)
        else:
            pairs = enumerate(zip(before[1], after[1], strict=True))
            for section in [at for at, (old, new) in pairs if old != new]:
                self._repaint_rows(self.wrapped_document.top(line) + section)
        self.post_message(self.Typed(self))
        return result

    def _look(self, line: str) -> str:
        """What the whole of a line is drawn as; its rows say the rest."""
        return ""

    def _rows(self, line: int) -> tuple[tuple[str, list[int]], list[str]]:
        """What bears on every row of a line, and then its rows."""
        wrapping = self.wrapped_document
        look = self._look(self.document.get_line(line)), wrapping.get_tab_widths(line)
        return look, wrapping.get_sections(line)

    def _undo_batch(self, edits: Sequence[Edit]) -> None:
        super()._undo_batch(edits)
        self.refresh()
        self.post_message(self.Typed(self))

    def _redo_batch(self, edits: Sequence[Edit]) -> None:
        super()._redo_batch(edits)
        self.refresh()
        self.post_message(self.Typed(self))

    def _repaint(self, first: int, last: int) -> None:
        """Draw the lines `first` to `last` again; after the last one of all, what is empty too."""
        count = self.document.line_count
        first, last = min(first, count - 1), min(last, count - 1)
        top = self.wrapped_document.top(first)
        if last == count - 1:
            self._repaint_rows(top, self.scroll_offset.y + self.size.height)
        elif top < self.scroll_offset.y + self.size.height:
            self._repaint_rows(top, self.wrapped_document.top(last + 1) - top)

    def _repaint_rows(self, row: int, count: int = 1) -> None:
        """Draw rows of the text again, as far as they are in view."""
        size, above = self.size, self.scroll_offset.y
        top, bottom = max(row - above, 0), min(row + count - above, size.height)
        if bottom > top:
            self.refresh(Region(0, top, size.width, bottom - top))

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        super()._watch_selection(previous_selection, selection)
        if not self.is_mounted:
            return
        lines = [place[0] for place in (*previous_selection, *selection)]
        if not (previous_selection.is_empty and selection.is_empty):
            self._repaint(min(lines), max(lines))
        elif self.suggestion or (self.highlight_cursor_line and lines[0] != lines[-1]):
            self._repaint(lines[0], lines[0])
            self._repaint(lines[-1], lines[-1])
        else:
            for place in (previous_selection.end, selection.end):
                if place[0] < self.document.line_count:
                    self._repaint_rows(self.wrapped_document.location_to_offset(place).y)

    def _watch_suggestion(self) -> None:
        line = self.cursor_location[0]
        self._repaint(line, line)

    def _build_highlight_map(self) -> None:
        """Nothing: no language is parsed, and no line is kept."""

    def _refresh_size(self) -> None:
        """Tell the scroll bar, not the whole screen, that the text has grown."""
        size = Size(0, self.wrapped_document.height)
        if size != self.virtual_size:
            self.virtual_size = size
            self._scroll_update(size)

    def _rewrap_and_refresh_virtual_size(self) -> None:
        super()._rewrap_and_refresh_virtual_size()
        self.refresh()

    def _set_document(self, text: str, language: str | None) -> None:
        self.document = Document(text)
        self.wrapped_document = LeanWrapping(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()
