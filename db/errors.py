# ruff: noqa: N818 - the names say what is the matter, as the clerk would
"""What can go wrong with a register, in sentences a clerk can act on.

Every message is whole: it says what is wrong, what was left alone, and what to do.
"""

from collections.abc import Mapping
from typing import Any


class RegisterError(Exception):
    """Anything the register refuses or cannot do. `str()` is fit to show."""


class NoRegister(RegisterError):
    """There is no file, no folder, no right to it, or it is not a file at all."""


class NotARegister(RegisterError):
    """The file is something else. It was not touched."""


class TooNew(RegisterError):
    """The file was written by a later version of the program. It was not touched."""


class Damaged(RegisterError):
    """The file is a register, but what is in it cannot be read."""


class SearchDamaged(RegisterError):
    """The search index cannot be read; the records are untouched."""


class ReadOnly(RegisterError):
    """The register may be read here, but not changed."""


class Locked(RegisterError):
    """Another program held the register for longer than the limit. Nothing was written."""


class DiskFull(RegisterError):
    """There was no room. The change was not made; what was saved before is safe."""


class DiskFailing(RegisterError):
    """The disk did not do what it was asked. What was saved before may still be read."""


class Replaced(RegisterError):
    """The file under this program was brought to a newer version, or swapped for another."""


class StaleWrite(RegisterError):
    """Somebody else changed it first. Nothing was written.

    `theirs` is what the register holds now and `yours` what was to be written, by column.
    """

    def __init__(
        self, message: str, *, theirs: Mapping[str, Any], yours: Mapping[str, Any]
    ) -> None:
        super().__init__(message)
        self.theirs = dict(theirs)
        self.yours = dict(yours)


class RuleBroken(RegisterError):
    """The register's own rules forbid the change: a number is taken, a text is fixed."""


class CannotUndo(RegisterError):
    """Undoing would take back something else: another clerk's work, or an issued number."""


class NotFound(RegisterError):
    """There is no such meeting, committee, minute or action.

    `near` holds names that were perhaps meant, the likeliest first.
    """

    def __init__(self, message: str, near: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.near = near


class NotForThisView(RegisterError):
    """A restricted paper was asked for on behalf of the public."""


class BackupFailed(RegisterError):
    """No backup could be made, or the one made is not sound."""


def no_such(kind: str, name: str, known: list[str]) -> NotFound:
    """The error for a name that is not in the register, with the known names near to it."""
    import difflib

    near = tuple(difflib.get_close_matches(name, known, n=3, cutoff=0.5))
    hint = f"Perhaps you mean {' or '.join(near)}" if near else f"See the list of {kind}s"
    return NotFound(f"There is no {kind} {name} in the register. {hint}.", near)
