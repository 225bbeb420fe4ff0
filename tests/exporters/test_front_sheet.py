"""What the front sheet of an agenda says of its items, and how it calls the members."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from clerk.business.agenda import AgendaItem, Course, ItemKind, Pages, Paper, PaperKind
from clerk.business.council import Committee
from clerk.business.meetings import CalledOff, Contact, MeetingRecord, Signatory, Stage
from clerk.business.restricted import Grounds, RestrictedItem, RestrictedKind, View
from clerk.business.style import AgendaAs, profile
from clerk.business.views import seen_by
from exporters.accessibility import check_word_file
from exporters.compose.agenda import agenda_document
from exporters.document import (
    AgendaEntry,
    Block,
    Detail,
    Paragraph,
    Point,
    PointList,
    ShortLines,
    SubHeading,
    Title,
)
from exporters.write import write
from tests.exporters.reading_back import assert_accessible, every_word, page_text
from tests.exporters.test_validator import accepted, validator  # noqa: F401

EXEMPT = Grounds(RestrictedKind.EXEMPT, ("3",))
ITEMS = (
    AgendaItem("1", "Apologies for absence"),
    AgendaItem("2", "Silt", kind=ItemKind.REPORT, presenter="Harbour Master"),
    AgendaItem("3", "Lamps", kind=ItemKind.REPORT, pages=Pages("5", "8"), presenter="Ada Pell"),
    AgendaItem("3a", "Oil for the lamps", "Which oil.\n\n- Whale\n- Colza", depth=1),
    AgendaItem("4", "Gulls", kind=ItemKind.VERBAL),
    AgendaItem("5", "Slides", kind=ItemKind.PRESENTATION, late=True),
    AgendaItem("6", "A breach", urgent=True, urgent_reason="The wall fell on Friday."),
    AgendaItem("7", "Crane", course=Course.WITHDRAWN),
    AgendaItem("8", "Fees", course=Course.DEFERRED, deferred_to=date(2022, 4, 5)),
    AgendaItem("9", "The rent", restricted=RestrictedItem(EXEMPT, "Rent of Saltway Ropes")),
)
PAPERS = (
    Paper("Oil prices", PaperKind.APPENDIX, "3", grounds=EXEMPT),
    Paper("More prices", PaperKind.APPENDIX, "3", grounds=EXEMPT),
)


@pytest.fixture(scope="module")
def council(committee: Committee) -> Committee:
    return replace(committee, style=profile("uk-principal"))


@pytest.fixture(scope="module")
def called(record: MeetingRecord) -> MeetingRecord:
    meeting = replace(
        record.meeting,
        issued=date(2022, 2, 28),
        signatory=Signatory("T Rowse", "Clerk to the Harbour", ("Customs House", "Wexcombe")),
        contact=Contact(words="Ask T Rowse for large print."),
        stage=Stage.AGENDA_ISSUED,
    )
    return replace(record, meeting=meeting, items=ITEMS, papers=PAPERS)


def entries(record: MeetingRecord, committee: Committee, view: View = View.PUBLIC) -> list[Block]:
    blocks = agenda_document(seen_by(record, view), committee).blocks
    return [each for each in blocks if isinstance(each, AgendaEntry)]


def test_every_item_says_what_it_is_and_where_its_paper_is(
    called: MeetingRecord, council: Committee
) -> None:
    assert entries(called, council) == [
        AgendaEntry("1.", "Apologies for absence"),
        AgendaEntry(
            "2.",
            "Silt",
            "(to follow)",
            (Paragraph("The Harbour Master will present a report."),),
        ),
        AgendaEntry(
            "3.",
            "Lamps",
            "5\xa0-\xa08",
            (
                Paragraph("Ada Pell will present a report."),
                Paragraph(
                    "Appendix not for publication. Exempt information under paragraph 3 of "
                    "Schedule 12A."
                ),
            ),
        ),
        AgendaEntry(
            "3a.",
            "Oil for the lamps",
            passages=(Paragraph("Which oil."), PointList((Point("Whale"), Point("Colza")))),
            depth=1,
        ),
        AgendaEntry("4.", "Gulls (verbal)"),
        AgendaEntry("5.", "Slides (late item)", "(to follow)"),
        AgendaEntry(
            "6.",
            "A breach (urgent)",
            passages=(
                Paragraph(
                    "The Chair is of the opinion that this item is urgent: The wall fell on Friday."
                ),
            ),
        ),
        AgendaEntry("7.", "Crane (withdrawn)"),
        AgendaEntry("8.", "Fees (deferred to 5 April 2022)"),
        AgendaEntry(
            "9.",
            "The rent",
            passages=(Paragraph("Exempt information under paragraph 3 of Schedule 12A."),),
        ),
    ]


def test_what_became_of_an_item_in_the_room_is_not_on_the_agenda(
    called: MeetingRecord, council: Committee
) -> None:
    after = replace(called, meeting=replace(called.meeting, stage=Stage.WRITING_UP))
    titles = [each.title for each in entries(after, council) if isinstance(each, AgendaEntry)]
    assert titles[7:9] == ["Crane", "Fees"]


def test_no_restricted_word_is_on_the_public_sheet(
    called: MeetingRecord, council: Committee, tmp_path: Path
) -> None:
    for ending in (".docx", ".pdf", ".html", ".md", ".txt"):
        path = tmp_path / f"agenda{ending}"
        write(agenda_document(seen_by(called, View.PUBLIC), council), path)
        assert "Saltway" not in every_word(path)
        assert "prices" not in every_word(path)


@pytest.mark.parametrize("kind", list(AgendaAs))
def test_everybody_can_read_it_in_every_format(
    called: MeetingRecord, council: Committee, tmp_path: Path, kind: AgendaAs
) -> None:
    own = replace(council, style=replace(council.style, agenda_as=kind))
    document = agenda_document(seen_by(called, View.PUBLIC), own, for_pack=True)
    pdf, word = tmp_path / "agenda.pdf", tmp_path / "agenda.docx"
    write(document, pdf)
    write(document, word)
    assert_accessible(pdf)
    assert "3a. Oil for the lamps" in page_text(pdf)
    assert check_word_file(word) == ()
    styles = [each.style.name for each in docx.Document(str(word)).paragraphs if each.style]
    assert styles.count("Agenda Sub-item") == 1


def test_an_item_under_no_other_stands_by_itself(called: MeetingRecord, council: Committee) -> None:
    alone = replace(called, items=(replace(ITEMS[3], number="1a"),))
    (entry,) = entries(alone, council)
    assert isinstance(entry, AgendaEntry)
    assert entry.depth == 0


def test_a_summons_calls_the_members_and_is_signed_and_dated(
    called: MeetingRecord, council: Committee
) -> None:
    own = replace(council, style=replace(council.style, agenda_as=AgendaAs.SUMMONS))
    blocks = agenda_document(seen_by(called, View.PUBLIC), own).blocks
    assert blocks[:5] == (
        Title("HARBOUR COMMITTEE"),
        SubHeading("Summons"),
        Paragraph(
            "You are summoned to a meeting of the Harbour Committee on Tuesday 8 March 2022 at "
            "2.00 pm in the Old Customs House, for the business set out below."
        ),
        ShortLines(
            (
                f"Signed: {'.' * 40}",
                "T Rowse",
                "Clerk to the Harbour",
                "Customs House",
                "Wexcombe",
                "Monday 28 February 2022",
            )
        ),
        Detail("Date:", "Tuesday 8 March 2022"),
    )
    assert sum(isinstance(each, ShortLines) for each in blocks) == 1


def test_a_parish_invites_the_public(called: MeetingRecord, committee: Committee) -> None:
    parish = replace(committee, style=profile("uk-parish"))
    unknown = replace(called.meeting, starts=None, venue="")
    blocks = agenda_document(seen_by(replace(called, meeting=unknown), View.PUBLIC), parish).blocks
    assert blocks[1:4] == (
        SubHeading("Summons to councillors and invitation to the public"),
        Paragraph(
            "To the members of the Harbour Committee: you are summoned to the meeting on "
            "Tuesday 8 March 2022, to deal with the business below."
        ),
        Paragraph(
            "Members of the public and of the press are welcome, and may listen to all that is "
            "not taken in private."
        ),
    )


def test_a_meeting_called_off_says_so_on_every_page(
    called: MeetingRecord, council: Committee
) -> None:
    off = replace(called, meeting=replace(called.meeting, called_off=CalledOff.POSTPONED))
    assert agenda_document(seen_by(off, View.PUBLIC), council).head.marking == "POSTPONED"


def test_in_word_the_title_is_bold_and_its_pages_are_not(
    called: MeetingRecord, council: Committee, tmp_path: Path
) -> None:
    path = tmp_path / "agenda.docx"
    write(agenda_document(seen_by(called, View.PUBLIC), council), path)
    paragraphs = docx.Document(str(path)).paragraphs
    (lamps,) = [one for one in paragraphs if one.text.startswith("3.\tLamps")]
    assert [(run.text.replace("\xa0", " ")[:8], run.bold) for run in lamps.runs] == [
        ("3.\tLamps", None),
        ("\t5 - 8", False),
    ]
    assert lamps.style is not None
    assert lamps.style.base_style.font.bold, "as a heading is"


def test_microsoft_accepts_it(
    validator: str,  # noqa: F811
    called: MeetingRecord,
    council: Committee,
    tmp_path: Path,
) -> None:
    path = tmp_path / "agenda.docx"
    write(agenda_document(seen_by(called, View.PUBLIC), council), path)
    assert accepted(validator, path) == []
