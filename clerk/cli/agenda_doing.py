"""What the commands of `clerk agenda` have in common."""

from collections.abc import Callable
from typing import Annotated

import typer

from clerk.business.agenda import AgendaItem, ItemKind
from clerk.business.meetings import MeetingRecord
from clerk.cli.opened import Chosen
from clerk.cli.page import say
from clerk.desk import agendas
from clerk.desk.desk import Desk
from clerk.desk.workspace import workspace

Meeting = Annotated[
    str,
    typer.Argument(
        metavar="MEETING", help="As listed, or COMMITTEE/next or /last; CPB/next will do."
    ),
]
Number = Annotated[str, typer.Argument(metavar="NUMBER", help="The agenda number, such as 7a.")]
Kind = Annotated[ItemKind | None, typer.Option("--kind", help="What it comes as.")]
Presenter = Annotated[str | None, typer.Option("--presenter", help="A post, or a name.")]
Description = Annotated[str | None, typer.Option("--description", help="Printed under it.")]


def change_meeting(
    context: typer.Context, meeting: str, verb: Callable[[Desk, MeetingRecord], str]
) -> None:
    """Do something to the meeting that is named, and say what was done."""
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        say(verb(desk, workspace(desk, meeting).record))


def change_item(
    context: typer.Context,
    meeting: str,
    number: str,
    verb: Callable[[Desk, MeetingRecord, AgendaItem], str],
) -> None:
    """The same to an item, by its number."""
    change_meeting(context, meeting, lambda desk, r: verb(desk, r, agendas.item_named(r, number)))
