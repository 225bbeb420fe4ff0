"""Quorum: how many voting members must be there, and whether they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from itertools import pairwise
from typing import TYPE_CHECKING

from clerk.business.attendance import Attendance, Capacity, Moment, Roll, Status
from clerk.business.days import time_in_words
from clerk.business.findings import Finding
from clerk.business.people import Membership, Role
from clerk.business.presence import ever_in_the_room, in_the_room, present_at

if TYPE_CHECKING:  # which holds a rule of this module
    from clerk.business.style import HouseStyle


@dataclass(frozen=True, slots=True)
class QuorumRule:
    """How many voting members must be there.

    A fixed `number`, or else a `fraction` of the seats, but never fewer than `minimum`; a
    fraction is rounded up unless the house style says otherwise. `vacancies_count` says whether
    an empty seat stays in the base; the others say who is counted, of those present.

    Parishes: Local Government Act 1972 Schedule 12 paragraph 12, a third of the whole number of
    members, at least three; vacancies do not lower it. Principal councils: paragraph 6, a
    quarter. Committees: their standing orders.
    """

    number: int | None = None
    fraction: tuple[int, int] | None = (1, 4)
    minimum: int = 1
    round_up: bool = True
    vacancies_count: bool = True
    co_opted_count: bool = False
    substitutes_count: bool = True
    remote_count: bool = False


@dataclass(frozen=True, slots=True)
class QuorumState:
    """How many members count and how many are needed, `of` how many seats."""

    counted: int
    needed: int
    of: int = 0

    @property
    def quorate(self) -> bool:
        """Whether business can be done."""
        return self.counted >= self.needed

    def __str__(self) -> str:
        """As it stands at the head of a screen: "7 of 8 present, quorum 3"."""
        of = f" of {self.of}" if self.of else ""
        return f"{self.counted}{of} present, quorum {self.needed}"


def needed(rule: QuorumRule, seats: int, vacancies: int = 0) -> int:
    """How many members make a quorum.

    `seats` is the whole number of voting seats, `vacancies` how many of them are empty.
    """
    if rule.number is not None:
        return rule.number
    base = seats if rule.vacancies_count else seats - vacancies
    above, below = rule.fraction or (0, 1)
    share = -(-base * above // below) if rule.round_up else base * above // below
    return max(rule.minimum, share)


def state(
    rule: QuorumRule, roll: Roll, present: Sequence[Attendance], seats: int, vacancies: int = 0
) -> QuorumState:
    """Whether those present make a quorum.

    `present` are people of the roll, as `presence.in_the_room` or `presence.present_at` gives
    them; officers and visitors among them are not counted, nor is anybody listed twice.
    """
    counted = {person.name for person in present if _counts(rule, roll, person)}
    return QuorumState(len(counted), needed(rule, seats, vacancies), seats)


def voting_seats(rule: QuorumRule, roll: Roll, seats: Sequence[Membership]) -> int:
    """How many seats the quorum is taken of: those held on the day, or, where none are known,
    the members of the attendance list. Vacant seats are not known here."""
    if seats:
        return sum(_has_seat(rule, seat.role) for seat in seats)
    members = {person.name for person in roll.people if _is_member(roll, person)}
    return len(members)


def quorum_now(rule: QuorumRule, roll: Roll, seats: Sequence[Membership]) -> QuorumState:
    """The quorum of those in the room after all movements so far."""
    return state(rule, roll, in_the_room(roll), voting_seats(rule, roll, seats))


def quorum_at(
    rule: QuorumRule,
    roll: Roll,
    seats: Sequence[Membership],
    order: Sequence[str],
    item: str,
    moment: Moment = Moment.AFTER,
) -> QuorumState:
    """The quorum of those in the room as an item ended, or at another moment of it.

    `order` is the agenda numbers in the order taken; raises ValueError when `item` is not in it.
    """
    present = present_at(roll, order, item, moment)
    return state(rule, roll, present, voting_seats(rule, roll, seats))


def quorum_findings(
    rule: QuorumRule, roll: Roll, seats: Sequence[Membership], order: Sequence[str]
) -> tuple[Finding, ...]:
    """The items that ended without a quorum; the first of a run of them stands for all.

    Nothing is said while the attendance list names nobody as present.
    """
    if not any(_is_member(roll, person) for person in ever_in_the_room(roll)):
        return ()
    moved = {movement.item for person in roll.people for movement in person.movements}
    findings = []
    quorate = True
    for before, item in pairwise(("", *order)):
        if before and not moved & {before, item}:
            continue  # nobody came or went since the item before
        found = quorum_at(rule, roll, seats, order, item)
        if quorate and not found.quorate:
            there = "1 member was" if found.counted == 1 else f"{found.counted} members were"
            message = f"Only {there} in the room for item {item}; the quorum is {found.needed}."
            findings.append(Finding("quorum lost", message, f"item {item}"))
        quorate = found.quorate
    return tuple(findings)


def inquorate_text(style: "HouseStyle", found: QuorumState, at: time) -> str:
    """The house style's sentence for a meeting that is no longer quorate."""
    return style.sentence(
        "inquorate", time=time_in_words(at), present=str(found.counted), needed=str(found.needed)
    )


def _has_seat(rule: QuorumRule, role: Role) -> bool:
    return role is not Role.SUBSTITUTE and (rule.co_opted_count or role is not Role.CO_OPTED)


def _is_member(roll: Roll, person: Attendance) -> bool:
    group = roll.group_of(person)
    substitute = person.role is Role.SUBSTITUTE or bool(person.substitute_for)
    return group is not None and group.capacity is Capacity.MEMBER and not substitute


def _counts(rule: QuorumRule, roll: Roll, person: Attendance) -> bool:
    group = roll.group_of(person)
    if group is None or group.capacity is not Capacity.MEMBER:
        return False
    substitute = person.role is Role.SUBSTITUTE or bool(person.substitute_for)
    return (
        (rule.remote_count or group.status is not Status.REMOTE)
        and (rule.co_opted_count or person.role is not Role.CO_OPTED)
        and (rule.substitutes_count or not substitute)
    )
