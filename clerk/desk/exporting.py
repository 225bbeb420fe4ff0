"""Minutes and action logs as documents, for the public view."""

from pathlib import Path

from clerk.business.council import Committee
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.restricted import View
from clerk.business.views import seen_by
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.meeting_names import meeting_named
from clerk.desk.refused import Refused
from db import actions, councils, meetings
from db.records import meeting_record
from exporters.compose.action_log import action_log_document
from exporters.compose.minutes import minutes_document
from exporters.document import Document
from exporters.errors import ExportError
from exporters.write import write


def export_minutes(desk: Desk, reference: str, path: Path, *, replace: bool = False) -> None:
    """Print the minutes of a meeting to `path`, in the format of its ending.

    Raises Refused when the meeting has no minutes, when the file is there already and `replace`
    was not asked for, and for what cannot be written.
    """
    with in_plain_words():
        meeting = meeting_named(desk, reference)
        record = meeting_record(desk.register, meeting.id or 0)
        committee = councils.committee(desk.register, meeting.committee)
    if not record.minutes:
        raise Refused(f"There are no minutes of {meeting.reference} yet.")
    _write(minutes_document(seen_by(record, View.PUBLIC), committee), path, replace)


def export_actions(desk: Desk, name: str, path: Path, *, replace: bool = False) -> None:
    """Print an action log to `path`: everything open of a committee, or the log of a meeting.

    A committee's log is printed for its next meeting, or the last one known. Raises Refused as
    `export_minutes` does.
    """
    with in_plain_words():
        known = {committee.slug: committee for committee in councils.committees(desk.register)}
        if name in known:
            record, committee = _outstanding(desk, known[name]), known[name]
        else:
            meeting = meeting_named(desk, name)
            record = meeting_record(desk.register, meeting.id or 0)
            committee = known[meeting.committee]
    _write(action_log_document(seen_by(record, View.PUBLIC), committee), path, replace)


def _outstanding(desk: Desk, committee: Committee) -> MeetingRecord:
    """The committee's next meeting, or its last, with every open action as its log."""
    held = meetings.meetings(desk.register, committee=committee.slug)
    if not held:
        raise Refused(f"There is no meeting of {committee.name} in the register yet.")
    to_come: list[Meeting] = [meeting for meeting in held if meeting.held >= desk.today()]
    listed = actions.actions(desk.register, committee=committee.slug, open_only=True)
    return MeetingRecord(
        to_come[-1] if to_come else held[0], actions=tuple(each.action for each in listed)
    )


def _write(document: Document, path: Path, replace: bool) -> None:
    if path.is_file() and not replace:
        raise Refused(f"{path} is there already; add --force to replace it.")
    try:
        write(document, path)
    except ExportError as error:
        raise Refused(str(error)) from error
