"""LibreOffice, which makes PDFs of officers' files: where it is on this computer."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

_NAMES = ("soffice", "libreoffice")


def office_program() -> Path | None:
    """The LibreOffice program: the one on the PATH, else the newest where it usually is."""
    for name in _NAMES:
        if found := shutil.which(name):
            return Path(found)
    return next((path for path in _usual_places() if path.is_file()), None)


def _usual_places() -> Iterator[Path]:
    if sys.platform == "win32":
        for variable in ("PROGRAMFILES", "PROGRAMW6432", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if folder := os.environ.get(variable):
                yield from _newest(Path(folder), "LibreOffice*/program/soffice.exe")
                yield from _newest(Path(folder), "Programs/LibreOffice*/program/soffice.exe")
    elif sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield from _newest(folder, "LibreOffice*.app/Contents/MacOS/soffice")
    else:
        yield from _newest(Path("/opt"), "libreoffice*/program/soffice")
        for lib in ("/usr/lib", "/usr/lib64", "/usr/local/lib"):
            yield from _newest(Path(lib), "libreoffice*/program/soffice")


def _newest(folder: Path, pattern: str) -> list[Path]:
    try:
        return sorted(folder.glob(pattern), reverse=True)
    except OSError:
        return []
