"""Business that waits for a meeting: deferred, recommended by another body, promised or planned."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from clerk.business.agenda import AgendaItem, ItemKind, ItemRole
from clerk.business.agenda_numbers import is_issued, with_new
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


def with_business(record: MeetingRecord, item: AgendaItem) -> MeetingRecord:
    """The meeting with one more item on its agenda, before the items that close it.

    Urgent business, the next meeting and what the public may not hear come last. They move down
    by one, and what was laid or declared under their numbers goes with them. An agenda without
    numbers stays without. Restricted business goes to the end of what is restricted.
    """
    return with_new(record, item, _where_business_ends(record, item))


def place_for(record: MeetingRecord, item: AgendaItem, behind: int | None = None) -> int:
    """The place a new item takes, counted from 0: behind the one at the place chosen, or the last.

    Until issue it is never behind the items that close an agenda; from then on they keep their
    numbers, and what is late comes behind them.
    """
    at = len(record.items) if behind is None else behind + 1
    return at if is_issued(record) else min(at, _where_business_ends(record, item))


def as_item(planned: PlannedItem) -> AgendaItem:
    """Business that waits as an item of an agenda, with everything it carries."""
    return AgendaItem(
        "",
        planned.title,
        planned.description,
        restricted=planned.restricted,
        recommendations=planned.recommendations,
        kind=planned.kind,
        presenter=planned.lead,
    )


def put_off(
    record: MeetingRecord, item: AgendaItem, why: Why, to: date | None = None
) -> PlannedItem:
    """An item of a meeting as business that waits for a later one, with everything it carries."""
    minute = next((one for one in record.minutes if item.number and one.item == item.number), None)
    return PlannedItem(
        record.meeting.committee,
        item.title,
        why,
        item.description,
        to,
        record.meeting.id,
        minute.number if minute else "",
        item.kind,
        item.presenter,
        item.recommendations,
        item.number,
        item.restricted,
    )


def _where_business_ends(record: MeetingRecord, item: AgendaItem) -> int:
    return _where_closed(record.items) if item.restricted else _where_it_closes(record.items)


def _where_it_closes(items: Sequence[AgendaItem]) -> int:
    """The place of the first of the items at the end that close an agenda."""
    at = len(items)
    while at and (items[at - 1].restricted or _closes(items[at - 1])):
        at -= 1
    return at


def _where_closed(items: Sequence[AgendaItem]) -> int:
    """The place behind the last restricted item, or where the agenda closes."""
    held = [at for at, one in enumerate(items, start=1) if one.restricted]
    return held[-1] if held else len(items)


def _closes(item: AgendaItem) -> bool:
    if item.role is not ItemRole.ORDINARY:
        return item.role in (ItemRole.URGENT, ItemRole.CLOSING)
    return bool(_CLOSING.search(item.title))
