"""Where the lines of a text lie on the screen, at a cost that does not grow with the text."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import overload

from textual._wrap import compute_wrap_offsets
from textual.document._document import Location
from textual.document._wrapped_document import WrappedDocument
from textual.expand_tabs import get_tab_widths

_WIDEST_SIGN = 2  # cells; where a sign does not fit a row, rows are not broken from left to right


class LeanWrapping(WrappedDocument):
    """A wrapped document that counts rows only as far down as somebody looked.

    Textual's own keeps the row of every line and moves all those below an edit. Here an edit only
    forgets what lies below it; what is looked at next is counted on from there.
    """

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        self._width = width
        if tab_width:
            self._tab_width = tab_width
        self._wrap_offsets, self._tab_width_cache = self._wrapped(self.document.lines)
        self._height = sum(map(len, self._wrap_offsets)) + len(self._wrap_offsets)
        self._tops = [0]
        # What the base class and TextArea look up in two lists is counted here when asked for.
        self._offset_to_line_info = _LineOfRow(self)  # type: ignore[assignment]
        self._line_index_to_offsets = _RowsOfLine(self)  # type: ignore[assignment]

    @property
    def height(self) -> int:
        """How many rows the whole text takes."""
        return self._height

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        last_old, last_new = len(self._wrap_offsets) - 1, self.document.line_count - 1
        first = max(0, min(start[0], old_end[0], last_old, last_new))
        below_old = min(max(start[0], old_end[0]), last_old) + 1
        below_new = min(max(start[0], new_end[0]), last_new) + 1
        if below_old == below_new == first + 1:
            offsets, tabs = self._wrapped_from(first, min(start, old_end)[1])
        else:
            offsets, tabs = self._wrapped(self.document.lines[first:below_new])
        replaced = self._wrap_offsets[first:below_old]
        self._height += sum(map(len, offsets)) + len(offsets)
        self._height -= sum(map(len, replaced)) + len(replaced)
        self._wrap_offsets[first:below_old] = offsets
        self._tab_width_cache[first:below_old] = tabs
        del self._tops[first + 1 :]

    def get_sections(self, line_index: int) -> list[str]:
        line, offsets = self.document.get_line(line_index), self._wrap_offsets[line_index]
        return [line[start:end] for start, end in zip([0, *offsets], [*offsets, None], strict=True)]

    def top(self, line: int) -> int:
        """The row a line begins on; the height of the text for the line after the last."""
        tops = self._tops
        while len(tops) <= line:
            tops.append(tops[-1] + len(self._wrap_offsets[len(tops) - 1]) + 1)
        return tops[line]

    def line_at(self, row: int) -> int:
        """The line that has a row of the text, from 0 to `height` - 1."""
        while self._tops[-1] <= row and len(self._tops) < len(self._wrap_offsets):
            self.top(len(self._tops))
        return bisect_right(self._tops, row) - 1

    def _wrapped_from(self, line: int, column: int) -> tuple[list[list[int]], list[list[int]]]:
        """`_wrapped` for one line of which nothing before `column` has changed.

        A change reaches back into the row before its own, where a shorter word may find room.
        """
        text, old = self.document.get_line(line), self._wrap_offsets[line]
        kept = old[: max(0, bisect_right(old, column) - 2)]
        if not kept or "\t" in text or self._width < _WIDEST_SIGN:
            return self._wrapped([text])
        start = kept[-1]
        rest = compute_wrap_offsets(text[start:], self._width, self._tab_width)
        return [[*kept, *(start + offset for offset in rest)]], [[0]]

    def _wrapped(self, lines: Sequence[str]) -> tuple[list[list[int]], list[list[int]]]:
        """Where each line is broken, and how wide each of its tabs is."""
        breaks: list[list[int]] = []
        tabs: list[list[int]] = []
        for line in lines:
            sections = get_tab_widths(line, self._tab_width)
            tabs.append([width for _, width in sections])
            breaks.append(
                compute_wrap_offsets(
                    line, self._width, self._tab_width, precomputed_tab_sections=sections
                )
                if self._width
                else []
            )
        return breaks, tabs


class _LineOfRow(Sequence[tuple[int, int]]):
    """The line of each row, and which of that line's rows it is."""

    def __init__(self, wrapping: LeanWrapping) -> None:
        self._wrapping = wrapping

    def __len__(self) -> int:
        return self._wrapping.height

    @overload
    def __getitem__(self, row: int) -> tuple[int, int]: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[tuple[int, int]]: ...
    def __getitem__(self, row: int | slice) -> tuple[int, int] | Sequence[tuple[int, int]]:
        if isinstance(row, slice):
            return [self[each] for each in range(*row.indices(len(self)))]
        at = row + len(self) if row < 0 else row
        if not 0 <= at < len(self):
            raise IndexError(row)
        line = self._wrapping.line_at(at)
        return line, at - self._wrapping.top(line)


class _RowsOfLine(Sequence[Sequence[int]]):
    """The rows of each line."""

    def __init__(self, wrapping: LeanWrapping) -> None:
        self._wrapping = wrapping

    def __len__(self) -> int:
        return self._wrapping.document.line_count

    @overload
    def __getitem__(self, line: int) -> Sequence[int]: ...
    @overload
    def __getitem__(self, line: slice) -> Sequence[Sequence[int]]: ...
    def __getitem__(self, line: int | slice) -> Sequence[int] | Sequence[Sequence[int]]:
        if isinstance(line, slice):
            return [self[each] for each in range(*line.indices(len(self)))]
        return range(self._wrapping.top(line), self._wrapping.top(line + 1))
