"""The notes, links and fields of a paper: each an object of its own, on one page (ISO 32000-1,
12.5.2). Programs that copy pages leave others, which structure cannot tell apart.
"""

from copy import copy

from pikepdf import Array, Dictionary, Object, Pdf

_Named = tuple[int, int]


def settle_annotations(source: Pdf) -> None:
    """Let each annotation be an object of its own, and take away what is none.

    One that is on a page a second time is gone there; one that is on several pages is copied, and
    the copies have no place in the structure yet.
    """
    before: set[_Named] = set()
    for page in source.pages:
        held = page.obj.get("/Annots")
        if held is None:
            continue
        listed = list(held) if isinstance(held, Array) else []
        kept = Array()
        here: set[_Named] = set()
        for each in listed:
            if not isinstance(each, Dictionary) or each.objgen in here:
                continue
            own = _own(source, each, before)
            if own.objgen == each.objgen:
                here.add(own.objgen)
            kept.append(own)
        before |= here
        page.obj.Annots = kept


def _own(source: Pdf, annotation: Object, before: set[_Named]) -> Object:
    if not annotation.is_indirect:
        return source.make_indirect(annotation)
    if annotation.objgen not in before:
        return annotation
    copied = source.make_indirect(copy(annotation))
    if "/StructParent" in copied:
        del copied["/StructParent"]
    return copied
