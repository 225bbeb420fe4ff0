"""What goes into a pack and in which order, and packs as they were issued.

The public pack is a list of its own, made of a public meeting. The restricted pack begins with the
same list, so that a public page has one number in both, and what the public may not see comes last.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from clerk.business.agenda import AgendaItem, ItemRole, Pages, Paper, PaperKind
from clerk.business.meetings import MeetingRecord
from clerk.business.restricted import View
from clerk.business.views import PublicMeeting, RestrictedMeeting, seen_by


class PartKind(StrEnum):
    FRONT = "front sheet"
    PAPER = "paper"
    MADE = "made here"
    LEAF = "leaf"
    CLOSED_FRONT = "restricted front sheet"


@dataclass(frozen=True, slots=True)
class PackEntry:
    """One part of a pack that is to be made.

    `key` names it. `item` is the item it belongs to and `place` where that stands on the agenda,
    counted from 1; None and 0 for a front sheet and for a paper whose item is not on the agenda.
    `papers` are the paper that goes in, or those a leaf stands for. What is `closed` is not for
    the public.
    """

    key: str
    kind: PartKind
    title: str
    item: AgendaItem | None = None
    place: int = 0
    papers: tuple[Paper, ...] = ()
    closed: bool = False


NOT_FOR_PUBLICATION = "Not for publication"
"""What a leaf is called that stands where a restricted paper would."""


Known = Mapping[int, str]
"""What packs issued before held: of each paper by its id the SHA-256 that went in, empty for one
a leaf stood for."""


Source = tuple[PaperKind, int]
"""What a paper made here is made from: the minutes of, or the log laid before, a meeting by its
id."""


def contents(
    seen: PublicMeeting | RestrictedMeeting, *, closed_sources: Collection[Source] = ()
) -> tuple[PackEntry, ...]:
    """The parts of the pack of `seen`, in their order.

    The minutes to confirm and the action log are made here for the items whose role says so and
    that have no such paper. `closed_sources` are those that have restricted business: what the
    public may see of them stands in its place, and the whole among what is restricted.
    """
    public = seen_by(seen.record, View.PUBLIC).record
    entries = (_FRONT, *_public_entries(public))
    if isinstance(seen, PublicMeeting):
        return entries
    closed = tuple(_closed_entries(seen.record, closed_sources))
    return (*entries, _CLOSED_FRONT, *closed) if closed or _closed_items(seen.record) else entries


def supplement(
    seen: PublicMeeting | RestrictedMeeting,
    known: Known,
    *,
    closed_sources: Collection[Source] = (),
    all_closed: bool = False,
) -> tuple[PackEntry, ...]:
    """The parts of a supplement to packs that held what is `known`: papers added since, new
    versions, and a leaf for each withdrawn. Empty when there are none. `all_closed`: those packs
    were public, so that all that is restricted is new."""
    new = [
        entry
        for entry in contents(seen, closed_sources=closed_sources)
        if entry.papers
        and (
            (entry.closed and all_closed)
            or any(_is_new(paper, entry, known) for paper in entry.papers)
        )
    ]
    if not new:
        return ()
    closed = [entry for entry in new if entry.closed]
    public = [entry for entry in new if not entry.closed]
    return (_FRONT, *public, *((_CLOSED_FRONT, *closed) if closed else ()))


def item_pages(
    entries: Collection[PackEntry], pages: Mapping[str, tuple[int, int]], *, closed: bool = False
) -> dict[int, Pages]:
    """The range of each item by its place on the agenda, of its public or its closed parts."""
    found: dict[int, tuple[int, int]] = {}
    for entry in entries:
        if entry.place and entry.closed is closed and entry.key in pages:
            first, last = pages[entry.key]
            before = found.get(entry.place, (first, last))
            found[entry.place] = (min(first, before[0]), max(last, before[1]))
    return {place: Pages(str(first), str(last)) for place, (first, last) in found.items()}


_FRONT = PackEntry("front", PartKind.FRONT, "Agenda")
_CLOSED_FRONT = PackEntry(
    "restricted front", PartKind.CLOSED_FRONT, "Restricted business", closed=True
)


def _public_entries(record: MeetingRecord) -> Iterator[PackEntry]:
    for item, place, papers in _by_item(record):
        waiting: list[Paper] = []
        for paper in papers:
            if paper.grounds is not None:
                waiting += [] if paper.withdrawn else [paper]
                continue
            yield from _leaf(item, place, waiting)
            waiting = []
            if paper.withdrawn:
                yield from _leaf(item, place, [paper])
            else:
                yield from _entry(paper, item, place, closed=False)
        yield from _leaf(item, place, waiting)


def _closed_entries(record: MeetingRecord, sources: Collection[Source]) -> Iterator[PackEntry]:
    for item, place, papers in _by_item(record):
        for paper in papers:
            whole = paper.made_from is not None and (paper.kind, paper.made_from) in sources
            if paper.withdrawn and paper.grounds is not None:
                yield from _leaf(item, place, [paper], closed=True)
            elif not paper.withdrawn and (paper.grounds is not None or whole):
                yield from _entry(paper, item, place, closed=True)


def _by_item(
    record: MeetingRecord,
) -> Iterator[tuple[AgendaItem | None, int, tuple[Paper, ...]]]:
    """Each item with its papers in their order; last the papers of no item on the agenda."""
    numbers = {item.number for item in record.items if item.number}
    given: set[str] = set()
    for place, item in enumerate(record.items, start=1):
        if item.number and item.number not in given:
            given.add(item.number)
            laid = tuple(one for one in record.papers if one.item == item.number)
            yield item, place, (*_made_for(item, laid, record.meeting.id), *laid)
    yield None, 0, tuple(one for one in record.papers if one.item not in numbers)


def _made_for(item: AgendaItem, laid: Collection[Paper], meeting: int | None) -> Iterator[Paper]:
    """The paper that is made here because of the role of an item, which has none such yet; it is
    called as the item is."""
    made = {
        ItemRole.MINUTES: (PaperKind.MINUTES, item.confirms),
        ItemRole.ACTION_LOG: (PaperKind.ACTION_LOG, meeting),
    }
    kind, source = made.get(item.role, (None, None))
    if kind is not None and source is not None and all(one.kind is not kind for one in laid):
        yield Paper(item.title, kind, item.number, made_from=source)


def _entry(
    paper: Paper, item: AgendaItem | None, place: int, *, closed: bool
) -> Iterator[PackEntry]:
    """The part a paper is; none while there is nothing that could go in."""
    key = f"{'restricted ' if closed else ''}paper {paper.id or paper.kind.value}"
    if paper.made_from is not None:
        yield PackEntry(key, PartKind.MADE, paper.title, item, place, (paper,), closed)
    elif paper.file is not None and paper.file.pdf_sha256:
        yield PackEntry(key, PartKind.PAPER, paper.title, item, place, (paper,), closed)


def _leaf(
    item: AgendaItem | None, place: int, papers: list[Paper], *, closed: bool = False
) -> Iterator[PackEntry]:
    if papers:
        first = papers[0]
        title = "Withdrawn" if first.withdrawn else NOT_FOR_PUBLICATION
        key = f"{'restricted ' if closed else ''}leaf {first.id}"
        yield PackEntry(key, PartKind.LEAF, title, item, place, tuple(papers), closed)


def _closed_items(record: MeetingRecord) -> bool:
    return any(item.restricted for item in record.items)


def _is_new(paper: Paper, entry: PackEntry, known: Known) -> bool:
    if paper.id is None:
        return False
    before = known.get(paper.id)
    if entry.kind is PartKind.LEAF:
        return before is None or (paper.withdrawn and before != "")
    if entry.kind is PartKind.MADE:
        return before is None
    return before is None or before != (paper.file.pdf_sha256 if paper.file else "")


@dataclass(frozen=True, slots=True)
class IssuedPart:
    """A line of the page map of an issued pack. `paper` is the id of the paper it holds or stands
    for, `sha256` that of the PDF that went in, empty for what was made here."""

    key: str
    kind: PartKind
    title: str
    item: str
    first: int
    last: int
    paper: int | None = None
    sha256: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class IssuedPack:
    """A pack as it was issued. `supplement` is 0 for a whole pack and counts what supplements it.

    `number` counts the packs of a meeting in this view. `sha256` names its bytes in the papers
    folder.
    """

    number: int
    view: View
    supplement: int
    sha256: str
    parts: tuple[IssuedPart, ...]
    tagged: bool
    at: datetime
    by: str
    id: int | None = field(default=None, compare=False)

    @property
    def first(self) -> int:
        return self.parts[0].first

    @property
    def last(self) -> int:
        return max(part.last for part in self.parts)

    @property
    def name(self) -> str:
        """What a clerk calls it: "pack 1", "supplement 2"."""
        return f"supplement {self.supplement}" if self.supplement else f"pack {self.number}"


def chain(packs: Collection[IssuedPack], view: View) -> tuple[IssuedPack, ...]:
    """The pack that stands in this view and its supplements after it; empty when there is none."""
    found: list[IssuedPack] = []
    for pack in sorted(packs, key=lambda one: one.number):
        if pack.view is view:
            found = [*found, pack] if pack.supplement else [pack]
    return tuple(found)


def known_in(packs: Collection[IssuedPack]) -> dict[int, str]:
    """What packs of one chain hold, the later ones before the earlier."""
    return {
        part.paper: part.sha256
        for pack in packs
        for part in pack.parts
        if part.paper is not None and (not part.closed or pack.view is View.RESTRICTED)
    }
