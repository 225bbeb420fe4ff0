"""The other commands on a register of the made-up council: what they print, and exit statuses."""

import sqlite3
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from clerk.desk.desk import open_desk
from clerk.desk.meeting_names import meeting_named
from tests.cli.running import Answer, Clerk

BOARD = "waterways-and-green-spaces-committee"
PARISH = "little-ambledown-parish-council"
JULY = f"{BOARD}/2024-07-18"
KEYS = [
    *("meeting", "attendance", "items", "minutes", "actions", "papers", "promises", "series"),
    *("findings", "furniture", "labels", "unplaced"),
]


def test_show_and_dry_run_print_one_shape(filled: Clerk, papers: dict[str, Path]) -> None:
    shown = filled("show", JULY, "--json").json()
    found = filled("import", "--dry-run", "--json", papers["pack"]).json()["found"][0]
    assert list(shown) == list(found) == KEYS
    for part in ("meeting", "attendance", "items", "papers", "promises", "series", "labels"):
        assert shown[part] == found[part]
    assert [minute["text"] for minute in shown["minutes"]] == [
        minute["text"] for minute in found["minutes"]
    ]


def test_one_paper_of_one_meeting_is_not_wrapped(clerk: Clerk, papers: dict[str, Path]) -> None:
    found = clerk("import", "--dry-run", "--json", papers["parish"]).json()
    assert list(found) == KEYS
    assert found["meeting"]["ends"] == "20:55"


def test_the_keys_of_each_part_stand_in_their_order(filled: Clerk) -> None:
    shown = filled("show", JULY, "--json").json()
    assert list(shown["meeting"])[:12] == [
        *("committee", "title", "date", "starts", "ends", "venue", "notices", "issued"),
        *("signatory", "contact", "membership", "stage"),
    ]
    minute = shown["minutes"][3]
    assert list(minute)[:5] == ["number", "title", "text", "outcomes", "actions"]
    assert list(minute["outcomes"][0])[:3] == ["word", "lead_in", "clauses"]
    assert list(minute["actions"][0])[:6] == [
        *("number", "text", "owners", "due", "origin", "progress"),
    ]


def test_show_reads_like_minutes(filled: Clerk) -> None:
    out = filled("show", JULY).out
    for line in (
        "24/31  TOWPATH LIGHTING",
        "• Low columns light the path best and trouble the bats most.",
        "  2. That the Bat Group be asked for its opinion before anything taller is bought.",
        "APOLOGIES FOR ABSENCE: J Dunwoody, F Lindqvist",
    ):
        assert line in out
    assert "ACTION WGSC 7  Price of a hundred studs" in out
    assert "Perhaps actions (none is made of these)" in out


@pytest.mark.parametrize("name", [f"{BOARD} last", f"{BOARD}/last", f"{BOARD} 2024-09-12"])
def test_a_meeting_may_be_named_in_several_ways(filled: Clerk, name: str) -> None:
    assert filled("show", *name.split(" "), "--json").json()["meeting"]["date"] == "2024-09-12"


def test_next_means_from_today(filled: Clerk) -> None:
    def in_august() -> datetime:
        return datetime.fromisoformat("2024-08-01T09:00:00+01:00")

    with open_desk(filled.db, clock=in_august) as sitting:
        assert meeting_named(sitting, f"{BOARD} next").held.isoformat() == "2024-09-12"
        assert meeting_named(sitting, f"{BOARD} last").held.isoformat() == "2024-07-18"


def test_actions_of_a_committee_of_a_meeting_and_of_all(filled: Clerk) -> None:
    assert len(filled("list", "actions", "--json").json()) == 5
    assert len(filled("list", "actions", PARISH, "--json").json()) == 1
    logged = filled("list", "actions", f"{BOARD}/2024-09-12", "--json").json()
    assert [action["number"] for action in logged] == ["3", "5", "6"]
    assert "WGSC 5  16 May 2024" in filled("list", "actions").out


def test_a_list_fits_a_narrow_terminal(filled: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = filled("list", "actions").out.splitlines()
    assert max(len(line) for line in lines) <= 80
    assert any(line.startswith("LAPC 1") for line in lines)


def test_search_finds_the_newest_first(filled: Clerk) -> None:
    hits = filled("search", "lighting", "--json").json()
    assert [hit["meeting"][-10:] for hit in hits] == ["2024-09-12", "2024-07-18"]
    assert filled("search", "aardvark").out == "Nothing holds all of: aardvark\n"
    assert filled("search", "aardvark").status == 0
    assert filled("search", '"', "--json").json() == []


def test_export_writes_word_files_that_everybody_can_read(filled: Clerk) -> None:
    september = f"{BOARD}/2024-09-12"
    for kind, name in (
        ("minutes", JULY),
        ("actions", BOARD),
        ("actions", september),
        ("agenda", september),
    ):
        path = filled.folder / f"{kind}.docx"
        assert filled("export", kind, name, "-o", path, "--force").status == 0
        assert "word/document.xml" in zipfile.ZipFile(path).namelist()
        assert filled("check", path).status == 0


def test_a_file_is_replaced_only_when_told(filled: Clerk) -> None:
    path = filled.write("minutes.docx", "a letter to my sister")
    answer = filled("export", "minutes", JULY, "-o", path)
    assert answer.status == 1
    assert "--force" in answer.sentence
    assert path.read_text(encoding="utf-8") == "a letter to my sister"
    assert filled("export", "minutes", JULY, "-o", path, "--force").status == 0
    assert path.read_bytes()[:2] == b"PK"


def test_the_name_of_a_restricted_file_says_so(filled: Clerk) -> None:
    answer = filled("export", "minutes", JULY, "--restricted", "-o", filled.folder / "july.docx")
    assert answer.status == 1
    assert "july-restricted.docx" in answer.sentence
    named = filled.folder / "july-restricted.docx"
    assert filled("export", "minutes", JULY, "--restricted", "-o", named).status == 0
    assert named.is_file()


def test_an_export_nobody_here_writes(filled: Clerk) -> None:
    assert filled("export", "minutes", JULY, "-o", filled.folder / "minutes.odt").status == 1
    answer = filled("export", "minutes", f"{BOARD}/2024-09-12", "-o", filled.folder / "m.docx")
    assert "no minutes" in answer.sentence


def test_check_leaves_with_1_when_numbers_do_not_add_up(clerk: Clerk) -> None:
    assert clerk("import", "--yes", _with_numbers(clerk, "7", "8", "8", "10")).status == 0
    answer = clerk("check")
    assert answer.status == 1
    assert "ferry-board/2024-07-09" in answer.out
    kinds = {finding["kind"] for finding in clerk("check", "--json").json()}
    assert kinds == {"duplicate number"}


def test_check_leaves_with_0_when_all_is_well(filled: Clerk) -> None:
    answer = filled("check")
    assert answer.status == 0, answer.out
    assert "sound" in answer.out
    assert filled("check", "--json").json() == []


def test_check_finds_a_word_another_program_changed(filled: Clerk) -> None:
    with sqlite3.connect(filled.db) as register:
        register.execute("UPDATE minute SET title = 'THE SWAN' WHERE number = '24/33'")
    assert filled("check").status == 1


def test_backup_and_restore(filled: Clerk) -> None:
    before = filled("show", JULY, "--json").out
    answer = filled("backup", "-o", filled.folder / "safe")
    assert answer.status == 0
    (made,) = (filled.folder / "safe").glob("*.db")
    filled.db.write_bytes(b"spilt tea")
    answer = filled("restore", made)
    assert answer.status == 0, answer.err
    assert "kept as" in answer.out
    assert filled("show", JULY, "--json").out == before
    assert filled("check").status == 0


def test_restoring_what_is_no_backup(filled: Clerk) -> None:
    before = filled("list", "meetings").out
    answer = filled("restore", filled.write("notes.db", "Dear diary"))
    assert answer.status == 1
    assert answer.sentence
    assert filled("list", "meetings").out == before


def test_without_a_command_it_says_what_there_is_and_what_can_be_done(filled: Clerk) -> None:
    answer = filled()
    assert answer.status == 0
    for words in (str(filled.db), JULY, "WGSC 7", "clerk import FILE"):
        assert words in answer.out


def test_the_register_may_be_named_in_the_environment(
    filled: Clerk, monkeypatch: pytest.MonkeyPatch, run: Callable[[list[str]], Answer]
) -> None:
    monkeypatch.setenv("CLERK_DB", str(filled.db))
    assert JULY in run(["list", "meetings"]).out


def test_the_demo_shows_a_council_and_keeps_nothing(clerk: Clerk) -> None:
    answer = clerk("demo")
    assert answer.status == 0
    for words in ("Little Ambledown Parish Council", "24/33  THE HERON SCULPTURE", "WGSC 7"):
        assert words in answer.out
    assert list(clerk.folder.iterdir()) == []


def test_help_names_every_command(clerk: Clerk) -> None:
    answer = clerk("--help")
    assert answer.status == 0
    for command in ("import", "list", "show", "search", "export", "check", "backup", "restore"):
        assert f"\n  {command} " in answer.out
        assert clerk(command, "--help").status == 0


def _with_numbers(clerk: Clerk, *numbers: str) -> Path:
    minutes = "\n\n".join(
        f"24/{number} CROSSING {index}\n\nThe ferry crossed and came back, to the surprise of many."
        for index, number in enumerate(numbers)
    )
    return clerk.write(
        "ferry.txt",
        "FERRY BOARD\n\nA meeting of the Ferry Board was held on Tuesday 9 July 2024.\n\n"
        f"PRESENT: Councillors A Boatman (Chair) and C Rower\n\n{minutes}\n",
    )
