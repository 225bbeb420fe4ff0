"""The notice for the board: what the law wants on it, and always one page."""

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clerk.business.agenda import AgendaItem, Pages
from clerk.business.council import Committee
from clerk.business.meetings import Contact, MeetingRecord, Signatory, Stage
from clerk.business.restricted import Grounds, RestrictedItem, RestrictedKind, View
from clerk.business.style import profile
from clerk.business.views import seen_by
from exporters.compose.notice_board import notice_board_document
from exporters.document import AgendaEntry, Document, Paragraph, PointList
from exporters.errors import ExportError
from exporters.write import write
from exporters.write.one_page import on_one_page, page_count
from tests.exporters.reading_back import assert_accessible, page_text

LONG = "A long account of what will be laid before the members, and why it matters to all. " * 3
RENT = RestrictedItem(Grounds(RestrictedKind.EXCLUDED, reason="A tender."), "Rent of Saltway Ropes")


@pytest.fixture(scope="module")
def parish(committee: Committee) -> Committee:
    return replace(committee, style=profile("uk-parish"))


@pytest.fixture(scope="module")
def called(record: MeetingRecord) -> MeetingRecord:
    meeting = replace(
        record.meeting,
        issued=date(2022, 2, 28),
        signatory=Signatory("T Rowse", "Clerk to the Harbour"),
        contact=Contact(words="Ask T Rowse for large print."),
        stage=Stage.AGENDA_ISSUED,
    )
    items = (
        AgendaItem("1", "Apologies"),
        AgendaItem("2", "Dredging", "The Harbour Master will report.", Pages("5", "16")),
        AgendaItem("3", "A lease", restricted=RENT),
    )
    return replace(record, meeting=meeting, items=items)


def fitted(record: MeetingRecord, committee: Committee) -> Document:
    seen = seen_by(record, View.PUBLIC)
    return on_one_page(
        lambda items, texts: notice_board_document(seen, committee, items=items, texts=texts),
        len(record.items),
    )


def with_items(record: MeetingRecord, count: int, text: str = "") -> MeetingRecord:
    items = (AgendaItem(str(n), f"Business number {n}", text) for n in range(1, count + 1))
    return replace(record, items=tuple(items))


def titles(document: Document) -> list[str]:
    """The business that is listed, however it is."""
    return [
        title
        for each in document.blocks
        for title in (
            [each.title]
            if isinstance(each, AgendaEntry)
            else [point.text for point in each.points]
            if isinstance(each, PointList)
            else []
        )
    ]


def test_it_says_when_and_where_and_invites_the_public(
    called: MeetingRecord, parish: Committee, tmp_path: Path
) -> None:
    path = tmp_path / "notice.pdf"
    write(fitted(called, parish), path)
    said = page_text(path)
    for words in (
        "Notice is given of a meeting of the Harbour Committee on Tuesday 8 March 2022 at 2.00 pm "
        "in the Old Customs House.",
        "Members of the public and of the press are welcome",
        "2. Dredging The Harbour Master will report.",
        "The public may be excluded by resolution. A tender.",
        "Signed: .....",
        "T Rowse Clerk to the Harbour Monday 28 February 2022",
        "Ask T Rowse for large print.",
    ):
        assert words in said
    assert "Saltway" not in said
    assert "5 - 16" not in said
    assert "Page 1" not in said
    assert_accessible(path)


@pytest.mark.parametrize("count", [0, 3, 12, 24, 40, 150])
@pytest.mark.parametrize("text", ["", LONG])
def test_it_is_one_page_however_much_there_is(
    called: MeetingRecord, parish: Committee, count: int, text: str
) -> None:
    document = fitted(with_items(called, count, text), parish)
    assert page_count(document) == 1
    shown = len(titles(document))
    more = [each.text for each in document.blocks if isinstance(each, Paragraph)]
    said = f"There are {count - shown} more items; the clerk has the whole agenda for all who ask."
    assert (said in more) is (shown < count)


def test_texts_are_left_out_before_items_and_no_item_without_need(
    called: MeetingRecord, parish: Committee
) -> None:
    some = fitted(with_items(called, 12, LONG), parish)
    assert len(titles(some)) == 12
    assert not any(isinstance(each, AgendaEntry) for each in some.blocks)
    many = fitted(with_items(called, 150, LONG), parish)
    shown = len(titles(many))
    assert 15 < shown < 150
    seen = seen_by(with_items(called, 150), View.PUBLIC)
    assert page_count(notice_board_document(seen, parish, items=shown + 12, texts=False)) == 2


def test_what_can_never_fit_is_said(called: MeetingRecord, parish: Committee) -> None:
    wordy = replace(called.meeting, notices=(LONG,) * 30)
    with pytest.raises(ExportError, match="does not fit on one page: shorten the notices"):
        fitted(replace(called, meeting=wordy), parish)


@pytest.mark.slow
def test_word_shows_it_on_one_page_too(
    called: MeetingRecord, parish: Committee, tmp_path: Path
) -> None:
    soffice = shutil.which("soffice")
    if not soffice or not shutil.which("pdfinfo"):
        pytest.skip("LibreOffice and pdfinfo are not both installed")
    for count in (24, 150):
        path = tmp_path / f"notice{count}.docx"
        write(fitted(with_items(called, count), parish), path)
        profile_folder = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        made = [soffice, "--headless", profile_folder, "--convert-to", "pdf", "--outdir"]
        subprocess.run([*made, str(tmp_path), str(path)], check=True, capture_output=True)
        told = subprocess.run(
            ["pdfinfo", str(path.with_suffix(".pdf"))], check=True, capture_output=True, text=True
        )
        assert "Pages:           1\n" in told.stdout
