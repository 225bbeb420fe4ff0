"""Files put in their place whole or not at all."""

import errno
import os
import shutil
import sys
from pathlib import Path
from typing import BinaryIO

from db import errors


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


def move_if_absent(made: Path, path: Path) -> None:
    """Give a finished file its name. Raises FileExistsError, and moves nothing, when the name
    is taken; of several programs doing so at once, one wins."""
    if sys.platform == "win32":
        made.rename(path)  # refuses a name that is taken, unlike elsewhere
        return
    try:
        os.link(made, path)
    except FileExistsError:
        raise
    except OSError:  # memory sticks have no second names for a file
        make_private(path)
        made.replace(path)
    flush_folder(path.parent)


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
        partial.replace(target)
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
        partial.replace(target)
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
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return errors.ReadOnly(f"Nothing can be written in {path.parent}: it is read-only.")
    return errors.DiskFailing(f"{path.name} could not be written ({error.strerror}).")
