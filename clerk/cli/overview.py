"""clerk, without a command, in a script"""

from clerk.cli.listed import say_list
from clerk.cli.opened import Chosen
from clerk.cli.page import say, table
from clerk.desk import listing
from clerk.desk.desk import Desk

_VERBS = (
    ("clerk import FILE...", "read the agendas, minutes and action logs you have"),
    ("clerk list committees", "or meetings, actions, people, plan"),
    ("clerk show MEETING", "everything about one meeting"),
    ("clerk agenda clock COMMITTEE", "when agendas must go out, and what is missing"),
    ("clerk search WORDS", "find words, newest first"),
    ("clerk export minutes MEETING -o FILE.docx", "print minutes, or actions, in Word"),
    ("clerk check", "is the register sound, do the numbers add up?"),
    ("clerk backup", "a checked copy"),
    ("clerk demo", "see it all on a made-up council"),
    ("clerk keys", "the keys of the app, which clerk opens in a terminal"),
)


def show(chosen: Chosen) -> None:
    """Say what the register holds and what can be done."""
    if chosen.path.exists():
        with chosen.desk() as desk:
            say(f"The register is {chosen.path}.\n")
            say_holdings(desk)
    else:
        say(f"There is no register yet; the first import makes {chosen.path}.")
    say()
    table(("You can type", ""), _VERBS)


def say_holdings(desk: Desk) -> None:
    """Write the lists of committees, meetings and actions."""
    for found in (listing.committees(desk), listing.meeting_list(desk), listing.action_list(desk)):
        say_list(found)
        say()
