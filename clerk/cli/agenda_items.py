"""clerk agenda add, change, move, nest, drop, put-back, late, urgent and restrict"""

import sys
from dataclasses import replace
from typing import Annotated

import typer

from clerk.business.agenda import AgendaItem, ItemKind
from clerk.business.left_public import left_public
from clerk.business.meetings import MeetingRecord
from clerk.business.plan import place_for
from clerk.business.restricted import Restriction
from clerk.business.words import listed
from clerk.cli.agenda_doing import (
    Description,
    Kind,
    Meeting,
    Number,
    Presenter,
    change_item,
    change_meeting,
)
from clerk.cli.page import say
from clerk.desk import agendas, plans, restricting
from clerk.desk.desk import Desk
from clerk.desk.refused import Refused
from clerk.desk.typed import typed_day


def add(
    context: typer.Context,
    meeting: Meeting,
    title: Annotated[str, typer.Argument(metavar="TITLE")],
    kind: Kind = None,
    presenter: Presenter = None,
    description: Description = None,
    after: Annotated[
        str | None, typer.Option("--after", metavar="NUMBER", help="Behind this item.")
    ] = None,
    under: Annotated[bool, typer.Option("--under", help="Under that item, as its 7a.")] = False,
) -> None:
    """Add an item before those that close the agenda; once it is issued, as 7a or the next one."""
    item = AgendaItem(
        "",
        title.strip(),
        (description or "").strip(),
        kind=kind or ItemKind.BUSINESS,
        presenter=(presenter or "").strip(),
        depth=int(under),
    )

    def verb(desk: Desk, record: MeetingRecord) -> str:
        at = place_for(record, item)
        if after is not None:
            at = agendas.place_of(record, agendas.item_named(record, after)) + 1
        return agendas.add_item(desk, record, item, at)

    change_meeting(context, meeting, verb)


def change(
    context: typer.Context,
    meeting: Meeting,
    number: Number,
    title: Annotated[str | None, typer.Option("--title")] = None,
    kind: Kind = None,
    presenter: Presenter = None,
    description: Description = None,
) -> None:
    """Change an item; its number is not changed by hand."""

    def verb(desk: Desk, record: MeetingRecord) -> str:
        item = agendas.item_named(record, number)
        changed = replace(
            item,
            title=item.title if title is None else title.strip(),
            kind=kind or item.kind,
            presenter=item.presenter if presenter is None else presenter.strip(),
            description=item.description if description is None else description.strip(),
        )
        return agendas.change_item(desk, record, item, changed)

    change_meeting(context, meeting, verb)


def move(
    context: typer.Context,
    meeting: Meeting,
    number: Number,
    by: Annotated[int, typer.Option("--by", help="So many places down; up with a minus.")],
) -> None:
    """Move an item up or down, with those under it."""
    change_item(context, meeting, number, lambda d, r, i: agendas.move_item(d, r, i, by))


def nest(context: typer.Context, meeting: Meeting, number: Number) -> None:
    """Put an item under the one before it as its 7a, or take it out again."""
    change_item(context, meeting, number, agendas.nest_item)


def drop(context: typer.Context, meeting: Meeting, number: Number) -> None:
    """Take an item off an agenda."""
    change_item(context, meeting, number, agendas.drop_item)


def put_back(
    context: typer.Context,
    meeting: Meeting,
    number: Number,
    wanted: Annotated[str, typer.Option("--wanted", metavar="DAY", help="Wanted on.")] = "",
) -> None:
    """Take an item off an agenda and let it wait in the plan."""
    change_item(
        context, meeting, number, lambda d, r, i: plans.put_back(d, r, i, typed_day(wanted))
    )


def late(context: typer.Context, meeting: Meeting, number: Number) -> None:
    """Mark an item as late, or take the mark away."""
    change_item(context, meeting, number, agendas.mark_late)


def urgent(
    context: typer.Context,
    meeting: Meeting,
    number: Number,
    reason: Annotated[str, typer.Option("--reason", help="The Chair's reason.")] = "",
    no: Annotated[bool, typer.Option("--no", help="It is not urgent.")] = False,
) -> None:
    """Mark an item as urgent; without its reason the agenda is not printed."""
    said = None if no else reason
    change_item(context, meeting, number, lambda d, r, i: agendas.mark_urgent(d, r, i, said))


def restrict(
    context: typer.Context,
    meeting: Meeting,
    number: Number,
    public_title: Annotated[
        str, typer.Option("--public-title", help="What the public reads instead of its title.")
    ] = "",
    grounds: Annotated[
        str, typer.Option("--grounds", help="As the house style has them: Paragraph 3.")
    ] = "",
    presenter: Annotated[
        str | None, typer.Option("--presenter", help="Who presents it, for the public; may be “”.")
    ] = None,
    reason: Annotated[
        str | None, typer.Option("--reason", help="Why it is urgent, for the public.")
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Close it without asking about what stays public.")
    ] = False,
    reopen: Annotated[bool, typer.Option("--open", help="Make it public again.")] = False,
) -> None:
    """Close an item to the public under a public title, or open it again."""

    def verb(desk: Desk, record: MeetingRecord, item: AgendaItem) -> str:
        if reopen:
            return restricting.open_item(desk, record, item)
        named = restricting.grounds_named(desk, record, grounds)
        how = Restriction(named, public_title, presenter, reason)
        shown = restricting.closed_with(record, item, how)
        left = left_public(shown, shown.items[agendas.place_of(record, item)])
        if left:
            say(f"The public will still read {listed(left)}.")
        if left and not yes and not (sys.stdin.isatty() and typer.confirm("Close it so?")):
            raise Refused(
                "The item was not closed: say --yes to close it so, or what the public is to read "
                "with --presenter and --reason."
            )
        return restricting.close_item(desk, record, item, how)

    change_item(context, meeting, number, verb)
