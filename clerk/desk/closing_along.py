"""What is closed to the public along with items and minutes of a meeting, outside that meeting:
actions that came of their actions, and business in the plan that came from them.
"""

from collections.abc import Iterator
from dataclasses import replace

from clerk.business.agenda import AgendaItem
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.plan import PlannedItem
from clerk.business.restricted import RestrictedItem
from clerk.business.words import listed
from db import Transaction, plans
from db.action_kin import restrict_kin


def close_in_plan(change: Transaction, now: MeetingRecord, after: MeetingRecord) -> None:
    """Close business in the plan that came from what is open in the meeting as it is `now` and
    closed `after`: to be called before that is written, while numbers are those of the plan. What
    is opened again is opened in the plan by itself."""
    was = {one.id: one for one in now.items if one.id is not None and one.restricted is None}
    closed: list[tuple[AgendaItem | Minute, AgendaItem | Minute]] = [
        *((was[one.id], one) for one in after.items if one.restricted and one.id in was),
        *_changed_minutes(now, after, restricted=True),
    ]
    for planned in plans.from_meeting(change, now.meeting.id or 0) if closed else ():
        for before, thing in closed:
            if planned.restricted is None and _came_from(planned, before):
                plans.change_planned(change, _closed(planned, thing))
                break


def restrict_actions(change: Transaction, now: MeetingRecord, after: MeetingRecord) -> str:
    """Close or open what came of the actions of minutes that were closed or opened: to be called
    once that is written. A sentence says which others were closed as they are one with these."""
    merged: tuple[str, ...] = ()
    for restricted in (True, False):
        minutes = [one.id or 0 for _, one in _changed_minutes(now, after, restricted=restricted)]
        if minutes:
            kin = restrict_kin(change, now.meeting.id or 0, minutes, restricted=restricted)
            merged += kin if restricted else ()
    if not merged:
        return ""
    is_one = len(merged) == 1
    are, them = ("is", "it") if is_one else ("are", "them")
    return f"{listed(merged)} {are} closed too, because of what was merged into {them}."


def _changed_minutes(
    now: MeetingRecord, after: MeetingRecord, *, restricted: bool
) -> Iterator[tuple[Minute, Minute]]:
    was = {one.id: one for one in now.minutes if (one.restricted is None) is restricted}
    for one in after.minutes:
        if one.id is not None and one.id in was and (one.restricted is not None) is restricted:
            yield was[one.id], one


def _came_from(planned: PlannedItem, thing: AgendaItem | Minute) -> bool:
    number = planned.from_item if isinstance(thing, AgendaItem) else planned.from_number
    return bool(thing.number) and number == thing.number


def _closed(planned: PlannedItem, thing: AgendaItem | Minute) -> PlannedItem:
    assert thing.restricted is not None
    words = (planned.title, planned.description, planned.recommendations)
    part = RestrictedItem(thing.restricted.grounds, *words)
    return replace(planned, title=thing.title, description="", recommendations="", restricted=part)
