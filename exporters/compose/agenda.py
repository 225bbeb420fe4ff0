"""The front sheet of an agenda: when and where, what business, called by whom and for whom."""

from collections.abc import Iterator

from clerk.business.council import Committee
from clerk.business.days import day_in_words, time_in_words, weekday_in_words
from clerk.business.meetings import Meeting, Stage
from clerk.business.style import AgendaAs, HouseStyle
from clerk.business.views import PublicMeeting, RestrictedMeeting
from exporters.compose.agenda_parts import details, entries, issue
from exporters.compose.contact import contact_words, members_words
from exporters.compose.filling import filled
from exporters.compose.markings import marking
from exporters.compose.pages import numbered
from exporters.compose.passages import text_passages
from exporters.compose.template_words import template_words
from exporters.document import (
    Block,
    Document,
    Paragraph,
    RunningHead,
    ShortLines,
    SubHeading,
    Title,
)

PACK = "https://pack.invalid/"
"""Where links of a front sheet lead to until it is part of a pack; no such address exists."""


def agenda_document(
    seen: PublicMeeting | RestrictedMeeting, committee: Committee, *, for_pack: bool = False
) -> Document:
    """The front sheet of the agenda of `seen`, holding exactly what that view may hold.

    Where the house style has it so, it is a summons as well. `for_pack`: the pages of each item
    are a link to its place in the pack, `PACK` and "item-3" for the third item of the agenda,
    which the maker of the pack leads on.
    """
    record, style = seen.record, committee.style
    meeting = record.meeting
    label = style.labels.get("agenda", "Agenda")
    day = day_in_words(meeting.held)
    closed = isinstance(seen, RestrictedMeeting)
    summons = tuple(_summons(meeting, committee))
    blocks: list[Block] = [Title(meeting.body)]
    if meeting.title:
        blocks.append(Paragraph(meeting.title))
    blocks += summons
    blocks += details(meeting, style)
    blocks += [Paragraph(notice) for notice in meeting.notices]
    blocks.append(SubHeading(label))
    blocks += entries(record, style, closed=closed, pack=PACK if for_pack else "")
    blocks += () if summons else issue(meeting)
    if meeting.membership:
        blocks.append(SubHeading(style.labels.get("membership", "Membership")))
        blocks.append(Paragraph(members_words(meeting.membership, style)))
    if meeting.contact is not None:
        blocks += text_passages(contact_words(meeting.contact))
    mark = _marking(
        meeting, style, restricted=closed and any(item.restricted for item in record.items)
    )
    return Document(
        title=f"{label}: {committee.name}, {day}",
        head=RunningHead(committee.name, day, mark, first=False),
        foot=numbered(style),
        blocks=tuple(blocks),
        words=template_words(seen, committee, mark),
    )


def _summons(meeting: Meeting, committee: Committee) -> Iterator[Block]:
    """The words that call the members, and whoever else is invited, signed and dated.

    Local Government Act 1972 Schedule 12 paragraph 4(2)(b) (principal councils) and 10(2)(b)
    (parishes): a summons to attend, specifying the business and signed by the proper officer.
    """
    style = committee.style
    if style.agenda_as is AgendaAs.AGENDA:
        return
    yield SubHeading(style.labels.get("summons", "Summons"))
    said = {
        "committee": committee.name,
        "day": weekday_in_words(meeting.held),
        "time": time_in_words(meeting.starts) if meeting.starts else "",
        "venue": meeting.venue,
    }
    yield Paragraph(filled(style.sentence("summons"), said, style))
    if style.agenda_as is AgendaAs.INVITATION:
        yield Paragraph(filled(style.sentence("invitation"), said, style))
    yield _signed(meeting, style)


def _signed(meeting: Meeting, style: HouseStyle) -> ShortLines:
    """Room for a signature, the proper officer's name and post below it, and the day."""
    signatory = meeting.signatory
    signed = style.labels.get("signed", "Signed")
    lines = (signatory.name, signatory.post, *signatory.place) if signatory else ()
    issued = (weekday_in_words(meeting.issued),) if meeting.issued else ()
    return ShortLines((f"{signed}: {'.' * 40}", *filter(None, (*lines, *issued))))


def _marking(meeting: Meeting, style: HouseStyle, *, restricted: bool) -> str:
    """What stands on every page: that it is a draft or not for all, that it is not held."""
    mark = marking(style, restricted=restricted, draft=meeting.stage is Stage.PLANNED)
    off = meeting.called_off
    word = style.labels.get(off.value, off.value.upper()) if off else ""
    return " - ".join(filter(None, (word, mark)))
