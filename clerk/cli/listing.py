"""clerk list"""

from enum import StrEnum
from typing import Annotated

import typer

from clerk.business.action_filter import State
from clerk.cli.listed import AsJson, say_list
from clerk.cli.opened import Chosen
from clerk.desk import listing


class Kind(StrEnum):
    COMMITTEES = "committees"
    MEETINGS = "meetings"
    ACTIONS = "actions"
    PEOPLE = "people"
    PLAN = "plan"
    AGENDAS = "agendas"
    PACKS = "packs"
    SENDINGS = "sendings"
    OWNERS = "owners"


def list_(
    context: typer.Context,
    kind: Annotated[Kind, typer.Argument(metavar="|".join(Kind))],
    of: Annotated[
        str | None,
        typer.Argument(
            metavar="[COMMITTEE|MEETING|FILTER]",
            help="Meetings, plan or owners of a committee (as listed, its letters or its name); "
            "agendas and packs of a meeting; "
            "actions of either, or found by a filter "
            "such as 'is:overdue owner:banks committee:parks due:<2021-10-01 origin:21/97 words "
            "-others' (behind -- when it begins with a minus). "
            f"is: takes {', '.join(State)}.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """List what the register holds."""
    chosen: Chosen = context.obj
    if of is not None and kind in (Kind.COMMITTEES, Kind.PEOPLE):
        raise typer.BadParameter(f"{kind.value} are listed whole; leave {of} out.")
    with chosen.desk() as desk:
        match kind:
            case Kind.COMMITTEES:
                found = listing.committees(desk)
            case Kind.MEETINGS:
                found = listing.meeting_list(desk, of)
            case Kind.ACTIONS:
                found = listing.action_list(desk, of)
            case Kind.PEOPLE:
                found = listing.people_list(desk)
            case Kind.AGENDAS:
                from clerk.desk.agenda_versions import agenda_list

                found = agenda_list(desk, _meeting(kind, of))
            case Kind.PACKS:
                from clerk.desk.packs_issued import pack_list

                found = pack_list(desk, _meeting(kind, of))
            case Kind.PLAN:
                from clerk.desk.plans import plan_list

                found = plan_list(desk, of)
            case Kind.OWNERS:
                from clerk.desk.owing import owing

                found = owing(desk, of)
            case Kind.SENDINGS:
                from clerk.desk.sent_list import sent_list

                found = sent_list(desk, of)
    say_list(found, as_json=as_json)


def _meeting(kind: Kind, of: str | None) -> str:
    if of is None:
        raise typer.BadParameter(f"name the meeting whose {kind.value} are to be listed")
    return of
