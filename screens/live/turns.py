"""Forms for business that does not go as the agenda has it."""

from collections.abc import Mapping

from clerk.business.agenda import AgendaItem
from clerk.business.hearing import Heard, HeardAs
from clerk.business.meetings import MeetingRecord
from clerk.business.restricting import grounds_called, grounds_offered
from clerk.business.style import HouseStyle
from clerk.business.style_settings import YES_NO
from clerk.desk.courses import add_urgent, adjourn, defer, exclude_public
from clerk.desk.minuting import annotate
from clerk.desk.speaking import hear_public
from clerk.desk.typed import typed_day
from screens.meeting_views.closing import restriction, shown_fields
from screens.meeting_views.view import Deed, Editing
from screens.widgets.fields import Field


def urgent_form() -> Editing:
    """A form for an item that is on no agenda."""

    def change(record: MeetingRecord, said: Mapping[str, str]) -> Deed:
        return lambda desk: add_urgent(desk, record, said["title"], said["reason"])

    fields = (Field("title", "Title"), Field("reason", "The Chair's reason"))
    return Editing("An item taken as urgent", fields, change, whole=True)


def defer_form(item: AgendaItem) -> Editing:
    """A form for putting an item off."""

    def change(record: MeetingRecord, said: Mapping[str, str]) -> Deed:
        day = typed_day(said["day"])
        return lambda desk: defer(desk, record, item, day)

    fields = (Field("day", "To the meeting on", hint="a day, or nothing when none was named"),)
    return Editing(f"Item {item.number} is deferred", fields, change, whole=True)


def adjourn_form(item: str) -> Editing:
    """A form for a break: why, if anybody said."""

    def change(record: MeetingRecord, said: Mapping[str, str]) -> Deed:
        return lambda desk: adjourn(desk, record, item, said["reason"])

    fields = (Field("reason", "Why", hint="may stay empty"),)
    return Editing("The meeting is adjourned now", fields, change, whole=True)


def exclude_form(item: AgendaItem, style: HouseStyle) -> Editing:
    """A form for closing an item to the public by a resolution."""
    grounds = grounds_offered(style)

    def change(record: MeetingRecord, said: Mapping[str, str]) -> Deed:
        how = restriction(grounds_called(said["grounds"]), said)
        return lambda desk: exclude_public(desk, record, item, how)

    title = item.title if item.restricted else ""
    fields = (
        Field("grounds", "Grounds", grounds[0], choices=grounds),
        Field("title", "Public title", title, hint="says nothing of what is closed"),
        *shown_fields(item),
    )
    return Editing(f"Item {item.number} is closed to the public", fields, change, whole=True)


def note_form(minute_id: int) -> Editing:
    """A form for a private note."""

    def change(record: MeetingRecord, said: Mapping[str, str]) -> Deed:
        meeting = record.meeting.id or 0
        return lambda desk: annotate(desk, meeting, minute_id, said["note"])

    return Editing("A note nobody else sees", (Field("note", "Note"),), change, whole=True)


def public_form(item: AgendaItem) -> Editing:
    """A form for what one of the public said; no name is printed unless that is chosen."""

    def change(record: MeetingRecord, said: Mapping[str, str]) -> Deed:
        heard = Heard(
            HeardAs(said["kind"]),
            said["subject"],
            said["name"],
            said["organisation"],
            said["reply"],
            named=said["named"] == "yes",
        )
        return lambda desk: hear_public(desk, record, item, heard)

    fields = (
        Field("kind", "Heard as", HeardAs.QUESTION, choices=tuple(HeardAs)),
        Field("subject", "About"),
        Field("reply", "Answer", hint="may stay empty"),
        Field("name", "Name", hint="for the private note, unless it is printed"),
        Field("organisation", "Speaks for", hint="may stay empty"),
        Field("named", "Print the name", "no", choices=YES_NO),
    )
    return Editing(f"The public is heard at item {item.number}", fields, change, whole=True)
