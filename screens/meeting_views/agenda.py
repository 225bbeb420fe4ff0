"""The agenda: each item with the numbers of its minutes beside its own."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from clerk.business.agenda import AgendaItem
from clerk.business.agenda_numbers import is_issued
from clerk.business.agenda_words import item_marks
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.plan import place_for
from clerk.business.words import with_capital
from clerk.desk import agendas
from screens.meeting_views import minutes
from screens.meeting_views.agenda_form import item_fields, item_filled
from screens.meeting_views.view import (
    Change,
    Deed,
    Editing,
    ListView,
    Sight,
    grounds_words,
    place_of,
    swapped,
    with_thing,
)
from screens.widgets.paged_list import Column, ListRow


@dataclass(frozen=True, slots=True)
class ItemKey:
    """An item and one of its minutes; either may be missing."""

    item: int | None
    minute: int | None


class AgendaView(ListView):
    """Items in their order, then minutes that belong to none of them."""

    columns: ClassVar = (
        Column("Item", 5),
        Column("Minute", 10),
        Column("Title"),
        Column("Pages", 9),
        Column("Presenter", 24),
    )
    narrow: ClassVar = (
        Column("Item", 5),
        Column("Minute", 10),
        Column("Title"),
        Column("Pages", 9),
    )
    empty: ClassVar = "No items yet; a adds the first."

    def rows(self, sight: Sight) -> list[ListRow]:
        record = sight.seen
        of_item: defaultdict[str | None, list[Minute]] = defaultdict(list)
        for minute in record.minutes:
            of_item[minute.item].append(minute)
        found = []
        for item in record.items:
            minutes_of = of_item.pop(item.number, []) if item.number else []
            first = minutes_of[0] if minutes_of else None
            number = first.number or "–" if first else ""
            key = ItemKey(item.id, first.id if first else None)
            found.append(_item_row(key, item, number, sight))
            found += [_minute_row(minute) for minute in minutes_of[1:]]
        left = {minute.id for group in of_item.values() for minute in group}
        return found + [_minute_row(each) for each in record.minutes if each.id in left]

    def edit(self, sight: Sight, key: object) -> Editing | None:
        if not isinstance(key, ItemKey):
            return None
        if key.item is None:
            return minutes.heading_form(sight, key.minute)
        item = sight.at.record.items[_place(sight.at.record, key)]

        def change(record: MeetingRecord, typed: Mapping[str, str]) -> Change:
            place = _place(record, key)
            items = with_thing(record.items, place, item_filled(record.items[place], typed))
            return Change(replace(record, items=items), f"Change {agendas.called(item)}")

        return Editing(with_capital(agendas.called(item)), item_fields(item, sight), change)

    def add(self, sight: Sight, key: object) -> Editing | None:
        new = AgendaItem("", "")

        def change(record: MeetingRecord, typed: Mapping[str, str]) -> Deed:
            item = item_filled(new, typed)
            at = place_for(record, item, _place(record, key))
            return lambda desk: agendas.add_item(desk, record, item, at)

        return Editing("A new item", item_fields(new, sight), change)

    def delete(self, sight: Sight, key: object) -> Change | Deed | None:
        record = sight.at.record
        if not isinstance(key, ItemKey):
            return None
        if key.item is None:
            return minutes.without(record, key.minute)
        item = record.items[_place(record, key)]
        if not is_issued(record) or record.meeting.agenda_version:
            return lambda desk: agendas.drop_item(desk, record, item)
        at = _place(record, key)
        what = f"Delete {agendas.called(item)}"
        return Change(replace(record, items=with_thing(record.items, at)), what)

    def moved(self, sight: Sight, key: object, by: int) -> Change | Deed | None:
        record = sight.at.record
        at = _place(record, key)
        if at == len(record.items):
            return None
        item = record.items[at]
        if not is_issued(record) or record.meeting.agenda_version:
            return lambda desk: agendas.move_item(desk, record, item, by)
        items = swapped(record.items, at, by)
        if items is None:
            return None
        return Change(replace(record, items=items), f"Move {agendas.called(item)}")


def _item_row(key: ItemKey, item: AgendaItem, minute: str, sight: Sight) -> ListRow:
    pages = str(item.pages) if item.pages else ""
    return ListRow(key, (item.number, minute, _title(item, sight), pages, item.presenter))


def _minute_row(minute: Minute) -> ListRow:
    title = minute.title + grounds_words(minute.restricted)
    return ListRow(ItemKey(None, minute.id), ("", minute.number or "–", title, "", ""))


def _title(item: AgendaItem, sight: Sight) -> str:
    """The title, in a little under another's, with what is printed beside it."""
    marks = item_marks(item, sight.seen.papers, sight.at.committee.style)
    part = item.restricted
    hidden = f" {part.title}" if part and sight.closed else ""
    said = f"{item.title}{grounds_words(part)}{hidden}"
    return " ".join(("  " * item.depth + said, *marks))


def _place(record: MeetingRecord, key: object) -> int:
    chosen = key.item if isinstance(key, ItemKey) else None
    return place_of(record.items, lambda item: chosen is not None and item.id == chosen)
