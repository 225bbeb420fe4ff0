"""clerk trace"""

from typing import Annotated

import typer

from clerk.business.restricted import View
from clerk.cli.listed import AsJson, Committee
from clerk.cli.opened import Chosen
from clerk.cli.page import say
from clerk.desk.as_json import printed
from clerk.desk.tracing import trace as traced
from clerk.desk.tracing import trace_shape, trace_text


def trace(
    context: typer.Context,
    committee: Committee,
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="Of a minute, such as 21/97.")],
    restricted: Annotated[
        bool, typer.Option("--restricted", help="With restricted business.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """What became of a minute: what was decided, the actions that came of it, and how they went."""
    chosen: Chosen = context.obj
    view = View.RESTRICTED if restricted else View.PUBLIC
    with chosen.desk() as desk:
        found = traced(desk, committee, number, view)
    if as_json:
        say(printed([trace_shape(each) for each in found]))
    else:
        say("\n\n".join(trace_text(each) for each in found))
