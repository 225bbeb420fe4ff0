"""Starting the program that works with PDFium apart from ours (`apart.py`)."""

import subprocess
import sys

from exporters.papers import apart


def program_apart() -> subprocess.Popen[bytes]:
    """It waits to be asked, and ends when its input does. Raises OSError when it cannot start."""
    return subprocess.Popen(
        [sys.executable, "-I", apart.__file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
