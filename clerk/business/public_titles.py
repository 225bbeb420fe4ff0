"""What closed business is called to the public, wherever the meeting calls it so."""

from dataclasses import replace

from clerk.business.agenda import AgendaItem
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.nesting import under


def is_of(minute: Minute, item: AgendaItem) -> bool:
    """Whether a minute is of an item; of one that names none, its title tells."""
    if minute.item:
        return minute.item == item.number
    title = " ".join(item.title.split()).casefold()
    return bool(title) and " ".join(minute.title.split()).casefold() == title


def with_public_title(record: MeetingRecord, item: AgendaItem, title: str) -> MeetingRecord:
    """The meeting with a title for the public wherever comings, goings, breaks and interests name
    an item, by its number or, as those of an item without one do, by its title."""

    def said(words: str) -> str:
        return title if words and words == item.title else words

    def of_it(number: str, words: str) -> str:
        return title if words and number and number == item.number else said(words)

    people = tuple(
        replace(
            person,
            movements=tuple(
                replace(move, item=said(move.item), item_title=of_it(move.item, move.item_title))
                for move in person.movements
            ),
        )
        for person in record.roll.people
    )
    return replace(
        record,
        roll=replace(record.roll, people=people),
        adjournments=tuple(replace(one, item=said(one.item)) for one in record.adjournments),
        declarations=tuple(
            replace(one, item=said(one.item), declared_at=said(one.declared_at))
            for one in record.declarations
        ),
    )


def with_titles_followed(before: MeetingRecord, after: MeetingRecord) -> MeetingRecord:
    """The meeting `after` in which what was called as a closed item is, is called as that is now:
    its minutes and what is closed under it. A title is changed because it says too much."""
    was = {one.id: one for one in before.items if one.restricted}
    for item in after.items:
        old = was.get(item.id) if item.id is not None else None
        if old is not None and item.restricted is not None and old.title != item.title:
            after = _followed(after, old, item)
    return after


def _followed(record: MeetingRecord, old: AgendaItem, item: AgendaItem) -> MeetingRecord:
    nested = [one for one in under(record.items, item) if one.restricted and one.title == old.title]
    for one in (old, *nested):
        record = with_public_title(record, one, item.title)
    items = tuple(replace(one, title=item.title) if one in nested else one for one in record.items)
    minutes = tuple(
        replace(one, title=item.title)
        if one.restricted
        and one.title == old.title
        and any(is_of(one, of) for of in (old, *nested))
        else one
        for one in record.minutes
    )
    return replace(record, items=items, minutes=minutes)
