"""Reading an agenda: its head, items, signatory, membership and contact."""

import re
from collections.abc import Sequence

from clerk.business.dates import dates_in
from clerk.business.meetings import Leftover, Leftovers, Meeting, Stage
from clerk.business.proposal import Proposal
from clerk.reading.agenda_items import read_items
from clerk.reading.agenda_tail import Tail, is_membership, read_tail, tail_start
from clerk.reading.head import Head, committee_slug, name_of, read_head
from clerk.reading.numbered import headings
from clerk.reading.remains import remains
from clerk.reading.source import Line, Source, joined, paragraphs, words

_NOTICE = re.compile(
    r"\b(?:livestream|live[- ]stream|virtual|webcast|recorded|filmed|public|press|please|youtube"
    r"|teams|zoom|members are|summoned|invited|accessed|note)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?:date|time|venue|place|location)\b", re.IGNORECASE)


def read_front_sheet(paper: Source, start: int, end: int) -> Proposal:
    """Read the agenda that stands between two lines of `paper`. Never raises."""
    lines = paper.lines[start:end]
    found = headings(lines)
    first = found[0].index if found else len(lines)
    below = tail_start(lines, found)
    opening = paragraphs(lines[:first])
    members = [group for group in opening if is_membership(group)]
    member_lines = {line.number: line for group in members for line in group}
    above = [line for line in lines[:first] if line.number not in member_lines]
    head = read_head(above, paper.title, paper.dated)
    notices = _notices(above, head.used)
    items, item_labels = read_items(lines, found, below)
    last = [line for line in lines[below:] if not line.blank]
    tail = read_tail([*members, *paragraphs(lines[below:])])
    head_labels, head_unplaced = remains(
        (line for line in above if not line.blank), *head.used, *notices, council=head.council
    )
    tail_labels, tail_unplaced = remains([*member_lines.values(), *last], *tail.used)
    return Proposal(
        committee=name_of(head.body),
        meeting=_meeting(head, tail, notices),
        items=items,
        findings=tuple(head.findings),
        leftovers=Leftovers(
            furniture=tuple(
                Leftover(line.number, line.bare)
                for line in lines
                if line.furniture and words(line.raw)
            ),
            labels=(*head_labels, *item_labels, *tail_labels),
            unplaced=(*head_unplaced, *tail_unplaced),
        ),
        lines=(lines[0].number, lines[-1].number) if lines else (1, 1),
    )


def _meeting(head: Head, tail: Tail, notices: tuple[str, ...]) -> Meeting | None:
    if not head.body or head.held is None:
        return None
    return Meeting(
        committee=committee_slug(head.body),
        body=head.body,
        held=head.held,
        title=head.title,
        starts=head.starts,
        ends=head.ends,
        venue=head.venue,
        notices=notices,
        issued=tail.issued,
        signatory=tail.signatory,
        contact=tail.contact,
        membership=tuple(tail.membership),
        stage=Stage.AGENDA_ISSUED,
    )


def _notices(lines: Sequence[Line], used: list[str]) -> tuple[str, ...]:
    """Sentences of the head that tell the public something, each a paragraph."""
    known = {word for text in used for word in words(text)}
    notices = []
    for group in paragraphs(lines):
        text = joined(group)
        fresh = [word for word in words(text) if word not in known]
        plain = not _LABELLED.match(text) and not dates_in(text)
        if plain and len(fresh) >= 4 and _NOTICE.search(text):
            notices.append(text)
    return tuple(notices)
