"""A vote held against itself and against who was in the room."""

from collections.abc import Sequence
from dataclasses import replace

from clerk.business.attendance import Attendance, Capacity, Roll
from clerk.business.findings import Finding
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Vote, VoteMethod
from clerk.business.names import matched, may_be_same
from clerk.business.presence import chair_at, order_taken, present_at

_PLACE = "vote"


def may_vote(roll: Roll, present: Sequence[Attendance]) -> tuple[str, ...]:
    """The names of the members among those `present`, each once: officers and visitors go.

    Co-opted members and substitutes stay; whether they vote is for the clerk to say.
    """
    found: dict[tuple[str, ...], str] = {}
    for person in present:
        group = roll.group_of(person)
        if group and group.capacity is Capacity.MEMBER:
            found.setdefault(matched(person.name), person.name)
    return tuple(found.values())


def vote_findings(vote: Vote, in_room: Sequence[str], chair: str = "") -> tuple[Finding, ...]:
    """What does not add up in a vote.

    `in_room` are the names of the members there when it was taken (see `may_vote`), `chair` who
    presided; where either is empty it is not known, and nothing is held against it.
    """
    return (
        *_counts_and_names(vote),
        *_named_twice(vote),
        *_not_unanimous(vote),
        *_against_the_room(vote, in_room),
        *_casting(vote, chair),
    )


def vote_findings_at(
    record: MeetingRecord, item: str | None, votes: Sequence[Vote]
) -> tuple[Finding, ...]:
    """The same for votes taken at an item (its number), held against who was there for it."""
    if not votes:
        return ()
    order = order_taken(record)
    known = item is not None and item in order
    members = may_vote(record.roll, present_at(record.roll, order, item or "")) if known else ()
    chair = chair_at(record.roll, order, item or "") if known else ""
    return tuple(odd for vote in votes for odd in vote_findings(vote, members, chair))


def minutes_vote_findings(record: MeetingRecord) -> tuple[Finding, ...]:
    """The same for every vote of a meeting, each with its minute as the place."""
    found: list[Finding] = []
    for minute in record.minutes:
        part = minute.restricted.outcomes if minute.restricted else ()
        votes = [one.vote for one in (*minute.outcomes, *part) if one.vote is not None]
        odd = vote_findings_at(record, minute.item, votes)
        found += [replace(one, place=f"minute {minute.number}") for one in odd]
    return tuple(found)


def _lists(vote: Vote) -> tuple[tuple[str, int | None, tuple[str, ...]], ...]:
    return (
        ("in favour", vote.in_favour, vote.names_in_favour),
        ("against", vote.against, vote.names_against),
        ("abstaining", vote.abstained, vote.names_abstained),
    )


def _counts_and_names(vote: Vote) -> list[Finding]:
    by_name = vote.method is VoteMethod.RECORDED
    return [
        _finding("count", f"{count} {how} counted, but {len(names)} named.")
        for how, count, names in _lists(vote)
        # Otherwise those named are the ones who asked that their own vote be recorded.
        if names and count is not None and (count != len(names) if by_name else count < len(names))
    ]


def _named_twice(vote: Vote) -> list[Finding]:
    standing: list[tuple[str, str]] = []
    findings = []
    for how, _, names in _lists(vote):
        for name in names:
            for other, where in standing:
                if matched(other) == matched(name):
                    twice = f"twice {how}" if where == how else f"{where} and {how}"
                    findings.append(_finding("named twice", f"{name} is named {twice}."))
            standing.append((name, how))
    return findings


def _not_unanimous(vote: Vote) -> list[Finding]:
    if vote.unanimous and (vote.against or vote.names_against):
        return [_finding("not unanimous", "The vote is called unanimous, but some voted against.")]
    return []


def _against_the_room(vote: Vote, in_room: Sequence[str]) -> list[Finding]:
    if not in_room:
        return []
    named = [name for _, _, names in _lists(vote) for name in names]
    findings = [
        _finding("not in the room", f"{name} is named in the vote but was not in the room.")
        for name in dict.fromkeys(named)
        if not any(may_be_same(name, member) for member in in_room)
    ]
    there = f"{len(in_room)} member{'s were' if len(in_room) > 1 else ' was'} in the room"
    counted = sum(_counted(count, names) for _, count, names in _lists(vote))
    # A show of hands rarely counts those who abstain, and of a plain yes it counts nobody.
    all_counted = vote.abstained is not None and not named
    if counted > len(in_room) or (all_counted and counted < len(in_room)):
        findings.append(_finding("count", f"The vote adds up to {counted}, but {there}."))
    if named and vote.method is VoteMethod.RECORDED:
        findings += [
            _finding("not named", f"{member} was in the room but is not named in the vote.")
            for member in in_room
            if not any(may_be_same(member, name) for name in named)
        ]
    return findings


def _casting(vote: Vote, chair: str) -> list[Finding]:
    """The person presiding has it, on equal votes: Local Government Act 1972 Schedule 12
    paragraph 39(2)."""
    if not vote.casting_vote:
        return []
    findings = []
    if chair and not may_be_same(vote.casting_vote, chair):
        findings.append(
            _finding(
                "casting vote",
                f"{vote.casting_vote} gave a casting vote, but {chair} was in the chair.",
            )
        )
    in_favour = _counted(vote.in_favour, vote.names_in_favour)
    against = _counted(vote.against, vote.names_against)
    if in_favour != against:
        findings.append(
            _finding(
                "casting vote",
                f"A casting vote is for equal votes only; these were {in_favour} to {against}.",
            )
        )
    return findings


def _counted(count: int | None, names: Sequence[str]) -> int:
    return len(names) if count is None else count


def _finding(kind: str, message: str) -> Finding:
    return Finding(f"vote: {kind}", message, _PLACE)
