"""The front sheet of an agenda: when and where, what business, called by whom and for whom."""

from clerk.business.agenda import AgendaItem, Pages
from clerk.business.council import Committee
from clerk.business.days import day_in_words, time_in_words, weekday_in_words
from clerk.business.meetings import Meeting, Stage
from clerk.business.restricted import RestrictedItem
from clerk.business.style import HouseStyle
from clerk.business.views import PublicMeeting, RestrictedMeeting
from exporters.compose.contact import contact_words, members_words
from exporters.compose.markings import grounds_in_words, marking
from exporters.compose.passages import text_passages
from exporters.compose.template_words import template_words
from exporters.document import (
    AgendaEntry,
    Block,
    Detail,
    Document,
    Paragraph,
    Passage,
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

    `for_pack`: the pages of each item are a link to its place in the pack, `PACK` and
    "item-3" for the third item of the agenda, which the maker of the pack leads on.
    """
    record, style = seen.record, committee.style
    meeting = record.meeting
    label = style.labels.get("agenda", "Agenda")
    day = day_in_words(meeting.held)
    closed = isinstance(seen, RestrictedMeeting)
    blocks: list[Block] = [Title(meeting.body)]
    if meeting.title:
        blocks.append(Paragraph(meeting.title))
    blocks += _details(meeting, style)
    blocks += [Paragraph(notice) for notice in meeting.notices]
    blocks.append(SubHeading(label))
    for place, item in enumerate(record.items, start=1):
        blocks.append(_entry(item, f"{PACK}item-{place}" if for_pack else "", closed=closed))
    blocks += _issue(meeting)
    if meeting.membership:
        blocks.append(SubHeading(style.labels.get("membership", "Membership")))
        blocks.append(Paragraph(members_words(meeting.membership, style)))
    if meeting.contact is not None:
        blocks += text_passages(contact_words(meeting.contact))
    mark = marking(
        style,
        restricted=closed and any(item.restricted for item in record.items),
        draft=meeting.stage is Stage.PLANNED,
    )
    return Document(
        title=f"{label}: {committee.name}, {day}",
        head=RunningHead(committee.name, day, mark),
        blocks=tuple(blocks),
        words=template_words(seen, committee, mark),
    )


def _details(meeting: Meeting, style: HouseStyle) -> tuple[Detail, ...]:
    """When and where, as far as it is known.

    `ends` is left out: once the meeting was held it is when it closed.
    """
    starts = time_in_words(meeting.starts) if meeting.starts else ""
    return tuple(
        Detail(f"{style.labels.get(key, key.capitalize())}:", text)
        for key, text in (
            ("date", weekday_in_words(meeting.held)),
            ("time", starts),
            ("venue", meeting.venue),
        )
        if text
    )


def _entry(item: AgendaItem, link: str, *, closed: bool) -> AgendaEntry:
    """An item, why the public may not see it, and its restricted part in a `closed` document.

    `link` is where its pages are found, if it has any.
    """
    said = text_passages(item.description)
    if item.restricted is not None:
        said += (Paragraph(grounds_in_words(item.restricted.grounds, resolved=False)),)
        said += _restricted(item.restricted) if closed else ()
    return AgendaEntry(
        number=f"{item.number}." if item.number else "",
        title=item.title,
        pages=_range(item.pages) if item.pages else "",
        passages=said,
        link=link if item.pages else "",
    )


def _restricted(part: RestrictedItem) -> tuple[Passage, ...]:
    title = (Paragraph(part.title),) if part.title else ()
    return (*title, *text_passages(part.description))


def _range(pages: Pages) -> str:
    """The pages as agendas print them ("5 - 16"), with spaces no line is broken at."""
    return "\N{NO-BREAK SPACE}-\N{NO-BREAK SPACE}".join(dict.fromkeys((pages.first, pages.last)))


def _issue(meeting: Meeting) -> tuple[ShortLines, ...]:
    """Who signed the agenda, and where and when it was issued."""
    signatory = meeting.signatory
    signed = (signatory.name, signatory.post) if signatory else ()
    place = signatory.place if signatory else ()
    issued = (weekday_in_words(meeting.issued),) if meeting.issued else ()
    parts = (tuple(filter(None, lines)) for lines in (signed, (*place, *issued)))
    return tuple(ShortLines(lines) for lines in parts if lines)
