"""Where things lie on this machine."""

import os
from collections.abc import Mapping
from pathlib import Path


def register_path(named: Path | None, environment: Mapping[str, str] = os.environ) -> Path:
    """The register to work on: `named`, else $CLERK_DB, else clerk.db in the user's data folder."""
    if named is not None:
        return named
    if environment.get("CLERK_DB"):
        return Path(environment["CLERK_DB"])
    return data_folder() / "clerk.db"


def data_folder() -> Path:
    """The folder for this user's registers and logs. Not made here."""
    from platformdirs import user_data_path

    return user_data_path("clerk", appauthor=False)


def config_folder() -> Path:
    """The folder for this user's settings and keys. Not made here."""
    from platformdirs import user_config_path

    return user_config_path("clerk", appauthor=False)


def documents_folder() -> Path:
    """Where this user's documents lie, the home folder where there is no such folder."""
    from platformdirs import user_documents_path

    folder = user_documents_path()
    return folder if folder.is_dir() else Path.home()
