"""Reports and presentations that follow an agenda in its pack, laid under their items."""

import re
from collections.abc import Sequence

from clerk.business.agenda import AgendaItem, Paper, PaperKind
from clerk.reading.source import Line, words

_MINUTES = re.compile(r"\bminutes\b|\baction log\b", re.IGNORECASE)
_COMMON = frozenset(
    "the a an of and for to in on at with by report update verbal item review".split()
)


def read_reports(lines: Sequence[Line], items: Sequence[AgendaItem]) -> tuple[Paper, ...]:
    """Cut `lines` into the papers of the items that print page numbers, in their order.

    A paper begins at the top of a page. Which page is told by the item's page range and by the
    words of its title; where neither says anything, all the text stays one paper without item.
    """
    if not any(not line.blank for line in lines):
        return ()
    awaited = _awaited(items)
    starts = [0] + [i for i, line in enumerate(lines) if line.page_start and i > 0]
    if not awaited:
        return (Paper("Papers", text=_text(lines)),)
    begins = _shared_out(lines, starts, awaited)
    papers = []
    for position, (item, begin) in enumerate(zip(awaited, begins, strict=False)):
        end = begins[position + 1] if position + 1 < len(begins) else len(lines)
        papers.append(
            Paper(
                title=item.title,
                kind=_kind(item),
                item=item.number,
                text=_text(lines[begin:end]),
                pages=item.pages,
            )
        )
    return tuple(papers)


def papers_begin(lines: Sequence[Line], items: Sequence[AgendaItem]) -> int:
    """Where the papers of `items` begin in `lines`, which are minutes first; else their end.

    A paper is known by the title of its item, alone on a line or at the top of a page.
    """
    awaited = _awaited(items)
    for index, line in enumerate(lines):
        if line.blank or not index:
            continue
        for item in awaited:
            titled = line.bare.casefold() == item.title.casefold() and lines[index - 1].blank
            if titled or (line.page_start and _likeness(item.title, line.bare) >= 0.75):
                return index
    return len(lines)


def _awaited(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """The items that print page numbers for papers other than minutes and logs."""
    return [item for item in items if item.pages and not _MINUTES.search(item.title)]


def _shared_out(
    lines: Sequence[Line], starts: Sequence[int], awaited: Sequence[AgendaItem]
) -> list[int]:
    """The line each paper begins at: the best split of the pages among the items, in order."""
    count, wanted = len(starts), len(awaited)
    if count < wanted:
        return [0]
    best: dict[tuple[int, int], tuple[float, list[int]]] = {(0, 0): (0.0, [])}
    for taken in range(1, wanted + 1):
        item = awaited[taken - 1]
        for begin in range(taken - 1, count):
            likeness = 2.0 * _likeness(item.title, _top(lines, starts[begin]))
            for end in range(begin + 1, count + 1):
                if (taken - 1, begin) not in best:
                    break
                before, chosen = best[taken - 1, begin]
                score = before + likeness - 0.6 * _misfit(end - begin, item)
                if (taken, end) not in best or score > best[taken, end][0]:
                    best[taken, end] = (score, [*chosen, starts[begin]])
    return best.get((wanted, count), (0.0, [0]))[1]


def _top(lines: Sequence[Line], start: int) -> str:
    top = [line.bare for line in lines[start : start + 12] if not line.blank][:4]
    return " ".join(top)


def _likeness(title: str, top: str) -> float:
    """How many of the telling words of `title` stand in `top`, 0 to 1; endings do not count."""
    wanted = {word.lower()[:5] for word in words(title) if word.lower() not in _COMMON}
    there = {word.lower()[:5] for word in words(top)}
    return len(wanted & there) / len(wanted) if wanted else 0.0


def _misfit(pages: int, item: AgendaItem) -> float:
    assert item.pages
    expected = max(1, int(item.pages.last) - int(item.pages.first) + 1)
    return min(1.5, abs(pages - expected) / expected)


def _kind(item: AgendaItem) -> PaperKind:
    told = f"{item.title} {item.description}".lower()
    return PaperKind.PRESENTATION if "presentation" in told else PaperKind.REPORT


def _text(lines: Sequence[Line]) -> str:
    text = "\n".join(line.text for line in lines if not line.furniture)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")
