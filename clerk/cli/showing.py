"""clerk show"""

from typing import Annotated

import typer

from clerk.cli.findings import say_findings
from clerk.cli.listed import AsJson
from clerk.cli.opened import Chosen
from clerk.cli.page import say
from clerk.desk.as_json import printed
from clerk.desk.showing import shown


def show(
    context: typer.Context,
    meeting: Annotated[
        list[str],
        typer.Argument(
            metavar="MEETING",
            help="As listed, or a committee with next or last; its letters will do.",
        ),
    ],
    as_json: AsJson = False,
) -> None:
    """Show a meeting: agenda, attendance, minutes, actions, papers."""
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        found = shown(desk, " ".join(meeting))
    if as_json:
        say(printed(found.shape()))
        return
    say(found.text())
    say_findings(found.findings, found.promises)
