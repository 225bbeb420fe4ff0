"""Drawings of a file on pages of their own, to be read: notes, patterns, and what is drawn nowhere
are passed over when its pages are, and only their fonts know which letters they have.
"""

from collections.abc import Iterator
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Page, PdfError, Stream

from exporters.papers.words import words_of_pages

_LETTERS = (b"Tj", b"TJ", b"'", b'"')
_FAR = 10_000


def may_be_read(thing: Object) -> bool:
    """Whether an object is a drawing with letters."""
    if not isinstance(thing, Stream):
        return False
    if thing.get("/Subtype") != Name.Form and thing.get("/PatternType") != 1:
        return False
    try:
        content = thing.read_bytes()
    except PdfError:
        return False
    return any(sign in content for sign in _LETTERS)


def words_of_drawings(drawings: list[Stream]) -> Iterator[str | None]:
    """The words of each; None for one that was given up."""
    if not drawings:
        return
    with pikepdf.new() as made:
        for each in drawings:
            form = made.copy_foreign(each)
            form.Type, form.Subtype = Name.XObject, Name.Form
            form.BBox = Array([-_FAR, -_FAR, _FAR, _FAR])
            for hides in ("/Matrix", "/OC"):
                if hides in form:
                    del form[hides]
            made.add_blank_page(page_size=(_FAR, _FAR))
            page = Page(made.pages[-1])
            page.obj.Resources = Dictionary(XObject=Dictionary(F=form))
            page.obj.Contents = made.make_stream(b"/F Do")
        data = BytesIO()
        made.save(data)
    yield from words_of_pages(data.getvalue(), beyond=True)
