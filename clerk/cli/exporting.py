"""clerk export"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from clerk.cli.opened import Chosen
from clerk.cli.page import say
from clerk.desk.exporting import export_actions, export_minutes


class Kind(StrEnum):
    MINUTES = "minutes"
    ACTIONS = "actions"


def export(
    context: typer.Context,
    kind: Annotated[Kind, typer.Argument(metavar="minutes|actions")],
    of: Annotated[
        list[str], typer.Argument(metavar="MEETING", help="For actions, a committee will do.")
    ],
    file: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.docx")],
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
) -> None:
    """Print minutes or an action log as a Word document."""
    chosen: Chosen = context.obj
    verb = export_minutes if kind is Kind.MINUTES else export_actions
    with chosen.desk() as desk:
        verb(desk, " ".join(of), file, replace=force)
    say(f"Written: {file}")
