"""Putting a finished file where it was asked for: whole, or not at all."""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from exporters.errors import ExportError
from exporters.file_names import NOT_IN_NAMES, is_name_on_windows

_SCANNED = (0.02, 0.05, 0.1, 0.2, 0.4)  # seconds until another try


def check_place(path: Path) -> None:
    """Raise ExportError when no file can ever stand at `path`, before slow work is done."""
    if sys.platform == "win32" and not is_name_on_windows(path.name):
        raise ExportError(
            f"Windows has no file called {path.name}: leave out any of {NOT_IN_NAMES}, a full stop "
            "at the end, and names of devices such as CON or NUL."
        )
    try:
        taken, parent_there = path.is_dir(), path.parent.is_dir()
    except OSError as failure:
        raise ExportError(_unwritten(path, failure)) from failure
    if taken:
        raise ExportError(f"{path} is a folder: give the file in it a name.")
    if not parent_there:
        raise ExportError(f"There is no folder {path.parent}: make it first, or choose another.")


def put(content: bytes, path: Path) -> None:
    """Write `content` to `path`, in place of what stood there.

    The bytes go to a new file in the same folder, which then takes the name in one step, so that
    a reader sees the old file or the new one. A link is followed. Raises ExportError.
    """
    with putting(path) as file:
        file.write(content)


@contextmanager
def putting(path: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of what stood at `path` when all went well.

    Whatever is raised while it is written leaves the old file as it was. One whose name says that
    it is restricted can be read by its owner alone, until the owner decides otherwise. Raises
    ExportError.
    """
    check_place(path)
    target = _where_links_lead(path)
    draft = target.with_name(f".clerk-{os.urandom(4).hex()}.tmp")
    try:
        with open(draft, "xb", opener=_private if _is_restricted(path) else None) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
    except OSError as failure:
        _cleared_away(draft)
        raise ExportError(_unwritten(path, failure)) from failure
    except BaseException:
        _cleared_away(draft)
        raise
    try:
        move(draft, target)
    except OSError as failure:
        _cleared_away(draft)
        raise ExportError(_unreplaced(path, failure)) from failure


def _where_links_lead(path: Path) -> Path:
    try:
        return path.resolve()
    except RuntimeError as failure:
        raise ExportError(f"{path} is a link that leads back to itself: remove it.") from failure
    except OSError as failure:
        raise ExportError(_unwritten(path, failure)) from failure


def move(made: Path, path: Path) -> None:
    """Give a finished file or folder its name, in place of what has it. Raises OSError."""
    _patiently(lambda: made.replace(path))


def removed(path: Path) -> bool:
    """Delete a file that must not stay; whether it is gone."""
    try:
        _patiently(lambda: path.unlink(missing_ok=True))
    except OSError:
        return False
    return True


def _patiently(change: Callable[[], object]) -> None:
    """Windows moves and deletes nothing that is open, and a virus scanner opens what was just
    written: try again for a moment. Raises OSError."""
    for pause in _SCANNED:
        try:
            change()
            return
        except PermissionError as failure:
            if getattr(failure, "winerror", None) is None:  # not Windows: nothing would change
                raise
            time.sleep(pause)
    change()


def _is_restricted(path: Path) -> bool:
    """Whether the name of a file says that it holds restricted business."""
    return "restricted" in path.name.casefold()


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _cleared_away(draft: Path) -> None:
    # A read-only disk refuses even to take away what is not there.
    with suppress(OSError):
        draft.unlink(missing_ok=True)


def _unwritten(path: Path, failure: OSError) -> str:
    if failure.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"The folder {path.parent} cannot be written to: choose another."
    if failure.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"There is no room left on the disk for {path}: free some, then try again."
    return f"{path} could not be written: {failure.strerror or failure}."


def _unreplaced(path: Path, failure: OSError) -> str:
    if isinstance(failure, PermissionError):
        return f"{path} cannot be replaced: close it in Word if it is open there, then try again."
    return f"{path} could not be written: {failure.strerror or failure}."
