"""Text from the register on its way to a widget: always plain, never markup."""

import re

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
    """`text` on one line, at most `width` characters, the last an ellipsis where it was cut."""
    line = " ".join(_CONTROL.sub("", text).split())
    return line if len(line) <= width else f"{line[: max(0, width - 1)].rstrip()}…"
