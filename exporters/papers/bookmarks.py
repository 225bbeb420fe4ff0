"""The bookmarks of a pack: headings, the parts under them, each part's own below those."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, OutlineItem, Page, Pdf

from exporters.papers.destinations import Destinations

_MOST = 5_000
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark of a paper: its words, the position of the page it leads to, the view of it."""

    title: str
    page: int
    view: tuple[object, ...]
    below: tuple["Bookmark", ...] = ()


def bookmarks(source: Pdf, destinations: Destinations) -> tuple[Bookmark, ...]:
    """The bookmarks of a paper as far as they lead to a page of it, or have some below that do."""
    top = source.Root.get("/Outlines")
    return tuple(_level(top, destinations, set(), 0)) if isinstance(top, Dictionary) else ()


def _level(
    above: Object, destinations: Destinations, seen: set[tuple[int, int]], depth: int
) -> Iterator[Bookmark]:
    entry = above.get("/First")
    while isinstance(entry, Dictionary) and entry.objgen not in seen and len(seen) < _MOST:
        seen.add(entry.objgen)
        below = tuple(_level(entry, destinations, seen, depth + 1)) if depth < _DEEPEST else ()
        leads = destinations.explicit(_leads(entry))
        title = " ".join(str(entry.get("/Title", "")).split())
        if leads is not None and title:
            yield Bookmark(title, destinations.positions[leads[0].objgen], _view(leads), below)
        elif below:
            yield Bookmark(title or below[0].title, below[0].page, below[0].view, below)
        entry = entry.get("/Next")


def _leads(entry: Object) -> object:
    action = entry.get("/A")
    if isinstance(action, Dictionary) and action.get("/S") == Name.GoTo:
        return action.get("/D")
    return entry.get("/Dest")


def _view(leads: Object) -> tuple[object, ...]:
    """How the page is shown: names and numbers, which belong to no file."""
    plain = [each if not isinstance(each, Object) or isinstance(each, Name) else None
             for each in list(leads)[1:]]  # fmt: skip
    return tuple(str(each) if isinstance(each, Name) else each for each in plain)


def entry(pages: Sequence[Page], mark: Bookmark, first: int) -> OutlineItem:
    """A bookmark of a paper as one of the pack of `pages`, its first page being that at `first`."""
    view = [Name(each) if isinstance(each, str) else each for each in mark.view] or [Name.Fit]
    made = OutlineItem(mark.title, Array([pages[first + mark.page].obj, *view]))
    made.is_closed = True
    made.children += [entry(pages, each, first) for each in mark.below]
    return made
