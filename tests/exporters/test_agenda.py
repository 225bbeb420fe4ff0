"""The front sheet of an agenda: what it says, how Word holds it, and real ones printed again."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from clerk.business.agenda import AgendaItem, Pages
from clerk.business.council import Committee
from clerk.business.days import time_in_words
from clerk.business.meetings import Contact, ListedMember, MeetingRecord, Signatory, Stage
from clerk.business.people import Role
from clerk.business.restricted import Grounds, RestrictedItem, RestrictedKind, View
from clerk.business.style import profile
from clerk.business.views import seen_by
from clerk.reading import read_text
from exporters.accessibility import check_word_file
from exporters.compose.agenda import agenda_document
from exporters.document import (
    AgendaEntry,
    Block,
    Detail,
    Document,
    Paragraph,
    RunningHead,
    ShortLines,
    SubHeading,
    Title,
)
from exporters.write import write

RENT = RestrictedItem(
    Grounds(RestrictedKind.EXEMPT, ("3",)), "Rent offered by Saltway Ropes", "To weigh the offer."
)
ITEMS = (
    AgendaItem("1", "Apologies for absence"),
    AgendaItem("2", "Dredging", "The Harbour Master will report.", Pages("5", "16")),
    AgendaItem("3", "Lease of the chandlery", "To settle it.", Pages("17", "17"), RENT),
    AgendaItem("", "Urgent business"),
)
MEMBERS = (
    ListedMember("M Tregear", "Councillor", Role.CHAIR),
    ListedMember("P Oakden", "Councillor", Role.VICE_CHAIR),
    ListedMember("S Yelland", "Councillor"),
    ListedMember("R Quill", "Dr", Role.CO_OPTED),
)


@pytest.fixture(scope="module")
def called(record: MeetingRecord) -> MeetingRecord:
    """The harbour meeting as it was called."""
    meeting = replace(
        record.meeting,
        notices=("Members of the public are welcome on the quay.",),
        issued=date(2022, 2, 28),
        signatory=Signatory("T Rowse", "Clerk to the Harbour", ("Customs House", "Wexcombe")),
        contact=Contact(words="Ask T Rowse for large print."),
        membership=MEMBERS,
        stage=Stage.AGENDA_ISSUED,
    )
    return replace(record, meeting=meeting, items=ITEMS)


def composed(
    record: MeetingRecord, committee: Committee, view: View = View.PUBLIC
) -> Sequence[Block]:
    return agenda_document(seen_by(record, view), committee).blocks


def printed(path: Path, document: Document) -> list[tuple[str, str]]:
    """The style and the text of each paragraph of the document, written and read back."""
    write(document, path)
    word = docx.Document(str(path))
    return [(each.style.name, each.text) for each in word.paragraphs if each.style]


def test_the_front_sheet_from_top_to_bottom(called: MeetingRecord, committee: Committee) -> None:
    document = agenda_document(seen_by(called, View.PUBLIC), committee)
    assert document.title == "Agenda: Harbour Committee, 8 March 2022"
    assert document.head == RunningHead("Harbour Committee", "8 March 2022", first=False)
    assert document.blocks == (
        Title("HARBOUR COMMITTEE"),
        Detail("Date:", "Tuesday 8 March 2022"),
        Detail("Time:", "2.00 pm"),
        Detail("Venue:", "the Old Customs House"),
        Paragraph("Members of the public are welcome on the quay."),
        SubHeading("Agenda"),
        AgendaEntry("1.", "Apologies for absence"),
        AgendaEntry(
            "2.", "Dredging", "5\xa0-\xa016", (Paragraph("The Harbour Master will report."),)
        ),
        AgendaEntry(
            "3.",
            "Lease of the chandlery",
            "17",
            (
                Paragraph("To settle it."),
                Paragraph("Exempt information under paragraph 3 of Schedule 12A."),
            ),
        ),
        AgendaEntry("", "Urgent business"),
        ShortLines(("T Rowse", "Clerk to the Harbour")),
        ShortLines(("Customs House", "Wexcombe", "Monday 28 February 2022")),
        SubHeading("Membership"),
        Paragraph(
            "Councillors M Tregear (Chair), P Oakden (Deputy Chair), S Yelland "
            "and Dr R Quill (Co-opted)"
        ),
        Paragraph("Ask T Rowse for large print."),
    )


def test_what_is_not_known_is_not_printed(record: MeetingRecord, committee: Committee) -> None:
    meeting = replace(record.meeting, starts=None, venue="")
    assert composed(replace(record, meeting=meeting), committee) == (
        Title("HARBOUR COMMITTEE"),
        Detail("Date:", "Tuesday 8 March 2022"),
        SubHeading("Agenda"),
    )


def test_the_house_style_s_own_words_are_printed(
    called: MeetingRecord, committee: Committee
) -> None:
    labels = {"agenda": "ORDER OF BUSINESS", "membership": "To:", "chair": "Chairman", "time": "At"}
    own = replace(committee, style=replace(committee.style, labels=labels))
    blocks = composed(called, own)
    assert [block.text for block in blocks if isinstance(block, SubHeading)] == [
        "ORDER OF BUSINESS",
        "To:",
    ]
    assert Detail("At:", "2.00 pm") in blocks
    assert "M Tregear (Chairman)" in repr(blocks)


def test_the_restricted_part_of_an_item_is_in_the_restricted_sheet_alone(
    called: MeetingRecord, committee: Committee
) -> None:
    public = agenda_document(seen_by(called, View.PUBLIC), committee)
    assert "Saltway" not in repr(public)
    assert "weigh" not in repr(public)
    closed = agenda_document(seen_by(called, View.RESTRICTED), committee)
    assert closed.head.marking == "NOT FOR PUBLICATION"
    (entry,) = (
        each for each in closed.blocks if isinstance(each, AgendaEntry) and each.number == "3."
    )
    assert entry.passages == (
        Paragraph("To settle it."),
        Paragraph("Exempt information under paragraph 3 of Schedule 12A."),
        Paragraph("Rent offered by Saltway Ropes"),
        Paragraph("To weigh the offer."),
    )


def test_an_agenda_does_not_say_that_the_public_were_excluded_already(
    called: MeetingRecord, committee: Committee
) -> None:
    grounds = Grounds(RestrictedKind.EXCLUDED, reason="Staff are discussed.")
    item = replace(ITEMS[0], restricted=RestrictedItem(grounds))
    blocks = composed(replace(called, items=(item,)), committee)
    said = Paragraph("The public may be excluded by resolution. Staff are discussed.")
    assert AgendaEntry("1.", "Apologies for absence", passages=(said,)) in blocks


def test_several_paragraphs_of_schedule_12a(called: MeetingRecord, committee: Committee) -> None:
    grounds = Grounds(RestrictedKind.EXEMPT, ("1", "2", "5"))
    item = replace(ITEMS[0], restricted=RestrictedItem(grounds))
    blocks = composed(replace(called, items=(item,)), committee)
    said = Paragraph("Exempt information under paragraphs 1, 2 and 5 of Schedule 12A.")
    assert AgendaEntry("1.", "Apologies for absence", passages=(said,)) in blocks


def test_an_agenda_not_yet_issued_says_so(called: MeetingRecord, committee: Committee) -> None:
    planned = replace(called, meeting=replace(called.meeting, stage=Stage.PLANNED))
    assert agenda_document(seen_by(planned, View.PUBLIC), committee).head.marking == "DRAFT"


def test_whom_to_ask_is_said_in_our_words_where_none_were_printed(
    called: MeetingRecord, committee: Committee
) -> None:
    contact = Contact("T Rowse", email="t.rowse@wexcombe.example")
    meeting = replace(called.meeting, contact=contact)
    assert composed(replace(called, meeting=meeting), committee)[-1] == Paragraph(
        "For more about this meeting please contact T Rowse, t.rowse@wexcombe.example."
    )


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        (Contact("T Rowse", words="For large print, please ask"), "ask T Rowse."),
        (Contact(words="For large print, please contact:"), ""),
        (Contact("T Rowse", words="Ring before noon"), "Ring before noon"),
    ],
)
def test_words_that_lead_on_to_a_name_are_followed_by_one_or_left_out(
    called: MeetingRecord, committee: Committee, contact: Contact, said: str
) -> None:
    meeting = replace(called.meeting, contact=contact)
    last = composed(replace(called, meeting=meeting), committee)[-1]
    if said:
        assert isinstance(last, Paragraph)
        assert last.text.endswith(said)
    else:
        assert (
            last == composed(replace(called, meeting=replace(meeting, contact=None)), committee)[-1]
        )


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (time(0, 5), "12.05 am"),
        (time(9, 30), "9.30 am"),
        (time(12), "12.00 pm"),
        (time(14), "2.00 pm"),
        (time(23, 59), "11.59 pm"),
    ],
)
def test_the_time_of_day(at: time, words: str) -> None:
    assert time_in_words(at) == words


def test_the_file_is_made_of_styles_and_everybody_can_read_it(
    called: MeetingRecord, committee: Committee, tmp_path: Path
) -> None:
    path = tmp_path / "agenda.docx"
    assert printed(path, agenda_document(seen_by(called, View.PUBLIC), committee)) == [
        ("Heading 1", "HARBOUR COMMITTEE"),
        ("Detail", "Date:\tTuesday 8 March 2022"),
        ("Detail", "Time:\t2.00 pm"),
        ("Detail", "Venue:\tthe Old Customs House"),
        ("Normal", "Members of the public are welcome on the quay."),
        ("Heading 2", "Agenda"),
        ("Agenda Item", "1.\tApologies for absence"),
        ("Agenda Item", "2.\tDredging\t5\xa0-\xa016"),
        ("Minute Text", "The Harbour Master will report."),
        ("Agenda Item", "3.\tLease of the chandlery\t17"),
        ("Minute Text", "To settle it."),
        ("Minute Text", "Exempt information under paragraph 3 of Schedule 12A."),
        ("Agenda Item", "\tUrgent business"),
        ("Short Lines", "T Rowse\nClerk to the Harbour"),
        ("Short Lines", "Customs House\nWexcombe\nMonday 28 February 2022"),
        ("Heading 2", "Membership"),
        (
            "Normal",
            "Councillors M Tregear (Chair), P Oakden (Deputy Chair), S Yelland "
            "and Dr R Quill (Co-opted)",
        ),
        ("Normal", "Ask T Rowse for large print."),
    ]
    assert check_word_file(path) == ()
    word = docx.Document(str(path))
    assert word.tables == []
    item = word.styles["Agenda Item"]
    assert item.base_style.name == "Heading 3"
    (stop,) = item.element.iter(qn("w:tab"))
    assert (stop.get(qn("w:val")), stop.get(qn("w:pos"))) == ("right", "9072")


def test_only_a_title_with_words_under_it_is_kept_with_the_next_line(
    called: MeetingRecord, committee: Committee, tmp_path: Path
) -> None:
    path = tmp_path / "agenda.docx"
    write(agenda_document(seen_by(called, View.PUBLIC), committee), path)
    kept = [
        each.paragraph_format.keep_with_next
        for each in docx.Document(str(path)).paragraphs
        if each.style and each.style.name == "Agenda Item"
    ]
    assert kept == [False, None, None, False]


def test_a_long_number_does_not_push_its_title_to_the_margin(tmp_path: Path) -> None:
    entries = (AgendaEntry("FGB 21/2022.", "Fees"), AgendaEntry("21/2022.", "Fees"))
    document = Document("T", RunningHead("B", "d"), entries)
    assert [text for _, text in printed(tmp_path / "n.docx", document)] == [
        "FGB 21/2022. Fees",
        "21/2022.\tFees",
    ]


# A column of its own, which plain text shows after whatever stands beside it.
PAGE_RANGE = re.compile(r"\b(\d+)\s-\s(\d+)\s*$", re.MULTILINE)


def words(text: str) -> list[str]:
    """The words of a front sheet but for the pages; "14th September" is printed without "th"."""
    text = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", PAGE_RANGE.sub("", text))
    return re.findall(r"\w+", text.casefold())


def test_every_word_of_a_real_front_sheet_stands_in_the_file_in_order(
    shared: Path, tmp_path: Path
) -> None:
    pack = (shared / "seeds" / "agenda-pack-2021-09-14.txt").read_text(encoding="utf-8")
    found = next(proposal for proposal in read_text(pack) if proposal.items)
    assert found.meeting
    assert len(found.items) == 11
    committee = Committee("board", found.committee, "CPB", profile("uk-principal"))
    seen = seen_by(found.record(found.meeting), View.PUBLIC)
    path = tmp_path / "agenda.docx"
    text = "\n".join(text for _, text in printed(path, agenda_document(seen, committee)))
    source = pack[: pack.index(" Corporate Parenting Board 20 July 2021")]
    assert len(words(source)) > 250
    assert words(text) == words(source)
    assert PAGE_RANGE.findall(text) == PAGE_RANGE.findall(source)
    assert PAGE_RANGE.findall(text) == [("5", "16"), ("17", "24"), ("25", "32")]
    assert check_word_file(path) == ()
