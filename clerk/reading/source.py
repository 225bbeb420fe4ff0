"""The lines of a paper, cleaned so that the readers can look at them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from clerk.business.meetings import Leftover

# Symbol and Wingdings bullets arrive as private-use characters, others as look-alikes.
_BULLETS = "•●▪◦○■□‣⁃∙\uf0b7\uf0a7\uf0d8\uf02d\uf0fc\uf076\uf0a8"
_BULLET = re.compile(rf"^(\s*)(?:[{_BULLETS}]|·(?=\s)|Ø(?=\s)|\*(?=\s)|o(?=\s+[A-Z0-9‘“\"']))\s*")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), None)
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"), " ")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_WORD = re.compile(r"[^\W_]+")
_ENDLESS = 3000
_ITEM_INSIDE = re.compile(
    r"(?<=[\w.)!?’'])\s+(?=(?:\d{1,2}(?:\.\d{1,2})?\.?\s+[A-Z]|•\s"
    r"|(?:Present|In [Aa]ttendance|Apologies)\s*:))"
)


@dataclass(frozen=True)
class Line:
    """One line of a paper.

    `number` counts from 1. `text` keeps its leading spaces and has lost its trailing ones;
    a bullet of any kind is written "• ". `open_end` says that the line ended in a space, as
    lines do that were wrapped between two words. `page_start` marks the first line of a page,
    `furniture` a line that is only page furniture.
    """

    number: int
    raw: str
    text: str
    open_end: bool = False
    page_start: bool = False
    furniture: bool = False

    @cached_property
    def bare(self) -> str:
        """The text without its indent."""
        return self.text.strip()

    @property
    def blank(self) -> bool:
        return not self.bare or self.furniture

    @property
    def lead(self) -> int:
        """How many spaces the line begins with."""
        return len(self.text) - len(self.text.lstrip(" "))


@dataclass(frozen=True)
class Source:
    """A paper as lines, with what was learnt by looking at all of them.

    `flat`: most lines begin at the margin, so that one leading space means something.
    `lost_bullets`: bullets were lost on the way and only a leading space is left of them.
    `width`: how long a full line of prose is. `title` and `dated` are what a web page's front
    matter calls itself, empty without one.
    """

    lines: tuple[Line, ...]
    flat: bool
    lost_bullets: bool
    width: int
    title: str = ""
    dated: str = ""


def source(text: str) -> Source:
    """Cut `text` into cleaned lines and look at their shape. Never raises."""
    raws = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if max(map(len, raws)) > _ENDLESS:
        raws = [part for raw in raws for part in _unrolled(raw)]
    markdown = _is_markdown(raws)
    lines: list[Line] = []
    page_start = False
    for number, raw in enumerate(raws, 1):
        page_start = page_start or "\f" in raw
        cleaned = _cleaned(raw, markdown)
        line = Line(number, raw, cleaned.rstrip(), cleaned != cleaned.rstrip(), page_start)
        lines.append(line)
        if line.bare:
            page_start = False
    full = [line for line in lines if line.bare]
    flat = sum(line.lead == 0 for line in full) >= 0.6 * len(full)
    pairs = list(pairwise(lines))
    lost = flat and sum(b.lead == 1 and bool(b.bare) and not a.bare for a, b in pairs) >= 5
    if flat:
        lines[1:] = [
            replace(b, page_start=b.page_start or bool(a.bare and b.bare and 1 <= b.lead <= 3))
            for a, b in pairs
        ]
    lengths = sorted(len(line.bare) for line in full if len(line.bare) > 40)
    width = lengths[int(len(lengths) * 0.9)] if lengths else 80
    width = min(width, 140)
    lines = _single_spaced(lines, width)
    matter = _front_matter(lines)
    lines[: len(matter)] = [replace(line, furniture=bool(line.bare)) for line in matter]
    return Source(
        tuple(lines),
        flat,
        lost,
        width,
        title=_told(matter, "title"),
        dated=_told(matter, "date"),
    )


def _single_spaced(lines: list[Line], width: int) -> list[Line]:
    """The lines without the blanks between wrapped lines, where a paper has them everywhere."""
    full = sum(bool(line.bare) for line in lines)
    adjacent = sum(bool(a.bare and b.bare) for a, b in pairwise(lines))
    parted = [
        index
        for index in range(1, len(lines) - 1)
        if lines[index - 1].bare and not lines[index].bare and lines[index + 1].bare
    ]
    wrapped = [i for i in parted if lines[i + 1].bare[0].islower()]
    if adjacent > 0.1 * full or len(wrapped) < 0.15 * full:
        return lines
    dropped = {i for i in parted if _runs_full(lines[i - 1], width)}
    return [line for index, line in enumerate(lines) if index not in dropped]


def _runs_full(line: Line, width: int) -> bool:
    return len(line.bare) >= 0.75 * width and not line.bare.endswith((".", ":", "!", "?", ";"))


def _front_matter(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines between "---" and "---" that some web pages begin with."""
    first = next((i for i, line in enumerate(lines) if line.bare), None)
    if first is None or lines[first].bare != "---":
        return ()
    for index in range(first + 1, min(len(lines), first + 40)):
        if lines[index].bare == "---":
            told = any(re.match(r"\w+:", line.bare) for line in lines[first:index])
            return lines[: index + 1] if told else ()
    return ()


def _told(matter: Sequence[Line], key: str) -> str:
    for line in matter:
        if match := re.match(rf"{key}:\s*[\"']?(.*?)[\"']?$", line.bare):
            return match[1]
    return ""


def words(text: str) -> list[str]:
    """The words of `text`: runs of letters and digits, in order."""
    return _WORD.findall(text)


def unused(lines: Iterable[Line], *used: str) -> tuple[Leftover, ...]:
    """The words of `lines` that do not stand in `used`, gathered line by line.

    This is how structure words ("PRESENT:", "Date:", "and") are accounted for: whatever a
    reader turned into records is `used`, and the rest is left over. A line of which nothing was
    used is left over as it stands.
    """
    have = Counter(word for text in used for word in words(text))
    left: list[Leftover] = []
    for line in lines:
        missing = []
        for word in words(line.raw):
            if have[word]:
                have[word] -= 1
            else:
                missing.append(word)
        if missing:
            whole = words(line.bare) == missing
            left.append(Leftover(line.number, line.bare if whole else " ".join(missing)))
    return tuple(left)


def paragraphs(lines: Iterable[Line]) -> list[list[Line]]:
    """The lines in groups parted by blank lines."""
    groups: list[list[Line]] = []
    gap = True
    for line in lines:
        if line.blank:
            gap = True
            continue
        if gap:
            groups.append([])
        groups[-1].append(line)
        gap = False
    return groups


def joined(lines: Sequence[Line]) -> str:
    """The lines as one run of text: wrapped lines re-joined, spaces single, no hyphen lost."""
    text = ""
    closed = False
    for line in lines:
        part = re.sub(r"\s+", " ", line.bare)
        if not part:
            continue
        if text and not (closed and text.endswith("-") and text[-2:-1].isalnum()):
            text += " "
        text += part
        closed = not line.open_end
    return text


def _unrolled(raw: str) -> list[str]:
    """A paper that lost all its line ends, cut again where items and bullets begin."""
    return _ITEM_INSIDE.split(raw) if len(raw) > _ENDLESS else [raw]


def _cleaned(raw: str, markdown: bool) -> str:
    text = raw.replace("\f", "").expandtabs(8).translate(_INVISIBLE).translate(_SPACES)
    text = _CONTROL.sub("", text).encode("utf-8", "replace").decode()
    if markdown:
        text = _without_markdown(text)
    return _BULLET.sub(r"\1• ", text)


def _is_markdown(raws: Sequence[str]) -> bool:
    head = next((raw for raw in raws if raw.strip()), "")
    marks = sum(bool(re.match(r"#{1,6} |> |\*\*|\d+\\\.", raw)) for raw in raws)
    return head.strip() == "---" or marks >= 3


def _without_markdown(text: str) -> str:
    text = re.sub(r"^(\s*)#{1,6}\s+", r"\1", text)
    text = re.sub(r"^\s*>\s?(?:\[!\w+\][-+]?)?", "", text)
    text = text.replace("&nbsp;", " ").replace("&amp;", "&").replace("**", "")
    text = re.sub(r"(?<![\w*\\])([*_])(?=[^\s*_])([^*_]{1,400}?)(?<=\S)\1(?![\w*])", r"\2", text)
    text = re.sub(r"\\$", "", text)
    return re.sub(r"\\([.\-_*\[\]()#>!|])", r"\1", text)
