"""Putting a backup in the place of a register, without losing what was there."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from clerk.business.findings import Finding
from db import driver, errors, files
from db.backup import copy_whole, named_papers
from db.check import RESTORE
from db.check_records import DAMAGED, check_records
from db.opening import check_file, check_header
from db.papers import place_of
from db.register import Register


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored: the last event in it; where the old register is kept (None: there was
    none); what is not as it should be in the backup, or among the papers it names."""

    last_event: int
    kept: Path | None
    findings: tuple[Finding, ...]


def restore(path: Path, backup: Path, *, who: str, clock: Callable[[], datetime]) -> Restored:
    """Put a copy of `backup` at `path`; what was there is kept as `….before-restore`.

    The copy is checked in full before anything is moved. Raises Locked when the register is open
    anywhere, Damaged when the backup cannot be read whole, NoRegister, NotARegister, TooNew,
    DiskFull or ReadOnly.
    """
    path, backup = path.absolute(), backup.absolute()
    if backup == path:
        raise errors.NotARegister("A register cannot be restored from itself; name a backup.")
    if not backup.exists():
        raise errors.NoRegister(f"There is no backup at {backup}. Check its name.")
    check_file(backup)
    check_header(backup)
    fresh = path.with_name(f".{path.name}.restoring")
    try:
        copy_whole(backup, fresh)
        found, last = _checked(fresh, backup.name, who, clock)
        kept = _set_aside(path)
        files.replace(fresh, path)
        files.flush_folder(path.parent)
        found += _bring_papers(path, backup.parent / "papers")
    except OSError as error:
        raise files.explained(error, path) from error
    finally:
        fresh.unlink(missing_ok=True)
    return Restored(last, kept, found)


def _checked(
    fresh: Path, name: str, who: str, clock: Callable[[], datetime]
) -> tuple[tuple[Finding, ...], int]:
    """Check a copy and note in it that it was restored; returns what was found, and its last
    event before that."""
    with driver.in_plain_words(fresh), closing(driver.connect(fresh)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        register = Register(connection, fresh, who=who, clock=clock)
        found = check_records(register)
        if damage := [finding for finding in found if finding.kind == DAMAGED]:
            raise errors.Damaged(f"{name} was not restored. {damage[0].message}")
        with register.writing(f"{RESTORE} {name}") as change:
            return found, change.note() - 1


def _set_aside(path: Path) -> Path | None:
    if not path.exists():
        return None
    _close_for_good(path)
    kept = path.with_name(f"{path.name}.before-restore")
    count = 1
    while kept.exists():
        count += 1
        kept = path.with_name(f"{path.name}.before-restore-{count}")
    # What SQLite left beside the old file belongs to it, and would spoil the new one.
    for ending in ("-wal", "-journal"):
        beside = path.with_name(f"{path.name}{ending}")
        if beside.exists():
            beside.replace(kept.with_name(f"{kept.name}{ending}"))
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    path.replace(kept)
    return kept


def _close_for_good(path: Path) -> None:
    """Fold everything into the old file. Raises Locked when another program has it open."""
    if path.stat().st_size == 0:
        return
    try:
        with closing(driver.connect(path)) as connection:
            connection.execute("PRAGMA busy_timeout = 300")
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
    except driver.DriverError as error:
        if driver.is_busy(error):
            raise errors.Locked(
                f"{path.name} is open in another program, so nothing was restored. Close it "
                "everywhere and try again."
            ) from error
        # A damaged file is set aside as it is, with what lies beside it.


def _bring_papers(path: Path, backed_up: Path) -> tuple[Finding, ...]:
    """Copy the papers the register names from beside the backup, where they are missing."""
    missing = 0
    for sha256 in named_papers(path):
        source, target = place_of(backed_up, sha256), place_of(path.parent / "papers", sha256)
        if target.exists():
            continue
        if source.exists():
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            files.copy(source, target)
        else:
            missing += 1
    if not missing:
        return ()
    message = f"The files of {missing} papers are neither here nor beside the backup."
    return (Finding("paper missing", message, "papers"),)
