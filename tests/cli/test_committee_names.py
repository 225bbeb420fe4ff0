"""A committee on the command line: by its slug, the letters before its numbers, or its name."""

import pytest

from clerk.desk.committees import new_committee
from clerk.desk.desk import open_desk
from tests.cli.running import Clerk

BOARD = "waterways-and-green-spaces-committee"
NAMES = ("WGSC", "wgsc", "Waterways and Green Spaces Committee", f"the {BOARD.replace('-', ' ')}")


@pytest.mark.parametrize(
    "command",
    [
        "list meetings {}",
        "list plan {}",
        "list owners {}",
        "list actions {}",
        "action numbers {}",
        "agenda clock {}",
        "agenda clock {}/last",
        "chase --committee {}",
        "post list {} --json",
        "show {}/last --json",
        "show {}/2024-07-18 --json",
        "style show {} --json",
        "trace {} 24/31 --json",
    ],
)
def test_each_command_takes_letters_and_names(filled: Clerk, command: str) -> None:
    by_slug = filled(*(word.format(BOARD) for word in command.split()))
    assert by_slug.status == 0
    for name in NAMES:
        assert filled(*(word.format(name) for word in command.split())) == by_slug


def test_what_is_made_is_made_under_the_slug(filled: Clerk) -> None:
    assert filled("post", "add", "WGSC", "members").status == 0
    assert filled("agenda", "plan", "wgsc", "Mooring fees").status == 0
    assert filled("agenda", "new", "WGSC", "2030-03-05").out == f"Planned: {BOARD}/2030-03-05\n"
    assert "Mooring fees" in filled("list", "plan", BOARD).out
    assert "members" in filled("post", "list", BOARD).out
    added = filled("action", "add", "wgsc", "Paint the gate", "--from", "a letter", "--json")
    assert added.json()[0]["committee"] == BOARD
    assert filled("post", "remove", "WGSC", "members").status == 0


def test_what_is_written_is_of_the_committee_with_the_letters(filled: Clerk) -> None:
    for what, file in (("actions", "log.md"), ("actions", "log.csv"), ("calendar", "days.ics")):
        where = filled.folder / file
        assert filled("export", what, "wgsc", "-o", where).status == 0
        assert where.exists()


def test_two_committees_that_fit_are_told_in_one_sentence(filled: Clerk) -> None:
    with open_desk(filled.db) as desk:
        new_committee(desk, "West Green Sports Club", "WGSC", "uk-principal")
    for command in (
        ("list", "meetings", "wgsc"),
        ("list", "actions", "wgsc"),
        ("trace", "wgsc", "24/31"),
        ("show", "wgsc/last"),
        ("agenda", "clock", "wgsc"),
        ("export", "actions", "wgsc", "-o", filled.folder / "log.md"),
    ):
        said = filled(*command).sentence
        assert f"west-green-sports-club and {BOARD} " in said or f"{BOARD} and west-green" in said
    assert filled("list", "meetings", BOARD).status == 0


def test_a_name_of_no_committee_is_answered_with_what_is_near(filled: Clerk) -> None:
    assert BOARD in filled("list", "meetings", "waterways-and-green-spaces").sentence
    assert "WGSC" in filled("list", "meetings", "WGSX").sentence


def test_an_action_of_letters_that_two_committees_have_is_the_one_there_is(filled: Clerk) -> None:
    with open_desk(filled.db) as desk:
        new_committee(desk, "West Green Sports Club", "WGSC", "uk-principal")
    club = "west-green-sports-club"
    assert "Wharf" in filled("action", "show", "wgsc 3").out
    assert filled("agenda", "new", club, "2024-01-09").status == 0
    for _ in range(3):
        filled("action", "add", club, "Mow the green", "--from", "a letter")
    said = filled("action", "show", "wgsc 3").sentence
    assert f"{club}/3" in said
    assert f"{BOARD}/3" in said
    assert "Mow" in filled("action", "show", f"{club}/3").out
