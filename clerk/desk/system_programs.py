"""Opening a file with the program the system has for it."""

import os
import subprocess
import sys
from pathlib import Path

from clerk.desk.refused import Refused

_LONG_ENOUGH = 2.0  # seconds; a program that runs longer has opened the file


def open_file(path: Path) -> None:
    """Open `path` as a double click would. Raises Refused when the system has no program for it."""
    try:
        if sys.platform == "win32":
            os.startfile(path)
            return
        opener = "open" if sys.platform == "darwin" else "xdg-open"
        started = subprocess.Popen(
            [opener, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        failed = started.wait(_LONG_ENOUGH) != 0
    except subprocess.TimeoutExpired:
        return
    except OSError:
        failed = True
    if failed:
        raise Refused(f"No program here opens {path.name}; you will find it in {path.parent}.")
