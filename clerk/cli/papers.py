"""clerk paper"""

from pathlib import Path
from typing import Annotated

import typer

from clerk.business.agenda import PaperKind
from clerk.business.restricted import Grounds
from clerk.business.restricting import grounds_called
from clerk.cli.app import PLAIN
from clerk.cli.asking import in_the_way_told
from clerk.cli.listed import AsJson, show_listed
from clerk.cli.opened import Chosen
from clerk.cli.pack_exporting import going_on_told
from clerk.cli.page import say, table
from clerk.desk import intake, paper_files, paper_lists, papers
from clerk.desk.as_json import printed
from clerk.desk.refused import Refused

paper = typer.Typer(name="paper", help="The papers laid before a meeting.", **PLAIN)

_Meeting = Annotated[str, typer.Argument(metavar="MEETING")]
_Paper = Annotated[
    str, typer.Argument(metavar="PAPER", help="Its number in the list of papers, or its title.")
]
_Alt = Annotated[
    str, typer.Option("--alt", metavar="WORDS", help="What a picture shows, in a sentence.")
]
_KINDS = "|".join(PaperKind)


@paper.command("list")
def list_(
    context: typer.Context,
    meeting: _Meeting,
    restricted: Annotated[
        bool, typer.Option("--restricted", help="With the titles of restricted papers.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """What is laid before a meeting, in its order, and what is to be said of it."""
    show_listed(
        context,
        lambda desk: paper_lists.paper_list(desk, meeting, closed=restricted),
        as_json=as_json,
    )


@paper.command()
def show(
    context: typer.Context,
    meeting: _Meeting,
    which: _Paper,
    restricted: Annotated[
        bool, typer.Option("--restricted", help="Also when the paper is restricted.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """One paper, and every version of it."""
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        wanted = paper_lists.paper_called(desk, meeting, which)
        found = paper_lists.paper_shown(desk, meeting, wanted, closed=restricted)
    if as_json:
        say(printed(found.shape))
        return
    for line in found.lines:
        say(line)
    if found.versions.rows:
        say()
        table(found.versions.heads, found.versions.rows)
    elif found.versions.empty:
        say(found.versions.empty)


@paper.command()
def add(
    context: typer.Context,
    meeting: _Meeting,
    item: Annotated[str, typer.Argument(metavar="ITEM", help="Its agenda number: 7, or 7a.")],
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE...", readable=False)] = None,
    title: Annotated[str, typer.Option("--title", metavar="WORDS")] = "",
    kind: Annotated[PaperKind | None, typer.Option("--kind", metavar=_KINDS)] = None,
    appendix: Annotated[
        bool, typer.Option("--appendix", help="An appendix of the report before it.")
    ] = False,
    restricted: Annotated[
        str,
        typer.Option("--restricted", metavar="GROUNDS", help="As “paragraph 3”, or a reason."),
    ] = "",
    alt: _Alt = "",
    made_of: Annotated[
        str,
        typer.Option(
            "--made-of",
            metavar="MEETING",
            help="Make the minutes or the action log of that meeting instead of taking a file.",
        ),
    ] = "",
) -> None:
    """Lay files under an item. With a kind of minutes or log and no file, it is made here."""
    chosen: Chosen = context.obj
    wanted = PaperKind.APPENDIX if appendix else kind
    grounds = _grounds(restricted)
    if (title or alt) and len(files or ()) > 1:
        raise Refused("The same words do not do for several files: add them one by one.")
    with chosen.desk() as desk:
        if not files:
            if wanted is None:
                raise Refused("Name the file to lay under the item.")
            made = papers.add_made(
                desk, meeting, item, wanted, made_of, title=title, grounds=grounds
            )
            say(made.said)
            return
        for brought in intake.bring_all(files):
            added = papers.add_paper(
                desk, meeting, item, brought, title=title, kind=wanted, grounds=grounds, alt=alt
            )
            say(f"{added.id}  {added.said}")


@paper.command("add-folder")
def add_folder(
    context: typer.Context,
    meeting: _Meeting,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", readable=False)],
    yes: Annotated[bool, typer.Option("--yes", help="Lay them without asking.")] = False,
) -> None:
    """Lay the files of a folder under the items their names begin with ("7 Review.pdf")."""
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        found = paper_lists.offered(desk, meeting, folder)
        for number, path in found:
            say(f"{number:>4}  {path.name}")
        if not yes and not typer.confirm("Lay these?"):
            return
        all_brought = intake.bring_all([path for _, path in found])
        for (number, _), brought in zip(found, all_brought, strict=True):
            say(papers.add_paper(desk, meeting, number, brought).said)


@paper.command()
def replace(
    context: typer.Context,
    meeting: _Meeting,
    which: _Paper,
    file: Annotated[Path, typer.Argument(metavar="FILE", readable=False)],
    alt: _Alt = "",
) -> None:
    """Lay a new version of a paper; the one before is kept."""
    chosen: Chosen = context.obj
    brought = intake.bring(file)
    with chosen.desk() as desk:
        found = paper_lists.paper_called(desk, meeting, which)
        say(papers.new_version(desk, meeting, found, brought, alt=alt))


@paper.command()
def describe(
    context: typer.Context,
    meeting: _Meeting,
    which: _Paper,
    words: Annotated[str, typer.Argument(metavar="[WORDS]", help="None takes them away.")] = "",
) -> None:
    """Say what a picture shows, for those who cannot see it."""
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        found = paper_lists.paper_called(desk, meeting, which)
        say(papers.describe(desk, meeting, found, words))


@paper.command()
def withdraw(
    context: typer.Context,
    meeting: _Meeting,
    which: _Paper,
    again: Annotated[bool, typer.Option("--again", help="Lay it again.")] = False,
    away: Annotated[
        bool, typer.Option("--away", help="Take it away; only before a pack with it is issued.")
    ] = False,
) -> None:
    """Withdraw a paper: a leaf in the pack says so."""
    chosen: Chosen = context.obj
    verb = papers.remove if away else papers.lay_again if again else papers.withdraw
    with chosen.desk() as desk:
        found = paper_lists.paper_called(desk, meeting, which)
        say(verb(desk, meeting, found))
        if verb is papers.withdraw and papers.is_withdrawn_unissued(desk, meeting, found):
            say("It was in no pack yet: with --away it is taken away and leaves no leaf.")


@paper.command()
def move(
    context: typer.Context,
    meeting: _Meeting,
    which: _Paper,
    item: Annotated[str, typer.Option("--item", metavar="ITEM")] = "",
    title: Annotated[str, typer.Option("--title", metavar="WORDS")] = "",
    kind: Annotated[PaperKind | None, typer.Option("--kind", metavar=_KINDS)] = None,
    place: Annotated[
        int | None, typer.Option("--place", min=1, help="Its place among those of the meeting.")
    ] = None,
) -> None:
    """Lay a paper under another item or elsewhere in the order, or call it otherwise."""
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        found = paper_lists.paper_called(desk, meeting, which)
        if place is not None:
            say(papers.put_at(desk, meeting, found, place))
        if item or title or kind:
            said = papers.change_paper(
                desk, meeting, found, item=item or None, title=title or None, kind=kind
            )
            say(said)


@paper.command()
def restrict(
    context: typer.Context,
    meeting: _Meeting,
    which: _Paper,
    grounds: Annotated[
        str, typer.Argument(metavar="[GROUNDS]", help="As “paragraph 3”; none opens it again.")
    ] = "",
) -> None:
    """Close a paper to the public with its title and its words, or open it again."""
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        found = paper_lists.paper_called(desk, meeting, which)
        say(papers.restrict(desk, meeting, found, _grounds(grounds)))


@paper.command()
def save(
    context: typer.Context,
    meeting: _Meeting,
    which: _Paper,
    file: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="Where to.", readable=False)
    ],
    version: Annotated[int | None, typer.Option("--version", min=1)] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
) -> None:
    """Write the file of a paper, as it came in."""
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        found = paper_lists.paper_called(desk, meeting, which)
        with in_the_way_told():
            say(paper_files.save_copy(desk, meeting, found, file, version=version, replace=force))


@paper.command()
def convert(context: typer.Context, meeting: _Meeting) -> None:
    """Make PDFs of all papers of a meeting that are none yet."""
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        waiting = paper_files.unconverted(desk, meeting)
        if not waiting:
            say("Every paper is a PDF already.")
            return
        made = paper_files.convert(waiting, told=going_on_told)
        for why in paper_files.keep_converted(desk, meeting, made):
            say(why)
        done = sum(1 for one in made if one.pdf)
        say(f"{done} of {len(made)} papers were made PDFs.")


def _grounds(words: str) -> Grounds | None:
    return grounds_called(words) if words.strip() else None
