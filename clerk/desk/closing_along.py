"""What is closed to the public along with items and minutes of a meeting, outside that meeting:
actions that came of their actions, and business in the plan that came from them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clerk.business.agenda import AgendaItem
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.plan import PlannedItem
from clerk.business.restricted import RestrictedItem
from clerk.business.typed_progress import reported_in
from clerk.business.words import listed
from db import Transaction, councils, plans
from db.action_kin import restrict_kin, restrict_reported


def close_in_plan(change: Transaction, now: MeetingRecord, after: MeetingRecord) -> None:
    """Close business in the plan that came from what is open in the meeting as it is `now` and
    closed `after`, and call it as that is called then: to be called before that is written, while
    numbers are those of the plan. What is opened again is opened in the plan by itself."""
    items = {one.id: one for one in now.items if one.id is not None}
    minutes = {one.id: one for one in now.minutes if one.id is not None}
    closed: list[tuple[AgendaItem | Minute, AgendaItem | Minute]] = [
        *((items[one.id], one) for one in after.items if one.restricted and one.id in items),
        *((minutes[one.id], one) for one in after.minutes if one.restricted and one.id in minutes),
    ]
    changed = [(before, thing) for before, thing in closed if _face(before) != _face(thing)]
    for planned in plans.from_meeting(change, now.meeting.id or 0) if changed else ():
        for before, thing in changed:
            if (said := _as_closed(planned, before, thing)) != planned:
                plans.change_planned(change, said)
                break


def restrict_actions(change: Transaction, now: MeetingRecord, after: MeetingRecord) -> str:
    """Close or open what came of the actions of minutes that were closed or opened, and actions
    these report on: to be called once that is written. Sentences say which others were closed as
    they are one with these, or have their words."""
    meeting_id = now.meeting.id or 0
    merged: tuple[str, ...] = ()
    reported: tuple[str, ...] = ()
    for restricted in (True, False):
        minutes = list(_changed_minutes(now, after, restricted=restricted))
        if minutes:
            ids = [one.id or 0 for _, one in minutes]
            kin = restrict_kin(change, meeting_id, ids, restricted=restricted)
            # The text stands where the public reads it before it is closed, after it is opened.
            public = [before if restricted else one for before, one in minutes]
            told = _reports(change, now, public)
            named = restrict_reported(change, meeting_id, told, restricted=restricted)
            merged += kin if restricted else ()
            reported += named if restricted else ()
    return " ".join(
        filter(
            None,
            (
                _closed_too(merged, "was merged into"),
                _closed_too(reported, "is reported there of"),
            ),
        )
    )


def _closed_too(names: tuple[str, ...], why: str) -> str:
    if not names:
        return ""
    are, them = ("is", "it") if len(names) == 1 else ("are", "them")
    return f"{listed(names)} {are} closed too, because of what {why} {them}."


def _reports(
    change: Transaction, record: MeetingRecord, minutes: Sequence[Minute]
) -> list[tuple[str, str]]:
    """What minutes report of actions of the log: the number of each, and the words."""
    committee = councils.committee(change, record.meeting.committee)
    label = committee.style.label("action")
    return [
        (each.said.number, each.said.text)
        for minute in minutes
        for each in reported_in(minute, label, committee.short)
    ]


def _changed_minutes(
    now: MeetingRecord, after: MeetingRecord, *, restricted: bool
) -> Iterator[tuple[Minute, Minute]]:
    was = {one.id: one for one in now.minutes if (one.restricted is None) is restricted}
    for one in after.minutes:
        if one.id is not None and one.id in was and (one.restricted is not None) is restricted:
            yield was[one.id], one


def _face(thing: AgendaItem | Minute) -> tuple[bool, str, str]:
    """What the public reads of business that may be in the plan as well."""
    return thing.restricted is not None, thing.title, _presenter(thing)


def _presenter(thing: AgendaItem | Minute) -> str:
    return thing.presenter if isinstance(thing, AgendaItem) else ""


def _as_closed(
    planned: PlannedItem, before: AgendaItem | Minute, thing: AgendaItem | Minute
) -> PlannedItem:
    """Business in the plan, closed and called as what it came from is; the same if it came from
    something else."""
    if not _came_from(planned, before):
        return planned
    lead = planned.lead
    if lead == _presenter(before):
        lead = _presenter(thing)
    if planned.restricted is not None:
        title = thing.title if planned.title == before.title else planned.title
        return replace(planned, title=title, lead=lead)
    if before.restricted is not None:
        return planned
    assert thing.restricted is not None
    hidden = f"Presenter: {planned.lead}" if lead != planned.lead else ""
    description = "\n\n".join(filter(None, (planned.description, hidden)))
    part = RestrictedItem(
        thing.restricted.grounds, planned.title, description, planned.recommendations
    )
    return replace(
        planned, title=thing.title, description="", recommendations="", lead=lead, restricted=part
    )


def _came_from(planned: PlannedItem, thing: AgendaItem | Minute) -> bool:
    """Whether business in the plan came from an item or a minute. The number of a draft moves, so
    that what it is called or says tells as well."""
    number = planned.from_item if isinstance(thing, AgendaItem) else planned.from_number
    if (thing.number and number == thing.number) or _words(planned.title) == _words(thing.title):
        return True
    said = _words(planned.description)
    return isinstance(thing, Minute) and bool(said) and said in _words(_all_of(thing))


def _all_of(minute: Minute) -> str:
    return "\n".join((minute.text, *(one.text for one in minute.actions)))


def _words(text: str) -> str:
    return " ".join(text.split()).casefold()
