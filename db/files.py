"""Files put in their place whole or not at all."""

import errno
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from db import errors

_SCANNED = (0.02, 0.05, 0.1, 0.2, 0.4)  # seconds until another try

# What Windows answers of a file that is open: no access, shared otherwise, partly locked
# (ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION).
_MAY_BE_OPEN = (5, 32, 33)


def flush(path: Path) -> None:
    """Make sure a finished file is on the disk. Never for an open register: opening and closing
    it here would drop SQLite's locks on it."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_folder(folder: Path) -> None:
    """Make sure the names in a folder are on the disk, where the system can do so."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        pass  # some filesystems cannot; the files themselves are flushed
    finally:
        os.close(handle)


def replace(made: Path, path: Path) -> None:
    """Give a finished file its name, in place of what has it. Raises OSError."""
    _patiently(lambda: made.replace(path))


def move_if_absent(made: Path, path: Path) -> None:
    """Give a finished file its name. Raises FileExistsError, and moves nothing, when the name
    is taken; of several programs doing so at once, one wins."""
    if sys.platform == "win32":
        _patiently(lambda: made.rename(path))  # refuses a name that is taken, unlike elsewhere
        return
    try:
        os.link(made, path)
    except FileExistsError:
        raise
    except OSError:  # memory sticks have no second names for a file
        make_private(path)
        made.replace(path)
    flush_folder(path.parent)


def _patiently(move: Callable[[], object]) -> None:
    """Windows moves nothing that is open, and a virus scanner opens what was just written: try
    again for a moment. Raises OSError."""
    for pause in _SCANNED:
        try:
            move()
            return
        except PermissionError as error:
            if _windows_said(error) not in _MAY_BE_OPEN:
                raise
            time.sleep(pause)
    move()


def make_private(path: Path) -> None:
    """Make an empty file for its owner alone. Raises FileExistsError for one that is there."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def copy(source: Path, target: Path) -> None:
    """Copy a file that nothing is writing to; `target` appears whole and flushed."""
    partial = target.with_name(f"{target.name}.partial")
    try:
        with source.open("rb") as old, _private(partial) as new:
            shutil.copyfileobj(old, new)
            new.flush()
            os.fsync(new.fileno())
        replace(partial, target)
    finally:
        partial.unlink(missing_ok=True)
    flush_folder(target.parent)


def write(target: Path, data: bytes) -> None:
    """Write a file that only its owner may read; it appears whole and flushed."""
    partial = target.with_name(f"{target.name}.partial")
    try:
        with _private(partial) as new:
            new.write(data)
            new.flush()
            os.fsync(new.fileno())
        replace(partial, target)
    finally:
        partial.unlink(missing_ok=True)
    flush_folder(target.parent)


def _private(path: Path) -> BinaryIO:
    return open(path, "wb", opener=lambda name, flags: os.open(name, flags, 0o600))


def explained(error: OSError, path: Path) -> errors.RegisterError:
    """The register's error for a file that could not be written."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return errors.DiskFull(
            f"There is no room left on the disk for {path.name}. Free some space and try again."
        )
    if _windows_said(error) in _MAY_BE_OPEN[1:]:
        return errors.Locked(
            f"{path.name} is open in another program. Close it there and try again."
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return errors.ReadOnly(f"Nothing can be written in {path.parent}: it is read-only.")
    return errors.DiskFailing(f"{path.name} could not be written ({error.strerror}).")


def _windows_said(error: OSError) -> int | None:
    """The number Windows gave the error; elsewhere there is none."""
    return getattr(error, "winerror", None)
