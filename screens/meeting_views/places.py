"""Finding a place in a meeting by the words a finding, a search or another screen has for it."""

from dataclasses import dataclass

from clerk.business.agenda import Paper
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute
from screens.meeting_views.actions import ActionKey
from screens.meeting_views.agenda import ItemKey
from screens.meeting_views.attendance import PersonKey


@dataclass(frozen=True, slots=True)
class Place:
    """A view, and what stands for the row in it: the id of a record, or a group's key."""

    view: str
    record: int | str | None = None

    def is_row(self, key: object) -> bool:
        """Whether the row with this key is the place."""
        match key:
            case ItemKey():
                return key.item == self.record
            case PersonKey():
                return self.record == (key.person if isinstance(self.record, int) else key.group)
            case ActionKey():
                return key.action == self.record
        return key == self.record


_OF_KIND = {
    "minute": "minutes",
    "outcome": "minutes",
    "action": "actions",
    "agenda item": "agenda",
    "paper": "papers",
}


def named_place(record: MeetingRecord, place: str, number: int | None = None) -> Place | None:
    """The place called "minute 21/97", "item 7", "paper Flood defences", "action 4" or by a label
    of the attendance list; or "attendance" itself; or what search calls it and the register's
    `number` of the record."""
    if number is not None:
        view = _OF_KIND.get(place)
        return Place(view, number) if view else None
    if place == "attendance":
        return Place("attendance")
    kind, _, name = place.strip().partition(" ")
    match kind.lower():
        case "minute":
            minute = minute_numbered(record, name)
            return Place("minutes", minute.id) if minute else None
        case "item":
            item = next((one for one in record.items if _begins(name, one.number)), None)
            return Place("agenda", item.id) if item else None
        case "paper":
            paper = _paper(record, name)
            return Place("papers", paper.id) if paper else None
        case "action":
            return _action(record, name)
    return _in_attendance(record, place)


def finding_place(record: MeetingRecord, place: str, message: str) -> Place | None:
    """Where a finding was made; in the attendance, the row of whoever its message names first."""
    found = named_place(record, place)
    if found is not None and found.view == "attendance":
        for person in record.roll.under(str(found.record)):
            if person.id is not None and message.startswith(person.name):
                return Place("attendance", person.id)
    return found


def minute_numbered(record: MeetingRecord, typed: str) -> Minute | None:
    """The minute with this number, or the first whose number ends with it: 97 for 21/97."""
    name = typed.strip().casefold()
    numbered = [(one.number.casefold(), one) for one in record.minutes if one.number]
    exact = (one for number, one in numbered if _begins(name, number))
    ending = (one for number, one in numbered if name and number.endswith(f"/{name}"))
    return next(exact, None) or next(ending, None)


def _begins(name: str, number: str) -> bool:
    return bool(number) and (name == number or name.startswith(f"{number} "))


def _paper(record: MeetingRecord, name: str) -> Paper | None:
    wanted = name.casefold()
    return next((one for one in record.papers if one.title.casefold() == wanted), None)


def _action(record: MeetingRecord, name: str) -> Place | None:
    logged = (*(one for minute in record.minutes for one in minute.actions), *record.actions)
    number = name.split()[-1] if name.split() else ""
    found = next((one for one in logged if one.number and one.number == number), None)
    return Place("actions", found.id) if found else None


def _in_attendance(record: MeetingRecord, place: str) -> Place | None:
    wanted = place.casefold().rstrip(":")
    for group in record.roll.groups:
        if wanted and wanted in (group.key.casefold(), group.label.strip().casefold().rstrip(":")):
            return Place("attendance", group.key)
    return None
