"""A power cut at any moment loses no save the clerk was told of."""

import random
import shutil
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no strace here", allow_module_level=True)

from tests.killing.power_cut import Step, lost_by_cuts, recorded
from tests.killing.rounds import new_register

CUTS = 40
NO_STRACE = shutil.which("strace") is None


@pytest.fixture(scope="module")
def cut_short(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Step]]:
    """A register, and the log of what was written while somebody typed on a copy of it."""
    if NO_STRACE:
        pytest.skip("without strace there is no log of what was written")
    folder = tmp_path_factory.mktemp("log")
    before = new_register(folder)
    typed_on = folder / "typed" / before.name
    typed_on.parent.mkdir()
    shutil.copy(before, typed_on)
    return before, recorded(typed_on)


@pytest.mark.slow
def test_no_save_that_was_told_is_lost(cut_short: tuple[Path, list[Step]], tmp_path: Path) -> None:
    before, steps = cut_short
    assert {step.kind for step in steps} >= {"write", "sync", "told"}
    assert lost_by_cuts(before, steps, CUTS, random.Random(5), tmp_path) == [0] * CUTS


@pytest.mark.slow
def test_without_its_syncs_the_same_log_would_lose_some(
    cut_short: tuple[Path, list[Step]], tmp_path: Path
) -> None:
    """So the replay does take away what was not synced."""
    before, steps = cut_short
    unsafe = [step for step in steps if step.kind != "sync"]
    assert sum(lost_by_cuts(before, unsafe, CUTS, random.Random(5), tmp_path)) > CUTS
