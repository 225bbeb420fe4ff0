"""Does the structure tree of a file belong to its pages? What no validator asks.

A file whose parent tree leads to the elements of quite other pages conforms to PDF/UA-1 by every
rule a program can check. So every marked-content id is followed here from the page through the
parent tree to its element and back, and every reference to an annotation likewise (ISO 32000-1,
14.7.4).
"""

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Object, Page, Pdf, Stream

from exporters.papers.marked_content import marked_ids
from exporters.papers.structure_walk import elements, is_element, kids, leaves

_MOST = 100
_READ_ALOUD = ("/Link", "/Widget")

_Named = tuple[int, int]


def tree_faults(path: Path) -> tuple[str, ...]:
    """What is wrong with the structure of the file at `path`, in words; nothing when all is well.

    Tells at most a hundred. A file without structure is one fault. Raises pikepdf.PdfError for a
    file that cannot be opened.
    """
    with pikepdf.open(path) as pdf:
        root = pdf.Root.get("/StructTreeRoot")
        if not isinstance(root, Dictionary):
            return ("The file has no structure.",)
        return tuple(islice(_Check(pdf, root).faults(), _MOST))


class _Check:
    def __init__(self, pdf: Pdf, root: Object) -> None:
        self._root = root
        tree = root.get("/ParentTree")
        self._parents: dict[Any, Any] = dict(leaves(tree)) if isinstance(tree, Dictionary) else {}
        self._pages = {page.obj.objgen: page for page in map(Page, pdf.pages)}
        self._numbers = {name: number for number, name in enumerate(self._pages, start=1)}
        self._held: dict[tuple[_Named, int], _Named] = {}
        self._referred: dict[_Named, _Named] = {}
        self._forms: dict[_Named, Object] = {}

    def faults(self) -> Iterator[str]:
        for element in elements(self._root):
            yield from self._down(element)
        for name, page in self._pages.items():
            yield from self._up(name, page, f"page {self._numbers[name]}", page.obj)
            yield from self._annotations(page, f"page {self._numbers[name]}")
        for name, form in self._forms.items():
            yield from self._up(name, form, "something drawn", form)

    def _down(self, element: Object) -> Iterator[str]:
        """From an element to its content; what it claims is kept to be compared."""
        name, role = element.objgen, str(element.get("/S"))
        own_page = element.get("/Pg")
        number: Any
        form: Any
        for kid in kids(element):
            if is_element(kid):
                if isinstance(kid.get("/P"), Dictionary) and kid.P.objgen != name:
                    yield f"{role}: an element below it names another element as its parent."
                continue
            if isinstance(kid, int):
                page, number, form = own_page, kid, None
            elif isinstance(kid, Dictionary):
                page, number, form = kid.get("/Pg", own_page), kid.get("/MCID"), kid.get("/Stm")
            else:
                yield f"{role}: something below it is not structure."
                continue
            if not isinstance(page, Dictionary) or page.objgen not in self._pages:
                yield f"{role}: it holds content of a page that is not in the file."
                continue
            if number is None:
                yield from self._refer(name, role, kid, page)
                continue
            if isinstance(form, Stream):
                self._forms[form.objgen] = form
            place = (form.objgen if isinstance(form, Stream) else page.objgen, int(number))
            if place in self._held:
                yield f"{role}: content {number} of {self._where(page)} is held twice."
            self._held[place] = name

    def _refer(self, name: _Named, role: str, kid: Object, page: Object) -> Iterator[str]:
        target = kid.get("/Obj")
        if not isinstance(target, Dictionary | Stream):
            yield f"{role}: it refers to an object that is not there."
            return
        self._referred[target.objgen] = name
        if isinstance(target, Dictionary):
            there = [each.objgen for each in page.get("/Annots", Array())]
            if target.objgen not in there:
                yield f"{role}: it refers to an annotation that is not on {self._where(page)}."
        owner = self._parents.get(target.get("/StructParent", -1))
        if owner is None or owner.objgen != name:
            yield f"{role}: what it refers to on {self._where(page)} belongs to another element."

    def _up(self, name: _Named, drawn: Page | Object, where: str, holder: Object) -> Iterator[str]:
        """From the content of a page, or of something drawn on one, to its elements."""
        try:
            found = Counter(marked_ids(drawn))
        except pikepdf.PdfError:
            yield f"{where}: what it draws cannot be read."
            return
        key = holder.get("/StructParents")
        row = self._parents.get(key) if isinstance(key, int) else None
        owners: list[Any] = list(row) if isinstance(row, Array) else []
        if found and not owners:
            yield f"{where}: its content has no place in the structure."
            return
        for number, times in found.items():
            if times > 1:
                yield f"{where}: {times} pieces of content have the id {number}."
            owner = owners[number] if number < len(owners) else None
            if not isinstance(owner, Dictionary):
                yield f"{where}: content {number} belongs to no element."
            elif self._held.get((name, number)) != owner.objgen:
                yield f"{where}: content {number} belongs to an element that does not hold it."
        for number, owner in enumerate(owners):
            if isinstance(owner, Dictionary) and number not in found:
                yield f"{where}: an element holds content {number}, which is not there."

    def _annotations(self, page: Page, where: str) -> Iterator[str]:
        for each in page.obj.get("/Annots", Array()):
            if not isinstance(each, Dictionary):
                continue
            key = each.get("/StructParent")
            if key is None:
                if str(each.get("/Subtype")) in _READ_ALOUD:
                    yield f"{where}: a link or a field has no place in the structure."
                continue
            owner = self._parents.get(key)
            if not isinstance(owner, Dictionary):
                yield f"{where}: a link or a note belongs to no element."
            elif self._referred.get(each.objgen) != owner.objgen:
                yield f"{where}: a link or a note belongs to an element that does not hold it."

    def _where(self, page: Object) -> str:
        return f"page {self._numbers[page.objgen]}"
