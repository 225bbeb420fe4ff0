"""The action log of a committee: what is to be done, by whom, and how it went on."""

from clerk.business.actions import Action, Owner, Progress
from clerk.business.council import Committee
from clerk.business.days import day_in_words
from clerk.business.style import HouseStyle
from clerk.business.views import PublicMeeting, RestrictedMeeting
from exporters.compose.pages import numbered
from exporters.compose.passages import due_in_words
from exporters.compose.template_words import template_words
from exporters.document import Block, Document, Paragraph, RunningHead, Table, Title

_COLUMNS = ("Action", "Responsible", "Progress")
_SHARES = (42, 25, 33)


def action_log_document(seen: PublicMeeting | RestrictedMeeting, committee: Committee) -> Document:
    """The log laid before `seen`: a row for each of its actions, in their order.

    Which actions those are (everything open, and once more what was closed since the last log)
    is for the caller to say: the composer prints all it is given.
    """
    style, meeting = committee.style, seen.record.meeting
    day = day_in_words(meeting.held)
    title = f"{style.labels.get('actions', 'Actions')} - {meeting.body} ({day})"
    rows = tuple(_row(action, style) for action in seen.record.actions)
    columns = style.log_columns + _COLUMNS[len(style.log_columns) :]
    body: Block = Table(columns[:3], rows, _SHARES, caption=title)
    if not rows:
        body = Paragraph("There are no outstanding actions.")
    return Document(
        title=title,
        head=RunningHead(committee.name, day),
        foot=numbered(style),
        blocks=(Title(title), body),
        words=template_words(seen, committee, ""),
    )


def _row(action: Action, style: HouseStyle) -> tuple[tuple[str, ...], ...]:
    due = due_in_words(action.due)
    what = (_origin(action, style), action.text, f"Due: {due}" if due else "")
    progress = [_reported(report) for report in action.progress]
    if action.closed is not None:
        minute = f", minute {action.closed.minute}" if action.closed.minute else ""
        day = day_in_words(action.closed.on)
        progress.append(f"Closed {day}{minute}: {action.closed.reason}")
    return (
        tuple(words for words in what if words),
        tuple(_owner(owner) for owner in action.owners),
        tuple(progress),
    )


def _origin(action: Action, style: HouseStyle) -> str:
    """Which action it is and where it came from: "Action 5 (action from 20 July 2021)".

    In the brackets stand the printed words where there were any, else the day and the minute.
    """
    name = f"{style.labels.get('action', 'action').capitalize()} {action.number or ''}".strip()
    origin = action.origin
    if origin is None:
        return name
    words = origin.words
    if not words:
        minute = f"minute {origin.minute}" if origin.minute else ""
        day = day_in_words(origin.held) if origin.held else ""
        words = ", ".join(part for part in (day, minute) if part)
        words = f"action from {words}" if words else ""
    return f"{name} ({words})" if words else name


def _owner(owner: Owner) -> str:
    return f"{owner.name}, {owner.post}" if owner.post else owner.name


def _reported(report: Progress) -> str:
    return f"{day_in_words(report.on)}: {report.text}" if report.on else report.text
