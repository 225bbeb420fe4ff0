"""What a key costs in the editor is bounded by what it changes, never by the text."""

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Offset
from textual.strip import Strip

from screens.editor import Editor
from screens.editor.wrapping import LeanWrapping

_PARAGRAPH = "The Board considered the tide and what it does to the ferry. " * 60


class Counting(Editor):
    """Counts the rows it draws and the lines it looks at."""

    drawn = 0

    def render_line(self, y: int) -> Strip:
        self.drawn += 1
        return super().render_line(y)


@pytest.mark.parametrize(
    ("lines", "at", "keys", "most"),
    [
        (["The tide."] * 10_000, (5000, 4), ["x"], 2),
        (["The tide."] * 10_000, (5000, 4), ["left"], 2),
        (["The tide."] * 10_000, (5000, 4), ["backspace"], 2),
        (["- tide"] * 10_000, (5000, 6), ["x"], 2),
        ([_PARAGRAPH] * 10, (5, len(_PARAGRAPH)), ["x"], 2),
        (["The tide."] * 10_000, (5000, 9), ["enter"], 24),
    ],
)
def test_a_key_draws_what_it_changed(
    lines: list[str], at: tuple[int, int], keys: list[str], most: int
) -> None:
    editor = Counting("\n".join(lines))

    class Alone(App[None]):
        def compose(self) -> ComposeResult:
            yield editor

    async def run() -> None:
        async with Alone().run_test(size=(80, 24)) as pilot:
            editor.focus()
            editor.move_cursor(at)
            await pilot.pause()
            editor.drawn = 0
            await pilot.press(*keys)
            await pilot.pause()
            assert 1 <= editor.drawn <= most

    asyncio.run(run())


_LINES = st.lists(st.text("ab 漢\t", max_size=40), min_size=1, max_size=6).map("\n".join)
_EDITS = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.integers(0, 40),
        st.integers(0, 2),
        st.integers(0, 12),
        st.one_of(st.sampled_from(["a", " ", "", "\n", "漢"]), _LINES),
    ),
    max_size=8,
)


@settings(max_examples=400, deadline=None)
@given(text=_LINES, width=st.integers(1, 12), edits=_EDITS)
def test_wraps_as_textual_wraps(
    text: str, width: int, edits: list[tuple[int, int, int, int, str]]
) -> None:
    document = Document(text)
    ours, theirs = LeanWrapping(document, width), WrappedDocument(document, width)
    for row, column, down, along, new in edits:
        row = min(row, document.line_count - 1)
        last = min(row + down, document.line_count - 1)
        start = (row, min(column, len(document[row])))
        end = max(start, (last, min(column + along, len(document[last]))))
        done = document.replace_range(start, end, new).end_location
        for wrapping in (ours, theirs):
            wrapping.wrap_range(start, end, done)
        theirs.wrap(width)
        assert ours.height == theirs.height
        for line in range(document.line_count):
            assert ours.get_offsets(line) == theirs.get_offsets(line)
            assert ours.get_tab_widths(line) == theirs.get_tab_widths(line)
            place = (line, len(document[line]) // 2)
            assert ours.location_to_offset(place) == theirs.location_to_offset(place)
        for y in range(ours.height + 1):
            at = Offset(width // 2, y)
            assert ours.offset_to_location(at) == theirs.offset_to_location(at)
