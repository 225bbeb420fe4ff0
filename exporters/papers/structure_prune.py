"""Structure of pages that were taken out of a paper, taken out after them.

Programs that delete a page leave its place in the structure, and with it whatever was written on
the page: a paper whose exempt page was deleted would carry it into the pack.
"""

from collections.abc import Collection
from enum import Enum, auto

from pikepdf import Array, Dictionary, Object, Pdf, String

from exporters.papers.structure_walk import is_element, kids, leaves, named_leaves

Named = tuple[int, int]
"""What an object is called in its file."""

_DEEPEST = 200
_SAYS = ("/Alt", "/ActualText", "/E", "/T")


class _Left(Enum):
    """What is left of an element: content of a page, nothing that had any, or it never had any."""

    CONTENT = auto()
    NOTHING = auto()
    EMPTY = auto()


def prune(source: Pdf, root: Object, keys: set[int], outside: Collection[Named]) -> None:
    """Keep of the tree at `root` what belongs to the pages of `source` and to these keys.

    Pages `outside` lost their way to it and are read out otherwise: what claims their content goes.
    """
    pruning = _Pruning(source, outside)
    kept = Array([each for each in kids(root) if pruning.left(each, None) is _Left.CONTENT])
    root.K = kept
    held = {key: owner for key, owner in leaves(root.ParentTree) if key in keys}
    pairs = [each for key in sorted(held) for each in (key, held[key])]
    root.ParentTree = Dictionary(Nums=Array(pairs))
    if isinstance(root.get("/IDTree"), Dictionary):
        named = [
            each
            for name, element in named_leaves(root.IDTree)
            if element.objgen in pruning.kept
            for each in (String(name), element)
        ]
        root.IDTree = Dictionary(Names=Array(named))


class _Pruning:
    def __init__(self, source: Pdf, outside: Collection[Named]) -> None:
        self._pages = {page.obj.objgen for page in source.pages} - set(outside)
        self._notes = {
            note.objgen
            for page in source.pages
            if page.obj.objgen in self._pages
            for note in page.obj.get("/Annots", Array())
            if isinstance(note, Dictionary)
        }
        self.kept: set[Named] = set()

    def left(self, kid: object, page: object, depth: int = 0) -> _Left:
        """What is left of something below an element of `page`, all below it being pruned."""
        if isinstance(kid, int):
            return self._on(page)
        if not isinstance(kid, Dictionary) or depth > _DEEPEST:
            return _Left.NOTHING
        own = kid.get("/Pg", page)
        if not is_element(kid):
            target = kid.get("/Obj")
            if isinstance(target, Dictionary) and "/Subtype" in target and "/Rect" in target:
                return _Left.CONTENT if target.objgen in self._notes else _Left.NOTHING
            return self._on(own)
        below = [(each, self.left(each, own, depth + 1)) for each in kids(kid)]
        found = {left for _, left in below}
        if _Left.CONTENT in found:
            kid.K = Array([each for each, left in below if left is not _Left.NOTHING])
            if "/Pg" in kid and kid.Pg.objgen not in self._pages:
                del kid.Pg
            self.kept.add(kid.objgen)
            return _Left.CONTENT
        if _Left.NOTHING in found or any(key in kid for key in _SAYS):
            return _Left.NOTHING
        if "/Pg" in kid and self._on(kid.Pg) is _Left.NOTHING:
            return _Left.NOTHING
        self.kept.add(kid.objgen)
        return _Left.EMPTY

    def _on(self, page: object) -> _Left:
        there = isinstance(page, Dictionary) and page.objgen in self._pages
        return _Left.CONTENT if there else _Left.NOTHING
