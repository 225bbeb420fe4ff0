"""What happens in the room: forms for opening it, coming and going, the chair, the public."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clerk.business.attendance import Attendance, InChair, Moment, Move, Movement, Status
from clerk.business.known import may_mean
from clerk.business.meetings import MeetingRecord
from clerk.business.names import may_be_same
from clerk.business.people import Role
from clerk.business.quorum import quorum_now
from clerk.business.room import expected, statuses
from clerk.desk import comings, electing, room
from clerk.desk.refused import Refused
from clerk.desk.typed import typed_time
from screens.meeting_views.view import Deed, Editing, Sight
from screens.widgets.fields import Begun, Field
from screens.widgets.paged_list import ListRow

_MOMENTS = tuple(Moment)
_AWAY = (Status.APOLOGIES, Status.ABSENT, Status.REMOTE)


@dataclass(frozen=True, slots=True)
class MovementKey:
    """A coming or going: whose, and which of theirs, counted from 0."""

    person: int
    at: int


@dataclass(frozen=True, slots=True)
class ChairKey:
    """Who was in the chair, by place; None stands for the heading."""

    at: int | None = None


@dataclass(frozen=True, slots=True)
class CountKey:
    """The public and the press."""


def movement_rows(person: Attendance) -> list[ListRow]:
    """A row under somebody for each of their comings and goings."""
    return [
        ListRow(MovementKey(person.id or 0, at), (f"↳ {_moved(each)}",))
        for at, each in enumerate(person.movements)
    ]


def room_rows(sight: Sight) -> list[ListRow]:
    """Who was in the chair, how many of the public and the press were there, and the quorum."""
    roll = sight.seen.roll
    who = str(len(roll.chair)) if roll.chair else "nobody noted"
    rows = [ListRow(ChairKey(), (f"— In the chair: {who}",), muted=True)]
    rows += [ListRow(ChairKey(at), (_presided(one),)) for at, one in enumerate(roll.chair)]
    counts = (("Public", roll.public), ("press", roll.press))
    said = ", ".join(f"{who} {'–' if count is None else count}" for who, count in counts)
    quorum = quorum_now(sight.at.committee.style.quorum, roll, sight.at.seats)
    lost = "" if quorum.quorate else ": NO QUORUM"
    return [*rows, ListRow(CountKey(), (f"— {said} · members: {quorum}{lost}",), muted=True)]


def opening_form(sight: Sight) -> Editing:
    """A form for everybody present but some."""
    record = sight.at.record
    coming = [seat.person.name for seat in expected(record.roll, sight.at.seats)]
    names = (*coming, *(one.name for one in record.roll.people))
    known = statuses(record.roll, sight.at.committee.style)
    away = tuple(each.value for each in _AWAY if each in known)
    fields = (
        Field("but", "All present but", hint="names, with commas between", begun=begun_of(names)),
        Field("status", "who are", Status.APOLOGIES.value, choices=away),
    )

    def change(record: MeetingRecord, said: Mapping[str, str]) -> Deed:
        but = dict.fromkeys(names_typed(said["but"], names), Status(said["status"]))
        return lambda desk: room.open_room(desk, record, but)

    who = f"{len(coming)} expected" if coming else "nobody else expected"
    return Editing(f"Open the meeting · {who}", fields, change, whole=True)


def moving_form(sight: Sight, person: Attendance, move: Move, item: str) -> Editing:
    """A form for somebody coming in or going out now, at the `item` in hand (its number)."""

    def change(record: MeetingRecord, said: Mapping[str, str]) -> Deed:
        verb = comings.arrive if move is Move.ARRIVED else comings.leave
        at, number = typed_time(said["at"]), _item(sight, said["item"])
        return lambda desk: verb(desk, record, person, number, Moment(said["moment"]), at)

    fields = (
        Field("at", "At", hint="now"),
        Field("moment", "When", Moment.DURING.value, choices=_MOMENTS),
        Field("item", "Item", item, hint="its agenda number; empty: no item"),
    )
    return Editing(f"{person.name} {move.value}", fields, change, whole=True)


def movement_form(sight: Sight, person: Attendance, at: int) -> Editing:
    """A form for putting a coming or going right."""
    held = person.movements[at]

    def change(record: MeetingRecord, said: Mapping[str, str]) -> Deed:
        number = _item(sight, said["item"])
        title = next((one.title for one in record.items if number and one.number == number), "")
        right = Movement(
            Move(said["move"]), typed_time(said["at"]), Moment(said["moment"]), number, title
        )
        return lambda desk: comings.correct_movement(desk, record, person, at, right)

    fields = (
        Field("move", person.name, held.move.value, choices=tuple(Move)),
        Field("at", "At", f"{held.at:%H:%M}" if held.at else ""),
        Field("moment", "When", held.moment.value, choices=_MOMENTS),
        Field("item", "Item", held.item, hint="its agenda number; empty: no item"),
    )
    return Editing(f"Coming and going of {person.name}", fields, change, whole=True)


def chair_form(sight: Sight, item: str, held: InChair | None = None, name: str = "") -> Editing:
    """A form for who takes the chair, or for an entry of that (`held`) to be put right."""
    names = tuple(one.name for one in sight.at.record.roll.people)

    def change(record: MeetingRecord, said: Mapping[str, str]) -> Deed:
        number, at = _item(sight, said["item"]), typed_time(said["at"])
        (name,) = names_typed(said["name"], names)[:1] or ("",)
        if held is not None:
            right = InChair(name, number, at)
            return lambda desk: comings.correct_chair(desk, record, held, right)
        return lambda desk: comings.take_chair(desk, record, name, number, at)

    shown = held or InChair(name, item)
    fields = (
        Field("name", "In the chair", shown.name, begun=begun_of(names)),
        Field("item", "From item", shown.from_item, hint="empty: from the opening"),
        Field("at", "At", f"{shown.at:%H:%M}" if shown.at else "", hint="now"),
    )
    return Editing("In the chair", fields, change, whole=True)


def count_form(sight: Sight) -> Editing:
    """A form for the public and the press."""
    roll = sight.at.record.roll

    def change(record: MeetingRecord, said: Mapping[str, str]) -> Deed:
        public, press = number_typed(said["public"]), number_typed(said["press"])
        return lambda desk: room.count_public(desk, record, public, press)

    fields = (
        Field("public", "Of the public", "" if roll.public is None else str(roll.public)),
        Field("press", "Of the press", "" if roll.press is None else str(roll.press)),
    )
    return Editing("The public and the press", fields, change, whole=True)


def substitute_form(person: Attendance, begun: Begun | None) -> Editing:
    """A form for who sits for somebody."""

    def change(record: MeetingRecord, said: Mapping[str, str]) -> Deed:
        name = said["name"].strip()
        if not name:
            raise Refused(f"Who sits for {person.name}? Type a name.")
        return lambda desk: room.substitute(desk, record, person, name)

    field = Field("name", "Sits for them", begun=begun)
    return Editing(f"A substitute for {person.name}", (field,), change)


def electing_form(sight: Sight, person: Attendance, item: str) -> Editing:
    """A form for electing somebody, or giving them a seat, from the day of the meeting on."""
    seated = any(may_be_same(person.name, seat.person.name) for seat in sight.at.seats)
    style = sight.at.committee.style
    roles = (Role.CHAIR, Role.VICE_CHAIR, Role.MEMBER) if seated else (Role.CO_OPTED, Role.MEMBER)
    words = {style.label(role.value): role for role in roles}

    def change(record: MeetingRecord, said: Mapping[str, str]) -> Deed:
        role = words[said["role"]]
        if seated:
            return lambda desk: electing.elect(desk, record, person, role, item)
        return lambda desk: electing.co_opt(desk, record, person.name, person.title, role)

    field = Field("role", "becomes", next(iter(words)), choices=tuple(words))
    return Editing(f"{person.name}, from this meeting on", (field,), change, whole=True)


def names_typed(text: str, known: Sequence[str]) -> list[str]:
    """The known names meant by those typed between commas; a surname or a few letters will do.

    Raises Refused for a name nobody, or more than one person, has.
    """
    found = []
    for typed in (each.strip() for each in text.split(",")):
        same = [name for name in known if typed in (name, name.split()[-1])]
        near = same or [name for name in known if typed and may_be_same(typed, name)]
        near = near or [name for name in known if typed and may_mean(typed, name)]
        if typed and len(dict.fromkeys(near)) != 1:
            who = " or ".join(dict.fromkeys(near)) or "a name from the attendance list"
            raise Refused(f"“{typed}” is not clear; write {who}.")
        found += near[:1] if typed else []
    return found


def begun_of(names: Sequence[str]) -> Begun:
    """Completes the last name of those typed between commas."""

    async def begun(text: str) -> str:
        before, comma, last = text.rpartition(",")
        blank = last[: len(last) - len(last.lstrip())]
        typed = last.strip().casefold()
        for name in names:
            begins = name.casefold().startswith(typed)
            if typed and begins and len(name) > len(typed):
                return f"{before}{comma}{blank}{last.strip()}{name[len(last.strip()) :]}"
        return ""

    return begun


def number_typed(text: str) -> int | None:
    """A count; None for nothing. Raises Refused for anything else."""
    said = text.strip()
    if said and not (said.isascii() and said.isdecimal() and len(said) < 7):
        raise Refused(f"“{said}” is no number of people; write it in figures, such as 12.")
    return int(said) if said else None


def _item(sight: Sight, typed: str) -> str:
    number = typed.strip().rstrip(".")
    if number and all(one.number != number for one in sight.at.record.items):
        raise Refused(f"There is no item {number} on this agenda; leave it empty for none.")
    return number


def _moved(movement: Movement) -> str:
    at = f" at {movement.at:%H:%M}" if movement.at else ""
    item = f" {movement.moment.value} item {movement.item}" if movement.item else ""
    return f"{movement.move.value}{at}{item}"


def _presided(chair: InChair) -> str:
    at = f" at {chair.at:%H:%M}" if chair.at else ""
    since = f"from item {chair.from_item}" if chair.from_item else "from the opening"
    return f"{chair.name}: {since}{at}"
