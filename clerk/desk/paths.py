"""Where things lie on this machine."""

import os
import sys
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from clerk.desk.refused import Refused


def register_path(named: Path | None, environment: Mapping[str, str] = os.environ) -> Path:
    """The register to work on: `named`, else $CLERK_DB, else clerk.db in the user's data folder."""
    if named is not None:
        return named
    if environment.get("CLERK_DB"):
        return Path(environment["CLERK_DB"])
    return data_folder() / "clerk.db"


def data_folder() -> Path:
    """The folder for this user's registers and logs. Not made here.

    A Python from the Microsoft Store keeps what is written to the usual one in a folder of its own,
    and that goes when this Python goes (docs.python.org/3/using/windows.html, "Known issues"):
    there it is in the home folder.
    """
    if "WindowsApps" in Path(sys.base_prefix).parts:
        return Path.home() / "Clerk"
    from platformdirs import user_data_path

    return user_data_path("clerk", appauthor=False)


def config_folder() -> Path:
    """The folder for this user's settings and keys. Not made here."""
    from platformdirs import user_config_path

    return user_config_path("clerk", appauthor=False)


def state_folder() -> Path:
    """The folder for what this user's program was in the middle of. Not made here."""
    from platformdirs import user_state_path

    return user_state_path("clerk", appauthor=False)


def documents_folder() -> Path:
    """Where this user's documents lie, the home folder where there is no such folder."""
    from platformdirs import user_documents_path

    folder = user_documents_path()
    return folder if folder.is_dir() else Path.home()


def from_home(path: Path) -> str:
    """A path as it is shown: in full, with ~ for this user's home folder."""
    whole = path.absolute()
    try:
        return str(Path("~") / whole.relative_to(Path.home()))
    except (ValueError, RuntimeError):  # elsewhere, or this user has no home
        return str(whole)


def typed_path(typed: str) -> Path:
    """The path a clerk typed, with ~ for a home folder.

    Raises Refused where ~ stands before the name of nobody who has one here.
    """
    path = Path(typed.strip())
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise Refused(
            f"Nobody here has the home folder {path.parts[0]}; write the path in full."
        ) from error


def completed(typed: str) -> tuple[str, tuple[str, ...]]:
    """A path typed so far, completed as far as there is only one way to go on.

    Answers it with the names among which it is not settled yet, none when it is. A folder gets
    its closing stroke; what nothing begins with comes back as it is.
    """
    try:
        path = typed_path(typed)
    except Refused:
        return typed, ()
    folder, begun = (path, "") if typed.endswith(("/", os.sep)) else (path.parent, path.name)
    try:
        found = sorted(
            each
            for each in folder.iterdir()
            if _begins(each.name, begun) and (begun.startswith(".") or each.name[0] != ".")
        )
    except OSError:
        return typed, ()
    names = tuple(f"{each.name}{os.sep if each.is_dir() else ''}" for each in found)
    if len(found) == 1:
        return f"{folder / names[0]}{os.sep if found[0].is_dir() else ''}", ()
    shared = _shared([each.name for each in found])
    return (str(folder / shared) if len(shared) > len(begun) else typed), names


def _shared(names: list[str]) -> str:
    """The letters all of `names` begin with."""
    first, last = min(names, default=""), max(names, default="")
    end = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return first[:end]


def _begins(name: str, begun: str) -> bool:
    return _as_typed(name).startswith(_as_typed(begun))


def _as_typed(name: str) -> str:
    """A name in the letters a keyboard gives: a Mac may keep é as an e and its accent."""
    return unicodedata.normalize("NFC", os.path.normcase(name))
