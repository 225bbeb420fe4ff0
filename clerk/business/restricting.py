"""Closing business to the public and opening it again: words move, none is copied.

What is closed keeps only a title and a text made for the public; the words it had stand in its
restricted part. Local Government Act 1972 s100A; Public Bodies (Admission to Meetings) Act 1960.
"""

import re
from dataclasses import replace

from clerk.business.agenda import AgendaItem
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.restricted import Grounds, RestrictedItem, RestrictedKind, RestrictedMinute

_PARAGRAPH = re.compile(
    r"para(?:graph)?s?\b\.?\s*(?P<number>\d\w*)|(?P<alone>\d\w?)\Z", re.IGNORECASE
)
_CONFIDENTIAL = re.compile(r"confidential\b:?\s*(?P<reason>.*)", re.IGNORECASE | re.DOTALL)


def grounds_called(words: str) -> Grounds:
    """The grounds a house style words so: "Paragraph 3: financial affairs" is exempt, as is
    "para 3" or "3" when a clerk says so, "Confidential: …" is confidential, anything else a reason
    for excluding the public."""
    if found := _PARAGRAPH.match(words.strip()):
        return Grounds(RestrictedKind.EXEMPT, (found["number"] or found["alone"],))
    if found := _CONFIDENTIAL.match(words.strip()):
        return Grounds(RestrictedKind.CONFIDENTIAL, reason=found["reason"].strip())
    return Grounds(RestrictedKind.EXCLUDED, reason=words.strip())


def closed_item(item: AgendaItem, grounds: Grounds, public_title: str) -> AgendaItem:
    """The item with its words in its restricted part, under a title for the public.

    An item closed already takes the new grounds and title and keeps its restricted words.
    """
    part = item.restricted
    if part is not None:
        return replace(item, title=public_title, restricted=replace(part, grounds=grounds))
    hidden = RestrictedItem(grounds, item.title, item.description, item.recommendations)
    return replace(item, title=public_title, description="", recommendations="", restricted=hidden)


def opened_item(item: AgendaItem) -> AgendaItem:
    """The item with its restricted words public again, in place of those made for the public."""
    part = item.restricted
    if part is None:
        return item
    return replace(
        item,
        title=part.title or item.title,
        description=_joined(item.description, part.description),
        recommendations=_joined(item.recommendations, part.recommendations),
        restricted=None,
    )


def closed_minute(
    minute: Minute, grounds: Grounds, public_title: str, public_text: str = ""
) -> Minute:
    """The same for a minute: title, text, outcomes and actions move, its number stays.

    Of a minute closed already the public words and the grounds become these.
    """
    part = minute.restricted
    if part is None:
        part = RestrictedMinute(
            grounds,
            minute.title,
            minute.text,
            minute.outcomes,
            tuple(replace(action, restricted=True) for action in minute.actions),
        )
        minute = replace(minute, outcomes=(), actions=())
    return replace(
        minute, title=public_title, text=public_text, restricted=replace(part, grounds=grounds)
    )


def opened_minute(minute: Minute) -> Minute:
    """The minute with its restricted words public, behind the text that was public before."""
    part = minute.restricted
    if part is None:
        return minute
    actions = tuple(replace(action, restricted=False) for action in part.actions)
    return replace(
        minute,
        title=part.title or minute.title,
        text=_joined(minute.text, part.text),
        outcomes=(*minute.outcomes, *part.outcomes),
        actions=(*minute.actions, *actions),
        restricted=None,
    )


def with_item_closed(
    record: MeetingRecord, item: AgendaItem, grounds: Grounds, public_title: str
) -> MeetingRecord:
    """The meeting with an item closed, and with it its minutes and the papers under it, so that
    none of its words stays public."""
    items = tuple(
        closed_item(one, grounds, public_title) if one == item else one for one in record.items
    )
    record = _renamed(record, item.title, public_title)
    if not item.number:
        return replace(record, items=items)
    minutes = tuple(
        closed_minute(one, grounds, public_title)
        if one.item == item.number and one.restricted is None
        else one
        for one in record.minutes
    )
    papers = tuple(
        replace(one, grounds=one.grounds or grounds) if one.item == item.number else one
        for one in record.papers
    )
    for before, after in zip(record.minutes, minutes, strict=True):
        record = _corrections_agree(record, before, after)
    return _log_agrees(replace(record, items=items, minutes=minutes, papers=papers))


def _renamed(record: MeetingRecord, title: str, public_title: str) -> MeetingRecord:
    """The meeting with a title for the public wherever comings, goings, breaks and interests name
    an item by its title, as those of an item without a number do."""

    def said(words: str) -> str:
        return public_title if words and words == title else words

    people = tuple(
        replace(
            person,
            movements=tuple(
                replace(move, item=said(move.item), item_title=said(move.item_title))
                for move in person.movements
            ),
        )
        for person in record.roll.people
    )
    return replace(
        record,
        roll=replace(record.roll, people=people),
        adjournments=tuple(replace(one, item=said(one.item)) for one in record.adjournments),
        declarations=tuple(
            replace(one, item=said(one.item), declared_at=said(one.declared_at))
            for one in record.declarations
        ),
    )


def with_minute(record: MeetingRecord, minute: Minute, after: Minute) -> MeetingRecord:
    """The meeting with a minute closed or opened; its actions are so in the log too, and what was
    put right in it."""
    minutes = tuple(after if one == minute else one for one in record.minutes)
    return _log_agrees(_corrections_agree(replace(record, minutes=minutes), minute, after))


def _corrections_agree(record: MeetingRecord, before: Minute, after: Minute) -> MeetingRecord:
    """The meeting with the corrections of a minute closed or opened as it was."""
    closed = after.restricted is not None
    if not before.number or closed is (before.restricted is not None):
        return record
    corrections = (
        replace(one, restricted=closed) if one.number == before.number else one
        for one in record.corrections
    )
    return replace(record, corrections=tuple(corrections))


def _log_agrees(record: MeetingRecord) -> MeetingRecord:
    """The record with the actions of its minutes as restricted in the log as they are there."""
    restricted: dict[int | None, bool] = {
        action.id: action.restricted
        for minute in record.minutes
        for action in (*minute.actions, *(minute.restricted.actions if minute.restricted else ()))
        if action.id is not None
    }
    actions = tuple(
        replace(one, restricted=restricted.get(one.id, one.restricted)) for one in record.actions
    )
    return replace(record, actions=actions)


def _joined(public: str, hidden: str) -> str:
    return "\n\n".join(words for words in (public, hidden) if words)
