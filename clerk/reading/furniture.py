"""Page furniture: page numbers and running heads, which are not part of what was written."""

import re
from collections import Counter
from dataclasses import replace

from clerk.business.dates import dates_in, is_only_date
from clerk.reading.source import Line, Source, words

_PAGE = re.compile(
    r"^(?:page\s*[|:]?\s*\(?\d{1,4}\)?(?:\s+\d{1,4})?(?:\s*(?:of|/)\s*\d{1,4})?"
    r"|\d{1,4}\s*\|\s*page|[-–]\s*\d{1,4}\s*[-–]|\d{1,4}\s+of\s+\d{1,4})$",
    re.IGNORECASE,
)
_RULE = re.compile(r"^[-=~*#–—]{2,}$")


def marked(paper: Source) -> Source:
    """The same paper with its furniture marked; a line after furniture starts a page."""
    names = {line.bare.lower() for line in paper.lines if 1 <= len(words(line.bare)) <= 12}
    alone = Counter(line.bare.lower() for line in paper.lines if is_only_date(line.bare))
    running = _running(paper.lines)
    after_furniture = False
    marked_lines: list[Line] = []
    for index, line in enumerate(paper.lines):
        at_edge = line.page_start or after_furniture
        is_furniture = bool(line.bare) and (
            line.furniture
            or bool(_PAGE.match(line.bare))
            or bool(_RULE.match(line.bare))
            or index in running
            or (is_only_date(line.bare) and (at_edge or alone[line.bare.lower()] >= 3))
            or (at_edge and _is_running_head(line.bare, names))
            or (at_edge and bool(re.fullmatch(r"\d{1,3}", line.bare)))
        )
        marked_lines.append(
            replace(line, furniture=is_furniture, page_start=bool(line.bare) and at_edge)
        )
        if line.bare:
            after_furniture = is_furniture
    return replace(paper, lines=tuple(marked_lines))


def _is_running_head(text: str, names: set[str]) -> bool:
    """The name of a body that stands elsewhere in the paper too, and a date: no more."""
    found = dates_in(text)
    if len(found) != 1 or found[0].end != len(text):
        return False
    rest = text[: found[0].start].strip(" ,-–|").lower()
    return rest in names


def _running(lines: tuple[Line, ...]) -> set[int]:
    """Where lines stand at the edge of most pages, alike but for their digits."""
    pages: list[list[int]] = [[]]
    for index, line in enumerate(lines):
        if "\f" in line.raw:
            pages.append([])
        if line.bare:
            pages[-1].append(index)
    pages = [page for page in pages if page]
    if len(pages) < 2:
        return set()
    seen: Counter[str] = Counter()
    edges = [{*page[:2], *page[-4:]} for page in pages]
    for page in edges:
        seen.update({_digitless(lines[index].bare) for index in page})
    enough = max(2, round(len(pages) * 0.6))
    return {
        index for page in edges for index in page if seen[_digitless(lines[index].bare)] >= enough
    }


def _digitless(text: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s+", " ", text)).lower()
