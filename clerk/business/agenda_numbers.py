"""The numbers of an agenda: counted anew until it is issued, and never moved from then on.

What was laid, declared or minuted under a number goes with the item that has it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from string import ascii_lowercase

from clerk.business.agenda import AgendaItem
from clerk.business.meetings import MeetingRecord, Stage

_NESTED = re.compile(r"(?P<stem>.*?\d)(?P<letters>[a-z]{1,2})")


def is_issued(record: MeetingRecord) -> bool:
    """Whether the agenda has gone out, so that its numbers are known outside."""
    return record.meeting.stage is not Stage.PLANNED


def with_items(record: MeetingRecord, items: Sequence[AgendaItem]) -> MeetingRecord:
    """The meeting with these items in this order, numbered; new ones come without a number.

    Until the agenda is issued all are counted anew: "7", and under it "7a", "7b". From then on
    every number stays, and an item that is new becomes "7a", or the next free number at the end,
    and is late. An item that had no number stays without; so does a whole agenda without any.
    """
    numbered = _late(record, items) if is_issued(record) else _counted(record, items)
    return _with_references(replace(record, items=numbered), record, items)


def with_new(record: MeetingRecord, item: AgendaItem, at: int) -> MeetingRecord:
    """The meeting with a new item at this place of its agenda, counted from 0."""
    new = replace(item, number="")
    return with_items(record, (*record.items[:at], new, *record.items[at:]))


def without(record: MeetingRecord, item: AgendaItem) -> MeetingRecord:
    """The meeting without an item; its papers and declarations are under none from then on."""
    return with_items(record, tuple(one for one in record.items if one != item))


def _counted(record: MeetingRecord, items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    if _goes_without(record):
        return tuple(items)
    found: list[AgendaItem] = []
    count = under = 0
    for item in items:
        if not item.number and _was_there(record, item):
            found.append(item)
        elif item.depth and count:
            under += 1
            found.append(replace(item, number=f"{count}{letters(under)}"))
        else:
            count, under = count + 1, 0
            found.append(replace(item, number=str(count), depth=0))
    return tuple(found)


def _late(record: MeetingRecord, items: Sequence[AgendaItem]) -> tuple[AgendaItem, ...]:
    """The items with numbers for the new ones, which stand behind what has their number's stem."""
    found = list(items)
    late = record.meeting.stage is Stage.AGENDA_ISSUED
    for item in items:
        if item.number or _was_there(record, item) or _goes_without(record):
            continue
        at = next(at for at, one in enumerate(found) if one is item)
        before = next((one.number for one in reversed(found[:at]) if one.number), "")
        after = any(one.number for one in found[at + 1 :])
        if before and (after or item.depth):
            stem = _stem(before)
            del found[at]
            at = max(at for at, one in enumerate(found) if one.number and _stem(one.number) == stem)
            number = _free(stem, {one.number for one in found})
            found.insert(at + 1, replace(item, number=number, depth=1, late=item.late or late))
        else:
            used = [int(one.number) for one in found if one.number.isdecimal()]
            number = str(max(used, default=0) + 1)
            found[at] = replace(item, number=number, depth=0, late=item.late or late)
    return tuple(found)


def _goes_without(record: MeetingRecord) -> bool:
    """Whether this is an agenda without numbers."""
    return bool(record.items) and not any(one.number for one in record.items)


def _was_there(record: MeetingRecord, item: AgendaItem) -> bool:
    return any(
        one == item if item.id is None else one.id == item.id
        for one in record.items
        if not one.number
    )


def _stem(number: str) -> str:
    """The number of the item another stands under: "7" for "7a"; itself for any other."""
    nested = _NESTED.fullmatch(number)
    return nested["stem"] if nested else number


def _free(stem: str, used: set[str]) -> str:
    count = 1
    while f"{stem}{letters(count)}" in used:
        count += 1
    return f"{stem}{letters(count)}"


def letters(count: int) -> str:
    """The letters of the item that is so many under another: "a", "b" ... "z", "aa"."""
    before, last = divmod(count - 1, len(ascii_lowercase))
    return f"{letters(before) if before else ''}{ascii_lowercase[last]}"


def _with_references(
    after: MeetingRecord, before: MeetingRecord, wanted: Sequence[AgendaItem]
) -> MeetingRecord:
    """The record with everything that names an item by its number naming it by the new one."""
    now = {old.number: new.number for old, new in _pairs(wanted, after.items) if old.number}
    there = {one.number for one in before.items if one.number}
    moved = {number: now.get(number, "") for number in there}

    def named(number: str) -> str:
        return moved.get(number, number)

    roll = after.roll
    return replace(
        after,
        papers=tuple(
            replace(one, item=named(one.item) or None) if one.item else one for one in after.papers
        ),
        minutes=tuple(
            replace(one, item=named(one.item) or None) if one.item else one for one in after.minutes
        ),
        declarations=tuple(
            replace(one, item=named(one.item), declared_at=named(one.declared_at))
            for one in after.declarations
        ),
        adjournments=tuple(replace(one, item=named(one.item)) for one in after.adjournments),
        roll=replace(
            roll,
            chair=tuple(replace(one, from_item=named(one.from_item)) for one in roll.chair),
            people=tuple(
                replace(
                    one,
                    movements=tuple(replace(each, item=named(each.item)) for each in one.movements),
                )
                for one in roll.people
            ),
        ),
    )


def _pairs(
    wanted: Sequence[AgendaItem], numbered: Sequence[AgendaItem]
) -> list[tuple[AgendaItem, AgendaItem]]:
    """Each item that had a number with what it became. Up to issue the order is the same; from
    then on a number stays."""
    if [one.title for one in wanted] == [one.title for one in numbered]:
        return list(zip(wanted, numbered, strict=True))
    return [(one, one) for one in wanted]
