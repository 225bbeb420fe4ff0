"""Bad input gets one sentence: what is wrong, what to do; and leaves nothing half-written."""

import errno
import io
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from clerk.desk import desk
from db import open_register
from tests.cli.running import Clerk

BOARD = "waterways-and-green-spaces-committee"


_HOLD = """
import sqlite3, sys
holder = sqlite3.connect(sys.argv[1], isolation_level=None)
holder.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.readline()
"""


def no_file(folder: Path) -> Path:
    return folder / "nothing.txt"


def directory(folder: Path) -> Path:
    (folder / "papers of 2019").mkdir()
    return folder / "papers of 2019"


def empty(folder: Path) -> Path:
    (folder / "empty.txt").touch()
    return folder / "empty.txt"


def blank(folder: Path) -> Path:
    (folder / "blank.txt").write_text(" \n\n \f\n", encoding="utf-8")
    return folder / "blank.txt"


def binary(folder: Path) -> Path:
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 40)
    return folder / "picture.txt"


def word_file(folder: Path) -> Path:
    (folder / "minutes.docx").write_bytes(b"PK\x03\x04" + bytes(200))
    return folder / "minutes.docx"


def huge(folder: Path) -> Path:
    with (folder / "huge.txt").open("wb") as file:
        for _ in range(50):
            file.write(b"It was noted that it rained. " * 36_158)
    return folder / "huge.txt"


def shopping_list(folder: Path) -> Path:
    (folder / "shopping.txt").write_text("Tea\nTwo pounds of flour\nString\n", encoding="utf-8")
    return folder / "shopping.txt"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (no_file, "There is no file"),
        (directory, "is a folder"),
        (empty, "is empty"),
        (blank, "is empty"),
        (binary, "is not text"),
        (word_file, "save it as plain text"),
        (huge, "MB"),
        (shopping_list, "Nothing in"),
    ],
)
@pytest.mark.parametrize("options", [("--yes",), ()])
def test_a_file_that_is_no_paper(
    clerk: Clerk, make: Callable[[Path], Path], said: str, options: tuple[str, ...]
) -> None:
    bad = make(clerk.folder)
    answer = clerk("import", *options, bad)
    assert answer.status == 1
    assert said in answer.sentence
    assert bad.name in answer.sentence
    assert not clerk.db.exists()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "cp1252", "utf-8-sig"])
def test_a_paper_in_the_letters_of_another_system(clerk: Clerk, encoding: str) -> None:
    paper = clerk.folder / "parish.txt"
    paper.write_bytes(
        "CAFÉ GREEN PARISH COUNCIL\n\nMinutes of the meeting held on Tuesday 9th July 2024\n\n"
        "Present: Cllr H Mudd (Chairman) and Cllr V Pascoe\n\n"
        "1. Finance\n\nThe clerk’s stamps – 40 of them – had cost £34.\n\n"
        "RESOLVED: That the stamps be paid for.\n\n2. Trees\n\nNoted.\n".encode(encoding)
    )
    assert clerk("import", "--yes", paper).status == 0
    (committee,) = clerk("list", "committees", "--json").json()
    assert committee["name"] == "Café Green Parish Council"
    shown = clerk("show", f"{committee['committee']}/2024-07-09").out
    assert "The clerk’s stamps – 40 of them – had cost £34." in shown


def test_a_register_that_is_not_a_register(clerk: Clerk, papers: dict[str, Path]) -> None:
    for content in (b"Dear diary\n" * 500, b""):
        clerk.db.write_bytes(content)
        for arguments in (("list", "meetings"), ("import", "--yes", papers["parish"]), ("check",)):
            answer = clerk(*arguments)
            assert answer.status == 1
            assert "clerk.db" in answer.sentence
        assert clerk.db.read_bytes() == content


def test_another_programs_register(clerk: Clerk) -> None:
    with sqlite3.connect(clerk.db) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    before = clerk.db.read_bytes()
    assert "another program" in clerk("list", "meetings").sentence
    assert clerk.db.read_bytes() == before


def test_no_register_yet(clerk: Clerk) -> None:
    answer = clerk("list", "meetings")
    assert answer.status == 1
    assert "no register" in answer.sentence
    assert clerk().status == 0
    assert list(clerk.folder.iterdir()) == []


def test_no_folder_for_a_register_yet(clerk: Clerk) -> None:
    clerk.db = clerk.folder / "share" / "clerk" / "clerk.db"
    assert "no register" in clerk("list", "meetings").sentence
    assert list(clerk.folder.iterdir()) == []


def test_a_backup_that_is_not_there(clerk: Clerk) -> None:
    answer = clerk("restore", clerk.folder / "nothing.db")
    assert answer.status == 1
    assert "There is no backup at" in answer.sentence
    assert list(clerk.folder.iterdir()) == []


def test_a_backup_into_what_is_no_folder(filled: Clerk, papers: dict[str, Path]) -> None:
    answer = filled("backup", "-o", papers["parish"])
    assert answer.status == 1
    assert "is not a folder" in answer.sentence


def test_what_may_not_be_read(
    filled: Clerk, papers: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = filled.folder / "backup.db"
    backup.write_bytes(filled.db.read_bytes())
    closed = {str(filled.db), str(backup), str(papers["parish"])}
    allowed = os.access
    monkeypatch.setattr(
        "os.access",
        lambda path, mode, **how: str(path) not in closed and allowed(path, mode, **how),
    )
    for arguments in (("list", "meetings"), ("restore", backup), ("import", papers["parish"])):
        answer = filled(*arguments)
        assert answer.status == 1
        assert "You have no right to read" in answer.err
        assert "Usage" not in answer.err


def test_a_read_only_folder(
    filled: Clerk, papers: dict[str, Path], make_read_only: Callable[[Path], None]
) -> None:
    revised = filled.folder.parent / f"{filled.folder.name}-revised.txt"
    revised.write_text(papers["parish"].read_text(encoding="utf-8") + "\n", encoding="utf-8")
    make_read_only(filled.folder)
    assert filled("list", "meetings").status == 0
    answer = filled("import", "--yes", revised)
    assert answer.status == 1
    assert "read-only" in answer.sentence
    answer = filled("export", "actions", BOARD, "-o", filled.folder / "log.docx")
    assert answer.status == 1
    assert "cannot be written to" in answer.sentence
    filled.db = filled.folder / "new.db"
    answer = filled("import", "--yes", revised)
    assert answer.status == 1
    assert "read-only" in answer.sentence


def test_a_locked_register(
    filled: Clerk, papers: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "open_register", partial(open_register, wait=0.2))
    copy = filled.write("copy.txt", papers["parish"].read_text(encoding="utf-8") + "\n")
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, filled.db], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdout is not None
    assert holder.stdout.readline().strip() == b"held"
    try:
        answer = filled("import", "--yes", copy)
    finally:
        holder.communicate(b"\n", timeout=60)
    assert answer.status == 1
    assert "Nothing was written" in answer.sentence or "another program" in answer.sentence
    assert filled("import", "--yes", copy).status == 0


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        (f"{BOARD}/2024-07-19", f"{BOARD}/2024-07-18"),
        ("waterways-and-green-space-committee/2024-07-18", f"{BOARD}/2024-07-18"),
        ("little-ambledown-parish-counsel/last", "little-ambledown-parish-council"),
    ],
)
def test_a_wrong_meeting_name_suggests_the_near_ones(filled: Clerk, name: str, meant: str) -> None:
    for arguments in (("show", name), ("export", "minutes", name, "-o", "m.docx")):
        answer = filled(*arguments)
        assert answer.status == 1
        assert meant in answer.sentence


@pytest.mark.parametrize("name", ["pigeons", "", "9" * 30, f"{BOARD[:3]}/2024-07-18-{'9' * 30}"])
def test_a_name_like_no_meeting_says_where_the_names_are(filled: Clerk, name: str) -> None:
    answer = filled("show", name)
    assert answer.status == 1
    assert "list of meetings" in answer.sentence


@pytest.mark.parametrize("day", ["2024-02-30", "2023-02-29", "2024-13-01", "2024-7-18"])
def test_a_date_that_does_not_exist(filled: Clerk, day: str) -> None:
    answer = filled("show", f"{BOARD}/{day}")
    assert answer.status == 1
    assert f"There is no day {day}" in answer.sentence


def test_a_wrong_committee(filled: Clerk) -> None:
    answer = filled("list", "meetings", "waterways")
    assert answer.status == 1
    assert BOARD in filled("list", "actions", "waterways-and-green-spaces").sentence


@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("list", "pigeons"),
        ("list", "people", BOARD),
        ("sing",),
        ("show",),
        ("export", "minutes", BOARD),
        ("import",),
        ("list", "meetings", "--loudly"),
    ],
)
def test_wrong_use_leaves_with_2(filled: Clerk, arguments: tuple[str, ...]) -> None:
    answer = filled(*arguments)
    assert answer.status == 2
    assert "Traceback" not in answer.err


def test_a_fault_nobody_foresaw_is_logged_without_the_words_of_the_register(
    filled: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = "The " + "heron is to be sold."

    def broken(*_: object) -> None:
        raise ZeroDivisionError(secret)

    monkeypatch.setattr("clerk.desk.listing.meeting_list", broken)
    monkeypatch.setattr("clerk.desk.fault_log.data_folder", lambda: filled.folder / "data")
    answer = filled("list", "meetings")
    log = filled.folder / "data" / "clerk-faults.log"
    assert answer.status == 1
    assert str(log) in answer.sentence
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    assert secret not in log.read_text(encoding="utf-8") + answer.err
    if os.name == "posix":
        assert log.stat().st_mode & 0o077 == 0


def test_what_a_paper_holds_cannot_colour_the_terminal(clerk: Clerk) -> None:
    paper = clerk.write(
        "sly.txt",
        "SLY PARISH COUNCIL\n\nMinutes of the meeting held on Tuesday 9th July 2024\n\n"
        "Present: Cllr H Mudd (Chairman)\n\n1. Paint\n\nThe gate is \x1b[31mred\x1b[0m now.\n\n"
        "RESOLVED: That it be left so.\n\n2. Rust\n\nNoted.\n",
    )
    assert "\x1b" not in clerk("import", "--yes", paper).out
    shown = clerk("show", "sly-parish-council/2024-07-09").out
    assert "red" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("show", f"{BOARD}/2024-07-18", "--json"), id="while it is written"),
        pytest.param(("list", "committees"), id="before any of it is"),
    ],
)
def test_whoever_reads_the_output_may_stop_reading(
    filled: Clerk, arguments: tuple[str, ...]
) -> None:
    # As at home, where output waits until there is enough of it.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    program = subprocess.Popen(
        [
            *(sys.executable, "-c", "from clerk.cli import main; main()"),
            *("--db", str(filled.db), *arguments),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        env=environment,
    )
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.close()
    assert program.stderr.read() == b""
    program.stderr.close()
    assert program.wait(timeout=60) == 1


@pytest.mark.parametrize("fails", ["write", "flush"])
def test_on_windows_too_whoever_reads_the_output_may_stop(
    filled: Clerk, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    class Unread(io.StringIO):
        """A pipe nobody reads, as Windows answers it."""

        def fileno(self) -> int:
            return pipe.fileno()

    def unread(*_: object) -> int:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr("clerk.desk.fault_log.data_folder", lambda: filled.folder / "data")
    monkeypatch.setattr(Unread, fails, unread)
    with (filled.folder / "pipe").open("wb") as pipe, monkeypatch.context() as windows:
        windows.setattr("sys.stdout", Unread())
        answer = filled("list", "committees")
    assert (answer.status, answer.err) == (1, "")
    assert not (filled.folder / "data").exists()
