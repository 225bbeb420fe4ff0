"""Reading existing papers: read, work out what it would mean, and only then accept.

Nothing is written before the clerk has seen what would be. A plan may be looked at for as long
as anybody likes: `accept` works it out again inside its transaction, and refuses when the
register has moved on to something the clerk was not shown.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path

from clerk.business.meetings import Leftovers
from clerk.business.numbering import period_of
from clerk.business.proposal import Proposal
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.meeting_names import meeting_named
from clerk.desk.people_met import remember_people
from clerk.desk.planning import Planned, planned
from clerk.desk.refused import Refused
from clerk.reading import UnreadablePaper, read_text
from clerk.reading.lines.plain import read
from clerk.reading.source import source
from db import Transaction, actions, councils, numbers, papers
from db.action_kin import restrict_logged
from db.records import read_record, save_record


@dataclass(frozen=True, slots=True)
class PaperRead:
    """A file as it was read. Nothing of it is in the register yet.

    `lines` are those of the file, as the lines of findings and leftovers count them.
    """

    path: Path
    data: bytes = field(repr=False)
    proposals: tuple[Proposal, ...]
    lines: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """What accepting a paper would do. `again`: this very file was imported before."""

    paper: PaperRead
    planned: tuple[Planned, ...]
    again: bool = False


def read_paper(path: Path) -> PaperRead:
    """Read a file into proposals. Raises Refused with one sentence when it cannot be read."""
    try:
        text = read(path)
        data = path.read_bytes()
    except UnreadablePaper as unreadable:
        raise Refused(str(unreadable)) from unreadable
    except OSError as error:
        raise Refused(f"{path} cannot be read ({error.strerror}); try another copy.") from error
    lines = tuple(line.raw for line in source(text).lines)
    return PaperRead(path, data, _gathered(read_text(text)), lines)


def _gathered(proposals: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """The proposals, with parts in which nothing was recognised given to a meeting beside them.

    So their words are kept with that meeting's leftovers. Where nothing at all was recognised,
    the proposals come back as they are.
    """
    named = [each for each in proposals if each.meeting or each.items or each.minutes]
    if not named:
        return proposals
    for lost in (each for each in proposals if each not in named):
        first, kept = named[0], lost.leftovers
        named[0] = replace(
            first,
            papers=(*first.papers, *lost.papers),
            actions=(*first.actions, *lost.actions),
            findings=(*first.findings, *lost.findings),
            leftovers=Leftovers(
                furniture=(*first.leftovers.furniture, *kept.furniture),
                labels=(*first.leftovers.labels, *kept.labels),
                unplaced=(*first.leftovers.unplaced, *kept.unplaced),
            ),
        )
    return tuple(named)


def plan(desk: Desk, paper: PaperRead, meeting: str = "") -> Plan:
    """What accepting `paper` would do. Writes nothing.

    `meeting` names the meeting of a paper that does not say it itself. Raises Refused when there
    is no such meeting, or the paper would change minutes that are confirmed.
    """
    with in_plain_words(), desk.register.reading():
        named = meeting_named(desk, meeting) if meeting else None
        again = papers.source_read(desk.register, paper.data) is not None
        return Plan(paper, planned(desk.register, paper.proposals, named), again)


def accept(desk: Desk, paper: PaperRead, shown: Plan | None = None, meeting: str = "") -> Plan:
    """Take a paper into the register: all of it, or nothing.

    `shown` is the plan the clerk agreed to, None when everything is to be taken unseen. Returns
    what was done. Raises Refused when the register no longer is as it was shown, when the paper
    names no meeting and `meeting` does not either, and for all the register refuses.
    """
    with in_plain_words():
        sha256 = papers.store(desk.register, paper.data)
        with desk.register.writing(f"Import {paper.path.name}") as change:
            now = plan(desk, paper, meeting)
            if shown is not None and now != shown:
                raise Refused(
                    "The register was changed while you were deciding, and nothing was written; "
                    f"import {paper.path.name} again."
                )
            if not now.again:
                taken = tuple(_take(change, each, paper.path) for each in now.planned)
                papers.add_source(change, paper.path.name, sha256, taken)
    return now


def unnamed(planned: Planned, path: Path) -> str:
    """Why a paper that names no meeting cannot be taken, and what to do."""
    proposal = planned.proposal
    if not (proposal.items or proposal.minutes or proposal.actions or proposal.papers):
        return (
            f"Nothing in {path} was recognised as an agenda, minutes or an action log, "
            "and nothing was written; choose another file."
        )
    sentence = (
        f"{path} does not say which meeting it is about, and nothing was written; "
        "name the meeting with --meeting."
    )
    if planned.perhaps:
        sentence += f" There is an item of that name at {' and at '.join(planned.perhaps)}."
    return sentence


def _take(change: Transaction, planned: Planned, path: Path) -> int:
    record, committee = planned.record, planned.committee
    if record is None or committee is None:
        raise Refused(unnamed(planned, path))
    slug, held = committee.slug, record.meeting.held
    if committee.id is None and slug not in {known.slug for known in councils.committees(change)}:
        councils.add_committee(change, committee)
    elif committee.id is not None:
        councils.save_committee(change, committee)
    meeting_id = save_record(change, record)
    saved = read_record(change, meeting_id)
    printed = (action for minute in saved.minutes for action in minute.actions)
    actions.fix_numbers(
        change, [each.id for each in (*printed, *saved.actions) if each.id is not None]
    )
    restrict_logged(change, [each.id for each in saved.actions if each.id is not None])
    if planned.series is not None:
        period = period_of(planned.series.rule, held, record.meeting.sitting)
        numbers.save_series(change, slug, planned.series, period)
    remember_people(change, councils.committee(change, slug), record)
    return meeting_id
