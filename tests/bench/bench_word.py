"""Minutes to Word against pandoc on the same text, both measured in one run."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypandoc

from clerk.business.council import Committee
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.minutes import Clause, ListStyle, Minute, Outcome
from clerk.business.restricted import View
from clerk.business.style import profile
from clerk.business.views import seen_by
from exporters.compose.minutes import minutes_document
from exporters.write import write

_ROOT = Path(__file__).parents[2]
_COLD = (
    "import sys, pathlib; from tests.bench import bench_word; "
    "bench_word.write_minutes(pathlib.Path(sys.argv[1]))"
)

# As long as the minutes of a board's afternoon: eight minutes, about two hundred paragraphs.
PASSAGE = """The Harbour Master said that the fairway had silted up since the winter gales, and that
two of the buoys had dragged. Members wished to know whether the county had surveyed the bar.

## What was found

- The inner basin was short of water by the slipway and under the crane at low springs.
- The quay wall was sound, though the ladder by the ice house wanted two new rungs.
- The light at the end of the mole had been out for three nights in February.

Members thanked the crew of the launch for sounding the basin in the snow.
"""
MINUTES = tuple(
    Minute(
        f"22/{number}",
        "Dredging of the inner basin",
        PASSAGE * 4,
        outcomes=(
            Outcome(
                "AGREED",
                (
                    Clause("That the basin be sounded.", "1."),
                    Clause("That the crane stay locked.", "2."),
                ),
                label="AGREED:",
                style=ListStyle.NUMBERED,
            ),
        ),
    )
    for number in range(7, 15)
)


def run() -> list[tuple[str, float, float]]:
    """Our seconds and pandoc's: in a program already open, and from a cold start."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "minutes.md"
        source.write_text(_markdown(), encoding="utf-8")
        pandoc = [pypandoc.get_pandoc_path(), str(source), "-o", str(folder / "pandoc.docx")]
        cold = [sys.executable, "-c", _COLD, str(folder / "cold.docx")]
        theirs = _best(lambda: subprocess.run(pandoc, check=True))
        ours = _best(lambda: write_minutes(folder / "ours.docx"))
        ours_cold = _best(lambda: subprocess.run(cold, check=True, cwd=_ROOT))
    return [
        ("minutes to Word against pandoc", ours, theirs),
        ("minutes to Word against pandoc, each from a cold start", ours_cold, theirs),
    ]


def write_minutes(path: Path) -> None:
    committee = Committee("harbour", "Harbour Committee", "HC", profile("uk-principal"))
    meeting = Meeting("harbour", "HARBOUR COMMITTEE", date(2022, 3, 8))
    seen = seen_by(MeetingRecord(meeting, minutes=MINUTES), View.PUBLIC)
    write(minutes_document(seen, committee), path)


def _markdown() -> str:
    """The same text for pandoc, whose sub-headings are a level lower."""
    parts = ["# HARBOUR COMMITTEE"]
    for minute in MINUTES:
        parts += [f"## {minute.number} {minute.title}", minute.text.replace("## ", "### ")]
        for outcome in minute.outcomes:
            parts.append(f"**{outcome.label}**")
            parts += [f"{clause.marker} {clause.text}" for clause in outcome.clauses]
    return "\n\n".join(parts)


def _best(work: Callable[[], object], times: int = 7) -> float:
    """The seconds of the quickest of several runs: the one other work disturbed least."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)
