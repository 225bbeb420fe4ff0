"""Which parts a paper consists of: agenda, minutes, action log, reports."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from clerk.reading.action_log import log_ends, log_starts
from clerk.reading.attendance_labels import label_at
from clerk.reading.names import people
from clerk.reading.numbered import headings
from clerk.reading.source import Line, words

_AGENDA = re.compile(r"\bagenda\b|\bsummon(?:s|ed)\b|\bnotice of meeting\b", re.IGNORECASE)
_AGENDA_HEAD = re.compile(r"^(?:[\w’' &-]+\s)?a\s?g\s?e\s?n\s?d\s?a(?:\s*[&:].*)?$", re.IGNORECASE)
_MINUTES = re.compile(r"\bminutes\b|\bwas held\b|\bwere held\b|\bproceedings\b", re.IGNORECASE)
_HELD = re.compile(
    r"\bmeeting\s+of\b.*\b(?:was|were)\s+held\b|^(?:draft\s+)?minutes\b", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:AGREED|RESOLVED|resolved|was held|were present|were received|was agreed"
    r"|were agreed|noted|meeting closed|unanimously|in favour|carried|reported that|advised that"
    r"|apologies were)\b"
)


class PartKind(StrEnum):
    AGENDA = "agenda"
    MINUTES = "minutes"
    LOG = "action log"
    REPORTS = "reports"
    PAGE = "page of one item"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of lines, from `start` up to but not including `end`."""

    kind: PartKind
    start: int
    end: int


def parts(lines: Sequence[Line]) -> tuple[Part, ...]:
    """Cut a paper into parts that cover all of its lines, in order."""
    if _is_item_page(lines):
        return (Part(PartKind.PAGE, 0, len(lines)),)
    starts = _minutes_starts(lines)
    logs = _apart([i for i in range(len(lines)) if log_starts(lines, i)])
    marks = sorted([(i, PartKind.MINUTES) for i in starts] + [(i, PartKind.LOG) for i in logs])
    found: list[Part] = []
    if not marks or marks[0][0] > 0:
        end = marks[0][0] if marks else len(lines)
        found.extend(_opening(lines, end, bool(marks)))
    for position, (start, kind) in enumerate(marks):
        end = marks[position + 1][0] if position + 1 < len(marks) else len(lines)
        if kind is PartKind.LOG:
            over = log_ends(lines, start, end)
            found.append(Part(kind, start, over))
            if any(not line.blank for line in lines[over:end]):
                found.append(Part(PartKind.REPORTS, over, end))
        else:
            found.append(Part(kind, start, end))
    return tuple(found)


def _apart(starts: list[int]) -> list[int]:
    """The starts without those that only repeat one a few lines above: a column's heading."""
    kept: list[int] = []
    for start in starts:
        if not kept or start - kept[-1] > 40:
            kept.append(start)
    return kept


def _opening(lines: Sequence[Line], end: int, more: bool) -> list[Part]:
    """The part before the first minutes or log: an agenda, minutes of another shape, or unknown."""
    if not any(not line.blank for line in lines[:end]):
        return []
    numbered = headings(lines[:end])
    head = " ".join(line.bare for line in lines[: numbered[0].index if numbered else end][:60])
    text = "\n".join(line.bare for line in lines[:end])
    past = len(_PAST.findall(text))
    agenda = bool(_AGENDA.search(head)) or any(
        _AGENDA_HEAD.match(line.bare) for line in lines[: min(end, 60)]
    )
    if numbered and (agenda or more) and not (_MINUTES.search(head) and past >= 3 and not more):
        return [Part(PartKind.AGENDA, 0, end)]
    if numbered and (_MINUTES.search(head) or past >= 2):
        return [Part(PartKind.MINUTES, 0, end)]
    return [Part(PartKind.UNKNOWN, 0, end)]


def _minutes_starts(lines: Sequence[Line]) -> list[int]:
    """Where minutes begin: the head above a list of those present."""
    starts: list[int] = []
    last = 0
    for index in range(len(lines)):
        if index < last:
            continue
        label = label_at(lines, index)
        if label is None or label.group.key not in ("present", "chair"):
            continue
        behind = [label.rest, *(line.bare for line in lines[index + 1 : index + 14])]
        if not any(people(text) for text in behind):
            continue
        start = _head_start(lines, index, last)
        said = " ".join(line.bare for line in lines[start : index + 1])
        near = any(label_at(lines, i) for i in range(index + 1, min(len(lines), index + 60)))
        if _MINUTES.search(said) or near:
            starts.append(start)
            last = index + 40
    return starts


def _head_start(lines: Sequence[Line], label: int, floor: int) -> int:
    """The first line of the head above `label`: back to a page's top, or to the opening words."""
    start = label
    for index in range(label - 1, max(floor - 1, label - 60, -1), -1):
        line = lines[index]
        if line.furniture and words(line.bare):
            return start
        if line.bare:
            start = index
            if line.page_start:
                return start
    follows_agenda = start >= 30 or len(headings(lines[:label])) >= 3
    return _first_of_head(lines, start, label) if follows_agenda else start


def _first_of_head(lines: Sequence[Line], start: int, label: int) -> int:
    """Where the head begins whose opening words stand nearest above `label`."""
    for index in range(label - 1, start - 1, -1):
        if _HELD.search(lines[index].bare):
            back = above = index
            while above > start and (lines[above - 1].blank or lines[above - 1].bare.isupper()):
                above -= 1
                back = above if lines[above].bare else back
            return back
    return start


def _is_item_page(lines: Sequence[Line]) -> bool:
    """The text of a web page about one item: it says so in its first line."""
    first = next((line.bare for line in lines if not line.blank), "")
    return first.lower() in (
        "agenda item",
        "issue details",
        "issue - items at meetings",
        "decision details",
    )
