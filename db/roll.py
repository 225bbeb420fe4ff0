"""Who was in the room: attendance, arrivals and departures, the chair, interests declared."""

from collections import defaultdict

from clerk.business.attendance import (
    Attendance,
    AttendanceGroup,
    Capacity,
    InChair,
    Moment,
    Move,
    Movement,
    Roll,
    Status,
)
from clerk.business.interests import Conduct, Declaration
from clerk.business.people import Role
from db.details import read_time, written_time
from db.keeping import Wanted, delete_all, keep
from db.transaction import Reader, Row, Transaction

_BY_MEETING = "WHERE meeting_id = ? ORDER BY place"


def roll(reader: Reader, meeting_id: int) -> Roll:
    """The whole attendance of a meeting."""
    groups = reader.rows(f"SELECT * FROM attendance_group {_BY_MEETING}", meeting_id)
    people = reader.rows(f"SELECT * FROM attendance {_BY_MEETING}", meeting_id)
    chair = reader.rows(f"SELECT * FROM in_chair {_BY_MEETING}", meeting_id)
    counts = reader.one(
        "SELECT public_present, press_present FROM meeting WHERE id = ?", meeting_id
    )
    movements: defaultdict[int, list[Movement]] = defaultdict(list)
    for row in reader.rows(
        "SELECT movement.* FROM movement JOIN attendance ON attendance.id = attendance_id "
        "WHERE meeting_id = ? ORDER BY movement.place",
        meeting_id,
    ):
        movements[row["attendance_id"]].append(
            Movement(
                Move(row["move"]),
                read_time(row["at"]),
                Moment(row["moment"]),
                row["item"],
                row["item_title"],
            )
        )
    return Roll(
        groups=tuple(
            AttendanceGroup(
                row["key"], row["label"], Status(row["status"]), Capacity(row["capacity"])
            )
            for row in groups
        ),
        people=tuple(_attendance(row, tuple(movements[row["id"]])) for row in people),
        chair=tuple(InChair(row["name"], row["from_item"], read_time(row["at"])) for row in chair),
        public=counts["public_present"] if counts else None,
        press=counts["press_present"] if counts else None,
    )


def save_roll(change: Transaction, meeting_id: int, roll: Roll) -> None:
    """Make the attendance of a meeting that of `roll`; its counts are the meeting row's."""
    owner = {"meeting_id": meeting_id}
    keep(
        change,
        "attendance_group",
        owner,
        [
            Wanted(
                {
                    "key": group.key,
                    "label": group.label,
                    "status": group.status.value,
                    "capacity": group.capacity.value,
                }
            )
            for group in roll.groups
        ],
        alike=(("key",),),
    )

    def remove(attendance_id: int) -> None:
        delete_all(change, "movement", {"attendance_id": attendance_id})
        change.delete("attendance", attendance_id)

    ids = keep(
        change,
        "attendance",
        owner,
        [_attendance_wanted(person) for person in roll.people],
        alike=(("name", "group_key"),),
        remove=remove,
    )
    for attendance_id, person in zip(ids, roll.people, strict=True):
        _save_movements(change, attendance_id, person.movements)
    keep(
        change,
        "in_chair",
        owner,
        [
            Wanted({"name": one.name, "from_item": one.from_item, "at": written_time(one.at)})
            for one in roll.chair
        ],
        alike=(("name",),),
    )


def declarations(reader: Reader, meeting_id: int) -> tuple[Declaration, ...]:
    """The interests declared at a meeting, sensitive natures included."""
    rows = reader.rows(f"SELECT * FROM declaration {_BY_MEETING}", meeting_id)
    return tuple(
        Declaration(
            name=row["name"],
            item=row["item"],
            interest_class=row["interest_class"],
            nature=row["sensitive_nature"] if row["sensitive"] else row["nature"],
            sensitive=bool(row["sensitive"]),
            dispensation=row["dispensation"],
            conduct=Conduct(row["conduct"]),
            declared_at=row["declared_at"],
            id=row["id"],
        )
        for row in rows
    )


def save_declarations(
    change: Transaction, meeting_id: int, declared: tuple[Declaration, ...]
) -> None:
    """Make the interests declared at a meeting these."""
    keep(
        change,
        "declaration",
        {"meeting_id": meeting_id},
        [
            Wanted(
                {
                    "name": one.name,
                    "item": one.item,
                    "interest_class": one.interest_class,
                    "nature": "" if one.sensitive else one.nature,
                    "sensitive": one.sensitive,
                    "sensitive_nature": one.nature if one.sensitive else "",
                    "dispensation": one.dispensation,
                    "conduct": one.conduct.value,
                    "declared_at": one.declared_at,
                },
                one.id,
            )
            for one in declared
        ],
        alike=(("name", "item"),),
    )


def _attendance(row: Row, movements: tuple[Movement, ...]) -> Attendance:
    return Attendance(
        name=row["name"],
        group=row["group_key"],
        title=row["title"],
        role=None if row["role"] is None else Role(row["role"]),
        post=row["post"],
        organisation=row["organisation"],
        note=row["note"],
        substitute_for=row["substitute_for"],
        reason=row["private_reason"],
        accepted=None if row["accepted"] is None else bool(row["accepted"]),
        movements=movements,
        id=row["id"],
    )


def _attendance_wanted(person: Attendance) -> Wanted:
    return Wanted(
        {
            "name": person.name,
            "title": person.title,
            "group_key": person.group,
            "role": person.role.value if person.role else None,
            "post": person.post,
            "organisation": person.organisation,
            "note": person.note,
            "substitute_for": person.substitute_for,
            "private_reason": person.reason,
            "accepted": person.accepted,
        },
        person.id,
    )


def _save_movements(
    change: Transaction, attendance_id: int, movements: tuple[Movement, ...]
) -> None:
    keep(
        change,
        "movement",
        {"attendance_id": attendance_id},
        [
            Wanted(
                {
                    "move": one.move.value,
                    "at": written_time(one.at),
                    "moment": one.moment.value,
                    "item": one.item,
                    "item_title": one.item_title,
                }
            )
            for one in movements
        ],
        alike=(("move",),),
    )
