"""Make the rows under a meeting, a minute or an outcome be exactly those wanted."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from db.transaction import Row, Transaction, Value, clean


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row as it is to be. `id` is that of the row it was read from, None for a new record;
    `base` the version it was read at, where the table has versions."""

    columns: dict[str, Value]
    id: int | None = None
    base: int | None = None


def keep(
    change: Transaction,
    table: str,
    owner: Mapping[str, Value],
    wanted: Sequence[Wanted],
    *,
    alike: tuple[tuple[str, ...], ...] = (),
    remove: Callable[[int], object] | None = None,
) -> list[int]:
    """Make the rows of `table` that belong to `owner` be `wanted`, in that order; returns ids.

    A wanted row is the register's row with its id, else one that says the same, else one with
    the same `alike` columns, tried in turn; only what differs is written. Rows left over are
    taken away by `remove`, or deleted.
    """
    existing = _existing(change, table, owner)
    matched = _match(existing, wanted, alike)
    kept = {row["id"] for row in matched if row is not None}
    for old in existing:
        if old["id"] not in kept:
            (remove or _delete(change, table))(old["id"])
    ids = []
    for place, (row, want) in enumerate(zip(matched, wanted, strict=True)):
        columns = {**want.columns, "place": place}
        if row is None:
            ids.append(change.insert(table, {**owner, **columns}))
        else:
            base = want.base if want.id is not None else None
            change.update(table, row["id"], columns, base=base)
            ids.append(row["id"])
    return ids


def keep_one(
    change: Transaction,
    table: str,
    owner: Mapping[str, Value],
    columns: Mapping[str, Value] | None,
    *,
    remove: Callable[[int], object] | None = None,
) -> int | None:
    """The same for what a record has once or not at all (None); returns the row's id."""
    conditions, values = _conditions(owner)
    row = change.one(f"SELECT id FROM {table} WHERE {conditions}", *values)
    if columns is None:
        if row is not None:
            (remove or _delete(change, table))(row["id"])
        return None
    if row is None:
        return change.insert(table, {**owner, **columns})
    change.update(table, row["id"], columns)
    return int(row["id"])


def delete_all(change: Transaction, table: str, owner: Mapping[str, Value]) -> None:
    """Delete every row of `table` that belongs to `owner`."""
    for row in _existing(change, table, owner):
        change.delete(table, row["id"])


def _delete(change: Transaction, table: str) -> Callable[[int], object]:
    return lambda row_id: change.delete(table, row_id)


def _conditions(owner: Mapping[str, Value]) -> tuple[str, list[Value]]:
    return " AND ".join(f"{column} = ?" for column in owner), list(owner.values())


def _existing(change: Transaction, table: str, owner: Mapping[str, Value]) -> list[Row]:
    conditions, values = _conditions(owner)
    rows = change.rows(f"SELECT * FROM {table} WHERE {conditions} ORDER BY id", *values)
    if rows and "deleted_at" in rows[0].keys():  # noqa: SIM118 - a Row is not a mapping
        rows = [row for row in rows if row["deleted_at"] is None]
    return rows


def _match(
    existing: Sequence[Row], wanted: Sequence[Wanted], alike: tuple[tuple[str, ...], ...]
) -> list[Row | None]:
    matched: list[Row | None] = [None] * len(wanted)
    by_id = {row["id"]: row for row in existing}
    for place, want in enumerate(wanted):
        if want.id is not None:
            matched[place] = by_id.pop(want.id, None)
    everything = tuple(wanted[0].columns) if wanted else ()
    for columns in (everything, *alike):
        if not columns:
            continue
        rows = _grouped(by_id.values(), columns)
        for place, want in enumerate(wanted):
            key = tuple(clean(want.columns[column]) for column in columns)
            if matched[place] is None and rows[key]:
                row = rows[key].pop(0)
                matched[place] = by_id.pop(row["id"])
    return matched


def _grouped(
    rows: Iterable[Row], columns: tuple[str, ...]
) -> defaultdict[tuple[Value, ...], list[Row]]:
    groups: defaultdict[tuple[Value, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[column] for column in columns)].append(row)
    return groups
