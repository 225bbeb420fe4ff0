"""clerk export pack"""

import sys
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
        said = make_pack(desk, wanted, file, replace=replace, told=going_on_told)
    say(f"Written: {file}")
    for sentence in said:
        say(sentence)


def going_on_told(told: str) -> None:
    """Say what is being done to whoever sits and waits; a script is not told."""
    if sys.stderr.isatty():
        say(told, error=True)
