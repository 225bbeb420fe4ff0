"""The log of a committee's actions that is laid before a meeting."""

from clerk.business.meetings import MeetingRecord
from clerk.business.restricted import View
from clerk.business.words import counted, listed
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.following_up import followed
from clerk.desk.meeting_names import meeting_named
from clerk.desk.refused import Refused
from db import action_logs

TabledLog = action_logs.TabledLog


def action_log_record(desk: Desk, name: str, view: View = View.RESTRICTED) -> MeetingRecord:
    """A meeting with its action log: as it was tabled last, else as it would be tabled now.

    It holds no other part of the meeting. With `view` public nothing restricted of a tabled log
    is even read; either way it is for `seen_by` to say what a document may show. Raises Refused
    when there is no such meeting.
    """
    meeting_id = meeting_named(desk, name).id or 0
    with in_plain_words(), desk.register.reading():
        versions = action_logs.tabled_logs(desk.register, meeting_id)
        if versions:
            return action_logs.tabled_log(desk.register, meeting_id, versions[-1].number, view)
        return action_logs.log_by_rule(desk.register, meeting_id)


def table_log(desk: Desk, name: str) -> str:
    """Keep the action log of a meeting as it is now; what that fixed, and which of its owners
    are only guessed and are printed all the same.

    From then on it prints as it was tabled, and its numbers never change. That cannot be taken
    back, but the log may be tabled again. Raises Refused when it would be as it was tabled last.
    """
    meeting = meeting_named(desk, name)
    with in_plain_words():
        with desk.register.writing(f"Table the action log of {meeting.reference}") as change:
            done = action_logs.table_log(change, meeting.id or 0)
        if not done:
            raise Refused("Nothing in this log was changed since it was tabled.")
    ids = [each.id or 0 for each in action_log_record(desk, name).actions]
    told = f"{counted(len(ids), 'action')}, their numbers fixed"
    guessed = [each.number for each in followed(desk, ids) if each.guessed]
    if guessed:
        told += f"; who owns {listed(guessed)} is only guessed"
    return f"The action log of {meeting.reference} is tabled: {told}."


def meeting_of_log(desk: Desk, committee: str) -> str:
    """The meeting a log is likeliest tabled for: the committee's next, else its last.

    Raises Refused when the committee has none.
    """
    try:
        return meeting_named(desk, f"{committee}/next").reference
    except Refused:
        return meeting_named(desk, f"{committee}/last").reference


def tabled_logs(desk: Desk, name: str) -> tuple[TabledLog, ...]:
    """The versions of a meeting's action log that were tabled, the first one first."""
    meeting = meeting_named(desk, name)
    with in_plain_words():
        return action_logs.tabled_logs(desk.register, meeting.id or 0)
