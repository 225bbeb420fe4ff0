"""A document to read, line by line, with its numbered headings to go to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from clerk.desk.preview import ScreenLine
from screens.plain import plain


class PageView(ScrollView, can_focus=True):
    """Shows lines, and keeps the place when they are broken anew for another width.

    The heading at the top is the one in hand. `Turned` says that another is, `Widened` that the
    width has changed and new lines are wanted.
    """

    STYLES = ("title", "heading", "subheading", "strong", "label", "muted", "marking")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"page--{style}" for style in STYLES}
    DEFAULT_CSS = """
    PageView { height: 1fr; background: $surface; border: round $border-blurred; padding: 0 1; }
    PageView { scrollbar-gutter: stable; }
    PageView:focus { border: round $border; }
    PageView > .page--title { text-style: bold underline; }
    PageView > .page--heading { color: $primary; text-style: bold; }
    PageView > .page--subheading { text-style: italic; }
    PageView > .page--strong { text-style: bold; }
    PageView > .page--label { color: $accent; text-style: bold; }
    PageView > .page--muted { color: $text-muted; }
    PageView > .page--marking { color: $error; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "scroll_up", "Up", show=False),
        Binding("j", "scroll_down", "Down", show=False),
        Binding("space", "page_down", "Page down", show=False),
    ]

    @dataclass
    class Turned(Message):
        """Another numbered heading is in hand."""

        page: "PageView"

        @property
        def control(self) -> "PageView":
            return self.page

    @dataclass
    class Widened(Message):
        """The lines no longer fit the width."""

        page: "PageView"

        @property
        def control(self) -> "PageView":
            return self.page

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: Sequence[ScreenLine] = ()
        self._headings: list[int] = []
        self._width = 0
        self.section = 0

    def line_width(self) -> int:
        """How many cells a line may take; 0 while hidden, and `Widened` comes when it is not."""
        width = self.scrollable_content_region.width
        if not width:
            self._width = 0
        return width

    @property
    def headings(self) -> int:
        """How many numbered headings there are."""
        return len(self._headings)

    @property
    def past_heading(self) -> bool:
        """Whether the heading in hand is at the top or above it, not below."""
        return bool(self._headings) and round(self.scroll_y) >= self._headings[self.section]

    def show(self, lines: Sequence[ScreenLine], *, keep: bool = True) -> None:
        """Show `lines`; with `keep`, the part at the top stays there."""
        place = self._place() if keep and self._lines else (0, 0)
        self._lines = lines
        self._headings = [index for index, line in enumerate(lines) if line.heading]
        self._width = self.line_width()
        self._measure()
        self._go_to(self._found(*place))
        self.refresh()

    def go_to_section(self, section: int) -> None:
        """Bring the numbered heading `section` (from 0) to the top."""
        if self._headings:
            section = max(0, min(section, len(self._headings) - 1))
            self._go_to(self._headings[section])

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        index = round(self.scroll_y) + y
        base = self.rich_style
        if index >= len(self._lines):
            return Strip.blank(width, base)
        segments = [
            Segment(
                plain(text).plain,
                base if style == "text" else self.get_component_rich_style(f"page--{style}"),
            )
            for text, style in self._lines[index].pieces
        ]
        return Strip(segments).adjust_cell_length(width, base)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        section = self._section_at(round(new_value))
        if section != self.section:
            self.section = section
            self.post_message(self.Turned(self))

    def on_resize(self, event: events.Resize) -> None:
        self._measure()
        if self.scrollable_content_region.width not in (0, self._width):
            self.post_message(self.Widened(self))

    def _measure(self) -> None:
        """As high as the lines, and so much higher that the last heading can come to the top.

        What is added is the height of the screen, not of this page: a page that grows again when
        a form closes must not have been scrolled back in between.
        """
        height = len(self._lines)
        if self._headings:
            height = max(height, self._headings[-1] + self.app.size.height)
        self.virtual_size = Size(0, height)

    def action_scroll_end(self) -> None:
        bottom = len(self._lines) - self.scrollable_content_region.height
        self.scroll_to(y=max(0, bottom), animate=False)

    def _go_to(self, index: int) -> None:
        self.section = self._section_at(index)
        self.scroll_to(y=index, animate=False, force=True, immediate=True)
        self.post_message(self.Turned(self))

    def _section_at(self, index: int) -> int:
        if not self._lines:
            return 0
        return self._lines[min(index, len(self._lines) - 1)].section or 0

    def _place(self) -> tuple[int, int]:
        """The part of the document at the top, and how many of its lines are above."""
        top = min(round(self.scroll_y), len(self._lines) - 1)
        block = self._lines[top].block
        first = next(
            index
            for index in range(top, -1, -1)
            if index == 0 or self._lines[index - 1].block != block
        )
        return block, top - first

    def _found(self, block: int, above: int) -> int:
        index = next((at for at, line in enumerate(self._lines) if line.block >= block), 0)
        while above and index + 1 < len(self._lines) and self._lines[index + 1].block == block:
            index, above = index + 1, above - 1
        return index
