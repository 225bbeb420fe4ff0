"""Text from Word, Excel or a letter, as the light markup minutes are written in."""

import re
from dataclasses import dataclass
from itertools import groupby

from clerk.business.points import next_marker, typed_point
from clerk.business.text import Table, markup

_GLYPHS = "•·▪◦‣●○■□➢–—*\uf0b7\uf0a7\uf0d8\uf06f-"
_BULLETS = f"{_GLYPHS}o"
_COUNT = r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{2,5})[.)]"
# A letter o is Word's second bullet, but only before a tab.
_POINT = re.compile(rf"([ \t]*)(?:([{re.escape(_GLYPHS)}])[ \t]+|(o|{_COUNT})[ ]*\t[ \t]*)(\S.*)")
_QUOTED = re.compile(r'(?<![^\t\n])"([^"\t]*(?:""[^"\t]*)*)"(?![^\t\n])')
_DROPPED = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
_NEW_LINE = re.compile(r"\r\n|[\r\n\x0c\x1c-\x1e\x85\u2029]")
_SOFT_BREAK = re.compile(r"[ \t]*[\x0b\u2028][ \t]*")
_ENDS = (".", "?", "!", ":", ";", ".”", ".’", '."')
_WIDEST = 100  # a line longer than this was not broken to fit a page


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of the list being read: how far it is set in, its bullet or its last number."""

    indent: int
    marker: str
    before: str = ""

    def goes_on(self, indent: int, marker: str) -> bool:
        return self.indent == indent and marker in (
            self.marker,
            next_marker(self.marker, self.before),
        )


def as_markup(pasted: str) -> str:
    """Pasted text as light markup: its lists, its tables and its paragraphs kept.

    Light markup comes back as it was. Paragraphs that follow each other line upon line are parted;
    lines broken to fit a page stay together. No word is lost.
    """
    lines = _clean(pasted).split("\n")
    done: list[str] = []
    for tabbed, group in groupby(lines, _is_row):
        rows = list(group)
        if tabbed and len(rows) > 1 and any("\t" in row.strip() for row in rows):
            table = Table(tuple(tuple(map(str.strip, row.split("\t"))) for row in rows))
            done += ["", *markup((table,)).split("\n"), ""]
        else:
            done += rows
    return _spaced(_parted(_listed(done)))


def _clean(pasted: str) -> str:
    text = _NEW_LINE.sub("\n", _DROPPED.sub("", pasted))
    text = _SOFT_BREAK.sub(" ", text).replace("\u00a0", " ").replace("\u202f", " ")
    return _QUOTED.sub(_on_one_line, text) if "\t" in text else text


def _on_one_line(cell: re.Match[str]) -> str:
    """A cell of several lines, which Excel puts into quotation marks; any other as it is."""
    return cell[1].replace('""', '"').replace("\n", " ") if "\n" in cell[1] else cell[0]


def _is_row(line: str) -> bool:
    """Whether a line is a row of a sheet: cells with tabs between, and no point of a list."""
    return (
        "\t" in line.strip(" ")
        and bool(line.strip())
        and not line.startswith(("|", "## "))
        and not _POINT.fullmatch(line)
        and typed_point(line) is None
    )


def _listed(lines: list[str]) -> list[str]:
    """Points as light markup writes them, each as deep as its bullet or its indent says."""
    done: list[str] = []
    levels: list[_Level] = []
    for line in lines:
        point = None if _is_light(line) else _POINT.fullmatch(line)
        if point is None:
            if not line.startswith((" ", "\t")):
                levels.clear()
            below = bool(done) and (_is_light(done[-1]) or done[-1].startswith("  "))
            if line.lstrip(" ").startswith("\t"):
                line = f"{'  ' if below else ''}{line.lstrip()}"
            done.append(_without_tabs(line).rstrip())
            continue
        indent, marker = len(point[1].expandtabs(4)), point[2] or point[3]
        _step(levels, indent, marker)
        shown = "-" if marker in _BULLETS else marker
        done.append(f"{'  ' * (len(levels) - 1)}{shown} {_without_tabs(point[4])}".rstrip())
    return done


def _step(levels: list[_Level], indent: int, marker: str) -> None:
    """Go to the level a point belongs to, a new one when it continues none."""
    for at in reversed(range(len(levels))):
        if levels[at].goes_on(indent, marker):
            levels[at:] = [_Level(indent, marker, levels[at].marker)]
            return
    bullets = all(level.marker in _BULLETS for level in levels)
    if marker not in _BULLETS and bullets and all(level.indent >= indent for level in levels):
        levels.clear()  # numbers after bullets are a list of their own
    while levels and levels[-1].indent > indent:
        levels.pop()
    levels.append(_Level(indent, marker))


def _is_light(line: str) -> bool:
    """Whether a line is a point in light markup already."""
    return "\t" not in line and typed_point(line) is not None


def _without_tabs(line: str) -> str:
    return re.sub(r" *\t[ \t]*", " ", line)


def _parted(lines: list[str]) -> list[str]:
    """A blank line between paragraphs that stood line upon line."""
    done: list[str] = []
    for prose, group in groupby(lines, _is_prose):
        run = list(group)
        if not prose:
            done += run
            continue
        width = max(map(len, run))
        for line, following in zip(run, [*run[1:], ""], strict=True):
            done.append(line)
            if following and _ends_paragraph(line, following, width):
                done.append("")
    return done


def _is_prose(line: str) -> bool:
    return (
        bool(line.strip()) and not line.startswith(("## ", "|", "  ")) and typed_point(line) is None
    )


def _ends_paragraph(line: str, following: str, width: int) -> bool:
    """Whether a paragraph ends here: the next word would have had room, or a sentence ends."""
    word = following.split(" ", 1)[0]
    return line.endswith(_ENDS) or len(line) > _WIDEST or len(line) + 1 + len(word) <= width


def _spaced(lines: list[str]) -> str:
    """The lines, never two blank ones together and none at either end."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
