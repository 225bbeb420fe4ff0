"""clerk check"""

from pathlib import Path
from typing import Annotated

import typer

from clerk.cli.findings import say_findings
from clerk.cli.listed import AsJson
from clerk.cli.opened import Chosen
from clerk.cli.page import say
from clerk.desk.action_joining import numbers_told
from clerk.desk.as_json import finding_shape, printed
from clerk.desk.checking import document_findings, register_findings


def check(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="[FILE.docx|FILE.pdf]", readable=False, show_default=False),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Is the register sound, and do the numbers add up? With a file: can everybody read it?

    Leaves with 1 when something was found.
    """
    chosen: Chosen = context.obj
    told: tuple[str, ...] = ()
    if file is not None:
        findings, good = document_findings(file), f"Nothing was found in {file}."
    else:
        with chosen.desk() as desk:
            findings, told = register_findings(desk), numbers_told(desk)
        good = f"{chosen.path} is sound, and the numbers add up."
    if as_json:
        say(printed([finding_shape(finding) for finding in findings]))
    elif findings:
        say_findings(findings)
    else:
        say(good)
    if told and not as_json:
        say("\nAction numbers that stand for no action of their own")
        for line in told:
            say(f"  {line}")
    if findings:
        raise typer.Exit(1)
