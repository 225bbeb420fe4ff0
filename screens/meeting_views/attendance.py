"""Who was in the room, group by group."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from clerk.business.attendance import Attendance, AttendanceGroup, Movement, Roll
from clerk.business.days import time_in_words
from clerk.business.meetings import MeetingRecord
from clerk.business.people import Role
from clerk.desk.refused import Refused
from screens.meeting_views.view import (
    Change,
    Editing,
    ListView,
    Sight,
    place_of,
    swapped,
    with_thing,
)
from screens.widgets.form import Field
from screens.widgets.paged_list import Column, ListRow

_NO_SEAT = "none printed"


@dataclass(frozen=True, slots=True)
class PersonKey:
    """Somebody in the list, or a whole group (`person` None)."""

    group: str
    person: int | None = None


class AttendanceView(ListView):
    """Each group under its label, and who stands in it."""

    columns: ClassVar = (Column("Name", 40), Column("Seat", 10), Column("Post"), Column("Note"))
    narrow: ClassVar = (Column("Name", 26), *columns[1:])
    empty: ClassVar = "Nobody listed yet; a adds the first."

    def rows(self, sight: Sight) -> list[ListRow]:
        roll = sight.seen.roll
        found = []
        for group in _groups(roll):
            people = roll.under(group.key)
            count = str(len(people)) if people else "nobody"
            words = f"— {_label(group)}: {count}"
            found.append(ListRow(PersonKey(group.key), (words,), muted=True))
            found += [ListRow(PersonKey(group.key, each.id), _cells(each)) for each in people]
        return found

    def edit(self, sight: Sight, key: object) -> Editing | None:
        person = _person(sight.at.record, key)
        if person is None:
            return None
        groups = _choices(sight)

        def change(record: MeetingRecord, typed: Mapping[str, str]) -> Change:
            at = place_of(record.roll.people, lambda one: one.id == person.id)
            people = with_thing(record.roll.people, at, _filled(person, typed, groups))
            return Change(
                _with_people(record, people, groups), f"Change the attendance of {person.name}"
            )

        return Editing(f"Attendance of {person.name}", _fields(person, groups), change)

    def add(self, sight: Sight, key: object) -> Editing | None:
        groups = _choices(sight)
        group = key.group if isinstance(key, PersonKey) else groups[0].key
        new = Attendance("", group)

        def change(record: MeetingRecord, typed: Mapping[str, str]) -> Change:
            person = _filled(new, typed, groups)
            people = record.roll.people
            chosen = key.person if isinstance(key, PersonKey) else None
            at = place_of(people, lambda one: chosen is not None and one.id == chosen) + 1
            after = (*people[:at], person, *people[at:])
            return Change(
                _with_people(record, after, groups), f"Add {person.name} to the attendance"
            )

        return Editing("Somebody in the room, or not", _fields(new, groups), change)

    def delete(self, sight: Sight, key: object) -> Change | None:
        record = sight.at.record
        person = _person(record, key)
        if person is None:
            return None
        people = tuple(one for one in record.roll.people if one.id != person.id)
        after = replace(record, roll=replace(record.roll, people=people))
        return Change(after, f"Take {person.name} out of the attendance")

    def moved(self, sight: Sight, key: object, by: int) -> Change | None:
        record = sight.at.record
        person = _person(record, key)
        if person is None:
            return None
        under = record.roll.under(person.group)
        order = swapped(under, place_of(under, lambda one: one.id == person.id), by)
        if order is None:
            return None
        coming = iter(order)
        people = tuple(
            next(coming) if one.group == person.group else one for one in record.roll.people
        )
        after = replace(record, roll=replace(record.roll, people=people))
        return Change(after, f"Move {person.name} in the attendance")


def _groups(roll: Roll) -> tuple[AttendanceGroup, ...]:
    """The groups as listed, then any that people stand under without its being listed."""
    known = {group.key for group in roll.groups}
    keys = dict.fromkeys(one.group for one in roll.people if one.group not in known)
    return (*roll.groups, *(AttendanceGroup(key, key.upper()) for key in keys))


def _choices(sight: Sight) -> tuple[AttendanceGroup, ...]:
    """The groups somebody may be put into: those listed, else those of the house style."""
    groups = _groups(sight.at.record.roll) or sight.at.committee.style.attendance_groups
    return groups or (AttendanceGroup("present", "PRESENT"),)


def _label(group: AttendanceGroup) -> str:
    return group.label.strip().rstrip(":-–").strip() or group.key


def _person(record: MeetingRecord, key: object) -> Attendance | None:
    chosen = key.person if isinstance(key, PersonKey) else None
    people = record.roll.people
    return next((one for one in people if chosen is not None and one.id == chosen), None)


def _with_people(
    record: MeetingRecord, people: tuple[Attendance, ...], groups: tuple[AttendanceGroup, ...]
) -> MeetingRecord:
    roll = replace(record.roll, people=people, groups=record.roll.groups or groups)
    return replace(record, roll=roll)


def _cells(person: Attendance) -> tuple[str, ...]:
    seat = person.role.value if person.role else ""
    post = ", ".join(words for words in (person.post, person.organisation) if words)
    standing = f"for {person.substitute_for}" if person.substitute_for else ""
    moved = [_moved(movement) for movement in person.movements]
    note = "; ".join(words for words in (person.note, standing, *moved) if words)
    return f"{person.title} {person.name}".strip(), seat, post, note


def _moved(movement: Movement) -> str:
    at = f" at {time_in_words(movement.at)}" if movement.at else ""
    item = f" {movement.moment.value} item {movement.item}" if movement.item else ""
    return f"{movement.move.value}{at}{item}"


def _fields(person: Attendance, groups: tuple[AttendanceGroup, ...]) -> tuple[Field, ...]:
    labels = tuple(_label(group) for group in groups)
    mine = next((_label(group) for group in groups if group.key == person.group), labels[0])
    seats = (_NO_SEAT, *(role.value for role in Role))
    return (
        Field("name", "Name", person.name),
        Field("title", "Title", person.title, hint="Councillor, Dr"),
        Field("group", "Listed under", mine, choices=labels),
        Field("role", "Seat", person.role.value if person.role else _NO_SEAT, choices=seats),
        Field("post", "Post", person.post),
        Field("organisation", "Organisation", person.organisation),
        Field("substitute_for", "Substitute for", person.substitute_for),
        Field("note", "Note", person.note, hint="printed in brackets after the name"),
    )


def _filled(
    person: Attendance, typed: Mapping[str, str], groups: tuple[AttendanceGroup, ...]
) -> Attendance:
    group, role = person.group, person.role
    if "group" in typed:
        group = next(each.key for each in groups if _label(each) == typed["group"])
    if "role" in typed:
        role = None if typed["role"] == _NO_SEAT else Role(typed["role"])
    filled = replace(
        person,
        name=typed.get("name", person.name).strip(),
        title=typed.get("title", person.title).strip(),
        group=group,
        role=role,
        post=typed.get("post", person.post).strip(),
        organisation=typed.get("organisation", person.organisation).strip(),
        substitute_for=typed.get("substitute_for", person.substitute_for).strip(),
        note=typed.get("note", person.note).strip(),
    )
    if not filled.name:
        raise Refused("Somebody in the attendance needs a name: type one.")
    return filled
