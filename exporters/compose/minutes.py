"""The minutes of one meeting, as the council prints them."""

import re

from clerk.business.council import Committee
from clerk.business.days import day_in_words, time_in_words, weekday_in_words
from clerk.business.meetings import Meeting, Stage
from clerk.business.minutes import Minute
from clerk.business.people import Role
from clerk.business.presence import movement_sentences
from clerk.business.restricted import RestrictedMinute
from clerk.business.style import HouseStyle
from clerk.business.views import PublicMeeting, RestrictedMeeting
from exporters.compose.attendance import attendance_entries, seat
from exporters.compose.markings import grounds_in_words, marking
from exporters.compose.passages import passages
from exporters.document import (
    Block,
    Document,
    Paragraph,
    Passage,
    RunningHead,
    Section,
    SignatureBlock,
    SubHeading,
    Title,
)

# A place left empty takes the word that leads to it along: " at {time}", " in {venue}".
_PLACE = re.compile(r"(?P<before>(?: (?:at|in|on|from))? ?)\{(?P<name>committee|day|time|venue)\}")
_ISSUED = frozenset({Stage.DRAFT_ISSUED, Stage.CONFIRMED, Stage.SIGNED})


def minutes_document(seen: PublicMeeting | RestrictedMeeting, committee: Committee) -> Document:
    """The minutes of `seen`, holding exactly what that view may hold, in the house style."""
    record, style = seen.record, committee.style
    meeting = record.meeting
    day = day_in_words(meeting.held)
    blocks: list[Block] = [Title(meeting.body)]
    blocks += [Paragraph(words) for words in (meeting.title, _opening(meeting, committee)) if words]
    blocks += attendance_entries(record.roll, style)
    blocks += [Paragraph(moved.text) for moved in movement_sentences(record.roll)]
    closed = isinstance(seen, RestrictedMeeting)
    blocks += [_section(minute, style, closed=closed) for minute in record.minutes]
    blocks.append(
        SignatureBlock(
            signed=style.labels.get("signed", "Signed"),
            capacity=seat(Role.CHAIR, style),
            date=style.labels.get("date", "Date"),
        )
    )
    mark = marking(
        style,
        restricted=closed and any(minute.restricted for minute in record.minutes),
        draft=meeting.stage not in _ISSUED,
    )
    return Document(
        title=f"{style.labels.get('minutes', 'Minutes')}: {committee.name}, {day}",
        head=RunningHead(committee.name, day, mark),
        blocks=tuple(blocks),
    )


def _opening(meeting: Meeting, committee: Committee) -> str:
    """The sentence the minutes open with: as printed, else the house style's, filled in."""
    if meeting.opening:
        return meeting.opening
    known = {
        "committee": committee.name,
        "day": weekday_in_words(meeting.held),
        "time": time_in_words(meeting.starts) if meeting.starts else "",
        "venue": meeting.venue,
    }
    return _PLACE.sub(
        lambda place: f"{place['before']}{known[place['name']]}" if known[place["name"]] else "",
        committee.style.opening,
    )


def _section(minute: Minute, style: HouseStyle, *, closed: bool) -> Section:
    """A minute as a section, with its restricted part where the document is `closed`."""
    under = passages(minute, style)
    if closed and minute.restricted is not None:
        under += _restricted(minute.restricted, style)
    return Section(minute.number, minute.title, under)


def _restricted(part: RestrictedMinute, style: HouseStyle) -> tuple[Passage, ...]:
    """The restricted part of a minute under its own sub-heading, with its grounds."""
    heading = part.title or style.labels.get("restricted minute", "Restricted minute")
    whole = Minute("", "", text=part.text, outcomes=part.outcomes, actions=part.actions)
    return (
        SubHeading(heading),
        Paragraph(grounds_in_words(part.grounds, resolved=True)),
        *passages(whole, style),
    )
