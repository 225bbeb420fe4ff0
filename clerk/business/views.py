"""What each reader may see: the one function that makes a public or a restricted meeting.

Composers of documents take a `PublicMeeting` or a `RestrictedMeeting` and nothing else, so no
writer ever holds words its document must not contain. What the public may not see: Local
Government Act 1972 s100A(3), s100A(4) and Schedule 12A; Public Bodies (Admission to Meetings)
Act 1960 s1(2); sensitive interests, Localism Act 2011 s32.
"""

from dataclasses import dataclass, replace
from typing import Literal, overload

from clerk.business.actions import Action
from clerk.business.agenda import Paper
from clerk.business.meetings import Leftovers, MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.restricted import RestrictedItem, RestrictedMinute, View


@dataclass(frozen=True, slots=True)
class PublicMeeting:
    """A meeting with nothing in it that the public may not see.

    That an item, a minute or a paper is restricted, and on what grounds, is public and stays.
    Raises ValueError for a record that still holds anything more.
    """

    record: MeetingRecord

    def __post_init__(self) -> None:
        if self.record != _public(self.record):
            raise ValueError("This record holds restricted words; make it public with seen_by.")


@dataclass(frozen=True, slots=True)
class RestrictedMeeting:
    """A meeting with its restricted business, but without what is private to the clerk.

    Raises ValueError for a record that still holds private words.
    """

    record: MeetingRecord

    def __post_init__(self) -> None:
        if self.record != _printable(self.record):
            raise ValueError("This record holds private notes; leave them out with seen_by.")


def has_restricted(record: MeetingRecord) -> bool:
    """Whether a meeting has anything the public may not see."""
    return (
        any(item.restricted for item in record.items)
        or any(minute.restricted for minute in record.minutes)
        or any(paper.grounds for paper in record.papers)
        or any(one.restricted for minute in record.minutes for one in minute.actions)
        or any(action.restricted for action in record.actions)
    )


@overload
def seen_by(record: MeetingRecord, view: Literal[View.PUBLIC]) -> PublicMeeting: ...
@overload
def seen_by(record: MeetingRecord, view: Literal[View.RESTRICTED]) -> RestrictedMeeting: ...
@overload
def seen_by(record: MeetingRecord, view: View) -> PublicMeeting | RestrictedMeeting: ...
def seen_by(record: MeetingRecord, view: View) -> PublicMeeting | RestrictedMeeting:
    """The meeting as a document for this view may show it.

    Both views leave out private notes, private reasons for absence, what is noted of the chasing
    of actions, and the leftovers of reading.
    The public one also leaves out the restricted parts of items and minutes, restricted actions
    and corrections, all of a restricted paper but its kind and item, and the nature of sensitive
    interests.
    """
    if view is View.RESTRICTED:
        return RestrictedMeeting(_printable(record))
    return PublicMeeting(_public(record))


def _printable(record: MeetingRecord) -> MeetingRecord:
    people = tuple(replace(person, reason="") for person in record.roll.people)
    return replace(
        record,
        roll=replace(record.roll, people=people),
        minutes=tuple(_printable_minute(minute) for minute in record.minutes),
        actions=_printable_actions(record.actions),
        leftovers=Leftovers(),
    )


def _printable_minute(minute: Minute) -> Minute:
    part = minute.restricted
    closed = part and replace(part, actions=_printable_actions(part.actions))
    actions = _printable_actions(minute.actions)
    return replace(minute, note="", actions=actions, restricted=closed)


def _printable_actions(actions: tuple[Action, ...]) -> tuple[Action, ...]:
    return tuple(replace(action, snoozed_until=None, not_chased="") for action in actions)


def _public(record: MeetingRecord) -> MeetingRecord:
    record = _printable(record)
    items = tuple(
        replace(item, restricted=item.restricted and RestrictedItem(item.restricted.grounds))
        for item in record.items
    )
    declarations = tuple(
        replace(declared, nature="") if declared.sensitive else declared
        for declared in record.declarations
    )
    return replace(
        record,
        items=items,
        minutes=tuple(_public_minute(minute) for minute in record.minutes),
        actions=_public_actions(record.actions),
        papers=tuple(_public_paper(paper) for paper in record.papers),
        declarations=declarations,
        corrections=tuple(each for each in record.corrections if not each.restricted),
    )


def _public_minute(minute: Minute) -> Minute:
    restricted = minute.restricted and RestrictedMinute(minute.restricted.grounds)
    return replace(minute, restricted=restricted, actions=_public_actions(minute.actions))


def _public_actions(actions: tuple[Action, ...]) -> tuple[Action, ...]:
    return tuple(action for action in actions if not action.restricted)


def _public_paper(paper: Paper) -> Paper:
    """A restricted paper tells its kind, its item, its grounds, and whether it was withdrawn."""
    if paper.grounds is None:
        return paper
    return Paper(
        "",
        paper.kind,
        paper.item,
        grounds=paper.grounds,
        withdrawn=paper.withdrawn,
        id=paper.id,
    )
