"""The rows of the screen of a pack: its parts, what is missing, and the packs issued."""

from collections.abc import Mapping, Sequence

from clerk.business.findings import Finding
from clerk.business.meetings import Meeting
from clerk.business.packs import PackEntry, PartKind
from clerk.business.restricted import View
from clerk.desk.packing import PackPlan
from clerk.desk.packs_issued import Issued, change_text
from clerk.desk.wording import day_text
from screens.widgets.paged_list import Column, ListRow

PARTS = (Column("Pages", 9), Column("Item", 5), Column("What", 24), Column("Title"))
GAPS = (Column("Where", 10), Column("What is missing, and whom to ask"))
ISSUED = (
    Column("Pack", 14),
    Column("View", 11),
    Column("Issued", 18),
    Column("Pages", 9),
    Column("What it changed"),
)

EMPTY = {
    "parts": "Nothing goes in.",
    "gaps": "Nothing is missing: every paper is there and can be read by all.",
    "issued": "No pack of this meeting was issued yet.",
}

DAMAGED_IN = "Damaged pages are let in, and each says that it is damaged; d keeps them out again."
DAMAGED_OUT = "No pack is made with a paper that has damaged pages; d lets them in."


def head_text(meeting: Meeting) -> str:
    """The pack of which meeting."""
    return f"Pack · {meeting.body} · {day_text(meeting)}"


def state_text(plan: PackPlan) -> str:
    """What kind of pack it is: for whom, how papers begin, and the supplement it is."""
    which = f"supplement {plan.supplement}" if plan.supplement else "whole pack"
    view = "PUBLIC" if plan.view is View.PUBLIC else "RESTRICTED"
    pages = "papers on right-hand pages" if plan.right_hand else "papers on any page"
    missing = f" · {len(plan.gaps)} missing (2)" if plan.gaps else ""
    return f"{view} · {which} · {pages}{missing}"


def part_rows(entries: Sequence[PackEntry], spans: Mapping[str, tuple[int, int]]) -> list[ListRow]:
    """What goes in, in its order, with the pages as they will be stamped."""
    return [
        ListRow(entry.key, _part(entry, spans.get(entry.key)), muted=entry.kind is PartKind.LEAF)
        for entry in entries
    ]


def gap_rows(gaps: Sequence[Finding]) -> list[ListRow]:
    return [ListRow(at, (gap.place, gap.message)) for at, gap in enumerate(gaps)]


def issued_rows(packs: Sequence[Issued]) -> list[ListRow]:
    return [
        ListRow(
            (one.pack.view, one.pack.number),
            (
                one.pack.name,
                one.pack.view.value,
                one.when,
                f"{one.pack.first}-{one.pack.last}",
                "; ".join(change_text(each) for each in one.changes),
            ),
        )
        for one in packs
    ]


def _part(entry: PackEntry, span: tuple[int, int] | None) -> tuple[str, ...]:
    first, last = span or (0, 0)
    pages = "" if span is None else str(first) if first == last else f"{first}-{last}"
    kinds = ", ".join(dict.fromkeys(paper.kind.value for paper in entry.papers))
    title = entry.title
    match entry.kind:
        case PartKind.FRONT | PartKind.CLOSED_FRONT:
            what = "front sheet"
        case PartKind.LEAF:
            what, title = "leaf", f"{entry.title}: {kinds}"
        case PartKind.MADE:
            what = f"{kinds}, made"
        case PartKind.PAPER:
            what = kinds
    if entry.closed:
        what = f"restricted {what}"
    return (pages, entry.item.number if entry.item else "", what, title)
