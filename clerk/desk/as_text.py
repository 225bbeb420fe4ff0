"""A meeting as plain text to read in a terminal, as the public may see it; grounds are named."""

import textwrap
from collections.abc import Iterator
from itertools import groupby

from clerk.business.actions import Action
from clerk.business.attendance import Attendance, Roll
from clerk.business.days import day_in_words
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.minutes import Minute, Outcome, in_order
from clerk.business.restricted import Grounds
from clerk.business.text import Block, Paragraph, PointList, SubHeading, Table, blocks
from clerk.business.views import PublicMeeting
from clerk.desk.wording import day_text, number_text, origin_text, owners_text
from exporters.compose.passages import outcome_notes

_WIDTH = 92


def meeting_text(seen: PublicMeeting, short: str) -> str:
    """Everything the public may know of a meeting. `short` stands before its action numbers."""
    record = seen.record
    parts = [_head(record.meeting), _roll(record.roll), *_agenda(record)]
    parts += [_minute(minute, short) for minute in record.minutes]
    if record.actions:
        logged = "\n\n".join(_action_text(action, short) for action in record.actions)
        parts.append(f"Actions\n\n{logged}")
    if record.papers:
        parts.append("Papers\n\n" + "\n".join(_papers(record)))
    return "\n\n".join(part for part in parts if part)


def _action_text(action: Action, short: str) -> str:
    lines = [f"{number_text(action, short)}  {action.text}"]
    if action.owners:
        lines.append(f"  Responsible: {owners_text(action)}")
    if action.due:
        day = day_in_words(action.due.on) if action.due.on else ""
        lines.append(f"  Due: {' '.join(part for part in (action.due.words, day) if part)}")
    if origin_text(action):
        lines.append(f"  From: {origin_text(action)}")
    lines += [f"  Progress: {' '.join(report.text.split())}" for report in action.progress]
    if action.closed:
        lines.append(f"  Closed: {action.closed.reason}")
    return "\n".join(_folded(line, "    ") for line in lines)


def _head(meeting: Meeting) -> str:
    lines = [meeting.body, day_text(meeting), f"{meeting.reference} · {meeting.state}"]
    if meeting.venue:
        lines.append(meeting.venue)
    lines += [_folded(notice) for notice in meeting.notices]
    if meeting.membership:
        names = ", ".join(
            f"{member.name} ({member.role.value})" if member.role.value != "member" else member.name
            for member in meeting.membership
        )
        lines.append(_folded(f"Membership: {names}", "  "))
    if meeting.signatory:
        signed = meeting.signatory
        lines.append(f"Signed by {signed.name}" + (f", {signed.post}" if signed.post else ""))
    if meeting.issued:
        lines.append(f"Issued {day_in_words(meeting.issued)}")
    return "\n".join(lines)


def _roll(roll: Roll) -> str:
    lines = []
    for group in roll.groups:
        people = ", ".join(_attended(person) for person in roll.under(group.key))
        lines.append(_folded(f"{group.label.rstrip(':')}: {people or 'nobody'}", "  "))
    return "\n".join(lines)


def _attended(person: Attendance) -> str:
    said = [person.role.value] if person.role and person.role.value != "member" else []
    said += [each for each in (person.post, person.organisation, person.note) if each]
    return f"{person.name} ({', '.join(said)})" if said else person.name


def _agenda(record: MeetingRecord) -> Iterator[str]:
    if not record.items:
        return
    lines = ["Agenda", ""]
    for item in record.items:
        pages = f"  [pages {item.pages}]" if item.pages else ""
        closed = _grounds(item.restricted.grounds) if item.restricted else ""
        lines.append(_folded(f"{item.number:>3}  {item.title}{closed}{pages}", "     "))
        if item.description:
            lines.append(textwrap.indent(_folded(item.description), "     "))
    yield "\n".join(lines)


def _minute(minute: Minute, short: str) -> str:
    closed = _grounds(minute.restricted.grounds) if minute.restricted else ""
    parts = [f"{minute.number}  {minute.title}{closed}".strip()]
    text = blocks(minute.text)
    standing = in_order(minute, len(text))
    after = {place: list(group) for place, group in groupby(standing, key=lambda entry: entry[0])}
    for place in range(len(text) + 1):
        if place:
            parts.append(_block(text[place - 1]))
        for _, part in after.get(place, ()):
            if isinstance(part, Outcome):
                parts.append(_outcome(part))
            else:
                parts.append(f"ACTION {_action_text(part, short)}")
    return "\n\n".join(parts)


def _outcome(outcome: Outcome) -> str:
    head = " ".join(part for part in (outcome.word, outcome.lead_in) if part)
    clauses = [
        _folded(
            f"  {clause.marker} {clause.text}" if clause.marker else f"  {clause.text}", "     "
        )
        for clause in outcome.clauses
    ]
    notes = [_folded(f"  {note}", "    ") for note in outcome_notes(outcome)]
    return "\n".join([head, *clauses, *notes])


def _block(block: Block) -> str:
    match block:
        case Paragraph(text):
            return _folded(text)
        case SubHeading(text):
            return f"— {text} —"
        case PointList(points):
            return "\n".join(
                _folded(f"{'  ' * p.depth}{p.marker or '•'} {p.text}", "  " * (p.depth + 1))
                for p in points
            )
        case Table(rows):
            return "\n".join(" | ".join(row) for row in rows)


def _papers(record: MeetingRecord) -> Iterator[str]:
    for paper in record.papers:
        place = f"item {paper.item}" if paper.item else "no item"
        pages = f", pages {paper.pages}" if paper.pages else ""
        closed = _grounds(paper.grounds) if paper.grounds else ""
        title = f": {paper.title}" if paper.title else ""
        yield f"  {paper.kind.value}{title}{closed} ({place}{pages})"


def _grounds(grounds: Grounds) -> str:
    return f" [{grounds.kind.value} {', '.join(grounds.paragraphs)}]".replace(" ]", "]")


def _folded(text: str, after: str = "") -> str:
    return textwrap.fill(text, _WIDTH, subsequent_indent=after, break_long_words=False)
