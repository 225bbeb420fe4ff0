"""The three statements that change records, and the note each leaves in the record of changes."""

import json
from collections.abc import Mapping
from typing import Protocol

from db import driver, errors
from db.sql import marks

Value = str | int | float | bytes | None
"""What a column can hold."""

Row = driver.Row


class Reader(Protocol):
    """What reading needs: an open register, or a transaction on it."""

    def rows(self, sql: str, *values: Value) -> list[Row]: ...

    def one(self, sql: str, *values: Value) -> Row | None: ...


class Transaction:
    """The three statements that change records, each noted with the row before and after.

    Every recorded table has `id` as its key. Values are cleaned of what SQLite cannot hold.
    """

    def __init__(self, register: Reader, what: str, who: str, at: str) -> None:
        self.at = at
        self.who = who
        self._register = register
        self._what = what
        self._seq: int | None = None
        self.touched: set[str] = set()
        """The tables of which rows were changed."""

    def rows(self, sql: str, *values: Value) -> list[Row]:
        """As `Register.rows`, seeing what this transaction has changed."""
        return self._register.rows(sql, *values)

    def one(self, sql: str, *values: Value) -> Row | None:
        """As `Register.one`, seeing what this transaction has changed."""
        return self._register.one(sql, *values)

    def insert(self, table: str, values: Mapping[str, Value]) -> int:
        """Add a row; returns its id. Raises RuleBroken when the register's rules forbid it."""
        self.note()
        cleaned = {column: clean(value) for column, value in values.items()}
        columns = ", ".join(cleaned)
        row = self.one(
            f"INSERT INTO {table} ({columns}) VALUES ({marks(cleaned)}) RETURNING *",
            *cleaned.values(),
        )
        assert row is not None
        after = dict(row)
        after.pop("version", None)
        self._note_row(table, int(row["id"]), None, after)
        return int(row["id"])

    def update(
        self, table: str, row_id: int, values: Mapping[str, Value], *, base: int | None = None
    ) -> bool:
        """Change columns of a row; False, and nothing noted, when they hold these values already.

        `base` is the `version` the change was made from: StaleWrite when the row has moved on.
        Raises NotFound when the row is gone, RuleBroken when the register's rules forbid it.
        """
        before = self.one(f"SELECT * FROM {table} WHERE id = ?", row_id)
        if before is None:
            raise errors.NotFound(f"This {table.replace('_', ' ')} is no longer in the register.")
        cleaned = {column: clean(value) for column, value in values.items()}
        changed = {column: value for column, value in cleaned.items() if before[column] != value}
        if not changed:
            return False
        versioned = "version" in before.keys()  # noqa: SIM118 - a Row is not a mapping
        if base is not None and before["version"] != base:
            raise errors.StaleWrite(
                f"Somebody else has changed this {table.replace('_', ' ')} in the meantime. "
                "Nothing was written; choose which of the two to keep.",
                theirs={column: before[column] for column in changed},
                yours=changed,
            )
        self.note()
        settings = ", ".join(f"{column} = ?" for column in changed)
        settings += ", version = version + 1" if versioned else ""
        self.rows(f"UPDATE {table} SET {settings} WHERE id = ?", *changed.values(), row_id)
        self._note_row(table, row_id, {column: before[column] for column in changed}, changed)
        return True

    def delete(self, table: str, row_id: int) -> None:
        """Take a row away. Raises RuleBroken when others refer to it."""
        before = self.one(f"SELECT * FROM {table} WHERE id = ?", row_id)
        if before is None:
            return
        self.note()
        self.rows(f"DELETE FROM {table} WHERE id = ?", row_id)
        gone = dict(before)
        gone.pop("version", None)
        self._note_row(table, row_id, gone, None)

    def unrecorded(self, sql: str, *values: Value) -> None:
        """Write what is its own history (drafts and revisions of a text) and needs no event."""
        self.rows(sql, *(clean(value) for value in values))

    def note(self, undoes: int | None = None) -> int:
        """The number of this transaction's event, made when it is first needed.

        `undoes` is the event this one takes back.
        """
        if self._seq is None:
            last = self.one("SELECT coalesce(max(seq), 0) FROM event")
            self._seq = (int(last[0]) if last is not None else 0) + 1
            self.rows(
                "INSERT INTO event (seq, at, who, what, undoes) VALUES (?, ?, ?, ?, ?)",
                self._seq,
                self.at,
                clean(self.who),
                clean(self._what),
                undoes,
            )
        return self._seq

    def _note_row(
        self,
        table: str,
        row_id: int,
        before: Mapping[str, Value] | None,
        after: Mapping[str, Value] | None,
    ) -> None:
        self.touched.add(table)
        self.rows(
            "INSERT INTO event_row (seq, table_name, row_id, before, after) VALUES (?, ?, ?, ?, ?)",
            self._seq,
            table,
            row_id,
            None if before is None else json.dumps(before, ensure_ascii=False),
            None if after is None else json.dumps(after, ensure_ascii=False),
        )


def clean(value: Value) -> Value:
    """Text without halves of characters and without NUL, which SQLite cannot hold; what such a
    character was cannot be known any more, so a mark stands in its place."""
    if isinstance(value, str) and not value.isascii():
        value = value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, str) and "\x00" in value:
        value = value.replace("\x00", "\ufffd")
    return int(value) if isinstance(value, bool) else value
