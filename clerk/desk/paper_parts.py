"""What a paper was found to hold, part by part, each with the lines it was read from."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from clerk.business.actions import Action
from clerk.business.days import day_in_words
from clerk.business.meetings import Meeting
from clerk.business.numbering import Scope
from clerk.business.proposal import Proposal
from clerk.desk.importing import PaperRead
from clerk.desk.locating import Lines, Words
from clerk.desk.planning import Planned
from clerk.desk.wording import day_text, owners_text


class PartKind(StrEnum):
    MEETING = "meeting"
    DETAIL = "detail"
    PERSON = "person"
    ITEM = "item"
    MINUTE = "minute"
    OUTCOME = "outcome"
    ACTION = "action"
    PAPER = "paper"
    PROMISE = "promise"
    CHANGE = "change"
    FINDING = "finding"
    UNPLACED = "unplaced"


KEPT_OR_LEFT = frozenset(
    (
        PartKind.MEETING,
        PartKind.PERSON,
        PartKind.ITEM,
        PartKind.MINUTE,
        PartKind.ACTION,
        PartKind.PAPER,
    )
)
"""What the clerk can leave out, and correct."""


@dataclass(frozen=True, slots=True)
class PartKey:
    """Which part: of the proposal with this index, the record of a kind at these indexes.

    An action printed in a minute has two: the minute's and its own.
    """

    proposal: int
    kind: PartKind
    at: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One part, in words, and the lines of the paper it was read from; None when not known."""

    key: PartKey
    text: str
    lines: Lines | None = None


class PaperParts:
    """The parts of one paper. It may be asked again after every correction."""

    def __init__(self, paper: PaperRead) -> None:
        self._lines = paper.lines

    @cached_property
    def _words(self) -> Words:
        return Words(self._lines)

    def of(self, index: int, proposal: Proposal, planned: Planned | None) -> tuple[Part, ...]:
        """The parts of the proposal at `index`, with what the plan for it says; None: left out."""
        return (
            *_Finder(self._words, index, proposal).parts(planned),
            *_told(index, proposal, planned),
        )


class _Finder:
    """Looks for the parts of one proposal, kind by kind, each after the last of its kind."""

    def __init__(self, words: Words, index: int, proposal: Proposal) -> None:
        self._words = words
        self._index = index
        self._proposal = proposal
        self._reached = proposal.lines[0]

    def parts(self, planned: Planned | None) -> Iterator[Part]:
        proposal = self._proposal
        first = proposal.lines[0]
        head = Part(PartKey(self._index, PartKind.MEETING), _head(proposal, planned), (first,) * 2)
        yield head
        for place, (label, text) in enumerate(_details(proposal.meeting)):
            yield self._part(PartKind.DETAIL, (place,), f"{label}: {text}", text, text[:20])
        self._reached = first
        for place, person in enumerate(proposal.roll.people):
            group = next((g.label for g in proposal.roll.groups if g.key == person.group), "")
            said = f"{group.rstrip(':')}: {person.title} {person.name}".replace("  ", " ")
            post = f", {person.post}" if person.post else ""
            yield self._part(PartKind.PERSON, (place,), said + post, person.name)
        self._reached = first
        for place, item in enumerate(proposal.items):
            said = f"{item.number} {item.title}".strip()
            yield self._part(PartKind.ITEM, (place,), said, said, item.title)
        self._reached = first
        yield from self._minutes()
        self._reached = first
        for place, action in enumerate(proposal.actions):
            yield self._part(PartKind.ACTION, (place,), _action(action), action.text)
        self._reached = first
        for place, paper in enumerate(proposal.papers):
            said = f"{paper.kind.value}: {paper.title}"
            yield self._part(PartKind.PAPER, (place,), said, paper.text, paper.title)
        self._reached = first
        for place, promise in enumerate(proposal.promises):
            said = f"{promise.minute}: {promise.text}"
            yield self._part(PartKind.PROMISE, (place,), said, promise.text)

    def _minutes(self) -> Iterator[Part]:
        for place, minute in enumerate(self._proposal.minutes):
            said = f"{minute.number} {minute.title}".strip()
            head = self._part(PartKind.MINUTE, (place,), said, said, minute.title)
            body = self._words.place(minute.text, self._reached) if minute.text else None
            if head.lines and body:
                head = Part(head.key, head.text, (head.lines[0], max(head.lines[1], body[1])))
            yield head
            for number, outcome in enumerate(minute.outcomes):
                clauses = " ".join(f"{each.marker} {each.text}" for each in outcome.clauses)
                said = " ".join(f"{outcome.word} {outcome.lead_in} {clauses}".split())
                yield self._part(PartKind.OUTCOME, (place, number), said, said, clauses)
            for number, action in enumerate(minute.actions):
                yield self._part(PartKind.ACTION, (place, number), _action(action), action.text)

    def _part(self, kind: PartKind, at: tuple[int, ...], said: str, *texts: str) -> Part:
        """A part found by the first of `texts` that stands in the paper."""
        for after in (self._reached, self._proposal.lines[0], 1):
            for text in texts:
                lines = self._words.place(text, after)
                if lines is not None:
                    self._reached = lines[0]
                    return Part(PartKey(self._index, kind, at), said, lines)
        return Part(PartKey(self._index, kind, at), said)


def _told(index: int, proposal: Proposal, planned: Planned | None) -> Iterator[Part]:
    """What taking the proposal would change, what was noticed, and what found no place."""
    for place, told in enumerate(_changes(planned) if planned else ()):
        yield Part(PartKey(index, PartKind.CHANGE, (place,)), told)
    findings = planned.findings if planned else proposal.findings
    for place, finding in enumerate(findings):
        lines = (finding.line, finding.line) if finding.line else None
        yield Part(PartKey(index, PartKind.FINDING, (place,)), finding.message, lines)
    for place, leftover in enumerate(proposal.leftovers.unplaced):
        lines = (leftover.line, leftover.line)
        yield Part(PartKey(index, PartKind.UNPLACED, (place,)), leftover.text, lines)


def _head(proposal: Proposal, planned: Planned | None) -> str:
    record = planned.record if planned else None
    meeting = record.meeting if record else proposal.meeting
    if meeting is None:
        return "which meeting this is about is not said"
    state = ""
    if planned:
        state = "known already: " if planned.known else "new: "
    return f"{state}{proposal.committee or meeting.body}, {day_text(meeting)}"


def _details(meeting: Meeting | None) -> Iterator[tuple[str, str]]:
    if meeting is None:
        return
    if meeting.title:
        yield "Title", meeting.title
    if meeting.venue:
        yield "Venue", meeting.venue
    for notice in meeting.notices:
        yield "Notice", notice
    if meeting.membership:
        names = ", ".join(each.name for each in meeting.membership)
        yield f"Membership of {len(meeting.membership)}", names
    if meeting.signatory:
        yield "Signed by", f"{meeting.signatory.name} {meeting.signatory.post}".strip()
    if meeting.issued:
        yield "Issued", day_in_words(meeting.issued)
    if meeting.contact:
        contact = meeting.contact
        said = (contact.words, contact.name, contact.phone, contact.email)
        yield "Contact", " ".join(part for part in said if part)


def _changes(planned: Planned) -> Iterator[str]:
    if planned.nothing_new:
        yield "nothing here is new"
    if planned.known:
        yield from (f"would add {added}" for added in planned.added)
        yield from (str(change) for change in planned.changes)
    if planned.series is not None and planned.series.rule.scope is not Scope.MEETING:
        yield f"the next minute would be {planned.series.next_number}"


def _action(action: Action) -> str:
    owners = owners_text(action)
    return " ".join(
        part for part in (action.number, action.text, f"({owners})" if owners else "") if part
    )
