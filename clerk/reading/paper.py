"""Reading a whole paper: each part by its reader, parts of one meeting put together."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace

from clerk.business.findings import Finding
from clerk.business.meetings import Leftover, Leftovers
from clerk.business.proposal import Proposal
from clerk.reading.action_log import log_meeting, read_log
from clerk.reading.front_sheet import read_front_sheet
from clerk.reading.furniture import marked
from clerk.reading.head import name_of
from clerk.reading.item_page import read_item_page
from clerk.reading.minutes import read_minutes
from clerk.reading.numbered import headings
from clerk.reading.parts import Part, PartKind, parts
from clerk.reading.reports import papers_begin, read_reports
from clerk.reading.source import Line, Source, source, unused, words


def read_text(text: str) -> tuple[Proposal, ...]:
    """Read a paper into what it proposes, one proposal a meeting, in the order of their days.

    Never raises, whatever the text; each of its words is in a record, a paper or the leftovers
    of one of the proposals. A text in which nothing was recognised comes back as one proposal
    without a meeting whose leftovers hold it all.
    """
    paper = marked(source(text))
    proposals: list[Proposal] = []
    for part in parts(paper.lines):
        _read_part(paper, part, proposals)
    if not proposals:
        nothing = Finding(
            "nothing recognised",
            "No agenda, minutes or action log was recognised in this paper; nothing is made of it.",
        )
        proposals.append(Proposal("", None, findings=(nothing,), lines=(1, len(paper.lines))))
    proposals[0] = _with_lost_words(paper.lines, proposals)
    return tuple(sorted(proposals, key=_day))


def _read_part(paper: Source, part: Part, proposals: list[Proposal]) -> None:
    lines = paper.lines[part.start : part.end]
    match part.kind:
        case PartKind.AGENDA:
            proposals.append(read_front_sheet(paper, part.start, part.end))
        case PartKind.MINUTES:
            items = proposals[_tabled_at(proposals)].items if proposals else ()
            last = max((heading.index for heading in headings(lines)), default=len(lines))
            over = last + papers_begin(lines[last:], items)
            minutes = read_minutes(paper, part.start, part.start + over)
            proposals.append(_named_alike(minutes, proposals))
            _lay(proposals, lines[over:])
        case PartKind.PAGE:
            proposals.append(read_item_page(paper))
        case PartKind.LOG:
            log = read_log(lines)
            if not proposals and (meeting := log_meeting(lines)):
                spread = (part.start + 1, part.end)
                proposals.append(Proposal(name_of(meeting.body), meeting, lines=spread))
            at = _tabled_at(proposals)
            proposals[at] = _with_leftovers(
                replace(proposals[at], actions=(*proposals[at].actions, *log.actions)),
                Leftovers(_furniture(lines), log.labels, log.unplaced),
            )
        case PartKind.REPORTS:
            _lay(proposals, lines)
        case PartKind.UNKNOWN:
            pass  # its words are gathered at the end with all others that found no place


def _lay(proposals: list[Proposal], lines: Sequence[Line]) -> None:
    """Lay the papers in `lines` before the meeting whose agenda calls for them."""
    if all(line.blank for line in lines):
        return
    at = _tabled_at(proposals)
    papers = read_reports(lines, proposals[at].items)
    proposals[at] = _with_leftovers(
        replace(proposals[at], papers=(*proposals[at].papers, *papers)),
        Leftovers(_furniture(lines)),
    )


def _tabled_at(proposals: list[Proposal]) -> int:
    """The meeting a log or a report was laid before: the agenda's, or else the only one."""
    if not proposals:
        proposals.append(Proposal("", None))
    return next((i for i, proposal in enumerate(proposals) if proposal.items), len(proposals) - 1)


def _named_alike(minutes: Proposal, others: Sequence[Proposal]) -> Proposal:
    """The same with the day's agenda's committee name where only capitals differ."""
    for other in others:
        if other.committee.lower() == minutes.committee.lower() and other.meeting:
            return replace(minutes, committee=minutes.committee or other.committee)
    return minutes


def _with_leftovers(proposal: Proposal, more: Leftovers) -> Proposal:
    have = proposal.leftovers
    return replace(
        proposal,
        leftovers=Leftovers(
            (*have.furniture, *more.furniture),
            (*have.labels, *more.labels),
            (*have.unplaced, *more.unplaced),
        ),
    )


def _furniture(lines: Sequence[Line]) -> tuple[Leftover, ...]:
    return tuple(Leftover(x.number, x.bare) for x in lines if x.furniture and words(x.raw))


def _with_lost_words(lines: Sequence[Line], proposals: Sequence[Proposal]) -> Proposal:
    """The first proposal with every word that no proposal holds put among its leftovers."""
    furniture = {line.number for line in lines if line.furniture}
    lost = unused(lines, *(text for proposal in proposals for text in _texts(proposal)))
    return _with_leftovers(
        proposals[0],
        Leftovers(
            furniture=tuple(left for left in lost if left.line in furniture),
            unplaced=tuple(left for left in lost if left.line not in furniture),
        ),
    )


def _texts(record: object) -> Iterator[str]:
    """Every printed string in a record; what is only derived from others does not count."""
    if isinstance(record, str):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from _texts(part)
    elif is_dataclass(record):
        for each in fields(record):
            if each.name not in _DERIVED:
                yield from _texts(getattr(record, each.name))


_DERIVED = frozenset(
    "committee promises series findings outcome_words key status capacity chair kind word role "
    "style groups stage group".split()
)


def _day(proposal: Proposal) -> str:
    return proposal.meeting.held.isoformat() if proposal.meeting else ""
