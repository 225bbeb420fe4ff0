"""Putting right what was read in a paper, and leaving parts of it out, before it is taken."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from clerk.business.actions import Action
from clerk.business.council import slug_of
from clerk.business.days import day_in_words
from clerk.business.meetings import Meeting, Stage
from clerk.business.proposal import Proposal
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.importing import PaperRead
from clerk.desk.meeting_names import meeting_named
from clerk.desk.paper_parts import PartKey, PartKind
from clerk.desk.refused import Refused
from clerk.desk.typed import due_as_said, owners_as_said, typed_day, typed_time
from clerk.desk.wording import owners_text
from db import councils


@dataclass(frozen=True, slots=True)
class Correctable:
    """One thing about a part the clerk can put right: its name in `corrected`, what it is called
    on the screen, and what it says now."""

    key: str
    label: str
    value: str


def correctable(paper: PaperRead, key: PartKey) -> tuple[Correctable, ...]:
    """What can be put right about a part; nothing for what is only told."""
    proposal = paper.proposals[key.proposal]
    if key.kind in (PartKind.MEETING, PartKind.DETAIL):
        return _of_meeting(proposal)
    if key.kind not in _LABELS:
        return ()
    record = _record(proposal, key)
    fields = [
        Correctable(name, label, _text(record, name)) for name, label in _LABELS[key.kind].items()
    ]
    return tuple(fields)


def corrected(paper: PaperRead, key: PartKey, said: Mapping[str, str]) -> PaperRead:
    """The paper with what was `said` of a part, by the keys of `correctable`.

    Raises Refused for a day or a time that is none, and for a title or a name left empty.
    """
    proposal = paper.proposals[key.proposal]
    if key.kind in (PartKind.MEETING, PartKind.DETAIL):
        return _with(paper, key.proposal, _meeting_corrected(proposal, said))
    record = _record(proposal, key)
    values = {name: _value(record, name, text) for name, text in said.items()}
    return _with(paper, key.proposal, _replaced(proposal, key, lambda old: replace(old, **values)))


def belonging(desk: Desk, paper: PaperRead, proposal: int, reference: str) -> PaperRead:
    """The paper with the proposal at this index given to the meeting a clerk names.

    Raises Refused with near names when there is no such meeting.
    """
    with in_plain_words():
        known = meeting_named(desk, reference)
        name = councils.committee(desk.register, known.committee).name
    read = paper.proposals[proposal]
    if read.meeting is None:
        meeting = replace(known, id=None, version=1)
    else:
        meeting = replace(
            read.meeting,
            committee=known.committee,
            body=known.body,
            held=known.held,
            sitting=known.sitting,
        )
    return _with(paper, proposal, replace(read, committee=name, meeting=meeting))


def without(paper: PaperRead, left_out: Collection[PartKey]) -> PaperRead:
    """The paper without the parts a clerk leaves out. Raises Refused when nothing is left."""
    kept = tuple(
        _kept(proposal, [key for key in left_out if key.proposal == index])
        for index, proposal in enumerate(paper.proposals)
        if PartKey(index, PartKind.MEETING) not in left_out
    )
    if not kept:
        raise Refused("Everything of this paper is left out; take something, or go back.")
    return replace(paper, proposals=kept)


def _kept(proposal: Proposal, left_out: Collection[PartKey]) -> Proposal:
    out = {(key.kind, key.at) for key in left_out}

    def those(kind: PartKind, records: tuple[Any, ...], *before: int) -> tuple[Any, ...]:
        return tuple(each for n, each in enumerate(records) if (kind, (*before, n)) not in out)

    minutes = (
        (number, replace(minute, actions=those(PartKind.ACTION, minute.actions, number)))
        for number, minute in enumerate(proposal.minutes)
    )
    return replace(
        proposal,
        roll=replace(proposal.roll, people=those(PartKind.PERSON, proposal.roll.people)),
        items=those(PartKind.ITEM, proposal.items),
        minutes=tuple(each for n, each in minutes if (PartKind.MINUTE, (n,)) not in out),
        actions=those(PartKind.ACTION, proposal.actions),
        papers=those(PartKind.PAPER, proposal.papers),
    )


_LABELS: dict[PartKind, dict[str, str]] = {
    PartKind.PERSON: {"title": "Title", "name": "Name", "post": "Post"},
    PartKind.ITEM: {"number": "Number", "title": "Title"},
    PartKind.MINUTE: {"number": "Number", "title": "Title"},
    PartKind.ACTION: {
        "number": "Number",
        "text": "To be done",
        "owners": "By",
        "due": "Due",
    },
    PartKind.PAPER: {"title": "Title", "item": "Agenda item"},
}
_NEEDED = ("name", "title", "text")
_COLLECTIONS = {
    PartKind.ITEM: "items",
    PartKind.MINUTE: "minutes",
    PartKind.ACTION: "actions",
    PartKind.PAPER: "papers",
}


def _record(proposal: Proposal, key: PartKey) -> Any:
    if key.kind is PartKind.PERSON:
        return proposal.roll.people[key.at[0]]
    if len(key.at) == 2:
        return proposal.minutes[key.at[0]].actions[key.at[1]]
    return getattr(proposal, _COLLECTIONS[key.kind])[key.at[0]]


def _replaced(proposal: Proposal, key: PartKey, change: Callable[[Any], Any]) -> Proposal:
    def at(records: tuple[Any, ...], index: int, new: Any) -> tuple[Any, ...]:
        return (*records[:index], new, *records[index + 1 :])

    new = change(_record(proposal, key))
    if key.kind is PartKind.PERSON:
        people = at(proposal.roll.people, key.at[0], new)
        return replace(proposal, roll=replace(proposal.roll, people=people))
    if len(key.at) == 2:
        minute = proposal.minutes[key.at[0]]
        minute = replace(minute, actions=at(minute.actions, key.at[1], new))
        return replace(proposal, minutes=at(proposal.minutes, key.at[0], minute))
    name = _COLLECTIONS[key.kind]
    changed: dict[str, Any] = {name: at(getattr(proposal, name), key.at[0], new)}
    return replace(proposal, **changed)


def _text(record: Any, name: str) -> str:
    if name == "owners":
        return owners_text(record)
    if name == "due":
        due = record.due
        return "" if due is None else due.words or (day_in_words(due.on) if due.on else "")
    return getattr(record, name) or ""


def _value(record: Any, name: str, text: str) -> Any:
    line = " ".join(text.split())
    if line == _text(record, name):
        return getattr(record, name)
    if name == "owners" and isinstance(record, Action):
        return owners_as_said(line, record.owners)
    if name == "due":
        return due_as_said(line)
    if not line and name in _NEEDED and not (name == "title" and hasattr(record, "name")):
        raise Refused(f"Its {name} cannot be empty; leave the whole part out with the space bar.")
    return (line or None) if getattr(record, name) is None or name == "item" else line


def _of_meeting(proposal: Proposal) -> tuple[Correctable, ...]:
    meeting = proposal.meeting
    starts = f"{meeting.starts:%H:%M}" if meeting and meeting.starts else ""
    return (
        Correctable("committee", "Committee", proposal.committee),
        Correctable("held", "Date", day_in_words(meeting.held) if meeting else ""),
        Correctable("starts", "Begins at", starts),
        Correctable("venue", "Venue", meeting.venue if meeting else ""),
    )


def _meeting_corrected(proposal: Proposal, said: Mapping[str, str]) -> Proposal:
    committee = " ".join(said["committee"].split())
    held = typed_day(said["held"])
    if not committee or held is None:
        raise Refused("A meeting needs the name of its committee and its date.")
    meeting = proposal.meeting or _begun(proposal, committee, held)
    if committee != proposal.committee:
        meeting = replace(meeting, committee=slug_of(committee), body=committee)
    starts, venue = typed_time(said["starts"]), " ".join(said["venue"].split())
    meeting = replace(meeting, held=held, starts=starts, venue=venue)
    return replace(proposal, committee=committee, meeting=meeting)


def _begun(proposal: Proposal, committee: str, held: date) -> Meeting:
    """A meeting for a paper that named none: minutes arrive issued, an agenda likewise."""
    stage = Stage.DRAFT_ISSUED if proposal.minutes else Stage.AGENDA_ISSUED
    return Meeting(slug_of(committee), committee, held, stage=stage)


def _with(paper: PaperRead, index: int, proposal: Proposal) -> PaperRead:
    proposals = (*paper.proposals[:index], proposal, *paper.proposals[index + 1 :])
    return replace(paper, proposals=proposals)
