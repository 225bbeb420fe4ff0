"""Who is in the room, beside the text: to be looked at; F4 changes it."""

from clerk.business.attendance import Attendance, Capacity, Status
from clerk.business.people import Role
from clerk.business.presence import in_the_room
from clerk.desk.workspace import Workspace
from screens.widgets.paged_list import Column, ListRow, PagedList

_ROLES = {Role.CHAIR: "Chair", Role.VICE_CHAIR: "V-Ch", Role.CO_OPTED: "co-opt"}


class RoomPane(PagedList, can_focus=False):
    """Members one by one, officers and guests counted."""

    def __init__(self, *, id: str) -> None:
        super().__init__((Column("In the room"),), empty="Nobody listed yet: i opens.", id=id)

    async def show_roll(self, at: Workspace) -> None:
        """Show the attendance as it is now."""
        await self.show_rows(_room_rows(at))


def _room_rows(at: Workspace) -> list[ListRow]:
    """Members with a mark for where they are, then how many others there are."""
    roll = at.record.roll
    here = {id(person) for person in in_the_room(roll)}
    rows = []
    for person in roll.people:
        group = roll.group_of(person)
        if group is None or group.capacity is Capacity.MEMBER:
            status = group.status if group else None
            rows.append(ListRow(person, (_words(person, id(person) in here, status),)))
    for capacity, word in ((Capacity.OFFICER, "Officers"), (Capacity.INVITED, "Invited")):
        count = sum(
            1
            for person in in_the_room(roll)
            if (group := roll.group_of(person)) and group.capacity is capacity
        )
        if count:
            rows.append(ListRow(word, (f"{word}  {count}",)))
    if roll.public:
        rows.append(ListRow("public", (f"Public  {roll.public}",)))
    return rows


def _words(person: Attendance, here: bool, status: Status | None) -> str:
    role = _ROLES.get(person.role, "") if person.role else ""
    if person.movements:
        last = person.movements[-1]
        at = f"{last.at:%H:%M}" if last.at else ""
        mark, told = ("●" if here else "◐"), f"{'in' if here else 'out'} {at}".strip()
    elif here:
        mark, told = "●", "remote" if status is Status.REMOTE else ""
    else:
        mark, told = "○", "apol." if status is Status.APOLOGIES else "absent"
    return " ".join(part for part in (mark, person.name, role, told) if part)
