"""Every way out: the key, the signals, a closed window, a fault. In a real terminal."""

import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from clerk.desk.desk import open_desk
from db.check import check

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal here")

ROOT = Path(__file__).parents[2]
CLERK = "from clerk.cli import main; main()"
FAULTY = """
import sys
from screens.home import HomeScreen

async def do_backup(self):
    words = "the chair is unwell"
    raise RuntimeError(words)

HomeScreen.do_backup = do_backup
from clerk.cli import main
main()
"""


class Terminal:
    """A program in a pseudo-terminal of its own; what it writes is collected all the while."""

    def __init__(self, code: str, arguments: list[str], home: Path) -> None:
        import pty

        self.ours, theirs = pty.openpty()
        self.program = subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=ROOT,
            env={
                **{k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "CLERK_DB")},
                "HOME": str(home),
                "XDG_DATA_HOME": str(home / "data"),
                "XDG_CONFIG_HOME": str(home / "config"),
                "TERM": "xterm-256color",
                "COLUMNS": "100",
                "LINES": "30",
                "TEXTUAL_ANIMATIONS": "none",
            },
            start_new_session=True,
        )
        os.close(theirs)
        self.seen = b""
        self._gone = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        with suppress(OSError):
            while not self._gone:
                if select.select([self.ours], [], [], 0.1)[0]:
                    self.seen += os.read(self.ours, 65536)

    def wait_for(self, text: bytes, seconds: float = 120) -> None:
        end = time.monotonic() + seconds
        while text not in self.seen:
            assert time.monotonic() < end, self.seen[-2000:]
            time.sleep(0.05)

    def press(self, keys: bytes) -> None:
        os.write(self.ours, keys)

    def left(self) -> int:
        status = self.program.wait(timeout=60)
        self._reader.join(5)
        return status

    def hang_up(self) -> None:
        """Take the terminal away without a signal. While somebody reads from it, it stays."""
        self._gone = True
        self._reader.join(5)
        os.close(self.ours)

    def close(self) -> None:
        self._gone = True
        if self.program.poll() is None:
            self.program.kill()
            self.program.wait()
        with suppress(OSError):
            os.close(self.ours)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Starts a program on the test's register in a terminal."""
    begun: list[Terminal] = []

    def run(code: str = CLERK, *arguments: str) -> Terminal:
        terminal = Terminal(code, ["--db", str(tmp_path / "clerk.db"), *arguments], tmp_path)
        begun.append(terminal)
        return terminal

    yield run
    for terminal in begun:
        terminal.close()


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "clerk.db"
    with (
        open_desk(path, create=True, who="Ada Pell") as desk,
        desk.register.writing("Begin") as change,
    ):
        change.note()
    return path


def sound(register: Path) -> bool:
    """Whether the register is whole, by the program's own check, with nothing left open."""
    left_open = register.with_name("clerk.db-wal").exists()
    with open_desk(register, who="Ada Pell") as desk:
        return not left_open and not check(desk.register)


def test_without_a_command_the_app_opens_and_q_leaves_it(
    start: Callable[..., Terminal], register: Path
) -> None:
    terminal = start()
    terminal.wait_for(b"NEXT MEETINGS")
    terminal.press(b"q")
    assert terminal.left() == 0
    assert b"Traceback" not in terminal.seen
    assert sound(register)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_goes_the_same_way_out(
    start: Callable[..., Terminal], register: Path, tmp_path: Path, name: str
) -> None:
    terminal = start()
    terminal.wait_for(b"NEXT MEETINGS")
    terminal.wait_for(b"press b")
    os.kill(terminal.program.pid, getattr(signal, name))
    assert terminal.left() == 0
    assert b"Traceback" not in terminal.seen
    assert b"\x1b[?1049l" in terminal.seen  # the terminal's own screen is back
    assert sound(register)
    # What was shown is remembered: the last thing done on the way out.
    kept = (tmp_path / "config" / "clerk" / "settings.toml").read_text(encoding="utf-8")
    assert "clerk.db" in kept


def test_a_closed_window_leaves_the_register_whole(
    start: Callable[..., Terminal], register: Path
) -> None:
    terminal = start()
    terminal.wait_for(b"NEXT MEETINGS")
    os.kill(terminal.program.pid, signal.SIGHUP)
    terminal.hang_up()
    terminal.program.wait(timeout=60)
    assert sound(register)


@pytest.mark.slow
def test_a_terminal_gone_without_a_signal_is_noticed(
    start: Callable[..., Terminal], register: Path
) -> None:
    """As under make, which keeps the signal of a closed window to itself."""
    terminal = start()
    terminal.wait_for(b"NEXT MEETINGS")
    terminal.wait_for(b"press b")
    terminal.hang_up()
    terminal.program.wait(timeout=60)
    assert sound(register)


def test_a_fault_is_one_sentence_and_a_log_without_values(
    start: Callable[..., Terminal], register: Path, tmp_path: Path
) -> None:
    terminal = start(FAULTY)
    terminal.wait_for(b"NEXT MEETINGS")
    terminal.press(b"b")
    assert terminal.left() == 1
    said = terminal.seen.rpartition(b"\x1b")[2].decode()
    assert "Clerk met a fault it did not expect (RuntimeError) and stopped" in said
    assert b"Traceback" not in terminal.seen
    assert b"unwell" not in terminal.seen
    log = tmp_path / "data" / "clerk" / "clerk-faults.log"
    assert "RuntimeError" in log.read_text(encoding="utf-8")
    assert "do_backup" in log.read_text(encoding="utf-8")
    assert "unwell" not in log.read_text(encoding="utf-8")
    assert log.stat().st_mode & 0o777 == 0o600
    assert sound(register)


def test_a_register_that_cannot_be_opened_is_told_in_a_sentence(
    start: Callable[..., Terminal], tmp_path: Path
) -> None:
    (tmp_path / "clerk.db").write_bytes(b"Dear Clerk, " * 500)
    terminal = start()
    assert terminal.left() == 1
    assert b"clerk.db is not" in terminal.seen
    assert b"Traceback" not in terminal.seen
    assert (tmp_path / "clerk.db").read_bytes() == b"Dear Clerk, " * 500


def test_without_a_register_the_first_run_opens_and_makes_none(
    start: Callable[..., Terminal], tmp_path: Path
) -> None:
    terminal = start()
    terminal.wait_for(b"Welcome to Clerk")
    terminal.press(b"\x1b")
    assert terminal.left() == 0
    assert not (tmp_path / "clerk.db").exists()


@pytest.mark.slow
def test_the_demo_opens_the_app_and_keeps_nothing(
    start: Callable[..., Terminal], tmp_path: Path
) -> None:
    terminal = start(CLERK, "demo")
    terminal.wait_for(b"NEXT MEETINGS")
    terminal.press(b"\x11")  # ctrl+q
    assert terminal.left() == 0
    assert not (tmp_path / "clerk.db").exists()
    assert not (tmp_path / "config").exists()


def test_the_first_paint_waits_for_nothing_heavy(register: Path) -> None:
    """What opening Home loads: no sqlite-utils, python-docx or typer, and no other place."""
    code = (
        "import asyncio, sys\n"
        "from functools import partial\n"
        "from pathlib import Path\n"
        "from clerk.desk.desk import open_desk\n"
        "from screens import app_as_set\n"
        "async def paint():\n"
        "    app = app_as_set(partial(open_desk, Path(sys.argv[1])), first='home')\n"
        "    async with app.run_test() as pilot:\n"
        "        for _ in range(200):\n"
        "            await pilot.pause(0.1)\n"
        "            if app.screen.query_one('#due').count:\n"
        "                break\n"
        "        assert app.screen.query_one('#due').count, 'nothing was shown'\n"
        "asyncio.run(paint())\n"
        "heavy = ('sqlite_utils', 'docx', 'lxml', 'typer', 'screens.actions', 'screens.people')\n"
        "print(*[name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, register],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
