"""Progress reported at a meeting, on its way from the minutes into the action."""

from dataclasses import dataclass, replace

from clerk.business.actions import Closing, Progress
from clerk.business.days import day_in_words
from clerk.business.meetings import Meeting
from clerk.business.typed_progress import Reported, ReportedLine, reported_in
from clerk.desk.action_changes import change_each
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.following_up import Followed, followed
from clerk.desk.workspace import workspace
from db.action_lists import action_numbered


@dataclass(frozen=True, slots=True)
class OfferedReport:
    """What a minute says of an action that is not noted there yet: offered, never taken unasked."""

    seen: Followed
    reported: Reported


def action_reported_on(
    desk: Desk, committee: str, said: ReportedLine, *, restricted: bool
) -> Followed | None:
    """The open action of a committee (its slug) a line speaks of; None when there is none.

    Nor when the line is `restricted` and the action is not: its words may not go there.
    """
    with in_plain_words():
        action_id = action_numbered(desk.register, committee, said.number)
    if action_id is None:
        return None
    (seen,) = followed(desk, [action_id])
    open_to_it = seen.action.restricted or not restricted
    return seen if seen.action.closed is None and open_to_it else None


def offered_reports(desk: Desk, name: str) -> tuple[OfferedReport, ...]:
    """What the minutes of a meeting say of open actions that is not noted there yet."""
    at = workspace(desk, name)
    label, short = at.committee.style.label("action"), at.committee.short
    found = []
    for minute in at.record.minutes:
        for each in reported_in(minute, label, short):
            seen = action_reported_on(desk, at.committee.slug, each.said, restricted=False)
            if seen is None:
                continue
            known = {(report.text, report.meeting) for report in seen.action.progress}
            if (each.said.text, at.record.meeting.reference) not in known:
                found.append(OfferedReport(seen, each))
    return tuple(found)


def take_report(
    desk: Desk, seen: Followed, said: ReportedLine, meeting: Meeting, *, minute: str, closing: bool
) -> str:
    """Note what a meeting heard of an action, and with `closing` close it there; a sentence.

    `minute` is the number it stands under, empty while that may change. Raises Refused when
    somebody has closed it since.
    """
    report = Progress(said.text, meeting.held, meeting=meeting.reference)
    closed = Closing(meeting.held, said.text, meeting.reference, minute) if closing else None
    what = f"Report progress of {seen.number} at {meeting.reference}"
    change_each(
        desk,
        [seen],
        f"Close {seen.number} at {meeting.reference}" if closing else what,
        lambda action: replace(
            action, progress=(*action.progress, report), closed=closed or action.closed
        ),
    )
    told = f"{seen.number}: noted as of {day_in_words(meeting.held)}"
    return f"{told}, and closed." if closing else f"{told}."
