"""`clerk chase` on the made-up council: who is asked, what is written, and what was answered."""

import io
from pathlib import Path

import pytest

from clerk.desk.settings import change_settings
from tests.cli.running import Clerk

PARISH = "little-ambledown-parish-council"


def test_who_would_be_asked_is_shown_and_nothing_written(filled: Clerk) -> None:
    shown = filled("chase")
    assert shown.status == 0
    plan = filled("chase", "--json").json()
    assert plan["messages"]
    for message in plan["messages"]:
        assert message["to"] in shown.out
        assert message["text"].startswith("Dear ")
        assert message["actions"]
    assert filled("chase", "--json").json() == plan
    assert filled("chase", "--as", "letters", "-o", "x.docx", "--dry-run").status == 0
    assert filled("chase", "--json").json() == plan


def test_messages_signed_with_a_login_are_told_of(
    filled: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path / "settings")
    monkeypatch.setattr("getpass.getuser", lambda: "apell7")
    told = "The messages are signed “apell7”, as you log in: the settings take your name."
    assert told in filled("chase").out
    change_settings(name="Ada Pell")
    assert "signed" not in filled("chase").out
    assert "\nAda Pell\n" in filled("chase", "--json").json()["messages"][0]["text"]


def test_one_committee_and_how_long_silent(filled: Clerk) -> None:
    every = filled("chase", "--json").json()["messages"]
    parish = filled("chase", "--committee", PARISH, "--json").json()["messages"]
    assert 0 < len(parish) < len(every)
    assert {one["committee"] for each in parish for one in each["actions"]} == {PARISH}
    fewer = filled("chase", "--silent", "100000", "--json").json()["messages"]
    assert sum(len(each["actions"]) for each in fewer) < sum(len(e["actions"]) for e in every)


def test_letters_are_written_once(filled: Clerk) -> None:
    path = filled.folder / "letters.docx"
    assert filled("chase", "--as", "letters", "-o", path).status == 0
    assert path.read_bytes()[:2] == b"PK"
    again = filled("chase")
    assert "There is nobody to be asked just now." in again.out
    assert filled("chase", "--as", "letters", "-o", path).status == 1
    assert filled("chase", "--again", "--as", "text").out.count("Subject: ") > 1
    assert filled("chase", "--again", "--as", "text", "-o", "-").out.count("Subject: ") > 1
    assert filled("chase", "--again", "--as", "letters", "-o", "-").status == 1
    assert not Path("-").exists()


def test_wrong_use_is_said_in_one_sentence(filled: Clerk) -> None:
    assert "add -o" in filled("chase", "--as", "letters").sentence
    assert "No mail server is set" in filled("chase", "--as", "mail").sentence
    assert filled("chase", "answer").status == 2
    assert filled("chase", "reply", "no-such-file").status == 1


def test_an_answer_is_proposed_then_taken(filled: Clerk) -> None:
    plan = filled("chase", "--json").json()
    number = plan["messages"][0]["actions"][0]["action"]
    file: Path = filled.write(
        "answer.txt", f"{number}: it is under way\n1: and this\n\nWho knows?\n"
    )
    read = filled("chase", "reply", file, "--dry-run", "--json").json()
    assert read["replies"][0] == {
        "said": number,
        "text": "it is under way",
        "sure": True,
        "actions": [number],
    }
    assert not read["replies"][1]["sure"]
    assert read["unmatched"] == ["Who knows?"]
    assert filled("chase", "reply", file).status == 2
    assert f"Progress is noted for {number}." in filled("chase", "reply", file, "--yes").out
    assert "it is under way" in filled("list", "actions", "--json").out


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("piped", [True, False])
def test_an_answer_in_the_letters_of_another_system(
    filled: Clerk, monkeypatch: pytest.MonkeyPatch, encoding: str, piped: bool
) -> None:
    number = filled("chase", "--json").json()["messages"][0]["actions"][0]["action"]
    answer = f"{number}: the café “Zur Au” is asked".encode(encoding)
    (filled.folder / "answer.txt").write_bytes(answer)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(answer), encoding="ascii"))
    file = "-" if piped else filled.folder / "answer.txt"
    read = filled("chase", "reply", file, "--dry-run", "--json").json()
    assert read["replies"][0]["text"] == "the café “Zur Au” is asked"


def test_an_answer_that_is_no_text_is_said(filled: Clerk) -> None:
    (filled.folder / "answer.txt").write_bytes(bytes(range(256)) * 8)
    answer = filled("chase", "reply", filled.folder / "answer.txt", "--dry-run")
    assert "is not text" in answer.sentence


def test_a_sheet_goes_out_and_comes_back(filled: Clerk) -> None:
    for name in ("out.csv", "out.xlsx"):
        path = filled.folder / name
        assert filled("export", "actions", PARISH, "-o", path).status == 0
        found = filled("import", "actions", path, "--dry-run", "--json").json()
        assert found["changes"] == []
        assert found["rows"] >= 1
    assert "Only actions" in filled("export", "minutes", "x", "-o", "x.csv").sentence
    _, row, *_ = (filled.folder / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    number, key = row.partition(",")[0], row.rpartition(",")[2]
    back = filled.write("back.csv", f"Action,Progress,Key\n{number},all done,{key}\nX 9,b,\n")
    shown = filled("import", back)
    assert shown.status == 2
    assert "all done" in shown.out
    assert "Row 3: there is no action X 9 in the register." in shown.out
    assert "1 action is changed" in filled("import", "actions", back, "--yes").out
    assert "all done" in filled("list", "actions", PARISH, "--json").out


def test_who_owes_what_is_listed(filled: Clerk) -> None:
    found = filled("list", "owners", "--json").json()
    assert {each["committee"] for each in found} > {PARISH}
    assert all(each["open"] >= each["overdue"] for each in found)
    assert filled("list", "owners", PARISH).out.splitlines()[0].startswith("Owner")


def test_what_became_of_a_minute_is_told(filled: Clerk) -> None:
    number = next(
        each["origin"]["minute"]
        for each in filled("list", "actions", PARISH, "--json").json()
        if each["origin"] and each["origin"]["minute"]
    )
    (found,) = filled("trace", PARISH, number, "--json").json()
    assert found["minute"] == number
    assert found["actions"]
    assert number in filled("trace", PARISH, number).out
    assert "has the number 0/0" in filled("trace", PARISH, "0/0").sentence
