"""What the tests of the desk may ask for; modules that need more on it have their own `desk`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk.desk.desk import Desk, open_desk
from tests.desk.sitting import Sit, seats


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the register of the test is."""
    return tmp_path / "clerk.db"


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    """A desk at a register with nothing in it."""
    with open_desk(path, create=True, who="Ada Pell") as opened:
        yield opened


@pytest.fixture
def sit(path: Path) -> Iterator[Sit]:
    """Opens somebody's desk at one register with the full meeting of the harbour in it."""
    with seats(path) as opened:
        yield opened


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An empty folder for what is made."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def only_our_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is asked of this computer's keyring, and no password stands in a variable."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.delenv("CLERK_MAIL_PASSWORD", raising=False)
