"""clerk import actions"""

from collections.abc import Sequence
from pathlib import Path

import typer

from clerk.cli.asking import WRONG_USE, somebody_to_ask
from clerk.cli.opened import Chosen
from clerk.cli.page import say, table
from clerk.desk.action_sheets import (
    ReturnedSheet,
    change_words,
    read_sheet,
    sheet_shape,
    take_sheet,
)
from clerk.desk.as_json import Shape, printed
from clerk.desk.refused import Refused
from clerk.desk.wording import number_text


def import_sheets(
    chosen: Chosen,
    files: Sequence[Path],
    *,
    by: str,
    yes: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Show what each sheet would change, and take it when told to; rows that are stale are not."""
    status = 0
    shapes: list[Shape] = []
    for file in files:
        try:
            with chosen.desk() as desk:
                sheet = read_sheet(desk, file)
                shapes.append(sheet_shape(sheet))
                if not as_json:
                    _show(sheet)
                fresh = [each for each in sheet.returned.changes if not each.stale]
                if dry_run or not fresh:
                    continue
                if not yes and not somebody_to_ask(f"Nothing of {file}"):
                    status = max(status, WRONG_USE)
                elif yes or typer.confirm("Take these changes?"):
                    told = take_sheet(desk, file, fresh, by)
                    if not as_json:
                        say(told)
        except Refused as refused:
            say(str(refused), error=True)
            status = max(status, 1)
    if as_json:
        say(printed(shapes[0] if len(shapes) == 1 else {"found": shapes}))
    raise typer.Exit(status)


def _show(sheet: ReturnedSheet) -> None:
    found = sheet.returned
    rows = [
        (
            number_text(each.listed.action, each.listed.short),
            f"{what}{' (stale)' if each.stale else ''}",
            "restricted" if each.listed.action.restricted else before,
            "restricted" if each.listed.action.restricted else after,
        )
        for each in found.changes
        for what, before, after in change_words(each)
    ]
    if rows:
        table(("Action", "What", "Now", "In the sheet"), rows)
    else:
        say(f"{sheet.path} changes nothing.")
    for sentence in found.told:
        say(sentence)
    if any(each.stale for each in found.changes):
        say("What is stale was changed here since the sheet was made, and is not taken.")
