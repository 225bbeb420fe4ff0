"""clerk export"""

from pathlib import Path
from typing import Annotated

import typer

from clerk.business.restricted import View
from clerk.cli.opened import Chosen
from clerk.cli.page import say
from clerk.desk.exporting import FORMATS, Printed
from clerk.desk.exporting import export as print_out
from clerk.desk.refused import Refused
from clerk.desk.written_files import InTheWay

_ENDINGS = ", ".join(FORMATS)


def export(
    context: typer.Context,
    kind: Annotated[Printed, typer.Argument(metavar="|".join(Printed))],
    of: Annotated[
        list[str], typer.Argument(metavar="MEETING", help="For actions, a committee will do.")
    ],
    file: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help=f"Its ending says what it is: {_ENDINGS}.",
            readable=False,
        ),
    ],
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
    restricted: Annotated[
        bool, typer.Option("--restricted", help="With restricted business; FILE must say so.")
    ] = False,
    minute: Annotated[
        str, typer.Option("--minute", metavar="NUMBER", help="Which minute to extract.")
    ] = "",
    first_page: Annotated[
        int | None,
        typer.Option(
            "--first-page",
            min=1,
            metavar="NUMBER",
            help="Number the pages of minutes from here, running on through a year.",
        ),
    ] = None,
) -> None:
    """Print an agenda, minutes, parts of minutes or an action log.

    decisions: numbers and outcomes alone. extract: one minute. changes: what is different from
    the draft issued before.
    """
    chosen: Chosen = context.obj
    view = View.RESTRICTED if restricted else View.PUBLIC
    if kind is Printed.EXTRACT and not minute:
        raise Refused("Say which minute to extract: add --minute and its number.")
    with chosen.desk() as desk:
        try:
            print_out(
                desk,
                kind,
                " ".join(of),
                file,
                view=view,
                replace=force,
                minute=minute,
                first_page=first_page,
            )
        except InTheWay as there:
            raise Refused(f"{there}; choose another name, or add --force to replace it.") from there
    say(f"Written: {file}")
