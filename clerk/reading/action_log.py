"""Reading an action log: rows of action, responsible, progress."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from clerk.business.actions import Action, Origin, Owner, OwnerKind, Progress
from clerk.business.meetings import Leftover
from clerk.reading.dates import first_date
from clerk.reading.names import people
from clerk.reading.source import Line, joined, unused, words

_HEAD = re.compile(
    r"^(?:outstanding\s+|summary\s+of\s+)?"
    r"(?:actions|actions?\s+(?:log|plan|list|tracker|sheet|points|schedule|summary))"
    r"(?:\s*[-–—:].*|\s*\(.*\)|\s+(?:from|arising|to be taken)\b.*)?$",
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
_NAME_POST = re.compile(
    r"^(?P<name>[A-Z][\w’'.-]*(?:\s+[A-Z][\w’'-]*)+?)\s*[-–]\s+(?P<post>[A-Z].*)$"
)
_SLASHED = re.compile(r"^[A-Z][\w’'.]*(?:\s[A-Z][\w’'-]+)+\s*/\s*[A-Z]")
_MINUTE = re.compile(r"\bminute\s+([\w./-]*\d[\w./-]*)", re.I)


@dataclass(frozen=True, slots=True)
class ReadLog:
    """An action log as read."""

    actions: tuple[Action, ...]
    labels: tuple[Leftover, ...]
    unplaced: tuple[Leftover, ...]


def log_starts(lines: Sequence[Line], index: int) -> bool:
    """Whether the heading of an action log stands at `lines[index]`, its columns soon after."""
    line = lines[index]
    if line.blank or not _HEAD.match(line.bare) or len(words(line.bare)) > 14:
        return False
    following = [x.bare for x in lines[index + 1 : index + 30] if not x.blank][:8]
    columns = sum(bool(_COLUMNS.search(text)) for text in following[:6])
    return columns > 0 and any(_ROW.match(text) for text in following)


def log_ends(lines: Sequence[Line], start: int, end: int) -> int:
    """Where the log that begins at `start` is over: the page after its last row, at the latest
    `end`."""
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


def read_log(lines: Sequence[Line]) -> ReadLog:
    """Read the rows of an action log. Numbers that are missing stay missing. Never raises."""
    rows = _rows(lines)
    if not rows:
        return ReadLog((), (), tuple(Leftover(x.number, x.bare) for x in lines if not x.blank))
    labels = list(unused([line for line in lines[: rows[0]] if not line.blank]))
    actions: list[Action] = []
    for position, row in enumerate(rows):
        stop = rows[position + 1] if position + 1 < len(rows) else len(lines)
        block = lines[row:stop]
        action = _row(block)
        actions.append(action)
        labels.extend(unused([line for line in block if not line.blank], *_said(action)))
    return ReadLog(tuple(actions), tuple(labels), ())


def _rows(lines: Sequence[Line]) -> list[int]:
    """Where the rows of the log begin; "Action 4" where that is printed, else "4."."""
    rows = [i for i, line in enumerate(lines) if not line.blank and _ROW.match(line.bare)]
    named = [i for i in rows if _NUMBERED.match(lines[i].bare)]
    return named or rows


def _row(lines: Sequence[Line]) -> Action:
    match = _ROW.match(lines[0].bare)
    assert match
    origin_words = (match["origin"] or "").strip("() ")
    groups = _groups([match["rest"]], lines[1:])
    text, owners, progress = _cells(groups)
    held = first_date(origin_words)
    minute = _MINUTE.search(origin_words)
    origin = Origin(held, minute[1] if minute else "", origin_words) if origin_words else None
    return Action(
        text=text,
        number=match["n"] or match["m"],
        owners=owners,
        origin=origin,
        progress=(Progress(progress),) if progress else (),
    )


def _groups(first: Sequence[str], lines: Sequence[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = [[]]
    for text in first:
        if text.strip():
            groups[-1].append(Line(0, text, text))
    for line in lines:
        if line.blank:
            if groups[-1]:
                groups.append([])
            continue
        groups[-1].append(line)
    return [group for group in groups if group]


def _cells(groups: list[list[Line]]) -> tuple[str, tuple[Owner, ...], str]:
    """Share the groups of a row among its three columns: what, who, how far."""
    who = next((i for i, group in enumerate(groups) if i and _is_owners(group)), None)
    if who is None:
        who = next((i for i, group in enumerate(groups) if i and len(joined(group)) < 40), None)
    if who is None:
        return " ".join(joined(group) for group in groups), (), ""
    text = " ".join(joined(group) for group in groups[:who])
    progress = "\n".join(joined(group) for group in groups[who + 1 :])
    return text, _owners(groups[who]), progress


def _is_owners(group: Sequence[Line]) -> bool:
    text = joined(group)
    if _SLASHED.match(text) or _NAME_POST.match(group[0].bare):
        return True
    found = people(text)
    counted = sum(len(words(f"{one.title} {one.name} {one.post}")) for one in found)
    return bool(found) and counted >= 0.8 * len(words(text)) and not text.endswith(".")


def _owners(group: Sequence[Line]) -> tuple[Owner, ...]:
    entries: list[str] = []
    for line in group:
        if entries and not _NAME_POST.match(line.bare) and _NAME_POST.match(entries[-1]):
            entries[-1] = f"{entries[-1]} {line.bare}"
        else:
            entries.append(line.bare)
    owners: list[Owner] = []
    for entry in entries:
        if match := _NAME_POST.match(entry):
            owners.append(
                Owner(match["name"], OwnerKind.PERSON, re.sub(r"\s+", " ", match["post"]))
            )
            continue
        for part in re.split(r"\s*/\s*", entry):
            named = people(part)
            if part.strip().lower() in ("all", "all members", "everyone"):
                owners.append(Owner(part.strip(), OwnerKind.ALL))
            elif named:
                owners += [Owner(one.name, OwnerKind.PERSON, one.post) for one in named]
            elif part.strip():
                owners.append(Owner(part.strip(), OwnerKind.POST))
    return tuple(owners)


def _said(action: Action) -> list[str]:
    said = [action.text, f"{action.number}", action.origin.words if action.origin else ""]
    said += [f"{owner.name} {owner.post}" for owner in action.owners]
    return said + [report.text for report in action.progress]
