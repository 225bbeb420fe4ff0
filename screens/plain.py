"""Text from the register on its way to a widget: always plain, never markup."""

import re

from rich.cells import cell_len, set_cell_size
from textual.content import Content

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def plain(text: str, style: str = "") -> Content:
    """`text` as it stands, square brackets and all, in `style`.

    Control characters and marks that turn the direction of writing are left out: they would move
    the words of other lines.
    """
    return (
        Content.styled(_CONTROL.sub("", text), style) if style else Content(_CONTROL.sub("", text))
    )


def shortened(text: str, width: int) -> str:
    """`text` on one line, at most `width` cells wide, the last an ellipsis where it was cut."""
    line = " ".join(_CONTROL.sub("", text).split())
    if cell_len(line) <= width:
        return line
    return f"{set_cell_size(line, max(0, width - 1)).rstrip()}…"
