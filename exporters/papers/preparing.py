"""A part of a pack made ready in memory, before its pages are copied."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

import pikepdf
from pikepdf import Array, Object, Page, Pdf

from exporters.errors import ExportError
from exporters.papers.annotations import settle_annotations
from exporters.papers.bookmarks import Bookmark, bookmarks
from exporters.papers.destinations import Destinations
from exporters.papers.displayed import Displayed
from exporters.papers.ending import settle
from exporters.papers.endless import draws_without_end
from exporters.papers.forms import flatten_forms
from exporters.papers.page_map import Place
from exporters.papers.parts import PackPart
from exporters.papers.pdfs import PUT_RIGHT, is_garbled
from exporters.papers.stripping import strip
from exporters.papers.structure_walk import is_tagged, leaves
from exporters.papers.untagged import Drawn, unmark, what_is_drawn

# The claim itself: a file may name the vocabulary and claim nothing, as packs of ours do.
_CONFORMS = re.compile(rb"""pdfuaid:part\s*(?:>|=\s*["'])\s*1\b""")
_MOST_HELD = 1 << 26


class _Aside(Enum):
    """What a page draws is read again when it is needed, as all of it would fill the memory."""

    CONTENT = auto()


@dataclass(frozen=True, slots=True)
class PreparedPage:
    """A page of a part as it will be copied.

    `drawn` is what there is to see, for a page that has to be wrapped as it has no structure;
    nothing for one that has. A `damaged` page draws nothing any more, as there is no telling where
    what it draws would end.
    """

    shape: Displayed
    drawn: Drawn | None = None
    damaged: bool = False


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
    part: PackPart,
    source: Pdf,
    shapes: Sequence[Displayed],
    place: Place,
    position: int,
    go_on: Callable[[], None],
) -> Prepared:
    """Make an open part ready: what no pack carries on is gone, its form is flat.

    Raises ExportError for drawings without end, and whatever comes of what cannot be followed.
    """
    if draws_without_end(source):
        raise ExportError(
            f"“{part.title}” has drawings in drawings without end and cannot go into the pack: "
            "ask for it again."
        )
    conforms = claims_conformance(source)
    language = str(source.Root.get("/Lang", ""))
    destinations = Destinations(source)
    marks = bookmarks(source, destinations)
    settle_annotations(source)
    had_form = flatten_forms(source)
    strip(source, destinations)
    contents = _contents(source)
    damaged = [at for at, content in enumerate(contents, start=1) if content is None]
    tagged = is_tagged(source) and not damaged
    pages = tuple(_pages(source, shapes, contents, tagged, go_on))
    whole = tagged and not any(page.drawn for page in pages)
    return Prepared(
        part,
        source,
        place,
        position,
        pages,
        marks,
        language,
        tagged=tagged,
        whole=whole,
        conforms=conforms and whole,
        had_form=had_form,
        damaged=tuple(damaged),
    )


def _pages(
    source: Pdf,
    shapes: Sequence[Displayed],
    contents: Sequence[bytes | _Aside | None],
    tagged: bool,
    go_on: Callable[[], None],
) -> Iterator[PreparedPage]:
    keys = {key for key, _ in leaves(source.Root.StructTreeRoot.ParentTree)} if tagged else ()
    for page, shape, content in zip(source.pages, shapes, contents, strict=True):
        go_on()
        if content is None:
            yield _emptied(source, page, shape)
            continue
        if content is _Aside.CONTENT:
            content = _content(page) or b""
        in_structure = tagged and page.obj.get("/StructParents") in keys
        yield _page(source, page, shape, content, in_structure, tagged)


def claims_conformance(source: Pdf) -> bool:
    """Whether the file says that it is PDF/UA-1."""
    metadata = source.Root.get("/Metadata")
    try:
        return isinstance(metadata, pikepdf.Stream) and bool(
            _CONFORMS.search(metadata.read_bytes())
        )
    except pikepdf.PdfError:
        return False


def _contents(source: Pdf) -> list[bytes | _Aside | None]:
    """What each page draws, put aside where there is very much of it; nothing for one that cannot
    be read to its end."""
    repaired = [str(warning) for warning in source.get_warnings()]
    torn = any("reconstruct" in warning for warning in repaired)
    found: list[bytes | _Aside | None] = []
    room = _MOST_HELD
    for page in source.pages:
        content = _content(page)
        warnings = [str(warning) for warning in source.get_warnings()]
        repaired += warnings
        if repaired and content is not None:
            held = page.obj.get("/Contents")
            # What cannot be found in a torn file looks as if it had never been there.
            lost = (torn and held is None) or not all(map(PUT_RIGHT.search, warnings))
            content = None if lost or any(map(is_garbled, _streams(held))) else content
        room -= len(content or b"")
        found.append(content if room > 0 or content is None else _Aside.CONTENT)
    return found


def _content(page: Page) -> bytes | None:
    try:
        return b"\n".join(stream.read_bytes() for stream in _streams(page.obj.get("/Contents")))
    # What qpdf says of some damage is no text that Python knows.
    except (pikepdf.PdfError, UnicodeDecodeError):
        return None


def _streams(held: Object | None) -> Iterator[pikepdf.Stream]:
    for each in held if isinstance(held, Array) else (held,):
        if isinstance(each, pikepdf.Stream):
            yield each


def _emptied(source: Pdf, page: Page, shape: Displayed) -> PreparedPage:
    unmark(source, page, b"")
    if "/Contents" in page.obj:
        del page.obj.Contents
    return PreparedPage(shape, drawn=Drawn.TEXT, damaged=True)


def _page(
    source: Pdf, page: Page, shape: Displayed, content: bytes, in_structure: bool, tagged: bool
) -> PreparedPage:
    content = settle(source, page, content)
    drawn = None
    if not in_structure:
        drawn = what_is_drawn(page, content)
        if tagged and (
            drawn is Drawn.NOTHING or (b"/Artifact" in content and b"/MCID" not in content)
        ):
            drawn = None
        else:
            unmark(source, page, content)
    return PreparedPage(shape, drawn)
