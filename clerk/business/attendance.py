"""The attendance of a meeting: people, their capacity, their comings and goings, and the chair."""

from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from clerk.business.people import Role


class Status(StrEnum):
    PRESENT = "present"
    REMOTE = "remote"
    APOLOGIES = "apologies"
    ABSENT = "absent"


class Capacity(StrEnum):
    MEMBER = "member"
    OFFICER = "officer"
    INVITED = "invited"
    OBSERVER = "observer"


@dataclass(frozen=True, slots=True)
class AttendanceGroup:
    """A heading of the attendance list, printed even when nobody stands under it.

    `key` is stable and used in JSON ("present", "officers"); `label` is printed
    ("PRESENT BY INVITATION").
    """

    key: str
    label: str
    status: Status = Status.PRESENT
    capacity: Capacity = Capacity.MEMBER


class Move(StrEnum):
    ARRIVED = "arrived"
    LEFT = "left"


class Moment(StrEnum):
    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Movement:
    """An arrival or a departure: at what time, and before, during or after which item.

    `item` is the number and `item_title` the title of the item in hand; either may be empty.
    """

    move: Move
    at: time | None = None
    moment: Moment = Moment.DURING
    item: str = ""
    item_title: str = ""


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person in the attendance list of one meeting, as at that meeting.

    `name` and `title` are as printed ("D Davison", "Councillor"); `group` is the key of an
    AttendanceGroup; `role` is the seat as printed beside the name, None when nothing was;
    `note` is anything else printed in brackets. `reason` for an absence is private and never
    printed; `accepted` says whether the meeting accepted it (None: only noted, or not asked).
    """

    name: str
    group: str
    title: str = ""
    role: Role | None = None
    post: str = ""
    organisation: str = ""
    note: str = ""
    substitute_for: str = ""
    reason: str = ""
    accepted: bool | None = None
    movements: tuple[Movement, ...] = ()
    id: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class InChair:
    """Who presided, from which item on; an empty `from_item` means from the opening."""

    name: str
    from_item: str = ""
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Roll:
    """The whole attendance of a meeting. `public` and `press` count unnamed people."""

    groups: tuple[AttendanceGroup, ...] = ()
    people: tuple[Attendance, ...] = ()
    chair: tuple[InChair, ...] = ()
    public: int | None = None
    press: int | None = None

    def under(self, key: str) -> tuple[Attendance, ...]:
        """The people printed under the group with this key, in order."""
        return tuple(person for person in self.people if person.group == key)

    def group_of(self, person: Attendance) -> AttendanceGroup | None:
        """The group this person is listed under, None when the roll has no such group."""
        return next((group for group in self.groups if group.key == person.group), None)
