"""Reports and presentations that follow an agenda in its pack, laid under their items."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from clerk.business.agenda import AgendaItem, Paper, PaperKind
from clerk.reading.source import Line, words

_MINUTES = re.compile(r"\bminutes\b|\baction log\b", re.IGNORECASE)
_COMMON = frozenset(
    "the a an of and for to in on at with by report update verbal item review".split()
)


@dataclass(frozen=True, slots=True)
class _Awaited:
    """An item that prints page numbers: its title, and how many pages its paper has."""

    item: AgendaItem
    pages: int


def read_reports(lines: Sequence[Line], items: Sequence[AgendaItem]) -> tuple[Paper, ...]:
    """Cut `lines` into the papers of the items that print page numbers, in their order.

    A paper begins at the top of a page. Which page is told by the item's page range and by the
    words of its title; where neither says anything, all the text stays one paper without item.
    """
    if not any(not line.blank for line in lines):
        return ()
    awaited = _awaited(items)
    if not awaited:
        return (Paper("Papers", text=_text(lines)),)
    starts = [0] + [i for i, line in enumerate(lines) if line.page_start and i > 0]
    begins = [starts[page] for page in _first_pages(lines, starts, awaited)]
    papers = []
    for each, begin, end in zip(awaited, begins, [*begins[1:], len(lines)], strict=False):
        papers.append(
            Paper(
                title=each.item.title,
                kind=_kind(each.item),
                item=each.item.number,
                text=_text(lines[begin:end]),
                pages=each.item.pages,
            )
        )
    return tuple(papers)


def papers_begin(lines: Sequence[Line], items: Sequence[AgendaItem]) -> int:
    """Where the papers of `items` begin in `lines`, which are minutes first; else their end.

    A paper is known by the title of its item, alone on a line or at the top of a page.
    """
    titles = [each.item.title for each in _awaited(items)]
    for index, line in enumerate(lines):
        if line.blank or not index:
            continue
        for title in titles:
            titled = line.bare.casefold() == title.casefold() and lines[index - 1].blank
            if titled or (line.page_start and _likeness(title, line.bare) >= 0.75):
                return index
    return len(lines)


def _awaited(items: Sequence[AgendaItem]) -> list[_Awaited]:
    """The items that print page numbers for papers other than minutes and logs."""
    return [
        _Awaited(item, max(1, int(item.pages.last) - int(item.pages.first) + 1))
        for item in items
        if item.pages and not _MINUTES.search(item.title)
    ]


def _first_pages(
    lines: Sequence[Line], starts: Sequence[int], awaited: Sequence[_Awaited]
) -> list[int]:
    """The page each paper begins at: the best split of the pages among the items, in order."""
    count = len(starts)
    if count < len(awaited):
        return [0]
    tops = [_top(lines, start) for start in starts]
    scores = [0.0, *[-math.inf] * count]  # the best split of the pages before this one
    chosen: list[list[int]] = []
    for each in awaited:
        begun = [
            score + 2.0 * _likeness(each.item.title, top)
            for score, top in zip(scores, [*tops, ""], strict=True)
        ]
        scores, begins = _ends(begun, each.pages)
        chosen.append(begins)
    pages = [count]
    for begins in reversed(chosen):
        pages.append(begins[pages[-1]])
    return pages[:0:-1]


def _ends(begun: Sequence[float], pages: int) -> tuple[list[float], list[int]]:
    """For each page a paper may end before: the best score, and the page it then begins at.

    `begun` is the score of beginning at each page. A paper longer or shorter than `pages` costs,
    but far too long costs no more than too long, so that only near beginnings are tried one by
    one.
    """
    near = math.ceil(2.5 * pages)
    scores, begins = [-math.inf] * len(begun), [0] * len(begun)
    far = 0
    for end in range(1, len(begun)):
        if end > near and begun[end - near - 1] > begun[far]:
            far = end - near - 1
        for begin in {far, *range(max(0, end - near), end)}:
            score = begun[begin] - 0.6 * min(1.5, abs(end - begin - pages) / pages)
            if score > scores[end]:
                scores[end], begins[end] = score, begin
    return scores, begins


def _top(lines: Sequence[Line], start: int) -> str:
    top = [line.bare for line in lines[start : start + 12] if not line.blank][:4]
    return " ".join(top)


def _likeness(title: str, top: str) -> float:
    """How many of the telling words of `title` stand in `top`, 0 to 1; endings do not count."""
    wanted = {word.lower()[:5] for word in words(title) if word.lower() not in _COMMON}
    there = {word.lower()[:5] for word in words(top)}
    return len(wanted & there) / len(wanted) if wanted else 0.0


def _kind(item: AgendaItem) -> PaperKind:
    told = f"{item.title} {item.description}".lower()
    return PaperKind.PRESENTATION if "presentation" in told else PaperKind.REPORT


def _text(lines: Sequence[Line]) -> str:
    text = "\n".join(line.text for line in lines if not line.furniture)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")
