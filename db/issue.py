"""Issuing minutes: numbers for good, and each version kept as it was issued."""

from collections.abc import Callable
from dataclasses import dataclass

from clerk.business.meetings import FIXED, MeetingRecord, Stage
from clerk.business.restricted import View
from db import actions, errors, numbers, texts
from db.kept_versions import MINUTES, keep_version, version_as_kept
from db.records import read_record
from db.register import Register
from db.transaction import Reader, Transaction


@dataclass(frozen=True, slots=True)
class IssuedVersion:
    """A version of minutes as issued: draft 1, draft 2, ... or as confirmed. `at` is in UTC."""

    number: int
    stage: Stage
    at: str
    by: str


def issue_minutes(
    change: Transaction, meeting_id: int, *, period: str, number: Callable[[int], str]
) -> tuple[str, ...]:
    """Issue the draft minutes of a meeting; returns the numbers that were allocated.

    Each minute with a provisional number takes the next of its series in `period`, printed by
    `number`; its actions get their numbers for good; the version is kept as it is now. A
    minute whose number is not provisional keeps it as printed. Raises RuleBroken once the minutes
    are confirmed, NotFound when numbers are needed and the committee has no series.
    """
    record = _settled(change, meeting_id)
    provisional = tuple(
        minute.id for minute in record.minutes if minute.provisional and minute.id is not None
    )
    given: tuple[str, ...] = ()
    if provisional:
        committee = record.meeting.committee
        given = numbers.allocate(change, committee, period, provisional, number)
    actions.number_actions(change, meeting_id)
    done = [
        action.id
        for minute in read_record(change, meeting_id).minutes
        for action in (*minute.actions, *(minute.restricted.actions if minute.restricted else ()))
        if action.id is not None
    ]
    actions.fix_numbers(change, done)
    change.update("meeting", meeting_id, {"stage": Stage.DRAFT_ISSUED.value})
    _keep_version(change, meeting_id, Stage.DRAFT_ISSUED)
    return given


def would_fix(
    register: Register, meeting_id: int, *, period: str, number: Callable[[int], str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The numbers of minutes and those of actions that `issue_minutes` would fix now.

    It is tried, and nothing is kept of the trial. Raises as `issue_minutes` does.
    """
    with register.trying() as change:
        loose = change.rows(
            "SELECT action.id FROM action JOIN minute ON minute.id = action.minute_id "
            "WHERE minute.meeting_id = ? AND number_fixed = 0 AND minute.deleted_at IS NULL "
            "AND action.deleted_at IS NULL ORDER BY minute.place, action.place",
            meeting_id,
        )
        given = issue_minutes(change, meeting_id, period=period, number=number)
        found = (change.one("SELECT number FROM action WHERE id = ?", row[0]) for row in loose)
        return given, tuple(row[0] for row in found if row is not None)


def confirm_minutes(change: Transaction, meeting_id: int) -> None:
    """Fix the text of minutes that were approved as a correct record.

    Raises RuleBroken while a minute has only a provisional number, or when they are confirmed.
    """
    record = _settled(change, meeting_id)
    if any(minute.provisional for minute in record.minutes):
        raise errors.RuleBroken("Some minutes have no number yet: issue the minutes first.")
    _keep_version(change, meeting_id, Stage.CONFIRMED)
    change.update("meeting", meeting_id, {"stage": Stage.CONFIRMED.value})


def issued_versions(reader: Reader, meeting_id: int) -> tuple[IssuedVersion, ...]:
    """The versions of a meeting's minutes that were issued here, the first one first."""
    rows = reader.rows(
        "SELECT number, stage, issued_at, issued_by FROM issued_minutes "
        "WHERE meeting_id = ? ORDER BY number",
        meeting_id,
    )
    return tuple(
        IssuedVersion(row["number"], Stage(row["stage"]), row["issued_at"], row["issued_by"])
        for row in rows
    )


def issued_record(reader: Reader, meeting_id: int, number: int, view: View) -> MeetingRecord:
    """A version of the minutes as it was issued, as `view` may see it.

    Raises NotFound, or Damaged when it is not as it was issued.
    """
    return version_as_kept(reader, MINUTES, meeting_id, number, view)


def _settled(change: Transaction, meeting_id: int) -> MeetingRecord:
    """The record with everything typed folded in, when it may still be issued."""
    record = read_record(change, meeting_id)
    if record.meeting.stage in FIXED:
        raise errors.RuleBroken("These minutes are confirmed: their text is fixed.")
    texts.fold_all(change, meeting_id)
    return record


def _keep_version(change: Transaction, meeting_id: int, stage: Stage) -> None:
    record = read_record(change, meeting_id)
    keep_version(change, MINUTES, meeting_id, record, stage=stage.value)
