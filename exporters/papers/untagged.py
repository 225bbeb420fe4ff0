"""Pages without structure, wrapped so that they are not silent.

In a tagged file a screen reader passes over whatever is outside the structure. So each page of an
untagged paper becomes one paragraph, as good as its text is; a page that is only a picture becomes
a figure that says so.
"""

import re
from enum import Enum, auto

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, String

from exporters.papers.marked_content import without_marks
from exporters.papers.structure import Structure
from exporters.papers.structure_walk import drawn_in, refers

_TEXT = re.compile(rb"(?:\bT[jJ]|['\"])(?=[\s\]/<(\[]|$)")
_DRAWS = re.compile(rb"\b(?:Do|BI|sh|[fSBb]\*?)(?=\s|$)")


class Drawn(Enum):
    """What there is to see on a page."""

    TEXT = auto()
    PICTURE = auto()
    NOTHING = auto()


def what_is_drawn(page: Page, content: bytes) -> Drawn:
    """Whether a page has text, also in forms it draws and behind a picture, or only a picture."""
    if _TEXT.search(content):
        return Drawn.TEXT
    for each in drawn_in(page.resources) if b"Do" in content else ():
        if each.get("/Subtype") == Name.Form and _TEXT.search(_bytes(each)):
            return Drawn.TEXT
    return Drawn.PICTURE if _DRAWS.search(content) else Drawn.NOTHING


def _bytes(form: Stream) -> bytes:
    from pikepdf import PdfError

    try:
        return form.read_bytes()
    except PdfError:
        return b""


def unmark(source: Pdf, page: Page, content: bytes) -> None:
    """Take away marks that belong to no structure, on the page and in the forms it draws."""
    if b"BDC" in content or b"BMC" in content:
        page.obj.Contents = source.make_stream(without_marks(page))
    if "/StructParents" in page.obj:
        del page.obj.StructParents
    for each in page.obj.get("/Annots", Array()):
        if "/StructParent" in each:
            del each["/StructParent"]
    if b"Do" not in content:
        return
    for each in drawn_in(page.resources):
        for key in ("/StructParent", "/StructParents"):
            if key in each:
                del each[key]
        if each.get("/Subtype") == Name.Form and b"MCID" in _bytes(each):
            each.write(without_marks(each))


def wrap(structure: Structure, part: Object, page: Object, drawn: Drawn, said: str) -> bytes:
    """Put what a page of an untagged paper draws under `part`.

    `said` is read out for a picture. Answers with the operator that opens the marked content,
    which has to be closed behind all that the page draws; nothing for an empty page.
    """
    if drawn is Drawn.NOTHING:
        return b""
    role = Name.P if drawn is Drawn.TEXT else Name.Figure
    element = structure.element(role, part, Pg=page)
    if drawn is Drawn.PICTURE:
        element.Alt = String(said)
        box = page.get("/CropBox", page.MediaBox)
        element.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array(list(box)))
    element.K = structure.add_content(page, element)
    part.K.append(element)
    return f"{role} <</MCID {element.K}>> BDC ".encode()


def hold_annotations(structure: Structure, part: Object, page: Object) -> None:
    """Put the links and notes of a page that no element holds under `part`, as tagged papers have
    them too."""
    for annotation in page.get("/Annots", Array()):
        kind = annotation.get("/Subtype")
        if kind == Name.Popup or refers(structure.owner(annotation), annotation):
            continue
        role = Name.Link if kind == Name.Link else Name.Annot
        holder = structure.element(role, part, Pg=page)
        holder.K = Dictionary(Type=Name.OBJR, Obj=annotation)
        structure.own(annotation, holder)
        part.K.append(holder)
