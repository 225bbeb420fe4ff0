"""Where the register is looked for."""

import sys
from pathlib import Path

import pytest

from clerk.desk.backing_up import backed_up
from clerk.desk.desk import open_desk
from clerk.desk.overview import overview
from clerk.desk.paths import completed, data_folder, from_home, register_path, typed_path
from clerk.desk.refused import Refused
from clerk.desk.settings import change_settings, read_settings


def test_the_named_file_comes_before_the_environment_and_that_before_the_data_folder() -> None:
    environment = {"CLERK_DB": "elsewhere.db"}
    assert register_path(Path("here.db"), environment) == Path("here.db")
    assert register_path(None, environment) == Path("elsewhere.db")
    assert register_path(None, {"CLERK_DB": ""}) == data_folder() / "clerk.db"


def test_a_python_from_the_store_does_not_take_the_register_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = data_folder()
    monkeypatch.setattr(Path, "home", classmethod(lambda _: tmp_path))
    store = tmp_path / "Program Files" / "WindowsApps" / "PythonSoftwareFoundation.Python.3.13"
    monkeypatch.setattr("sys.base_prefix", str(store))
    assert register_path(None, {}) == tmp_path / "Clerk" / "clerk.db"
    monkeypatch.setattr("sys.base_prefix", str(tmp_path / "Programs" / "Python" / "Python313"))
    assert data_folder().name == usual.name == "clerk"


def test_a_path_is_shown_from_home_where_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", classmethod(lambda _: tmp_path / "ada"))
    assert from_home(tmp_path / "ada" / "minutes" / "clerk.db") == str(
        Path("~", "minutes", "clerk.db")
    )
    elsewhere = tmp_path / "adam" / "clerk.db"
    assert from_home(elsewhere) == str(elsewhere)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows guesses where a home would be")
def test_the_home_of_nobody_is_said_where_it_is_typed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path)
    nobody = "~nobody-of-that-name"
    assert typed_path(" ~/minutes ") == Path.home() / "minutes"
    assert completed(f"{nobody}/mi") == (f"{nobody}/mi", ())
    with pytest.raises(Refused, match=f"{nobody}; write the path in full"):
        typed_path(f"{nobody}/minutes.txt")
    change_settings(backup_folder=nobody, keymap=f"{nobody}/keys.toml")
    assert read_settings()[0].keymap_path == Path(nobody, "keys.toml")
    with open_desk(tmp_path / "clerk.db", create=True) as desk:
        assert overview(desk).backup is None
        with pytest.raises(Refused, match="write the path in full"):
            backed_up(desk)


def test_a_name_a_mac_keeps_in_parts_is_completed(tmp_path: Path) -> None:
    (tmp_path / "Rene\u0301e’s paper.txt").touch()
    found, _ = completed(str(tmp_path / "Ren\u00e9"))
    assert Path(found).is_file()
