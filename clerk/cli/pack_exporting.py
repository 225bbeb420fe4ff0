"""clerk export pack"""

import sys
from pathlib import Path

from clerk.business.restricted import View
from clerk.cli.opened import Chosen
from clerk.cli.page import say
from clerk.desk.pack_making import PackWanted, make_pack
from clerk.desk.packs_issued import issued_pack, save_issued
from clerk.desk.refused import Refused
from clerk.desk.written_files import InTheWay


def export_pack(
    chosen: Chosen, wanted: PackWanted, file: Path, *, replace: bool, number: int | None
) -> None:
    """Make a pack and write it; with `number`, write one again that was issued."""
    with chosen.desk() as desk:
        try:
            if number is not None:
                pack = issued_pack(desk, wanted.reference, wanted.view, number)
                said: tuple[str, ...] = ()
                save_issued(desk, pack, file, replace=replace)
            else:
                said = make_pack(desk, wanted, file, replace=replace, told=going_on_told)
        except InTheWay as there:
            raise Refused(f"{there}; choose another name, or add --force to replace it.") from there
    say(f"Written: {file}")
    for sentence in said:
        say(sentence)


def going_on_told(told: str) -> None:
    """Say what is being done to whoever sits and waits; a script is not told."""
    if sys.stderr.isatty():
        say(told, error=True)


def wanted_pack(
    reference: str,
    *,
    restricted: bool,
    right_hand: bool | None,
    supplement: bool,
    issue: bool,
) -> PackWanted:
    """What the options of `clerk export pack` ask for."""
    view = View.RESTRICTED if restricted else View.PUBLIC
    return PackWanted(reference, view, right_hand, supplement, issue)
