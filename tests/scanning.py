"""Windows while a virus scanner, or Word, has a file open: it moves and deletes nothing then."""

import errno
from collections.abc import Callable
from pathlib import Path

SHARING_VIOLATION = 32


def scanned(
    move: Callable[[Path, Path], Path], *, tries: int, number: int = SHARING_VIOLATION
) -> Callable[[Path, Path], Path]:
    """`move` as it is while the file is open for as many `tries`."""
    left = [None] * tries

    def moving(made: Path, path: Path) -> Path:
        if not left:
            return move(made, path)
        left.pop()
        raise open_elsewhere(number)

    return moving


def open_elsewhere(number: int = SHARING_VIOLATION) -> PermissionError:
    """What Windows raises, with the `number` it gives it."""
    failure = PermissionError(errno.EACCES, "The process cannot access the file")
    failure.winerror = number  # type: ignore[attr-defined, unused-ignore]
    return failure
