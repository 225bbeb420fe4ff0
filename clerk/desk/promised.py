"""What the last meeting promised for the next one: offered for the plan, taken or turned down."""

from clerk.business.agenda_offers import promised_business
from clerk.business.plan import PlannedItem
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.meeting_names import meeting_named
from clerk.desk.plans import Waiting, take, waiting
from db import Transaction, meetings, plans
from db.records import read_record

_LOOKED_AT = 4
"""Among so many of a committee's last meetings the last one minuted is looked for."""


def promised(desk: Desk, slug: str) -> tuple[Waiting, ...]:
    """What the last meeting of a committee that was minuted promised for the next, as far as it
    is neither in the plan, nor was taken or turned down."""
    register, today = desk.register, desk.today()
    with in_plain_words(), register.reading():
        held = meetings.meetings(register, committee=slug, last=today, limit=_LOOKED_AT)
        for meeting in held:
            record = read_record(register, meeting.id or 0)
            if record.minutes:
                break
        else:
            return ()
        coming = meetings.next_meeting(register, slug, record.meeting.held)
        known = plans.said_before(register, record.meeting.id or 0)
        found = promised_business(record, coming.held if coming else None)
        return tuple(waiting(register, one) for one in found if one.description not in known)


def keep(desk: Desk, item: PlannedItem) -> str:
    """Take what was promised into the plan."""
    with in_plain_words(), desk.register.writing(f"Plan “{item.title}”, as promised") as change:
        plans.add_planned(change, item)
    return f"“{item.title}” waits for a meeting."


def take_promised(desk: Desk, item: PlannedItem, reference: str) -> str:
    """Take what was promised into the plan and at once onto the agenda of a meeting."""
    meeting = meeting_named(desk, reference)
    with in_plain_words(), desk.register.writing(f"Take “{item.title}”, as promised") as change:
        take(change, in_plan(change, item), meeting)
    return f"“{item.title}” is on the agenda of {meeting.reference}."


def turn_down(desk: Desk, item: PlannedItem) -> str:
    """Offer it no more: it is no business for a meeting."""
    with in_plain_words(), desk.register.writing(f"Turn down “{item.title}”") as change:
        plans.drop_planned(change, in_plan(change, item))
    return f"“{item.title}” is not offered again."


def in_plan(change: Transaction, item: PlannedItem) -> PlannedItem:
    """Business as it stands in the plan, put there when it does not yet."""
    if item.id is not None:
        return item
    added = plans.planned(change, plans.add_planned(change, item))
    assert added is not None
    return added
