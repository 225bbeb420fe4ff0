"""Closing items, minutes and papers to the public, and opening them again.

The name of each change in history tells nothing of what is closed. All raise Refused as
`change_meeting` does, and when the business has no title the public may see.
"""

from dataclasses import replace

from clerk.business import restricting
from clerk.business.agenda import AgendaItem, Paper
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.restricted import Grounds
from clerk.desk.changing_meetings import change_meeting, write_change
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from db import councils
from db.action_kin import restrict_kin


def close_item(
    desk: Desk, record: MeetingRecord, item: AgendaItem, grounds: Grounds, public_title: str
) -> str:
    """Close an item with its minutes and papers, under a title the public may see."""
    title = _public(public_title)
    after = restricting.with_item_closed(record, item, grounds, title)
    _write(desk, record, after, f"{_named('Close item', item.number)} to the public")
    return f"{_named('Item', item.number)} is closed to the public, its minutes and papers too."


def open_item(desk: Desk, record: MeetingRecord, item: AgendaItem) -> str:
    """Make an item public again; its minutes and papers stay closed until they are opened."""
    opened = restricting.opened_item(item)
    items = tuple(opened if one == item else one for one in record.items)
    after = replace(record, items=items)
    change_meeting(desk, record, after, f"{_named('Open item', item.number)} to the public")
    return f"{_named('Item', item.number)} is public; its minutes and papers are not opened by it."


def close_minute(
    desk: Desk,
    record: MeetingRecord,
    minute: Minute,
    grounds: Grounds,
    public_title: str,
    public_text: str = "",
) -> str:
    """Close a minute, under a title and a text the public may see. Its number stays public."""
    closed = restricting.closed_minute(minute, grounds, _public(public_title), public_text.strip())
    after = restricting.with_minute(record, minute, closed)
    _write(desk, record, after, f"{_named('Close minute', minute.number)} to the public")
    return f"{_named('Minute', minute.number)} is closed to the public."


def open_minute(desk: Desk, record: MeetingRecord, minute: Minute) -> str:
    """Make a minute public again, with what its restricted part held."""
    after = restricting.with_minute(record, minute, restricting.opened_minute(minute))
    _write(desk, record, after, f"{_named('Open minute', minute.number)} to the public")
    return f"{_named('Minute', minute.number)} is public."


def restrict_paper(desk: Desk, record: MeetingRecord, paper: Paper, grounds: Grounds | None) -> str:
    """Close a paper as a whole, its title included, on these grounds; None opens it again."""
    papers = tuple(
        replace(one, grounds=grounds) if one.id == paper.id else one for one in record.papers
    )
    verb = "Close" if grounds else "Open"
    change_meeting(desk, record, replace(record, papers=papers), f"{verb} a paper to the public")
    return "The paper is closed to the public." if grounds else "The paper is public."


def grounds_named(desk: Desk, record: MeetingRecord, words: str) -> Grounds:
    """The grounds of the committee's house style that begin with these words, or mean the same
    ("para 3").

    Raises Refused with all there are when none do, or several.
    """
    with in_plain_words():
        style = councils.committee(desk.register, record.meeting.committee).style
    said = " ".join(words.split()).casefold()
    found = [one for one in style.grounds if said and one.casefold().startswith(said)]
    if not found and said:
        meant = restricting.grounds_called(words)
        found = [one for one in style.grounds if restricting.grounds_called(one) == meant]
    if len(found) != 1:
        raise Refused(f"Say on which grounds: {'; '.join(style.grounds)}.")
    return restricting.grounds_called(found[0])


def _write(desk: Desk, before: MeetingRecord, after: MeetingRecord, what: str) -> None:
    """Write the meeting, and close or open what came of the actions of its minutes with them."""
    was = {one.id: one.restricted is not None for one in before.minutes}
    with in_plain_words(), desk.register.writing(what) as change:
        write_change(change, before, after)
        for restricted in (True, False):
            minutes = [
                one.id
                for one in after.minutes
                if one.id is not None and (one.restricted is not None) is restricted
            ]
            changed = [one for one in minutes if was.get(one) is not restricted]
            if changed:
                restrict_kin(change, before.meeting.id or 0, changed, restricted=restricted)


def _public(title: str) -> str:
    if not title.strip():
        raise Refused("Closed business needs a title the public may see: type one.")
    return title.strip()


def _named(what: str, number: str) -> str:
    return f"{what} {number}".strip()
