"""Typed into, and killed: what was shown as saved is there, and all but the last half second."""

import random
import signal
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal here", allow_module_level=True)

from clerk.desk.desk import open_desk
from clerk.desk.rescuing import rescued_texts
from tests.killing.rounds import (
    MINUTE,
    PROMISE,
    app,
    killed,
    left_by,
    new_register,
    on_disk,
    opened,
)

ROUNDS = 20
F3 = "\x1bOR"
FAULTY = """
from screens.app import ClerkApp

def fault(self):
    raise RuntimeError("the lamp went out")

ClerkApp.do_search = fault
from clerk.cli import main
main()
"""


@pytest.mark.slow
def test_killed_at_any_moment_nothing_shown_as_saved_is_lost(tmp_path: Path) -> None:
    register, chance = new_register(tmp_path), random.Random(11)
    worst = 0.0
    for at in range(ROUNDS):
        worst = max(worst, killed(register, chance, at * 1000).by_screen)
    assert worst < PROMISE


@pytest.mark.slow
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_told_to_go_it_loses_nothing(tmp_path: Path, name: str) -> None:
    register = new_register(tmp_path)
    for at in range(3):
        assert left_by(register, getattr(signal, name), at * 1000) == ""


def test_a_fault_of_our_own_loses_nothing(tmp_path: Path) -> None:
    register = new_register(tmp_path)
    with app(register, FAULTY) as terminal:
        opened(terminal)
        terminal.pressed("The lamp", "The lamp")
        terminal.press(f" went out{F3}")
        assert b"did not expect (RuntimeError)" in terminal.end(0)
    assert on_disk(register) == "The lamp went out"


@pytest.mark.slow
def test_told_to_go_while_the_register_is_locked_it_rescues_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = new_register(tmp_path)
    monkeypatch.setattr("platformdirs.user_state_path", lambda *_, **__: tmp_path / "state/clerk")
    with app(register) as terminal, open_desk(register, who="Ben Hoy") as other:
        opened(terminal)
        with other.register.writing("Hold"):
            terminal.pressed("The lamp went out", "out")
            assert b"NOT SAVED" in terminal.end(signal.SIGTERM)
        found = [(one.minute, one.text) for one in rescued_texts(other)]
    assert found == [(MINUTE, "The lamp went out")]
    with app(register) as terminal:
        terminal.started("NEXT MEETINGS")
        opened_again = [terminal.pressed("\r", "Tides"), terminal.pressed("L", "never reached")]
    assert len(opened_again) == 2
