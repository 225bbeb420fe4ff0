"""A sheet of actions that comes back from officers: what each row would change."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from clerk.business.action_sheets import (
    Cell,
    due_cell,
    key_of,
    one_line,
    owners_cell,
    unguarded,
)
from clerk.business.actions import Due, ListedAction, Owner, OwnerKind, means_all
from clerk.business.dates import dates_in, is_only_date
from clerk.business.typed_due import typed_due

_KNOWN_AS = {
    "action": ("action", "action no", "action number", "no", "number", "ref", "reference"),
    "text": ("to be done", "what is to be done", "task", "description"),
    "owners": ("responsible", "responsible officer", "owner", "owners", "lead", "who"),
    "due": ("due", "due date", "deadline", "by when", "target date"),
    "last": ("last progress",),
    "new": ("new progress", "progress", "update", "updates", "comments", "comment"),
    "key": ("key",),
    "from": ("from", "origin", "source"),
    "stands": ("how it stands", "state", "status"),
}
_NUMBER = re.compile(r"(?P<letters>[A-Za-z][A-Za-z&. -]*?)?[ -]?#?(?P<number>\d+[A-Za-z]?)")
_PARTED = re.compile(r"(?P<letters>\S.*?)[ -]+#?(?P<number>\d+[A-Za-z]?)")
_KEY = re.compile(r"(?P<id>\d+)\.(?P<version>\d+)\.(?P<reports>\d+)")
_BETWEEN_NAMES = re.compile(r"\s*[;\n]\s*")
_COMMA = re.compile(r",\s*(?![^()]*\))")
_OWNER = re.compile(r"(?P<name>[^()]+?)\s*(?:\((?P<post>[^()]*(?:\([^()]*\)[^()]*)*)\))?")
_EXCEL_BEGINS = date(1899, 12, 30)
_MOST_HEADS_DOWN = 20


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """What one row of a sheet would change about an action, which is as it stands now.

    `row` is its number in the sheet. `due` and `owners` are None when they stay as they are.
    `stale`: the action was changed since the sheet was made.
    """

    row: int
    listed: ListedAction
    progress: str = ""
    due: Due | None = None
    owners: tuple[Owner, ...] | None = None
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Returned:
    """A sheet as it came back: the changes it proposes, and a sentence for every row and column
    that nothing can be made of. `rows` counts those that are not empty."""

    changes: tuple[ReturnedRow, ...]
    told: tuple[str, ...]
    rows: int


def returned(
    rows: Sequence[Sequence[Cell]],
    known: Sequence[ListedAction],
    posts: frozenset[str],
    today: date,
) -> Returned:
    """What a sheet that came back proposes. Columns may have been moved or renamed, rows sorted,
    left out or added. `known` are all actions, `posts` the names of all posts.

    A row is the action whose number it has, and whose key if it has one: never a guess.
    """
    heads_at, columns = _heads(rows)
    if not columns:
        none = "No row of column heads such as Action and New progress was found."
        return Returned((), (none,), 0)
    sheet = _Sheet(columns, known, posts, today)
    changes: list[ReturnedRow] = []
    told = list(_odd_heads(rows[heads_at]))
    count = 0
    for place, row in enumerate(rows[heads_at + 1 :], heads_at + 2):
        if not any(_text(cell) for cell in row):
            continue
        count += 1
        found = sheet.read(place, row)
        if isinstance(found, str):
            told.append(f"Row {place}: {found}")
        else:
            change, remarks = found
            told += [f"Row {place}: {remark}" for remark in remarks]
            if change.progress or change.due is not None or change.owners is not None:
                changes.append(change)
    told += sheet.twice()
    return Returned(tuple(changes), tuple(told), count)


class _Sheet:
    """A sheet with its columns known, read row by row."""

    def __init__(
        self,
        columns: Mapping[str, int],
        known: Sequence[ListedAction],
        posts: frozenset[str],
        today: date,
    ) -> None:
        self._columns, self._posts, self._today = columns, posts, today
        self._by_id = {listed.action.id: listed for listed in known}
        self._by_number: dict[tuple[str, str], ListedAction] = {}
        self._by_digits: dict[str, list[ListedAction]] = {}
        for listed in known:
            if number := (listed.action.number or "").casefold():
                self._by_number[listed.short.casefold(), number] = listed
                self._by_digits.setdefault(number, []).append(listed)
        self._seen: dict[int, list[int]] = {}

    def read(self, place: int, row: Sequence[Cell]) -> tuple[ReturnedRow, list[str]] | str:
        """What a row proposes with remarks about it, or why it is no action's."""
        key = _KEY.fullmatch(_text(self._cell(row, "key")))
        listed = self._action(_text(self._cell(row, "action")), key)
        if isinstance(listed, str):
            return listed
        self._seen.setdefault(listed.action.id or 0, []).append(place)
        action, remarks = listed.action, list[str]()
        stale = key is not None and key[0] != key_of(listed)
        if "text" in self._columns and self._said(row, "text") != " ".join(action.text.split()):
            remarks.append("what is to be done was changed; that is not taken.")
        due = self._due(self._cell(row, "due"), action.due)
        owners = self._owners(row, action.owners)
        return ReturnedRow(place, listed, self._progress(row, listed), due, owners, stale), remarks

    def twice(self) -> Iterator[str]:
        """A sentence for each action that stands in several rows."""
        for places in self._seen.values():
            if len(places) > 1:
                yield f"Rows {', '.join(map(str, places))} are about the same action."

    def _action(self, said: str, key: re.Match[str] | None) -> ListedAction | str:
        by_key = self._by_id.get(int(key["id"])) if key else None
        if not said:
            return by_key or "it has no action number."
        found = _PARTED.fullmatch(said) or _NUMBER.fullmatch(said)
        if found is None:
            return f"“{said}” is no action number."
        letters, number = (found["letters"] or "").strip().casefold(), found["number"].casefold()
        if not letters:
            of_number = self._by_digits.get(number, [])
            if by_key is not None and by_key in of_number:
                return by_key
            names = " or ".join(f"{one.short} {one.action.number}" for one in of_number)
            return f"{said} may be {names}; write the letters." if names else _nothing(said)
        listed = self._by_number.get((letters, number))
        if listed is None:
            return _nothing(said)
        if by_key is not None and by_key != listed:
            return f"its number is {said}, but its key is that of another action."
        return listed

    def _progress(self, row: Sequence[Cell], listed: ListedAction) -> str:
        """What was written as new progress, or in place of or behind the last."""
        new = self._said(row, "new")
        reports = [one_line(report.text) for report in listed.action.progress]
        if new in reports:
            new = ""
        last = self._said(row, "last")
        if not last or last in reports:
            return new
        added = last.removeprefix(reports[-1]).strip(" ;.") if reports else last
        return " ".join(part for part in (added, new) if part)

    def _due(self, cell: Cell, now: Due | None) -> Due | None:
        if "due" not in self._columns or _text(cell) == "":
            return None
        day = _day(cell)
        if day is not None:
            same = now is not None and (now.on == day and not now.words)
            return None if same else Due(day)
        said = _text(cell)
        if now is not None and said == one_line(_text(due_cell(now))):
            return None
        return typed_due(said, self._today)

    def _owners(self, row: Sequence[Cell], now: tuple[Owner, ...]) -> tuple[Owner, ...] | None:
        said = unguarded(_text(self._cell(row, "owners"), lines=True)).strip()
        if not said or one_line(said) == owners_cell(now):
            return None
        names = _BETWEEN_NAMES.split(said)
        if len(names) == 1:
            names = _COMMA.split(said)
        before = {owner.name.casefold(): owner for owner in now}
        owners = tuple(self._owner(name, before) for name in names if name.strip())
        return None if owners == now else owners

    def _owner(self, said: str, before: Mapping[str, Owner]) -> Owner:
        found = _OWNER.fullmatch(" ".join(said.split()))
        name, post = (found["name"], found["post"] or "") if found else (said.strip(), "")
        known = before.get(name.casefold())
        if known is not None:
            return Owner(known.name, known.kind, post or known.post)
        if means_all(name):
            return Owner(name, OwnerKind.ALL)
        kind = OwnerKind.POST if name.casefold() in self._posts else OwnerKind.PERSON
        return Owner(name, kind, post)

    def _cell(self, row: Sequence[Cell], name: str) -> Cell:
        at = self._columns.get(name)
        return row[at] if at is not None and at < len(row) else ""

    def _said(self, row: Sequence[Cell], name: str) -> str:
        return unguarded(_text(self._cell(row, name)))


def _heads(rows: Sequence[Sequence[Cell]]) -> tuple[int, dict[str, int]]:
    """The row of heads and which column is which; nothing when there is none."""
    for at, row in enumerate(rows[:_MOST_HEADS_DOWN]):
        columns: dict[str, int] = {}
        for place, cell in enumerate(row):
            name = _column(_text(cell))
            if name and name not in columns:
                columns[name] = place
        if ("action" in columns or "key" in columns) and len(columns) > 1:
            return at, columns
    return 0, {}


def _odd_heads(row: Sequence[Cell]) -> Iterator[str]:
    for cell in row:
        head = _text(cell)
        if head and not _column(head):
            yield f"The column “{head}” is not known, and nothing of it is taken."


def _column(head: str) -> str:
    plain = re.sub(r"[^a-z]+", " ", head.casefold()).strip()
    return next((name for name, heads in _KNOWN_AS.items() if plain in heads), "")


def _nothing(said: str) -> str:
    return f"there is no action {said} in the register."


def _day(cell: Cell) -> date | None:
    """The day a cell holds: as a day, as text that is nothing else, or as Excel counts days."""
    if isinstance(cell, date):
        return cell
    said = unguarded(_text(cell))
    if is_only_date(said):
        return dates_in(said)[0].day
    if re.fullmatch(r"[3-6]\d{4}(?:\.0+)?", said):
        return _EXCEL_BEGINS + timedelta(days=int(float(said)))
    return None


def _text(cell: Cell, *, lines: bool = False) -> str:
    if isinstance(cell, date):
        return cell.isoformat()
    return cell.strip(" \n\u00a0") if lines else one_line(cell)
