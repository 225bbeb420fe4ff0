"""Tables with an outcome in each row: payments, planning applications."""

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from clerk.business.council import Committee
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.pasted import as_markup
from clerk.business.restricted import View
from clerk.business.views import seen_by
from exporters.compose.excerpts import decision_sheet
from exporters.compose.minutes import minutes_document
from exporters.document import Document, Section, Table
from exporters.write import ENDINGS, write
from tests.exporters.reading_back import page_text

PASTED = (
    "Application\tWhere\tOutcome\r\n"
    "26/0041/FUL\tThe Net Loft\tAPPROVED\r\n"
    "26/0052/FUL\tApproved moorings\tDEFERRED\r\n"
    '26/0060/LBC\t"The Customs\nHouse"\tnot APPROVED\r\n'
)
WIDE = "\t".join(["Column"] * 12) + "\n" + "\t".join(["x"] * 11) + "\tAPPROVED\n"


@pytest.fixture
def committee(committee: Committee) -> Committee:
    style = replace(committee.style, outcome_words=("APPROVED", "DEFERRED", "REFUSED"))
    return replace(committee, style=style)


def decided(record: MeetingRecord, pasted: str) -> MeetingRecord:
    return replace(record, minutes=(Minute("22/8", "Planning", as_markup(pasted)),))


def document(record: MeetingRecord, committee: Committee, pasted: str = PASTED) -> Document:
    return minutes_document(seen_by(decided(record, pasted), View.PUBLIC), committee)


def written(tmp_path: Path, made: Document, ending: str) -> Path:
    path = tmp_path / f"minutes{ending}"
    write(made, path)
    return path


def test_a_cell_that_is_an_outcome_word_and_nothing_else_is_bold(
    record: MeetingRecord, committee: Committee, tmp_path: Path
) -> None:
    made = document(record, committee)
    page = written(tmp_path, made, ".html").read_text(encoding="utf-8")
    assert re.findall(r"<strong>([A-Z]+)</strong></td>", page) == ["APPROVED", "DEFERRED"]
    text = written(tmp_path, made, ".md").read_text(encoding="utf-8")
    assert re.findall(r"\*\*([A-Z]+)\*\* \|$", text, re.MULTILINE) == ["APPROVED", "DEFERRED"]
    with zipfile.ZipFile(written(tmp_path, made, ".docx")) as parts:
        body = parts.read("word/document.xml").decode("utf-8")
    cells = re.findall(r"<w:tc>.*?</w:tc>", body)
    bold = [re.sub(r"<[^>]*>", "", cell) for cell in cells if '"Strong"' in cell]
    assert bold == ["APPROVED", "DEFERRED"]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("pasted", [PASTED, WIDE], ids=["few columns", "many"])
def test_every_format_prints_the_words_of_the_rows(
    record: MeetingRecord, committee: Committee, tmp_path: Path, pasted: str, ending: str
) -> None:
    path = written(tmp_path, document(record, committee, pasted), ending)
    if ending in (".html", ".pdf"):
        assert "APPROVED" in page_text(path)
    elif ending == ".docx":
        assert b"APPROVED" in zipfile.ZipFile(path).read("word/document.xml")
    else:
        assert "APPROVED" in path.read_text(encoding="utf-8")


def test_the_bold_cells_of_a_pdf_are_set_in_the_bold_face(
    record: MeetingRecord, committee: Committee
) -> None:
    from exporters.write.pdf.data import shape_data

    (section,) = [one for one in document(record, committee).blocks if isinstance(one, Section)]
    (table,) = [one for one in section.passages if isinstance(one, Table)]
    cells = [cell for row in shape_data(table)["rows"] for cell in row]  # type: ignore[attr-defined]
    assert [one["text"] for one in cells if one["outcome"]] == ["APPROVED", "DEFERRED"]


def test_the_decision_sheet_holds_the_table(record: MeetingRecord, committee: Committee) -> None:
    sheet = decision_sheet(seen_by(decided(record, PASTED), View.PUBLIC), committee)
    assert "26/0052/FUL" in repr(sheet)
    bare = decision_sheet(seen_by(decided(record, "Way\tCost\nOne\t£2"), View.PUBLIC), committee)
    assert "£2" not in repr(bare)
