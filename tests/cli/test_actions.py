"""Working on actions from the command line."""

import pytest

from tests.cli.running import Clerk

BOARD = "waterways-and-green-spaces-committee"


def test_the_whole_story_is_told(filled: Clerk) -> None:
    out = filled("action", "show", "wgsc 5").out
    assert out.startswith("WGSC 5  ")
    assert "In the logs" in out
    story = filled("action", "show", "WGSC 5", "--json").json()
    assert (story["number"], story["committee"]) == ("5", BOARD)
    assert "How it stands" in story["story"]


def test_verbs_work_on_one_and_on_several(filled: Clerk) -> None:
    assert filled("action", "progress", "WGSC 5", "half done", "--by", "J Finch").status == 0
    (now,) = filled("action", "due", "WGSC 5", "2031-05-01", "--json").json()
    assert (now["due"]["on"], now["state"]) == ("2031-05-01", "due 1 May 2031")
    assert now["progress"][-1]["text"] == "half done"
    told = filled("action", "owner", "WGSC 5, WGSC 6", "J New", "--add").out
    assert told == "WGSC 5 and WGSC 6 are for J New too. J New is not among the people.\n"
    assert filled("action", "snooze", "WGSC 5", "2031-01-01").status == 0
    assert filled("action", "unchased", "WGSC 6", "on leave").status == 0
    assert [
        each["number"] for each in filled("list", "actions", "is:snoozed", "--json").json()
    ] == ["5"]
    closed = filled("action", "close", "WGSC 5, WGSC 6", "done", "--json").json()
    assert [each["closed"]["reason"] for each in closed] == ["done", "done"]
    assert filled("action", "reopen", "WGSC 6").out == "WGSC 6 is open again.\n"


@pytest.mark.parametrize("name", ["WGSC 5", "wgsc5", "WGSC-5", "5", f"{BOARD}/5", f"{BOARD} 5"])
def test_an_action_is_named_in_many_ways(filled: Clerk, name: str) -> None:
    assert filled("action", "show", name, "--json").json()["number"] == "5"


def test_duplicates_parts_and_what_became_of_numbers(filled: Clerk) -> None:
    assert filled("action", "merge", "WGSC 5", "WGSC 6").status == 0
    assert filled("action", "split", "WGSC 7", "Find it", "Mend it").status == 0
    added = filled("action", "add", BOARD, "Answer him", "--from", "his letter", "--json").json()
    assert added[0]["number"] == "10"
    assert filled("action", "numbers").out.splitlines() == [
        "WGSC 4: in no paper read here",
        "WGSC 6: merged into WGSC 5",
        "WGSC 7: split into WGSC 8, WGSC 9",
    ]
    assert filled("action", "numbers", "--json").json()["WGSC 6"] == "merged into WGSC 5"
    assert "WGSC 4: in no paper read here" in filled("check").out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("show", "WGSC 99"), "There is no action WGSC 99; clerk list actions shows them all."),
        (("due", "WGSC 4", "asap"), "There is no action WGSC 4: in no paper read here;"),
        (("due", "wgsc4", "asap"), "There is no action WGSC 4: in no paper read here;"),
        (("due", "4", "asap"), "There is no open action “4”"),
        (("due", "WGSC 5", "32/10"), "“32/10” is no day in the calendar; write it as 31/10"),
        (("due", "WGSC 5", "2025-02-30"), "“2025-02-30” is no day in the calendar"),
        (("show", "WGSC"), "name one of them."),
        (("close", "WGSC 5", " "), "Say in a few words why it is closed."),
        (("snooze", "WGSC 5", "yesterday"), "“yesterday” is no day to come"),
        (("split", "WGSC 5", "one"), "at least two"),
        (("show", "is:late"), "“is:late” is not known"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_sentence(
    filled: Clerk, arguments: tuple[str, ...], told: str
) -> None:
    answer = filled("action", *arguments)
    assert answer.status == 1
    assert told in answer.sentence


def test_a_log_is_tabled(filled: Clerk) -> None:
    answer = filled("action", "table", f"{BOARD}/2024-09-12", "--json").json()
    assert (answer["meeting"], answer["version"]) == (f"{BOARD}/2024-09-12", 1)
    assert "is tabled" in answer["told"]
    assert (
        "Nothing in this log was changed"
        in filled("action", "table", f"{BOARD}/2024-09-12").sentence
    )


def test_actions_are_found_by_plain_words_as_in_the_app(filled: Clerk) -> None:
    every = filled("list", "actions", "--json").json()
    of_board = [each for each in every if each["committee"] == BOARD]
    assert filled("list", "actions", "wgsc", "--json").json() == of_board
    (first, *_) = of_board
    word = max(first["text"].split(), key=len).strip(".,")
    assert first in filled("list", "actions", word, "--json").json()
    assert first in filled("list", "actions", f"WGSC {first['number']}", "--json").json()
    left = filled("list", "actions", "--json", "--", f"-{word}").json()
    assert 0 < len(left) < len(every)
    assert first not in left
    assert "no committee nowhere-words" in filled("list", "actions", "nowhere-words").sentence
