"""What is asked in the room: somebody new, a reason, a seat; names completed from a few letters."""

from collections.abc import Mapping, Sequence

from clerk.business.attendance import Attendance, Capacity, Status
from clerk.business.directory import Entry, EntryKind
from clerk.business.known import known_by
from clerk.business.meetings import MeetingRecord
from clerk.business.names import matched
from clerk.business.people import Role
from clerk.business.room import group_for
from clerk.desk import electing, room
from clerk.desk.refused import Refused
from screens.meeting_views.view import Deed, Editing, Sight
from screens.widgets.fields import Begun, Field

_ACCEPTED = {"noted": None, "accepted": True, "not accepted": False}
_NEW = "a few letters; somebody new: name, post"


def adding_form(sight: Sight, known: Sequence[Entry]) -> Editing:
    """A form for somebody more in the room: known by a few letters, or new with a post."""
    roll, style = sight.at.record.roll, sight.at.committee.style
    groups = {group.key: group for group in (*style.attendance_groups, *roll.groups)}
    officers = group_for(roll, style, Status.PRESENT, Capacity.OFFICER)
    labels = {group.label: group for group in (*groups.values(), officers)}

    def change(record: MeetingRecord, said: Mapping[str, str]) -> Deed:
        name, post = _person_typed(said["who"], known)
        return lambda desk: room.add_person(
            desk, record, Attendance(name, "", post=post), labels[said["group"]]
        )

    fields = (
        Field("who", "Who", hint=_NEW, begun=_begun_of_known(known)),
        Field("group", "Listed under", officers.label, choices=tuple(labels)),
    )
    return Editing("Somebody more in the room", fields, change, whole=True)


def substitute_form(person: Attendance, known: Sequence[Entry]) -> Editing:
    """A form for who sits for somebody."""

    def change(record: MeetingRecord, said: Mapping[str, str]) -> Deed:
        name, _ = _person_typed(said["name"], known)
        return lambda desk: room.substitute(desk, record, person, name)

    hint = "a few letters; somebody new: name, and a comma"
    field = Field("name", "Sits for them", hint=hint, begun=_begun_of_known(known))
    return Editing(f"A substitute for {person.name}", (field,), change, whole=True)


def co_opting_form(sight: Sight, known: Sequence[Entry], name: str) -> Editing:
    """A form for giving somebody a seat from the day of the meeting on."""
    style = sight.at.committee.style
    words = {style.label(role.value): role for role in (Role.CO_OPTED, Role.MEMBER)}

    def change(record: MeetingRecord, said: Mapping[str, str]) -> Deed:
        who, _ = _person_typed(said["who"], known)
        return lambda desk: electing.co_opt(desk, record, who, role=words[said["role"]])

    fields = (
        Field("who", "Who", name, hint=_NEW, begun=_begun_of_known(known)),
        Field("role", "becomes", next(iter(words)), choices=tuple(words)),
    )
    return Editing("A seat from this meeting on", fields, change, whole=True)


def reason_form(sight: Sight, person: Attendance) -> Editing:
    """A form for why somebody is not there, which is never printed, and what the meeting said."""
    group = sight.at.record.roll.group_of(person)
    if group is None:
        raise Refused(f"{person.name} is not marked yet: a lists them with apologies.")
    held = next(word for word, value in _ACCEPTED.items() if value is person.accepted)

    def change(record: MeetingRecord, said: Mapping[str, str]) -> Deed:
        accepted = _ACCEPTED[said["accepted"]]
        return lambda desk: room.mark(
            desk, record, person, group.status, reason=said["reason"].strip(), accepted=accepted
        )

    fields = (
        Field("accepted", "The meeting", held, choices=tuple(_ACCEPTED)),
        Field("reason", "Reason, private", person.reason, hint="never printed; may stay empty"),
    )
    return Editing(f"Why {person.name} is not there", fields, change, whole=True)


def _person_typed(text: str, known: Sequence[Entry]) -> tuple[str, str]:
    """The name and the post of whom a text means: somebody known by a few letters, or somebody
    new by a name with a comma, and a post after it.

    Raises Refused for nobody, and where several may be meant.
    """
    name, comma, post = (part.strip() for part in text.partition(","))
    if not name:
        raise Refused("Who is it? Type a few letters of the name.")
    if comma:
        return name, post
    people = [one for one in known if one.kind is EntryKind.PERSON]
    found = {one.name: one for one in known_by(name, people)}
    whole = {key: one for key, one in found.items() if matched(key) == matched(name)}
    found = whole or found
    if len(found) > 1:
        *some, last = list(found)[:4]
        raise Refused(f"“{name}” may be {', '.join(some)} or {last}: type more of the name.")
    if not found:
        raise Refused(f"Nobody called “{name}” is known; somebody new is written: {name}, Post.")
    return next(iter(found)), post


def _begun_of_known(known: Sequence[Entry]) -> Begun:
    """Completes the name of somebody known from its beginning."""

    async def begun(text: str) -> str:
        typed = text.casefold()
        people = (one.name for one in known if one.kind is EntryKind.PERSON)
        begins = (name for name in people if name.casefold().startswith(typed))
        name = next(begins, "")
        return f"{text}{name[len(text) :]}"

    return begun
