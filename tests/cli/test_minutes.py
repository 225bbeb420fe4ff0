"""clerk minute restrict: a minute closed to the public and opened again from a script."""

import pytest

from clerk.desk.desk import open_desk
from clerk.desk.meeting_names import meeting_named
from clerk.desk.minuting import prepare_minutes
from tests.cli.running import Answer, Clerk
from tests.cli.test_verbs import BOARD, JULY

TITLE = "A matter of property"


@pytest.fixture
def number(filled: Clerk) -> str:
    """The number of the first minute of July that has words and actions."""
    shown = filled("show", JULY, "--json").json()
    found = next(one for one in shown["minutes"] if one["text"] and one["actions"])
    return str(found["number"])


def close(filled: Clerk, number: str, name: str = JULY, *more: str) -> Answer:
    words = ("--grounds", "Paragraph 3", "--public-title", TITLE)
    return filled("minute", "restrict", name, number, *words, *more)


def public(filled: Clerk, number: str) -> dict[str, object]:
    shown = filled("show", JULY, "--json").json()
    found: dict[str, object] = next(one for one in shown["minutes"] if one["number"] == number)
    return found


def test_a_minute_is_closed_with_its_actions_and_opened_again(filled: Clerk, number: str) -> None:
    before = public(filled, number)
    listed = filled("list", "actions", JULY, "--json").json()
    answer = close(filled, number, JULY, "--public-text", "It was considered.")
    assert answer.status == 0, answer
    assert answer.out.startswith(f"Minute {number} is closed to the public.")
    now = public(filled, number)
    assert (now["title"], now["text"]) == (TITLE, "It was considered.")
    assert (now["outcomes"], now["actions"]) == ([], [])
    assert str(before["title"]) not in filled("show", JULY).out
    words = str(before["text"]).split("\n")[0][:40]
    assert filled("search", words, "--json").json() == []
    assert filled("minute", "restrict", JULY, number, "--open").out.startswith("Minute")
    again = public(filled, number)
    assert again["actions"] == before["actions"]
    assert str(before["text"]) in str(again["text"])
    assert filled("list", "actions", JULY, "--json").json() == listed


def test_json_tells_what_the_public_reads(filled: Clerk, number: str) -> None:
    shown = close(filled, number, JULY, "--public-text", "Considered.", "--json").json()
    assert (shown["minute"], shown["title"], shown["text"]) == (number, TITLE, "Considered.")
    assert shown["restricted"]["paragraphs"] == ["3"]
    shown = close(filled, number, JULY, "--json").json()
    assert shown["text"] == "Considered."
    shown = filled("minute", "restrict", JULY, number, "--open", "--json").json()
    assert shown["restricted"] is None


def test_what_is_wrong_is_said_and_nothing_is_closed(filled: Clerk, number: str) -> None:
    before = public(filled, number)
    for arguments, said in (
        ((number, "--public-title", TITLE), "Say on which grounds"),
        ((number, "--grounds", "Paragraph 3"), "needs a title the public may see"),
        (("99/99", "--grounds", "Paragraph 3", "--public-title", TITLE), "choose one of: "),
    ):
        answer = filled("minute", "restrict", JULY, *arguments)
        assert (answer.status, answer.out) == (1, "")
        assert said in answer.sentence
    assert public(filled, number) == before


def test_whoever_closes_a_minute_is_shown_what_its_item_still_says(filled: Clerk) -> None:
    name = f"{BOARD}/2024-09-12"
    with open_desk(filled.db) as desk:
        prepare_minutes(desk, meeting_named(desk, name).id or 0)
    begun = filled("show", name, "--json").json()["minutes"][-1]
    change = filled("agenda", "change", name, begun["item"], "--presenter", "the Oil Buyer")
    assert change.status == 0, change
    answer = close(filled, begun["number"], name)
    assert answer.status == 1
    assert answer.out == "The public will still read the presenter, the Oil Buyer.\n"
    assert "The minute was not closed" in answer.err
    assert close(filled, begun["number"], name, "--yes", "--json").json()["title"] == TITLE
