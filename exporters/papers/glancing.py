"""Having pages looked at by another program (`glance.py`) while the pack is being made."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from types import TracebackType

from exporters.papers import glance
from exporters.papers.displayed import Displayed
from exporters.papers.free_place import Look, Strip

Looks = list[Look | None]
_Asked = tuple[Sequence[Displayed], "Future[Looks]"]

_PATIENCE = 0.1


class Glances:
    """Looks at the pages of papers in the order they were asked for.

    Where the other program cannot be started, or ends too soon, pages are not looked at.
    """

    def __init__(self) -> None:
        self._asked: SimpleQueue[_Asked | None] = SimpleQueue()
        self._reader = Thread(target=self._read, name="looking at pages", daemon=True)
        self._program: subprocess.Popen[bytes] | None = None
        with suppress(OSError):
            self._program = subprocess.Popen(
                [sys.executable, "-I", glance.__file__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        self._reader.start()

    def __enter__(self) -> "Glances":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._program is not None:
            self._program.kill()
        self._asked.put(None)
        self._reader.join()
        if self._program is not None:
            with suppress(OSError):
                self._program.communicate()

    def look(self, source: Path | bytes, pages: Sequence[Displayed]) -> "Future[Looks]":
        """Ask for the pages of a PDF to be looked at."""
        looks: Future[Looks] = Future()
        self._asked.put((pages, looks))
        asked: dict[str, object] = {"units": [page.unit for page in pages]}
        sent = b""
        if isinstance(source, bytes):
            asked["size"], sent = len(source), source
        else:
            asked["file"] = str(source.absolute())
        line = json.dumps(asked).encode() + b"\n"
        if self._program is not None and self._program.stdin is not None:
            with suppress(OSError):
                self._program.stdin.write(line + sent)
                self._program.stdin.flush()
        return looks

    def _read(self) -> None:
        while asked := self._asked.get():
            pages, looks = asked
            looks.set_result([self._page(page) for page in pages])

    def _page(self, page: Displayed) -> Look | None:
        answer = self._program.stdout if self._program is not None else None
        sizes = answer.read(glance.SIZES.size) if answer is not None else b""
        if answer is None or len(sizes) < glance.SIZES.size:
            return None
        rows, wide, head_rows, head_wide = glance.SIZES.unpack(sizes)
        foot, head = answer.read(rows * wide), answer.read(head_rows * head_wide)
        if not rows or len(foot) < rows * wide or len(head) < head_rows * head_wide:
            return None
        low = page.height - head_rows / glance.SCALE
        return Look(
            Strip(0.0, _rows(foot, wide)),
            Strip(low, _rows(head, head_wide)) if head_rows else None,
        )


def _rows(dots: bytes, wide: int) -> tuple[bytes, ...]:
    return tuple(dots[start : start + wide] for start in range(0, len(dots), wide))


def waited_for(looks: "Future[Looks]", go_on: Callable[[], None]) -> Looks:
    """The looks once they are there; `go_on` is asked meanwhile."""
    while True:
        try:
            return looks.result(_PATIENCE)
        except TimeoutError:
            go_on()
