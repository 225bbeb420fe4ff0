"""The attendance list held against the membership, and against itself."""

from collections.abc import Sequence
from datetime import date

from clerk.business.attendance import Attendance, AttendanceGroup, Capacity, Roll, Status
from clerk.business.days import day_in_words
from clerk.business.findings import Finding
from clerk.business.names import matched, may_be_same
from clerk.business.people import Membership, Role

_NOT_NAMES = frozenset(["chair", "chairman", "chairperson", "clerk", "mayor", "secretary"])


def roster_findings(
    roll: Roll, memberships: Sequence[Membership], as_known: date | None = None
) -> tuple[Finding, ...]:
    """What is odd about an attendance list.

    `memberships` are the committee's seats on the day of the meeting, as far as known; nobody is
    held against them while there are none. `as_known` is the date of the paper they were printed
    in. Officers and visitors are not held against the membership; substitutes need no seat.
    """
    return (
        *_strangers(roll, memberships, as_known),
        *_repeated(roll),
        *_without_initial(roll),
    )


def _strangers(
    roll: Roll, memberships: Sequence[Membership], as_known: date | None
) -> list[Finding]:
    if not memberships:
        return []
    known = "membership as known"
    if as_known is not None:
        known = f"membership printed on {day_in_words(as_known)}"
    findings = []
    for person, group in _listed(roll):
        stands_in = bool(person.substitute_for) or person.role is Role.SUBSTITUTE
        if group.capacity is not Capacity.MEMBER or stands_in:
            continue
        if any(may_be_same(person.name, seat.person.name) for seat in memberships):
            continue
        if group.status is Status.APOLOGIES:
            kind, did = "apology from a non-member", "sent apologies"
        else:
            kind, did = "not in the membership", f"is listed under {_label(group)}"
        findings.append(
            Finding(kind, f"{person.name} {did} but is not in the {known}.", _label(group))
        )
    return findings


def _repeated(roll: Roll) -> list[Finding]:
    standing: dict[tuple[str, ...], list[AttendanceGroup]] = {}
    findings: dict[Finding, None] = {}
    for person, group in _listed(roll):
        before = standing.setdefault(matched(person.name), [])
        for other in before if matched(person.name) else ():
            if other.key == group.key:
                kind, where = "listed twice", f"twice under {_label(group)}"
            elif (other.status, other.capacity) != (group.status, group.capacity):
                kind, where = "in two lists", f"under {_label(other)} and under {_label(group)}"
            else:
                # The chair is often named once apart and once among the members.
                continue
            findings[Finding(kind, f"{person.name} is listed {where}.", _label(group))] = None
        before.append(group)
    return list(findings)


def _without_initial(roll: Roll) -> list[Finding]:
    """Bare surnames, in a list where most people have an initial or a given name."""
    bare = [
        (person, group)
        for person, group in _listed(roll)
        if len(words := matched(person.name)) == 1 and words[0] not in _NOT_NAMES
    ]
    if len(bare) * 2 >= len(roll.people):
        return []
    return [
        Finding("no initial", f"{person.name} has no initial or first name.", _label(group))
        for person, group in bare
    ]


def _listed(roll: Roll) -> list[tuple[Attendance, AttendanceGroup]]:
    """Everybody with the group they stand under; people under no known group are left out."""
    return [(person, group) for person in roll.people if (group := roll.group_of(person))]


def _label(group: AttendanceGroup) -> str:
    return group.label.strip().rstrip(":").strip()
