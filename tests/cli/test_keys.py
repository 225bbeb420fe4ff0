"""The key card on the command line."""

from screens.commands import every_command
from screens.help import key_lines
from tests.cli.running import Clerk


def test_every_key_of_every_place_is_printed(clerk: Clerk) -> None:
    answer = clerk("keys")
    assert (answer.status, answer.err) == (0, "")
    for place, commands in every_command():
        assert f"{place.capitalize()}\n{key_lines(commands)}\n" in answer.out
    assert not clerk.db.exists()
