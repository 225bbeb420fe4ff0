"""Which files were written here, so that one edited since is never replaced unasked."""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from clerk.business.days import day_in_words
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from db import RegisterError, printed_files


class InTheWay(Refused):
    """A file is there already. The message says what it is, and no more: each face knows its own
    way on."""


def in_the_way(desk: Desk, path: Path) -> str:
    """Why the file at `path` is not to be replaced unasked, without a full stop.

    Empty when there is none, or when it is just as it was written here.
    """
    if not path.is_file():
        return ""
    with in_plain_words():
        known = printed_files.printed(desk.register, _name(path))
    if known is None:
        return f"{path} is there already"
    written, at = known
    try:
        now = sha256(path.read_bytes()).hexdigest()
    except OSError:
        return f"{path} is there already and cannot be looked into"
    if now == written:
        return ""
    day = day_in_words(desk.here(at).date())
    return f"{path} was changed after it was written here on {day}"


def note_written(desk: Desk, path: Path, written: str) -> None:
    """Note that `path` was written with contents of this SHA-256; nothing for an empty one.

    Where it cannot be noted, the clerk is asked about the file next time.
    """
    if written:
        with suppress(RegisterError), desk.register.writing("write a file") as change:
            printed_files.keep_printed(change, _name(path), written)


def _name(path: Path) -> str:
    return str(path.resolve())
