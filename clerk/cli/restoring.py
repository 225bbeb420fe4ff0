"""clerk restore"""

from pathlib import Path
from typing import Annotated

import typer

from clerk.cli.findings import say_findings
from clerk.cli.opened import Chosen
from clerk.cli.page import say
from clerk.desk.backing_up import restored


def restore(
    context: typer.Context,
    backup: Annotated[
        Path, typer.Argument(metavar="FILE", readable=False, help="A file clerk backup made.")
    ],
) -> None:
    """Put a backup in the register's place; what was there is kept beside it."""
    chosen: Chosen = context.obj
    done = restored(chosen.path, backup)
    say(f"Restored to {chosen.path}.")
    if done.kept is not None:
        say(f"What was there before is kept as {done.kept}.")
    say_findings(done.findings)
