"""The last that is done to every page of a pack: wrapped, numbered, marked."""

from collections.abc import Callable, Mapping, Sequence
from itertools import count

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from exporters.papers.displayed import Box, Displayed, displayed, rectangle
from exporters.papers.free_place import Look
from exporters.papers.linking import add_link, leads_to
from exporters.papers.parts import PackWords
from exporters.papers.preparing import Prepared, PreparedPage
from exporters.papers.scans import streams
from exporters.papers.stamp_font import StampFont
from exporters.papers.stamping import (
    FOR_MARKS,
    FOR_NUMBERS,
    SIZE,
    Stamped,
    fitting,
    free_box,
    habit,
    printed,
)
from exporters.papers.structure import Structure
from exporters.papers.untagged import hold_annotations, wrap

_NUMBER = b"/Artifact <</Type /Pagination /Subtype /Footer>>"


class Finishing:
    """The pages of one pack, which share the font of their stamps.

    `words` are what is printed on them. `entries` are the places of the front sheet that
    name a part, by the part's target; `front` is the front sheet.
    """

    def __init__(
        self,
        pack: Pdf,
        structure: Structure,
        *,
        words: PackWords,
        first_page: int,
        entries: Mapping[str, Array],
        front: Prepared | None,
    ) -> None:
        self._pack, self._structure = pack, structure
        self._pages = list(pack.pages)
        self._said, self._first_page = words, first_page
        self._entries, self._front = entries, front
        self._font = StampFont()
        self._face = pack.make_indirect(Dictionary())
        self._opened: dict[bytes, Object] = {}

    def part(
        self,
        made: Prepared,
        element: Object,
        looks: Sequence[Look | None],
        go_on: Callable[[], None],
    ) -> None:
        """Finish the pages of a part, whose element of structure is `element`."""
        warning = made.part.warning
        last = self._words(made.position + len(made.pages) - 1, warning)
        width = self._width(last)
        spots = habit([page.shape for page in made.pages], looks, width)
        if made.place.blank_before:
            self._leaf(made.position - 1)
        for offset, (page, look) in enumerate(zip(made.pages, looks, strict=True)):
            go_on()
            place = made.position + offset
            copied = self._pages[place]
            opened = b""
            if page.drawn is not None:
                said = self._said.scanned.replace("{page}", str(offset + 1))
                said = said.replace("{title}", made.part.title)
                opened = wrap(self._structure, element, copied.obj, page.drawn, said)
            hold_annotations(self._structure, element, copied.obj)
            if page.damaged:
                copied.obj.Contents = self._pack.make_stream(self._damaged(copied, page.shape))
            words = self._words(place, warning)
            number = free_box(page.shape, look, self._width(words), spots)
            stamps = self._printed(copied, page.shape, number, words, _NUMBER)
            if not offset and made.part.mark:
                stamps += self._mark(made, element, copied, look, number.box)
            self._enclose(copied, page, opened, stamps)

    def finish(self) -> None:
        """Put the font into the file, now that all its letters are known."""
        self._face.update(self._font.into(self._pack))

    def _leaf(self, place: int) -> None:
        page = self._pages[place]
        shape, words = displayed(page), self._words(place)
        width = self._width(words)
        number = Stamped(FOR_NUMBERS[0](shape, width), fitting(shape, width))
        stamps = self._printed(page, shape, number, words, _NUMBER)
        page.obj.Contents = self._pack.make_stream(stamps)
        page.obj.Tabs = Name.S

    def _words(self, place: int, warning: str = "") -> str:
        number = self._said.number.replace("{page}", str(self._first_page + place))
        return f"{warning} - {number}" if warning else number

    def _width(self, words: str) -> float:
        return SIZE * self._font.width(words)

    def _damaged(self, page: Page, shape: Displayed) -> bytes:
        words = self._said.damaged
        size = fitting(shape, self._width(words))
        width = self._width(words) * size / SIZE
        left, middle = (shape.width - width) / 2, shape.height / 2
        place = Stamped((left, middle, left + width, middle + size), size)
        return self._printed(page, shape, place, words, b"/Span <<>>")

    def _mark(
        self, made: Prepared, part: Object, page: Page, look: Look | None, taken: Box
    ) -> bytes:
        """Print the mark of a part; it is read out first, and leads back to the front sheet."""
        words, shape = made.part.mark, made.pages[0].shape
        place = free_box(shape, look, self._width(words), FOR_MARKS, taken)
        back = self._back(made)
        structure = self._structure
        paragraph = structure.element(Name.P, part, Pg=page.obj)
        holder = paragraph
        if back is not None:
            holder = paragraph.K = structure.element(Name.Link, paragraph, Pg=page.obj)
        number = structure.add_content(page.obj, holder)
        if back is None:
            holder.K = number
        else:
            front = self._front.part.title if self._front else ""
            box = shape.own(place.box)
            link = add_link(self._pack, page.obj, box, back, f"{words}: {front}")
            structure.own(link, holder)
            holder.K = Array([number, Dictionary(Type=Name.OBJR, Obj=link)])
        part.K.insert(0, paragraph)
        role = str(holder.S)
        return self._printed(page, shape, place, words, f"{role} <</MCID {number}>>".encode())

    def _back(self, made: Prepared) -> Array | None:
        if made.part.target in self._entries:
            return self._entries[made.part.target]
        if self._front is None or made.part.front:
            return None
        page = self._pages[self._front.position].obj
        return leads_to(page, self._front.pages[0].shape)

    def _printed(
        self, page: Page, shape: Displayed, stamped: Stamped, words: str, mark: bytes
    ) -> bytes:
        return printed(shape, stamped, self._font_of(page), self._font.shown(words), mark)

    def _font_of(self, page: Page) -> str:
        """The name of the font on a page, whose resources it may share with others."""
        resources = page.obj.get("/Resources")
        if not isinstance(resources, Dictionary):
            resources = page.obj["/Resources"] = Dictionary()
        fonts = resources.get("/Font")
        if not isinstance(fonts, Dictionary):
            fonts = resources["/Font"] = Dictionary()
        for number in count():
            name = f"/Stamp{number or ''}"
            if name not in fonts:
                fonts[name] = self._face
            if fonts[name].objgen == self._face.objgen:
                return name
        raise AssertionError("counting does not end")

    def _enclose(self, page: Page, made: PreparedPage, opened: bytes, stamps: bytes) -> None:
        """Put what a page draws between what `opened` opens and its stamps."""
        before = opened + b"q\n"
        if before not in self._opened:
            self._opened[before] = self._pack.make_stream(before)
        after = b"\nQ\n" + (b"EMC\n" if opened else b"") + stamps
        drawn = streams(page.obj.get("/Contents"))
        page.obj.Contents = Array([self._opened[before], *drawn, self._pack.make_stream(after)])
        page.obj.Tabs = Name.S
        # A box that is larger than the page, or none, is understood differently by each reader.
        box = [round(each, 4) for each in made.shape.box]
        if "/CropBox" in page.obj:
            page.obj.CropBox = Array(box)
        if page.rotation % 90:
            page.obj.Rotate = made.shape.turned
        if rectangle(page.mediabox) is None:
            page.obj.MediaBox = Array(box)
