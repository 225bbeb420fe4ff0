"""PDF files everybody can read: tagged, titled, in order (PDF/UA-1, ISO 14289-1)."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from clerk.business.council import Committee
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.restricted import View
from clerk.business.views import PublicMeeting, seen_by
from exporters.compose.action_log import action_log_document
from exporters.compose.minutes import minutes_document
from exporters.document import Document, NewPage, Paragraph, RunningHead, Section, Title
from exporters.errors import ExportError
from exporters.write import write
from tests.exporters.reading_back import page_text, pages_shown


@pytest.fixture
def pdf(seen: PublicMeeting, committee: Committee, tmp_path: Path) -> Path:
    path = tmp_path / "minutes.pdf"
    write(minutes_document(seen, committee), path)
    return path


def objects(path: Path) -> list[dict[str, Any]]:
    """Every dictionary of the file."""
    if not shutil.which("qpdf"):
        pytest.skip("qpdf is not installed")
    assert (
        subprocess.run(["qpdf", "--check", path], capture_output=True, check=False).returncode == 0
    )
    told = subprocess.run(
        ["qpdf", "--json=2", path], capture_output=True, check=True, encoding="utf-8"
    )
    found = []
    for each in json.loads(told.stdout)["qpdf"][1].values():
        value = each["value"] if "value" in each else each.get("stream", {}).get("dict")
        if isinstance(value, dict):
            found.append(value)
    return found


def roles(path: Path) -> list[str]:
    return [each["/S"].strip("/") for each in objects(path) if each.get("/Type") == "/StructElem"]


def test_the_file_says_its_title_its_language_and_that_it_is_tagged(pdf: Path) -> None:
    root = next(each for each in objects(pdf) if each.get("/Type") == "/Catalog")
    assert root["/MarkInfo"]["/Marked"] is True
    assert root["/Lang"] == "u:en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] is True
    told = pdf.read_bytes()
    assert b"pdfuaid:part>1<" in told.replace(b" ", b"")
    assert b"Minutes: Harbour Committee, 8 March 2022" in told


def test_headings_lists_and_tables_are_tagged_as_what_they_are(pdf: Path) -> None:
    found = roles(pdf)
    assert found.count("H1") == 1
    assert found.count("H2") == 4
    assert found.count("H3") == 1
    assert found.count("LI") == 10
    assert found.count("TH") == 2
    assert found.count("TD") == 4
    assert "Figure" not in found


def test_the_bookmarks_are_the_numbered_minutes(pdf: Path) -> None:
    titles = [each["/Title"].removeprefix("u:") for each in objects(pdf) if "/Dest" in each]
    assert "22/8 DREDGING OF THE INNER BASIN" in titles


def test_the_marking_is_on_every_page_and_the_body_on_the_first(
    record: MeetingRecord, committee: Committee, tmp_path: Path
) -> None:
    long = Minute("22/7", "Silt", "\n\n".join(["There was a great deal of it."] * 80))
    seen = seen_by(replace(record, minutes=(long, record.minutes[2])), View.RESTRICTED)
    path = tmp_path / "long.pdf"
    write(minutes_document(seen, committee), path)
    said = page_text(path)
    pages = said.count("Page ")
    assert pages > 1
    assert said.count("NOT FOR PUBLICATION") == pages
    assert said.count("8 March 2022") == pages + 1
    assert f"Page {pages} of {pages}" in said


def test_an_action_log_is_a_table_with_its_heads(
    seen: PublicMeeting, committee: Committee, tmp_path: Path
) -> None:
    path = tmp_path / "log.pdf"
    write(action_log_document(seen, committee), path)
    assert roles(path).count("TH") == 3


def test_old_bullets_are_shown_and_a_letter_without_a_font_is_named(tmp_path: Path) -> None:
    head = RunningHead("B", "D")
    path = tmp_path / "a.pdf"
    write(Document("T", head, (Title("T"), Paragraph("\uf0b7 one"))), path)
    assert "• one" in page_text(path)
    path.unlink()
    with pytest.raises(ExportError, match=r"No font on this computer can show \S+ in a PDF"):
        write(Document("T", head, (Title("T"), Paragraph("\U000f0000"))), path)
    assert not path.exists()


def test_a_paper_of_nothing_and_a_number_as_long_as_a_title(tmp_path: Path) -> None:
    path = tmp_path / "odd.pdf"
    long = Section("Number ABCDEFGH/2021/22/00001", "Its title", ())
    write(Document("Odd", RunningHead("", ""), (long, Section("", "", (Paragraph("x"),)))), path)
    assert "ABCDEFGH/2021/22/00001 ITS TITLE" in page_text(path)
    write(Document("Nothing", RunningHead("", ""), ()), path)
    assert "NOTHING" in page_text(path)


def test_where_there_is_no_typst_a_sentence_says_what_to_do(
    seen: PublicMeeting, committee: Committee, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    for name in [name for name in sys.modules if name.startswith("exporters.write.pdf")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(ExportError, match="PDF files cannot be made on this computer"):
        write(minutes_document(seen, committee), tmp_path / "minutes.pdf")
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("first", "said"),
    [(True, (["BOARD", "1 May"], ["1 May"])), (False, ([], ["BOARD", "1 May"]))],
)
def test_a_sheet_that_tells_its_day_itself_has_no_running_head_on_its_first_page(
    first: bool, said: tuple[list[str], list[str]], tmp_path: Path
) -> None:
    path = tmp_path / "sheet.pdf"
    head = RunningHead("BOARD", "1 May", first=first)
    blocks = (Title("Sheet"), Paragraph("one"), NewPage(), Paragraph("two"))
    write(Document("Sheet", head, blocks, foot=(), council="Quay Council"), path)
    pages = pages_shown(path)
    assert "Quay Council" in pages[0]
    assert tuple([each for each in ("BOARD", "1 May") if each in text] for text in pages) == said
