"""The agenda: each item with the numbers of its minutes beside its own."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from clerk.business.agenda import AgendaItem
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute
from clerk.desk.typed import typed_pages
from screens.meeting_views import minutes
from screens.meeting_views.view import (
    Change,
    Editing,
    ListView,
    Sight,
    grounds_words,
    place_of,
    swapped,
    with_capital,
    with_thing,
)
from screens.plain import shortened
from screens.widgets.form import Field
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
            pages = str(item.pages) if item.pages else ""
            cells = (item.number, number, _title(item, sight), pages)
            found.append(ListRow(ItemKey(item.id, first.id if first else None), cells))
            found += [_minute_row(minute) for minute in minutes_of[1:]]
        left = {minute.id for group in of_item.values() for minute in group}
        return found + [_minute_row(each) for each in record.minutes if each.id in left]

    def edit(self, sight: Sight, key: object) -> Editing | None:
        if not isinstance(key, ItemKey):
            return None
        if key.item is None:
            return minutes.heading_form(sight, key.minute)
        at = _place(sight.at.record, key)
        item = sight.at.record.items[at]

        def change(record: MeetingRecord, typed: Mapping[str, str]) -> Change:
            place = _place(record, key)
            items = with_thing(record.items, place, _filled(record.items[place], typed))
            return Change(replace(record, items=items), f"Change {_called(item)}")

        return Editing(with_capital(_called(item)), _fields(item, sight), change)

    def add(self, sight: Sight, key: object) -> Editing | None:
        new = AgendaItem("", "")

        def change(record: MeetingRecord, typed: Mapping[str, str]) -> Change:
            item = _filled(new, typed)
            at = _place(record, key) + 1
            items = (*record.items[:at], item, *record.items[at:])
            return Change(replace(record, items=items), f"Add {_called(item)}")

        return Editing("A new item", _fields(new, sight), change)

    def delete(self, sight: Sight, key: object) -> Change | None:
        record = sight.at.record
        if not isinstance(key, ItemKey):
            return None
        if key.item is None:
            return minutes.without(record, key.minute)
        at = _place(record, key)
        what = f"Delete {_called(record.items[at])}"
        return Change(replace(record, items=with_thing(record.items, at)), what)

    def moved(self, sight: Sight, key: object, by: int) -> Change | None:
        record = sight.at.record
        at = _place(record, key)
        items = swapped(record.items, at, by)
        if items is None:
            return None
        return Change(replace(record, items=items), f"Move {_called(record.items[at])}")


def _minute_row(minute: Minute) -> ListRow:
    title = minute.title + grounds_words(minute.restricted)
    return ListRow(ItemKey(None, minute.id), ("", minute.number or "–", title, ""))


def _title(item: AgendaItem, sight: Sight) -> str:
    part = item.restricted
    if part is None:
        return item.title
    hidden = f" {part.title}" if sight.closed else ""
    return f"{item.title}{grounds_words(part)}{hidden}"


def _place(record: MeetingRecord, key: object) -> int:
    chosen = key.item if isinstance(key, ItemKey) else None
    return place_of(record.items, lambda item: chosen is not None and item.id == chosen)


def _fields(item: AgendaItem, sight: Sight) -> tuple[Field, ...]:
    part = item.restricted if sight.closed else None
    hidden = (
        (
            Field("hidden_title", "Restricted", part.title),
            Field("hidden_text", "its description", part.description, lines=3),
            Field("hidden_asks", "it recommends", part.recommendations, lines=4),
        )
        if part
        else ()
    )
    # A restricted item has its own, which nobody types where the public may read.
    asks = Field("recommendations", "Report recommends", item.recommendations, lines=4)
    return (
        Field("number", "Number", item.number),
        Field("title", "Title", item.title),
        Field("description", "Description", item.description, lines=3),
        Field("pages", "Pages", str(item.pages) if item.pages else ""),
        *(() if item.restricted else (asks,)),
        *hidden,
    )


def _filled(item: AgendaItem, typed: Mapping[str, str]) -> AgendaItem:
    part = item.restricted
    if part is not None:
        part = replace(
            part,
            title=typed.get("hidden_title", part.title),
            description=typed.get("hidden_text", part.description),
            recommendations=typed.get("hidden_asks", part.recommendations).strip(),
        )
    return replace(
        item,
        number=typed.get("number", item.number).strip().rstrip("."),
        title=typed.get("title", item.title).strip(),
        description=typed.get("description", item.description).strip(),
        recommendations=typed.get("recommendations", item.recommendations).strip(),
        pages=typed_pages(typed["pages"]) if "pages" in typed else item.pages,
        restricted=part,
    )


def _called(item: AgendaItem) -> str:
    return f"item {item.number} {shortened(item.title, 60)}".replace("  ", " ").strip()
