"""Files of the register while something else has them open, as only Windows minds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from db import Register, errors, files
from db.backup import back_up, backups, thin
from db.restore import restore
from tests.db.conftest import Clock
from tests.scanning import open_elsewhere, scanned


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_file_is_waited_for_while_it_is_scanned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(Path, "replace", scanned(Path.replace, tries=3, number=number))
    files.write(tmp_path / "paper", b"words")
    assert (tmp_path / "paper").read_bytes() == b"words"
    assert [file.name for file in tmp_path.iterdir()] == ["paper"]


def test_a_folder_that_is_read_only_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("db.files.time.sleep", waited.append)

    def refuse(made: Path, path: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        files.write(tmp_path / "paper", b"words")
    assert waited == []


def test_nothing_is_restored_over_a_register_windows_keeps_open(
    register: Register, path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up(path, clock=clock)
    register.close()
    replace = Path.replace

    def held(old: Path, new: Path) -> Path:
        if old == path:
            raise open_elsewhere()
        return replace(old, new)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(errors.Locked, match=r"clerk\.db is open in another program"):
        restore(path, made.path, who="Ada Pell", clock=clock)
    assert path.exists()
    assert not path.with_name("clerk.db.before-restore").exists()


def test_a_backup_that_is_open_is_thinned_another_time(
    register: Register, path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(30):
        made = back_up(path, clock=clock)
    unlink: Callable[..., None] = Path.unlink

    def held(file: Path, missing_ok: bool = False) -> None:
        if file.suffix == ".db":
            raise open_elsewhere()
        unlink(file, missing_ok=missing_ok)

    there = backups(made.path.parent)
    later = made.at.replace(year=made.at.year + 1)
    with monkeypatch.context() as windows:
        windows.setattr(Path, "unlink", held)
        assert thin(made.path.parent, path.stem, later) == ()
    assert backups(made.path.parent) == there
    assert thin(made.path.parent, path.stem, later) != ()
