"""The papers the program was asked for, from the file to the screen and to Word."""

from pathlib import Path

import pytest

from tests.cli.running import Clerk

BOARD = "corporate-parenting-board"


@pytest.fixture
def board(clerk: Clerk, shared: Path) -> Clerk:
    answer = clerk("import", "--yes", shared / "seeds" / "agenda-pack-2021-09-14.txt")
    assert answer.status == 0, answer.err
    return clerk


def test_the_agenda(board: Clerk) -> None:
    shown = board("show", f"{BOARD}/2021-09-14", "--json").json()
    meeting = shown["meeting"]
    assert (meeting["starts"], meeting["venue"]) == ("14:00", "Virtual meeting")
    assert any("virtual meeting" in notice for notice in meeting["notices"])
    assert meeting["issued"] == "2021-09-06"
    assert meeting["signatory"]["name"] == "Charlotte Benjamin"
    assert meeting["signatory"]["post"].startswith("Director of Legal")
    assert len(meeting["membership"]) == 8
    roles = {member["name"]: member["role"] for member in meeting["membership"]}
    assert (roles["D Davison"], roles["L Garvey"]) == ("chair", "vice-chair")
    assert meeting["contact"]["phone"] == "01642 729645"
    assert [item["number"] for item in shown["items"]] == [str(n) for n in range(1, 12)]
    assert {item["number"]: item["pages"] for item in shown["items"] if item["pages"]} == {
        "3": "5-16",
        "7": "17-24",
        "8": "25-32",
    }
    assert [action["number"] for action in shown["actions"]] == ["1", "2", "4"]
    assert [len(action["owners"]) for action in shown["actions"]][2] == 2
    assert {paper["item"] for paper in shown["papers"]} >= {"7", "8"}
    assert all(len(paper["text"]) > 1000 for paper in shown["papers"])


def test_the_minutes(board: Clerk) -> None:
    shown = board("show", f"{BOARD}/2021-07-20", "--json").json()
    attendance = {group: len(people) for group, people in shown["attendance"].items()}
    assert list(attendance.values()) == [7, 0, 0, 13, 6]
    assert [minute["number"] for minute in shown["minutes"]] == [f"21/{n}" for n in range(93, 101)]
    outcomes = [outcome for minute in shown["minutes"] for outcome in minute["outcomes"]]
    assert len(outcomes) == 5
    assert sum(len(outcome["clauses"]) for outcome in outcomes) == 7
    assert shown["series"] == {"pattern": "{yy}/{n}", "next": "21/101"}
    promised = {(promise["minute"], promise["clause"]) for promise in shown["promises"]}
    assert promised >= {("21/96", ""), ("21/97", "2"), ("21/98", ""), ("21/100", "2")}
    assert 9 <= len(shown["promises"]) <= 12
    findings = " ".join(finding["message"] for finding in shown["findings"])
    assert "A Preston" in findings
    assert "printed on 6 September 2021" in findings


def test_the_actions(board: Clerk) -> None:
    actions = board("list", "actions", "--json").json()
    assert [action["number"] for action in actions] == ["1", "2", "4", "5"]
    assert actions[-1]["origin"]["minute"] == "21/96"
    assert [action["origin"]["held"] for action in actions] == [
        "2020-12-14",
        "2021-04-21",
        "2019-09-11",
        "2021-07-20",
    ]


def test_nothing_is_dropped_between_reading_and_the_register(board: Clerk, shared: Path) -> None:
    paper = shared / "seeds" / "agenda-pack-2021-09-14.txt"
    found = board("import", "--dry-run", "--json", paper).json()["found"]
    for proposed in found:
        kept = board("show", f"{BOARD}/{proposed['meeting']['date']}", "--json").json()
        for part in ("meeting", "attendance", "items", "papers", "furniture", "labels", "unplaced"):
            assert kept[part] == proposed[part]
        assert [
            (minute["number"], minute["title"], minute["text"], minute["outcomes"])
            for minute in kept["minutes"]
        ] == [
            (minute["number"], minute["title"], minute["text"], minute["outcomes"])
            for minute in proposed["minutes"]
        ]


def test_the_web_page_of_one_item(board: Clerk, shared: Path) -> None:
    page = shared / "seeds" / "agenda-item-permanence.txt"
    lost = board("import", "--yes", page)
    assert (lost.status, f"{BOARD}/2021-09-14" in lost.sentence) == (1, True)
    answer = board("import", "--yes", "--meeting", f"{BOARD}/2021-09-14", page)
    assert answer.status == 0, answer.err
    shown = board("show", f"{BOARD}/2021-09-14", "--json").json()
    assert len(shown["items"]) == 11
    (minute,) = shown["minutes"]
    assert minute["item"] == "7"
    assert minute["outcomes"][0]["clauses"] == ["That the action plan be noted."]


def test_in_word(board: Clerk) -> None:
    for kind, name in (("minutes", f"{BOARD}/2021-07-20"), ("actions", BOARD)):
        path = board.folder / f"{kind}.docx"
        assert board("export", kind, name, "-o", path).status == 0
        assert board("check", path).status == 0
