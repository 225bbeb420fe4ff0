"""The files as another word processor shows them: LibreOffice, looked at through pdftotext."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from clerk.business.council import Committee
from clerk.business.views import PublicMeeting
from exporters.compose.action_log import action_log_document
from exporters.compose.minutes import minutes_document
from exporters.document import (
    Document,
    Paragraph,
    Point,
    PointList,
    RunningHead,
    Section,
    Title,
)
from exporters.write import write

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def soffice() -> str:
    command = shutil.which("soffice") or shutil.which("libreoffice")
    if not command or not shutil.which("pdftotext"):
        pytest.skip("LibreOffice and pdftotext are not both installed")
    return command


def pages(soffice: str, document: Document, folder: Path) -> list[str]:
    """The text of each page of the document as LibreOffice lays it out."""
    path = folder / "paper.docx"
    write(document, path)
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)),
        ],
        capture_output=True,
        check=True,
        timeout=120,
    )
    text = subprocess.run(
        ["pdftotext", "-layout", "-enc", "UTF-8", str(folder / "paper.pdf"), "-"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return text.stdout.removesuffix("\f").split("\f")


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_the_minutes_read_from_top_to_bottom(
    soffice: str, seen: PublicMeeting, committee: Committee, tmp_path: Path
) -> None:
    text = flat(" ".join(pages(soffice, minutes_document(seen, committee), tmp_path)))
    place = 0
    for words in (
        "Harbour Committee 8 March 2022",
        "HARBOUR COMMITTEE",
        "held on Tuesday 8 March 2022",
        "PRESENT: Councillors M Tregear (Chair)",
        "PRESENT BY INVITATION:",
        "22/8 DREDGING OF THE INNER BASIN",
        "What was found",
        "• Two buoys",
        "– by the slipway",
        "NOTED- That the gales be blamed",
        "1. Dredge the whole basin",
        "3. Wait for",
        "Whole basin £84,000",
        "AGREED: 1. That the basin be sounded. 2. That the crane",
        "ACTION- Ask three firms",
        "22/10 ANY OTHER BUSINESS",
        "AGREED- That the date be noted.",
        "Signed (Chair): ____",
        "Date: ____",
        "Page 2 of 2",
    ):
        found = text.find(words, place)
        assert found >= place, f"{words!r} is missing after {text[:place][-80:]!r}"
        place = found


def test_every_page_has_its_head_and_its_number(soffice: str, tmp_path: Path) -> None:
    long = Section("22/8", "Dredging", (Paragraph("The fairway had silted up again. " * 40),) * 12)
    head = RunningHead("Harbour Committee", "8 March 2022", "DRAFT")
    first, *later = pages(soffice, Document("T", head, (Title("Minutes"), long)), tmp_path)
    assert len(later) >= 2
    count = len(later) + 1
    assert re.match(r"\s*DRAFT\s+Harbour Committee\s+8 March 2022\s+MINUTES", first)
    assert first.rstrip().endswith(f"Page 1 of {count}")
    for number, page in enumerate(later, start=2):
        assert re.match(r"\s*DRAFT\s+8 March 2022\s", page)
        assert "Harbour Committee" not in page
        assert page.rstrip().endswith(f"Page {number} of {count}")


def test_lists_show_the_markers_the_paper_showed(soffice: str, tmp_path: Path) -> None:
    nested = [
        ("1.", 0),
        ("a)", 1),
        ("b)", 1),
        ("i.", 2),
        ("2.", 0),
        ("a)", 1),
        ("4.", 0),
        ("5.", 0),
    ]
    again = [("1.", 0), ("2.", 0), ("2.1", 1), ("(iv)", 1), ("(v)", 1)]
    lists = tuple(
        PointList(tuple(Point("silt", depth, marker) for marker, depth in markers))
        for markers in (nested, again)
    )
    document = Document("T", RunningHead("B", "d"), (Title("T"), Section("", "S", lists)))
    (page,) = pages(soffice, document, tmp_path)
    assert re.findall(r"(\S+)\s+silt", page) == [marker for marker, _ in nested + again]


def test_a_long_action_log_repeats_its_header_row(
    soffice: str, seen: PublicMeeting, committee: Committee, tmp_path: Path
) -> None:
    record = replace(seen.record, actions=seen.record.actions * 20)
    found = pages(soffice, action_log_document(PublicMeeting(record), committee), tmp_path)
    assert len(found) >= 2
    assert all(re.search(r"Action\s+Responsible\s+Progress", page) for page in found)
