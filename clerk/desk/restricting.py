"""Closing items, minutes and papers to the public, and opening them again.

The name of each change in history tells nothing of what is closed. All raise Refused as
`change_meeting` does, and when the business has no title the public may see.
"""

from collections.abc import Sequence
from dataclasses import replace

from clerk.business import restricting
from clerk.business.agenda import AgendaItem, Paper
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.nesting import under
from clerk.business.restricted import Grounds, Restriction
from clerk.business.words import listed
from clerk.desk.as_json import Shape, grounds_shape
from clerk.desk.changing_meetings import change_meeting
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from db import councils, laid_papers, meetings

_MOST_NAMED = 3


def close_item(desk: Desk, record: MeetingRecord, item: AgendaItem, how: Restriction) -> str:
    """Close an item with its minutes and papers and the items under it, under a title the public
    may see; an urgent item needs a reason the public may see as well."""
    after = closed_with(record, item, how)
    also = change_meeting(desk, record, after, f"{_named('Close item', item.number)} to the public")
    said = (closed_sentence(record, item), also, elsewhere(desk, record, after))
    return " ".join(filter(None, said))


def elsewhere(desk: Desk, before: MeetingRecord, after: MeetingRecord) -> str:
    """At which other meetings what is closed between the two may be public still, in a sentence;
    nothing for none: business comes back, and is taken on to others."""
    titles = [
        *_closed_titles(before.items, after.items),
        *_closed_titles(before.minutes, after.minutes),
    ]
    known = {one.id: one.grounds for one in before.papers}
    files = [
        one.file.sha256
        for one in after.papers
        if one.file is not None and one.grounds and one.id in known and not known[one.id]
    ]
    with in_plain_words():
        there = meetings.with_item_titled(desk.register, titles, _MOST_NAMED + 1)
        laid = laid_papers.public_at(desk.register, files) if files else ()
        laid_at = [meetings.meeting(desk.register, one) for one in laid]
    said = ""
    if others := _others(there, before):
        said = f"An item of the same title is public at {others}: if it is the same business, "
        said += "close it there too. "
    if others := _others(laid_at, before):
        said += f"The very same file is public at {others}: close it there too."
    return said.strip()


def _others(there: Sequence[Meeting], here: MeetingRecord) -> str:
    return listed([one.reference for one in there if one.id != here.meeting.id][:_MOST_NAMED])


def closed_with(record: MeetingRecord, item: AgendaItem, how: Restriction) -> MeetingRecord:
    """The meeting with an item closed under these public words. Raises Refused for words that
    have to be given."""
    presenter, reason = how.public_presenter, how.public_reason
    said = None if reason is None else " ".join(reason.split())
    if item.urgent and item.urgent_reason and said == "":
        raise Refused("The reason for urgency has to be printed: word one the public may see.")
    clean = Restriction(
        how.grounds,
        _public(how.public_title),
        None if presenter is None else presenter.strip(),
        said,
    )
    return restricting.with_item_closed(record, item, clean)


def closed_sentence(record: MeetingRecord, item: AgendaItem) -> str:
    """What was closed with an item of the meeting as it was before."""
    nested = [one for one in under(record.items, item) if one.restricted is None]
    named = _named("Item", item.number)
    if not nested:
        return f"{named} is closed to the public, its minutes and papers too."
    also = listed(_named("item", one.number) for one in nested)
    return (
        f"{named} is closed to the public, and {also} under it, by the same title; "
        "their minutes and papers too."
    )


def open_item(desk: Desk, record: MeetingRecord, item: AgendaItem) -> str:
    """Make an item public again; its minutes and papers stay closed until they are opened."""
    opened = restricting.opened_item(item)
    items = tuple(opened if one == item else one for one in record.items)
    after = replace(record, items=items)
    change_meeting(desk, record, after, f"{_named('Open item', item.number)} to the public")
    its = "its minutes and papers"
    if any(one.restricted for one in under(record.items, item)):
        its = "its minutes, its papers and the items under it"
    return f"{_named('Item', item.number)} is public; {its} are not opened by it."


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
    what = f"{_named('Close minute', minute.number)} to the public"
    also = change_meeting(desk, record, after, what)
    said = f"{_named('Minute', minute.number)} is closed to the public."
    return " ".join(filter(None, (said, also, elsewhere(desk, record, after))))


def open_minute(desk: Desk, record: MeetingRecord, minute: Minute) -> str:
    """Make a minute public again, with what its restricted part held."""
    after = restricting.with_minute(record, minute, restricting.opened_minute(minute))
    change_meeting(desk, record, after, f"{_named('Open minute', minute.number)} to the public")
    return f"{_named('Minute', minute.number)} is public."


def minute_numbered(record: MeetingRecord, number: str) -> Minute:
    """The minute of a meeting with a number, as typed. Raises Refused with those there are, and
    where papers gave one number to several."""
    wanted = number.strip().casefold()
    found = [one for one in record.minutes if wanted and one.number.casefold() == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused(
            f"{len(found)} minutes of this meeting have the number {number.strip()}: the app shows "
            "which is which."
        )
    known = ", ".join(one.number for one in record.minutes if one.number)
    there = f"choose one of: {known}" if known else "none of its minutes has a number yet"
    raise Refused(f"There is no minute {number.strip()} of {record.meeting.reference}; {there}.")


def minute_shape(record: MeetingRecord, minute: Minute) -> Shape:
    """What the public reads of a minute as JSON, and on what grounds it is closed, if it is."""
    return {
        "meeting": record.meeting.reference,
        "minute": minute.number,
        "title": minute.title,
        "text": minute.text,
        "restricted": grounds_shape(minute.restricted.grounds if minute.restricted else None),
    }


def restrict_paper(desk: Desk, record: MeetingRecord, paper: Paper, grounds: Grounds | None) -> str:
    """Close a paper as a whole, its title included, and the appendices of it, on these grounds;
    None opens it again, and no other."""
    also = {
        one.id
        for one in record.papers
        if grounds
        and one.grounds is None
        and (report := restricting.report_of(record.papers, one))
        and report.id == paper.id
    }
    papers = tuple(
        replace(one, grounds=grounds) if one.id in {paper.id, *also} else one
        for one in record.papers
    )
    verb = "Close" if grounds else "Open"
    after = replace(record, papers=papers)
    change_meeting(desk, record, after, f"{verb} a paper to the public")
    if not grounds:
        return "The paper is public."
    its = "its appendix" if len(also) == 1 else f"its {len(also)} appendices"
    said = f"The paper is closed to the public{f', and {its} with it' if also else ''}."
    return f"{said} {elsewhere(desk, record, after)}".strip()


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


def _public(title: str) -> str:
    if not title.strip():
        raise Refused("Closed business needs a title the public may see: type one.")
    return title.strip()


def _closed_titles(
    before: Sequence[AgendaItem | Minute], after: Sequence[AgendaItem | Minute]
) -> list[str]:
    """What was called so, and is closed and not called so any more."""
    closed = {one.id: one.title for one in after if one.restricted and one.id is not None}
    return [one.title for one in before if one.id in closed and one.title != closed[one.id]]


def _named(what: str, number: str) -> str:
    return f"{what} {number}".strip()
