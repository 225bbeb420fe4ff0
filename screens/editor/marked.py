"""A line of light markup as it will print, in words and signs first and in colour never alone."""

import re

from rich.style import Style
from rich.text import Text

from clerk.business.points import typed_point

_HEADING = Style(bold=True, underline=True)
_HEAD = Style(bold=True)
_SIGN = Style(dim=True)
_STROKE = re.compile(r"(?<!\\)\|")
# What would steer the terminal or turn the direction of writing; it takes no cell either way.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_BULLETS = ("-", "•", "*")


def kind(line: str) -> str:
    """What a whole line is drawn as: "heading", "row" of a table, "point" of a list, or ""."""
    if line.startswith("## "):
        return "heading"
    if line.startswith("|"):
        return "row"
    return "point" if typed_point(line) else ""


def marked(line: str, above: str) -> Text:
    """The line in its styles, as many cells wide as it was. `above` is the line before it."""
    text = Text(_UNSEEN.sub("\u200b", line), end="", no_wrap=True)
    match kind(line):
        case "heading":
            text.stylize(_SIGN, 0, 2)
            text.stylize(_HEADING, 3)
        case "row":
            if not above.startswith("|"):
                text.stylize(_HEAD)
            for stroke in _STROKE.finditer(line):
                text.stylize(_SIGN, *stroke.span())
        case "point":
            _mark_point(text, line)
        case _ if line.startswith("\\"):
            text.stylize(_SIGN, 0, 1)
    return text


def _mark_point(text: Text, line: str) -> None:
    point = typed_point(line)
    if point is None or len(line) == len(point.indent) + len(point.marker):
        return  # a letter that may yet become a word
    start = len(point.indent)
    if point.marker in _BULLETS:
        text.plain = f"{text.plain[:start]}•{text.plain[start + 1 :]}"
    text.stylize(_HEAD, start, start + len(point.marker))
