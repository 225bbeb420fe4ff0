"""clerk export"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from clerk.business.restricted import View
from clerk.cli.asking import in_the_way_told
from clerk.cli.opened import Chosen
from clerk.cli.page import say
from clerk.desk.exporting import FORMATS, Printed
from clerk.desk.exporting import export as print_out
from clerk.desk.file_names import is_sheet
from clerk.desk.refused import Refused

_ENDINGS = ", ".join(FORMATS)


class Exported(StrEnum):
    """What can be exported: every document, the calendar and the pack."""

    AGENDA = Printed.AGENDA.value
    MINUTES = Printed.MINUTES.value
    DECISIONS = Printed.DECISIONS.value
    EXTRACT = Printed.EXTRACT.value
    CHANGES = Printed.CHANGES.value
    ACTIONS = Printed.ACTIONS.value
    NOTICE = Printed.NOTICE.value
    NOTICE_BOARD = Printed.NOTICE_BOARD.value
    CALENDAR = "calendar"
    PACK = "pack"


def export(
    context: typer.Context,
    kind: Annotated[Exported, typer.Argument(metavar="|".join(Exported))],
    file: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help=f"Its ending says what it is: {_ENDINGS}; for actions .csv and .xlsx too.",
            readable=False,
        ),
    ],
    of: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[MEETING|COMMITTEE]",
            help="For actions, a committee will do; a calendar is of one or, without, of all.",
        ),
    ] = None,
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
    version: Annotated[
        int | None,
        typer.Option(
            "--version", min=1, metavar="NUMBER", help="An agenda, or a pack, as issued then."
        ),
    ] = None,
    right_hand: Annotated[
        bool | None,
        typer.Option(
            "--right-hand/--any-page",
            help="Begin each paper of a pack on a right-hand page; else as in the packs issued, or "
            "as the house style says.",
        ),
    ] = None,
    supplement: Annotated[
        bool, typer.Option("--supplement", help="What was added since the pack was issued.")
    ] = False,
    issue: Annotated[
        bool, typer.Option("--issue", help="Issue the pack: it is kept as it is, for good.")
    ] = False,
    damaged: Annotated[
        bool,
        typer.Option("--damaged", help="Let papers into a pack that have damaged pages."),
    ] = False,
) -> None:
    """Print an agenda, a pack, minutes, parts of minutes or an action log.

    decisions: numbers and outcomes alone. extract: one minute. changes: what is different from
    the draft issued before. notice: that a meeting is cancelled, postponed or moved. calendar: the
    coming meetings and deadlines, to a file that ends in .ics.
    """
    chosen: Chosen = context.obj
    view = View.RESTRICTED if restricted else View.PUBLIC
    name = " ".join(of or [])
    if is_sheet(file):
        _sheet(chosen, kind, name, file, view, force=force)
        return
    if kind is Exported.EXTRACT and not minute:
        raise Refused("Say which minute to extract: add --minute and its number.")
    if kind is not Exported.CALENDAR and not name:
        raise typer.BadParameter("say of which meeting.")
    with chosen.desk() as desk, in_the_way_told():
        if kind is Exported.PACK:
            from clerk.cli.pack_exporting import export_pack
            from clerk.desk.pack_making import PackWanted

            wanted = PackWanted(name, view, right_hand, supplement, issue, damaged)
            export_pack(desk, wanted, file, replace=force, number=version)
            return
        if kind is Exported.CALENDAR:
            from clerk.desk.calendars import export_calendar
            from clerk.desk.committee_names import committee_meant

            slug = committee_meant(desk, name) if name else ""
            export_calendar(desk, slug, file, replace=force)
        else:
            print_out(
                desk,
                Printed(kind.value),
                name,
                file,
                view=view,
                replace=force,
                minute=minute,
                first_page=first_page,
                version=version,
            )
    say(f"Written: {file}")


def _sheet(
    chosen: Chosen, kind: Exported, name: str, file: Path, view: View, *, force: bool
) -> None:
    from clerk.desk.action_sheets import write_sheet

    if kind is not Exported.ACTIONS or not name:
        raise Refused(
            f"Only actions of a committee or a meeting can be written as {file.suffix}; for "
            f"anything else use {_ENDINGS}."
        )
    with chosen.desk() as desk, in_the_way_told():
        write_sheet(desk, name, file, view=view, replace=force)
    say(f"Written: {file}")
