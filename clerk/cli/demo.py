"""clerk demo"""

from collections.abc import Iterator
from contextlib import contextmanager

from clerk.cli.in_the_app import at_terminal, run_app
from clerk.cli.overview import say_holdings
from clerk.cli.page import say
from clerk.cli.proposal_page import say_plan
from clerk.desk.demo import build_demo, demo_papers
from clerk.desk.desk import Desk, open_passing_desk
from clerk.desk.importing import accept, read_paper
from clerk.desk.showing import shown

_MEETING = "waterways-and-green-spaces-committee/2024-07-18"


@contextmanager
def _made_up() -> Iterator[Desk]:
    with open_passing_desk() as desk:
        build_demo(desk)
        yield desk


def demo() -> None:
    """Make up a council, in a register that is gone afterwards.

    In a terminal the app opens on it; in a script two more papers are read into it.
    """
    if at_terminal():
        run_app(_made_up)
    with _made_up() as desk, demo_papers() as papers:
        for path in papers:
            say(f"\n$ clerk import {path.name}")
            say_plan(accept(desk, read_paper(path)))
        say("\n$ clerk\n")
        say_holdings(desk)
        say(f"$ clerk show {_MEETING}\n")
        say(shown(desk, _MEETING).text())
    say(
        "\nNone of it exists, and none of it was kept. "
        "Your own papers: save them as plain text, then clerk import FILE."
    )
