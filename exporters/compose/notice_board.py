"""The notice of a meeting for the board outside: one sheet, read by whoever passes.

Local Government Act 1972 Schedule 12 paragraph 10(2)(a) (parishes) and s100A(6)(a) (principal
councils), Public Bodies (Admission to Meetings) Act 1960 s1(4)(a): public notice of the time and
place of the meeting.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clerk.business.council import Committee
from clerk.business.days import day_in_words, time_in_words, weekday_in_words
from clerk.business.meetings import Meeting, Stage
from clerk.business.style import HouseStyle
from clerk.business.views import PublicMeeting
from exporters.compose.agenda_parts import details, entries
from exporters.compose.contact import contact_words
from exporters.compose.filling import filled
from exporters.compose.markings import marking
from exporters.compose.passages import text_passages
from exporters.document import (
    AgendaEntry,
    Block,
    Document,
    Paragraph,
    Point,
    PointList,
    RunningHead,
    ShortLines,
    SubHeading,
    Title,
)


def notice_board_document(
    seen: PublicMeeting, committee: Committee, *, items: int | None = None, texts: bool = True
) -> Document:
    """The notice with the business of `seen`: all of it, or the first `items` and how many more.

    `texts`: with what is said under the titles, else their list. So that it can be made shorter
    until it fits; the day, the hour, the place and the invitation are always there.
    """
    record, style = seen.record, committee.style
    meeting = record.meeting
    heading = style.labels.get("notice of meeting", "Notice of Meeting")
    day = day_in_words(meeting.held)
    blocks: list[Block] = [Title(meeting.body), SubHeading(heading)]
    blocks += _called(meeting, committee)
    blocks += details(meeting, style)
    blocks += [Paragraph(notice) for notice in meeting.notices]
    listed = entries(record, style, closed=False)
    shown = listed if items is None else listed[:items]
    if shown:
        blocks.append(SubHeading(style.labels.get("business", "Business")))
        blocks += _whole(shown) if texts else (_titles(shown),)
    if more := len(listed) - len(shown):
        blocks.append(Paragraph(style.sentence("more business", count=str(more))))
    blocks += _given(meeting, style)
    if meeting.contact is not None:
        blocks += text_passages(contact_words(meeting.contact))
    mark = marking(style, restricted=False, draft=meeting.stage is Stage.PLANNED)
    return Document(
        title=f"{heading}: {committee.name}, {day}",
        head=RunningHead(committee.name, day, mark, first=False),
        blocks=tuple(blocks),
        foot=(),
    )


def _whole(listed: Sequence[AgendaEntry]) -> Iterator[AgendaEntry]:
    """The items without their pages: the board has none to turn to."""
    return (replace(each, pages="", link="") for each in listed)


def _titles(listed: Sequence[AgendaEntry]) -> PointList:
    return PointList(tuple(Point(each.title, each.depth, each.number) for each in listed))


def _called(meeting: Meeting, committee: Committee) -> Iterator[Paragraph]:
    style = committee.style
    said = {
        "committee": committee.name,
        "day": weekday_in_words(meeting.held),
        "time": time_in_words(meeting.starts) if meeting.starts else "",
        "venue": meeting.venue,
    }
    for key in ("notice of meeting", "invitation"):
        yield Paragraph(filled(style.sentence(key), said, style))


def _given(meeting: Meeting, style: HouseStyle) -> Iterator[ShortLines]:
    """Room for the signature, who signs, and the day the notice was put up."""
    signatory = meeting.signatory
    signed = style.labels.get("signed", "Signed")
    lines = [f"{signed}: {'.' * 40}"]
    lines += filter(None, (signatory.name, signatory.post)) if signatory else ()
    if meeting.issued:
        lines.append(weekday_in_words(meeting.issued))
    yield ShortLines(tuple(lines))
