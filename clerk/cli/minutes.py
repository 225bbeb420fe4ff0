"""clerk minute restrict"""

import sys
from typing import Annotated

import typer

from clerk.business.left_public import left_public
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.words import listed
from clerk.cli.agenda_doing import Meeting
from clerk.cli.app import PLAIN
from clerk.cli.listed import AsJson
from clerk.cli.opened import Chosen
from clerk.cli.page import say
from clerk.desk import restricting
from clerk.desk.as_json import printed
from clerk.desk.desk import Desk
from clerk.desk.refused import Refused
from clerk.desk.workspace import workspace

minute = typer.Typer(help="Close a minute to the public, or open it again.", **PLAIN)


@minute.callback()
def _minute() -> None:
    """Its verbs are named, as those of agendas and papers are."""


@minute.command()
def restrict(
    context: typer.Context,
    meeting: Meeting,
    number: Annotated[
        str, typer.Argument(metavar="NUMBER", help="The minute number, such as 21/97.")
    ],
    public_title: Annotated[
        str, typer.Option("--public-title", help="What the public reads instead of its title.")
    ] = "",
    public_text: Annotated[
        str | None,
        typer.Option("--public-text", help="What the public reads of it; nothing if not said."),
    ] = None,
    grounds: Annotated[
        str, typer.Option("--grounds", help="As the house style has them: Paragraph 3.")
    ] = "",
    yes: Annotated[
        bool, typer.Option("--yes", help="Close it without asking about what stays public.")
    ] = False,
    reopen: Annotated[bool, typer.Option("--open", help="Make it public again.")] = False,
    as_json: AsJson = False,
) -> None:
    """Close a minute to the public under a public title, or open it again.

    Its words, outcomes and actions are closed with it; its number and its item stay public. JSON
    tells what the public reads of it now.
    """
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        record = workspace(desk, meeting).record
        found = restricting.minute_numbered(record, number)
        if reopen:
            told = restricting.open_minute(desk, record, found)
        else:
            on = restricting.grounds_named(desk, record, grounds)
            _ask_about_what_stays(record, found, yes=yes, aside=as_json)
            text = found.text if found.restricted and public_text is None else public_text or ""
            told = restricting.close_minute(desk, record, found, on, public_title, text)
        shown = {**_shape(desk, meeting, found), "told": told}
    say(printed(shown) if as_json else told)


def _ask_about_what_stays(record: MeetingRecord, minute: Minute, *, yes: bool, aside: bool) -> None:
    """Tell what the public will still read of the item of a minute. Raises Refused unless that is
    nothing, or is meant so. JSON stands alone: what is told goes `aside` of it."""
    item = next((one for one in record.items if one.number and one.number == minute.item), None)
    left = left_public(record, item) if item else ()
    if left:
        say(f"The public will still read {listed(left)}.", error=aside)
    if left and not yes and not (sys.stdin.isatty() and typer.confirm("Close it so?", err=aside)):
        raise Refused(
            "The minute was not closed: say --yes to close it so, or close its item as well, with "
            "clerk agenda restrict."
        )


def _shape(desk: Desk, meeting: str, minute: Minute) -> dict[str, object]:
    record = workspace(desk, meeting).record
    now = next((one for one in record.minutes if one.id == minute.id), minute)
    return restricting.minute_shape(record, now)
