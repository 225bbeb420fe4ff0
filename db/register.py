"""The open register: reading it, and the one way to a transaction that writes it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from db import driver, errors
from db.transaction import Row, Transaction, Value

if TYPE_CHECKING:
    from sqlite_utils import Database

WAIT_SECONDS = 10.0
"""How long a write waits for another program before it is refused."""


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
        try:
            with driver.in_plain_words(self.path):
                return self._connection.execute(sql, values).fetchall()
        except errors.Damaged as error:
            self.read_only = str(error)  # what is damaged is never written to
            raise

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
    def writing(self, what: str, *, wait: float | None = None) -> Iterator[Transaction]:
        """Change the register: all of it, or nothing when anything is raised inside.

        `what` says in the clerk's words what is being done; it names the event. `wait` is how
        many seconds to wait for another program, as long as always by default. Raises ReadOnly,
        Locked, DiskFull, Replaced and what the statements inside raise. Never ask the clerk
        anything while it is open.
        """
        self._begin(self._wait if wait is None else wait)
        transaction = Transaction(self, what, self.who, self.now())
        try:
            yield transaction
            if transaction.touched:
                _settle(transaction)
            self._commit()
        except BaseException:
            self._roll_back()
            raise

    @contextmanager
    def trying(self) -> Iterator[Transaction]:
        """Change the register inside and keep nothing of it, to see what would come of it.

        Raises ReadOnly, Locked, Replaced and what the statements inside raise.
        """
        self._begin(self._wait)
        try:
            yield Transaction(self, "Try", self.who, self.now())
        finally:
            self._roll_back()

    def now(self) -> str:
        """The time by the clock this register was opened with, in UTC, as events note it."""
        moment = self._clock().astimezone(UTC)
        return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    def _begin(self, wait: float) -> None:
        if self.read_only:
            raise errors.ReadOnly(self.read_only)
        with driver.in_plain_words(self.path):
            if not driver.begin_immediate(self._connection, wait):
                raise driver.explained_wait(self.path, wait)
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


def _settle(transaction: Transaction) -> None:
    """Bring what follows from the rows changed into line with them."""
    # Imported here: reading needs none of the rules of numbering.
    from db.provisional import FOLLOW_FROM, renumber

    if transaction.touched & FOLLOW_FROM:
        renumber(transaction)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
