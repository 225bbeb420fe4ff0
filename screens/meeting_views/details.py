"""The details of a meeting: when, where, what is announced, whom to ask."""

from collections.abc import Mapping
from dataclasses import replace

from clerk.business.days import day_in_words
from clerk.business.meetings import Contact, Meeting, MeetingRecord, Stage
from clerk.desk.refused import Refused
from clerk.desk.typed import typed_day, typed_lines, typed_time
from screens.meeting_views.view import Change, Editing, Sight
from screens.widgets.fields import Field

_CALLED = ("held", "starts", "venue")
_WITHOUT_NOTICE = (
    "The agenda is issued: C in the agenda (1) changes day, time or place with the notice that "
    "says so. Here it is put right without one"
)


def without_notice(sight: Sight, said: Mapping[str, str]) -> str:
    """What is to be said of fields that move a meeting which was called; nothing of others."""
    meeting = sight.at.record.meeting
    if meeting.stage is not Stage.AGENDA_ISSUED or meeting.called_off is not None:
        return ""
    before = {field.key: field.value for field in _fields(meeting)}
    moved = any(said.get(key, before[key]) != before[key] for key in _CALLED)
    return f"{_WITHOUT_NOTICE}." if moved else ""


def details_form(sight: Sight) -> Editing:
    """A form for the details of the meeting. What would move one that was called is put right
    only when it is saved twice."""
    meeting = sight.at.record.meeting
    told: list[Mapping[str, str]] = []

    def change(record: MeetingRecord, typed: Mapping[str, str]) -> Change:
        if without_notice(sight, typed) and told != [typed]:
            told[:] = [typed]
            raise Refused(f"{_WITHOUT_NOTICE}: Ctrl+S once more.")
        return Change(replace(record, meeting=_filled(record.meeting, typed)), "Change the details")

    return Editing("The meeting", _fields(meeting), change)


def _fields(meeting: Meeting) -> tuple[Field, ...]:
    contact = meeting.contact or Contact()
    return (
        Field("held", "Day", day_in_words(meeting.held)),
        Field("starts", "Begins", f"{meeting.starts:%H:%M}" if meeting.starts else ""),
        Field("ends", "Ends", f"{meeting.ends:%H:%M}" if meeting.ends else ""),
        Field("venue", "Venue", meeting.venue),
        Field("title", "Kind of meeting", meeting.title, hint="Annual Meeting"),
        Field("body", "Printed name", meeting.body),
        Field("notices", "Notices, one a line", "\n".join(meeting.notices), lines=3),
        Field("issued", "Agenda issued", day_in_words(meeting.issued) if meeting.issued else ""),
        Field("name", "Contact", contact.name),
        Field("phone", "Telephone", contact.phone),
        Field("email", "E-mail", contact.email),
        Field("words", "In these words", contact.words, lines=2),
    )


def _filled(meeting: Meeting, typed: Mapping[str, str]) -> Meeting:
    held = typed_day(typed["held"]) if "held" in typed else meeting.held
    if held is None:
        raise Refused("A meeting needs its day; write it as 20 July 2021.")
    return replace(
        meeting,
        held=held,
        venue=typed.get("venue", meeting.venue).strip(),
        title=typed.get("title", meeting.title).strip(),
        body=typed.get("body", meeting.body).strip(),
        starts=typed_time(typed["starts"]) if "starts" in typed else meeting.starts,
        ends=typed_time(typed["ends"]) if "ends" in typed else meeting.ends,
        notices=typed_lines(typed["notices"]) if "notices" in typed else meeting.notices,
        issued=typed_day(typed["issued"]) if "issued" in typed else meeting.issued,
        contact=_contact(meeting.contact, typed),
    )


def _contact(contact: Contact | None, typed: Mapping[str, str]) -> Contact | None:
    said = {
        name: typed[name].strip() for name in ("name", "phone", "email", "words") if name in typed
    }
    if not said:
        return contact
    filled = replace(contact or Contact(), **said)
    return None if filled == Contact() else filled
