"""Starting: what a short command loads, and that it reaches a real terminal."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from clerk.cli import in_the_app
from tests.cli.running import Answer, Clerk

ROOT = Path(__file__).parents[2]
MAIN = (sys.executable, "-c", "from clerk.cli import main; main()")
HEAVY = (
    *("textual", "docx", "lxml", "sqlite_utils", "typst", "rich", "holidays"),
    *("pikepdf", "pypdfium2", "openpyxl", "icalendar", "keyring", "PIL", "email", "smtplib"),
)
LATER = (
    *("db", "clerk.business.meetings", "exporters", "sqlite_utils", "typer", "docx", "holidays"),
    *("pikepdf", "pypdfium2", "openpyxl", "icalendar", "keyring", "PIL", "typst", "smtplib"),
)


LISTED = (
    ("list", "meetings"),
    ("list", "committees"),
    ("list", "actions", "--json"),
    ("list", "people"),
    ("list", "plan", "little-ambledown-parish-council"),
)
SHOWN = (
    ("show", "waterways-and-green-spaces-committee/2024-07-18"),
    ("show", "little-ambledown-parish-council/2024-07-09", "--json"),
)


@pytest.mark.parametrize(
    ("commands", "unwanted"),
    [
        pytest.param(LISTED, (*HEAVY, "exporters"), id="listing"),
        pytest.param(SHOWN, HEAVY, id="showing"),
    ],
)
def test_listing_and_showing_load_nothing_heavy(
    filled: Clerk, commands: tuple[tuple[str, ...], ...], unwanted: tuple[str, ...]
) -> None:
    """One after the other in one program, which tells what was loaded after which."""
    code = (
        "import sys\nfrom clerk.cli import main\n"
        f"for command in {commands}:\n"
        "    try:\n        main(['--db', sys.argv[1], *command])\n"
        "    except SystemExit as left:\n        assert left.code == 0, left.code\n"
        f"    for name in {unwanted}:\n"
        "        if name in sys.modules:\n            print(command, name, file=sys.stderr)\n"
        "    print('told')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, filled.db],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=True,
        timeout=60,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines().count("told") == len(commands)


def test_the_first_screen_is_painted_before_the_register_is_loaded() -> None:
    code = (
        "import sys, clerk.cli.guard, screens.app, screens.home\n"
        f"print(*[name for name in {LATER} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        check=True,
        timeout=60,
    )
    assert done.stdout.split() == []


def test_the_command_itself_in_a_pipe_writes_utf8(filled: Clerk) -> None:
    done = subprocess.run(
        [*MAIN, "--db", filled.db, "show", "waterways-and-green-spaces-committee/2024-07-18"],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        check=True,
        timeout=60,
    )
    assert "• Bollards" in done.stdout.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal here")
@pytest.mark.parametrize(("answer", "taken"), [(b"y\n", True), (b"n\n", False)])
def test_at_a_real_terminal_the_clerk_is_asked(
    clerk: Clerk, papers: dict[str, Path], answer: bytes, taken: bool
) -> None:
    import pty

    ours, theirs = pty.openpty()
    program = subprocess.Popen(
        [*MAIN, "--db", clerk.db, "import", papers["parish"]],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=ROOT,
        close_fds=True,
    )
    os.close(theirs)
    seen = b""
    while b"[y/N]" not in seen:
        seen += os.read(ours, 4096)
    assert not clerk.db.exists()
    os.write(ours, answer)
    assert program.wait(timeout=60) == 0
    os.close(ours)
    assert clerk.db.exists() is taken


def test_what_is_stopped_while_it_starts_shows_no_traceback(
    run: Callable[[list[str]], Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted() -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(in_the_app, "at_terminal", interrupted)
    assert run([]) == Answer(130, "", "")
