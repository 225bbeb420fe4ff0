"""Elections and co-options made in a meeting: they change the seats from that day on."""

from dataclasses import replace

from clerk.business import room
from clerk.business.attendance import Attendance, InChair, Status
from clerk.business.meetings import MeetingRecord
from clerk.business.names import may_be_same
from clerk.business.people import Membership, Person, Role
from clerk.desk.changing_meetings import write_change
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from clerk.desk.seats import give_seat, put_in_role
from db import councils, people

_ONE_ONLY = (Role.CHAIR, Role.VICE_CHAIR)


def elect(desk: Desk, record: MeetingRecord, person: Attendance, role: Role, item: str = "") -> str:
    """Elect somebody with a seat chair or vice-chair (or end that: member) from the day on.

    Whoever was that before is a member from then on. A new chair takes the chair at `item`, the
    number of the item in hand. All of it is one change. Raises Refused for somebody without a
    seat on the day.
    """
    meeting = record.meeting
    with in_plain_words():
        committee = councils.committee(desk.register, meeting.committee)
        word = committee.style.label(role.value)
        with desk.register.writing(f"Elect {person.name} {word}") as change:
            seats = people.memberships(change, meeting.committee, on=meeting.held)
            seat = _seat_of(person.name, seats)
            roll = record.roll
            for other in seats:
                if role in _ONE_ONLY and other.role is role and other.id != seat.id:
                    put_in_role(change, committee, other, Role.MEMBER, meeting.held)
                    roll = room.in_role(roll, other.person.name, Role.MEMBER)
            if seat.role is not role:
                put_in_role(change, committee, seat, role, meeting.held)
            roll = room.in_role(roll, person.name, role)
            if role is Role.CHAIR:
                at = desk.minute() if item else None
                roll = room.presiding(roll, InChair(person.name, item, at))
            write_change(change, record, replace(record, roll=roll))
    return f"{person.name} is {word} from this meeting on."


def co_opt(
    desk: Desk, record: MeetingRecord, name: str, title: str = "", role: Role = Role.CO_OPTED
) -> str:
    """Give somebody a seat from the day on, and a place among the members present.

    Somebody in the list already, in the public or as a guest, moves there. One change.
    """
    if not name.strip():
        raise Refused("Who is given the seat? Type the name as papers print it.")
    meeting = record.meeting
    with in_plain_words():
        committee = councils.committee(desk.register, meeting.committee)
        with desk.register.writing(f"Co-opt {name.strip()}") as change:
            known = people.people_named(change, name.strip())
            if len(known) > 1:
                raise Refused(
                    f"{len(known)} people are called {name.strip()}; give the seat in the "
                    "committee's list of members."
                )
            person = known[0] if known else Person(name.strip(), title.strip())
            give_seat(change, committee, person, role, meeting.held)
            roll = replace(record.roll, groups=room.groups_of(record.roll, committee.style))
            group = room.group_for(roll, committee.style, Status.PRESENT)
            listed = next((one for one in roll.people if one.name == person.name), None)
            if listed is None:
                new = Attendance(person.name, "", person.title, role)
                roll = room.added(roll, new, group)
            else:
                roll = room.in_role(room.marked(roll, listed, group), listed.name, role)
            write_change(change, record, replace(record, roll=roll))
    return f"{person.name} has a seat from this meeting on and is listed under {group.label}."


def _seat_of(name: str, seats: tuple[Membership, ...]) -> Membership:
    found = [seat for seat in seats if seat.person.name == name]
    found = found or [seat for seat in seats if may_be_same(seat.person.name, name)]
    if len(found) != 1:
        raise Refused(f"{name} has no seat on the day of the meeting; give one first, then elect.")
    return found[0]
