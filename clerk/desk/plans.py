"""The forward plan of a committee: business that waits, and taking it into a meeting.

Every change is one that can be taken back. All verbs raise Refused when somebody else has changed
the item since it was read.
"""

from dataclasses import dataclass, replace
from datetime import date

from clerk.business.agenda import AgendaItem, Paper
from clerk.business.agenda_numbers import without
from clerk.business.days import day_in_words
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.plan import PlannedItem, Why, as_item, put_off, with_business
from clerk.business.restricting import with_closed_under
from clerk.desk.changing_meetings import write_change
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.listing import Listing
from clerk.desk.meeting_names import meeting_named
from clerk.desk.refused import Refused
from db import Reader, Transaction, councils, laid_papers, meetings, plans
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
        return tuple(waiting(desk.register, one) for one in plans.waiting(desk.register, slug))


def takers(desk: Desk, slug: str) -> tuple[Meeting, ...]:
    """The coming meetings of a committee whose agenda is not issued yet, the next first."""
    with in_plain_words():
        coming = meetings.meetings(desk.register, committee=slug, first=desk.today())
    return tuple(
        one for one in reversed(coming) if one.stage is Stage.PLANNED and not one.called_off
    )


def plan_item(desk: Desk, item: PlannedItem) -> str:
    """Let business wait for a meeting of its committee; the sentence that says so."""
    item = _tidy(item)
    with in_plain_words(), desk.register.writing(f"Plan “{item.title}”") as change:
        plans.add_planned(change, item)
    return f"“{item.title}” waits for a meeting."


def change_planned(desk: Desk, item: PlannedItem) -> str:
    """Change what business that waits is about, who leads on it, or the day it is wanted."""
    changed = _tidy(item)
    with in_plain_words(), desk.register.writing(f"Change “{changed.title}” in the plan") as change:
        plans.change_planned(change, changed)
    return f"“{changed.title}” is changed."


def drop(desk: Desk, item: PlannedItem) -> str:
    """Let business wait no longer, without a meeting taking it."""
    with in_plain_words(), desk.register.writing(f"Drop “{item.title}” from the plan") as change:
        plans.drop_planned(change, item)
    return f"“{item.title}” waits no longer."


def take_into(desk: Desk, item: PlannedItem, reference: str) -> str:
    """Put business that waits on the agenda of a meeting, before the items that close it, with its
    presenter, its restricted part and the papers that were laid for it before it was put off.

    Raises Refused for a meeting of another committee, and once its agenda is issued: what comes
    up then must be urgent (Local Government Act 1972 s100B(4)).
    """
    meeting = meeting_named(desk, reference)
    day = day_in_words(meeting.held)
    with (
        in_plain_words(),
        desk.register.writing(f"Take “{item.title}” into the meeting of {day}") as change,
    ):
        take(change, item, meeting)
    return f"“{item.title}” is on the agenda of {day}."


def take(change: Transaction, item: PlannedItem, meeting: Meeting) -> None:
    """The same inside a transaction that does more."""
    if meeting.committee != item.committee:
        raise Refused(f"{meeting.reference} is not a meeting of the body this business waits for.")
    record = read_record(change, meeting.id or 0)
    if record.meeting.stage is not Stage.PLANNED or record.minutes or record.meeting.called_off:
        raise Refused(
            f"The agenda of {day_in_words(meeting.held)} is closed: choose a later meeting, or "
            "let the Chair take the business there as urgent."
        )
    if plans.planned(change, item.id or 0) is None:
        raise Refused(f"“{item.title}” waits no longer: a meeting has taken it, or it is out.")
    after = with_business(record, as_item(item))
    laid = replace(after, papers=(*after.papers, *_laid(change, item, after)))
    save_record(change, with_closed_under(record, laid))
    plans.place_planned(change, item, meeting.id or 0)


def _laid(change: Transaction, item: PlannedItem, after: MeetingRecord) -> tuple[Paper, ...]:
    """The papers of business that was put off, under the number it has now."""
    number = next(one.number for one in after.items if one.id is None)
    laid = laid_papers.papers_waiting(change, item.id or 0)
    laid_papers.let_wait(change, laid, None)
    if not laid and item.from_meeting and item.from_item and item.why is Why.DEFERRED:
        before = read_record(change, item.from_meeting)
        laid = tuple(one for one in before.papers if one.item == item.from_item)
    return tuple(
        replace(paper, item=number or None, pages=None, id=None)
        for paper in laid
        if not paper.withdrawn
    )


def put_back(desk: Desk, record: MeetingRecord, item: AgendaItem, to: date | None = None) -> str:
    """Take an item off an agenda that is not issued; it waits in the plan again, as it is now.

    Its papers go along, and are laid again wherever it is taken.
    """
    if record.meeting.stage is not Stage.PLANNED:
        raise Refused("This agenda has been issued: defer the item at the meeting, or withdraw it.")
    with (
        in_plain_words(),
        desk.register.writing(f"Put “{item.title}” back into the plan") as change,
    ):
        taken = plans.taken_by(change, record.meeting.id or 0)
        known = next((one for one in taken if one.title == item.title), None)
        laid = tuple(one for one in record.papers if item.number and one.item == item.number)
        rest = tuple(one for one in record.papers if one not in laid)
        closed = write_change(change, record, without(replace(record, papers=rest), item))
        waits = replace(put_off(record, item, Why.PLANNED, to), from_meeting=None, from_item="")
        waits_as = _waits_again(change, known, waits) if known else plans.add_planned(change, waits)
        laid_papers.let_wait(change, laid, waits_as)
    return f"“{item.title}” waits for a meeting. {closed}".strip()


def _waits_again(change: Transaction, known: PlannedItem, now: PlannedItem) -> int:
    """Business a meeting had taken waits again, with what was changed there; its id."""
    plans.place_planned(change, known, None)
    item_id = known.id or 0
    item = plans.planned(change, item_id) or known
    changed = replace(
        item,
        description=now.description,
        wanted_on=now.wanted_on or item.wanted_on,
        kind=now.kind,
        lead=now.lead,
        recommendations=now.recommendations,
        restricted=now.restricted,
    )
    plans.change_planned(change, changed)
    return item_id


def plan_list(desk: Desk, committee: str | None = None) -> Listing:
    """What waits, of one committee or all. Raises Refused for a wrong one."""
    with in_plain_words():
        if committee:
            known = [councils.slug_meant(desk.register, committee)]
        else:
            known = [each.slug for each in councils.committees(desk.register)]
    found = [one for slug in known for one in plan(desk, slug)]
    return Listing(
        ("Committee", "Wanted", "Why", "From", "Lead", "Business"),
        tuple(
            (
                one.item.committee,
                wanted_text(one.item),
                one.item.why.value,
                one.came_from,
                one.item.lead,
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
                "kind": one.item.kind.value,
                "lead": one.item.lead,
                "restricted": one.item.restricted is not None,
            }
            for one in found
        ),
        "Nothing waits for a meeting.",
    )


def wanted_text(item: PlannedItem) -> str:
    """The day business is wanted, or "" for any."""
    return day_in_words(item.wanted_on) if item.wanted_on else ""


def waiting(reader: Reader, item: PlannedItem) -> Waiting:
    """Business with where it comes from."""
    if item.from_meeting is None:
        return Waiting(item)
    origin = meetings.meeting(reader, item.from_meeting)
    own = origin.committee == item.committee
    body = "" if own else f"{councils.committee(reader, origin.committee).name}, "
    minute = f", minute {item.from_number}" if item.from_number else ""
    return Waiting(item, f"{body}{day_in_words(origin.held)}{minute}", origin.reference)


def _tidy(item: PlannedItem) -> PlannedItem:
    if not item.title.strip():
        raise Refused("Business in the plan needs a title: type one.")
    return replace(
        item,
        title=" ".join(item.title.split()),
        description=item.description.strip(),
        lead=" ".join(item.lead.split()),
    )
