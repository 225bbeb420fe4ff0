"""Typed into, and killed: what was shown as saved is there, and all but the last half second."""

import random
import signal
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal here", allow_module_level=True)

from tests.killing.rounds import PROMISE, killed, left_by, new_register

ROUNDS = 20


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
