"""Closing business to the public and opening it again: words move, none is copied.

What is closed keeps only a title and a text made for the public; the words it had stand in its
restricted part. Local Government Act 1972 s100A; Public Bodies (Admission to Meetings) Act 1960.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from clerk.business.agenda import AgendaItem, Paper, PaperKind
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.nesting import over, under
from clerk.business.public_titles import is_of, with_public_title
from clerk.business.restricted import (
    Grounds,
    RestrictedItem,
    RestrictedKind,
    RestrictedMinute,
    Restriction,
)
from clerk.business.style import HouseStyle

_PARAGRAPH = re.compile(
    r"para(?:graph)?s?\b\.?\s*(?P<number>\d\w*)|(?P<alone>\d\w?)\Z", re.IGNORECASE
)
_PRESENTER, _REASON = "Presenter: ", "Reason for urgency: "
_CONFIDENTIAL = re.compile(r"confidential\b:?\s*(?P<reason>.*)", re.IGNORECASE | re.DOTALL)


def grounds_offered(style: HouseStyle) -> tuple[str, ...]:
    """The grounds a clerk chooses from, as the house style words them; one at least."""
    return style.grounds or ("Excluded by resolution",)


def grounds_called(words: str) -> Grounds:
    """The grounds a house style words so: "Paragraph 3: financial affairs" is exempt, as is
    "para 3" or "3" when a clerk says so, "Confidential: …" is confidential, anything else a reason
    for excluding the public."""
    if found := _PARAGRAPH.match(words.strip()):
        return Grounds(RestrictedKind.EXEMPT, (found["number"] or found["alone"],))
    if found := _CONFIDENTIAL.match(words.strip()):
        return Grounds(RestrictedKind.CONFIDENTIAL, reason=found["reason"].strip())
    return Grounds(RestrictedKind.EXCLUDED, reason=words.strip())


def closed_item(item: AgendaItem, how: Restriction) -> AgendaItem:
    """The item with its words in its restricted part, under a title for the public.

    An item closed already takes the new grounds and title and keeps its restricted words. The
    presenter and the reason for urgency that the public is no longer to read stand in its
    restricted description.
    """
    part = item.restricted
    if part is None:
        part = RestrictedItem(how.grounds, item.title, item.description, item.recommendations)
        item = replace(item, description="", recommendations="")
    shown = (
        (_PRESENTER, item.presenter, how.public_presenter),
        (_REASON, item.urgent_reason, how.public_reason),
    )
    moved = (
        f"{what}{was}"
        for what, was, now in shown
        if now is not None and was and now != was and what not in part.description
    )
    words = "\n\n".join(filter(None, (part.description, *moved)))
    presenter, reason = how.public_presenter, how.public_reason
    return replace(
        item,
        title=how.public_title,
        presenter=item.presenter if presenter is None else presenter,
        urgent_reason=item.urgent_reason if reason is None else reason,
        restricted=replace(part, grounds=how.grounds, description=words),
    )


def taken_from_public(description: str) -> tuple[str, ...]:
    """Who presents an item and why it is urgent, where `closed_item` has taken it from the public
    into this restricted description."""
    return tuple(
        one.removeprefix(head)
        for one in description.split("\n\n")
        for head in (_PRESENTER, _REASON)
        if one.startswith(head)
    )


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


def with_item_closed(record: MeetingRecord, item: AgendaItem, how: Restriction) -> MeetingRecord:
    """The meeting with an item closed, and with it the items under it, which are called the same
    to the public, its minutes and the papers under it, so that none of its words stays public."""
    nested = [one for one in under(record.items, item) if one.restricted is None]
    record = _with_one_closed(record, item, closed_item(item, how))
    under_it = Restriction(how.grounds, how.public_title)
    for one in nested:
        record = _with_one_closed(record, one, closed_item(one, under_it))
    return _log_agrees(record)


def with_closed_under(before: MeetingRecord, after: MeetingRecord) -> MeetingRecord:
    """The meeting `after` with all closed that has come under a closed item since `before`: items,
    minutes and papers, on the grounds of that item. What was opened there by itself stays open."""
    was = {
        one.id: (above.id if above else None)
        for one in before.items
        if one.id is not None
        for above in (over(before.items, one),)
    }
    as_it_was = after
    for item in after.items:
        above = over(after.items, item)
        if above is None or above.restricted is None or item.restricted is not None:
            continue
        if item.id not in was or was[item.id] != above.id:
            how = Restriction(above.restricted.grounds, above.title)
            after = _with_one_closed(after, item, closed_item(item, how))
    known = {one.id for one in before.minutes} - {None}
    minutes = tuple(
        one if one.id in known else minute_closed_as_item(after, one) for one in after.minutes
    )
    laid = {one.id for one in before.papers} - {None}
    papers = tuple(
        one if one.id in laid else paper_closed_as_item(after, one) for one in after.papers
    )
    closing = replace(after, minutes=minutes, papers=papers)
    return after if closing == as_it_was else _log_agrees(closing)


def minute_closed_as_item(record: MeetingRecord, minute: Minute) -> Minute:
    """The minute, closed to the public if its item is and it is not yet."""
    part = _closed_of(record, minute.item)
    if part is None or minute.restricted is not None:
        return minute
    title, grounds = part
    return closed_minute(minute, grounds, title)


def paper_closed_as_item(record: MeetingRecord, paper: Paper) -> Paper:
    """The paper, closed to the public if its item is and it is not yet; an appendix also if the
    report it belongs to is."""
    if paper.grounds is not None:
        return paper
    part = _closed_of(record, paper.item)
    if part is not None:
        return replace(paper, grounds=part[1])
    report = report_of(record.papers, paper)
    return replace(paper, grounds=report.grounds) if report else paper


def report_of(papers: Sequence[Paper], paper: Paper) -> Paper | None:
    """The report an appendix belongs to: the last one before it under the same item; of one that
    is not laid yet, the last one there is. None for any other paper."""
    if paper.kind is not PaperKind.APPENDIX or not paper.item:
        return None
    at = next((at for at, one in enumerate(papers) if one is paper), len(papers))
    return next(
        (
            one
            for one in reversed(papers[:at])
            if one.item == paper.item and one.kind is not PaperKind.APPENDIX
        ),
        None,
    )


def _closed_of(record: MeetingRecord, number: str | None) -> tuple[str, Grounds] | None:
    """The public title and the grounds of the item with a number, if it is closed."""
    item = next((one for one in record.items if number and one.number == number), None)
    return (item.title, item.restricted.grounds) if item and item.restricted else None


def _with_one_closed(record: MeetingRecord, item: AgendaItem, closed: AgendaItem) -> MeetingRecord:
    """The meeting with an item as it is `closed`, and with its minutes and papers."""
    assert closed.restricted is not None
    grounds = closed.restricted.grounds
    items = tuple(closed if one == item else one for one in record.items)
    record = with_public_title(record, item, closed.title)
    minutes = tuple(
        closed_minute(one, grounds, closed.title)
        if is_of(one, item) and one.restricted is None
        else one
        for one in record.minutes
    )
    papers = tuple(
        replace(one, grounds=one.grounds or grounds)
        if item.number and one.item == item.number
        else one
        for one in record.papers
    )
    for before, after in zip(record.minutes, minutes, strict=True):
        record = _corrections_agree(record, before, after)
    return replace(record, items=items, minutes=minutes, papers=papers)


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
