"""Reading an action log: rows of action, responsible, progress."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from clerk.business.actions import Action, Origin, Owner, Progress
from clerk.business.dates import first_date
from clerk.business.meetings import Leftover, Meeting
from clerk.reading.action_owners import is_owners, owners_of
from clerk.reading.action_table import due_of, read_table, table_end, table_head
from clerk.reading.head import committee_slug
from clerk.reading.source import Line, joined, paragraphs, unused, words

_HEAD = re.compile(
    r"^(?:outstanding\s+|summary\s+of\s+)?"
    r"(?:actions|actions?\s+(?:log|plan|list|tracker|sheet|points|schedule|summary))"
    r"(?:\s*[-–—:].*|\s*\(.*\)|\s+(?:from|arising|to be taken)\b.*)?$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"^\W*(?:outstanding\s+)?actions?\b[^-–—:]*[-–—:]\s*(?P<body>[^(),:]*[A-Za-z])"
    r"[\s,(:–—-]+(?P<day>.*\d{4})\W*$",
    re.IGNORECASE,
)
_COLUMNS = re.compile(
    r"\b(?:responsible|owner|by whom|lead|progress|update|status|by when|due|officer|assigned)\b",
    re.I,
)
_ROW = re.compile(
    r"^(?:action\s+(?:no\.?\s*)?(?P<n>\d{1,4})|(?P<m>\d{1,4})[.)](?=\s))\s*"
    r"(?P<origin>\((?:action|from|raised|minute|agreed)\b[^)]*\)?)?\s*[-–:.]?\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^action\s+(?:no\.?\s*)?\d", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?:(?P<who>owner|responsible(?: officer)?|lead(?: officer)?|by whom|assigned to)"
    r"|(?P<when>due(?: date| by)?|by when|deadline|target(?: date)?)"
    r"|(?P<how_far>status|progress|update))\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_MINUTE = re.compile(r"\bminute\s+([\w./-]*\d[\w./-]*)", re.I)


@dataclass(frozen=True, slots=True)
class ReadLog:
    """An action log as read."""

    actions: tuple[Action, ...]
    labels: tuple[Leftover, ...]
    unplaced: tuple[Leftover, ...]


def log_starts(lines: Sequence[Line], index: int) -> bool:
    """Whether an action log begins at `lines[index]`: its heading, or the heads of its columns."""
    line = lines[index]
    if line.blank:
        return False
    if table_head(line):
        return True
    if not _HEAD.match(line.bare) or len(words(line.bare)) > 14:
        return False
    following = [x for x in lines[index + 1 : index + 30] if not x.blank][:8]
    if any(table_head(x) for x in following):
        return True
    columns = sum(bool(_COLUMNS.search(x.bare)) for x in following[:6])
    return columns > 0 and any(_ROW.match(x.bare) for x in following)


def log_ends(lines: Sequence[Line], start: int, end: int) -> int:
    """Where the log that begins at `start` is over: the page after its last row, at the latest
    `end`; a table with heads is over where the text no longer fits its columns."""
    table = _table_at(lines[start:end])
    if table is not None:
        return table_end(lines, start + table, end)
    rows = [start + row for row in _rows(lines[start:end])]
    if not rows:
        return end
    last = rows[-1]
    for row_before, row in pairwise(rows):
        if row - row_before > 60:
            last = row_before
            break
    for index in range(last + 1, end):
        if lines[index].page_start and not lines[index].furniture:
            return index
    return end


def log_meeting(lines: Sequence[Line]) -> Meeting | None:
    """The meeting the log says it was laid before: "ACTIONS - HARBOUR PANEL (4 MAY 2021)"."""
    heading = next((line.bare for line in lines if not line.blank), "")
    named = _BEFORE.match(heading)
    held = first_date(named["day"]) if named else None
    if named is None or held is None:
        return None
    return Meeting(committee_slug(named["body"]), named["body"], held)


def read_log(lines: Sequence[Line]) -> ReadLog:
    """Read the rows of an action log. Numbers that are missing stay missing. Never raises."""
    table = _table_at(lines)
    if table is not None:
        actions, used_up = read_table(lines[table:])
        above = [line for line in lines[:table] if not line.blank]
        return ReadLog(actions, (*unused(above), *used_up), ())
    rows = _rows(lines)
    if not rows:
        return ReadLog((), (), tuple(Leftover(x.number, x.bare) for x in lines if not x.blank))
    labels = list(unused([line for line in lines[: rows[0]] if not line.blank]))
    read: list[Action] = []
    for row, stop in pairwise([*rows, len(lines)]):
        block = [line for line in lines[row:stop] if not line.blank]
        if match := _ROW.match(lines[row].bare):
            action = _row(match, lines[row + 1 : stop])
            read.append(action)
            labels.extend(unused(block, *_said(action)))
    return ReadLog(tuple(read), tuple(labels), ())


def _table_at(lines: Sequence[Line]) -> int | None:
    """Where the heads of a table of actions stand, near the top of the log; None: nowhere."""
    return next((i for i, line in enumerate(lines[:30]) if table_head(line)), None)


def _rows(lines: Sequence[Line]) -> list[int]:
    """Where the rows of the log begin; "Action 4" where that is printed, else "4."."""
    rows = [i for i, line in enumerate(lines) if not line.blank and _ROW.match(line.bare)]
    named = [i for i in rows if _NUMBERED.match(lines[i].bare)]
    return named or rows


def _row(match: re.Match[str], below: Sequence[Line]) -> Action:
    """One row: the line that opens it, and the lines below up to the next row."""
    told, rest = _labelled(below)
    first = [Line(0, match["rest"], match["rest"])] if match["rest"].strip() else []
    text, owners, progress = _cells(paragraphs([*first, *rest]))
    if "who" in told:
        owners = owners_of([Line(0, "", told["who"])])
    origin_words = (match["origin"] or "").strip("() ")
    minute = _MINUTE.search(origin_words)
    number = minute[1] if minute else ""
    reports = filter(None, (progress, told.get("how_far", "")))
    return Action(
        text=text,
        number=match["n"] or match["m"],
        owners=owners,
        due=due_of(told.get("when", "")),
        origin=Origin(first_date(origin_words), number, origin_words) if origin_words else None,
        progress=tuple(Progress(report) for report in reports),
    )


def _labelled(lines: Sequence[Line]) -> tuple[dict[str, str], list[Line]]:
    """What lines like "Due: 30 April" tell, and the other lines."""
    told: dict[str, str] = {}
    rest: list[Line] = []
    for line in lines:
        match = _LABELLED.match(line.bare)
        kind = next((k for k, value in match.groupdict().items() if value), "") if match else ""
        if match and kind not in told:
            told[kind] = line.bare[match.end() :].strip()
        else:
            rest.append(line)
    return told, rest


def _cells(groups: list[list[Line]]) -> tuple[str, tuple[Owner, ...], str]:
    """Share the groups of a row among its three columns: what, who, how far."""
    who = next((i for i, group in enumerate(groups) if i and is_owners(group)), None)
    if who is None:
        who = next((i for i, group in enumerate(groups) if i and len(joined(group)) < 40), None)
    if who is None:
        return " ".join(joined(group) for group in groups), (), ""
    text = " ".join(joined(group) for group in groups[:who])
    progress = "\n".join(joined(group) for group in groups[who + 1 :])
    return text, owners_of(groups[who]), progress


def _said(action: Action) -> list[str]:
    said = [action.text, action.number or "", action.origin.words if action.origin else ""]
    said += [action.due.words if action.due else ""]
    said += [f"{owner.name} {owner.post}" for owner in action.owners]
    return said + [report.text for report in action.progress]
