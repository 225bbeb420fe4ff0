"""The app in a pseudo-terminal, typed into and ended in the middle of it. POSIX only."""

import random
import signal
import sys
import time
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from clerk.business.agenda import AgendaItem
from clerk.business.council import Committee
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.business.style import profile
from clerk.desk.desk import open_desk
from clerk.desk.rescuing import rescued_texts
from clerk.desk.typing import typed_text
from db.councils import add_committee
from db.records import save_record
from tests.bench.terminal import Terminal

PROMISE = 0.5
"""Seconds from a key until it is on the disk."""

MINUTE = 1
OPENING = (("\r", "Tides and currents"), ("L", "Esc goes back"))
"""From Home into the text of the first minute, taken live: keys, and what is shown when they have
worked."""

CLERK = "from clerk.cli import main; main()"
"""Python code that is the program."""

_SAVED = b"Saved "


@dataclass(frozen=True, slots=True)
class Killed:
    """What one round showed, in seconds: how old the oldest key was that the disk had not, by when
    it was pressed and by when it was seen on the screen; 0 when all keys were there."""

    by_key: float
    by_screen: float


def new_register(folder: Path) -> Path:
    """A register with one meeting, tomorrow, and an empty minute in it."""
    register = folder / "clerk.db"
    with (
        open_desk(register, create=True, who="Ada Pell") as desk,
        desk.register.writing("Begin") as change,
    ):
        add_committee(change, Committee("ferry", "Ferry Board", "FB", profile("uk-principal")))
        held = desk.today() + timedelta(days=1)
        meeting = Meeting("ferry", "Ferry Board", held, stage=Stage.WRITING_UP)
        title = "Tides and currents"
        items, minutes = (AgendaItem("1", title),), (Minute("1", title, item="1"),)
        save_record(change, MeetingRecord(meeting, items=items, minutes=minutes))
    return register


def app(register: Path, code: str = CLERK) -> Terminal:
    """The app on a register, with a home of its own beside that; `code` starts it."""
    return Terminal([sys.executable, "-c", code, "--db", str(register)], places(register))


def places(register: Path) -> dict[str, str]:
    """The variables that give the program a home of its own beside a register."""
    home = register.parent
    return {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
    }


def opened(terminal: Terminal) -> None:
    """Go from the start of the app to where the minute is typed."""
    terminal.started("NEXT MEETINGS")
    for keys, shown in OPENING:
        terminal.pressed(keys, shown)


def on_disk(register: Path) -> str:
    """The text of the minute as the next start finds it; a rescued one does not count."""
    with open_desk(register, who="Ada Pell") as desk:
        assert rescued_texts(desk) == ()
        return typed_text(desk, MINUTE)[0]


def killed(register: Path, chance: random.Random, first: int) -> Killed:
    """One round: type numbered words from `first` on where the cursor is, and be killed.

    Asserts that the text is what was there before and what was typed, in order, to some letter:
    the cursor was where it had been, and no word shown as saved is missing.
    """
    before = on_disk(register)
    with app(register) as terminal:
        opened(terminal)
        typed, pressed, shown = "", [], []
        end = time.perf_counter() + chance.uniform(0.1, 1.6)
        while time.perf_counter() < end:
            for key in f"{first + typed.count(' '):06d} ":
                pressed.append(terminal.press(key))
                typed += key
                shown += terminal.watch(chance.uniform(0.005, 0.04))
            if chance.random() < 0.1:
                shown += terminal.watch(0.35)
        moment = time.perf_counter()
        shown.append((moment, terminal.end(signal.SIGKILL)))
    now = on_disk(register)
    held = len(now) - len(before)
    assert now == before + typed[:held], (before[-40:], typed, now[-80:])
    _check_shown_as_saved(shown, typed, held)
    if held == len(typed):
        return Killed(0, 0)
    word = typed[: typed.find(" ", held) + 1 or len(typed)].split()[-1]
    return Killed(moment - pressed[held], moment - _seen(shown, word, moment))


def _check_shown_as_saved(shown: list[tuple[float, bytes]], typed: str, held: int) -> None:
    output = b"".join(came for _, came in shown)
    saved = output.rfind(_SAVED)
    for at, word in enumerate(typed.split()):
        if 0 <= output.find(word.encode()) < saved:
            assert held >= at * 7 + len(word), f"{word} was shown as saved, and is lost"


def _seen(shown: list[tuple[float, bytes]], word: str, otherwise: float) -> float:
    """When a word was first to be seen whole."""
    return next((at for at, came in shown if word.encode() in came), otherwise)


def left_by(register: Path, number: int, first: int) -> str:
    """Type until the last key is on the screen, then send a signal; the words that are lost."""
    before = on_disk(register)
    words = [f"{first + at:06d}" for at in range(4)]
    with app(register) as terminal:
        opened(terminal)
        terminal.press(" ".join(words[:-1]))
        terminal.pressed(f" {words[-1]}", words[-1])
        terminal.end(number)
    now = on_disk(register)
    expected = before + " ".join(words)
    assert expected.startswith(now)
    return expected[len(now) :]
