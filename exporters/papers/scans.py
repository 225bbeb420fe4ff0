"""Whether a page of a PDF is a picture without text: a scan nobody can search or listen to."""

import re

from pikepdf import Array, Dictionary, Name, Object, Stream

_SHOWS_TEXT = re.compile(rb"(?<![^\s\])>])T[jJ](?![^\s\[(<])")
_INLINE_PICTURE = re.compile(rb"(?<!\S)BI\s")
_DRAWS = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do(?!\S)")


def is_scanned(page: Object) -> bool:
    """Whether a page shows a picture and no text, not even the unseen text of a scan that was read.

    Raises whatever pikepdf raises when what the page shows cannot be unpacked.
    """
    content = b"\n".join(each.read_bytes() for each in streams(page.get("/Contents")))
    return _shows(content, page.get("/Resources"), set()) == {"picture"}


def shows_text(content: bytes) -> bool:
    """Whether operators show text."""
    return _SHOWS_TEXT.search(content) is not None


def streams(contents: Object | None) -> list[Stream]:
    """The streams a page is drawn by: one, or several that go on as one."""
    if isinstance(contents, Stream):
        return [contents]
    listed = contents if isinstance(contents, Array) else ()
    return [each for each in listed if isinstance(each, Stream)]


def _shows(content: bytes, resources: Object | None, seen: set[tuple[int, int]]) -> set[str]:
    """Which of "text" and "picture" the operators of a page or a form draw.

    A form that was `seen` is not looked at again: forms may draw each other without end.
    """
    if shows_text(content):
        return {"text"}
    found = {"picture"} if _INLINE_PICTURE.search(content) else set[str]()
    drawn = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    names = set(_DRAWS.findall(content)) if isinstance(drawn, Dictionary) else set[bytes]()
    for name in names:
        each = drawn.get(f"/{name.decode('latin-1')}") if drawn is not None else None
        if not isinstance(each, Stream) or each.objgen in seen:
            continue
        seen.add(each.objgen)
        if each.get("/Subtype") == Name.Image:
            found.add("picture")
        elif each.get("/Subtype") == Name.Form:
            found |= _shows(each.read_bytes(), each.get("/Resources", resources), seen)
        if "text" in found:
            return {"text"}
    return found
