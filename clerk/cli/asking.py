"""Before something is taken or replaced: who is asked, and what can be said instead."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from clerk.cli.page import say
from clerk.desk.refused import Refused
from clerk.desk.written_files import InTheWay

WRONG_USE = 2
"""The exit status where somebody would have to be asked, and nobody is there."""


def somebody_to_ask(nothing: str, take: str = "it", *, read_up: bool = False) -> bool:
    """Whether somebody sits there to be asked; else it is said that `nothing` was taken, and how
    to take it all the same. `read_up`: what came from there was read to its end."""
    if sys.stdin.isatty() and not read_up:
        return True
    say(
        f"{nothing} was taken: there is nobody to ask here, so say --yes to take {take} or "
        "--dry-run to look at it only.",
        error=True,
    )
    return False


@contextmanager
def in_the_way_told() -> Iterator[None]:
    """Refuse to replace a file that is in the way, and say what replaces it."""
    try:
        yield
    except InTheWay as there:
        raise Refused(f"{there}; choose another name, or add --force to replace it.") from there
