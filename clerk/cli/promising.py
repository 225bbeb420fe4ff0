"""clerk action promises"""

from typing import Annotated

import typer

from clerk.cli.listed import AsJson
from clerk.cli.opened import Chosen
from clerk.cli.page import say
from clerk.desk.as_json import printed
from clerk.desk.promises_taken import (
    leave_out_promises,
    offer_promises_again,
    promise_shape,
    take_promises,
    waiting_promises,
)
from clerk.desk.refused import Refused


def promises(
    context: typer.Context,
    meeting: Annotated[str, typer.Argument(metavar="MEETING")],
    take: Annotated[
        str, typer.Option("--take", metavar="1,3", help="Make these actions; or all.")
    ] = "",
    leave: Annotated[
        str, typer.Option("--leave-out", metavar="1,3", help="Offer these no more; or all.")
    ] = "",
    left_out: Annotated[
        bool, typer.Option("--left-out", help="What was left out, instead.")
    ] = False,
    again: Annotated[
        str, typer.Option("--again", metavar="1,3", help="Offer these of --left-out again; or all.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """What the minutes promise and is no action yet; owners are guessed."""
    if sum(map(bool, (take, leave, again))) > 1:
        raise typer.BadParameter("one of --take, --leave-out and --again at a time.")
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        told = ""
        for said, verb in (
            (take, take_promises),
            (leave, leave_out_promises),
            (again, offer_promises_again),
        ):
            if said:
                told = verb(desk, meeting, _places(said))
        waiting = waiting_promises(desk, meeting, left_out=left_out)
    if as_json:
        say(printed([promise_shape(at, each) for at, each in enumerate(waiting, 1)]))
        return
    if told:
        say(told)
        return
    for at, each in enumerate(waiting, 1):
        hangs = "perhaps: " if each.offered.promise.conditional else ""
        by = f" (by {each.owners}?)" if each.owners else ""
        say(f"{at}. {each.minute.number or '–'}  {hangs}{each.offered.promise.text}{by}")
    if not waiting:
        say(
            "Nothing is left out there."
            if left_out
            else "Nothing is promised there that is no action yet."
        )


def _places(take: str) -> list[int]:
    if take.strip().casefold() == "all":
        return []
    try:
        return [int(each) for each in take.split(",")]
    except ValueError:
        raise Refused("Say which by their places, such as 1,3, or all.") from None
