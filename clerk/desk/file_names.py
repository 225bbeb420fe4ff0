"""What files are called when the clerk has no better name, and the names that may not be given."""

from pathlib import Path

from clerk.business.restricted import View
from clerk.desk.refused import Refused

RESTRICTED = "-restricted"
"""Stands at the end of the name of a file for restricted business."""

SHEETS = {".csv": "CSV", ".xlsx": "Excel"}
"""What a sheet of a sheet program can be, by the ending of its name."""


def is_sheet(path: Path) -> bool:
    """Whether a file says by its name that it is a sheet of a sheet program."""
    return path.suffix.lower() in SHEETS


def called(about: str, kind: str, ending: str, view: View = View.PUBLIC) -> str:
    """A file name of what the file is about and what it is, and whether it is restricted:
    "pier-board-2021-06-01-agenda-restricted.docx"."""
    closed = RESTRICTED if view is View.RESTRICTED else ""
    plain = "".join(each if each.isalnum() or each in "-_." else "-" for each in f"{about}-{kind}")
    return f"{plain}{closed}{ending}"


def check_name(path: Path, view: View) -> None:
    """Raise Refused when the name of a file for restricted business does not say so."""
    if view is View.RESTRICTED and "restricted" not in path.name.casefold():
        raise Refused(
            f"{path.name} will hold restricted business, and its name must say so; "
            f"call it {path.stem}{RESTRICTED}{path.suffix}."
        )
