"""What minutes promise, listed and taken over on the command line."""

from pathlib import Path

from tests.cli.running import Clerk

JULY = "corporate-parenting-board/2021-07-20"


def test_promises_are_listed_taken_and_no_longer_listed(clerk: Clerk, shared: Path) -> None:
    pack = shared / "seeds" / "agenda-pack-2021-09-14.txt"
    assert clerk("import", str(pack), "--yes").status == 0
    waiting = clerk("action", "promises", JULY, "--json").json()
    assert [each["minute"] for each in waiting[:3]] == ["21/96", "21/97", "21/97"]
    assert len(waiting) == 10
    assert "(by Director of Children’s Services?)" in clerk("action", "promises", JULY).out
    assert clerk("action", "promises", JULY, "--take", "11").status == 1
    assert clerk("action", "promises", JULY, "--take", "first").status == 1
    told = clerk("action", "promises", JULY, "--take", "1,8").out
    assert told == "2 promises are actions now; their owners are guessed.\n"
    assert len(clerk("action", "promises", JULY, "--json").json()) == 8
    guessed = clerk("list", "actions", "is:guessed", "--json").json()
    assert [each["guessed"] for one in guessed for each in one["owners"]] == [True, True]
    assert " ? Director" in clerk("list", "actions", "is:guessed").out
    assert clerk("action", "promises", JULY, "--take", "all", "--json").json() == []
    numbers = [each["number"] for each in clerk("list", "actions", "--json").json()]
    assert numbers[4:] == [str(number) for number in range(6, 16)]


def test_what_is_left_out_is_listed_apart_and_offered_again(filled: Clerk) -> None:
    meeting = "waterways-and-green-spaces-committee/2024-07-18"
    waiting = filled("action", "promises", meeting, "--json").json()
    texts = [each["action"]["text"] for each in waiting]
    before = [each["text"] for each in filled("show", meeting, "--json").json()["promises"]]
    assert len(texts) > 1
    assert texts[0] in before
    told = filled("action", "promises", meeting, "--leave-out", "1").out
    assert told == "1 promise left out.\n"
    left = filled("action", "promises", meeting, "--json").json()
    assert [each["action"]["text"] for each in left] == texts[1:]
    out = filled("action", "promises", meeting, "--left-out", "--json").json()
    assert [each["action"]["text"] for each in out] == texts[:1]
    shown = filled("show", meeting, "--json").json()["promises"]
    assert texts[0] not in [each["text"] for each in shown]
    assert filled("action", "promises", meeting, "--again", "2").status == 1
    told = filled("action", "promises", meeting, "--again", "all").out
    assert told == "1 promise offered again.\n"
    assert "Nothing is left out" in filled("action", "promises", meeting, "--left-out").out
    assert filled("action", "promises", meeting, "--json").json() == waiting
    assert filled("action", "promises", meeting, "--take", "1", "--again", "1").status == 2
