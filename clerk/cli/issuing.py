"""clerk issue"""

from enum import StrEnum
from typing import Annotated

import typer

from clerk.cli.opened import Chosen
from clerk.cli.page import say
from clerk.desk.as_json import printed
from clerk.desk.days_typed import day_typed
from clerk.desk.issuing_agendas import fixing_lines, fixing_shape, issue_agenda, what_agenda_fixes
from clerk.desk.workspace import workspace


class Issued(StrEnum):
    """What is issued on the command line."""

    AGENDA = "agenda"


def issue(
    context: typer.Context,
    kind: Annotated[Issued, typer.Argument(metavar="agenda")],
    meeting: Annotated[str, typer.Argument(metavar="MEETING")],
    on: Annotated[
        str, typer.Option("--on", metavar="DAY", help="The day it goes out, if not today.")
    ] = "today",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only say what it would fix and what is missing.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print what it fixes as JSON.")] = False,
) -> None:
    """Issue the agenda of a meeting: its numbers stay, and this version is kept.

    It cannot be taken back. A second time it makes version 2.
    """
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        record, day = workspace(desk, meeting).record, day_typed(desk, on)
        fixing = what_agenda_fixes(desk, record, day)
        if as_json:
            say(printed(fixing_shape(fixing)))
        else:
            for line in fixing_lines(fixing):
                say(line)
        if not dry_run:
            said = issue_agenda(desk, record, day)
            if not as_json:
                say(said)
