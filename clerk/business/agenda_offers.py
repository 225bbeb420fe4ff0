"""What an agenda is built from: standing items, minutes to confirm, the log, what waits."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from clerk.business.actions import Action
from clerk.business.agenda import AgendaItem, ItemRole
from clerk.business.agenda_numbers import with_new
from clerk.business.days import day_in_words
from clerk.business.due import falls_due
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.plan import PlannedItem, Why, with_business
from clerk.business.promises import promises
from clerk.business.style import HouseStyle, StandingItem
from clerk.business.words import counted

_NEXT_MEETING = re.compile(r"\b(?:next|following|forthcoming) (?:meeting|agenda)\b", re.I)
_FIRST = (ItemRole.APOLOGIES, ItemRole.DECLARATIONS, ItemRole.MINUTES, ItemRole.ACTION_LOG)
_LAST = (ItemRole.URGENT, ItemRole.CLOSING)
_TITLES = (
    (ItemRole.APOLOGIES, re.compile(r"^apologies\b", re.I)),
    (ItemRole.DECLARATIONS, re.compile(r"^(?:declarations?|disclosures?)\b.*\binterest", re.I)),
    (ItemRole.MINUTES, re.compile(r"^minutes\b", re.I)),
    (ItemRole.ACTION_LOG, re.compile(r"\baction (?:log|list|plan|sheet)\b|\bactions from\b", re.I)),
)


@dataclass(frozen=True, slots=True)
class Offer:
    """Something offered for an agenda: why, from where, and the item it would be.

    `planned` is the business that waits for it, with an id once it stands in the plan.
    """

    why: str
    item: AgendaItem
    came_from: str = ""
    planned: PlannedItem | None = None

    @property
    def told(self) -> str:
        """What a list says of it: its title, or the words of a promise, since several may come
        from one minute and bear its title."""
        promise = self.planned is not None and self.planned.why is Why.PROMISED
        return (self.item.description if promise else "") or self.item.title


def first_items(style: HouseStyle, to_confirm: Meeting | None) -> tuple[AgendaItem, ...]:
    """The standing items a new agenda begins with, numbered; that for minutes to confirm is
    linked to the meeting they are of, and names its day."""
    return tuple(
        _standing(item, style, to_confirm, str(number))
        for number, item in enumerate(style.standing_items, 1)
    )


def standing_offers(
    record: MeetingRecord,
    style: HouseStyle,
    to_confirm: Sequence[Meeting],
    open_actions: int,
) -> tuple[Offer, ...]:
    """What every agenda of the committee has and this one lacks.

    `to_confirm` are the meetings whose minutes wait to be confirmed, the earliest first.
    """
    return tuple(_lacking(record, style, to_confirm, open_actions))


def with_offer(record: MeetingRecord, offer: Offer) -> MeetingRecord:
    """The meeting with what is offered on its agenda, where such an item stands.

    An item for minutes that does not say yet which meeting's is told, and none is added.
    """
    role = offer.item.role
    if role is ItemRole.MINUTES:
        for at, one in enumerate(record.items):
            if _role_of(one) is role and one.confirms is None:
                linked = replace(
                    one, title=offer.item.title, role=role, confirms=offer.item.confirms
                )
                items = (*record.items[:at], linked, *record.items[at + 1 :])
                return replace(record, items=items)
    if role in _FIRST:
        before = _FIRST[: _FIRST.index(role) + 1]
        at = max(
            (at for at, one in enumerate(record.items, start=1) if _role_of(one) in before),
            default=0,
        )
        return with_new(record, offer.item, at)
    if role in _LAST:
        at = next((at for at, one in enumerate(record.items) if one.restricted), len(record.items))
        return with_new(record, offer.item, at)
    return with_business(record, offer.item)


def _role_of(item: AgendaItem) -> ItemRole:
    """Which of the items every agenda has it is; told by its title where nobody has said."""
    if item.role is not ItemRole.ORDINARY:
        return item.role
    return next((role for role, words in _TITLES if words.search(item.title)), item.role)


def promised_business(record: MeetingRecord, next_meeting: date | None) -> tuple[PlannedItem, ...]:
    """What a meeting promised for the next one: said so in its minutes, or an action due then.

    Restricted business is left out. It is offered, and nothing is planned by it.
    """
    return tuple(_promised(record, next_meeting))


def _lacking(
    record: MeetingRecord, style: HouseStyle, to_confirm: Sequence[Meeting], open_actions: int
) -> Iterator[Offer]:
    there = {one.title.casefold() for one in record.items}
    roles = {_role_of(one) for one in record.items}
    linked = {one.confirms for one in record.items}
    for standing in style.standing_items:
        known = standing.role is not ItemRole.ORDINARY and standing.role in roles
        if not known and standing.title.casefold() not in there:
            meeting = to_confirm[-1] if to_confirm else None
            item = _standing(standing, style, meeting)
            if item.title.casefold() not in there:
                yield Offer("standing item", item)
                linked.add(item.confirms)
                roles.add(item.role)
    for meeting in to_confirm:
        if meeting.id not in linked:
            yield Offer("minutes to confirm", _minutes(meeting, style), day_in_words(meeting.held))
    if open_actions and ItemRole.ACTION_LOG not in roles:
        title = style.sentence("action log item")
        if title.casefold() not in there:
            count = counted(open_actions, "open action")
            yield Offer("action log", AgendaItem("", title, role=ItemRole.ACTION_LOG), count)


def _standing(
    item: StandingItem, style: HouseStyle, to_confirm: Meeting | None, number: str = ""
) -> AgendaItem:
    if item.role is ItemRole.MINUTES and to_confirm is not None:
        linked = _minutes(to_confirm, style)
        return AgendaItem(
            number, linked.title, item.description, role=item.role, confirms=linked.confirms
        )
    return AgendaItem(number, item.title, item.description, role=item.role)


def _minutes(meeting: Meeting, style: HouseStyle) -> AgendaItem:
    title = style.sentence("minutes item", day=day_in_words(meeting.held))
    return AgendaItem("", title, role=ItemRole.MINUTES, confirms=meeting.id)


def _promised(record: MeetingRecord, next_meeting: date | None) -> Iterator[PlannedItem]:
    meeting = record.meeting
    titles = {one.number: one.title for one in record.minutes}

    def item(title: str, text: str, lead: str, number: str) -> PlannedItem:
        return PlannedItem(
            meeting.committee,
            title or text,
            Why.PROMISED,
            text,
            next_meeting,
            meeting.id,
            number,
            lead=lead,
        )

    for minute in record.minutes:
        for action in minute.actions:
            if _due_then(action):
                yield item(minute.title, action.text, _lead(action), minute.number)
    for promise in promises(record.minutes, actions=record.actions):
        if _NEXT_MEETING.search(promise.text):
            title = titles.get(promise.minute, "")
            # A single word ("Councillor") says nothing of who it is.
            lead = promise.owner if " " in promise.owner else ""
            yield item(title, promise.text, lead, promise.minute)


def _due_then(action: Action) -> bool:
    """Whether an open action falls due at the next meeting, in so many words."""
    then = falls_due(action.due, date.max)
    return action.closed is None and not action.restricted and then == date.max


def _lead(action: Action) -> str:
    owner = action.owners[0] if action.owners else None
    return (owner.post or owner.name) if owner else ""
