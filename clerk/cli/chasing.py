"""clerk chase"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from clerk.business.post import How
from clerk.business.restricted import View
from clerk.cli.asking import in_the_way_told
from clerk.cli.listed import NAMED_BY, AsJson
from clerk.cli.opened import Chosen
from clerk.cli.page import named, say, table
from clerk.desk import chasing_out
from clerk.desk.as_json import printed
from clerk.desk.chase_told import plan_shape, remarks, what_about
from clerk.desk.chasing import ChasePlan, chase_plan
from clerk.desk.chasing_by_mail import send_chase
from clerk.desk.desk import Desk
from clerk.desk.refused import Refused


def chase(
    context: typer.Context,
    what: Annotated[
        list[str] | None,
        typer.Argument(metavar="[reply FILE|-]", help="Read an answer instead of asking."),
    ] = None,
    committee: Annotated[
        str, typer.Option(metavar="COMMITTEE", help=f"Only its actions; all without it. {NAMED_BY}")
    ] = "",
    meeting: Annotated[
        str, typer.Option("--for", metavar="MEETING", help="What is wanted for this meeting.")
    ] = "",
    silent: Annotated[
        int | None,
        typer.Option(
            min=0, metavar="DAYS", help="Chase too what nothing was heard of for so long."
        ),
    ] = None,
    way: Annotated[
        How | None,
        typer.Option("--as", metavar="text|letters|drafts|mail", help="How the messages are made."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE|FOLDER",
            help="The file of the text or the letters, the new folder of the drafts.",
            readable=False,
        ),
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Ask those too asked lately.")] = False,
    restricted: Annotated[
        bool,
        typer.Option("--restricted", help="With restricted actions; FILE or FOLDER must say so."),
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show; write nothing.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Take what is sure of a reply without asking.")
    ] = False,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who answered, for a reply.")] = "",
    as_json: AsJson = False,
) -> None:
    """Write to everybody who owes something: overdue, due before the next meeting, or silent.

    One message each, with all of their actions. Without --as it shows who would be asked.
    chase reply FILE proposes what an answer says as progress; - reads what is piped in.
    """
    chosen: Chosen = context.obj
    if what:
        if len(what) != 2 or what[0] != "reply":
            raise typer.BadParameter("write chase, or chase reply and a file.")
        from clerk.cli.replying import reply

        reply(chosen, what[1], by=by, yes=yes, dry_run=dry_run, as_json=as_json)
        return
    view = View.RESTRICTED if restricted else View.PUBLIC
    with chosen.desk() as desk:
        plan = chase_plan(desk, committee, meeting, view=view, silent_days=silent, again=again)
        if as_json:
            say(printed(plan_shape(plan)))
        elif dry_run or way is None:
            _show(plan)
        if way is not None and not dry_run:
            _make(desk, plan, way, named(output), force=force, quiet=as_json)


def _show(plan: ChasePlan) -> None:
    if plan.messages:
        table(
            ("To", "At", "Asked as", "About"),
            tuple(
                (
                    each.letter.to.name,
                    each.letter.to.address or "–",
                    "copy" if each.letter.copy_of else each.letter.level.value,
                    what_about(each),
                )
                for each in plan.messages
            ),
        )
    else:
        say("There is nobody to be asked just now.")
    for remark in remarks(plan):
        say(remark)
    if plan.own:
        say(f"\n{plan.own}")


def _make(
    desk: Desk, plan: ChasePlan, way: How, output: Path | None, *, force: bool, quiet: bool
) -> None:
    if way is How.MAIL:
        _mail(desk, plan, quiet=quiet)
        return
    if output is None and way is not How.TEXT:
        raise Refused(f"Say where the {way.value} go: add -o and a name.")
    told: Path | str = ""
    with in_the_way_told():
        match way:
            case How.TEXT:
                told = _text(desk, plan, output, force=force, quiet=quiet)
            case How.LETTERS:
                assert output is not None
                chasing_out.write_letters(desk, plan, plan.messages, output, replace=force)
                told = output
            case How.DRAFTS:
                assert output is not None
                chasing_out.write_as_drafts(desk, plan, plan.messages, output)
                told = output
    for remark in remarks(plan):
        say(remark, error=True)
    if told and not quiet:
        say(f"Written: {told}")


def _mail(desk: Desk, plan: ChasePlan, *, quiet: bool) -> None:
    def told(done: int, of: int, name: str) -> None:
        if name and not quiet:
            say(f"{done + 1} of {of}: {name}")

    done = send_chase(desk, plan, plan.messages, told=told)
    for remark in remarks(plan):
        say(remark, error=True)
    for name, why in done.failed:
        say(f"{name} was not sent theirs: {why}", error=True)
    for name in done.in_doubt:
        say(f"Nobody knows whether {name} got theirs; settle it with clerk send.", error=True)
    if not quiet:
        say(done.sentence)
    if done.failed or done.in_doubt:
        raise typer.Exit(1)


def _text(
    desk: Desk, plan: ChasePlan, output: Path | None, *, force: bool, quiet: bool
) -> Path | str:
    if output is not None:
        chasing_out.write_text(desk, plan, plan.messages, output, replace=force)
        return output
    if quiet:
        raise Refused("Say where the text goes: add -o and a name.")
    if any(each.letter.restricted for each in plan.messages):
        raise Refused("Restricted actions are not printed here: add -o and a name that says so.")
    sys.stdout.flush()
    chasing_out.check_still_public(desk, plan.messages)
    say(chasing_out.as_one_text(plan.messages))
    chasing_out.note_chased(desk, plan, plan.messages, How.TEXT)
    return ""
