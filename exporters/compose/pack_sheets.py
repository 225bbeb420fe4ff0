"""The sheets a pack needs beside its front sheet: a leaf for a paper that is not there, the front
of a supplement, and the front of what the public may not see."""

from collections.abc import Mapping, Sequence

from clerk.business.agenda import AgendaItem, Pages, Paper
from clerk.business.council import Committee
from clerk.business.days import day_in_words
from clerk.business.views import PublicMeeting, RestrictedMeeting
from clerk.business.words import with_capital
from exporters.compose.agenda import PACK
from exporters.compose.agenda_parts import page_range
from exporters.compose.markings import grounds_in_words, marking
from exporters.compose.passages import text_passages
from exporters.document import (
    AgendaEntry,
    Block,
    Document,
    Paragraph,
    RunningHead,
    SubHeading,
    Title,
)


def leaf_document(
    seen: PublicMeeting | RestrictedMeeting,
    committee: Committee,
    item: AgendaItem | None,
    papers: Sequence[Paper],
) -> Document:
    """The leaf in the place of `papers` of a meeting that were withdrawn or are restricted.

    Of a restricted one it tells the public what kind of paper it is and why they may not see it.
    """
    said = [_missing(paper) for paper in papers if paper in seen.record.papers]
    title = _item_title(item, closed=isinstance(seen, RestrictedMeeting)) if item else "Papers"
    return _sheet(seen, committee, title, [Title(title), *map(Paragraph, dict.fromkeys(said))])


def supplement_sheet(
    seen: PublicMeeting,
    committee: Committee,
    *,
    name: str,
    follows: str,
    pages: Mapping[int, Pages],
) -> Document:
    """The front of a supplement called `name` ("Supplement 1") to the pack it `follows`.

    `pages` are those of the items it has papers for, by their place on the agenda.
    """
    record = seen.record
    entries = [
        AgendaEntry(_number(item), item.title, page_range(pages[place]), link=f"{PACK}item-{place}")
        for place, item in enumerate(record.items, start=1)
        if place in pages
    ]
    blocks: list[Block] = [
        Title(record.meeting.body),
        Paragraph(f"{name} to the agenda of {day_in_words(record.meeting.held)}"),
        Paragraph(follows),
    ]
    if entries:
        label = committee.style.labels.get("agenda", "Agenda")
        blocks += [SubHeading(label), *entries]
    return _sheet(seen, committee, name, blocks)


def restricted_sheet(
    seen: RestrictedMeeting, committee: Committee, pages: Mapping[int, Pages]
) -> Document:
    """The front of the part of a pack that is not for publication, with the restricted words of
    its items. `pages` are those of the items that have papers there, by their place."""
    blocks: list[Block] = [Title("Restricted business")]
    entries = [
        _closed_entry(item, place, pages.get(place))
        for place, item in enumerate(seen.record.items, start=1)
        if item.restricted or place in pages
    ]
    if entries:
        label = committee.style.labels.get("agenda", "Agenda")
        blocks += [SubHeading(label), *entries]
    return _sheet(seen, committee, "Restricted business", blocks)


def _missing(paper: Paper) -> str:
    kind = paper.kind.value
    if paper.grounds is not None and not paper.withdrawn:
        why = grounds_in_words(paper.grounds, resolved=False)
        return f"{with_capital(kind)} not for publication. {why}"
    return f"The {kind} “{paper.title}” was withdrawn."


def _closed_entry(item: AgendaItem, place: int, pages: Pages | None) -> AgendaEntry:
    part = item.restricted
    said = text_passages(part.description) if part else ()
    if part:
        said = (Paragraph(grounds_in_words(part.grounds, resolved=False)), *said)
    return AgendaEntry(
        _number(item),
        (part.title if part else "") or item.title,
        page_range(pages) if pages else "",
        said,
        f"{PACK}restricted-{place}" if pages else "",
    )


def _sheet(
    seen: PublicMeeting | RestrictedMeeting,
    committee: Committee,
    title: str,
    blocks: Sequence[Block],
) -> Document:
    day = day_in_words(seen.record.meeting.held)
    closed = isinstance(seen, RestrictedMeeting)
    mark = marking(committee.style, restricted=closed, draft=False)
    return Document(
        title=f"{title}: {committee.name}, {day}",
        head=RunningHead(committee.name, day, mark),
        blocks=tuple(blocks),
    )


def _item_title(item: AgendaItem, *, closed: bool) -> str:
    title = (item.restricted.title if item.restricted and closed else "") or item.title
    return f"Item {item.number}: {title}" if item.number else title


def _number(item: AgendaItem) -> str:
    return f"{item.number}." if item.number else ""
