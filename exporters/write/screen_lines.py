"""Lines of a page on the screen: pieces of text with the names of their styles, broken to fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, chop_cells

Piece = tuple[str, str]
"""Some words and the name of their style: "text", "title", "heading", "subheading", "strong",
"label", "muted", "marking"."""


@dataclass(frozen=True, slots=True)
class ScreenLine:
    """One line as it stands on the screen.

    `block` counts the parts of the document (from 0) so that a place can be found again when
    the lines are broken anew; `section` counts its numbered headings, None above the first.
    `heading` is True for the first line of such a heading.
    """

    pieces: tuple[Piece, ...]
    block: int
    section: int | None = None
    heading: bool = False

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.pieces)


def broken(pieces: Sequence[Piece], width: int, first: int, after: int) -> Iterator[list[Piece]]:
    """The pieces as lines of at most `width` cells, between words wherever that is possible.

    The first line is indented by `first` cells, the following ones by `after`. Words of pieces
    that touch are kept together; a word longer than a line is cut.
    """
    line: list[Piece] = [(" " * first, "text")] if first else []
    room, empty = width - first, True
    for word, style, spaced in _words(pieces):
        size = cell_len(word)
        gap = 1 if spaced and not empty else 0
        if not empty and gap + size > room:
            yield line
            line = [(" " * after, "text")] if after else []
            room, empty, gap = width - after, True, 0
        if size > room:
            *whole, word = chop_cells(word, max(2, room))
            for part in whole:
                yield [*line, (part, style)]
                line = [(" " * after, "text")] if after else []
                room = width - after
            size = cell_len(word)
        if gap and line and line[-1][1] == style:
            line[-1] = (f"{line[-1][0]} {word}", style)
        else:
            line += [(" ", "text")] * gap + [(word, style)]
        room -= gap + size
        empty = False
    yield line


def _words(pieces: Sequence[Piece]) -> Iterator[tuple[str, str, bool]]:
    """Each word with its style, and whether there is a space before it."""
    spaced = False
    for text, style in pieces:
        spaced = spaced or text[:1].isspace()
        for word in text.split():
            yield word, style, spaced
            spaced = True
        spaced = text[-1:].isspace()
