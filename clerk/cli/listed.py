"""What commands that list or show have in common: a table, or the same as JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from clerk.cli.page import say, table
from clerk.desk.as_json import printed

if TYPE_CHECKING:  # a command loads what it lists when it is called
    from clerk.cli.opened import Chosen
    from clerk.desk.desk import Desk
    from clerk.desk.listing import Listing

NAMED_BY = "As listed, by the letters before its numbers, or by its name."
Committee = Annotated[str, typer.Argument(metavar="COMMITTEE", help=NAMED_BY)]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def show_listed(
    context: typer.Context, listed: Callable[[Desk], Listing], *, as_json: bool
) -> None:
    """Ask the desk for a list, and print it."""
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        found = listed(desk)
    say_list(found, as_json=as_json)


def say_list(found: Listing, *, as_json: bool = False) -> None:
    """Print a list: as JSON, as a table, or that it is empty."""
    if as_json:
        say(printed(found.shapes))
    elif found.rows:
        table(found.heads, found.rows)
    else:
        say(found.empty)
