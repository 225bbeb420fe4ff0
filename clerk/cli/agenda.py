"""clerk agenda: looking at agendas, and building them"""

from typing import Annotated

import typer

from clerk.business.meetings import MeetingRecord
from clerk.cli import agenda_items, agenda_meetings
from clerk.cli.agenda_doing import Meeting, change_meeting
from clerk.cli.app import PLAIN
from clerk.cli.listed import NAMED_BY, AsJson, show_listed
from clerk.desk import agenda_lists, agenda_offers
from clerk.desk.desk import Desk
from clerk.desk.refused import Refused

agenda = typer.Typer(help="Build agendas: show, add, order, take what waits.", **PLAIN)


@agenda.command()
def show(
    context: typer.Context,
    meeting: Meeting,
    version: Annotated[
        int | None, typer.Option("--version", min=1, help="As it was issued then.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show the agenda of a meeting, as the public may see it."""
    show_listed(
        context, lambda desk: agenda_lists.agenda_list(desk, meeting, version), as_json=as_json
    )


@agenda.command()
def clock(
    context: typer.Context,
    of: Annotated[str, typer.Argument(metavar="MEETING|COMMITTEE", help=NAMED_BY)],
    as_json: AsJson = False,
) -> None:
    """Say when agendas must go out, and what is still missing."""
    show_listed(context, lambda desk: agenda_lists.clock_list(desk, of), as_json=as_json)


@agenda.command()
def offers(context: typer.Context, meeting: Meeting, as_json: AsJson = False) -> None:
    """List what waits for this agenda and is not on it yet."""
    show_listed(context, lambda desk: agenda_lists.offer_list(desk, meeting), as_json=as_json)


@agenda.command()
def take(
    context: typer.Context,
    meeting: Meeting,
    offer: Annotated[
        list[int] | None, typer.Argument(metavar="[OFFER]...", help="As numbered by offers.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Take all of it.")] = False,
) -> None:
    """Put what is offered on the agenda."""

    def verb(desk: Desk, record: MeetingRecord) -> str:
        found = agenda_offers.offers(desk, record)
        wanted = range(1, len(found) + 1) if everything else (offer or [])
        if not wanted and not everything:
            raise Refused("Say which: the numbers that clerk agenda offers lists, or --all.")
        if wrong := [at for at in wanted if not 1 <= at <= len(found)]:
            raise Refused(f"There is no offer {wrong[0]}; clerk agenda offers lists them.")
        return agenda_offers.take_offers(desk, record, [found[at - 1] for at in wanted])

    change_meeting(context, meeting, verb)


for _verb in (
    agenda_meetings.new,
    agenda_meetings.plan,
    agenda_items.add,
    agenda_items.change,
    agenda_items.move,
    agenda_items.nest,
    agenda_items.drop,
    agenda_items.put_back,
    agenda_items.late,
    agenda_items.urgent,
    agenda_items.restrict,
    agenda_meetings.cancel,
    agenda_meetings.postpone,
    agenda_meetings.place,
    agenda_meetings.sent,
):
    agenda.command(_verb.__name__.replace("_", "-"))(_verb)
