"""clerk demo"""

from clerk.cli.overview import say_holdings
from clerk.cli.page import say
from clerk.cli.proposal_page import say_plan
from clerk.desk.as_text import meeting_text
from clerk.desk.demo import build_demo, demo_papers
from clerk.desk.desk import open_passing_desk
from clerk.desk.importing import accept, read_paper
from clerk.desk.showing import shown

_MEETING = "waterways-and-green-spaces-committee/2024-07-18"


def demo() -> None:
    """Make up a council and read two more papers into it; it is gone afterwards."""
    with open_passing_desk() as desk, demo_papers() as papers:
        build_demo(desk)
        for path in papers:
            say(f"\n$ clerk import {path.name}")
            say_plan(accept(desk, read_paper(path)))
        say("\n$ clerk\n")
        say_holdings(desk)
        say(f"$ clerk show {_MEETING}\n")
        found = shown(desk, _MEETING)
        say(meeting_text(found.record, found.committee.short))
    say(
        "\nNone of it exists, and none of it was kept. "
        "Your own papers: save them as plain text, then clerk import FILE."
    )
