"""Links of a front sheet that is to be part of a pack: from each item to where its papers begin."""

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from clerk.business.agenda import AgendaItem, Pages
from clerk.business.council import Committee
from clerk.business.meetings import MeetingRecord
from clerk.business.restricted import Grounds, RestrictedItem, RestrictedKind, View
from clerk.business.views import seen_by
from exporters.compose.agenda import agenda_document
from exporters.write import write
from tests.exporters.reading_back import assert_accessible

ITEMS = (
    AgendaItem("1", "Apologies for absence"),
    AgendaItem("2", "Dredging", "The Harbour Master will report.", Pages("5", "16")),
    AgendaItem(
        "3",
        "Lease of the chandlery",
        pages=Pages("17", "17"),
        restricted=RestrictedItem(Grounds(RestrictedKind.EXEMPT, ("3",)), "Rent of Saltway Ropes"),
    ),
)


@pytest.fixture(scope="module")
def called(record: MeetingRecord) -> MeetingRecord:
    return replace(record, items=ITEMS)


def links(path: Path) -> list[tuple[str, str]]:
    """The address of each link of the file, and what a reader is told of it."""
    with pikepdf.open(path) as opened:
        return [
            (str(mark["/A"]["/URI"]), str(mark["/Contents"]))
            for sheet in opened.pages
            for mark in sheet.get("/Annots", ())
        ]


@pytest.mark.parametrize("view", list(View))
def test_the_pages_of_each_item_lead_to_its_place_in_the_pack(
    called: MeetingRecord, committee: Committee, tmp_path: Path, view: View
) -> None:
    path = tmp_path / "front.pdf"
    write(agenda_document(seen_by(called, view), committee, for_pack=True), path)
    assert links(path) == [
        ("https://pack.invalid/item-2", "2. Dredging, pages 5 - 16"),
        ("https://pack.invalid/item-3", "3. Lease of the chandlery, page 17"),
    ]
    assert_accessible(path)


@pytest.mark.parametrize("ending", [".pdf", ".docx", ".html", ".md", ".txt"])
def test_an_agenda_alone_leads_nowhere(
    called: MeetingRecord, committee: Committee, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"agenda{ending}"
    document = agenda_document(seen_by(called, View.PUBLIC), committee)
    assert "pack.invalid" not in repr(document)
    write(document, path)
    if ending == ".pdf":
        assert links(path) == []
