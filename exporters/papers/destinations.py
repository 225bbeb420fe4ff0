"""Where links and bookmarks of a paper lead, names looked up (ISO 32000-1, 12.3.2)."""

from functools import cached_property

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from exporters.papers.structure_walk import named_leaves

_DEEPEST = 8


class Destinations:
    """The destinations of one paper, whose names may be taken away from it afterwards."""

    def __init__(self, source: Pdf) -> None:
        self._source = source
        self._named = _named(source)

    def explicit(self, leads: object, depth: int = 0) -> Object | None:
        """A destination as a page of the paper and a view of it; nothing for one that is lost."""
        if isinstance(leads, Dictionary) and depth < _DEEPEST:
            return self.explicit(leads.get("/D"), depth + 1)
        if isinstance(leads, String | Name) and depth < _DEEPEST:
            named = self._named.get(bytes(leads) if isinstance(leads, String) else str(leads))
            return self.explicit(named, depth + 1)
        if not isinstance(leads, Array) or not len(leads):
            return None
        page = leads[0]
        if isinstance(page, int):
            if not 0 <= page < len(self._source.pages):
                return None
            return Array([self._source.pages[page].obj, *list(leads)[1:]])
        return leads if isinstance(page, Dictionary) and page.objgen in self.positions else None

    @cached_property
    def positions(self) -> dict[tuple[int, int], int]:
        """Where each page is in the paper, by the name of its object."""
        return {page.obj.objgen: place for place, page in enumerate(self._source.pages)}


def _named(source: Pdf) -> dict[bytes | str, Object]:
    found: dict[bytes | str, Object] = {}
    names = source.Root.get("/Names")
    tree = names.get("/Dests") if isinstance(names, Dictionary) else None
    if isinstance(tree, Dictionary):
        found.update(named_leaves(tree))
    old = source.Root.get("/Dests")
    if isinstance(old, Dictionary):
        found.update(old.items())
    return found
