"""Officers' Word, PowerPoint, Excel and OpenDocument files made PDFs by LibreOffice.

LibreOffice says it succeeded whatever happened, so only what it leaves behind is believed.
"""

import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from exporters.papers.file_names import safe_name
from exporters.papers.formats import format_of
from exporters.papers.looked import FileKind, PaperRefused
from exporters.papers.office_profile import make_profile
from exporters.papers.office_program import office_program
from exporters.papers.running import running

_PATIENCE = 90.0
_HUNG = "LibreOffice did not finish it"
_PATIENCE_FOR_A_MEGABYTE = 3.0
_LOOKED_AGAIN = 0.1
_SAVE_AS_PDF = (
    'ask for it as a PDF (in Word: Save as PDF, "Best for electronic distribution", with structure '
    "tags)"
)


@dataclass(frozen=True, slots=True)
class OfficeFile:
    """A file as it came: the name it had, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Conversion:
    """What became of a file: a PDF, or one sentence that says `why` there is none."""

    name: str
    pdf: bytes = b""
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A file to be converted, and the names it has meanwhile."""

    place: int
    name: str
    size: int
    source: Path
    target: Path


def convert(
    files: Sequence[OfficeFile],
    *,
    going_on: Callable[[], bool] = lambda: True,
    told: Callable[[str], None] = lambda _: None,
    program: Path | None = None,
    patience: float = _PATIENCE,
) -> tuple[Conversion, ...]:
    """A PDF of each of the files, in their order.

    All go into one call of LibreOffice (`program`; looked for when None). What that does not
    finish is tried again by itself. A call is ended when for `patience` seconds, and some for the
    size of the files, nothing came of it. `going_on` is asked ten times a second: False ends the
    work, and keeps what was finished. `told` hears a line for each file that is done.
    """
    program = program or office_program()
    done: dict[int, Conversion] = {}
    try:
        with tempfile.TemporaryDirectory(prefix="clerk-", ignore_cleanup_errors=True) as made:
            folder = Path(made)
            waiting = tuple(_prepared(files, program, folder, done))
            if waiting and program:
                make_profile(folder / "profile")
                work = _Work(program, folder, waiting, going_on, told, patience)
                done.update({paper.place: work.result(paper) for paper in work.through()})
    except OSError as failure:
        told_why = failure.strerror or failure
        for place, file in enumerate(files):
            why = (
                f"{safe_name(file.name)} is not a PDF yet, as its copy could not be written "
                f"({told_why}): free some room on the disk."
            )
            done.setdefault(place, Conversion(file.name, why=why))
    return tuple(done[place] for place in range(len(files)))


def _prepared(
    files: Sequence[OfficeFile], program: Path | None, folder: Path, done: dict[int, Conversion]
) -> Iterator[_Waiting]:
    """Put the files that can be converted into the folder; the others are `done`."""
    (folder / "in").mkdir()
    (folder / "out").mkdir()
    for place, file in enumerate(files):
        name = safe_name(file.name)
        try:
            found = format_of(file.data, file.name)
        except PaperRefused as failure:
            done[place] = Conversion(file.name, why=f"{name}: {failure}")
            continue
        if found.kind in (FileKind.PDF, FileKind.PICTURE):
            done[place] = Conversion(file.name, why=f"{name} is {found.called}: add it as it is.")
        elif not program:
            done[place] = Conversion(
                file.name,
                why=f"{name} cannot be made a PDF, as LibreOffice is not on this computer: "
                f"{_SAVE_AS_PDF}.",
            )
        else:
            # LibreOffice goes by the ending where the contents leave it a choice.
            source = folder / "in" / f"{place:04}{found.ending}"
            source.write_bytes(file.data)
            target = folder / "out" / f"{place:04}.pdf"
            yield _Waiting(place, file.name, len(file.data), source, target)


class _Work:
    """The calls of LibreOffice for one batch."""

    def __init__(
        self,
        program: Path,
        folder: Path,
        waiting: tuple[_Waiting, ...],
        going_on: Callable[[], bool],
        told: Callable[[str], None],
        patience: float,
    ) -> None:
        self._program = program
        self._folder = folder
        self._waiting = waiting
        self._going_on = going_on
        self._told = told
        self._patience = patience
        self._finished: dict[int, bytes] = {}
        self._why: dict[int, str] = {}
        self._sizes: dict[int, int] = {}

    def through(self) -> tuple[_Waiting, ...]:
        """Work until each file is finished, was tried by itself, or nobody waits any more."""
        self._call(self._waiting)
        hung = 0
        for paper in self._waiting:
            if paper.place in self._finished:
                continue
            if not self._going_on():
                break
            if hung > 1 and not self._finished:
                self._why[paper.place] = "LibreOffice does not answer on this computer"
                continue
            self._why.pop(paper.place, None)
            # What is left from before is not taken for what comes now.
            paper.target.unlink(missing_ok=True)
            self._call((paper,))
            hung += self._why.get(paper.place) == _HUNG
        return self._waiting

    def result(self, paper: _Waiting) -> Conversion:
        if pdf := self._finished.get(paper.place):
            return Conversion(paper.name, pdf)
        name = safe_name(paper.name)
        if why := self._why.get(paper.place):
            return Conversion(paper.name, why=f"{name} is not a PDF yet, as {why}: {_SAVE_AS_PDF}.")
        return Conversion(paper.name, why=f"{name} is not a PDF yet: converting it was stopped.")

    def _call(self, papers: tuple[_Waiting, ...]) -> None:
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
            left = (paper.place for paper in papers if paper.place not in self._finished)
            self._why.update(dict.fromkeys(left, why))

    def _wait(self, process: subprocess.Popen[bytes], papers: tuple[_Waiting, ...]) -> str:
        """Wait for the end of the call; why it left work undone, empty when the clerk ended it."""
        largest = max(paper.size for paper in papers) / 1e6
        most = self._patience + _PATIENCE_FOR_A_MEGABYTE * largest
        last = time.monotonic()
        while True:
            try:
                process.wait(_LOOKED_AGAIN)
                ended = True
            except subprocess.TimeoutExpired:
                ended = False
            if self._gather(papers, ended=ended):
                last = time.monotonic()
            if ended:
                return "LibreOffice could not open it"
            if not self._going_on():
                return ""
            if time.monotonic() - last > most:
                return _HUNG

    def _gather(self, papers: tuple[_Waiting, ...], *, ended: bool) -> bool:
        """Keep what is whole and tell of it; whether there was anything new."""
        before = len(self._finished)
        for paper in papers:
            size = _size(paper.target)
            if paper.place in self._finished or not size:
                continue
            # A file that has grown since it was last looked at is still being written.
            grown, self._sizes[paper.place] = self._sizes.get(paper.place) != size, size
            if (ended or not grown) and (pdf := _whole(paper.target)):
                self._finished[paper.place] = pdf
                count = f"{len(self._finished)} of {len(self._waiting)}"
                self._told(f"Made a PDF of {safe_name(paper.name)} ({count}).")
        return len(self._finished) > before


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
