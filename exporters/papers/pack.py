"""The pack: one PDF of the front sheet and all papers, its pages numbered through.

The structure trees of tagged papers are joined, so that a screen reader can read the pack; a paper
without tags is wrapped page by page, and then the pack does not claim to be PDF/UA.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Object, OutlineItem, Pdf

from exporters.errors import ExportError
from exporters.papers.bookmarks import Bookmark, entry
from exporters.papers.displayed import Displayed, displayed
from exporters.papers.finishing import Finishing
from exporters.papers.glancing import Glances
from exporters.papers.kept_looks import KeptLooks, Looks
from exporters.papers.linking import lead_links
from exporters.papers.metadata import tell
from exporters.papers.numbers import several
from exporters.papers.page_map import Place, page_spans, places, spans
from exporters.papers.parts import PackMade, PackPart, PackStopped, PackWords
from exporters.papers.preparing import Prepared, prepared
from exporters.papers.sources import check_taken_in, check_unchanged, content, opened, strangers
from exporters.papers.structure import Structure
from exporters.papers.structure_names import may_hide_ids
from exporters.papers.writing import write_pack
from exporters.write.place import check_place

__all__ = ["PackMade", "PackPart", "PackStopped", "PackWords", "make_pack", "page_spans"]

_OLDEST = "1.7"
_WORDS = PackWords()


def make_pack(
    parts: Sequence[PackPart],
    target: Path,
    *,
    title: str,
    language: str = "en-GB",
    first_page: int = 1,
    words: PackWords = _WORDS,
    allow_damaged: bool = False,
    progress: Callable[[str], None] = lambda told: None,
    going_on: Callable[[], bool] = lambda: True,
) -> PackMade:
    """Make one PDF of `parts` at `target`, whole or not at all.

    `words` are printed on its pages. A part with pages that cannot be read is refused, unless
    `allow_damaged`: then these pages say that they are damaged, and a remark names them.
    `progress` is told in a few words what is being done; `going_on` is asked often. Raises
    PackStopped once it says no, and ExportError for a part that cannot go in and a place that
    cannot be written.
    """
    if not parts or len({part.key for part in parts}) != len(parts):
        raise ValueError("a pack has parts, each with a key of its own")
    check_place(target)

    def go_on() -> None:
        if not going_on():
            raise PackStopped("The pack was not made: it was stopped.")

    with ExitStack() as files, Glances() as glances, pikepdf.new() as pack:
        sources: list[_Opened] = []
        for part in parts:
            go_on()
            progress(f"Opening {part.title}")
            with strangers(part):
                sources.append(_open(part, files, glances))
        placed = places([(each.part, len(each.pdf.pages)) for each in sources], first_page)
        structure = Structure(pack)
        ready: list[Prepared] = []
        elements: list[Object] = []
        for source, place in zip(sources, placed, strict=True):
            progress(f"Adding {source.part.title}")
            ready.append(_made_ready(pack, source, place, go_on, allow_damaged=allow_damaged))
            with strangers(source.part):
                elements.append(_add(pack, structure, ready[-1], source, language))
        entries, missing = lead_links(pack, structure, ready)
        front = next((made for made in ready if made.part.front), None)
        finishing = Finishing(
            pack, structure, words=words, first_page=first_page, entries=entries, front=front
        )
        for made, element, source in zip(ready, elements, sources, strict=True):
            progress(f"Numbering {made.part.title}")
            with strangers(source.part):
                finishing.part(made, element, glances.wait(source.looks, go_on), go_on)
        finishing.finish()
        structure.finish()
        _add_bookmarks(pack, ready)
        conforms = all(made.conforms and not made.damaged for made in ready)
        tell(pack, title, language, first_page, conforms=conforms)
        progress("Writing the pack")

        def check() -> None:
            for source in sources:
                check_unchanged(source.part, source.sha256)

        version = max(_OLDEST, *(source.pdf.pdf_version for source in sources))
        sha256 = write_pack(pack, target, version, go_on=go_on, check=check)
        return PackMade(
            spans(parts, placed),
            len(pack.pages),
            tagged=conforms,
            untagged=tuple(made.part.title for made in ready if not made.whole),
            remarks=tuple(_remarks(ready, missing)),
            sha256=sha256,
        )


@dataclass(frozen=True, slots=True)
class _Opened:
    """A part that was opened, the SHA-256 of its file, and what its pages will look like."""

    part: PackPart
    pdf: Pdf
    sha256: str
    ids_listed: bool
    shapes: Sequence[Displayed]
    looks: Future[Looks]


def _open(part: PackPart, files: ExitStack, glances: Glances) -> _Opened:
    data = content(part)
    found = check_taken_in(part, data)
    pdf = files.enter_context(opened(part))
    shapes = [displayed(page) for page in pdf.pages]
    kept = KeptLooks(part.looks, found) if part.looks else None
    looks = glances.look(part.source, shapes, kept)
    return _Opened(part, pdf, found, not may_hide_ids(data), shapes, looks)


def _made_ready(
    pack: Pdf, source: _Opened, place: Place, go_on: Callable[[], None], *, allow_damaged: bool
) -> Prepared:
    """A part ready to be copied to the end of the pack, behind a leaf where it needs one."""
    if place.blank_before:
        _add_leaf(pack)
    with strangers(source.part):
        made = prepared(source.part, source.pdf, source.shapes, place, len(pack.pages), go_on)
    if made.damaged and not allow_damaged:
        raise ExportError(f"{_damage(made)}: ask for the paper again, or let its damaged pages in.")
    return made


def _add_leaf(pack: Pdf) -> None:
    """A blank page as large as the one before it."""
    pack.add_blank_page(page_size=displayed(pack.pages[-1]).size)


def _add(pack: Pdf, structure: Structure, made: Prepared, source: _Opened, language: str) -> Object:
    """Copy the pages of a part, and its structure; the element of the part."""
    if made.tagged:
        structure.prepare(
            made.source, ids_listed=source.ids_listed, outside=_outside_structure(made)
        )
    if "/OCProperties" in made.source.Root:
        # Its layers are shown and hidden in the pack as they are in the paper.
        pack.add_pages_from(made.source)
    else:
        # Far quicker; nothing is left in it that belongs to more than a page.
        for page in made.source.pages:
            pack.pages.append(page)
    spoken = made.language or made.part.language
    element = structure.part(made.part.title, spoken if spoken != language else "")
    if made.tagged:
        structure.adopt(made.source, element)
    return element


def _outside_structure(made: Prepared) -> set[tuple[int, int]]:
    """The pages of a tagged part that are wrapped, as they have no structure of their own."""
    pages = zip(made.source.pages, made.pages, strict=True)
    return {page.obj.objgen for page, own in pages if own.drawn is not None}


def _add_bookmarks(pack: Pdf, ready: Sequence[Prepared]) -> None:
    """A heading stands over the parts that follow each other under it."""
    pages = list(pack.pages)
    with pack.open_outline() as outline:
        heading: OutlineItem | None = None
        for made in ready:
            item = entry(pages, _bookmark(made), made.position)
            if not made.part.heading:
                heading = None
                outline.root.append(item)
                continue
            if heading is None or heading.title != made.part.heading:
                heading = entry(pages, Bookmark(made.part.heading, 0, ()), made.position)
                heading.is_closed = False
                outline.root.append(heading)
            heading.children.append(item)


def _bookmark(made: Prepared) -> Bookmark:
    """A part's own; one at the top that only says its title again is passed over."""
    own = made.bookmarks
    if len(own) == 1 and own[0].title.casefold() == made.part.title.casefold():
        own = own[0].below
    return Bookmark(made.part.title, 0, (), own)


def _damage(made: Prepared) -> str:
    pages = several("page", made.damaged)
    return f"“{made.part.title}” is damaged on {pages[0].lower()}{pages[1:]}"


def _remarks(ready: Sequence[Prepared], missing: set[str]) -> Iterator[str]:
    for made in ready:
        title = made.part.title
        if made.damaged:
            yield f"{_damage(made)}, which cannot be shown: ask for the paper again."
        if made.had_form:
            yield f"What was filled into the form “{title}” is printed on its pages."
        if made.whole and not made.conforms:
            yield (
                f"“{title}” is tagged but does not say that it is PDF/UA, so the pack does not "
                "say so either."
            )
    for name in sorted(missing):
        yield f"The front sheet leads to “{name}”, which is not in the pack."
