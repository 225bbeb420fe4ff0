"""clerk agenda new, plan, cancel, postpone, place and sent"""

from dataclasses import replace
from typing import Annotated

import typer

from clerk.business.agenda import ItemKind
from clerk.business.plan import PlannedItem
from clerk.cli.agenda_doing import Meeting, change_meeting
from clerk.cli.listed import Committee
from clerk.cli.opened import Chosen
from clerk.cli.page import say
from clerk.desk import calling_off, committees, plans
from clerk.desk.committee_names import committee_meant
from clerk.desk.days_typed import day_typed
from clerk.desk.typed import typed_day, typed_time

Day = Annotated[str, typer.Argument(metavar="DAY", help="2021-09-14, or as you write it.")]
Reason = Annotated[str, typer.Option("--reason", help="Why; the notice says so.")]
Starts = Annotated[str, typer.Option("--time", help="When it begins.")]
Venue = Annotated[str, typer.Option("--venue", help="Where.")]


def new(
    context: typer.Context,
    committee: Committee,
    day: Day,
    starts: Starts = "",
    venue: Venue = "",
) -> None:
    """Plan a meeting, with its standing items."""
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        held = day_typed(desk, day)
        slug = committee_meant(desk, committee)
        made = committees.new_meeting(desk, slug, held, typed_time(starts), venue)
    say(f"Planned: {made.reference}")


def plan(
    context: typer.Context,
    committee: Committee,
    title: Annotated[str, typer.Argument(metavar="TITLE")],
    kind: Annotated[ItemKind, typer.Option("--kind")] = ItemKind.BUSINESS,
    lead: Annotated[str, typer.Option("--lead", help="A post, or a name.")] = "",
    wanted: Annotated[str, typer.Option("--wanted", metavar="DAY")] = "",
    description: Annotated[str, typer.Option("--description")] = "",
) -> None:
    """Let business wait for a meeting of a committee; clerk list plan lists it."""
    item = PlannedItem(
        committee,
        title,
        description=description,
        wanted_on=typed_day(wanted),
        kind=kind,
        lead=lead,
    )
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        slug = committee_meant(desk, committee)
        say(plans.plan_item(desk, replace(item, committee=slug)))


def cancel(context: typer.Context, meeting: Meeting, reason: Reason) -> None:
    """Cancel a meeting that was called; clerk export notice prints the notice of it."""
    change_meeting(context, meeting, lambda desk, r: calling_off.cancel(desk, r, reason))


def postpone(
    context: typer.Context,
    meeting: Meeting,
    day: Day,
    reason: Reason,
    starts: Starts = "",
    venue: Venue = "",
) -> None:
    """Postpone a meeting to another day; the meeting of that day takes its business."""
    change_meeting(
        context,
        meeting,
        lambda desk, r: calling_off.postpone(
            desk, r, day_typed(desk, day), reason, starts=typed_time(starts), venue=venue
        ),
    )


def place(
    context: typer.Context,
    meeting: Meeting,
    reason: Reason,
    starts: Starts = "",
    venue: Venue = "",
) -> None:
    """Change where or at what hour a meeting is held that was called."""
    change_meeting(
        context,
        meeting,
        lambda desk, r: calling_off.change_place(desk, r, venue, typed_time(starts), reason),
    )


def sent(context: typer.Context, meeting: Meeting) -> None:
    """Note that the notice of the last change went out: it stands from then on."""
    change_meeting(context, meeting, calling_off.note_sent)
