"""Having pages looked at by another program (`apart.py`) while the pack is being made."""

import json
import subprocess
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from types import TracebackType

from exporters.papers.displayed import Displayed
from exporters.papers.free_place import Look
from exporters.papers.kept_looks import Bands, KeptLooks, Looks, look_in
from exporters.papers.program_apart import program_apart
from exporters.papers.stamping import bands_of

_Asked = tuple[Path | bytes, Sequence[Displayed], KeptLooks | None, "Future[Looks]"]

LONGEST = 10.0
"""Seconds a page may take before it is given up."""
_PATIENCE = 0.1


class Glances:
    """Looks at the pages of papers in the order they were asked for.

    A page that brings the other program down or keeps it for too long, and those after it in its
    paper, are not looked at; nor is any when it cannot be started.
    """

    def __init__(self) -> None:
        self._asked: SimpleQueue[_Asked | None] = SimpleQueue()
        self._program: subprocess.Popen[bytes] | None = None
        self._ended = self._cut_short = False
        self._answered = time.monotonic()
        self._reader = Thread(target=self._read, name="looking at pages", daemon=True)
        self._reader.start()

    def __enter__(self) -> "Glances":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended = True
        self._asked.put(None)
        while self._reader.is_alive():
            self._stop()
            self._reader.join(_PATIENCE)

    def look(
        self, source: Path | bytes, pages: Sequence[Displayed], kept: KeptLooks | None = None
    ) -> "Future[Looks]":
        """Ask for the pages of a PDF to be looked at; those that were `kept` are not."""
        looks: Future[Looks] = Future()
        self._asked.put((source, pages, kept, looks))
        return looks

    def wait(self, looks: "Future[Looks]", go_on: Callable[[], None]) -> Looks:
        """The looks once they are there; `go_on` is asked meanwhile."""
        self._answered = time.monotonic()
        while True:
            try:
                return looks.result(_PATIENCE)
            except TimeoutError:
                go_on()
            if time.monotonic() - self._answered > LONGEST:
                self._stop()

    def _stop(self) -> None:
        program = self._program
        if program is not None:
            program.kill()

    def _read(self) -> None:
        while asked := self._asked.get():
            source, pages, kept, looks = asked
            bands = bands_of(pages)
            known = kept.known(bands) if kept else None
            looks.set_result(known or self._drawn(source, bands))
            if kept and not known:
                kept.keep(bands, looks.result())
        self._give_up()

    def _drawn(self, source: Path | bytes, bands: Bands) -> Looks:
        program = self._ask(source, bands)
        looks = [self._page(program) for _ in bands]
        if self._cut_short:
            self._give_up()
        return looks

    def _give_up(self) -> None:
        program, self._program, self._cut_short = self._program, None, False
        if program is not None:
            program.kill()
            with suppress(OSError):
                program.communicate()

    def _ask(self, source: Path | bytes, bands: Bands) -> "subprocess.Popen[bytes] | None":
        """The program, given a paper to look at; a new one where it came to its end."""
        asked: dict[str, object] = {"do": "look", "bands": bands}
        sent = b""
        if isinstance(source, bytes):
            asked["size"], sent = len(source), source
        else:
            asked["file"] = str(source.absolute())
        program = self._running()
        if program is not None and program.stdin is not None:
            with suppress(OSError):
                program.stdin.write(json.dumps(asked).encode() + b"\n" + sent)
                program.stdin.flush()
        return program

    def _running(self) -> "subprocess.Popen[bytes] | None":
        if self._program is None and not self._ended:
            with suppress(OSError):
                self._program = program_apart()
        return self._program

    def _page(self, program: "subprocess.Popen[bytes] | None") -> Look | None:
        answer = program.stdout if program is not None else None
        if answer is None or self._ended:
            return None
        try:
            return look_in(answer)
        except EOFError:
            self._cut_short = True
            return None
        finally:
            self._answered = time.monotonic()
