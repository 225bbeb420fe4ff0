"""An agenda, its clock and what is offered for it, as lists and as JSON."""

from clerk.business.agenda import AgendaItem
from clerk.business.agenda_words import item_marks, item_text
from clerk.business.meetings import MeetingRecord
from clerk.business.restricted import View
from clerk.business.style import HouseStyle
from clerk.business.views import seen_by
from clerk.desk.agenda_offers import offers
from clerk.desk.clocks import MeetingClock, clocks
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.issuing_agendas import agenda_as_issued
from clerk.desk.listing import Listing
from clerk.desk.meeting_names import meeting_named
from db import councils
from db.records import meeting_record


def agenda_list(desk: Desk, name: str, version: int | None = None) -> Listing:
    """The agenda of a meeting as the public may see it, or a version of it as it was issued.

    Raises Refused with near names when there is no such meeting, or no such version, and when the
    public may not see all of that any more.
    """
    register = desk.register
    with in_plain_words(), register.reading():
        meeting = meeting_named(desk, name)
        record = meeting_record(register, meeting.id or 0)
        if version is not None:
            record = agenda_as_issued(desk, record, version, View.PUBLIC)
        record = seen_by(record, View.PUBLIC).record
        style = councils.committee(register, meeting.committee).style
    return Listing(
        ("Item", "Kind", "Presenter", "Title"),
        tuple(
            (one.number, one.kind.value, one.presenter, _title(one, record, style))
            for one in record.items
        ),
        tuple(
            {
                "number": one.number,
                "title": one.title,
                "text": item_text(one, style),
                "kind": one.kind.value,
                "presenter": one.presenter,
                "depth": one.depth,
                "late": one.late,
                "urgent": one.urgent,
                "restricted": one.restricted is not None,
                "marks": list(item_marks(one, record.papers, style)),
                "role": one.role.value,
            }
            for one in record.items
        ),
        "There is no business on this agenda yet.",
    )


def clock_list(desk: Desk, name: str) -> Listing:
    """The clocks of a meeting, or of a committee's coming meetings.

    A row a meeting; where one is named, then its deadlines, its notice day by day and what is
    missing, a row each. Raises Refused with near names.
    """
    found = clocks(desk, name)
    rows: list[tuple[str, str]] = []
    for told in found:
        rows.append((told.meeting.reference, told.left))
        rows += [("", f"{each.what}: {each.arithmetic}") for each in told.deadlines]
        if len(found) == 1 and told.notice is not None:
            rows += [("", line) for line in told.notice.arithmetic]
        if told.reports:
            rows.append(("", told.reports))
        if told.running:
            rows += [("", one.why) for one in told.wanting]
    return Listing(
        ("Meeting", "How it stands"),
        tuple(rows),
        tuple(_clock_shape(told) for told in found),
        "There is no meeting to come.",
    )


def offer_list(desk: Desk, name: str) -> Listing:
    """What is offered for the agenda of a meeting. Raises Refused with near names."""
    with in_plain_words():
        record = meeting_record(desk.register, meeting_named(desk, name).id or 0)
    found = offers(desk, record)
    return Listing(
        ("", "Why", "From", "Business"),
        tuple((str(at), one.why, one.came_from, one.told) for at, one in enumerate(found, 1)),
        tuple(
            {
                "offer": at,
                "why": one.why,
                "from": one.came_from or None,
                "title": one.item.title,
                "description": one.item.description,
                "kind": one.item.kind.value,
                "presenter": one.item.presenter,
            }
            for at, one in enumerate(found, 1)
        ),
        "Nothing is offered for this agenda.",
    )


def _title(item: AgendaItem, record: MeetingRecord, style: HouseStyle) -> str:
    closed = f" [{item.restricted.grounds.kind.value}]" if item.restricted else ""
    marks = " ".join(item_marks(item, record.papers, style))
    return f"{'  ' * item.depth}{item.title}{closed} {marks}".rstrip()


def _clock_shape(told: MeetingClock) -> dict[str, object]:
    notice, meeting = told.notice, told.meeting
    return {
        "meeting": meeting.reference,
        "state": meeting.state,
        "issued": meeting.issued.isoformat() if meeting.issued else None,
        "last_lawful_day": notice.last_day.isoformat() if notice else None,
        "last_working_day": notice.last_working_day.isoformat() if notice else None,
        "days_left": told.days_left if told.running else None,
        "arithmetic": list(notice.arithmetic) if notice else [],
        "deadlines": [
            {"what": one.what, "on": one.day.isoformat(), "arithmetic": one.arithmetic}
            for one in told.deadlines
        ],
        "not_in": [
            {"item": one.number, "title": one.title, "presenter": one.presenter}
            for one in told.not_in
        ],
        "missing": [one.why for one in told.wanting] if told.running else [],
    }
