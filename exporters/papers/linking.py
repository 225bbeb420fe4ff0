"""Links from the front sheet to the papers, and from the papers back to it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from exporters.papers.displayed import Box, Displayed
from exporters.papers.preparing import Prepared
from exporters.papers.structure import Structure
from exporters.papers.structure_walk import remove_reference

_ADDRESS = re.compile(r"https?://pack\.invalid/(?P<target>[^/?#]*)")


def leads_to(page: Object, shape: Displayed) -> Array:
    """A destination: the top of `page` as it is seen."""
    left, _, _, top = shape.own((0, shape.height, 0, shape.height))
    return Array([page, Name.XYZ, round(left, 2), round(top, 2), None])


def lead_links(
    pack: Pdf, structure: Structure, parts: Sequence[Prepared]
) -> tuple[Mapping[str, Array], set[str]]:
    """Lead the links of the front sheet to the parts they name.

    Answers with a destination for each name, which is where the front sheet names it, and with
    the names no part has: their links are gone, the words stay.
    """
    meant: dict[str, Prepared] = {}
    for each in parts:
        if each.part.target:
            meant.setdefault(each.part.target, each)
    entries: dict[str, Array] = {}
    missing: set[str] = set()
    for holder, link, name in list(_links(pack, parts)):
        del link["/A"]
        if name not in meant:
            missing.add(name)
            _take_away(holder, structure, link)
            continue
        part = meant[name]
        link["/Dest"] = leads_to(pack.pages[part.position].obj, part.pages[0].shape)
        link["/Contents"] = String(part.part.title)
        if name not in entries:
            left, top = (round(float(each), 2) for each in (link.Rect[0], link.Rect[3]))
            entries[name] = Array([holder, Name.XYZ, left, top + 4, None])
    return entries, missing


def _take_away(page: Object, structure: Structure, link: Object) -> None:
    owner = structure.owner(link)
    remove_reference(owner, link)
    if owner is not None and Name.Link == owner.S:
        owner.S = Name.Span
    page["/Annots"] = Array([each for each in page["/Annots"] if each.objgen != link.objgen])


def _links(pack: Pdf, parts: Sequence[Prepared]) -> Iterator[tuple[Object, Object, str]]:
    """The links of the front sheet that name a part: the page, the link and the name."""
    for each in parts:
        if not each.part.front:
            continue
        for position in range(each.position, each.position + each.place.count):
            copied: Object = pack.pages[position].obj
            for link in copied.get("/Annots", Array()):
                action = link.get("/A")
                address = str(action.get("/URI", "")) if isinstance(action, Dictionary) else ""
                if found := _ADDRESS.fullmatch(address):
                    yield copied, link, found["target"]


def add_link(pack: Pdf, page: Object, box: Box, leads: Array, said: str) -> Object:
    """A link over a place of `page` (in its own coordinates); `said` is what it is called."""
    link = pack.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            Rect=Array([round(each, 2) for each in box]),
            Border=Array([0, 0, 0]),
            F=4,
            Contents=String(said),
            Dest=leads,
            P=page,
        )
    )
    if "/Annots" not in page:
        page["/Annots"] = Array()
    page["/Annots"].append(link)
    return link
