"""What building and issuing an agenda asks on the screen of a meeting."""

from collections.abc import Mapping

from clerk.business.agenda import AgendaItem
from clerk.business.agenda_offers import Offer
from clerk.business.days import day_in_words
from clerk.business.meetings import MeetingRecord
from clerk.desk import agendas, calling_off
from clerk.desk.days_typed import day_typed
from clerk.desk.issuing_agendas import AgendaFixing, issue_agenda
from clerk.desk.plans import put_back
from clerk.desk.refused import Refused
from clerk.desk.typed import typed_day, typed_time
from screens.meeting_views.view import Deed, Editing, Sight
from screens.widgets.fields import Field
from screens.widgets.paged_list import Column, ListRow

OFFERED = (Column("Why", 18), Column("Business"), Column("From", 24))
_CANCEL, _POSTPONE, _PLACE, _SENT = "cancel it", "postpone it", "other place or time", "notice sent"


def offer_rows(sight: Sight) -> list[ListRow]:
    """What waits for this agenda, to be taken one by one or all at once."""
    return [ListRow(one, (one.why, one.told, one.came_from)) for one in sight.at.offered]


def offer_told(offer: Offer) -> str:
    """An offer in full, where there is room for it."""
    said = " · ".join(filter(None, (offer.why, offer.came_from, offer.item.presenter)))
    return f"{offer.item.title} ({said})"


def issuing_form(fixing: AgendaFixing) -> Editing:
    """A form for the day of issue."""

    def change(record: MeetingRecord, typed: Mapping[str, str]) -> Deed:
        return lambda desk: issue_agenda(desk, record, day_typed(desk, typed["on"]))

    fields = (Field("on", "Issued on", day_in_words(fixing.on)),)
    again = f", version {fixing.version}" if fixing.version > 1 else ""
    return Editing(f"Issue the agenda{again}: Enter issues it for good", fields, change, whole=True)


def urgent_form(item: AgendaItem) -> Editing:
    """A form for the Chair's reason why an item is urgent."""

    def change(record: MeetingRecord, typed: Mapping[str, str]) -> Deed:
        reason = typed["reason"] if typed["urgent"] == "yes" else None
        return lambda desk: agendas.mark_urgent(desk, record, item, reason)

    fields = (
        Field("urgent", "Urgent", "yes", choices=("yes", "no")),
        Field("reason", "The Chair's reason", item.urgent_reason, hint="wanted before it prints"),
    )
    return Editing("Taken as urgent", fields, change, whole=True)


def waiting_form(item: AgendaItem) -> Editing:
    """A form for the day business is wanted that goes back into the plan."""

    def change(record: MeetingRecord, typed: Mapping[str, str]) -> Deed:
        wanted = typed_day(typed["wanted"])
        return lambda desk: put_back(desk, record, item, wanted)

    fields = (Field("wanted", "Wanted on", hint="14 September 2021, or nothing"),)
    return Editing("Back into the plan", fields, change, whole=True)


def calling_off_form(sight: Sight) -> Editing:
    """A form for cancelling or postponing the meeting, or holding it elsewhere."""
    meeting = sight.at.record.meeting
    unsent = any(one.sent_on is None for one in sight.at.record.alterations)
    if meeting.called_off is not None and not unsent:
        raise Refused(f"This meeting is {meeting.state}, and its notice was sent.")
    choices = [_SENT] if unsent else []
    if meeting.called_off is None:
        choices += [_CANCEL, _POSTPONE, _PLACE]

    def change(record: MeetingRecord, typed: Mapping[str, str]) -> Deed:
        reason, venue = typed["reason"], typed["venue"]
        starts = typed_time(typed["starts"])
        match typed["what"]:
            case what if what == _CANCEL:
                return lambda desk: calling_off.cancel(desk, record, reason)
            case what if what == _POSTPONE:
                return lambda desk: calling_off.postpone(
                    desk, record, day_typed(desk, typed["to"]), reason, starts=starts, venue=venue
                )
            case what if what == _PLACE:
                return lambda desk: calling_off.change_place(desk, record, venue, starts, reason)
            case _:
                return lambda desk: calling_off.note_sent(desk, record)

    fields = (
        Field("what", "What", choices[0], choices=tuple(choices)),
        Field("reason", "Reason", hint="the notice says so"),
        Field("to", "Postponed to", hint="14 September 2021"),
        Field("starts", "Time", hint="only if it is another"),
        Field("venue", "Venue", hint="only if it is another"),
    )
    return Editing("Call off or move the meeting", fields, change, whole=True)
