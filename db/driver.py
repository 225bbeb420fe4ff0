"""The one module that imports a SQLite driver, and opens connections with it.

Two copies of SQLite in one process cancel each other's locks, so nothing else may import one;
this chooses the same copy that sqlite-utils chooses for itself.
"""

import contextlib
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from clerk.business.words import with_capital
from db import errors

if TYPE_CHECKING:
    import sqlite3 as sqlite
else:
    try:
        import pysqlite3.dbapi2 as sqlite
    except ImportError:
        import sqlite3 as sqlite

Connection = sqlite.Connection
Row = sqlite.Row
DriverError = sqlite.Error
complete_statement = sqlite.complete_statement

VERSION: tuple[int, ...] = sqlite.sqlite_version_info
BUSY_SECONDS = 5.0

UNSOUND_WAL = (
    "{file} is shared in a way that this computer's SQLite may damage (the WAL-reset bug, mended "
    "in SQLite 3.51.3), so it can be read but not changed here. Close it everywhere else and open "
    "it again, or install a newer Python."
)

_LOCAL_FILESYSTEMS = frozenset(
    "apfs bcachefs btrfs exfat ext2 ext3 ext4 f2fs fuseblk hfs hfsplus jfs msdos ntfs ntfs3 "
    "overlay ramfs reiserfs tmpfs vfat xfs zfs".split()
)


def wal_is_sound(version: tuple[int, ...]) -> bool:
    """Whether this version of SQLite is free of the WAL-reset bug, which corrupts a file
    shared by several programs (sqlite.org/wal.html#walresetbug)."""
    if version >= (3, 51, 3):
        return True
    return any(version[:2] == fixed[:2] and version >= fixed for fixed in ((3, 50, 7), (3, 44, 6)))


def on_local_disk(path: Path) -> bool:
    """Whether `path` lies on a disk of this machine. When in doubt, no: WAL needs shared memory."""
    path = path.absolute()
    if sys.platform == "win32":
        import ctypes

        removable, fixed = 2, 3
        drive = ctypes.windll.kernel32.GetDriveTypeW(path.anchor)
        return not path.anchor.startswith("\\\\") and drive in (removable, fixed)
    if sys.platform == "darwin":
        return not path.is_relative_to("/Volumes") and not path.is_relative_to("/Network")
    return _filesystem(path.resolve()) in _LOCAL_FILESYSTEMS


def _filesystem(path: Path) -> str:
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    best, kind = Path("/"), ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        place = Path(fields[1].replace("\\040", " "))
        if path.is_relative_to(place) and len(place.parts) >= len(best.parts):
            best, kind = place, fields[2]
    return kind


def connect(path: Path, mode: str = "rw") -> Connection:
    """Open a connection to an existing file: every statement its own transaction unless one is
    begun. `mode` is "rw", "ro", "rwc", or "immutable" (reads the file alone, without locks and
    without its `-wal`). Raises the driver's own errors."""
    query = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    connection = sqlite.connect(
        f"{uri(path.absolute())}?{query}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
    )
    connection.row_factory = Row
    return connection


def uri(path: PurePath) -> str:
    """An absolute path as SQLite takes it. On a Windows share the server belongs to the path:
    SQLite refuses one that stands where a URI has its authority (sqlite.org/uri.html)."""
    written = path.as_uri()
    return f"file://{written.removeprefix('file:')}" if path.drive.startswith("\\\\") else written


def begin_immediate(
    connection: Connection, limit: float, clock: Callable[[], float] = time.monotonic
) -> bool:
    """Take the write lock fairly: SQLite's own waiting lets a busy writer starve the others by
    seconds, short jittered tries do not. False when `limit` seconds were not enough."""
    end = clock() + limit
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite.OperationalError as error:
                if not is_busy(error):
                    raise
            else:
                return True
            if clock() >= end:
                return False
            time.sleep(random.uniform(0.0005, 0.003))
    finally:
        connection.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")


def is_busy(error: BaseException) -> bool:
    """Whether the error only says that another program holds the file just now."""
    return _name(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


def cannot_write(error: BaseException) -> bool:
    """Whether the error says that SQLite could not make the files it needs beside the register."""
    return _name(error).startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN"))


def _name(error: BaseException) -> str:
    return str(getattr(error, "sqlite_errorname", ""))


@contextlib.contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Turn the driver's errors into the register's own. `path` is the file being worked on."""
    try:
        yield
    except DriverError as error:
        raise explained(error, path) from error


def explained_wait(path: Path, seconds: float) -> errors.Locked:
    """The error for a write that waited in vain."""
    return errors.Locked(
        f"{path.name} has been held by another program{_by_whom(path)} for more than "
        f"{seconds:g} seconds. Nothing was written; try again when it has finished."
    )


_SENTENCES: tuple[tuple[tuple[str, ...], type[errors.RegisterError], str], ...] = (
    (
        ("SQLITE_FULL", "SQLITE_IOERR_WRITE"),
        errors.DiskFull,
        "There is no room left on the disk that holds {file}. The last change was not saved; what "
        "was saved before is safe. Free some space and try again.",
    ),
    (
        ("SQLITE_IOERR",),
        errors.DiskFailing,
        "The disk that holds {file} did not answer as it should. Copy the register to another "
        "disk, check it there, and stop using this one.",
    ),
    (
        ("SQLITE_READONLY", "SQLITE_PERM"),
        errors.ReadOnly,
        "{file} may be read but not changed: the file or its folder ({folder}) is read-only.",
    ),
    (
        ("SQLITE_NOTADB",),
        errors.NotARegister,
        "{file} is not a register of minutes (it is not an SQLite file). It was left as it is; "
        "give the name of another file.",
    ),
    (
        ("SQLITE_CORRUPT_VTAB",),
        errors.SearchDamaged,
        "The search index of {file} does not match its records. The records themselves are not "
        "touched by this; clerk check makes the index anew.",
    ),
    (
        ("SQLITE_CORRUPT",),
        errors.Damaged,
        "{file} is damaged and was left as it is. Restore the newest backup: clerk restore.",
    ),
    (
        ("SQLITE_CANTOPEN",),
        errors.NoRegister,
        "{path} cannot be opened. Check that the folder exists and that you may read it.",
    ),
)
"""How the names of the driver's errors begin, and what a clerk is told; the first that fits."""


def explained(error: BaseException, path: Path) -> errors.RegisterError:
    """The register's error for an error of the driver."""
    name = _name(error)
    if is_busy(error):
        return errors.Locked(
            f"{path.name} is being used by another program{_by_whom(path)}. Nothing was written; "
            "try again when it has finished."
        )
    for begins, kind, sentence in _SENTENCES:
        if name.startswith(begins):
            folder = path.absolute().parent
            return kind(sentence.format(file=path.name, path=path, folder=folder))
    if name.startswith("SQLITE_CONSTRAINT"):
        return errors.RuleBroken(_rule(str(error)))
    return errors.RegisterError(f"The register could not do this: {error}")


def _rule(said: str) -> str:
    """Which rule of the register was broken, in a sentence."""
    if said.startswith("FOREIGN KEY"):
        return "Something else in the register belongs to it."
    if "constraint failed" in said:
        return f"The register does not allow this: {said}."
    return f"{with_capital(said)}."  # one of our own rules, in our own words


def _by_whom(path: Path) -> str:
    """ " (process 8766)" where the system tells who holds a lock on the file, else nothing."""
    try:
        inodes = {
            str(file.stat().st_ino)
            for file in (path, path.with_name(f"{path.name}-shm"))
            if file.exists()
        }
        locks = Path("/proc/locks").read_text(encoding="ascii", errors="replace")
    except OSError:
        return ""
    holders = set()
    for line in locks.splitlines():
        fields = line.split()
        if len(fields) >= 6 and "WRITE" in fields and fields[5].rpartition(":")[2] in inodes:
            holders.add(fields[4])
    return f" (process {', '.join(sorted(holders))})" if holders else ""
