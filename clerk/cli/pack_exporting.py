"""clerk export pack"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clerk.cli.page import say
from clerk.desk.desk import Desk
from clerk.desk.pack_making import PackWanted, make_pack
from clerk.desk.packs_issued import issued_pack, save_issued


def export_pack(
    desk: Desk, wanted: PackWanted, file: Path, *, replace: bool, number: int | None
) -> None:
    """Make a pack and write it; with `number`, write one of its meeting again that was issued.

    Raises InTheWay and Refused.
    """
    said: tuple[str, ...] = ()
    if number is not None:
        issued = issued_pack(desk, wanted.reference, wanted.view, number)
        save_issued(desk, issued, file, replace=replace)
    else:
        with _stop_told(file):
            said = make_pack(desk, wanted, file, replace=replace, told=going_on_told)
    say(f"Written: {file}")
    for sentence in said:
        say(sentence)


@contextmanager
def _stop_told(file: Path) -> Iterator[None]:
    """Say, when the clerk stops what is being done (Ctrl+C), what came of it."""
    before = _written_at(file)
    try:
        yield
    except KeyboardInterrupt:
        if _written_at(file) == before:
            say("Stopped: nothing was written.", error=True)
        else:
            issued = "“clerk list packs” says whether it is issued"
            say(f"Stopped, but {file} is written: {issued}.", error=True)
        raise


def _written_at(file: Path) -> tuple[int, int] | None:
    """What is another number after a file was written; nothing where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def going_on_told(told: str) -> None:
    """Say what is being done to whoever sits and waits; a script is not told."""
    if sys.stderr.isatty():
        say(told, error=True)
