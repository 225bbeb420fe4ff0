"""Parts of minutes as papers of their own: the decisions alone, or one minute."""

from collections.abc import Sequence
from dataclasses import replace

from clerk.business.council import Committee
from clerk.business.days import day_in_words, weekday_in_words
from clerk.business.minutes import Minute
from clerk.business.views import PublicMeeting, RestrictedMeeting
from exporters.compose.markings import minutes_marking
from exporters.compose.minute_parts import decisions
from exporters.compose.minutes import minute_sections
from exporters.compose.pages import numbered
from exporters.document import Block, Document, Paragraph, RunningHead, Title


def decision_sheet(seen: PublicMeeting | RestrictedMeeting, committee: Committee) -> Document:
    """What was decided: every minute with an outcome, by number and title, and its outcomes."""
    style, closed = committee.style, isinstance(seen, RestrictedMeeting)
    sections = (decisions(minute, style, closed=closed) for minute in seen.record.minutes)
    label = style.labels.get("decisions", "Decisions")
    decided: list[Block] = [each for each in sections if each.passages]
    if not decided:
        decided.append(Paragraph("Nothing was decided."))
    return _paper(seen, seen.record.minutes, committee, (label, label), decided)


def extract(
    seen: PublicMeeting | RestrictedMeeting, committee: Committee, number: str
) -> Document | None:
    """The minute of this number as a paper of its own; None when there is no such minute."""
    both = zip(seen.record.minutes, minute_sections(seen, committee.style), strict=True)
    found = [(minute, part) for minute, part in both if minute.number.strip() == number.strip()]
    if not found:
        return None
    label = committee.style.labels.get("extract", "Extract from the minutes")
    minutes, sections = zip(*found, strict=True)
    return _paper(seen, minutes, committee, (f"{label}: {number.strip()}", label), sections)


def _paper(
    seen: PublicMeeting | RestrictedMeeting,
    minutes: tuple[Minute, ...],
    committee: Committee,
    named: tuple[str, str],
    body: Sequence[Block],
) -> Document:
    """A paper of some minutes, marked as they must be; `named` among other papers, and on it."""
    meeting, closed = seen.record.meeting, isinstance(seen, RestrictedMeeting)
    mark = minutes_marking(committee.style, replace(seen.record, minutes=minutes), closed=closed)
    day = day_in_words(meeting.held)
    name, label = named
    of = f"{label} of the meeting held on {weekday_in_words(meeting.held)}"
    kind = (Paragraph(meeting.title),) if meeting.title else ()
    return Document(
        title=f"{name}: {committee.name}, {day}",
        head=RunningHead(committee.name, day, mark),
        foot=numbered(committee.style),
        blocks=(Title(meeting.body), *kind, Paragraph(of), *body),
    )
