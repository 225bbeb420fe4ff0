"""clerk backup"""

from pathlib import Path
from typing import Annotated

import typer

from clerk.cli.opened import Chosen
from clerk.cli.page import say
from clerk.desk.backing_up import backed_up


def backup(
    context: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FOLDER",
            readable=False,
            help="By default, beside the register.",
        ),
    ] = None,
) -> None:
    """Make a checked copy of the register and its papers."""
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        made = backed_up(desk, folder)
    say(f"Backed up, and checked: {made.path}")
