"""clerk import"""

from pathlib import Path
from typing import Annotated

import typer

from clerk.cli.asking import WRONG_USE, somebody_to_ask
from clerk.cli.opened import Chosen
from clerk.cli.page import say
from clerk.cli.proposal_page import say_plan
from clerk.desk.as_json import Shape, meeting_shape, printed
from clerk.desk.file_names import is_sheet
from clerk.desk.importing import Plan, accept, plan, read_paper, unnamed
from clerk.desk.refused import Refused


def import_(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", readable=False)],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Take it without asking.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show; write nothing.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON; with --dry-run or --yes.")
    ] = False,
    meeting: Annotated[
        str, typer.Option(metavar="MEETING", help="The meeting of a paper that does not say it.")
    ] = "",
    by: Annotated[
        str, typer.Option(metavar="NAME", help="Who reported the progress in a sheet of actions.")
    ] = "",
) -> None:
    """Read agendas, minutes and action logs in plain text; show what is in them, then ask.

    import actions FILE reads a sheet of actions (.csv or .xlsx) that officers have filled in.

    Each file is taken or left by itself: one that cannot be read does not stop the others.
    """
    if as_json and not (dry_run or yes):
        raise typer.BadParameter("--json goes with --dry-run or --yes.")
    chosen: Chosen = context.obj
    files = [each for file in files for each in _meant(file)]
    sheets = files[1:] if str(files[0]) == "actions" and len(files) > 1 else files
    if sheets is not files or all(is_sheet(file) for file in files):
        from clerk.cli.sheet_importing import import_sheets

        import_sheets(chosen, sheets, by=by, yes=yes, dry_run=dry_run, as_json=as_json)
        return
    status = 0
    shapes: list[Shape] = []
    for file in files:
        try:
            paper = read_paper(file)
            with chosen.desk_to_look() as desk:
                proposed = plan(desk, paper, meeting)
            if as_json:
                shapes += _shapes(proposed)
            else:
                say(f"{file} holds:")
                say_plan(proposed)
                say()
            if not dry_run:
                status = max(status, _take(chosen, proposed, meeting, yes=yes, quiet=as_json))
        except Refused as refused:
            say(str(refused), error=True)
            status = max(status, 1)
    if as_json:
        say(printed(shapes[0] if len(shapes) == 1 else {"found": shapes}))
    raise typer.Exit(status)


def _meant(file: Path) -> list[Path]:
    """The files that a name with * or ? stands for where no shell has seen to it, as on Windows."""
    if file.exists() or not {"*", "?"}.intersection(file.name):
        return [file]
    return sorted(file.parent.glob(file.name)) or [file]


def _take(chosen: Chosen, proposed: Plan, meeting: str, *, yes: bool, quiet: bool) -> int:
    """Ask, unless `yes`, and take the paper into the register; the exit status."""
    name = proposed.paper.path
    for planned in proposed.planned:
        if planned.record is None:
            raise Refused(unnamed(planned, name))
    if proposed.again:
        if not quiet:
            say(f"{name} was imported before; nothing was changed.")
        return 0
    if not yes:
        if not somebody_to_ask(f"Nothing of {name}"):
            return WRONG_USE
        if not typer.confirm("Take this into the register?"):
            say(f"Nothing of {name} was taken.")
            return 0
    with chosen.desk(create=True) as desk:
        accept(desk, proposed.paper, None if yes else proposed, meeting)
    if not quiet:
        say(f"Taken into {chosen.path}.")
    return 0


def _shapes(proposed: Plan) -> list[Shape]:
    return [
        meeting_shape(
            planned.proposal,
            promises=planned.proposal.promises,
            series=planned.proposal.series,
            findings=planned.findings,
        )
        for planned in proposed.planned
    ]
