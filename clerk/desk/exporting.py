"""Agendas, minutes and action logs as documents, for the public or for those who may see more."""

from collections.abc import Callable
from enum import StrEnum
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
from exporters.compose.agenda import agenda_document
from exporters.compose.minutes import minutes_document
from exporters.document import Document
from exporters.errors import ExportError
from exporters.write import write


class Printed(StrEnum):
    """What can be printed."""

    AGENDA = "agenda"
    MINUTES = "minutes"
    ACTIONS = "actions"


_COMPOSERS = {
    Printed.AGENDA: agenda_document,
    Printed.MINUTES: minutes_document,
    Printed.ACTIONS: action_log_document,
}


def export(
    desk: Desk,
    what: Printed,
    name: str,
    path: Path,
    *,
    view: View = View.PUBLIC,
    replace: bool = False,
) -> None:
    """Print to `path` what `composed` composes, as `write_out` writes it. Raises Refused."""
    write_out(composed(desk, what, name, view), path, view=view, replace=replace)


def composed(desk: Desk, what: Printed, name: str, view: View = View.PUBLIC) -> Document:
    """The document as it will be written.

    `name` names a meeting; for actions also a committee: then everything open is printed, for its
    next meeting or the last one known. Raises Refused when there is no such meeting or nothing to
    print.
    """
    with in_plain_words(), desk.register.reading():
        known = {committee.slug: committee for committee in councils.committees(desk.register)}
        if what is Printed.ACTIONS and name in known:
            record = _outstanding(desk, known[name])
        else:
            record = meeting_record(desk.register, meeting_named(desk, name).id or 0)
    reference = record.meeting.reference
    if what is Printed.MINUTES and not record.minutes:
        raise Refused(f"There are no minutes of {reference} yet.")
    if what is Printed.AGENDA and not record.items:
        raise Refused(f"There are no agenda items for {reference} yet.")
    return _COMPOSERS[what](seen_by(record, view), known[record.meeting.committee])


def write_out(
    document: Document,
    path: Path,
    *,
    view: View = View.PUBLIC,
    replace: bool = False,
    going_on: Callable[[], bool] = lambda: True,
) -> bool:
    """Write a composed document in the format of the file's ending, whole or not at all.

    `going_on` is asked before the file takes its place; answers whether it was written. Raises
    Refused when the file is there already and `replace` was not asked for, when it is to hold
    restricted business and its name does not say so, and for what cannot be written.
    """
    if view is View.RESTRICTED and "restricted" not in path.name.casefold():
        raise Refused(
            f"{path.name} will hold restricted business, and its name must say so; "
            f"call it {path.stem}-restricted{path.suffix}."
        )
    if path.is_file() and not replace:
        raise Refused(f"{path} is there already; add --force to replace it.")
    try:
        return write(document, path, going_on=going_on)
    except ExportError as error:
        raise Refused(str(error)) from error


def file_name(what: Printed, name: str, view: View = View.PUBLIC) -> str:
    """What the file is called when the clerk has no better name: the meeting's, and what it is."""
    kind = "action-log" if what is Printed.ACTIONS else what.value
    closed = "-restricted" if view is View.RESTRICTED else ""
    return f"{name.replace('/', '-')}-{kind}{closed}.docx"


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
