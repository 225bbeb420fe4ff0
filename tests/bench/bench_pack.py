"""A pack of forty papers and a thousand pages against qpdf merging the same files; a front sheet.

Both are programs of their own, started in turn; qpdf merges and does nothing else. Where it is not
installed, nothing is measured. To see where a number can stand pages are drawn: while a paper is
read when it comes in, which is measured too, or else for the first pack that holds it.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from exporters.papers.pack import PackPart, make_pack
from exporters.papers.words import read_paper, words_of_pages
from tests.bench.timing import best
from tests.exporters.papers.many_papers import make_papers

_ROOT = Path(__file__).parents[2]
_IN_A_PROGRAM = "import sys, pathlib; from tests.bench import bench_pack; bench_pack.{}({})"
_WATCHED = (
    "import os, subprocess, sys; program = subprocess.Popen(sys.argv[1:]); "
    "_, status, used = os.wait4(program.pid, 0); print(used.ru_maxrss); "
    "sys.exit(os.waitstatus_to_exitcode(status))"
)
_TIMES = 3


def run() -> list[tuple[str, float, float]]:
    """Seconds of ours and of qpdf's; of a front sheet, cold and warm, against Typst's start."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sheet = folder / "front.pdf"
        cold = best(lambda: _program("front_sheet", sheet), _TIMES)
        bare = best(lambda: subprocess.run([sys.executable, "-c", "import typst"], check=True))
        front_sheet(sheet)
        warm = best(lambda: front_sheet(sheet))
        found = [
            ("a front sheet from a cold start against Python with Typst", cold, bare),
            ("a front sheet in a program already open against the same", warm, bare),
        ]
        if qpdf := shutil.which("qpdf"):
            papers = sorted(paper.path for paper in make_papers(folder / "papers"))
            merge: list[str | Path] = [
                qpdf,
                "--empty",
                "--pages",
                *papers,
                "--",
                folder / "merged.pdf",
            ]
            pack = _command("pack", folder / "pack.pdf", folder / "papers")
            theirs = [_run(merge) for _ in range(_TIMES)]
            first = [_run(pack, new=folder / "papers") for _ in range(_TIMES)]
            later = [_run(pack) for _ in range(_TIMES)]
            for runs, which in ((later, ""), (first, ", none of which was looked at before,")):
                for at, what in (("seconds", ""), ("processor", " (processor)")):
                    said = f"a pack of 1,000 pages{which} against a bare merge by qpdf{what}"
                    ours, bare = (min(getattr(one, at) for one in all_) for all_ in (runs, theirs))
                    found.append((said, ours, bare))
            some = [paper.read_bytes() for paper in papers[::5]]
            looked = best(lambda: [read_paper(paper) for paper in some], _TIMES)
            read = best(lambda: [list(words_of_pages(paper)) for paper in some], _TIMES)
            found.append(("reading 200 pages that come in against their words alone", looked, read))
    return [line for line in found if line[2]]


def run_bytes() -> list[tuple[str, float, float]]:
    """The most memory ours and qpdf take for the same."""
    if not (qpdf := shutil.which("qpdf")) or not hasattr(os, "wait4"):
        return []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        papers = sorted(paper.path for paper in make_papers(folder / "papers"))
        theirs = _memory([qpdf, "--empty", "--pages", *papers, "--", folder / "merged.pdf"])
        ours = _memory(_command("pack", folder / "pack.pdf", folder / "papers"))
    return [("memory for that pack against qpdf's", ours, theirs)]


def pack(target: Path, papers: Path) -> None:
    parts = [
        PackPart(
            str(number), paper.title, paper.path, heading=f"{number}. {paper.title}",
            mark=f"Item {number}", right_hand=True, looks=paper.path.with_suffix(".looks"),
        )
        for number, paper in enumerate(make_papers(papers), start=1)
    ]  # fmt: skip
    make_pack(parts, target, title="A thousand pages")


def front_sheet(target: Path) -> None:
    # None of this is needed to make a pack.
    from clerk.business.agenda import AgendaItem
    from clerk.business.council import Committee
    from clerk.business.meetings import Meeting, MeetingRecord
    from clerk.business.restricted import View
    from clerk.business.style import profile
    from clerk.business.views import seen_by
    from exporters.compose.agenda import agenda_document
    from exporters.write import write

    committee = Committee("harbour", "Harbour Committee", "HC", profile("uk-principal"))
    items = tuple(
        AgendaItem(str(number), f"The {number}th matter of the harbour", "To be considered.")
        for number in range(1, 15)
    )
    meeting = Meeting("harbour", "HARBOUR COMMITTEE", date(2022, 3, 8))
    seen = seen_by(MeetingRecord(meeting, items=items), View.PUBLIC)
    write(agenda_document(seen, committee), target)


def _command(work: str, *paths: Path) -> list[str]:
    given = ", ".join(f"pathlib.Path(sys.argv[{at}])" for at in range(1, len(paths) + 1))
    return [sys.executable, "-c", _IN_A_PROGRAM.format(work, given), *map(str, paths)]


def _program(work: str, *paths: Path) -> None:
    subprocess.run(_command(work, *paths), check=True, cwd=_ROOT)


@dataclass(frozen=True)
class _Used:
    """The seconds a program took, and those of the processor for it and the programs it started;
    nought where this system does not tell."""

    seconds: float
    processor: float = 0.0


def _run(command: Sequence[str | Path], *, new: Path | None = None) -> _Used:
    """Run a program; all papers in the folder `new` were in no pack before."""
    for looks in new.glob("*.looks") if new else ():
        looks.unlink()
    start = time.perf_counter()
    if not hasattr(os, "wait4"):
        subprocess.run(command, check=True, cwd=_ROOT)
        return _Used(time.perf_counter() - start)
    program = subprocess.Popen(command, cwd=_ROOT)
    _, status, used = os.wait4(program.pid, 0)
    taken = time.perf_counter() - start
    assert status == 0
    return _Used(taken, used.ru_utime + used.ru_stime)


def _memory(command: Sequence[str | Path]) -> float:
    """The most memory in bytes a program takes, without that of programs it starts.

    A small program starts it: the memory of what starts a program counts as its own at first.
    """
    watched = [sys.executable, "-c", _WATCHED, *map(str, command)]
    told = subprocess.run(watched, check=True, capture_output=True, text=True, cwd=_ROOT).stdout
    return float(told.split()[-1]) * (1 if sys.platform == "darwin" else 1024)
