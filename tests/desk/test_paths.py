"""Where the register is looked for."""

from pathlib import Path

import pytest

from clerk.desk.paths import data_folder, from_home, register_path


def test_the_named_file_comes_before_the_environment_and_that_before_the_data_folder() -> None:
    environment = {"CLERK_DB": "elsewhere.db"}
    assert register_path(Path("here.db"), environment) == Path("here.db")
    assert register_path(None, environment) == Path("elsewhere.db")
    assert register_path(None, {"CLERK_DB": ""}) == data_folder() / "clerk.db"


def test_a_path_is_shown_from_home_where_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", classmethod(lambda _: tmp_path / "ada"))
    assert from_home(tmp_path / "ada" / "minutes" / "clerk.db") == str(
        Path("~", "minutes", "clerk.db")
    )
    elsewhere = tmp_path / "adam" / "clerk.db"
    assert from_home(elsewhere) == str(elsewhere)
