"""Backups: whole copies of the register, each one checked before it counts."""

import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from clerk.business.findings import Finding
from db import driver, errors, files
from db.house_files import NAMED
from db.papers import place_of
from db.register import Register

_NAME = re.compile(r"(?P<stem>.+)-(?P<seq>\d{8})-(?P<at>\d{8}T\d{6}Z)\.db")
_WAIT_SECONDS = 60.0

_ALL_OF = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9
ALWAYS = 3
"""What thinning keeps: all of the last two days, then so many daily, weekly and monthly ones."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A finished backup: the number of the last event in it, and when it was made (UTC)."""

    path: Path
    seq: int
    at: datetime


def folder_of(path: Path) -> Path:
    """Where the backups of a register are kept unless another folder is named."""
    return path.absolute().parent / "backups"


def back_up(path: Path, *, clock: Callable[[], datetime], folder: Path | None = None) -> Backup:
    """Copy the register at `path`, and its papers, to the backup folder.

    Others may go on working. The copy has a temporary name until it is on the disk and has been
    checked. Raises BackupFailed, Locked when another backup is under way, or DiskFull.
    """
    folder = folder or folder_of(path)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError as error:
        raise errors.BackupFailed(f"{folder} is not a folder. Name another for it.") from error
    except OSError as error:
        raise files.explained(error, folder) from error
    with _one_at_a_time(folder):
        partial = folder / f"{path.stem}.partial"
        try:
            copy_whole(path, partial)
            seq = _checked(path, partial, clock)
            at = clock().astimezone(UTC).replace(microsecond=0)
            made = Backup(folder / f"{path.stem}-{seq:08}-{at:%Y%m%dT%H%M%SZ}.db", seq, at)
            _copy_papers(partial, path.absolute().parent / "papers", folder / "papers")
            files.replace(partial, made.path)
            files.flush_folder(folder)
        except OSError as error:
            raise files.explained(error, partial) from error
        finally:
            for left in (partial, partial.with_name(f"{partial.name}-journal")):
                left.unlink(missing_ok=True)
    return made


def backups(folder: Path, stem: str | None = None) -> tuple[Backup, ...]:
    """The backups in a folder, the latest first: by their events, for clocks go wrong.

    `stem` is the register's file name without its ending, where several share the folder.
    A folder that cannot be looked into has none.
    """
    found = []
    try:
        paths = tuple(folder.glob("*.db"))
    except OSError:  # such as a name longer than any folder has
        return ()
    for path in paths:
        parts = _NAME.fullmatch(path.name)
        if parts is not None and stem in (None, parts["stem"]):
            at = datetime.strptime(parts["at"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
            found.append(Backup(path, int(parts["seq"]), at))
    return tuple(sorted(found, key=lambda one: (one.seq, one.at), reverse=True))


def thin(folder: Path, stem: str, now: datetime) -> tuple[Backup, ...]:
    """Delete the backups of a register that are not worth keeping; returns those deleted.

    One that cannot be deleted, as Windows deletes nothing that is open, waits for the next time.
    """
    made = backups(folder, stem)
    kept = worth_keeping(made, now)
    gone = []
    for one in made:
        if one not in kept:
            with suppress(OSError):
                one.path.unlink(missing_ok=True)
                gone.append(one)
    return tuple(gone)


def worth_keeping(made: tuple[Backup, ...], now: datetime) -> tuple[Backup, ...]:
    """Which of these backups, the latest first, thinning keeps at the time `now`.

    Of each day, week and month it is the last one by its events.
    """
    kept = set(made[:ALWAYS])
    kept.update(one for one in made if now - one.at < _ALL_OF)
    spans: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (DAILY, lambda at: at.date()),
        (WEEKLY, lambda at: at.isocalendar()[:2]),
        (MONTHLY, lambda at: (at.year, at.month)),
    )
    for how_many, span in spans:
        last: dict[object, Backup] = {}
        for one in made:
            last.setdefault(span(one.at), one)
        kept.update(list(last.values())[:how_many])
    return tuple(one for one in made if one in kept)


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Hold a lock that the system lets go of when this program ends, however it ends."""
    lock = folder / ".lock"
    with driver.in_plain_words(lock), closing(driver.connect(lock, "rwc")) as connection:
        if not driver.begin_immediate(connection, _WAIT_SECONDS):
            raise errors.Locked(
                "Another program is making a backup just now. Try again when it has finished."
            )
        yield


def copy_whole(path: Path, partial: Path) -> None:
    """Copy a register, open or not, to a new file that is on the disk when this returns."""
    with suppress(FileNotFoundError):
        partial.unlink()
    # VACUUM INTO fills an empty file, so that it is private from the start.
    files.make_private(partial)
    with driver.in_plain_words(path), closing(driver.connect(path, "ro")) as source:
        source.execute("VACUUM INTO ?", (str(partial),))
    files.flush(partial)


def _checked(path: Path, partial: Path, clock: Callable[[], datetime]) -> int:
    """The number of the last event in a copy.

    Raises BackupFailed when something is wrong with the copy that is right in the register. What
    is wrong in both is for `check` to tell: such a register needs its backups most.
    """
    found, last = _looked_at(partial, clock)
    if found and (new := found - _looked_at(path, clock)[0]):
        raise errors.BackupFailed(
            f"The backup was not kept, because it is not sound: {min(new, key=str).message}"
        )
    return last


def _looked_at(path: Path, clock: Callable[[], datetime]) -> tuple[set[Finding], int]:
    from db.check_records import check_records

    with driver.in_plain_words(path), closing(driver.connect(path, "ro")) as connection:
        register = Register(connection, path, who="", clock=clock, read_only="only looked at")
        last = register.one("SELECT coalesce(max(seq), 0) FROM event")
        return set(check_records(register)), int(last[0]) if last is not None else 0


def _copy_papers(register: Path, papers: Path, kept: Path) -> None:
    """Copy the papers a register names and the backup folder does not have yet."""
    for sha256 in named_papers(register):
        source, target = place_of(papers, sha256), place_of(kept, sha256)
        if source.exists() and not target.exists():
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            files.copy(source, target)


_NAMING = {
    "source": "sha256",
    "paper_file": "sha256 pdf_sha256",
    "sent_message": "sha256",
    "pack": "sha256",
}
"""The tables and columns that name bytes in the papers folder."""


def named_papers(register: Path) -> tuple[str, ...]:
    """The SHA-256 of all bytes in the papers folder that a closed register, which may be of an
    earlier shape, names."""
    with driver.in_plain_words(register), closing(driver.connect(register, "ro")) as connection:
        there = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        named = " UNION ".join(
            f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL"
            for table, columns in _NAMING.items()
            if table in there
            for column in columns.split()
        )
        rows = connection.execute(f"{named} UNION SELECT sha256 FROM ({NAMED})").fetchall()
    return tuple(row[0] for row in rows if row[0] is not None)
