"""clerk action"""

from collections.abc import Callable
from typing import Annotated

import typer

from clerk.business.restricted import View
from clerk.cli.app import PLAIN
from clerk.cli.listed import NAMED_BY, AsJson, Committee
from clerk.cli.opened import Chosen
from clerk.cli.page import say
from clerk.cli.promising import promises
from clerk.desk import action_changes, action_joining, action_logs
from clerk.desk.action_names import action_named, actions_named
from clerk.desk.action_stories import action_story, story_shape
from clerk.desk.as_json import printed
from clerk.desk.committee_names import committee_meant
from clerk.desk.desk import Desk
from clerk.desk.following_up import Followed, followed, followed_shape
from clerk.desk.meeting_names import meeting_named
from clerk.desk.refused import Refused

action = typer.Typer(
    help="Work on actions: report progress, set days and owners, close, merge, split. An action is "
    "named by its number (CPB 4), or by words that find only it; several stand between commas.",
    no_args_is_help=True,
    **PLAIN,
)

Names = Annotated[str, typer.Argument(metavar="ACTION", help="CPB 4, or several: CPB 4, CPB 5.")]
One = Annotated[str, typer.Argument(metavar="ACTION", help="CPB 4, or words that find only it.")]
Due = "31/10, 3w, next, asap, a day, or words; nothing takes it away."


@action.command()
def show(
    context: typer.Context,
    name: One,
    restricted: Annotated[
        bool, typer.Option("--restricted", help="With restricted business.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Tell the whole story of an action."""
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        seen = action_named(desk, name)
        if seen.action.restricted and not restricted:
            raise Refused(f"{seen.number} is restricted business; add --restricted to show it.")
        view = View.RESTRICTED if restricted else View.PUBLIC
        story = action_story(desk, seen.action.id or 0, view)
    if as_json:
        say(printed(story_shape(story)))
        return
    say(f"{story.seen.number}  {story.seen.action.text}")
    for chapter in story.chapters:
        say(f"\n{chapter.title}")
        for entry in chapter.entries:
            say("\n".join(f"  {line}".rstrip() for line in entry.splitlines()))


@action.command()
def progress(
    context: typer.Context,
    names: Names,
    text: Annotated[str, typer.Argument(metavar="WORDS", help="What has been done.")],
    on: Annotated[str, typer.Option("--on", metavar="DAY", help="When; today without it.")] = "",
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who says so.")] = "",
    meeting: Annotated[
        str, typer.Option("--at", metavar="MEETING", help="The meeting it was reported at.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Report what has been done."""
    _each(
        context,
        names,
        lambda desk, seen: action_changes.report_progress(
            desk, seen, text, on=on, by=by, meeting=meeting
        ),
        as_json=as_json,
    )


@action.command()
def due(
    context: typer.Context,
    names: Names,
    when: Annotated[str, typer.Argument(metavar="[WHEN]", help=Due)] = "",
    as_json: AsJson = False,
) -> None:
    """Say when it is due."""
    _each(
        context,
        names,
        lambda desk, seen: action_changes.set_due(desk, seen, when),
        as_json=as_json,
    )


@action.command()
def owner(
    context: typer.Context,
    names: Names,
    owners: Annotated[
        str, typer.Argument(metavar="[OWNERS]", help="Names, initials or posts between commas.")
    ] = "",
    adding: Annotated[
        bool, typer.Option("--add", help="As well as those who own it already.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Say who owns it."""
    _each(
        context,
        names,
        lambda desk, seen: action_changes.give_owners(desk, seen, owners, adding=adding),
        as_json=as_json,
    )


@action.command()
def snooze(
    context: typer.Context,
    names: Names,
    until: Annotated[
        str, typer.Argument(metavar="[DAY]", help="31/10, 3w, a day; nothing wakes it again.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Leave it alone until a day."""
    _each(
        context,
        names,
        lambda desk, seen: action_changes.snooze(desk, seen, until),
        as_json=as_json,
    )


@action.command()
def unchased(
    context: typer.Context,
    names: Names,
    reason: Annotated[
        str, typer.Argument(metavar="[WHY]", help="Nothing: it is chased again.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Ask nobody about it, saying why."""
    _each(
        context,
        names,
        lambda desk, seen: action_changes.leave_unchased(desk, seen, reason),
        as_json=as_json,
    )


@action.command()
def close(
    context: typer.Context,
    names: Names,
    reason: Annotated[str, typer.Argument(metavar="WHY")],
    meeting: Annotated[
        str, typer.Option("--at", metavar="MEETING", help="The meeting that closed it.")
    ] = "",
    minute: Annotated[
        str, typer.Option("--minute", metavar="NUMBER", help="The minute that says so.")
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Close it, saying why."""
    _each(
        context,
        names,
        lambda desk, seen: action_changes.close_actions(
            desk, seen, reason, meeting=meeting, minute=minute
        ),
        as_json=as_json,
    )


@action.command()
def reopen(context: typer.Context, names: Names, as_json: AsJson = False) -> None:
    """Open it again."""
    _each(context, names, action_changes.reopen_actions, as_json=as_json)


@action.command()
def merge(
    context: typer.Context,
    stays: Annotated[str, typer.Argument(metavar="ACTION", help="The one that stays.")],
    others: Annotated[str, typer.Argument(metavar="OTHERS", help="Its duplicates: CPB 5, CPB 9.")],
    as_json: AsJson = False,
) -> None:
    """Make duplicates one: the others are closed into the first."""

    def merged(desk: Desk, seen: tuple[Followed, ...]) -> str:
        return action_joining.merge(desk, seen[0], seen[1:])

    _each(context, f"{stays},{others}", merged, as_json=as_json)


@action.command()
def split(
    context: typer.Context,
    name: One,
    parts: Annotated[list[str], typer.Argument(metavar="PARTS", help="What each part is.")],
    as_json: AsJson = False,
) -> None:
    """Part it into several, with new numbers."""
    _each(
        context,
        name,
        lambda desk, seen: action_joining.split(desk, seen[0], list(parts)),
        as_json=as_json,
    )


@action.command()
def add(
    context: typer.Context,
    committee: Committee,
    text: Annotated[str, typer.Argument(metavar="WORDS", help="What is to be done.")],
    origin: Annotated[
        str, typer.Option("--from", metavar="WORDS", help="Where it comes from, in words.")
    ],
    owners: Annotated[
        str, typer.Option("--owner", metavar="OWNERS", help="Names or posts between commas.")
    ] = "",
    when: Annotated[str, typer.Option("--due", metavar="WHEN", help=Due)] = "",
    as_json: AsJson = False,
) -> None:
    """Add one from outside the minutes."""
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        made = action_joining.add_action(
            desk, committee_meant(desk, committee), text, owners=owners, due=when, origin=origin
        )
    say(printed([followed_shape(made)]) if as_json else f"{made.number} is added.")


@action.command()
def numbers(
    context: typer.Context,
    committee: Annotated[str, typer.Argument(metavar="[COMMITTEE]", help=NAMED_BY)] = "",
    as_json: AsJson = False,
) -> None:
    """What became of numbers that stand for no action of their own."""
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        slug = committee_meant(desk, committee) if committee else ""
        told = action_joining.numbers_told(desk, slug)
    if as_json:
        say(printed(dict(line.split(": ", 1) for line in told)))
        return
    for line in told or ("Every number stands for an action of its own.",):
        say(line)


action.command()(promises)


@action.command()
def table(
    context: typer.Context,
    meeting: Annotated[str, typer.Argument(metavar="MEETING")],
    as_json: AsJson = False,
) -> None:
    """Keep the action log of a meeting as it is laid before it now; its numbers are fixed."""
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        told = action_logs.table_log(desk, meeting)
        version = action_logs.tabled_logs(desk, meeting)[-1].number
        reference = meeting_named(desk, meeting).reference
    shape = {"meeting": reference, "version": version, "told": told}
    say(printed(shape) if as_json else told)


def _each(
    context: typer.Context,
    names: str,
    verb: Callable[[Desk, tuple[Followed, ...]], str],
    *,
    as_json: bool,
) -> None:
    """Do `verb` to the actions named, and tell what was done, or how they stand then."""
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        seen = actions_named(desk, names)
        told = verb(desk, seen)
        ids = [each.action.id or 0 for each in seen]
        now = [each for each in followed(desk, ids) if not each.action.restricted]
    say(printed([followed_shape(each) for each in now]) if as_json else told)
