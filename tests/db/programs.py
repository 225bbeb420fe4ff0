"""Other programs using the same register at the same time."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

UNSOUND_DRIVER = "import sys; sys.modules['pysqlite3'] = sys.modules['pysqlite3.dbapi2'] = None\n"
"""Makes a program fall back on Python's own SQLite."""


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a Python program; `sys.argv[1:]` are the arguments."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def finish(program: subprocess.Popen[str], *, timeout: float = 300) -> str:
    """What a program printed; fails the test when it failed."""
    out, error = program.communicate(timeout=timeout)
    assert program.returncode == 0, error
    return out


def run(code: str, *arguments: object) -> str:
    """Run a program to its end; returns what it printed."""
    return finish(start(code, *arguments))
