"""Everybody who belongs in the room, one line each, and who of them is where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from clerk.business.attendance import Attendance, Capacity, Move, Roll, Status
from clerk.business.known import may_mean
from clerk.business.names import matched, may_be_same
from clerk.business.people import Membership, Role
from clerk.business.presence import in_the_room
from clerk.business.room import expected
from clerk.business.style import HouseStyle
from screens.meeting_views.declarations import declaration_rows
from screens.meeting_views.room import movement_rows, room_rows
from screens.meeting_views.view import Sight
from screens.widgets.paged_list import Column, ListRow

NARROW = (Column("", 1), Column("Name", 30), Column("Seat, post", 11), Column("Where"))
WIDE = (Column("", 1), Column("Name", 32), Column("Seat or post", 30), Column("Where"))

_RANK = {Role.CHAIR: 0, Role.VICE_CHAIR: 1, Role.CO_OPTED: 3, Role.SUBSTITUTE: 4}
_NOBODY = "Nobody is listed or expected yet: n adds somebody."
_VERBS = {Move.ARRIVED: "in", Move.LEFT: "left"}


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody in the list, or expected in it; `person.group` is empty for those."""

    id: int | None
    name: str
    person: Attendance = field(compare=False)


def rows(sight: Sight, item: str, letters: str = "") -> list[ListRow]:
    """Members as the roster has them, listed or not, then everybody else under the group they are
    in; then the chair, the public and the interests declared.

    Interests in the item in hand (its number) are marked. With `letters` only the people whose
    name they can mean.
    """
    roll, style = sight.seen.roll, sight.at.committee.style
    here = {id(person) for person in in_the_room(roll)}

    def lines(person: Attendance) -> list[ListRow]:
        if letters and not may_mean(letters, person.name):
            return []
        row = _row(roll, style, person, id(person) in here)
        # One movement is told beside the name.
        return [row, *(movement_rows(person) if len(person.movements) > 1 else ())]

    found = [row for person in _members(roll, sight.at.seats) for row in lines(person)]
    for group in roll.groups:
        people = roll.under(group.key)
        if people and group.capacity is not Capacity.MEMBER:
            heading = ListRow(group.key, (f"— {group.label}: {len(people)}",), muted=True)
            found += [*(() if letters else (heading,)), *(row for p in people for row in lines(p))]
    if letters:
        return found
    found = found or [ListRow(None, (_NOBODY,), muted=True)]
    return [*found, *room_rows(sight), *_interests(sight, item)]


def next_unmarked(rows: Sequence[ListRow], after: int) -> int | None:
    """The place of the next row of somebody not marked yet, None when all are."""
    found = (
        at
        for at, row in enumerate(rows)
        if at > after and isinstance(row.key, Who) and not row.key.person.group
    )
    return next(found, None)


def _members(roll: Roll, seats: Sequence[Membership]) -> list[Attendance]:
    """Members in the list and those expected: chair, vice-chair, by surname, then co-opted."""
    listed = [
        person
        for person in roll.people
        if (group := roll.group_of(person)) is None or group.capacity is Capacity.MEMBER
    ]
    coming = [
        Attendance(seat.person.name, "", seat.person.title, seat.role)
        for seat in expected(roll, seats)
    ]
    return sorted([*listed, *coming], key=_order)


def _order(person: Attendance) -> tuple[int, tuple[str, ...]]:
    rank = _RANK.get(person.role, 2) if person.role else 2
    return rank, matched(person.name)[::-1]


def _row(roll: Roll, style: HouseStyle, person: Attendance, here: bool) -> ListRow:
    mark, words = _where(roll, person, here)
    held = person.post or (style.label(person.role.value) if person.role else "")
    called = f"{person.title} {person.name}".strip()
    key = Who(person.id, person.name, person)
    return ListRow(key, (mark, called, held, "; ".join(words)), muted=not person.group)


def _where(roll: Roll, person: Attendance, here: bool) -> tuple[str, list[str]]:
    """A mark for where somebody is, and the same in words."""
    if not person.group:
        return "·", ["not marked yet"]
    group = roll.group_of(person)
    status = group.status if group else Status.PRESENT
    words = [f"for {person.substitute_for}"] if person.substitute_for else []
    if person.movements:
        last = person.movements[-1]
        at = f" {last.at:%H:%M}" if last.at else ""
        item = f", item {last.item}" if last.item else ""
        return "●" if here else "◐", [f"{_VERBS[last.move]}{at}{item}", *words]
    if here:
        return "●", ["remote" if status is Status.REMOTE else "in", *words]
    told = {None: "", True: ", accepted", False: ", not accepted"}[person.accepted]
    return "○", [f"{status.value}{told}", *words]


def _interests(sight: Sight, item: str) -> Iterator[ListRow]:
    """The interests declared, those in the item in hand with an arrow."""
    heading, *each = declaration_rows(sight)
    yield heading
    for row, declared in zip(each, sight.seen.declarations, strict=True):
        name, where, kind, told = row.cells
        mark = "▶" if item and declared.item == item else ""
        gone = _gone(sight, declared.name)
        yield ListRow(row.key, (mark, name, where, f"{kind}: {told}{gone}"))


def _gone(sight: Sight, name: str) -> str:
    there = in_the_room(sight.seen.roll)
    return "" if any(may_be_same(name, one.name) for one in there) else " (not in the room)"
