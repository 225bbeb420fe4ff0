"""The room, in seconds: opened, people marked, added, standing in for others; the public counted.

Each verb takes the meeting as the clerk saw it, makes one change of it that can be taken back,
and answers a sentence saying what was done. All raise Refused as `change_meeting` does.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from clerk.business import room
from clerk.business.attendance import (
    Attendance,
    AttendanceGroup,
    Capacity,
    InChair,
    Roll,
    Status,
)
from clerk.business.meetings import NOT_BEGUN, MeetingRecord, Stage
from clerk.business.people import Membership, Person
from clerk.business.quorum import QuorumState, quorum_now
from clerk.business.style import HouseStyle
from clerk.desk.changing_meetings import change_meeting, write_change
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from db import Transaction, councils, people


def open_room(desk: Desk, record: MeetingRecord, but: Mapping[str, Status] | None = None) -> str:
    """Take the chair's "the meeting is open": everybody with a seat on the day is present, but
    those named in `but`; the time of opening, and who takes the chair, are noted.

    A meeting not yet begun is in the room from then on.
    """
    seats = _seats(desk, record)
    roll = room.opened(record.roll, house_style(desk, record), seats, but)
    chair = room.first_chair(roll)
    if chair is not None and not roll.chair:
        roll = room.presiding(roll, InChair(chair.name))
    meeting = record.meeting
    if meeting.stage in NOT_BEGUN:
        opened = meeting.opened or desk.minute()
        meeting = replace(meeting, opened=opened, stage=Stage.IN_THE_ROOM)
    change_meeting(desk, record, replace(record, meeting=meeting, roll=roll), "Open the meeting")
    presides = roll.chair[0].name if roll.chair else "Nobody"
    return f"{quorum_words(desk, record, roll)}. {presides} is in the chair."


def mark(
    desk: Desk,
    record: MeetingRecord,
    person: Attendance,
    status: Status,
    *,
    reason: str = "",
    accepted: bool | None = None,
) -> str:
    """List somebody as present, remote, absent or with apologies, in their own capacity.

    Here and in the other verbs, a person under no group yet is somebody expected, and is added.

    `reason` for an absence is never printed; `accepted` says whether the meeting accepted it.
    """
    group = record.roll.group_of(person)
    capacity = group.capacity if group else Capacity.MEMBER
    into = room.group_for(record.roll, house_style(desk, record), status, capacity)
    with still_there():
        roll, there = room.listed(record.roll, person, into)
        roll = room.marked(roll, there, into, reason, accepted)
    keep_roll(desk, record, roll, f"List {person.name} under {into.label}")
    return f"{person.name} is listed under {into.label}."


def add_person(
    desk: Desk, record: MeetingRecord, person: Attendance, group: AttendanceGroup | None = None
) -> str:
    """Add somebody under a group (None: the members present): a member not expected, an officer,
    a guest.

    Of somebody the register knows by this name, title, organisation and the post held on the day
    are taken over where nothing else is said; somebody it does not know becomes known.
    """
    if not person.name.strip():
        raise Refused("Somebody in the attendance needs a name: type one.")
    style = house_style(desk, record)
    with in_plain_words(), desk.register.writing(f"Add {person.name} to the attendance") as change:
        known = people.people_named(change, person.name)
        if not known:
            people.add_person(change, Person(person.name, person.title, person.organisation))
        if len(known) == 1:
            person = _as_known(change, person, known[0], record)
        roll = replace(record.roll, groups=room.groups_of(record.roll, style))
        into = group or room.group_for(roll, style, Status.PRESENT)
        write_change(change, record, replace(record, roll=room.added(roll, person, into)))
    new = "" if known else " The register did not know them, and does now."
    return f"{person.name} is listed under {into.label}.{new}"


def substitute(desk: Desk, record: MeetingRecord, person: Attendance, name: str) -> str:
    """Have somebody called `name` sit for a member: the one is present, the other sent apologies.

    Somebody in the list already takes the seat as they are.
    """
    style = house_style(desk, record)
    roll = record.roll
    group = roll.group_of(person)
    with still_there():
        if group is None or group.status in (Status.PRESENT, Status.REMOTE):
            apologies = room.group_for(roll, style, Status.APOLOGIES)
            roll, away = room.listed(roll, person, apologies)
            roll = room.marked(roll, away, apologies)
        there = next((one for one in roll.people if one.name == name), None)
        into = room.group_for(roll, style, Status.PRESENT)
        if there is not None:
            roll = room.marked(roll, there, into)
            sitting = next(one for one in roll.people if one.name == name)
            roll = room.put(roll, sitting, replace(sitting, substitute_for=person.name))
        else:
            roll = room.added(roll, Attendance(name, "", substitute_for=person.name), into)
    keep_roll(desk, record, roll, f"{name} sits for {person.name}")
    return f"{name} sits for {person.name}."


def remove(desk: Desk, record: MeetingRecord, person: Attendance) -> str:
    """Take somebody out of the list."""
    with still_there():
        roll = room.put(record.roll, person)
    keep_roll(desk, record, roll, f"Take {person.name} out of the attendance")
    return f"{person.name} is out of the attendance."


def count_public(desk: Desk, record: MeetingRecord, public: int | None, press: int | None) -> str:
    """Note how many members of the public and of the press were there; None: not counted."""
    roll = replace(record.roll, public=public, press=press)
    keep_roll(desk, record, roll, "Count the public")
    said = ((public, "of the public"), (press, "of the press"))
    told = " and ".join(f"{count} {who}" for count, who in said if count is not None)
    return f"Present: {told}." if told else "The public is not counted."


def keep_roll(desk: Desk, record: MeetingRecord, roll: Roll, what: str) -> None:
    """Give the meeting another attendance list, as one change named `what`."""
    change_meeting(desk, record, replace(record, roll=roll), what)


def house_style(desk: Desk, record: MeetingRecord) -> HouseStyle:
    """The house style of the committee that met."""
    with in_plain_words():
        return councils.committee(desk.register, record.meeting.committee).style


def quorum_words(desk: Desk, record: MeetingRecord, roll: Roll) -> str:
    """The quorum of those in the room now; when it is lost, that in words too."""
    found = quorum(desk, record, roll)
    return str(found) if found.quorate else f"{found}: NO QUORUM"


def quorum(desk: Desk, record: MeetingRecord, roll: Roll) -> QuorumState:
    """The quorum of those in the room now."""
    return quorum_now(house_style(desk, record).quorum, roll, _seats(desk, record))


@contextmanager
def still_there() -> Iterator[None]:
    """Refuse to change somebody the attendance list no longer has."""
    try:
        yield
    except ValueError as error:
        raise Refused(f"{error} Look at it as it is now.") from error


def _seats(desk: Desk, record: MeetingRecord) -> tuple[Membership, ...]:
    meeting = record.meeting
    with in_plain_words():
        return people.memberships(desk.register, meeting.committee, on=meeting.held)


def _as_known(
    change: Transaction, person: Attendance, known: Person, record: MeetingRecord
) -> Attendance:
    """What was typed of somebody, and for the rest what the register knows."""
    held = record.meeting.held
    posts = [
        tenure.post
        for tenure in people.tenures(change, person_id=known.id)
        if (tenure.starts is None or tenure.starts <= held)
        and (tenure.ends is None or held < tenure.ends)
    ]
    post = person.post or (posts[0].name if posts else "")
    return replace(
        person,
        title=person.title or known.title,
        post=post,
        organisation=person.organisation or known.organisation,
    )
