"""From the Chair's "the meeting is closed" to a copy in Word that can be checked.

No number is fixed on the way. All verbs raise Refused as `change_meeting` does.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from clerk.business.days import day_in_words
from clerk.business.meetings import ISSUED, MeetingRecord, Stage
from clerk.business.readiness import Light, readiness
from clerk.business.restricted import View
from clerk.desk.changing_meetings import write_change
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.exporting import Printed, composed, write_out
from clerk.desk.file_names import called, check_name
from clerk.desk.paths import documents_folder
from clerk.desk.refused import Refused
from clerk.desk.rescuing import rescued_texts
from clerk.desk.wording import moment_text
from clerk.desk.workspace import Workspace, workspace
from clerk.desk.written_files import InTheWay, in_the_way, note_written
from db import checking_copies, issue, texts
from db.checking_copies import CheckingCopy
from db.issue import IssuedVersion


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done with minutes: what, when in words, and by or for whom."""

    what: str
    when: str
    words: str


@dataclass(frozen=True, slots=True)
class Stages:
    """How far the minutes of a meeting have come, and the `steps` they took, in order."""

    at: Workspace
    lights: tuple[Light, ...]
    versions: tuple[IssuedVersion, ...]
    steps: tuple[Step, ...]


def stages(desk: Desk, reference: str) -> Stages:
    """The stages of the meeting a clerk names. Raises Refused with near names."""
    at = workspace(desk, reference)
    meeting_id = at.record.meeting.id or 0
    with in_plain_words():
        versions = issue.issued_versions(desk.register, meeting_id)
    return Stages(at, _lights(desk, at), versions, tuple(_steps(desk, at.record, versions)))


def lights(desk: Desk, record: MeetingRecord) -> tuple[Light, ...]:
    """What is ready to be issued and what is not.

    Words that are not saved are those rescued to another file, which the register has not got.
    """
    return _lights(desk, workspace(desk, str(record.meeting.id)))


def copies(desk: Desk, meeting_id: int) -> tuple[CheckingCopy, ...]:
    """Who was given which copy of the minutes to check, the first one first."""
    with in_plain_words():
        return checking_copies.copies(desk.register, meeting_id)


def close_meeting(desk: Desk, record: MeetingRecord) -> str:
    """Take the Chair's "the meeting is closed": from now on its minutes are being written up."""
    if record.meeting.stage is not Stage.IN_THE_ROOM:
        raise Refused(f"The meeting is not open; the stage is: {record.meeting.stage}.")
    closed = _closed(desk, record, Stage.WRITING_UP)
    _move_on(desk, record, closed, "Close the meeting")
    return f"The meeting is closed, at {closed.meeting.ends:%H:%M}; its minutes are written up."


def to_be_checked(desk: Desk, record: MeetingRecord) -> str:
    """Have the minutes checked; a meeting still in the room is closed first, in the same change.

    Does nothing when they are being checked already.
    """
    meeting = record.meeting
    if meeting.stage in ISSUED:
        so_far = "issued" if meeting.stage is Stage.DRAFT_ISSUED else meeting.stage.value
        raise Refused(f"These minutes are {so_far}: export them instead.")
    if not record.minutes:
        raise Refused(f"There are no minutes of {meeting.reference} to be checked yet.")
    if meeting.held > desk.today():
        raise Refused(f"The meeting is not held before {day_in_words(meeting.held)}.")
    if meeting.stage is Stage.BEING_CHECKED:
        return "The minutes are being checked."
    if meeting.stage is Stage.IN_THE_ROOM:
        closed = _closed(desk, record, Stage.BEING_CHECKED)
        _move_on(desk, record, closed, "Close the meeting and have its minutes checked")
        return f"The meeting is closed, at {closed.meeting.ends:%H:%M}."
    _move_on(desk, record, _at_stage(record, Stage.BEING_CHECKED), "Have the minutes checked")
    return "The minutes are being checked."


def copy_path(desk: Desk, record: MeetingRecord, view: View = View.PUBLIC) -> Path:
    """Where the next copy goes unless the clerk says otherwise; each has a name of its own, so
    that what was written into the one before stays."""
    with in_plain_words():
        number = checking_copies.next_copy(desk.register, record.meeting.id or 0)
    name = called(record.meeting.reference, f"checking-copy-{number}", ".docx", view)
    return documents_folder() / name


def checking_copy(
    desk: Desk,
    record: MeetingRecord,
    path: Path,
    *,
    given_to: str = "",
    view: View = View.PUBLIC,
    replace: bool = False,
) -> str:
    """From "the meeting is closed" to a copy marked as a draft, with provisional numbers.

    It notes who had it. Raises InTheWay, before anything is done, for a file that was not written
    here or was changed since, unless told to `replace` it.
    """
    check_name(path, view)
    if not replace and (why := in_the_way(desk, path)):
        raise InTheWay(why)
    to_be_checked(desk, record)
    document = composed(desk, Printed.MINUTES, str(record.meeting.id), view)
    written = write_out(document, path, view=view, replace=True)
    return note_copy(desk, record, path, written, given_to)


def note_copy(desk: Desk, record: MeetingRecord, path: Path, written: str, given_to: str) -> str:
    """Note a copy written to `path` with contents of this SHA-256, and who had it."""
    note_written(desk, path, written)
    to = " ".join(given_to.split())
    with in_plain_words(), desk.register.writing("Write a checking copy") as change:
        number = checking_copies.add_copy(
            change, record.meeting.id or 0, to=to, file_name=path.name, sha256=written
        )
    whose = f" for {to}" if to else ""
    return f"Checking copy {number}{whose} is written: {path}"


def _steps(
    desk: Desk, record: MeetingRecord, versions: tuple[IssuedVersion, ...]
) -> Iterator[Step]:
    for copy in copies(desk, record.meeting.id or 0):
        whose = f"for {copy.to} · " if copy.to else ""
        when = moment_text(desk.here(copy.at))
        yield Step(f"Checking copy {copy.number}", when, f"{whose}{copy.file_name}")
    for version in versions:
        draft = version.stage is Stage.DRAFT_ISSUED
        what = f"Draft {version.number} issued" if draft else "Confirmed"
        yield Step(what, moment_text(desk.here(version.at)), f"by {version.by}")
    for each in record.corrections:
        minute = f"minute {each.number}" if each.number else "the minutes"
        words = "in its restricted text" if each.restricted else each.text
        yield Step("Correction", "", f"{minute}: {words}")
    meeting = record.meeting
    if meeting.signed_by:
        on = day_in_words(meeting.signed_on) if meeting.signed_on else ""
        yield Step("Signed", on, f"by {meeting.signed_by}")


def _lights(desk: Desk, at: Workspace) -> tuple[Light, ...]:
    unsaved = {text.minute for text in rescued_texts(desk)}
    return readiness(at.record, at.seats, at.findings, unsaved)


def _closed(desk: Desk, record: MeetingRecord, stage: Stage) -> MeetingRecord:
    after = _at_stage(record, stage)
    return replace(after, meeting=replace(after.meeting, ends=desk.minute()))


def _at_stage(record: MeetingRecord, stage: Stage) -> MeetingRecord:
    return replace(record, meeting=replace(record.meeting, stage=stage))


def _move_on(desk: Desk, before: MeetingRecord, after: MeetingRecord, what: str) -> None:
    with in_plain_words(), desk.register.writing(what) as change:
        texts.fold_all(change, before.meeting.id or 0)
        write_change(change, before, after)
