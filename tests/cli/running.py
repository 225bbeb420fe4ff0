"""What the tests of the command line run it with."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Answer:
    """What a command left behind: its exit status and what it wrote."""

    status: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def sentence(self) -> str:
        """The one line of a refusal."""
        assert self.err.count("\n") == 1, self.err
        assert "Traceback" not in self.err
        return self.err.strip()


class Terminal(io.StringIO):
    """Somebody at the keyboard, who types this."""

    def isatty(self) -> bool:
        return True


class Clerk:
    """`clerk --db …` in a folder of its own."""

    def __init__(self, folder: Path, run: Callable[[list[str]], Answer]) -> None:
        self.folder = folder
        self.db = folder / "clerk.db"
        self._run = run

    def __call__(self, *arguments: object) -> Answer:
        return self._run(["--db", str(self.db), *map(str, arguments)])

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path
