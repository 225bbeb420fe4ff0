"""Decision sheets and extracts: parts of minutes as papers of their own."""

from clerk.business.council import Committee
from clerk.business.views import PublicMeeting, RestrictedMeeting
from exporters.compose.excerpts import decision_sheet, extract
from exporters.document import OutcomeBlock, Paragraph, Section, SubHeading, Table, Title


def test_a_decision_sheet_holds_numbers_titles_and_outcomes_alone(
    seen: PublicMeeting, committee: Committee
) -> None:
    document = decision_sheet(seen, committee)
    title, of, *sections = document.blocks
    assert title == Title("HARBOUR COMMITTEE")
    assert of == Paragraph("Decisions of the meeting held on Tuesday 8 March 2022")
    assert [(each.number, each.title) for each in sections if isinstance(each, Section)] == [
        ("22/8", "Dredging of the inner basin"),
        ("22/10", "Any other business"),
    ]
    assert all(
        isinstance(passage, OutcomeBlock)
        for each in sections
        if isinstance(each, Section)
        for passage in each.passages
    )
    assert document.title == "Decisions: Harbour Committee, 8 March 2022"
    assert "Saltway" not in repr(document)
    assert document.head.marking == ""


def test_a_restricted_decision_sheet_holds_restricted_decisions_and_not_what_was_said(
    seen_closed: RestrictedMeeting, committee: Committee
) -> None:
    document = decision_sheet(seen_closed, committee)
    closed = next(
        each for each in document.blocks if isinstance(each, Section) and each.number == "22/9"
    )
    assert closed.passages[0] == SubHeading("Rent offered by Saltway Ropes")
    assert "nineteen" not in repr(document)
    assert document.head.marking == "NOT FOR PUBLICATION"


def test_an_extract_is_one_minute_whole(seen: PublicMeeting, committee: Committee) -> None:
    document = extract(seen, committee, " 22/8 ")
    assert document is not None
    title, of, minute = document.blocks
    assert title == Title("HARBOUR COMMITTEE")
    assert of == Paragraph("Extract from the minutes of the meeting held on Tuesday 8 March 2022")
    assert isinstance(minute, Section)
    assert any(isinstance(passage, Table) for passage in minute.passages)
    assert document.title == "Extract from the minutes: 22/8: Harbour Committee, 8 March 2022"


def test_an_extract_is_marked_only_for_what_it_holds(
    seen_closed: RestrictedMeeting, committee: Committee
) -> None:
    marks = []
    for number in ("22/8", "22/9"):
        document = extract(seen_closed, committee, number)
        assert document is not None
        marks.append(document.head.marking)
    assert marks == ["", "NOT FOR PUBLICATION"]


def test_there_is_no_extract_of_a_minute_there_is_not(
    seen: PublicMeeting, committee: Committee
) -> None:
    assert extract(seen, committee, "22/99") is None
