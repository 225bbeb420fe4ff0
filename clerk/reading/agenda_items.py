"""Reading the items of an agenda: number, title, description, pages, whether they are closed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from clerk.business.agenda import AgendaItem, Pages
from clerk.business.meetings import Leftover
from clerk.business.restricted import Grounds, RestrictedItem
from clerk.reading.numbered import Heading
from clerk.reading.restrictions import closed_part, grounds_in
from clerk.reading.source import Line, joined, unused

RANGE = re.compile(
    r"(?:^|\s{2,}|\(\s*pages?\s*:?\s*)(?P<first>\d{1,4})\s*(?:[-–—]|to)\s*(?P<last>\d{1,4})\s*\)?$",
    re.I,
)
_SINGLE = re.compile(r"(?:^|\(\s*page\s+)(?P<first>\d{1,4})\s*\)?$", re.I)


_SUB_ITEM = re.compile(
    r"(?P<number>(?P<parent>\d{1,3})(?:\s?\(?[a-z]\)?|\.\d{1,2}))[.)]?\s+(?P<title>[A-Z].*)"
)
_HANGING = re.compile(r"(?:[,–-]|\b(?:the|of|and|to|for|in|on|by|with|a|an))$")


def read_items(
    lines: Sequence[Line], found: Sequence[Heading], below: int
) -> tuple[tuple[AgendaItem, ...], tuple[Leftover, ...]]:
    """The items that begin at the headings `found` and end before line `below`.

    Sub-items ("4a", "4.1") are items too. Comes with the words used up as labels.
    """
    if not found:
        return (), ()
    width = max(len(line.bare) for line in lines[found[0].index : below])
    items: list[AgendaItem] = []
    labels: list[Leftover] = []
    part: Grounds | None = None
    begins = [*_with_sub_items(lines, found, below)]
    for heading, stop in zip(begins, [*(one.index for one in begins[1:]), below], strict=True):
        block = list(lines[heading.index : stop])
        item = _item([line for line in block if not closed_part(line.bare)], heading, width)
        grounds = grounds_in(item.title, item.description) or part
        items.append(replace(item, restricted=RestrictedItem(grounds) if grounds else None))
        pages = f"{item.pages.first} {item.pages.last}" if item.pages else ""
        used = (item.number, item.title, item.description, pages)
        labels.extend(unused((line for line in block if not line.blank), *used))
        part = next(filter(None, (closed_part(line.bare) for line in block)), part)
    return tuple(items), tuple(labels)


def _with_sub_items(
    lines: Sequence[Line], found: Sequence[Heading], below: int
) -> Iterator[Heading]:
    for heading, stop in zip(found, [*(one.index for one in found[1:]), below], strict=True):
        yield heading
        for index in range(heading.index + 1, stop):
            match = _SUB_ITEM.fullmatch(lines[index].bare)
            if match and match["parent"] == heading.number and not lines[index].blank:
                yield Heading(index, match["number"], match["title"], lines[index].lead)


def _item(block: Sequence[Line], heading: Heading, width: int) -> AgendaItem:
    pages: Pages | None = None
    groups: list[list[Line]] = [[]]
    gap = False
    for position, line in enumerate(block):
        if line.blank:
            gap = True
            continue
        text = line.bare if position else heading.title
        match = RANGE.search(text) or (_SINGLE.search(text) if position or "(" in text else None)
        if match:
            last = match.groupdict().get("last") or match["first"]
            pages = pages or Pages(match["first"], last)
            text = text[: match.start()].strip()
        if text and groups[-1] and not _goes_on(groups[-1][-1], text, gap, width):
            groups.append([])
        if text:
            groups[-1].append(replace(line, text=text))
            gap = False
    title = joined(groups[0])
    description = "\n\n".join(joined(group) for group in groups[1:] if group)
    return AgendaItem(heading.number, title, description, pages)


def _goes_on(before: Line, text: str, gap: bool, width: int) -> bool:
    """Whether `text` is the rest of the line before it; a short line was ended on purpose."""
    if re.match(r"[a-z]", text):
        return not (gap and re.search(r"[.!?:;]$", before.bare))
    room = width - len(before.bare) - 1
    return not gap and (room < len(text.split(" ")[0]) + 2 or bool(_HANGING.search(before.bare)))
