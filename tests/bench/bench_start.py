"""`clerk list meetings` against Python that only imports sqlite3."""

import subprocess
import sys
import tempfile
from pathlib import Path

from clerk.desk.demo import demo_papers
from clerk.desk.desk import open_desk
from clerk.desk.importing import accept, read_paper
from tests.bench.timing import best

_CLERK = "import sys; from clerk.cli import main; main(sys.argv[1:])"


def run() -> list[tuple[str, float, float]]:
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder) / "clerk.db"
        with open_desk(register, create=True) as desk, demo_papers() as papers:
            for paper in papers:
                accept(desk, read_paper(paper))
        ours = best(lambda: _started("-c", _CLERK, "--db", str(register), "list", "meetings"))
        bare = best(lambda: _started("-c", "import sqlite3"))
    return [("clerk list meetings against python -c 'import sqlite3'", ours, bare)]


def _started(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
