"""Making a pack of its plan: the slow step, without the register.

The front sheet tells true page numbers: it is set again until its own length no longer changes
them, and the pack that comes out is held against what it says.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from clerk.business.agenda import AgendaItem, Pages
from clerk.business.packs import IssuedPart, PackEntry, PartKind, item_pages
from clerk.business.restricted import View
from clerk.business.style import HouseStyle
from clerk.business.views import PublicMeeting, RestrictedMeeting, seen_by
from clerk.desk.house_files import with_letterhead
from clerk.desk.packing import PackPlan
from clerk.desk.refused import Refused
from db.papers import looks_place
from exporters.compose.agenda import agenda_document
from exporters.compose.markings import marking
from exporters.compose.pack_sheets import restricted_sheet, supplement_sheet
from exporters.document import Document
from exporters.errors import ExportError
from exporters.papers.parts import PackPart, PackWords
from exporters.write import as_pdf
from exporters.write.place import removed

_MOST_PASSES = 8
_FRONTS = (PartKind.FRONT, PartKind.CLOSED_FRONT)

Spans = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class PackDraft:
    """A pack that was made, at `path`. `spans` are the pages of its parts by their keys."""

    plan: PackPlan
    path: Path
    sha256: str
    spans: Spans
    page_count: int
    tagged: bool
    untagged: tuple[str, ...]
    remarks: tuple[str, ...]

    @property
    def pages(self) -> dict[int, Pages]:
        """The pages of each item by its place on the agenda, as the front sheet tells them."""
        return item_pages(self.plan.entries, self.spans)

    @property
    def parts(self) -> tuple[IssuedPart, ...]:
        """Its page map; a leaf has a line for each paper it stands for."""
        return tuple(
            IssuedPart(
                entry.key,
                entry.kind,
                _title(entry),
                entry.item.number if entry.item else "",
                *self.spans[entry.key],
                paper=paper.id if paper else None,
                sha256=self.plan.held[entry.key].sha256 if entry.key in self.plan.held else "",
                closed=entry.closed,
            )
            for entry in self.plan.entries
            for paper in (entry.papers or (None,))
        )


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The parts of a pack with what is made here set, and the pages each will have."""

    parts: tuple[PackPart, ...]
    spans: Spans


def lay_out(plan: PackPlan, *, told: Callable[[str], None] = lambda _: None) -> LaidOut:
    """Set the front sheet and whatever else is made here, and say which pages each part will have.

    Raises Refused for what cannot be set or opened.
    """
    from exporters.papers.page_map import places, spans

    told("Setting leaves, minutes and logs")
    try:
        fixed = {key: _set(document) for key, document in plan.made.items()}
        counts = {key: _page_count(pdf) for key, pdf in fixed.items()}
        counts |= {key: held.pages or _count_of(held.path) for key, held in plan.held.items()}
        told("Setting the front sheet")
        mapped: Spans = {}
        for _ in range(_MOST_PASSES):
            fronts = dict(_fronts(plan, mapped))
            counts |= {key: _page_count(pdf) for key, pdf in fronts.items()}
            parts = tuple(_part(plan, entry, {**fixed, **fronts}) for entry in plan.entries)
            counted = [(part, counts[part.key]) for part in parts]
            now = dict(spans(parts, places(counted, plan.first_page)))
            if now == mapped:
                return LaidOut(parts, mapped)
            mapped = now
    except (ExportError, OSError) as error:
        raise Refused(str(error)) from error
    raise Refused("The front sheet found no length at which its page numbers are true.")


def build(
    plan: PackPlan,
    path: Path,
    *,
    damaged: bool = False,
    told: Callable[[str], None] = lambda _: None,
    going_on: Callable[[], bool] = lambda: True,
) -> PackDraft:
    """Make the pack of `plan` at `path`, whole or not at all. A paper with damaged pages goes in
    only when that is said with `damaged`; each of those pages then says so in its place.

    `told` hears in a few words what is being done; `going_on` is asked often. Raises Refused when
    it was stopped, or a part cannot go in, or the place cannot be written.
    """
    from exporters.papers.pack import make_pack

    laid = lay_out(plan, told=told)
    try:
        made = make_pack(
            laid.parts,
            path,
            title=plan.title,
            first_page=plan.first_page,
            words=_words(plan.committee.style),
            allow_damaged=damaged,
            progress=told,
            going_on=going_on,
        )
    except ExportError as error:
        raise Refused(str(error)) from error
    if dict(made.pages) != dict(laid.spans):
        removed(path)
        raise Refused("The pages of the pack are not those of its front sheet: make it again.")
    return PackDraft(
        plan,
        path,
        made.sha256 or sha256(path.read_bytes()).hexdigest(),
        made.pages,
        made.page_count,
        made.tagged,
        made.untagged,
        made.remarks,
    )


def _fronts(plan: PackPlan, mapped: Spans) -> Mapping[str, bytes]:
    """The sheets that tell pages, as far as the pages are known."""
    made: dict[str, bytes] = {}
    for entry in plan.entries:
        if entry.kind is PartKind.FRONT:
            made[entry.key] = _set(_front(plan, item_pages(plan.entries, mapped)))
        elif entry.kind is PartKind.CLOSED_FRONT and isinstance(plan.seen, RestrictedMeeting):
            closed = item_pages(plan.entries, mapped, closed=True)
            made[entry.key] = _set(restricted_sheet(plan.seen, plan.committee, closed))
    return made


def _set(document: Document) -> bytes:
    """A document as a part of a pack: numbered by the pack, not by itself."""
    return as_pdf(replace(document, foot=()))


def _front(plan: PackPlan, pages: Mapping[int, Pages]) -> Document:
    """The front sheet: of a restricted pack too that which the public has, so that it is as long
    there and every public page has the same number."""
    public = seen_by(plan.seen.record, View.PUBLIC)
    if plan.supplement:
        name = f"Supplement {plan.supplement}"
        sheet = supplement_sheet(
            public, plan.committee, name=name, follows=plan.follows, pages=pages
        )
    else:
        sheet = agenda_document(_with_pages(public, pages), plan.committee, for_pack=True)
    return with_letterhead(sheet, plan.crest, plan.council)


def _with_pages(public: PublicMeeting, pages: Mapping[int, Pages]) -> PublicMeeting:
    items = tuple(
        replace(item, pages=pages.get(place))
        for place, item in enumerate(public.record.items, start=1)
    )
    return PublicMeeting(replace(public.record, items=items))


def _part(plan: PackPlan, entry: PackEntry, made: Mapping[str, bytes]) -> PackPart:
    held = plan.held.get(entry.key)
    item = entry.item
    number = f"{item.number}. " if item and item.number else ""
    target = f"{'restricted' if entry.closed else 'item'}-{entry.place}" if entry.place else ""
    heading = f"{number}{_heading(entry)}" if item else ""
    if entry.closed and entry.kind is not PartKind.CLOSED_FRONT:
        heading = f"Restricted: {heading}" if heading else "Restricted"
    return PackPart(
        entry.key,
        _title(entry),
        held.path if held else made[entry.key],
        heading=heading,
        mark=_mark(plan.committee.style, item) if item else "",
        warning=_warning(plan) if entry.closed and entry.kind is PartKind.PAPER else "",
        target=target,
        right_hand=plan.right_hand and entry.kind is not PartKind.FRONT,
        front=entry.kind in _FRONTS,
        sha256=held.sha256 if held else "",
        looks=looks_place(held.path) if held else None,
    )


def _mark(style: HouseStyle, item: AgendaItem) -> str:
    return style.sentence("item mark", item=item.number) if item.number else ""


def _words(style: HouseStyle) -> PackWords:
    """What stands on the pages of a pack, in the words of the house style."""
    return PackWords(
        style.sentence("page number"),
        style.sentence("scanned page"),
        style.sentence("damaged page"),
    )


def _warning(plan: PackPlan) -> str:
    """What each page of a restricted paper says; the sheets made here say it themselves."""
    return marking(plan.committee.style, restricted=True, draft=False)


def _heading(entry: PackEntry) -> str:
    assert entry.item is not None
    part = entry.item.restricted
    return (part.title if part and entry.closed else "") or entry.item.title


def _title(entry: PackEntry) -> str:
    if entry.kind is PartKind.LEAF:
        kinds = dict.fromkeys(paper.kind.value for paper in entry.papers)
        return f"{entry.title}: {', '.join(kinds)}"
    return entry.title


def _page_count(pdf: bytes) -> int:
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def _count_of(path: Path) -> int:
    return _page_count(path.read_bytes())
