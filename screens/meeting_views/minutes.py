"""The minutes: what is at hand to change in each of them but its text."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from clerk.business.meetings import ISSUED, MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.words import with_capital
from clerk.desk.minuting import called
from clerk.desk.refused import Refused
from screens.meeting_views.view import (
    Change,
    Editing,
    ListView,
    Sight,
    grounds_words,
    place_of,
    swapped,
    with_minute,
)
from screens.widgets.fields import Field
from screens.widgets.paged_list import Column, ListRow


class MinutesView(ListView):
    """The minutes as an index, the two numbers of each side by side. Keys are minutes' ids."""

    columns: ClassVar = (Column("Item", 4), Column("Minute", 8), Column("Title"))
    empty: ClassVar = "No minutes yet; a adds the first."

    def rows(self, sight: Sight) -> list[ListRow]:
        return [
            ListRow(
                minute.id,
                (
                    minute.item or "",
                    minute.number or "–",
                    minute.title + grounds_words(minute.restricted),
                ),
            )
            for minute in sight.seen.minutes
        ]

    def edit(self, sight: Sight, key: object) -> Editing | None:
        return heading_form(sight, key)

    def add(self, sight: Sight, key: object) -> Editing | None:
        new = Minute("", "", provisional=sight.at.record.meeting.stage not in ISSUED)

        def change(record: MeetingRecord, typed: Mapping[str, str]) -> Change:
            minute = _filled(new, typed)
            at = place_of(record.minutes, lambda one: one.id == key) + 1
            minutes = (*record.minutes[:at], minute, *record.minutes[at:])
            return Change(replace(record, minutes=minutes), f"Add {called(minute)}")

        return Editing("A new minute", _fields(new), change)

    def delete(self, sight: Sight, key: object) -> Change | None:
        return without(sight.at.record, key)

    def moved(self, sight: Sight, key: object, by: int) -> Change | None:
        record = sight.at.record
        at = place_of(record.minutes, lambda one: one.id == key)
        minutes = swapped(record.minutes, at, by)
        if minutes is None:
            return None
        return Change(replace(record, minutes=minutes), f"Move {called(record.minutes[at])}")


def heading_form(sight: Sight, key: object) -> Editing | None:
    """A form for the number, the title and the item of a minute."""
    minute = minute_of(sight.at.record, key)
    if minute is None:
        return None

    def change(record: MeetingRecord, typed: Mapping[str, str]) -> Change:
        after = with_minute(record, minute.id, lambda now: _filled(now, typed))
        return Change(after, f"Change {called(minute)}")

    return Editing(with_capital(called(minute)), _fields(minute), change)


def without(record: MeetingRecord, key: object) -> Change | None:
    """The meeting without one of its minutes."""
    minute = minute_of(record, key)
    if minute is None:
        return None
    left = tuple(one for one in record.minutes if one.id != key)
    return Change(replace(record, minutes=left), f"Delete {called(minute)}")


def minute_of(record: MeetingRecord, key: object) -> Minute | None:
    """The minute with this id."""
    return next((one for one in record.minutes if key is not None and one.id == key), None)


def _fields(minute: Minute) -> tuple[Field, ...]:
    return (
        Field("number", "Number", minute.number),
        Field("title", "Title", minute.title),
        Field("item", "Agenda item", minute.item or ""),
    )


def _filled(minute: Minute, typed: Mapping[str, str]) -> Minute:
    number = typed.get("number", minute.number).strip()
    filled = replace(
        minute,
        number=number,
        # A number somebody typed is theirs, and no longer follows from the minutes before.
        provisional=minute.provisional and number in ("", minute.number),
        title=typed.get("title", minute.title).strip(),
        item=(typed["item"].strip() or None) if "item" in typed else minute.item,
    )
    if not filled.number and not filled.title:
        raise Refused("A minute needs a title: type one, or put the form back with Ctrl+R.")
    return filled
