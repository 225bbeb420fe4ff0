"""clerk style: the council, the crest of a house style, and the Word files it is printed in."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from clerk.business.council import Council
from clerk.business.house_files import PrintedIn
from clerk.cli.app import PLAIN
from clerk.cli.listed import NAMED_BY, AsJson, Committee
from clerk.cli.opened import Chosen
from clerk.cli.page import say, table
from clerk.desk import founding, house_files, house_files_shown
from clerk.desk.as_json import printed
from clerk.desk.refused import Refused

style = typer.Typer(
    name="style", help="The council, the crest of a house style, and its Word files.", **PLAIN
)

_What = Annotated[PrintedIn, typer.Argument(metavar="|".join(PrintedIn))]
_File = Annotated[Path | None, typer.Argument(metavar="FILE", readable=False, show_default=False)]
_Out = Annotated[bool, typer.Option("--out", help="Take it out again.")]


@style.command("show")
def show(
    context: typer.Context,
    committee: Committee,
    as_json: AsJson = False,
) -> None:
    """Show the crest and the Word templates of a committee."""
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        (known,) = house_files_shown.committees_named(desk, committee)
        if as_json:
            say(printed(house_files_shown.house_files_shape(desk, known)))
        else:
            table(("House style", known.name), house_files_shown.house_files_rows(desk, known))


@style.command("council")
def council(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="As it stands on its papers.")
    ] = None,
    officer: Annotated[
        str | None,
        typer.Option("--officer", metavar="NAME", help="The proper officer, who signs agendas."),
    ] = None,
    address: Annotated[
        list[str] | None,
        typer.Option("--address", metavar="LINE", help="Where it is; again for each line."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show which council the register belongs to, or say so: name, proper officer, address."""
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        seen = founding.council_known(desk)
        known = seen or Council("")
        after = replace(
            known,
            name=known.name if name is None else name,
            proper_officer=known.proper_officer if officer is None else officer,
            address=known.address if address is None else "\n".join(address),
        )
        if after != known and not after.name and name is None:
            raise Refused("This register names no council yet: give its name too, with --name.")
        if after != known:
            founding.change_council(desk, seen, after)
            known = founding.council_known(desk) or after
    told = {
        "name": known.name,
        "proper_officer": known.proper_officer,
        "address": known.address.splitlines(),
    }
    if as_json:
        say(printed(told))
        return
    rows = (
        ("Proper officer", known.proper_officer or "nobody yet: --officer NAME"),
        ("Address", ", ".join(known.address.splitlines())),
    )
    table(("Council", known.name or "not said yet: --name NAME"), rows)


@style.command("crest")
def crest(
    context: typer.Context,
    file: _File = None,
    committee: Annotated[
        str,
        typer.Option(
            "--committee", metavar="COMMITTEE", help=f"Of one committee, not of all. {NAMED_BY}"
        ),
    ] = "",
    alt: Annotated[
        str, typer.Option("--alt", metavar="WORDS", help="What it shows; none: it is decoration.")
    ] = "",
    out: _Out = False,
) -> None:
    """Choose the crest at the head of agendas and minutes: a PNG, JPEG or SVG file."""
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        known = house_files_shown.committees_named(desk, committee)
        if out:
            house_files.drop_crest(desk, known)
            say("The crest is taken out.")
            return
        picture = house_files.choose_crest(desk, known, _named(file, "the crest"), alt)
    shows = picture.alt or "it is decoration, unless --alt says what it shows"
    say(f"The crest is {picture.name}: {shows}.")


@style.command("template")
def template(
    context: typer.Context,
    committee: Committee,
    what: _What,
    file: _File = None,
    maps: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="OURS=THEIRS",
            help="A style of the template for one of ours, as show names them; again for more.",
        ),
    ] = None,
    out: _Out = False,
) -> None:
    """Print a committee's agenda, minutes or actions in a Word file of your own.

    It has a line [[AGENDA]], [[MINUTES]] or [[ACTIONS]] where the text is to stand, and anchors
    such as [[date]] and [[venue]] anywhere. Without FILE, --map changes the one chosen before.
    """
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        (known,) = house_files_shown.committees_named(desk, committee)
        if out:
            house_files.drop_template(desk, known, what)
            say(f"{what.value.capitalize()}: printed in Clerk's own looks again.")
            return
        if file is not None or not maps:
            house_files.choose_template(desk, known, what, _named(file, "the Word file"))
            (known,) = house_files_shown.committees_named(desk, committee)
        if maps:
            styles = house_files_shown.styles_said(desk, known, what, maps)
            house_files.map_styles(desk, known, what, styles)
            (known,) = house_files_shown.committees_named(desk, committee)
        rows = house_files_shown.template_rows(desk, known, what)
    table((f"Word template for {what.value}", ""), rows)


def _named(file: Path | None, what: str) -> Path:
    if file is None:
        raise Refused(f"Name {what}: add where it is.")
    return file
