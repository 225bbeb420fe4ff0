"""Reading the minutes of one meeting."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from clerk.business.dates import first_time
from clerk.business.findings import Finding
from clerk.business.meetings import Leftover, Leftovers, Meeting, Stage
from clerk.business.minutes import Minute
from clerk.business.numbering import infer
from clerk.business.promises import promises
from clerk.business.proposal import Proposal
from clerk.business.restricted import Grounds, RestrictedMinute
from clerk.business.text import markup
from clerk.reading.attendance import read_roll, with_apologies
from clerk.reading.attendance_labels import label_at
from clerk.reading.body import pieces
from clerk.reading.head import Head, committee_slug, name_of, read_head
from clerk.reading.numbered import Heading, headings
from clerk.reading.outcomes import sorted_out
from clerk.reading.remains import remains
from clerk.reading.restrictions import closed_part, grounds_in, grounds_of_paper
from clerk.reading.source import Line, Source, joined, unused, words

_CLOSED = re.compile(
    r"\b(?:meeting|chair\w*|business)\b[^.]{0,120}?\b(?:clos|end|conclud|finish|adjourn|terminat)\w*\b",
    re.I,
)
_SIGNATURE = re.compile(r"(?:_{4,}|\.{5,}|…{2,})|^\s*(?:signed|chair(?:man)?)\s*:?\s*$", re.I)
_RUN_IN = re.compile(r"^((?:[A-Z0-9][A-Z0-9’'&(),/.–-]*\s+){2,}|[A-Z]{4,}\s+)(?=[‘“(]?[A-Z][a-z])")


@dataclass(frozen=True, slots=True)
class _Item:
    heading: Heading
    title: str
    lines: tuple[Line, ...]
    labels: tuple[Leftover, ...]


def read_minutes(paper: Source, start: int, end: int) -> Proposal:
    """Read the minutes that stand between two lines of `paper`. Never raises."""
    lines = paper.lines[start:end]
    found = headings(lines)
    if not found:
        found = _unnumbered(lines)
    first = found[0].index if found else len(lines)
    roll_start = next((i for i in range(first) if label_at(lines, i)), first)
    read = read_roll(lines, roll_start, first)
    head_lines = [line for line in lines[:roll_start] if not line.blank]
    above = lines[:roll_start] if found or read.taken else lines[:25]
    head = read_head(above, paper.title, paper.dated)
    untaken = [lines[i] for i in range(roll_start, first) if i not in read.taken]
    between = [line for line in untaken if not line.blank]
    closed_paper = next(filter(None, (grounds_of_paper(x.bare) for x in lines[:first])), None)
    minutes, labels, closing = _minutes(paper, _items(paper, lines, found), closed_paper)
    roll = with_apologies(read.roll, minutes)
    head_labels, head_unplaced = remains(head_lines, *head.used, council=head.council)
    leftovers = Leftovers(
        furniture=tuple(Leftover(x.number, x.bare) for x in lines if x.furniture and words(x.raw)),
        labels=(*head_labels, *read.labels, *labels),
        unplaced=(*head_unplaced, *(Leftover(x.number, x.bare) for x in between)),
    )
    numbers = [minute.number for minute in minutes if minute.number]
    return Proposal(
        committee=name_of(head.body),
        meeting=_meeting(head, closing),
        roll=roll,
        minutes=minutes,
        promises=promises(minutes),
        series=infer(numbers, head.held) if numbers and head.held else None,
        findings=(*head.findings, *_remarks(minutes)),
        leftovers=leftovers,
        lines=(lines[0].number, lines[-1].number) if lines else (1, 1),
        outcome_words=tuple(dict.fromkeys(o.word for m in minutes for o in m.outcomes)),
    )


def _minutes(
    paper: Source, items: Sequence[_Item], closed_paper: Grounds | None
) -> tuple[tuple[Minute, ...], list[Leftover], time | None]:
    """The minutes of these items, the labels used up in them, and when the meeting was closed.

    `closed_paper` are the grounds on which the paper as a whole is closed to the public.
    """
    minutes: list[Minute] = []
    labels: list[Leftover] = []
    closing, part = None, closed_paper
    for item in items:
        minute, used_up, closed_at = _minute(paper, item)
        grounds = grounds_in(minute.title) or part
        if grounds:
            minute = _withheld(minute, grounds) if closed_paper else _marked(minute, grounds)
        part = next(filter(None, (closed_part(line.bare) for line in item.lines)), part)
        minutes.append(minute)
        labels.extend(used_up)
        closing = closed_at or closing
    return tuple(minutes), labels, closing


def _meeting(head: Head, closing: time | None) -> Meeting | None:
    if not head.body or head.held is None:
        return None
    return Meeting(
        committee=committee_slug(head.body),
        body=head.body,
        held=head.held,
        title=head.title,
        starts=head.starts,
        ends=head.ends or closing,
        venue=head.venue,
        opening=head.opening,
        stage=Stage.DRAFT_ISSUED,
    )


def _items(paper: Source, lines: Sequence[Line], found: Sequence[Heading]) -> list[_Item]:
    items = []
    for position, heading in enumerate(found):
        stop = found[position + 1].index if position + 1 < len(found) else len(lines)
        items.append(_item(paper, lines, heading, stop))
    return items


def _item(paper: Source, lines: Sequence[Line], heading: Heading, stop: int) -> _Item:
    """An item with its whole title, which may run on to the next line or into the text."""
    line = lines[heading.index]
    title, at = heading.title, heading.index + 1
    title_lines = [line]
    if not title:
        while at < stop and lines[at].blank:
            at += 1
        if at < stop:
            title, at = lines[at].bare, at + 1
            title_lines.append(lines[at - 1])
    capitals = title.isupper()
    while at < stop and title and not lines[at].blank:
        following = lines[at].bare
        wrapped = (capitals and following.isupper() and not label_at(lines, at)) or (
            not capitals
            and bool(re.match(r"[a-z]", following))
            and not title.endswith((".", ":"))
            and len(line.bare) > 0.7 * paper.width
        )
        if not wrapped:
            break
        title_lines.append(lines[at])
        title, at = joined([replace(line, text=title), lines[at]]), at + 1
    body = list(lines[at:stop])
    run_in = _RUN_IN.match(title)
    if run_in and not capitals and len(words(title)) > 6:
        body.insert(0, replace(line, text=title[run_in.end() :].strip()))
        title = run_in[1].strip()
    elif len(words(title)) > 14 and re.search(r"[a-z]\.(?:\s|$)", title):
        body.insert(0, replace(line, text=title))
        title = ""
    labels = unused(title_lines, heading.number, title, *(x.text for x in body[:1]))
    return _Item(heading, re.sub(r"\s+", " ", title).strip(), tuple(body), labels)


def _minute(paper: Source, item: _Item) -> tuple[Minute, list[Leftover], time | None]:
    text_lines: list[Line] = []
    beside: list[Line] = []
    for line in item.lines:
        is_beside = _SIGNATURE.search(line.bare) or closed_part(line.bare)
        (beside if is_beside else text_lines).append(line)
    read = pieces(paper, text_lines)
    out = sorted_out([piece.block for piece in read])
    number = re.sub(r"\s+", " ", item.heading.number)
    text = markup(tuple(out.blocks))
    minute = placed(
        Minute(number, item.title, text, tuple(out.outcomes), tuple(out.actions)), len(out.blocks)
    )
    left = unused([line for line in text_lines if not line.blank], *said(minute))
    closed = re.search(_CLOSED, minute.text)
    closing = first_time(minute.text[closed.start() :]) if closed else None
    return minute, [*item.labels, *left, *unused(beside)], closing


def _marked(minute: Minute, grounds: Grounds) -> Minute:
    """A minute of closed business as the public was shown it: only the grounds are added."""
    return replace(minute, restricted=RestrictedMinute(grounds))


def _withheld(minute: Minute, grounds: Grounds) -> Minute:
    """A minute of a paper that is itself closed: only its number and the grounds are public."""
    actions = tuple(replace(action, restricted=True) for action in minute.actions)
    withheld = RestrictedMinute(grounds, minute.title, minute.text, minute.outcomes, actions)
    return Minute(minute.number, "", restricted=withheld)


def placed(minute: Minute, blocks: int) -> Minute:
    """The minute with what stands after all of its text marked as standing at its end."""
    return replace(
        minute,
        outcomes=tuple(
            replace(outcome, after_block=None) if outcome.after_block == blocks else outcome
            for outcome in minute.outcomes
        ),
        actions=tuple(
            replace(action, after_block=None) if action.after_block == blocks else action
            for action in minute.actions
        ),
    )


def said(minute: Minute) -> list[str]:
    """Every text of a minute below its heading."""
    texts = [minute.text]
    for outcome in minute.outcomes:
        texts += [outcome.label, outcome.lead_in, outcome.closing]
        texts += [outcome.mover, outcome.seconder]
        texts += [f"{clause.marker} {clause.text}" for clause in outcome.clauses]
    for action in minute.actions:
        texts += [action.label, action.text]
    return texts


def _unnumbered(lines: Sequence[Line]) -> tuple[Heading, ...]:
    """Headings without numbers: short lines in capitals, alone between blank lines."""
    found = []
    after_roll = next((i for i in range(len(lines) - 1, -1, -1) if label_at(lines, i)), None)
    if after_roll is None:
        return ()
    for index in range(after_roll + 1, len(lines) - 1):
        line = lines[index]
        if line.blank or not lines[index - 1].blank or label_at(lines, index):
            continue
        if line.bare.isupper() and 1 <= len(words(line.bare)) <= 12 and len(line.bare) > 4:
            found.append(Heading(index, "", line.bare, line.lead))
    return tuple(found) if len(found) >= 2 else ()


def _remarks(minutes: Sequence[Minute]) -> list[Finding]:
    """What a careful reader would query in the wording: one word printed in several ways."""
    labels: dict[str, dict[str, None]] = {}
    for minute in minutes:
        for outcome in minute.outcomes:
            if outcome.label and outcome.label[: len(outcome.word)].upper() == outcome.word:
                labels.setdefault(outcome.word, {})[re.sub(r"\s+", " ", outcome.label)] = None
    return [
        Finding(
            "one word in several spellings",
            f"{word} is printed in {len(ways)} ways: {', '.join(f'“{way}”' for way in ways)}.",
            "outcomes",
        )
        for word, ways in labels.items()
        if len(ways) > 1
    ]
