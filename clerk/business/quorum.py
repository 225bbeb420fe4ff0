"""Quorum: how many voting members must be there, and whether they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from clerk.business.attendance import Attendance, Capacity, Roll, Status
from clerk.business.people import Role


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
    """How many members count and how many are needed."""

    counted: int
    needed: int

    @property
    def quorate(self) -> bool:
        """Whether business can be done."""
        return self.counted >= self.needed


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
    return QuorumState(len(counted), needed(rule, seats, vacancies))


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
