"""Where in a file something is, in words a clerk can follow."""

from functools import cached_property

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream

from exporters.papers.structure_walk import drawn_in

_Named = tuple[int, int]


class Places:
    """The objects of one file. Pages go by the number that is stamped on them."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf

    def page(self, position: int) -> str:
        if position >= len(self._pdf.pages):
            return "the file"
        return f"page {self.label(position)}"

    def label(self, position: int) -> str:
        """What is stamped on a page: "12"."""
        return Page(self._pdf.pages[position]).label

    def of(self, thing: Object) -> str:
        """What an object is to somebody who reads the file."""
        if thing.objgen in self._on_pages:
            return self._on_pages[thing.objgen]
        if isinstance(thing, Stream):
            return self._stream(thing)
        if not isinstance(thing, Dictionary):
            return "the inside of the file"
        if thing.objgen in self._information:
            return "the metadata"
        kind = thing.get("/Type")
        if kind == Name.StructElem or "/Alt" in thing or "/ActualText" in thing:
            return self._spoken(thing)
        if kind in (Name.Filespec, Name.F) or "/EF" in thing:
            return "an attachment"
        if "/Title" in thing:
            return "a bookmark"
        if "/FT" in thing or "/T" in thing:
            return "a field of a form"
        if "/Names" in thing or "/Dests" in thing:
            return "the name of a place or of an attachment"
        if kind == Name.Font or kind == Name.FontDescriptor:
            return "a font"
        if "/S" in thing and ("/URI" in thing or "/JS" in thing or "/F" in thing):
            return "a link or a script"
        return "the inside of the file"

    def _stream(self, stream: Stream) -> str:
        if stream.get("/Type") == Name.Metadata:
            return "the metadata"
        if stream.get("/Type") == Name.EmbeddedFile:
            return "an attachment"
        if stream.get("/Subtype") == Name.Image:
            return "a picture"
        return "the inside of the file"

    def _spoken(self, element: Object) -> str:
        """A description that is read out, and its page."""
        page = element.get("/Pg")
        where = self._on_pages.get(page.objgen, "") if isinstance(page, Dictionary) else ""
        return f"a description that is read out, {where}" if where else (
            "a title or description that is read out"
        )  # fmt: skip

    @cached_property
    def _information(self) -> set[_Named]:
        found = self._pdf.trailer.get("/Info")
        return {found.objgen} if isinstance(found, Dictionary) else set()

    @cached_property
    def _on_pages(self) -> dict[_Named, str]:
        """Pages and what is on them: what they draw, their notes, their links."""
        found: dict[_Named, str] = {}
        for position, page in enumerate(self._pdf.pages):
            where = self.page(position)
            held = page.obj.get("/Contents")
            drawn = list(held) if isinstance(held, Array) else [held]
            for each in (page.obj, *drawn, *drawn_in(page.resources)):
                if isinstance(each, Object):
                    found.setdefault(each.objgen, where)
            for note in page.obj.get("/Annots", Array()):
                if isinstance(note, Dictionary):
                    link = note.get("/Subtype") == Name.Link
                    field = note.get("/Subtype") == Name.Widget
                    kind = "a link" if link else "a field of a form" if field else "a note"
                    found.setdefault(note.objgen, f"{kind} on {where}")
        found.pop((0, 0), None)
        return found
