"""clerk agenda, clerk issue, and what they print to files."""

import json
from pathlib import Path

import pytest

from clerk.business.style import profile
from clerk.cli import main
from clerk.desk.committees import new_committee
from clerk.desk.desk import open_desk

MEETING = "ferry-board/2031-03-04"


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register with one committee and no meeting."""
    path = tmp_path / "clerk.db"
    monkeypatch.setenv("CLERK_DB", str(path))
    with open_desk(path, create=True) as desk:
        new_committee(desk, "Ferry Board", "FB", profile("uk-principal").name)
    return path


def clerk(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    return int(left.value.code or 0)


def test_an_agenda_is_built_issued_and_postponed(
    register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert clerk("agenda", "new", "ferry-board", "4 March 2031", "--time", "14:00") == 0
    assert (
        clerk("agenda", "plan", "ferry-board", "Ropes", "--kind", "report", "--lead", "J Kell") == 0
    )
    capsys.readouterr()
    clerk("agenda", "offers", MEETING, "--json")
    assert [(one["why"], one["title"]) for one in json.loads(capsys.readouterr().out)] == [
        ("planned", "Ropes")
    ]
    assert clerk("agenda", "take", MEETING) == 1
    assert clerk("agenda", "take", MEETING, "7") == 1
    assert clerk("agenda", "take", MEETING, "--all") == 0
    assert clerk("agenda", "add", MEETING, "Oil", "--after", "4", "--under") == 0
    assert clerk("agenda", "change", MEETING, "4a", "--kind", "verbal update") == 0
    assert clerk("agenda", "move", MEETING, "4", "--by", "-1") == 0
    assert clerk("agenda", "urgent", MEETING, "3") == 0
    assert clerk("issue", "agenda", MEETING) == 1
    assert "gives no reason" in capsys.readouterr().err
    assert clerk("export", "agenda", MEETING, "-o", str(tmp_path / "a.txt")) == 1
    assert clerk("agenda", "urgent", MEETING, "3", "--no") == 0
    assert clerk("agenda", "restrict", MEETING, "3a", "--grounds", "3") == 1
    assert (
        clerk(
            "agenda",
            "restrict",
            MEETING,
            "3a",
            "--grounds",
            "Paragraph 3",
            "--public-title",
            "A sum",
        )
        == 0
    )
    assert clerk("issue", "agenda", MEETING, "--dry-run") == 0
    capsys.readouterr()
    assert clerk("issue", "agenda", MEETING, "--json") == 0
    fixed = json.loads(capsys.readouterr().out)
    assert (fixed["version"], fixed["numbers"]) == (1, ["1", "2", "3", "3a", "4", "5"])
    clerk("agenda", "show", MEETING, "--version", "1", "--json")
    shown = json.loads(capsys.readouterr().out)
    assert [(one["number"], one["title"], one["marks"]) for one in shown[2:4]] == [
        ("3", "Ropes", ["(to follow)"]),
        ("3a", "A sum", ["(verbal)"]),
    ]
    assert "Oil" not in json.dumps(shown)
    assert clerk("list", "agendas") == 2
    capsys.readouterr()
    assert clerk("list", "agendas", MEETING, "--json") == 0
    (kept,) = json.loads(capsys.readouterr().out)
    assert (kept["version"], kept["items"][3], kept["changes"]) == (1, "3a", [])
    assert clerk("agenda", "drop", MEETING, "3") == 1
    assert clerk("export", "notice", MEETING, "-o", str(tmp_path / "n.txt")) == 1
    assert clerk("agenda", "postpone", MEETING, "2031-03-11", "--reason", "Snow") == 0
    assert clerk("export", "notice", MEETING, "-o", str(tmp_path / "n.txt")) == 0
    notice = (tmp_path / "n.txt").read_text(encoding="utf-8")
    assert "Tuesday 11 March 2031" in notice
    assert "Snow." in notice
    capsys.readouterr()
    clerk("agenda", "clock", "ferry-board", "--json")
    told = json.loads(capsys.readouterr().out)
    assert [(one["meeting"], one["state"]) for one in told] == [
        (MEETING, "postponed"),
        ("ferry-board/2031-03-11", "planned"),
    ]
    assert told[1]["last_lawful_day"] == "2031-03-03"
    assert clerk("export", "calendar", "ferry-board", "-o", str(tmp_path / "c.ics")) == 0
    assert b"STATUS:CANCELLED" in (tmp_path / "c.ics").read_bytes()


def test_new_business_stands_before_what_closes_the_agenda_until_it_is_issued(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clerk("agenda", "new", "ferry-board", "4 March 2031")
    clerk("agenda", "add", MEETING, "A sale", "--after", "4")
    clerk("agenda", "restrict", MEETING, "5", "--grounds", "3", "--public-title", "A sum")
    clerk("agenda", "add", MEETING, "Ropes")
    clerk("issue", "agenda", MEETING)
    clerk("agenda", "add", MEETING, "Oars")
    capsys.readouterr()
    clerk("agenda", "show", MEETING, "--json")
    shown = json.loads(capsys.readouterr().out)
    assert [f"{one['number']} {one['title']}" for one in shown[2:]] == [
        "3 Minutes of the Previous Meeting",
        "4 Ropes",
        "5 Urgent Business",
        "6 A sum",
        "7 Oars",
    ]


def test_whoever_closes_an_item_is_shown_what_stays_public(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clerk("agenda", "new", "ferry-board", "4 March 2031")
    clerk("agenda", "add", MEETING, "Oil", "--presenter", "the Oil Buyer", "--after", "4")
    close = ("agenda", "restrict", MEETING, "5", "--grounds", "3", "--public-title", "A sum")
    capsys.readouterr()
    assert clerk(*close) == 1
    told = capsys.readouterr()
    assert told.out == "The public will still read the presenter, the Oil Buyer.\n"
    assert "was not closed" in told.err
    assert clerk(*close, "--presenter", "an officer", "--yes") == 0
    assert clerk("agenda", "add", MEETING, "Oil drums", "--after", "5", "--under") == 0
    assert "closed to the public" in capsys.readouterr().out
    clerk("agenda", "show", MEETING, "--json")
    shown = capsys.readouterr().out
    assert "Oil" not in shown
    assert "an officer" in shown
    assert clerk(*close, "--presenter", "") == 0


def test_whoever_words_a_closed_item_is_told_who_reads_it(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clerk("agenda", "new", "ferry-board", "4 March 2031")
    clerk("agenda", "add", MEETING, "Oil", "--after", "4")
    capsys.readouterr()
    assert clerk("agenda", "change", MEETING, "5", "--description", "Tins") == 0
    assert "public" not in capsys.readouterr().out
    clerk("agenda", "restrict", MEETING, "5", "--grounds", "3", "--public-title", "A sum")
    capsys.readouterr()
    assert clerk("agenda", "change", MEETING, "5", "--description", "Oil of Brill") == 0
    assert "what was changed is what the public reads." in capsys.readouterr().out
    assert clerk("agenda", "change", MEETING, "5", "--kind", "report") == 0
    assert "public" not in capsys.readouterr().out


def test_what_is_wrong_is_said_in_a_sentence(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clerk("agenda", "new", "ferry-board", "4 March 2031")
    capsys.readouterr()
    assert clerk("agenda", "change", MEETING, "9", "--title", "X") == 1
    assert "choose one of: 1, 2, 3, 4" in capsys.readouterr().err
    assert clerk("agenda", "cancel", MEETING) == 2
    assert clerk("agenda", "cancel", MEETING, "--reason", "") == 1
    assert clerk("agenda", "clock", "no-such-body") == 1
    assert clerk("export", "agenda", "-o", "x.txt") == 2
