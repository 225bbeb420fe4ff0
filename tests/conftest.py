"""What every test may ask for."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Tests make thousands of registers and flush each many times; in memory that takes no time.
_MEMORY = Path("/dev/shm")
if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK):
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))

# Kept even where a machine is set to keep nothing: tests start Clerk as a program some hundred
# times, and it would be compiled each time.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# Two cores shared with LibreOffice are sometimes slow; how long an example takes, or making it, is
# no failure.
settings.register_profile(
    "shared machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("shared machine")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name a test for a file by its argument: its bytes fill pages, and some hold the time."""
    return argname if isinstance(val, bytes) and len(val) > 40 else None


def pytest_collection_finish() -> None:
    """Leave what is loaded by now out of the search for rubbish, and search less often: that took
    a fifth of the screens' time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 10, 10)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real papers beside the repository; tests that need it skip where it is not."""
    folder = Path(__file__).parents[2] / "shared"
    if not folder.is_dir():
        pytest.skip("the real papers are not beside this repository")
    return folder


@pytest.fixture
def make_read_only() -> Iterator[Callable[[Path], None]]:
    """Makes a folder read-only, even for a user who may write everywhere; skips where it cannot."""
    made: list[Path] = []

    def make(folder: Path) -> None:
        if sys.platform == "win32":
            pytest.skip("a folder cannot be made read-only here")
        made.append(folder)
        if os.geteuid() != 0:
            folder.chmod(0o500)
            return
        for options in (["--bind", folder, folder], ["-o", "remount,ro,bind", folder]):
            done = subprocess.run(["mount", *options], capture_output=True, check=False)
            if done.returncode:
                pytest.skip("a folder cannot be made read-only here")

    yield make
    for folder in made:
        if os.geteuid() == 0:
            subprocess.run(["umount", "-l", folder], capture_output=True, check=False)
        folder.chmod(0o700)


@pytest.fixture(scope="session")
def new_register(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What is in the file of a register just made."""
    from db.opening import open_register

    path = tmp_path_factory.mktemp("new") / "clerk.db"
    open_register(path, who="nobody", create=True).close()
    return path.read_bytes()


@pytest.fixture(autouse=True)
def registers_are_copied(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give a test that begins a register a copy of a new one: making it takes longer than most
    tests do. Where the making itself is looked at, a module has a fixture of this name that does
    nothing."""
    if request.path.parent.name not in ("cli", "db", "desk", "screens"):
        return
    from db import opening

    make, new = opening._make, request.getfixturevalue("new_register")

    def copy(path: Path, clock: Callable[[], datetime]) -> None:
        if not os.access(path.parent, os.W_OK):
            make(path, clock)
        with path.open("xb") as file:
            file.write(new)
        path.chmod(0o600)

    monkeypatch.setattr(opening, "_make", copy)
