"""What taking a paper's proposals into the register would mean, worked out before it happens."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from clerk.business.actions import Action, Origin
from clerk.business.council import Committee
from clerk.business.findings import Finding
from clerk.business.meetings import FIXED, ISSUED, Meeting, MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.numbering import Series
from clerk.business.people import Membership
from clerk.business.proposal import Proposal
from clerk.business.restricting import with_closed_under
from clerk.desk.founding import founded, taught
from clerk.desk.looking import listed_seats, meeting_findings
from clerk.desk.merging import Change, linked, merged, same_words
from clerk.desk.numbers_offered import NumbersOffered, alike
from clerk.desk.refused import Refused
from db import Register, actions, councils, meetings, numbers, people, records


@dataclass(frozen=True, slots=True)
class Planned:
    """What one proposal would do to the register.

    `record` is the meeting as it would stand and `committee` the committee; both None when
    nobody has said which meeting it is. `known` tells whether the register holds that meeting
    already; then `added` names what would be new in it and `changes` what would be replaced.
    `series` is the run of numbers to take over, None to leave it as it is. `perhaps` names the
    meetings whose agenda has an item of the same title, for a paper that does not say which it is.
    """

    proposal: Proposal
    record: MeetingRecord | None = None
    committee: Committee | None = None
    known: bool = False
    added: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    series: Series | None = None
    perhaps: tuple[str, ...] = ()

    @property
    def nothing_new(self) -> bool:
        return self.known and not self.added and not self.changes


def planned(
    register: Register, proposals: Sequence[Proposal], named: Meeting | None
) -> tuple[Planned, ...]:
    """Each proposal against the register, in the order given.

    `named` is the meeting of proposals that do not say theirs. Raises Refused when a paper would
    change minutes that are confirmed.
    """
    papers = [(proposal, proposal.meeting or named) for proposal in proposals]
    committees = {
        meeting.committee: _Committee(register, meeting.committee, papers)
        for _, meeting in papers
        if meeting is not None
    }
    return tuple(
        Planned(proposal, findings=proposal.findings, perhaps=_perhaps(register, proposal))
        if meeting is None
        else committees[meeting.committee].plan(proposal, meeting)
        for proposal, meeting in papers
    )


def _perhaps(register: Register, proposal: Proposal) -> tuple[str, ...]:
    titles = [item.title for item in proposal.items] + [m.title for m in proposal.minutes]
    named = [title for title in titles if title]
    return tuple(each.reference for each in meetings.with_item_titled(register, named))


class _Committee:
    """One committee while a paper is being planned: how it stands, and what the paper says."""

    def __init__(
        self,
        register: Register,
        slug: str,
        papers: Sequence[tuple[Proposal, Meeting | None]],
    ) -> None:
        self._register = register
        self._slug = slug
        self._series = numbers.series_of(register, slug)
        self._actions = actions.actions(register, committee=slug)
        mine = [
            (each, meeting) for each, meeting in papers if meeting and meeting.committee == slug
        ]
        logged = [action for proposal, _ in mine for action in proposal.actions]
        self._numbers = NumbersOffered((each.action for each in self._actions), logged)
        printed = [seat for _, meeting in mine for seat in listed_seats(meeting)]
        self._seats = (*people.memberships(register, slug), *printed)
        self._committee = self._as_taught(tuple(proposal for proposal, _ in mine))

    def plan(self, proposal: Proposal, meeting: Meeting) -> Planned:
        """What one proposal about a meeting of this committee would do."""
        known = self._known(meeting)
        old = known or MeetingRecord(meeting)
        new = self._with_known_actions(proposal.record(meeting))
        merge = merged(replace(old, actions=self._logged_before(old, new)), new)
        closing = with_closed_under(old, linked(merge.record))
        record, odd = self._numbers.given(closing)
        if known and known.meeting.stage in FIXED and record != known:
            raise Refused(
                f"The minutes of {meeting.reference} are {known.meeting.stage.value} and can no "
                "longer be changed by a paper; record a correction instead."
            )
        rule = self._committee.style.numbering
        seats = self._seats_on(record.meeting)
        return Planned(
            proposal,
            record,
            self._committee,
            known=known is not None,
            added=(*merge.added, *_closed_with_it(merge.record, closing)),
            changes=merge.changes,
            findings=(*proposal.findings, *odd, *meeting_findings(record, rule, seats)),
            series=self._taken_over(proposal.series, record.meeting),
        )

    def _as_taught(self, proposals: tuple[Proposal, ...]) -> Committee:
        """The committee: a new one as its papers show it, a known one as the clerk left it.

        A committee known only from agendas learns how it numbers from its first minutes.
        """
        known = {each.slug: each for each in councils.committees(self._register)}
        if self._slug in known and self._series is not None:
            return known[self._slug]
        council = councils.council(self._register)
        committee = known.get(self._slug) or founded(proposals[0], self._slug, council)
        for proposal in proposals:
            committee = replace(committee, style=taught(committee.style, proposal))
        return committee

    def _known(self, meeting: Meeting) -> MeetingRecord | None:
        on_the_day = meetings.meetings(
            self._register, committee=self._slug, first=meeting.held, last=meeting.held
        )
        for each in on_the_day:
            if each.sitting == meeting.sitting and each.id is not None:
                return records.meeting_record(self._register, each.id)
        return None

    def _with_known_actions(self, new: MeetingRecord) -> MeetingRecord:
        """The record with an origin on each printed action, joined to a log that has it already."""
        minutes = tuple(
            replace(
                minute,
                actions=tuple(self._joined(each, minute, new.meeting) for each in minute.actions),
            )
            for minute in new.minutes
        )
        return replace(new, minutes=minutes)

    def _joined(self, action: Action, minute: Minute, meeting: Meeting) -> Action:
        origin = action.origin or Origin(meeting.held, minute.number)
        printed = replace(action, origin=origin)
        for known in (each.action for each in self._actions):
            same_day = known.origin is not None and known.origin.held == meeting.held
            if printed.number is None and same_day and same_words(known, printed):
                return replace(
                    known,
                    origin=replace(origin, words=known.origin.words if known.origin else ""),
                    label=action.label,
                    after_block=action.after_block,
                    order=action.order,
                )
        return printed

    def _logged_before(self, old: MeetingRecord, new: MeetingRecord) -> tuple[Action, ...]:
        """The log as the register has it, and what the register knows of actions new in it.

        What a later meeting's log says of an action is not taken back by this one.
        """
        there = {action.number for action in old.actions}
        by_number = {e.action.number: e.action for e in self._actions if e.action.number}
        in_later_logs = {
            action.id
            for meeting in self._later(new.meeting)
            for action in actions.in_log(self._register, meeting.id or 0)
        }
        before = list(old.actions)
        for action in new.actions:
            known = by_number.get(action.number or "") if action.number not in there else None
            if known and known.id not in in_later_logs and alike(known, action):
                before.append(known)
        return tuple(before)

    def _later(self, meeting: Meeting) -> tuple[Meeting, ...]:
        day_after = meeting.held + timedelta(days=1)
        return meetings.meetings(self._register, committee=self._slug, first=day_after)

    def _seats_on(self, meeting: Meeting) -> tuple[Membership, ...]:
        held = [seat for seat in self._seats if seat.held_on(meeting.held)]
        latest = {seat.person.name: seat for seat in held}
        return tuple(latest.values())

    def _taken_over(self, series: Series | None, meeting: Meeting) -> Series | None:
        """The series to go on with, as the newest minutes leave it.

        How the committee numbers is settled by its first minutes, and then is the clerk's to
        change: later minutes of the same pattern only tell how far the count has come.
        """
        if series is None or any(each.stage in ISSUED for each in self._later(meeting)):
            return None
        if self._series is None:
            return series
        if series.rule.pattern != self._series.rule.pattern:
            return None
        going_on = replace(series, rule=self._series.rule)
        return None if going_on == self._series else going_on


def _closed_with_it(read: MeetingRecord, closing: MeetingRecord) -> Iterator[str]:
    """What of a paper is closed to the public because it comes under business that is."""
    for before, item in zip(read.items, closing.items, strict=True):
        if item.restricted and not before.restricted:
            yield f"item {item.number} closed to the public, as the one above is"
    for was, minute in zip(read.minutes, closing.minutes, strict=True):
        if minute.restricted and not was.restricted:
            yield f"minute {minute.number} closed to the public, as its item is"
    for laid, paper in zip(read.papers, closing.papers, strict=True):
        if paper.grounds and not laid.grounds:
            yield f"a paper under item {paper.item} closed to the public, as that is"
