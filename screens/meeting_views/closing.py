"""Closing an item, a minute or a paper to the public, and opening it again: the form for it."""

from collections.abc import Mapping
from dataclasses import replace

from clerk.business.agenda import AgendaItem, Paper
from clerk.business.left_public import left_public
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.restricted import Grounds, Restriction
from clerk.business.restricting import grounds_called, grounds_offered
from clerk.business.words import listed
from clerk.desk.refused import Refused
from clerk.desk.restricting import (
    close_item,
    close_minute,
    open_item,
    open_minute,
    restrict_paper,
)
from screens.meeting_views.view import Deed, Editing, Sight
from screens.widgets.fields import Field

_OPEN = "open to the public"


def closing_form(sight: Sight, thing: AgendaItem | Minute | Paper) -> Editing:
    """A form for closing something on grounds of the house style, under public words."""
    part = thing if isinstance(thing, Paper) else thing.restricted
    held = part.grounds if part else None
    grounds = grounds_offered(sight.at.committee.style)
    now = _words_for(held, grounds)
    choices = (_OPEN, *((now,) if now and now not in grounds else ()), *grounds)

    def change(record: MeetingRecord, said: Mapping[str, str]) -> Deed:
        words = said["grounds"]
        reason = held if held and words == now else grounds_called(words)
        if words == _OPEN:
            return _opened(record, thing, held)
        title, text = said.get("title", ""), said.get("text", "")
        match thing:
            case AgendaItem():
                how = restriction(reason, said)
                return lambda desk: close_item(desk, record, thing, how)
            case Minute():
                return lambda desk: close_minute(desk, record, thing, reason, title, text)
            case Paper():
                return lambda desk: restrict_paper(desk, record, thing, reason)

    fields = [Field("grounds", "To the public", now or choices[1], choices=choices)]
    if not isinstance(thing, Paper):
        title = thing.title if held else ""
        fields.append(Field("title", "Public title", title, hint="says nothing of what is closed"))
    if isinstance(thing, AgendaItem):
        fields += shown_fields(thing)
    if isinstance(thing, Minute):
        text = thing.text if held else ""
        fields.append(Field("text", "Public text", text, lines=3))
    return Editing("Closed to the public", tuple(fields), change, whole=True)


def shown_fields(item: AgendaItem) -> list[Field]:
    """What else the public reads of a closed item, to be changed for it."""
    presenter = Field("presenter", "Its presenter", item.presenter, hint="none for the public")
    reason = Field("reason", "Its reason for urgency", item.urgent_reason)
    return [
        *([presenter] if item.presenter else ()),
        *([reason] if item.urgent and item.urgent_reason else ()),
    ]


def restriction(grounds: Grounds, said: Mapping[str, str]) -> Restriction:
    """How an item is closed on these grounds by what was filled in there and as its title."""
    return Restriction(grounds, said["title"], said.get("presenter"), said.get("reason"))


def still_read(
    record: MeetingRecord, thing: AgendaItem | Minute | Paper, said: Mapping[str, str]
) -> str:
    """What the public will still read of a thing that is closed as the fields have `said`; nothing
    when that is no more than a number and a title."""
    if isinstance(thing, Paper) or said.get("grounds") == _OPEN:
        return ""
    if isinstance(thing, Minute):
        of = next((one for one in record.items if one.number and one.number == thing.item), None)
    else:
        of = thing
    if of is None:
        return ""
    shown = replace(
        of,
        presenter=said.get("presenter", of.presenter),
        urgent_reason=said.get("reason", of.urgent_reason),
    )
    items = tuple(shown if one == of else one for one in record.items)
    left = left_public(replace(record, items=items), shown)
    return f"The public will still read {listed(left)}." if left else ""


def _opened(
    record: MeetingRecord, thing: AgendaItem | Minute | Paper, held: Grounds | None
) -> Deed:
    if held is None:
        raise Refused("This is public already: choose the grounds it is to be closed on.")
    match thing:
        case AgendaItem():
            return lambda desk: open_item(desk, record, thing)
        case Minute():
            return lambda desk: open_minute(desk, record, thing)
        case Paper():
            return lambda desk: restrict_paper(desk, record, thing, None)


def _words_for(held: Grounds | None, grounds: tuple[str, ...]) -> str:
    """The words of the house style for grounds that are held already, or plain ones."""
    if held is None:
        return ""
    plain = f"{held.kind.value} {', '.join(held.paragraphs)} {held.reason}"
    return next(
        (words for words in grounds if grounds_called(words) == held), " ".join(plain.split())
    )
