"""A part of a pack made ready in memory, before its pages are copied."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Object, Page, Pdf

from exporters.errors import ExportError
from exporters.papers.bookmarks import Bookmark, bookmarks
from exporters.papers.destinations import Destinations
from exporters.papers.displayed import Displayed, displayed
from exporters.papers.forms import flatten_forms
from exporters.papers.marked_content import open_states
from exporters.papers.page_map import Place
from exporters.papers.parts import PackPart
from exporters.papers.stripping import strip
from exporters.papers.structure_walk import is_tagged, leaves
from exporters.papers.untagged import Drawn, unmark, what_is_drawn

_CONFORMS = b"pdfuaid"


@dataclass(frozen=True, slots=True)
class PreparedPage:
    """A page of a part as it will be copied.

    `left_open` and `closed_too_often` count graphics states. `drawn` is what there is to see, for
    a page that has to be wrapped as it has no structure; nothing for one that has.
    """

    shape: Displayed
    left_open: int = 0
    closed_too_often: int = 0
    drawn: Drawn | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A part made ready.

    `position` is where its first page will be in the pack. `tagged` says that there is structure
    to be joined, `whole` that all its pages are in it, `conforms` that it claims to be PDF/UA-1
    besides. `damaged` are the numbers of its pages that cannot be read.
    """

    part: PackPart
    source: Pdf
    place: Place
    position: int
    pages: tuple[PreparedPage, ...]
    bookmarks: tuple[Bookmark, ...]
    language: str
    tagged: bool
    whole: bool
    conforms: bool
    had_form: bool
    damaged: tuple[int, ...]


def prepared(
    part: PackPart, source: Pdf, place: Place, position: int, go_on: Callable[[], None]
) -> Prepared:
    """Make an open part ready: what no pack carries on is gone, its form is flat.

    Raises ExportError for a part whose structure or form cannot be followed.
    """
    conforms = _claims_conformance(source)
    language = str(source.Root.get("/Lang", ""))
    destinations = Destinations(source)
    marks = bookmarks(source, destinations)
    try:
        had_form = flatten_forms(source)
        strip(source, destinations)
        tagged = is_tagged(source)
        keys = {key for key, _ in leaves(source.Root.StructTreeRoot.ParentTree)} if tagged else ()
        pages, damaged = [], []
        for number, page in enumerate(source.pages, start=1):
            go_on()
            content = _content(page)
            if content is None:
                damaged.append(number)
                content = b""
            in_structure = tagged and page.obj.get("/StructParents") in keys
            pages.append(_page(source, page, content, in_structure, tagged))
    except pikepdf.PdfError as failure:
        raise ExportError(
            f"“{part.title}” is damaged and cannot go into the pack: ask for it again."
        ) from failure
    whole = tagged and not any(page.drawn for page in pages)
    return Prepared(
        part,
        source,
        place,
        position,
        tuple(pages),
        marks,
        language,
        tagged=tagged,
        whole=whole,
        conforms=conforms and whole,
        had_form=had_form,
        damaged=tuple(damaged),
    )


def _claims_conformance(source: Pdf) -> bool:
    metadata = source.Root.get("/Metadata")
    try:
        return isinstance(metadata, pikepdf.Stream) and _CONFORMS in metadata.read_bytes()
    except pikepdf.PdfError:
        return False


def _content(page: Page) -> bytes | None:
    """What a page draws; nothing when it cannot be read."""
    held = page.obj.get("/Contents")
    try:
        return b"\n".join(stream.read_bytes() for stream in _streams(held))
    except pikepdf.PdfError:
        return None


def _streams(held: Object | None) -> Iterator[pikepdf.Stream]:
    for each in held if isinstance(held, Array) else (held,):
        if isinstance(each, pikepdf.Stream):
            yield each


def _page(
    source: Pdf, page: Page, content: bytes, in_structure: bool, tagged: bool
) -> PreparedPage:
    left_open, closed_too_often = open_states(page, content)
    drawn = None
    if not in_structure:
        drawn = what_is_drawn(page, content)
        if tagged and (
            drawn is Drawn.NOTHING or (b"/Artifact" in content and b"/MCID" not in content)
        ):
            drawn = None
        else:
            unmark(source, page, content)
    return PreparedPage(displayed(page), left_open, closed_too_often, drawn)
