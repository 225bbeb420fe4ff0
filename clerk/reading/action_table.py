"""Reading an action log whose columns (No, Action, Owner, Due, Status) wide spaces part."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from clerk.business.actions import Action, Closing, Due, Origin, Progress
from clerk.business.dates import first_date, is_only_date
from clerk.business.meetings import Leftover
from clerk.reading.action_owners import owners_of
from clerk.reading.source import Line, joined, unused

_CELL = re.compile(r"\S+(?: \S+)*")
_CLOSED = re.compile(r"\b(?:closed|completed?|done|finished|discharged)\b", re.IGNORECASE)


class _Column(StrEnum):
    NUMBER = r"no\.?|number|ref\.?|#|action no\.?|action ref\.?|item"
    ACTION = r"actions?|tasks?|what|description|actions? (?:required|agreed|to be taken)"
    OWNER = r"owners?|responsible.*|lead.*|who|by whom|officers?|assigned(?: to)?|responsibility"
    DUE = r"due|due (?:date|by)|by when|when|deadline|target(?: date)?|completion date"
    STATUS = r"status|progress|updates?|rag|comments?|position|outcome|notes"
    CLOSED = r"closed|date closed|completed|date completed"
    ORIGIN = r"meeting|meeting date|date|date raised|raised|minute|minute (?:no\.?|ref\.?)|origin"


@dataclass(frozen=True, slots=True)
class TableHead:
    """The heads of a table of actions: where each column begins and what it holds."""

    columns: tuple[tuple[int, _Column], ...]

    @property
    def kinds(self) -> tuple[_Column, ...]:
        return tuple(kind for _, kind in self.columns)

    def column_at(self, start: int) -> int | None:
        """Which column text that begins at `start` belongs to; None: it stands before all."""
        fitting = [i for i, (begin, _) in enumerate(self.columns) if begin <= start + 2]
        return fitting[-1] if fitting else None


def table_head(line: Line) -> TableHead | None:
    """The heads of a table of actions, when they stand in `line`."""
    if line.blank or "  " not in line.bare:
        return None
    columns = []
    for cell in _CELL.finditer(line.text):
        kind = next((k for k in _Column if re.fullmatch(k.value, cell.group(), re.I)), None)
        if kind is None:
            return None
        columns.append((cell.start(), kind))
    kinds = {kind for _, kind in columns}
    return TableHead(tuple(columns)) if {_Column.ACTION, _Column.OWNER} <= kinds else None


def table_end(lines: Sequence[Line], start: int, end: int) -> int:
    """Where the table whose heads stand at `start` is over: at text that fits no column."""
    head = table_head(lines[start])
    last = start + 1
    for index in range(start + 1, end):
        line = lines[index]
        if line.blank:
            continue
        if head is None or (lines[index - 1].blank and not _fits(head, line)):
            break
        last = index + 1
    return last


def read_table(lines: Sequence[Line]) -> tuple[tuple[Action, ...], tuple[Leftover, ...]]:
    """The actions of the table whose heads are the first line, and the words used up as labels."""
    head = table_head(lines[0])
    if head is None:
        return (), ()
    rows: list[list[Line]] = []
    opens = _Column.NUMBER if _Column.NUMBER in head.kinds else _Column.OWNER
    for line in lines[1:]:
        if line.blank:
            continue
        if not rows or opens in _cells(head, [line]):
            rows.append([])
        rows[-1].append(line)
    actions = tuple(_action(head, row) for row in rows)
    labels = list(unused(lines[:1]))
    for row, action in zip(rows, actions, strict=True):
        labels.extend(unused(row, *_said(action)))
    return actions, tuple(labels)


def _fits(head: TableHead, line: Line) -> bool:
    """Whether every cell of the line begins at a column and ends before the next."""
    begins = [begin for begin, _ in head.columns]
    for cell in _CELL.finditer(line.text):
        column = head.column_at(cell.start())
        if column is None or cell.start() - begins[column] > 2:
            return False
        if column + 1 < len(begins) and cell.end() > begins[column + 1]:
            return False
    return True


def _cells(head: TableHead, row: Sequence[Line]) -> dict[_Column, str]:
    """The text of each column that has any, its lines joined."""
    found: dict[int, list[Line]] = {}
    for line in row:
        for cell in _CELL.finditer(line.text):
            column = head.column_at(cell.start()) or 0
            found.setdefault(column, []).append(Line(line.number, line.raw, cell.group()))
    return {head.kinds[column]: joined(cells) for column, cells in found.items()}


def _action(head: TableHead, row: Sequence[Line]) -> Action:
    cells = _cells(head, row)
    status = cells.get(_Column.STATUS, "")
    closed = cells.get(_Column.CLOSED, status if _CLOSED.search(status) else "")
    closed_on = first_date(closed)
    origin = cells.get(_Column.ORIGIN, "")
    return Action(
        text=cells.get(_Column.ACTION, ""),
        number=cells.get(_Column.NUMBER, "").strip(". ") or None,
        owners=owners_of([Line(0, "", cells.get(_Column.OWNER, ""))]),
        due=due_of(cells.get(_Column.DUE, "")),
        origin=Origin(first_date(origin), words=origin) if origin else None,
        progress=(Progress(status),) if status else (),
        closed=Closing(closed_on, closed) if closed_on else None,
    )


def due_of(text: str) -> Due | None:
    """When an action is due, from the words of its column or label; None when there are none."""
    if not text.strip(" -–"):
        return None
    return Due(first_date(text), "" if is_only_date(text) and first_date(text) else text)


def _said(action: Action) -> list[str]:
    said = [action.text, action.number or "", action.due.words if action.due else ""]
    said += [action.origin.words if action.origin else ""]
    said += [action.closed.reason if action.closed and not action.progress else ""]
    said += [f"{owner.name} {owner.post}" for owner in action.owners]
    return said + [report.text for report in action.progress]
