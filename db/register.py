"""The open register: reading it, and the one transaction function that writes it."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from db import driver, errors

if TYPE_CHECKING:
    from sqlite_utils import Database

Value = str | int | float | bytes | None
"""What a column can hold."""

Row = driver.Row

WAIT_SECONDS = 10.0
"""How long a write waits for another program before it is refused."""


class Reader(Protocol):
    """What reading needs: an open register, or a transaction on it."""

    def rows(self, sql: str, *values: Value) -> list[Row]: ...

    def one(self, sql: str, *values: Value) -> Row | None: ...


class Register:
    """An open register. `db.open_register` makes it; close it, or use it in a `with`.

    `who` is noted with every change. `read_only` is empty, or the sentence that says why
    nothing can be changed here. Use one from one thread at a time.
    """

    def __init__(
        self,
        connection: driver.Connection,
        path: Path,
        *,
        who: str,
        clock: Callable[[], datetime],
        read_only: str = "",
        wait: float = WAIT_SECONDS,
    ) -> None:
        self.path = path
        self.who = who
        self.read_only = read_only
        self._connection = connection
        self._clock = clock
        self._wait = wait
        self._version = self._header("user_version")
        self._file = _identity(path)

    def __enter__(self) -> "Register":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. Harmless when closed already."""
        self._connection.close()

    @property
    def papers_folder(self) -> Path:
        """Where papers' bytes are kept: beside the register."""
        return self.path.parent / "papers"

    def rows(self, sql: str, *values: Value) -> list[Row]:
        """All rows of a query. They are fetched at once, so that no read is left half done."""
        with driver.in_plain_words(self.path):
            return self._connection.execute(sql, values).fetchall()

    def one(self, sql: str, *values: Value) -> Row | None:
        """The first row of a query, or None."""
        found = self.rows(sql, *values)
        return found[0] if found else None

    def database(self) -> "Database":
        """The register as sqlite-utils sees it, for looking at its tables."""
        from sqlite_utils import Database

        return Database(self._connection, execute_plugins=False)

    def stamp(self) -> int:
        """A number that changes when another program has written. Cheap enough to ask often."""
        return self._header("data_version")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Several reads that see the register as it was at one moment."""
        if self._connection.in_transaction:
            yield
            return
        self.rows("BEGIN")
        try:
            yield
        finally:
            self.rows("COMMIT")

    @contextmanager
    def writing(self, what: str) -> Iterator["Transaction"]:
        """Change the register: all of it, or nothing when anything is raised inside.

        `what` says in the clerk's words what is being done; it names the event. Raises ReadOnly,
        Locked, DiskFull, Replaced and what the statements inside raise. Never ask the clerk
        anything while it is open.
        """
        self._begin()
        transaction = Transaction(self, what, self.now())
        try:
            yield transaction
            self._commit()
        except BaseException:
            self._roll_back()
            raise

    def now(self) -> str:
        """The time by the clock this register was opened with, in UTC, as events note it."""
        moment = self._clock().astimezone(UTC)
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def _begin(self) -> None:
        if self.read_only:
            raise errors.ReadOnly(self.read_only)
        with driver.in_plain_words(self.path):
            if not driver.begin_immediate(self._connection, self._wait):
                raise driver.explained_wait(self.path, self._wait)
        try:
            self._check_still_ours()
        except BaseException:
            self._roll_back()
            raise

    def _check_still_ours(self) -> None:
        if self._header("user_version") != self._version:
            raise errors.Replaced(
                f"Another program has brought {self.path.name} to a newer version. Nothing was "
                "written; open it again, with the newer program if this one is refused."
            )
        if _identity(self.path) != self._file:
            raise errors.Replaced(
                f"{self.path} is not the file that was opened: it was moved or restored. "
                "Nothing was written; open it again."
            )
        if not driver.wal_is_sound(driver.VERSION):
            journal = self.one("PRAGMA journal_mode")
            if journal is not None and journal[0] == "wal":
                raise errors.ReadOnly(driver.UNSOUND_WAL.format(file=self.path.name))

    def _roll_back(self) -> None:
        # A failed write has often been rolled back by SQLite itself.
        with suppress(driver.DriverError):
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def _commit(self) -> None:
        with driver.in_plain_words(self.path):
            self._connection.execute("COMMIT")

    def _header(self, name: str) -> int:
        row = self.one(f"PRAGMA {name}")
        return int(row[0]) if row is not None else 0


class Transaction:
    """The three statements that change records, each noted with the row before and after.

    Every recorded table has `id` as its key. Values are cleaned of what SQLite cannot hold.
    """

    def __init__(self, register: Register, what: str, at: str) -> None:
        self.register = register
        self.at = at
        self.who = register.who
        self._what = what
        self._seq: int | None = None

    def rows(self, sql: str, *values: Value) -> list[Row]:
        """As `Register.rows`, seeing what this transaction has changed."""
        return self.register.rows(sql, *values)

    def one(self, sql: str, *values: Value) -> Row | None:
        """As `Register.one`, seeing what this transaction has changed."""
        return self.register.one(sql, *values)

    def insert(self, table: str, values: Mapping[str, Value]) -> int:
        """Add a row; returns its id. Raises RuleBroken when the register's rules forbid it."""
        self.note()
        cleaned = {column: clean(value) for column, value in values.items()}
        columns = ", ".join(cleaned)
        marks = ", ".join("?" * len(cleaned))
        row = self.one(
            f"INSERT INTO {table} ({columns}) VALUES ({marks}) RETURNING *", *cleaned.values()
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


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
