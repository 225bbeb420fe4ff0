"""The attendance list: each label of the meeting in its order, and the people under it."""

from collections.abc import Sequence
from itertools import groupby

from clerk.business.attendance import Attendance, Roll
from clerk.business.people import Role
from clerk.business.style import HouseStyle
from clerk.business.words import listed
from exporters.document import AttendanceEntry

# An office several people hold is printed once before their names; a courtesy title before each.
_OFFICES = ("Councillor", "Cllr", "Cr", "Governor", "Trustee")

_SEATS = {
    Role.CHAIR: "Chair",
    Role.VICE_CHAIR: "Vice-Chair",
    Role.MEMBER: "Member",
    Role.SUBSTITUTE: "Substitute",
    Role.CO_OPTED: "Co-opted",
}


def attendance_entries(roll: Roll, style: HouseStyle) -> tuple[AttendanceEntry, ...]:
    """One entry for each label of the roll, the labels nobody stands under included.

    People under a group the roll does not list are printed under its key; unnamed people are
    counted last.
    """
    labels = {group.key: group.label for group in roll.groups}
    for person in roll.people:
        labels.setdefault(person.group, person.group.upper())
    named = tuple(
        AttendanceEntry(_with_colon(label), names(roll.under(key), style))
        for key, label in labels.items()
    )
    counted = tuple(
        AttendanceEntry(_with_colon(style.labels.get(key, words)), str(count))
        for key, words, count in (("public", "PUBLIC", roll.public), ("press", "PRESS", roll.press))
        if count is not None
    )
    return named + counted


def names(people: Sequence[Attendance], style: HouseStyle) -> str:
    """The people as one line: "Councillors A Ash (Chair) and B Birch, Dr C Cedar and D Dale"."""
    printed: list[str] = []
    for title, run in groupby(people, key=lambda person: person.title):
        holders = [_name(person, style) for person in run]
        if title.endswith(_OFFICES) and len(holders) > 1:
            printed.append(f"{title}s {holders[0]}")
            printed += holders[1:]
        else:
            printed += [f"{title} {holder}".strip() for holder in holders]
    return listed(printed)


def _name(person: Attendance, style: HouseStyle) -> str:
    """A name with what stands behind it, as the paper prints it."""
    brackets = []
    if person.substitute_for:
        brackets.append(f"{seat(Role.SUBSTITUTE, style).lower()} for {person.substitute_for}")
    elif person.role not in (None, Role.MEMBER):  # all who stand there are members
        brackets.append(seat(person.role, style))
    brackets += [words for words in (person.post, person.organisation, person.note) if words]
    return person.name + "".join(f" ({words})" for words in brackets)


def seat(role: Role, style: HouseStyle) -> str:
    """The printed word for a seat: the house style's, or the plain English one."""
    return style.labels.get(role.value, _SEATS[role])


def _with_colon(label: str) -> str:
    return label if label.endswith((":", "-", "–")) else f"{label}:"
