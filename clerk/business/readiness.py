"""What is still wanting before minutes can be issued. It warns and never blocks."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from clerk.business.agenda import Course
from clerk.business.findings import Finding
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.people import Membership
from clerk.business.restricted import Grounds, RestrictedKind
from clerk.business.room import expected


class LightName(StrEnum):
    """What a light watches, in words for the clerk."""

    SAVED = "Saved"
    WRITTEN = "Text and outcomes"
    ATTENDANCE = "Attendance and apologies"
    QUORUM = "Quorum"
    VOTES = "Votes"
    ACTIONS = "Owners of actions"
    URGENT = "Urgent items"
    RESTRICTED = "Restricted business"
    NUMBERS = "Numbers"


class Part(StrEnum):
    """The part of a meeting a clerk is taken to."""

    MINUTE = "minute"
    ITEM = "item"
    ATTENDANCE = "attendance"


@dataclass(frozen=True, slots=True)
class Wanting:
    """One thing that is not ready: why, in a sentence, and where to go for it.

    `id` is that of the minute or item, None where it has none or is not known; then `place` tells
    it in words.
    """

    why: str
    part: Part
    id: int | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Light:
    """One light of the panel: on (`ready`) while nothing is wanting."""

    name: LightName
    wanting: tuple[Wanting, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether nothing is wanting."""
        return not self.wanting


_IN_THE_LIST = (
    "not in the membership",
    "apology from a non-member",
    "listed twice",
    "in two lists",
    "no initial",
)


def readiness(
    record: MeetingRecord,
    seats: Sequence[Membership],
    findings: Sequence[Finding],
    unsaved: Collection[int] = (),
) -> tuple[Light, ...]:
    """A light for everything that should be settled, in the order of `LightName`.

    `seats` are the committee's on the day; `findings` are all there are of this meeting: of its
    numbers, attendance, quorum and votes; each goes to its light. `unsaved` are the ids of the
    minutes with words that are not on the disk.
    """
    wanting: dict[LightName, list[Wanting]] = {
        LightName.SAVED: [
            _of_minute(minute, "has words that are not saved yet")
            for minute in record.minutes
            if minute.id in unsaved
        ],
        LightName.WRITTEN: [*_unwritten(record)],
        LightName.ATTENDANCE: [*_unlisted(record, seats)],
        LightName.ACTIONS: [*_without_owner(record.minutes)],
        LightName.URGENT: [
            Wanting(f"Item {item.number} is urgent without the Chair's reason.", Part.ITEM, item.id)
            for item in record.items
            if item.urgent and not item.urgent_reason.strip()
        ],
        LightName.RESTRICTED: [*_restricted(record)],
    }
    for finding in findings:
        wanting.setdefault(_light_of(finding), []).append(_found(record, finding))
    return tuple(Light(name, tuple(wanting.get(name, ()))) for name in LightName)


def _unwritten(record: MeetingRecord) -> Iterator[Wanting]:
    minuted = {minute.item for minute in record.minutes}
    not_taken = {item.number for item in record.items if item.course is not Course.TAKEN}
    for item in record.items:
        if item.course is Course.TAKEN and item.number and item.number not in minuted:
            yield Wanting(f"Item {item.number} has no minute.", Part.ITEM, item.id)
    for minute in record.minutes:
        part = minute.restricted
        outcomes = (*minute.outcomes, *(part.outcomes if part else ()))
        actions = (*minute.actions, *(part.actions if part else ()))
        words = minute.text.strip() or (part and part.text.strip())
        if not (words or outcomes or actions or minute.item in not_taken):
            yield _of_minute(minute, "has no text and no outcome")
        for outcome in outcomes:
            if outcome.lead_in and not outcome.clauses:
                yield _of_minute(minute, f"says {outcome.word}, but not what")


def _unlisted(record: MeetingRecord, seats: Sequence[Membership]) -> Iterator[Wanting]:
    if not record.roll.people:
        yield Wanting("Nobody is in the attendance list.", Part.ATTENDANCE)
        return
    for seat in expected(record.roll, seats):
        name = seat.person.name
        yield Wanting(f"{name} is neither present, sent apologies nor absent.", Part.ATTENDANCE)


def _without_owner(minutes: Iterable[Minute]) -> Iterator[Wanting]:
    for minute in minutes:
        part = minute.restricted
        for action in (*minute.actions, *(part.actions if part else ())):
            if not action.owners and action.closed is None:
                yield _of_minute(minute, "has an action nobody owns")


def _restricted(record: MeetingRecord) -> Iterator[Wanting]:
    for item in record.items:
        if item.restricted and (missing := _without(item.restricted.grounds)):
            yield Wanting(
                f"Item {item.number} is restricted without {missing}.", Part.ITEM, item.id
            )
    for minute in record.minutes:
        if minute.restricted is None:
            continue
        if missing := _without(minute.restricted.grounds):
            yield _of_minute(minute, f"is restricted without {missing}")
        if not minute.text.strip() and not minute.outcomes:
            yield _of_minute(minute, "is restricted and has no text for the public")


def _without(grounds: Grounds) -> str:
    """What grounds lack: exempt business names its paragraphs, a resolution its reason."""
    if grounds.kind is RestrictedKind.EXEMPT and not grounds.paragraphs:
        return "a paragraph of Schedule 12A"
    if grounds.kind is RestrictedKind.EXCLUDED and not grounds.reason.strip():
        return "a reason"
    return ""


def _light_of(finding: Finding) -> LightName:
    if finding.kind == "quorum lost":
        return LightName.QUORUM
    if finding.kind.startswith("vote: "):
        return LightName.VOTES
    return LightName.ATTENDANCE if finding.kind in _IN_THE_LIST else LightName.NUMBERS


def _found(record: MeetingRecord, finding: Finding) -> Wanting:
    for minute in record.minutes:
        if finding.place == f"minute {minute.number}":
            return Wanting(finding.message, Part.MINUTE, minute.id, finding.place)
    for item in record.items:
        if finding.place == f"item {item.number}":
            return Wanting(finding.message, Part.ITEM, item.id, finding.place)
    part = Part.ATTENDANCE if finding.kind in _IN_THE_LIST else Part.MINUTE
    return Wanting(finding.message, part, place=finding.place)


def _of_minute(minute: Minute, what: str) -> Wanting:
    # A title may be restricted; the public one is what stands here.
    called = f"Minute {minute.number}" if minute.number else f"“{minute.title}”"
    return Wanting(f"{called} {what}.", Part.MINUTE, minute.id, called)
