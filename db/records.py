"""A whole meeting out of the register, and into it."""

from clerk.business.meetings import FIXED, MeetingRecord, Stage
from db import (
    actions,
    agenda,
    alterations,
    details,
    errors,
    laid_papers,
    minutes,
    proceedings,
    roll,
)
from db.action_saving import save_log
from db.register import Register
from db.transaction import Reader, Transaction


def meeting_record(register: Register, meeting_id: int) -> MeetingRecord:
    """Everything known of a meeting at one moment, restricted parts included, with the words
    that were typed last. Raises NotFound."""
    with register.reading():
        return read_record(register, meeting_id)


def read_record(reader: Reader, meeting_id: int) -> MeetingRecord:
    """The same inside a transaction."""
    found = details.meetings_where(reader, "WHERE meeting.id = ?", meeting_id)
    if not found:
        raise errors.NotFound(f"There is no meeting {meeting_id} in the register.")
    return MeetingRecord(
        meeting=found[0],
        roll=roll.roll(reader, meeting_id),
        items=agenda.items(reader, meeting_id),
        minutes=minutes.minutes(reader, meeting_id),
        actions=actions.in_log(reader, meeting_id),
        papers=laid_papers.papers(reader, meeting_id),
        declarations=roll.declarations(reader, meeting_id),
        adjournments=proceedings.adjournments(reader, meeting_id),
        corrections=proceedings.corrections(reader, meeting_id),
        alterations=alterations.alterations(reader, meeting_id),
        leftovers=details.leftovers(reader, meeting_id),
    )


def save_record(change: Transaction, record: MeetingRecord) -> int:
    """Make the register hold exactly this record; returns the meeting's id.

    The meeting is the one with the record's id, else the one of that committee, day and sitting,
    else a new one. Only rows that differ are written: an unchanged record makes no event.
    Two things are never taken away: an action's number, and its progress. An action that a later
    meeting's log has spoken of keeps what that log said.

    Raises NotFound for an unknown committee, StaleWrite when somebody else changed a part of it
    since it was read, RuleBroken when an issued number or a confirmed text would change.
    """
    meeting = record.meeting
    committee = change.one("SELECT id FROM committee WHERE slug = ?", meeting.committee)
    if committee is None:
        known = [row["slug"] for row in change.rows("SELECT slug FROM committee")]
        raise errors.no_such("committee", meeting.committee, known)
    committee_id = committee["id"]
    meeting_id = _save_meeting(change, committee_id, record)
    details.save_parts(change, meeting_id, record)
    roll.save_roll(change, meeting_id, record.roll)
    agenda.save_items(change, meeting_id, record.items)
    laid_papers.save_papers(change, meeting_id, record.papers)
    minutes.save_minutes(change, committee_id, meeting_id, record.minutes)
    save_log(change, committee_id, meeting_id, record.actions)
    roll.save_declarations(change, meeting_id, record.declarations)
    proceedings.save_adjournments(change, meeting_id, record.adjournments)
    proceedings.save_corrections(change, meeting_id, record.corrections)
    alterations.save_alterations(change, meeting_id, record.alterations)
    # Last, because confirming fixes all of the above.
    change.update("meeting", meeting_id, {"stage": meeting.stage.value})
    return meeting_id


def _save_meeting(change: Transaction, committee_id: int, record: MeetingRecord) -> int:
    meeting = record.meeting
    columns = details.columns(record)
    row = None
    if meeting.id is not None:
        row = change.one("SELECT id FROM meeting WHERE id = ?", meeting.id)
    if row is None:
        row = change.one(
            "SELECT id FROM meeting WHERE committee_id = ? AND held = ? AND sitting = ?",
            committee_id,
            columns["held"],
            meeting.sitting,
        )
    if row is None:
        stage = Stage.WRITING_UP if meeting.stage in FIXED else meeting.stage
        columns |= {"committee_id": committee_id, "stage": stage.value}
        return change.insert("meeting", columns)
    base = meeting.version if row["id"] == meeting.id else None
    change.update("meeting", row["id"], {"committee_id": committee_id, **columns}, base=base)
    return int(row["id"])
