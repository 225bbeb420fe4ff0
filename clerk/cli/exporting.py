"""clerk export"""

from pathlib import Path
from typing import Annotated

import typer

from clerk.business.restricted import View
from clerk.cli.opened import Chosen
from clerk.cli.page import say
from clerk.desk.exporting import Printed
from clerk.desk.exporting import export as print_out


def export(
    context: typer.Context,
    kind: Annotated[Printed, typer.Argument(metavar="agenda|minutes|actions")],
    of: Annotated[
        list[str], typer.Argument(metavar="MEETING", help="For actions, a committee will do.")
    ],
    file: Annotated[Path, typer.Option("-o", "--output", metavar="FILE.docx", readable=False)],
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
    restricted: Annotated[
        bool, typer.Option("--restricted", help="With restricted business; FILE must say so.")
    ] = False,
) -> None:
    """Print an agenda, minutes or an action log as a Word document."""
    chosen: Chosen = context.obj
    view = View.RESTRICTED if restricted else View.PUBLIC
    with chosen.desk() as desk:
        print_out(desk, kind, " ".join(of), file, view=view, replace=force)
    say(f"Written: {file}")
