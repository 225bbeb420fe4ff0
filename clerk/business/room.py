"""The room: who is expected in it, and the attendance list as people are marked, come and go.

Each function makes a new list of an old one. Somebody in it is named by an `Attendance` as the
clerk saw it; raises ValueError when the list no longer has them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from clerk.business.attendance import (
    Attendance,
    AttendanceGroup,
    Capacity,
    InChair,
    Move,
    Movement,
    Roll,
    Status,
)
from clerk.business.names import matched, may_be_same
from clerk.business.people import Membership, Role
from clerk.business.style import HouseStyle

_THERE = (Status.PRESENT, Status.REMOTE)
_RANK = {Role.CHAIR: 0, Role.VICE_CHAIR: 1, Role.MEMBER: 2, Role.CO_OPTED: 3}


def groups_of(roll: Roll, style: HouseStyle) -> tuple[AttendanceGroup, ...]:
    """The groups people stand under: those of the list, else those of the house style."""
    return roll.groups or style.attendance_groups


def group_for(
    roll: Roll, style: HouseStyle, status: Status, capacity: Capacity = Capacity.MEMBER
) -> AttendanceGroup:
    """The group for people of this status and capacity; a new one where there is none.

    Whoever is not there stands under the one group for that, whatever their capacity.
    """
    groups = (*groups_of(roll, style), *style.attendance_groups)
    fitting = [each for each in groups if each.status is status]
    exact = [each for each in fitting if each.capacity is capacity]
    if exact or (fitting and status not in _THERE):
        return (exact or fitting)[0]
    member = capacity is Capacity.MEMBER
    key = status.value if member else f"{status.value}_{capacity.value}"
    word = status.value if member else f"{capacity.value}, {status.value}"
    return AttendanceGroup(key, style.labels.get(key, word.upper()), status, capacity)


def expected(roll: Roll, seats: Sequence[Membership]) -> tuple[Membership, ...]:
    """The seats whose holders the list does not have yet: the chair, the vice-chair, then by
    surname; co-opted members last. Substitutes are expected only for somebody."""
    missing = [
        seat
        for seat in seats
        if seat.role is not Role.SUBSTITUTE
        and not any(may_be_same(seat.person.name, one.name) for one in roll.people)
    ]
    return tuple(
        sorted(missing, key=lambda seat: (_RANK[seat.role], matched(seat.person.name)[::-1]))
    )


def opened(
    roll: Roll,
    style: HouseStyle,
    seats: Sequence[Membership],
    but: Mapping[str, Status] | None = None,
) -> Roll:
    """The list with everybody expected in it, present, but those named in `but`.

    Whoever stands in the list already, having sent apologies before the day, stays as they are
    unless named.
    """
    exceptions = but or {}
    roll = replace(roll, groups=groups_of(roll, style))
    for seat in expected(roll, seats):
        status = exceptions.get(seat.person.name, Status.PRESENT)
        roll = added(
            roll,
            Attendance(seat.person.name, "", seat.person.title, seat.role),
            group_for(roll, style, status),
        )
    for person in roll.people:
        status = exceptions.get(person.name, _status(roll, person))
        if status is not _status(roll, person):
            roll = marked(roll, person, group_for(roll, style, status))
    return roll


def statuses(roll: Roll, style: HouseStyle) -> frozenset[Status]:
    """What somebody can be listed as: what the list and the house style have a group for, and
    present or with apologies in any case."""
    groups = (*groups_of(roll, style), *style.attendance_groups)
    return frozenset((Status.PRESENT, Status.APOLOGIES, *(each.status for each in groups)))


def listed(roll: Roll, person: Attendance, group: AttendanceGroup) -> tuple[Roll, Attendance]:
    """The list with somebody in it, and how they stand there. Somebody expected, whose own group
    is still empty, is added to `group`; whoever stands under one already stays."""
    if person.group:
        return roll, person
    return added(roll, person, group), replace(person, group=group.key)


def added(roll: Roll, person: Attendance, group: AttendanceGroup) -> Roll:
    """The list with somebody more, at the end of a group."""
    listed = replace(person, group=group.key)
    return replace(roll, groups=_with_group(roll, group), people=(*roll.people, listed))


def marked(
    roll: Roll,
    person: Attendance,
    group: AttendanceGroup,
    reason: str = "",
    accepted: bool | None = None,
) -> Roll:
    """The list with somebody under another group, with a private reason for an absence and
    whether it was accepted (None: only noted)."""
    after = replace(person, group=group.key, reason=reason or person.reason, accepted=accepted)
    return put(replace(roll, groups=_with_group(roll, group)), person, after)


def put(roll: Roll, person: Attendance, *after: Attendance) -> Roll:
    """The list with `after` in the place of `person`; nothing after takes them out."""
    at = _at(roll, person)
    return replace(roll, people=(*roll.people[:at], *after, *roll.people[at + 1 :]))


def moved(roll: Roll, style: HouseStyle, person: Attendance, movement: Movement) -> Roll:
    """The list with one movement more. Whoever arrives stands among those present, in their
    own capacity."""
    after = replace(person, movements=(*person.movements, movement))
    roll = put(roll, person, after)
    if movement.move is Move.ARRIVED and _status(roll, after) not in _THERE:
        group = roll.group_of(after)
        capacity = group.capacity if group else Capacity.MEMBER
        return marked(roll, after, group_for(roll, style, Status.PRESENT, capacity))
    return roll


def corrected(roll: Roll, person: Attendance, at: int, *movement: Movement) -> Roll:
    """The list with the movement of somebody at place `at` put right; none takes it away."""
    moves = (*person.movements[:at], *movement, *person.movements[at + 1 :])
    return put(roll, person, replace(person, movements=moves))


def presiding(roll: Roll, chair: InChair) -> Roll:
    """The list with somebody in the chair from an item on, in place of anybody else from there."""
    before = tuple(one for one in roll.chair if one.from_item != chair.from_item)
    return replace(roll, chair=(*before, chair) if chair.from_item else (chair, *before))


def in_role(roll: Roll, name: str, role: Role) -> Roll:
    """The list with another seat beside a name, wherever it stands."""
    people = (replace(one, role=role) if one.name == name else one for one in roll.people)
    return replace(roll, people=tuple(people))


def first_chair(roll: Roll) -> Attendance | None:
    """Who would take the chair at the opening: the chair if present, else the vice-chair."""
    there = [person for person in roll.people if _status(roll, person) in _THERE]
    for role in (Role.CHAIR, Role.VICE_CHAIR):
        for person in there:
            if person.role is role:
                return person
    return None


def _status(roll: Roll, person: Attendance) -> Status:
    group = roll.group_of(person)
    return group.status if group else Status.PRESENT


def _with_group(roll: Roll, group: AttendanceGroup) -> tuple[AttendanceGroup, ...]:
    known = any(each.key == group.key for each in roll.groups)
    return roll.groups if known else (*roll.groups, group)


def _at(roll: Roll, person: Attendance) -> int:
    for at, one in enumerate(roll.people):
        if one.id == person.id if person.id is not None else one == person:
            return at
    raise ValueError(f"{person.name} is no longer in the attendance list.")
