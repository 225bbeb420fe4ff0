"""clerk export pack"""

import sys
from pathlib import Path

from clerk.business.restricted import View
from clerk.cli.page import say
from clerk.desk.desk import Desk
from clerk.desk.pack_making import PackWanted, make_pack
from clerk.desk.packs_issued import issued_pack, save_issued


def export_pack(
    desk: Desk,
    name: str,
    file: Path,
    *,
    view: View,
    replace: bool,
    number: int | None,
    right_hand: bool | None,
    supplement: bool,
    issue: bool,
    damaged: bool,
) -> None:
    """Make the pack of a meeting and write it; with `number`, write one again that was issued.

    Raises InTheWay and Refused.
    """
    said: tuple[str, ...] = ()
    if number is not None:
        save_issued(desk, issued_pack(desk, name, view, number), file, replace=replace)
    else:
        wanted = PackWanted(name, view, right_hand, supplement, issue, damaged)
        said = make_pack(desk, wanted, file, replace=replace, told=going_on_told)
    say(f"Written: {file}")
    for sentence in said:
        say(sentence)


def going_on_told(told: str) -> None:
    """Say what is being done to whoever sits and waits; a script is not told."""
    if sys.stderr.isatty():
        say(told, error=True)
