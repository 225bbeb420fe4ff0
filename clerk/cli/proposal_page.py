"""What a paper was found to hold, and what taking it would do, to read before answering."""

from clerk.business.actions import Action
from clerk.business.meetings import MeetingRecord
from clerk.business.numbering import Scope
from clerk.business.words import counted
from clerk.cli.findings import say_findings
from clerk.cli.page import say
from clerk.desk.importing import Plan
from clerk.desk.planning import Planned
from clerk.desk.wording import day_text, number_text

_MOST = 12


def say_plan(plan: Plan) -> None:
    """Write every meeting of the paper: what is in it, what it changes, what is worth knowing."""
    for planned in plan.planned:
        say()
        if planned.record is None:
            _say_unnamed(planned)
        else:
            _say_meeting(planned, planned.record)
        say_findings(planned.findings, planned.proposal.promises)
        unplaced = planned.proposal.leftovers.unplaced
        if unplaced:
            say("\nFound no place")
        for leftover in unplaced[:_MOST]:
            say(f"  line {leftover.line}: {leftover.text}")
        if len(unplaced) > _MOST:
            say(f"  and {len(unplaced) - _MOST} more; --dry-run --json shows all")


def _say_unnamed(planned: Planned) -> None:
    first, last = planned.proposal.lines
    say(f"Lines {first} to {last}, which name no meeting")
    for kind, records in (("item", planned.proposal.items), ("minute", planned.proposal.minutes)):
        for record in records:
            say(f"  {kind}: {record.title}")


def _say_meeting(planned: Planned, record: MeetingRecord) -> None:
    state = "known already" if planned.known else "new"
    say(f"{planned.proposal.committee}, {day_text(record.meeting)} ({state})")
    if planned.nothing_new:
        say("  nothing here is new")
    elif planned.known:
        for added in planned.added:
            say(f"  would add {added}")
        for change in planned.changes:
            say(f"  {change}")
    else:
        _say_contents(planned, record)
    if planned.series is not None and planned.series.rule.scope is not Scope.MEETING:
        say(f"  the next minute would be {planned.series.next_number}")


def _say_contents(planned: Planned, record: MeetingRecord) -> None:
    short = planned.committee.short if planned.committee else ""
    if record.items:
        say(f"  {counted(len(record.items), 'agenda item')}")
    if record.meeting.membership:
        say(f"  {counted(len(record.meeting.membership), 'member')} listed")
    for group in record.roll.groups:
        say(f"  {group.label.rstrip(':')}: {len(record.roll.under(group.key))}")
    if record.minutes:
        outcomes = sum(len(minute.outcomes) for minute in record.minutes)
        clauses = sum(len(o.clauses) for minute in record.minutes for o in minute.outcomes)
        first, last = record.minutes[0].number, record.minutes[-1].number
        say(
            f"  {counted(len(record.minutes), 'minute')}, {first} to {last}, with "
            f"{counted(outcomes, 'outcome')} of {counted(clauses, 'clause')}"
        )
    for minute in record.minutes:
        for action in minute.actions:
            say(f"  action in {minute.number}, which would be {_said(action, short)}")
    for action in record.actions:
        say(f"  action {_said(action, short)}")
    for paper in record.papers:
        under = f" under item {paper.item}" if paper.item else ""
        say(f"  {paper.kind.value}{under}: {paper.title}")


def _said(action: Action, short: str) -> str:
    return f"{number_text(action, short)}: {action.text}"
