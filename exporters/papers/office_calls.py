"""Calls of LibreOffice, which may hang, die, or leave half of what was asked for.

It says that it succeeded whatever happened, so only what it leaves behind is believed.
"""

import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from exporters.file_names import safe_name
from exporters.papers.running import running

_PATIENCE_FOR_A_MEGABYTE = 3.0
_LOOKED_AGAIN = 0.1
_HUNG = "LibreOffice did not finish it"
_UNOPENED = "LibreOffice could not open it"
_SILENT = "LibreOffice does not answer on this computer"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file to be converted: the name it came under, and where it and its PDF are meanwhile."""

    name: str
    size: int
    source: Path
    target: Path


class OfficeCalls:
    """The calls for one batch: `finished` holds PDFs, `why` what kept the others from being any.

    What is in neither was left when the clerk stopped the work.
    """

    def __init__(
        self,
        program: Path,
        folder: Path,
        papers: tuple[Waiting, ...],
        going_on: Callable[[], bool],
        told: Callable[[str], None],
        patience: float,
    ) -> None:
        self.finished: dict[Waiting, bytes] = {}
        self.why: dict[Waiting, str] = {}
        self._program = program
        self._folder = folder
        self._papers = papers
        self._going_on = going_on
        self._told = told
        self._patience = patience
        self._sizes: dict[Waiting, int] = {}

    def through(self) -> None:
        """Work until each file is finished, was tried by itself, or nobody waits any more."""
        self._call(self._papers)
        hung = 0
        for paper in self._papers:
            if paper in self.finished:
                continue
            if not self._going_on():
                return
            if hung > 1 and not self.finished:
                self.why[paper] = _SILENT
                continue
            self.why.pop(paper, None)
            # What is left from before is not taken for what comes now.
            with suppress(OSError):
                paper.target.unlink()
            self._call((paper,))
            hung += self.why.get(paper) == _HUNG

    def _call(self, papers: tuple[Waiting, ...]) -> None:
        """One call for `papers`; what is whole of its results is kept."""
        command = [
            str(self._program),
            f"-env:UserInstallation={(self._folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nologo", "--nolockcheck"),
            *("--convert-to", "pdf", "--outdir", str(self._folder / "out")),
            *(str(paper.source) for paper in papers),
        ]
        try:
            with running(command, self._folder) as process:
                why = self._wait(process, papers)
        except OSError as failure:
            why = f"LibreOffice does not start ({failure.strerror or failure})"
        self._gather(papers, ended=True)
        if why:
            self.why.update({paper: why for paper in papers if paper not in self.finished})

    def _wait(self, process: subprocess.Popen[bytes], papers: tuple[Waiting, ...]) -> str:
        """Wait for the end of the call; why it left work undone, empty when the clerk ended it."""
        largest = max(paper.size for paper in papers) / 1e6
        most = self._patience + _PATIENCE_FOR_A_MEGABYTE * largest
        last = time.monotonic()
        while True:
            try:
                process.wait(_LOOKED_AGAIN)
                return _UNOPENED
            except subprocess.TimeoutExpired:
                pass
            if self._gather(papers, ended=False):
                last = time.monotonic()
            if not self._going_on():
                return ""
            if time.monotonic() - last > most:
                return _HUNG

    def _gather(self, papers: tuple[Waiting, ...], *, ended: bool) -> bool:
        """Keep what is whole and tell of it; whether there was anything new."""
        before = len(self.finished)
        for paper in papers:
            size = _size(paper.target)
            if paper in self.finished or not size:
                continue
            # A file that has grown since it was last looked at is still being written.
            grown, self._sizes[paper] = self._sizes.get(paper) != size, size
            if (ended or not grown) and (pdf := _whole(paper.target)):
                self.finished[paper] = pdf
                count = f"{len(self.finished)} of {len(self._papers)}"
                self._told(f"Made a PDF of {safe_name(paper.name)} ({count}).")
        return len(self.finished) > before


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _whole(path: Path) -> bytes:
    """The bytes of a PDF that opens without repair and has pages; none for anything else."""
    from pikepdf import Pdf

    try:
        data = path.read_bytes()
        with Pdf.open(BytesIO(data), attempt_recovery=False) as pdf:
            return data if len(pdf.pages) else b""
    # Half a file may be wrong in any way.
    except Exception:
        return b""
