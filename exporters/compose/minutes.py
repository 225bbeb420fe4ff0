"""The minutes of one meeting, as the council prints them."""

from dataclasses import replace

from clerk.business.council import Committee
from clerk.business.days import day_in_words, time_in_words, weekday_in_words
from clerk.business.meetings import Meeting, Stage
from clerk.business.style import HouseStyle
from clerk.business.views import PublicMeeting, RestrictedMeeting
from exporters.compose.attendance import attendance_entries
from exporters.compose.filling import filled
from exporters.compose.markings import minutes_marking
from exporters.compose.minute_parts import section
from exporters.compose.pages import foot
from exporters.compose.proceedings import closing, proceedings, urgency, with_proceedings
from exporters.compose.signing import end_of_minutes
from exporters.compose.template_words import template_words
from exporters.document import Block, Document, Paragraph, RunningHead, Section, Title


def minutes_document(
    seen: PublicMeeting | RestrictedMeeting, committee: Committee, *, first_page: int | None = None
) -> Document:
    """The minutes of `seen`, holding exactly what that view may hold, in the house style.

    `first_page` is the number of the first page where pages run on through a year.
    """
    record, style = seen.record, committee.style
    meeting = record.meeting
    day = day_in_words(meeting.held)
    closed = isinstance(seen, RestrictedMeeting)
    blocks: list[Block] = [Title(meeting.body)]
    blocks += [
        Paragraph(words)
        for words in (meeting.title, _provisional(seen, style), _opening(meeting, committee))
        if words
    ]
    blocks += attendance_entries(record.roll, style)
    blocks += proceedings(record, style)
    blocks += minute_sections(seen, style)
    blocks += closing(record, style)
    blocks += end_of_minutes(record, style)
    mark = minutes_marking(style, record, closed=closed)
    return Document(
        title=f"{style.labels.get('minutes', 'Minutes')}: {committee.name}, {day}",
        head=RunningHead(committee.name, day, mark),
        blocks=tuple(blocks),
        foot=foot(style, running_on=first_page is not None),
        first_page=1 if first_page is None else first_page,
        words=template_words(seen, committee, mark),
    )


def minute_sections(
    seen: PublicMeeting | RestrictedMeeting, style: HouseStyle
) -> tuple[Section, ...]:
    """A section for each minute, in their order, with all that is said under it."""
    record, closed = seen.record, isinstance(seen, RestrictedMeeting)
    made = []
    for minute in record.minutes:
        whole = section(minute, style, closed=closed)
        urgent = urgency(minute, record, style)
        made.append(replace(whole, passages=(*urgent, *whole.passages)))
    return with_proceedings(tuple(made), record, style)


def _provisional(seen: PublicMeeting | RestrictedMeeting, style: HouseStyle) -> str:
    """What a checking copy says of its numbers while they may still change."""
    record = seen.record
    if record.meeting.stage is not Stage.BEING_CHECKED:
        return ""
    if not any(minute.provisional for minute in record.minutes):
        return ""
    return style.labels.get("provisional", "The minute numbers in this copy are provisional.")


def _opening(meeting: Meeting, committee: Committee) -> str:
    """The sentence the minutes open with: as printed, else the house style's, filled in."""
    if meeting.opening:
        return meeting.opening
    starts = meeting.opened or meeting.starts
    known = {
        "committee": committee.name,
        "day": weekday_in_words(meeting.held),
        "time": time_in_words(starts) if starts else "",
        "venue": meeting.venue,
    }
    return filled(committee.style.opening, known, committee.style)
