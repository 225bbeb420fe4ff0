"""The pack: one PDF of the front sheet and all papers, its pages numbered through."""

import re
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Page, Pdf, String

from exporters.papers.page_map import Place, page_spans, places, spans
from exporters.papers.parts import PackMade, PackPart, PackStopped
from exporters.papers.sources import opened
from exporters.papers.stamping import Stamps
from exporters.papers.writing import written

__all__ = ["PackMade", "PackPart", "PackStopped", "make_pack", "page_spans"]

_LINK = re.compile(r"https://pack\.invalid/(?P<target>[^/?#]+)")


@dataclass(frozen=True, slots=True)
class _Laid:
    """A part, its open file, where it stands, and the position of its first page in the pack."""

    part: PackPart
    source: Pdf
    place: Place
    position: int


def make_pack(
    parts: Sequence[PackPart],
    target: Path,
    *,
    title: str,
    language: str = "en-GB",
    first_page: int = 1,
    stamp: str = "Page {page}",
    progress: Callable[[str], None] = lambda told: None,
    going_on: Callable[[], bool] = lambda: True,
) -> PackMade:
    """Make one PDF of `parts` at `target`, whole or not at all.

    `stamp` is printed on every page. `progress` is told in a few words what is being done;
    `going_on` is asked often. Raises PackStopped once it says no, and ExportError for a part that
    cannot go in and a place that cannot be written.
    """
    _check(parts)

    def go_on(told: str = "") -> None:
        if told:
            progress(told)
        if not going_on():
            raise PackStopped("The pack was not made: it was stopped.")

    with ExitStack() as open_files, pikepdf.new() as pack:
        sources = []
        for part in parts:
            go_on(f"Opening {part.title}")
            sources.append(open_files.enter_context(opened(part)))
        counted = [(part, len(source.pages)) for part, source in zip(parts, sources, strict=True)]
        placed = places(counted, first_page)
        laid = []
        for part, source, place in zip(parts, sources, placed, strict=True):
            go_on(f"Adding {part.title}")
            if place.blank_before:
                _add_leaf(pack)
            laid.append(_Laid(part, source, place, len(pack.pages)))
            _strip(source)
            pack.add_pages_from(source)
        _stamp_pages(pack, laid, first_page, stamp, go_on)
        _lead_links(pack, laid)
        _add_bookmarks(pack, laid)
        pack.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=first_page)]))
        _tell(pack, title, language)
        go_on("Writing the pack")
        made = written(pack, target, go_on)
        return PackMade(
            spans(parts, placed),
            len(pack.pages),
            tagged=False,
            sha256=made,
        )


def _check(parts: Sequence[PackPart]) -> None:
    if not parts:
        raise ValueError("a pack has at least one part")
    if len({part.key for part in parts}) != len(parts):
        raise ValueError("two parts of a pack have the same key")


def _add_leaf(pack: Pdf) -> None:
    """A blank page as large as the one before it."""
    before = Page(pack.pages[-1])
    leaf = pack.add_blank_page(page_size=(595.28, 841.89))
    leaf.obj.MediaBox = Array([float(each) for each in before.mediabox])
    if before.rotation:
        leaf.obj.Rotate = before.rotation


def _strip(source: Pdf) -> None:
    """Take away what no pack carries on: scripts, attachments and what opens by itself."""
    for key in ("/OpenAction", "/AA", "/Outlines"):
        if key in source.Root:
            del source.Root[key]


def _stamp_pages(
    pack: Pdf,
    laid: Sequence[_Laid],
    first_page: int,
    words: str,
    go_on: Callable[[], None],
) -> None:
    stamps = Stamps(pack)
    for number, page in enumerate(pack.pages, start=first_page):
        go_on()
        stamps.put(page, words.format(page=number))
    stamps.finish()


def _lead_links(pack: Pdf, laid: Sequence[_Laid]) -> None:
    """Lead the links of the front sheet to the parts they are meant for."""
    leads: dict[str, Page] = {}
    for each in laid:
        if each.part.target:
            leads.setdefault(each.part.target, pack.pages[each.position])
    for each in laid:
        if not each.part.front:
            continue
        for position in range(each.position, each.position + each.place.count):
            for link in pack.pages[position].obj.get("/Annots", Array()):
                address = str(link.get("/A", Dictionary()).get("/URI", ""))
                found = _LINK.fullmatch(address)
                if found and found["target"] in leads:
                    del link["/A"]
                    link["/Dest"] = Array([leads[found["target"]].obj, Name.Fit])


def _add_bookmarks(pack: Pdf, laid: Sequence[_Laid]) -> None:
    with pack.open_outline() as outline:
        heading: OutlineItem | None = None
        for each in laid:
            entry = OutlineItem(each.part.title, each.position)
            if not each.part.heading:
                heading = None
                outline.root.append(entry)
                continue
            if heading is None or heading.title != each.part.heading:
                heading = OutlineItem(each.part.heading, each.position)
                outline.root.append(heading)
            heading.children.append(entry)


def _tell(pack: Pdf, title: str, language: str) -> None:
    pack.Root.Lang = String(language)
    pack.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pack.docinfo["/Title"] = String(title)
    with pack.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = title
