"""Papers of a meeting as files: agendas, minutes and parts of them, and action logs."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from clerk.business.closed_since import without_closed_since
from clerk.business.council import Committee
from clerk.business.house_files import PrintedIn
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.restricted import View
from clerk.business.views import PublicMeeting, seen_by
from clerk.desk.action_logs import action_log_record
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.file_names import called, check_name
from clerk.desk.house_files import council_of, crest_of, dressed, with_letterhead
from clerk.desk.issuing_agendas import agenda_as_issued, check_printable
from clerk.desk.meeting_names import meeting_named
from clerk.desk.refused import Refused
from clerk.desk.written_files import InTheWay, in_the_way, note_written
from db import actions, councils, issue, meetings
from db.records import meeting_record
from exporters.compose.action_log import action_log_document
from exporters.compose.agenda import agenda_document
from exporters.compose.changes import Seen, changes_document, differences
from exporters.compose.excerpts import decision_sheet, extract
from exporters.compose.minutes import minutes_document
from exporters.compose.notice_board import notice_board_document
from exporters.compose.notices import notice_document
from exporters.document import Document
from exporters.errors import ExportError
from exporters.write import write
from exporters.write.one_page import on_one_page

FORMATS = {
    ".docx": "Word",
    ".pdf": "PDF",
    ".html": "Web page",
    ".md": "Markdown",
    ".txt": "Plain text",
}
"""What a file can be, by the ending of its name."""

_MOST_NUMBERS = 12


class Printed(StrEnum):
    """What can be printed."""

    AGENDA = "agenda"
    MINUTES = "minutes"
    DECISIONS = "decisions"
    EXTRACT = "extract"
    CHANGES = "changes"
    ACTIONS = "actions"
    NOTICE = "notice"
    NOTICE_BOARD = "notice-board"


def export(
    desk: Desk,
    what: Printed,
    name: str,
    path: Path,
    *,
    view: View = View.PUBLIC,
    replace: bool = False,
    minute: str = "",
    first_page: int | None = None,
    version: int | None = None,
) -> str:
    """Print to `path` what `composed` composes; the SHA-256 of the file.

    A file written here before and not changed since is replaced. Raises InTheWay for any other
    that is there, unless told to `replace` it, and Refused as `composed` and `write_out` do.
    """
    document = composed(
        desk, what, name, view, minute=minute, first_page=first_page, version=version
    )
    check_name(path, view)
    if not replace and (why := in_the_way(desk, path)):
        raise InTheWay(why)
    written = write_out(document, path, view=view, replace=True)
    note_written(desk, path, written)
    return written


def composed(
    desk: Desk,
    what: Printed,
    name: str,
    view: View = View.PUBLIC,
    *,
    minute: str = "",
    first_page: int | None = None,
    version: int | None = None,
) -> Document:
    """The document as it will be written.

    `name` names a meeting; for actions also a committee: then the log of its next meeting is
    printed or, where none is to come, everything open. `minute` is the number of the minute to
    extract, `first_page` that of the first page of minutes whose pages run on through a year,
    `version` that of the agenda as it was issued then. An agenda not issued yet is marked as a
    draft, for the Chair's briefing; a notice is of what was altered last, that for the board one
    public page. Raises Refused when there is no such meeting or nothing to print.
    """
    with in_plain_words(), desk.register.reading():
        known = {committee.slug: committee for committee in councils.committees(desk.register)}
        if what is Printed.ACTIONS:
            slug = councils.slug_called(desk.register, name)
            record = (
                action_log_record(desk, name, view)
                if slug is None
                else _outstanding(desk, known[slug])
            )
        else:
            record = meeting_record(desk.register, meeting_named(desk, name).id or 0)
        committee = known[record.meeting.committee]
        now = record
        if version is not None and what is Printed.AGENDA:
            record = agenda_as_issued(desk, record, version, view)
        _check_content(what, record)
        seen = seen_by(record, view)
        match what:
            case Printed.AGENDA:
                return dressed(desk, agenda_document(seen, committee), committee, PrintedIn.AGENDA)
            case Printed.MINUTES:
                document = minutes_document(seen, committee, first_page=first_page)
                return dressed(desk, document, committee, PrintedIn.MINUTES)
            case Printed.DECISIONS:
                return decision_sheet(seen, committee)
            case Printed.EXTRACT:
                return _extract(seen, committee, minute)
            case Printed.CHANGES:
                return _changes(desk, seen, committee, view, now)
            case Printed.ACTIONS:
                document = action_log_document(seen, committee)
                return dressed(desk, document, committee, PrintedIn.ACTIONS)
            case Printed.NOTICE:
                document = notice_document(seen, committee, record.alterations[-1])
                crest, council = crest_of(desk, committee), council_of(desk, committee)
                return with_letterhead(document, crest, council)
            case Printed.NOTICE_BOARD:
                return _notice_board(desk, seen_by(record, View.PUBLIC), committee)


def write_out(
    document: Document,
    path: Path,
    *,
    view: View = View.PUBLIC,
    replace: bool = False,
    going_on: Callable[[], bool] = lambda: True,
) -> str:
    """Write a composed document in the format of the file's ending, whole or not at all.

    `going_on` is asked before the file takes its place. Answers with the SHA-256 of the file,
    empty when it was not written. Raises InTheWay when a file is there and is not to be replaced,
    and Refused when it is to hold restricted business and its name does not say so, and for what
    cannot be written.
    """
    check_name(path, view)
    if path.is_file() and not replace:
        raise InTheWay(f"{path} is there already")
    try:
        return write(document, path, going_on=going_on)
    except ExportError as error:
        raise Refused(str(error)) from error


def file_name(
    what: Printed,
    name: str,
    view: View = View.PUBLIC,
    *,
    ending: str = ".docx",
    minute: str = "",
) -> str:
    """What the file is called when the clerk has no better name: the meeting's, and what it is."""
    kind = {
        Printed.ACTIONS: "action-log",
        Printed.EXTRACT: f"minute-{minute}",
    }.get(what, what.value)
    return called(name, kind, ending, view)


def _check_content(what: Printed, record: MeetingRecord) -> None:
    reference = record.meeting.reference
    if what is Printed.AGENDA and not record.items:
        raise Refused(f"There are no agenda items for {reference} yet.")
    if what is Printed.AGENDA:
        check_printable(record)
    if what is Printed.NOTICE and not record.alterations:
        raise Refused(
            f"There is nothing to give notice of: {reference} was neither called off nor moved."
        )
    if what not in _WITHOUT_MINUTES and not record.minutes:
        raise Refused(f"There are no minutes of {reference} yet.")


_WITHOUT_MINUTES = frozenset(
    {Printed.AGENDA, Printed.ACTIONS, Printed.NOTICE, Printed.NOTICE_BOARD}
)


def _notice_board(desk: Desk, seen: PublicMeeting, committee: Committee) -> Document:
    """The notice of a meeting for the board, made shorter until it is one page, crest and all."""
    crest, council = crest_of(desk, committee), council_of(desk, committee)

    def made(items: int | None, texts: bool) -> Document:
        document = notice_board_document(seen, committee, items=items, texts=texts)
        return with_letterhead(document, crest, council)

    try:
        return on_one_page(made, len(seen.record.items))
    except ExportError as error:
        raise Refused(str(error)) from error


def _extract(seen: Seen, committee: Committee, number: str) -> Document:
    document = extract(seen, committee, number)
    if document is None:
        known = [minute.number for minute in seen.record.minutes if minute.number]
        there = f"{', '.join(known[:_MOST_NUMBERS])}{' …' if len(known) > _MOST_NUMBERS else ''}"
        raise Refused(
            f"There is no minute {number} of {seen.record.meeting.reference}; "
            f"choose one of: {there or 'none has a number yet'}."
        )
    return document


def _changes(
    desk: Desk, seen: Seen, committee: Committee, view: View, now: MeetingRecord
) -> Document:
    """What differs from the last version issued that differs at all.

    For the public, what was closed since says nothing of what it was before.
    """
    meeting = seen.record.meeting
    versions = issue.issued_versions(desk.register, meeting.id or 0)
    if not versions:
        raise Refused(f"No draft of the minutes of {meeting.reference} was issued here yet.")
    for version in reversed(versions):
        number = version.number
        kept = issue.issued_record(desk.register, meeting.id or 0, number, view)
        if view is View.PUBLIC:
            kept = without_closed_since(kept, now)
        before = seen_by(kept, view)
        if differences(before, seen, committee):
            break
    drafted = version.stage is Stage.DRAFT_ISSUED
    since = f"draft {number}" if drafted else "confirmation"
    return changes_document(before, seen, committee, since=since)


def _outstanding(desk: Desk, committee: Committee) -> MeetingRecord:
    """The committee's next meeting with its log, or its last with every open action as its log."""
    held = meetings.meetings(desk.register, committee=committee.slug)
    if not held:
        raise Refused(f"There is no meeting of {committee.name} in the register yet.")
    to_come: list[Meeting] = [
        meeting for meeting in held if meeting.held >= desk.today() and not meeting.called_off
    ]
    if to_come:
        return action_log_record(desk, to_come[-1].reference)
    listed = actions.actions(desk.register, committee=committee.slug, open_only=True)
    placed = (replace(each.action, origin=each.origin) for each in listed)
    last = next((meeting for meeting in held if not meeting.called_off), held[0])
    return MeetingRecord(last, actions=tuple(placed))
