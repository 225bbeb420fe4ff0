"""The forward plan of a committee: business that waits, and taking it into a meeting.

Every change is one that can be taken back. All verbs raise Refused when somebody else has changed
the item since it was read.
"""

from dataclasses import dataclass, replace
from datetime import date

from clerk.business.days import day_in_words
from clerk.business.meetings import Meeting, Stage
from clerk.business.plan import PlannedItem, as_item, with_business
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.listing import Listing
from clerk.desk.meeting_names import meeting_named
from clerk.desk.refused import Refused
from db import Reader, councils, meetings, plans
from db.records import read_record, save_record


@dataclass(frozen=True, slots=True)
class Waiting:
    """Business that waits. `came_from` says the meeting and minute it comes from, `meeting` is the
    reference of that meeting; both empty for what was planned as it is."""

    item: PlannedItem
    came_from: str = ""
    meeting: str = ""


def plan(desk: Desk, slug: str) -> tuple[Waiting, ...]:
    """What waits for a meeting of a committee: by the day it is wanted, then by age.

    Raises Refused with near names when there is no such committee.
    """
    with in_plain_words(), desk.register.reading():
        councils.committee(desk.register, slug)
        return tuple(_waiting(desk.register, one) for one in plans.waiting(desk.register, slug))


def takers(desk: Desk, slug: str) -> tuple[Meeting, ...]:
    """The coming meetings of a committee whose agenda is not issued yet, the next first."""
    with in_plain_words():
        coming = meetings.meetings(desk.register, committee=slug, first=desk.today())
    return tuple(one for one in reversed(coming) if one.stage is Stage.PLANNED)


def plan_item(desk: Desk, slug: str, title: str, description: str, wanted_on: date | None) -> str:
    """Let business wait for a meeting of a committee; the sentence that says so."""
    item = PlannedItem(slug, _titled(title), description=description.strip(), wanted_on=wanted_on)
    with in_plain_words(), desk.register.writing(f"Plan “{item.title}”") as change:
        plans.add_planned(change, item)
    return f"“{item.title}” waits for a meeting."


def change_planned(
    desk: Desk, item: PlannedItem, title: str, description: str, wanted_on: date | None
) -> str:
    """Change the words of business that waits, or the day it is wanted."""
    changed = replace(
        item, title=_titled(title), description=description.strip(), wanted_on=wanted_on
    )
    with in_plain_words(), desk.register.writing(f"Change “{item.title}” in the plan") as change:
        plans.change_planned(change, changed)
    return f"“{changed.title}” is changed."


def drop(desk: Desk, item: PlannedItem) -> str:
    """Let business wait no longer, without a meeting taking it."""
    with in_plain_words(), desk.register.writing(f"Drop “{item.title}” from the plan") as change:
        plans.drop_planned(change, item)
    return f"“{item.title}” waits no longer."


def take_into(desk: Desk, item: PlannedItem, reference: str) -> str:
    """Put business that waits on the agenda of a meeting, before the items that close it.

    Raises Refused for a meeting of another committee, and once its agenda is issued: what comes
    up then must be urgent (Local Government Act 1972 s100B(4)).
    """
    meeting = meeting_named(desk, reference)
    day = day_in_words(meeting.held)
    if meeting.committee != item.committee:
        raise Refused(f"{meeting.reference} is not a meeting of the body this business waits for.")
    with (
        in_plain_words(),
        desk.register.writing(f"Take “{item.title}” into the meeting of {day}") as change,
    ):
        record = read_record(change, meeting.id or 0)
        if record.meeting.stage is not Stage.PLANNED or record.minutes:
            raise Refused(
                f"The agenda of {day} is closed: choose a later meeting, or let the Chair take "
                "the business there as urgent."
            )
        if item.id not in {one.id for one in plans.waiting(change, item.committee)}:
            raise Refused(f"“{item.title}” waits no longer: a meeting has taken it, or it is out.")
        save_record(change, with_business(record, as_item(item)))
        plans.place_planned(change, item, meeting.id or 0)
    return f"“{item.title}” is on the agenda of {day}."


def plan_list(desk: Desk, committee: str | None = None) -> Listing:
    """What waits, of one committee or all. Raises Refused for a wrong one."""
    with in_plain_words():
        known = [each.slug for each in councils.committees(desk.register)]
    found = [one for slug in ([committee] if committee else known) for one in plan(desk, slug)]
    return Listing(
        ("Committee", "Wanted", "Why", "From", "Business"),
        tuple(
            (
                one.item.committee,
                wanted_text(one.item),
                one.item.why.value,
                one.came_from,
                one.item.title,
            )
            for one in found
        ),
        tuple(
            {
                "committee": one.item.committee,
                "title": one.item.title,
                "description": one.item.description,
                "why": one.item.why.value,
                "wanted": one.item.wanted_on.isoformat() if one.item.wanted_on else None,
                "meeting": one.meeting or None,
                "minute": one.item.from_number or None,
            }
            for one in found
        ),
        "Nothing waits for a meeting.",
    )


def wanted_text(item: PlannedItem) -> str:
    """The day business is wanted, or "" for any."""
    return day_in_words(item.wanted_on) if item.wanted_on else ""


def _waiting(reader: Reader, item: PlannedItem) -> Waiting:
    if item.from_meeting is None:
        return Waiting(item)
    origin = meetings.meeting(reader, item.from_meeting)
    own = origin.committee == item.committee
    body = "" if own else f"{councils.committee(reader, origin.committee).name}, "
    minute = f", minute {item.from_number}" if item.from_number else ""
    return Waiting(item, f"{body}{day_in_words(origin.held)}{minute}", origin.reference)


def _titled(title: str) -> str:
    if not title.strip():
        raise Refused("Business in the plan needs a title: type one.")
    return title.strip()
