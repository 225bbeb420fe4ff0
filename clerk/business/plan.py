"""Business that waits for a meeting: deferred, recommended by another body, promised or planned."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from clerk.business.agenda import AgendaItem, ItemKind
from clerk.business.meetings import MeetingRecord
from clerk.business.restricted import RestrictedItem

_CLOSING = re.compile(
    r"\b(?:urgent (?:business|items?|matters?)|any other|next (?:agenda|meeting)|close of)\b", re.I
)


class Why(StrEnum):
    PLANNED = "planned"
    DEFERRED = "deferred"
    RECOMMENDED = "recommended"
    PROMISED = "promised"


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """Business without a meeting yet.

    `committee` is the slug of the body it waits for. It comes from a
    minute (`from_number`) of a meeting (`from_meeting`, the register's number of it) unless it
    was planned as it is. `lead` is the post or person whose business it is; `from_item` the number
    of the item it was deferred as, under which its papers lie. What the public may not see is in
    `restricted` and nowhere else.
    """

    committee: str
    title: str
    why: Why = Why.PLANNED
    description: str = ""
    wanted_on: date | None = None
    from_meeting: int | None = None
    from_number: str = ""
    kind: ItemKind = ItemKind.BUSINESS
    lead: str = ""
    recommendations: str = ""
    from_item: str = ""
    restricted: RestrictedItem | None = None
    id: int | None = field(default=None, compare=False)
    version: int = field(default=1, compare=False)


def with_business(record: MeetingRecord, title: str, description: str) -> MeetingRecord:
    """The meeting with one more item on its agenda, before the items that close it.

    Urgent business, the next meeting and what the public may not hear come last. They move down
    by one, and what was laid or declared under their numbers goes with them. An agenda without
    numbers stays without.
    """
    at = _where_it_closes(record.items)
    before, closing = record.items[:at], record.items[at:]
    unnumbered = bool(record.items) and not any(one.number for one in record.items)
    top = max((int(one.number) for one in before if one.number.isdecimal()), default=0)
    counted = [one.number for one in closing if one.number.isdecimal()]
    moved = {number: str(at) for at, number in enumerate(counted, start=top + 2)}
    item = AgendaItem("" if unnumbered else str(top + 1), title, description)
    return replace(
        record,
        items=(
            *before,
            item,
            *(replace(one, number=moved.get(one.number, one.number)) for one in closing),
        ),
        papers=tuple(
            replace(one, item=moved.get(one.item, one.item)) if one.item else one
            for one in record.papers
        ),
        declarations=tuple(
            replace(one, item=moved.get(one.item, one.item)) for one in record.declarations
        ),
    )


def _where_it_closes(items: Sequence[AgendaItem]) -> int:
    """The place of the first of the items at the end that close an agenda."""
    at = len(items)
    while at and (items[at - 1].restricted or _CLOSING.search(items[at - 1].title)):
        at -= 1
    return at
