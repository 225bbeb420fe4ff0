"""The notice that a meeting is cancelled, postponed, or held elsewhere or at another hour."""

from clerk.business.council import Committee
from clerk.business.days import day_in_words, time_in_words, weekday_in_words
from clerk.business.meetings import Alteration, Altered, Meeting
from clerk.business.style import HouseStyle
from clerk.business.views import PublicMeeting, RestrictedMeeting
from exporters.compose.contact import contact_words
from exporters.compose.pages import numbered
from exporters.compose.passages import text_passages
from exporters.document import (
    Block,
    Detail,
    Document,
    Paragraph,
    RunningHead,
    ShortLines,
    SubHeading,
    Title,
)


def notice_document(
    seen: PublicMeeting | RestrictedMeeting, committee: Committee, altered: Alteration
) -> Document:
    """The notice of one thing altered about a meeting, dated the day it was.

    It says nothing of the business, so that it is the same for every reader.
    """
    meeting, style = seen.record.meeting, committee.style
    heading = style.labels.get(f"{altered.what.value} heading", _HEADINGS[altered.what])
    blocks: list[Block] = [
        Title(meeting.body or committee.name),
        SubHeading(heading),
        Paragraph(_sentence(meeting, committee, altered)),
    ]
    if altered.reason:
        reason = altered.reason if altered.reason[-1] in ".!?" else f"{altered.reason}."
        blocks.append(Paragraph(style.sentence("notice reason", reason=reason)))
    if altered.what is not Altered.CANCELLED:
        blocks += _now(meeting, altered, style)
    blocks += _given(meeting, altered)
    if meeting.contact is not None:
        blocks += text_passages(contact_words(meeting.contact))
    return Document(
        title=f"{heading}: {committee.name}, {day_in_words(meeting.held)}",
        head=RunningHead(committee.name, day_in_words(meeting.held), first=False),
        foot=numbered(style),
        blocks=tuple(blocks),
    )


_HEADINGS = {
    Altered.CANCELLED: "Notice of Cancellation",
    Altered.POSTPONED: "Notice of Postponement",
    Altered.MOVED: "Notice of a Change of Venue or Time",
}


def _sentence(meeting: Meeting, committee: Committee, altered: Alteration) -> str:
    return committee.style.sentence(
        f"{altered.what.value} notice",
        committee=committee.name,
        day=weekday_in_words(meeting.held),
        to=weekday_in_words(altered.to) if altered.to else "",
    )


def _now(meeting: Meeting, altered: Alteration, style: HouseStyle) -> tuple[Detail, ...]:
    """When and where the meeting is held now."""
    starts = time_in_words(altered.starts) if altered.starts else ""
    return tuple(
        Detail(f"{style.labels.get(key, key.capitalize())}:", text)
        for key, text in (
            ("date", weekday_in_words(altered.to or meeting.held)),
            ("time", starts),
            ("venue", altered.venue),
        )
        if text
    )


def _given(meeting: Meeting, altered: Alteration) -> tuple[ShortLines, ...]:
    """Who gives the notice, where, and on what day."""
    signatory = meeting.signatory
    signed = tuple(filter(None, (signatory.name, signatory.post))) if signatory else ()
    place = signatory.place if signatory else ()
    parts = (signed, (*place, weekday_in_words(altered.on)))
    return tuple(ShortLines(lines) for lines in parts if lines)
