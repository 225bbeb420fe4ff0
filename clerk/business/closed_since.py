"""What went out while it was public and was closed to the public afterwards.

A version that was issued is kept as it was. What is made for the public from then on has nothing
of what was closed since: Local Government Act 1972 s100A, s100B(2).
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from clerk.business.agenda import AgendaItem, Paper
from clerk.business.interests import Declaration
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.public_titles import with_public_title
from clerk.business.restricted import RestrictedItem, RestrictedMinute
from clerk.business.text import blocks, markup

Kept = TypeVar("Kept", AgendaItem, Minute, Paper, Declaration)


def without_closed_since(kept: MeetingRecord, now: MeetingRecord) -> MeetingRecord:
    """A version as the public had it, without the words of what is closed to it `now`.

    Of that it has the number, the title the public may see now, and the grounds; of what was closed
    then already, the public words it has now. The actions of its log are for the register to say.
    """
    hidden = _hidden_in(now)
    for one in kept.items:
        same = _same(one, now.items)
        if same is not None and same.restricted is not None and same.title != one.title:
            kept = with_public_title(kept, one, same.title)
    return replace(
        kept,
        items=tuple(_item(one, _same(one, now.items)) for one in kept.items),
        minutes=tuple(
            _without(_minute(one, _same(one, now.minutes)), hidden) for one in kept.minutes
        ),
        papers=tuple(_paper(one, _same(one, now.papers)) for one in kept.papers),
        declarations=tuple(
            _declaration(one, _same(one, now.declarations)) for one in kept.declarations
        ),
        corrections=tuple(
            one for one in kept.corrections if replace(one, restricted=True) not in now.corrections
        ),
    )


def has_closed_since(kept: MeetingRecord, now: MeetingRecord) -> bool:
    """Whether a version as the public had it says anything that is closed to it `now`."""
    return without_closed_since(kept, now) != kept


def _same(kept: Kept, now: Iterable[Kept]) -> Kept | None:
    return next((one for one in now if one.id is not None and one.id == kept.id), None)


def _item(kept: AgendaItem, now: AgendaItem | None) -> AgendaItem:
    if now is None or now.restricted is None:
        return kept
    if kept.restricted is not None:
        # What the public read of it may have been changed because it said too much.
        return replace(
            kept,
            title=now.title,
            description=now.description,
            presenter=now.presenter,
            urgent_reason=now.urgent_reason,
        )
    part = RestrictedItem(now.restricted.grounds)
    return AgendaItem(kept.number, now.title, pages=kept.pages, restricted=part, id=kept.id)


def _minute(kept: Minute, now: Minute | None) -> Minute:
    if now is None:
        return kept
    if now.restricted is not None and kept.restricted is None:
        part = RestrictedMinute(now.restricted.grounds)
        return Minute(kept.number, now.title, item=kept.item, restricted=part, id=kept.id)
    if now.restricted is not None:
        return replace(kept, title=now.title, text=now.text, outcomes=now.outcomes)
    closed = {one.id for one in now.actions if one.restricted and one.id is not None}
    actions = tuple(one for one in kept.actions if one.id not in closed)
    return replace(kept, actions=actions)


def _hidden_in(now: MeetingRecord) -> frozenset[str]:
    """What closed minutes say, piece by piece: a minute is split, and its second part is closed."""
    parts = [one.restricted for one in now.minutes if one.restricted is not None]
    return frozenset(
        _plain(said)
        for part in parts
        for said in (
            *(markup((block,)) for block in blocks(part.text)),
            *(clause.text for outcome in part.outcomes for clause in outcome.clauses),
            *(action.text for action in part.actions),
        )
    )


def _without(kept: Minute, hidden: frozenset[str]) -> Minute:
    """A minute without the pieces that stand in a closed one now."""
    text = blocks(kept.text)
    left = tuple(block for block in text if _plain(markup((block,))) not in hidden)
    return replace(
        kept,
        text=kept.text if left == text else markup(left),
        outcomes=tuple(
            one
            for one in kept.outcomes
            if not any(_plain(clause.text) in hidden for clause in one.clauses)
        ),
        actions=tuple(one for one in kept.actions if _plain(one.text) not in hidden),
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _paper(kept: Paper, now: Paper | None) -> Paper:
    if now is None or now.grounds is None or kept.grounds is not None:
        return kept
    return Paper("", kept.kind, kept.item, grounds=now.grounds, id=kept.id)


def _declaration(kept: Declaration, now: Declaration | None) -> Declaration:
    if now is None or not now.sensitive or kept.sensitive:
        return kept
    return replace(kept, nature="", sensitive=True)
