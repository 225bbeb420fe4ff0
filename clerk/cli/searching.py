"""clerk search"""

from typing import Annotated

import typer

from clerk.cli.listed import AsJson
from clerk.cli.opened import Chosen
from clerk.cli.page import say, table
from clerk.desk.as_json import printed
from clerk.desk.searching import found, hit_shape, hit_text


def search(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS")],
    as_json: AsJson = False,
) -> None:
    """Find words in minutes, papers, actions and names, the newest meeting first."""
    chosen: Chosen = context.obj
    with chosen.desk() as desk:
        hits = found(desk, " ".join(words))
    if as_json:
        say(printed([hit_shape(hit) for hit in hits]))
    elif hits:
        table(
            ("Meeting", "Where", "Words"),
            [(hit.meeting, f"{hit.kind.value} {hit.title}"[:40], hit_text(hit)) for hit in hits],
        )
    else:
        say(f"Nothing holds all of: {' '.join(words)}")
