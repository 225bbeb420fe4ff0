"""Who was in the room, group by group; who was expected; the chair, the public, the interests."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from clerk.business.attendance import Attendance, AttendanceGroup, Roll
from clerk.business.meetings import MeetingRecord
from clerk.business.people import Membership, Role
from clerk.business.room import expected
from clerk.desk.comings import correct_movement, leave_chair
from clerk.desk.declaring import remove_declaration
from clerk.desk.refused import Refused
from clerk.desk.room import add_person
from screens.meeting_views.declarations import (
    DeclarationKey,
    declaration_form,
    declaration_of,
    declaration_rows,
)
from screens.meeting_views.room import (
    ChairKey,
    CountKey,
    MovementKey,
    chair_form,
    count_form,
    movement_form,
    movement_rows,
    room_rows,
)
from screens.meeting_views.view import (
    Change,
    Deed,
    Editing,
    ListView,
    Sight,
    place_of,
    swapped,
    with_thing,
)
from screens.widgets.fields import Begun, Field
from screens.widgets.paged_list import Column, ListRow

_NO_SEAT = "none printed"
_ACCEPTED = {None: "noted", True: "accepted", False: "not accepted"}


@dataclass(frozen=True, slots=True)
class PersonKey:
    """Somebody in the list, or a whole group (`person` None)."""

    group: str
    person: int | None = None


@dataclass(frozen=True, slots=True)
class ExpectedKey:
    """Somebody with a seat who is not in the list; an empty name stands for the heading."""

    name: str = ""


class AttendanceView(ListView):
    """Each group under its label, and who stands in it."""

    columns: ClassVar = (Column("Name", 40), Column("Seat", 10), Column("Post"), Column("Note"))
    narrow: ClassVar = (Column("Name", 26), *columns[1:])
    empty: ClassVar = "Nobody listed yet; w opens the meeting, a adds somebody."

    def __init__(self, begun: Begun | None = None) -> None:
        self._begun = begun

    def rows(self, sight: Sight) -> list[ListRow]:
        roll = sight.seen.roll
        found = []
        for group in _groups(roll):
            people = roll.under(group.key)
            count = str(len(people)) if people else "nobody"
            words = f"— {_label(group)}: {count}"
            found.append(ListRow(PersonKey(group.key), (words,), muted=True))
            for each in people:
                found.append(ListRow(PersonKey(group.key, each.id), _cells(each)))
                found += movement_rows(each)
        found += _expected_rows(roll, sight.at.seats)
        if not found and not sight.seen.declarations:
            return []
        return [*found, *room_rows(sight), *declaration_rows(sight)]

    def edit(self, sight: Sight, key: object) -> Editing | None:
        record = sight.at.record
        match key:
            case MovementKey():
                person = person_with(record, key.person)
                return movement_form(sight, person, key.at) if person else None
            case ChairKey():
                return chair_form(sight, "", None if key.at is None else record.roll.chair[key.at])
            case CountKey():
                return count_form(sight)
            case DeclarationKey():
                return declaration_form(sight, declaration_of(record, key), "", "")
            case ExpectedKey() if key.name:
                return self.add(sight, key)
        person = person_of(record, key)
        if person is None:
            return None
        groups = _choices(sight)

        def change(record: MeetingRecord, typed: Mapping[str, str]) -> Change:
            at = place_of(record.roll.people, lambda one: one.id == person.id)
            people = with_thing(record.roll.people, at, _filled(person, typed, groups))
            return Change(
                _with_people(record, people, groups), f"Change the attendance of {person.name}"
            )

        fields = (*_fields(person, groups), *_absence_fields(person))
        return Editing(f"Attendance of {person.name}", fields, change)

    def add(self, sight: Sight, key: object) -> Editing | None:
        match key:
            case ChairKey() | CountKey() | DeclarationKey(None):
                return self.edit(sight, ChairKey() if isinstance(key, ChairKey) else key)
            case DeclarationKey():
                return declaration_form(sight, None, "", "")
        groups = _choices(sight)
        group = key.group if isinstance(key, PersonKey) else groups[0].key
        new = Attendance("", group)
        if isinstance(key, ExpectedKey):
            seats = (each for each in sight.at.seats if each.person.name == key.name)
            new = next((Attendance(key.name, group, e.person.title, e.role) for e in seats), new)

        def change(record: MeetingRecord, typed: Mapping[str, str]) -> Deed:
            person = _filled(new, typed, groups)
            into = next(each for each in groups if each.key == person.group)
            return lambda desk: add_person(desk, record, person, into)

        title = "Somebody in the room, or not"
        whole = bool(new.name)
        return Editing(title, _fields(new, groups, self._begun), change, whole=whole)

    def delete(self, sight: Sight, key: object) -> Change | Deed | None:
        record = sight.at.record
        match key:
            case MovementKey():
                mover = person_with(record, key.person)
                if mover is None:
                    return None
                return lambda desk: correct_movement(desk, record, mover, key.at, None)
            case ChairKey() if key.at is not None:
                chair = record.roll.chair[key.at]
                return lambda desk: leave_chair(desk, record, chair)
            case DeclarationKey():
                declared = declaration_of(record, key)
                if declared is None:
                    return None
                return lambda desk: remove_declaration(desk, record, declared)
        person = person_of(record, key)
        if person is None:
            return None
        people = tuple(one for one in record.roll.people if one.id != person.id)
        after = replace(record, roll=replace(record.roll, people=people))
        return Change(after, f"Take {person.name} out of the attendance")

    def moved(self, sight: Sight, key: object, by: int) -> Change | None:
        record = sight.at.record
        person = person_of(record, key)
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


def person_with(record: MeetingRecord, person: int | None) -> Attendance | None:
    """Whoever has this id in the list."""
    people = record.roll.people
    return next((one for one in people if person is not None and one.id == person), None)


def person_of(record: MeetingRecord, key: object) -> Attendance | None:
    """Whoever the chosen row stands for; of a coming or going, whose it is."""
    match key:
        case PersonKey() | MovementKey():
            return person_with(record, key.person)
    return None


def _expected_rows(roll: Roll, seats: Sequence[Membership]) -> list[ListRow]:
    missing = expected(roll, seats)
    if not missing:
        return []
    words = f"— Not listed, though they have a seat: {len(missing)}"
    return [ListRow(ExpectedKey(), (words,), muted=True)] + [
        ListRow(
            ExpectedKey(seat.person.name),
            (f"{seat.person.title} {seat.person.name}".strip(), seat.role.value, "", ""),
            muted=True,
        )
        for seat in missing
    ]


def _with_people(
    record: MeetingRecord, people: tuple[Attendance, ...], groups: tuple[AttendanceGroup, ...]
) -> MeetingRecord:
    roll = replace(record.roll, people=people, groups=record.roll.groups or groups)
    return replace(record, roll=roll)


def _cells(person: Attendance) -> tuple[str, ...]:
    seat = person.role.value if person.role else ""
    post = ", ".join(words for words in (person.post, person.organisation) if words)
    standing = f"for {person.substitute_for}" if person.substitute_for else ""
    note = "; ".join(words for words in (person.note, standing) if words)
    return f"{person.title} {person.name}".strip(), seat, post, note


def _fields(
    person: Attendance, groups: tuple[AttendanceGroup, ...], begun: Begun | None = None
) -> tuple[Field, ...]:
    labels = tuple(_label(group) for group in groups)
    mine = next((_label(group) for group in groups if group.key == person.group), labels[0])
    seats = (_NO_SEAT, *(role.value for role in Role))
    return (
        Field("name", "Name", person.name, begun=begun),
        Field("title", "Title", person.title, hint="Councillor, Dr"),
        Field("group", "Listed under", mine, choices=labels),
        Field("role", "Seat", person.role.value if person.role else _NO_SEAT, choices=seats),
        Field("post", "Post", person.post),
        Field("organisation", "Organisation", person.organisation),
        Field("substitute_for", "Substitute for", person.substitute_for),
        Field("note", "Note", person.note, hint="printed in brackets after the name"),
    )


def _absence_fields(person: Attendance) -> tuple[Field, ...]:
    accepted = _ACCEPTED[person.accepted]
    words = tuple(_ACCEPTED.values())
    return (
        Field("reason", "Reason, private", person.reason, hint="never printed"),
        Field("accepted", "Apologies are", accepted, choices=words),
    )


def _filled(
    person: Attendance, typed: Mapping[str, str], groups: tuple[AttendanceGroup, ...]
) -> Attendance:
    group, role = person.group, person.role
    if "group" in typed:
        group = next(each.key for each in groups if _label(each) == typed["group"])
    if "role" in typed:
        role = None if typed["role"] == _NO_SEAT else Role(typed["role"])
    accepted = person.accepted
    if "accepted" in typed:
        accepted = next(key for key, word in _ACCEPTED.items() if word == typed["accepted"])
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
        reason=typed.get("reason", person.reason).strip(),
        accepted=accepted,
    )
    if not filled.name:
        raise Refused("Somebody in the attendance needs a name: type one.")
    return filled
