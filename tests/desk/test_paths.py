"""Where the register is looked for."""

from pathlib import Path

from clerk.desk.paths import data_folder, register_path


def test_the_named_file_comes_before_the_environment_and_that_before_the_data_folder() -> None:
    environment = {"CLERK_DB": "elsewhere.db"}
    assert register_path(Path("here.db"), environment) == Path("here.db")
    assert register_path(None, environment) == Path("elsewhere.db")
    assert register_path(None, {"CLERK_DB": ""}) == data_folder() / "clerk.db"
