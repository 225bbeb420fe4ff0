"""Opening a register safely: nothing that is not surely ours is ever written to."""

import os
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from db import driver, errors
from db.register import WAIT_SECONDS, Register
from db.shape import APPLICATION_ID, LATEST

_MIGRATION_WAIT_SECONDS = 120.0
"""How long an opening waits while another program brings the register up to date."""


def system_clock() -> datetime:
    """The computer's time, with its zone."""
    return datetime.now(UTC)


def open_register(
    path: Path,
    *,
    who: str,
    clock: Callable[[], datetime] = system_clock,
    create: bool = False,
    wait: float = WAIT_SECONDS,
) -> Register:
    """Open the register at `path`; with `create`, make a new one where there is no file.

    `who` is noted with every change; `clock` gives the present time with its zone; `wait` is
    how many seconds a write waits for another program. An older register is backed up and
    brought up to date first. Raises NoRegister, NotARegister, TooNew, Damaged, ReadOnly, Locked
    or BackupFailed, each with its sentence and without having changed the file.
    """
    path = path.absolute()
    _check_folder(path, create)
    if create and not path.exists():
        with suppress(FileExistsError):  # another program was quicker; use what it made
            _make(path, clock)
    check_file(path)
    version = check_header(path)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return _read_only(path, version, _READ_ONLY, who, clock)
    with driver.in_plain_words(path):
        connection = driver.connect(path)
        try:
            if unsound := _choose_journal(connection, path):
                connection.close()
                return _read_only(path, version, unsound, who, clock)
            _bring_up_to_date(connection, path, clock)
            connection.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            connection.close()
            raise
    return Register(connection, path, who=who, clock=clock, wait=wait)


def private_folder(path: Path) -> None:
    """Make a folder, with those above it, that only its owner may look into.

    A folder that exists already is left as it is. Raises NoRegister when it cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise errors.NoRegister(
            f"The folder {path} cannot be made ({error.strerror}). Give another place with --db."
        ) from error


_READ_ONLY = (
    "{file} may be read here but not changed: the file or its folder is read-only. "
    "To change it, ask for the right to write there, or work on a copy."
)


def _check_folder(path: Path, create: bool) -> None:
    try:
        found = path.parent.is_dir()
        path.exists()
    except OSError as error:
        raise errors.NoRegister(
            f"You have no right to look into {path.parent}. Ask its owner, or give another "
            "file with --db."
        ) from error
    if create and not found:
        raise errors.NoRegister(
            f"There is no folder {path.parent}. Make it first, or give another file with --db."
        )


def check_file(path: Path) -> None:
    """Raise NoRegister or NotARegister when there is no file with something in it at `path`."""
    if not path.exists():
        raise errors.NoRegister(
            f"There is no register at {path}. Import a paper to begin one, or give the right "
            "file with --db."
        )
    if path.is_dir():
        raise errors.NoRegister(
            f"{path} is a folder, not a register. Give the name of the file in it."
        )
    if not path.is_file():
        raise errors.NotARegister(f"{path} is not a file. Give the name of a register.")
    if not os.access(path, os.R_OK):
        raise errors.NoRegister(
            f"You have no right to read {path}. Ask its owner, or give another file with --db."
        )
    if path.stat().st_size == 0:
        raise errors.NotARegister(
            f"{path} is empty: there is no register in it, perhaps because a copy was broken "
            "off. It was left as it is. Restore a backup, or delete it to begin anew."
        )


def check_header(path: Path) -> int:
    """The version of the register at `path`, looked at without any lock or change.

    Raises NotARegister, TooNew, Damaged or ReadOnly.
    """
    with driver.in_plain_words(path), closing(_connect_to_look(path)) as connection:
        mark = _header(connection, "application_id")
        version = _header(connection, "user_version")
        if mark != APPLICATION_ID or version < 1:
            raise errors.NotARegister(
                f"{path} is not a register of minutes; it belongs to another program. "
                "It was left as it is; give the name of another file."
            )
        _check_version(connection, path, version)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return version


def _connect_to_look(path: Path) -> driver.Connection:
    pending = path.with_name(f"{path.name}-wal")
    if not (pending.exists() and pending.stat().st_size):
        return driver.connect(path, "immutable")
    connection = driver.connect(path, "ro")
    try:
        connection.execute("PRAGMA user_version").fetchone()
    except driver.DriverError as error:
        connection.close()
        if driver.cannot_write(error):
            raise errors.ReadOnly(
                f"Some of {path.name} is still in {pending.name}, which cannot be taken in here "
                "because the folder is read-only. Copy both files to one folder elsewhere and "
                "open it there."
            ) from error
        raise
    return connection


def _check_version(connection: driver.Connection, path: Path, version: int) -> None:
    if version <= LATEST:
        return
    try:
        row = connection.execute(
            "SELECT openable_from FROM schema_version WHERE version = ?", (version,)
        ).fetchone()
    except driver.DriverError:
        row = None
    if row is None or row["openable_from"] > LATEST:
        raise errors.TooNew(
            f"{path.name} was written by a later version of this program (it is of kind "
            f"{version}; this program knows up to {LATEST}). It was left as it is; open it "
            "with the later version."
        )


def _header(connection: driver.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _choose_journal(connection: driver.Connection, path: Path) -> str:
    """Set how changes reach the disk; returns a sentence when it can only be read."""
    connection.execute("PRAGMA synchronous = FULL")
    now = connection.execute("PRAGMA journal_mode").fetchone()[0]
    if driver.wal_is_sound(driver.VERSION) and driver.on_local_disk(path):
        if now != "wal":
            now = _switched(connection, "WAL")
        if now == "wal":
            return ""
    now = _switched(connection, "TRUNCATE")
    return driver.UNSOUND_WAL.format(file=path.name) if now == "wal" else ""


def _switched(connection: driver.Connection, mode: str) -> str:
    """The journal mode after trying for another; it stays when somebody has the file open."""
    connection.execute("PRAGMA busy_timeout = 300")  # whoever has it open seldom closes it soon
    try:
        return str(connection.execute(f"PRAGMA journal_mode = {mode}").fetchone()[0])
    except driver.DriverError as error:
        if not driver.is_busy(error):
            raise
        return str(connection.execute("PRAGMA journal_mode").fetchone()[0])
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(driver.BUSY_SECONDS * 1000)}")


def _bring_up_to_date(
    connection: driver.Connection, path: Path, clock: Callable[[], datetime]
) -> None:
    """Migrate an older register: once, however many programs start together."""
    _check_version(connection, path, _header(connection, "user_version"))
    if _header(connection, "user_version") >= LATEST:
        return
    from db import backup, migrations

    if not driver.begin_immediate(connection, _MIGRATION_WAIT_SECONDS):
        raise driver.explained_wait(path, _MIGRATION_WAIT_SECONDS)
    try:
        if _header(connection, "user_version") < LATEST:
            backup.back_up(path, clock=clock)
            migrations.apply(connection, clock().isoformat())
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise errors.Damaged(
                    f"{path.name} could not be brought up to date, because some of its records "
                    "point at others that are missing. It was left as it is."
                )
        _check_version(connection, path, _header(connection, "user_version"))
        connection.execute("COMMIT")
    except BaseException:
        with suppress(driver.DriverError):
            connection.execute("ROLLBACK")
        raise


def _read_only(
    path: Path, version: int, why: str, who: str, clock: Callable[[], datetime]
) -> Register:
    sentence = why.format(file=path.name)
    if version < LATEST:
        raise errors.ReadOnly(
            f"{path.name} was written by an earlier version of this program and must be brought "
            "up to date first, which is not possible while it is read-only. Copy it to a folder "
            "of your own and open the copy."
        )
    with driver.in_plain_words(path):
        connection = driver.connect(path, "ro")
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except driver.DriverError as error:
            connection.close()
            if not driver.cannot_write(error):
                raise
            connection = _connect_to_look(path)
    return Register(connection, path, who=who, clock=clock, read_only=sentence)


def _make(path: Path, clock: Callable[[], datetime]) -> None:
    """Make a new register, whole before it has its name. Raises FileExistsError when another
    program was quicker."""
    from db import files, migrations

    if not os.access(path.parent, os.W_OK):
        raise errors.ReadOnly(
            f"No register can be made in {path.parent}, because the folder is read-only. "
            "Give another place with --db."
        )
    made = path.with_name(f".{path.name}.{os.urandom(4).hex()}.new")
    try:
        files.make_private(made)
        with driver.in_plain_words(path), closing(driver.connect(made)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            migrations.apply(connection, clock().isoformat())
            connection.execute("COMMIT")
        files.flush(made)
        files.move_if_absent(made, path)
    except FileExistsError:
        raise
    except OSError as error:
        raise errors.NoRegister(
            f"No register can be made at {path} ({error.strerror}). Give another place with --db."
        ) from error
    finally:
        made.unlink(missing_ok=True)
