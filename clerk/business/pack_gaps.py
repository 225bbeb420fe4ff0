"""What a pack still lacks: papers that have not come, cannot go in, or cannot be read by all."""

import re
from collections.abc import Collection, Iterator

from clerk.business.agenda import AgendaItem, ItemKind, ItemRole, Paper, item_or_none
from clerk.business.findings import Finding
from clerk.business.meetings import MeetingRecord
from clerk.business.packs import PackEntry, PartKind

_COMES_AS_PAPER = (ItemKind.REPORT, ItemKind.PRESENTATION)
# An item that was read from a paper has no role, and nothing was laid under it unasked.
_OF_MINUTES = re.compile(
    r"(?:to \w+ (?:and \w+ )?)?(?:the )?(?:previous )?minutes\b", re.IGNORECASE
)


def gaps(record: MeetingRecord, issued: Collection[int | None] = ()) -> tuple[Finding, ...]:
    """What is missing in the pack of a meeting, item by item, or keeps it from being read by a
    screen reader. Nothing of it stops anybody.

    Of a supplement, `issued` are the papers that were issued before and are not in it.
    """
    held = [paper for paper in record.papers if paper.id is None or paper.id not in issued]
    found = [gap for item in record.items for gap in _of_item(record, item, held)]
    numbers = {item.number for item in record.items if item.number}
    stray = (one for one in held if one.item not in numbers)
    return (*found, *(gap for paper in stray for gap in _of_paper(paper)))


def left_for_next(wanted: Collection[PackEntry], going: Collection[PackEntry]) -> Iterator[Finding]:
    """What is not in a pack because the one issued for the other view has no such pages."""
    for entry in wanted:
        if entry not in going and entry.kind is not PartKind.LEAF:
            place = f"item {entry.item.number}" if entry.item else "no item"
            message = f"“{entry.title}” came later and goes into the next supplement."
            yield Finding("next supplement", message, place)


def _of_item(record: MeetingRecord, item: AgendaItem, held: Collection[Paper]) -> Iterator[Finding]:
    papers = [one for one in record.papers if item.number and one.item == item.number]
    if not papers and item.kind in _COMES_AS_PAPER:
        whom = f": ask {item.presenter}" if item.presenter else ""
        message = f"The {item.kind.value} for “{item.title}” has not come yet{whom}."
        yield Finding("paper missing", message, f"item {item.number}".strip())
    if not papers and item.role is ItemRole.ORDINARY and _OF_MINUTES.match(item.title):
        message = (
            f"No minutes are laid under “{item.title}”: add them to the papers as previous "
            "minutes; they need no file."
        )
        yield Finding("minutes missing", message, f"item {item.number}".strip())
    for paper in papers:
        if paper in held:
            yield from _of_paper(paper)


def _of_paper(paper: Paper) -> Iterator[Finding]:
    place = item_or_none(paper.item)
    if paper.withdrawn or paper.made_from is not None:
        return
    name = f"“{paper.title}”" if paper.title else f"A restricted {paper.kind.value}"
    if paper.file is None:
        if paper.grounds is None or paper.title:
            message = f"{name} has no file and is not in the pack: bring its file."
            yield Finding("paper without file", message, place)
    elif not paper.file.pdf_sha256:
        message = f"{name} is not a PDF yet: convert it, or ask for a PDF."
        yield Finding("not converted", message, place)
    elif paper.file.tagged is False:
        message = f"{name} is not tagged, so a screen reader cannot read it: ask for the Word file."
        yield Finding("not tagged", message, place)
    if paper.file is not None and paper.file.alt == "":
        message = f"{name} is a picture and says nothing to a screen reader: say what it shows."
        yield Finding("not described", message, place)
