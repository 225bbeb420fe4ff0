"""Who was in the room at a meeting of the made-up council."""

from clerk.business.attendance import Attendance, Capacity, InChair, Roll
from clerk.business.meetings import Meeting
from clerk.business.people import Role, holder_on
from clerk.desk.demo.council import Body
from clerk.desk.demo.people import Known
from clerk.desk.demo.told import Sitting


def roll_of(body: Body, known: Known, sitting: Sitting, meeting: Meeting) -> Roll:
    """Everybody with a seat came unless an apology was sent; then holders of posts, and guests."""
    groups = body.committee.style.attendance_groups
    sorry = sitting.apologies
    members = [
        Attendance(
            member.name,
            "apologies" if member.name in sorry else "present",
            member.title,
            None if member.role is Role.MEMBER else member.role,
            reason=sorry.get(member.name, ""),
            movements=sitting.moves.get(member.name, ()),
        )
        for member in meeting.membership
    ]
    seated = {member.name for member in members}
    strangers = [
        Attendance(name, "apologies", known.by_name[name].title, reason=reason)
        for name, reason in sorry.items()
        if name not in seated
    ]
    key = next(group.key for group in groups if group.capacity is Capacity.OFFICER)
    officers = []
    for name in sitting.posts:
        post = next(tenure.post for tenure in known.tenures if tenure.post.name == name)
        holder = holder_on(known.tenures, post, meeting.held)
        if holder is not None:
            officers.append(Attendance(holder.name, key, post=name))
    chair = next(member.name for member in members if member.role is Role.CHAIR)
    return Roll(
        groups=groups,
        people=(*members, *strangers, *officers, *sitting.guests),
        chair=sitting.chair or (InChair(chair),),
        public=sitting.public,
    )
