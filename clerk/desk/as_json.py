"""The one JSON shape of a meeting, for `import --dry-run --json` and `show --json` alike.

Keys stand in the order written here. Days and times are ISO, numbers of minutes, items,
actions and pages are strings, and what is not known is null. Of restricted business the grounds
are given and nothing else: a script's output ends up in places nobody looks after.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Only records pass through here; loading the rules beside them would slow every list.
    from clerk.business.actions import Action
    from clerk.business.agenda import AgendaItem, Pages, Paper, PaperFile
    from clerk.business.attendance import Attendance, Roll
    from clerk.business.findings import Finding
    from clerk.business.meetings import Leftover, Meeting, MeetingRecord
    from clerk.business.minutes import Minute, Outcome, Vote
    from clerk.business.numbering import Series
    from clerk.business.promises import Promise
    from clerk.business.proposal import Proposal
    from clerk.business.restricted import Grounds

Shape = dict[str, object]


def printed(shape: object) -> str:
    """A shape as JSON text, indented, in the letters it is written in."""
    return json.dumps(shape, ensure_ascii=False, indent=2)


def meeting_shape(
    record: MeetingRecord | Proposal,
    *,
    promises: tuple[Promise, ...] = (),
    series: Series | None = None,
    findings: tuple[Finding, ...] = (),
    sizes: Mapping[str, int | None] | None = None,
) -> Shape:
    """Everything known of a meeting, read from a paper or kept in the register.

    `meeting` is null for a paper that names no body or no day. `sizes` are those of files in bytes,
    by their SHA-256.
    """
    return {
        "meeting": record.meeting and _meeting(record.meeting),
        "attendance": _attendance(record.roll),
        "items": [_item(item) for item in record.items],
        "minutes": [_minute(minute) for minute in record.minutes],
        "actions": [action_shape(action) for action in _all_actions(record)],
        "papers": [_paper(paper, sizes or {}) for paper in record.papers],
        "promises": [_promise(promise) for promise in promises],
        "series": series and {"pattern": series.rule.pattern, "next": series.next_number},
        "findings": [finding_shape(finding) for finding in findings],
        "furniture": _leftovers(record.leftovers.furniture),
        "labels": _leftovers(record.leftovers.labels),
        "unplaced": _leftovers(record.leftovers.unplaced),
    }


def _all_actions(record: MeetingRecord | Proposal) -> tuple[Action, ...]:
    """The actions printed in the minutes of a meeting, then those of the log tabled there."""
    printed_there = (action for minute in record.minutes for action in minute.actions)
    return tuple(a for a in (*printed_there, *record.actions) if not a.restricted)


def action_shape(action: Action) -> Shape:
    """One action; its number is null until it has been accepted."""
    due, origin = action.due, action.origin
    return {
        "number": action.number,
        "text": action.text,
        "owners": [
            {
                "name": owner.name,
                "post": owner.post,
                "kind": owner.kind.value,
                "guessed": owner.guessed,
            }
            for owner in action.owners
        ],
        "due": due and {"on": _iso(due.on), "words": due.words},
        "origin": origin
        and {"held": _iso(origin.held), "minute": origin.minute, "words": origin.words},
        "progress": [{"on": _iso(report.on), "text": report.text} for report in action.progress],
        "label": action.label,
    }


def finding_shape(finding: Finding) -> Shape:
    return {
        "kind": finding.kind,
        "message": finding.message,
        "place": finding.place,
        "line": finding.line,
    }


def _meeting(meeting: Meeting) -> Shape:
    signed, asked = meeting.signatory, meeting.contact
    return {
        "committee": meeting.committee,
        "title": meeting.body,
        "date": _iso(meeting.held),
        "starts": _iso(meeting.starts),
        "ends": _iso(meeting.ends),
        "venue": meeting.venue,
        "notices": list(meeting.notices),
        "issued": _iso(meeting.issued),
        "signatory": signed
        and {"name": signed.name, "post": signed.post, "place": ", ".join(signed.place)},
        "contact": asked
        and {"name": asked.name, "phone": asked.phone, "email": asked.email, "words": asked.words},
        "membership": [
            {"name": member.name, "title": member.title, "role": member.role.value}
            for member in meeting.membership
        ],
        "stage": meeting.stage.value,
        "opening": meeting.opening,
        "called": meeting.title,
        "issued_at": _iso(meeting.issued_at),
        "agenda_version": meeting.agenda_version,
        "called_off": meeting.called_off and meeting.called_off.value,
    }


def _attendance(roll: Roll) -> Shape:
    groups: dict[str, list[Shape]] = {group.key: [] for group in roll.groups}
    for person in roll.people:
        groups.setdefault(person.group, []).append(_attended(person))
    return dict(groups)


def _attended(person: Attendance) -> Shape:
    return {
        "name": person.name,
        "title": person.title,
        "role": person.role and person.role.value,
        "post": person.post,
        "organisation": person.organisation,
        "note": person.note,
        "substitute_for": person.substitute_for,
    }


def _item(item: AgendaItem) -> Shape:
    return {
        "number": item.number,
        "title": item.title,
        "description": item.description,
        "pages": _pages(item.pages),
        "restricted": grounds_shape(item.restricted.grounds if item.restricted else None),
        "kind": item.kind.value,
        "presenter": item.presenter,
        "depth": item.depth,
        "late": item.late,
        "role": item.role.value,
    }


def _minute(minute: Minute) -> Shape:
    return {
        "number": minute.number,
        "title": minute.title,
        "text": minute.text,
        "outcomes": [_outcome(outcome) for outcome in minute.outcomes],
        "actions": [action_shape(action) for action in minute.actions if not action.restricted],
        "item": minute.item,
    }


def _outcome(outcome: Outcome) -> Shape:
    return {
        "word": outcome.word,
        "lead_in": outcome.lead_in,
        "clauses": [clause.text for clause in outcome.clauses],
        "label": outcome.label,
        "markers": [clause.marker for clause in outcome.clauses],
        "closing": outcome.closing,
        "to_body": outcome.to_body,
        "mover": outcome.mover,
        "seconder": outcome.seconder,
        "vote": outcome.vote and _vote(outcome.vote),
    }


def _vote(vote: Vote) -> Shape:
    return {
        "method": vote.method.value,
        "in_favour": vote.in_favour,
        "against": vote.against,
        "abstained": vote.abstained,
        "unanimous": vote.unanimous,
        "casting_vote": vote.casting_vote,
        "names_in_favour": list(vote.names_in_favour),
        "names_against": list(vote.names_against),
        "names_abstained": list(vote.names_abstained),
    }


def _paper(paper: Paper, sizes: Mapping[str, int | None]) -> Shape:
    file = paper.file if paper.grounds is None else None
    return {
        "title": paper.title if paper.grounds is None else "",
        "kind": paper.kind.value,
        "item": paper.item,
        "pages": _pages(paper.pages),
        "text": paper.text if paper.grounds is None else "",
        "restricted": grounds_shape(paper.grounds),
        "withdrawn": paper.withdrawn,
        "file": file and file_shape(file, sizes.get(file.sha256)),
    }


def file_shape(file: PaperFile, size: int | None) -> Shape:
    """A version of a paper as a file; `size` in bytes. `alt` is null for what is no picture."""
    return {
        "name": file.name,
        "sha256": file.sha256,
        "size": size,
        "converted": bool(file.pdf_sha256),
        "pages": file.pages,
        "tagged": file.tagged,
        "version": file.version,
        "alt": file.alt,
        "remarks": list(file.remarks),
    }


def grounds_shape(grounds: Grounds | None) -> Shape | None:
    """On what grounds something is closed to the public; null for what is not."""
    if grounds is None:
        return None
    return {
        "kind": grounds.kind.value,
        "paragraphs": list(grounds.paragraphs),
        "reason": grounds.reason,
    }


def _promise(promise: Promise) -> Shape:
    return {
        "minute": promise.minute,
        "text": promise.text,
        "owner": promise.owner,
        "conditional": promise.conditional,
        "clause": promise.clause,
    }


def _leftovers(lines: tuple[Leftover, ...]) -> list[Shape]:
    return [{"line": leftover.line, "text": leftover.text} for leftover in lines]


def _pages(pages: Pages | None) -> str | None:
    return None if pages is None else str(pages)


def _iso(moment: date | time | None) -> str | None:
    if isinstance(moment, time):
        return moment.isoformat("minutes")
    return None if moment is None else moment.isoformat()
