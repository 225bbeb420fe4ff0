"""What the minutes say, before any file format."""

from dataclasses import replace
from datetime import date, time

import pytest

from clerk.business.attendance import Moment, Move, Movement
from clerk.business.council import Committee
from clerk.business.meetings import MeetingRecord, Stage
from clerk.business.minutes import Clause, ListStyle, Minute, Outcome, Vote, VoteMethod
from clerk.business.outcome_words import MOTIONS
from clerk.business.restricted import View
from clerk.business.typed_outcomes import typed_outcome
from clerk.business.views import PublicMeeting, RestrictedMeeting, seen_by
from exporters.compose.minutes import minutes_document
from exporters.document import (
    ActionBlock,
    AttendanceEntry,
    Document,
    OutcomeBlock,
    Paragraph,
    PointList,
    Section,
    SignatureBlock,
    SubHeading,
    Table,
    Title,
)


def sections(document: Document) -> list[Section]:
    return [block for block in document.blocks if isinstance(block, Section)]


def only_minute(record: MeetingRecord, minute: Minute, committee: Committee) -> Section:
    seen = seen_by(replace(record, minutes=(minute,)), View.PUBLIC)
    return sections(minutes_document(seen, committee))[0]


def test_the_minutes_open_with_the_body_and_the_house_style_s_sentence(
    seen: PublicMeeting, committee: Committee
) -> None:
    title, opening, *_ = minutes_document(seen, committee).blocks
    assert title == Title("HARBOUR COMMITTEE")
    assert opening == Paragraph(
        "A meeting of the Harbour Committee was held on Tuesday 8 March 2022 at 2.00 pm "
        "in the Old Customs House."
    )


def test_a_printed_opening_stands_as_it_was(record: MeetingRecord, committee: Committee) -> None:
    meeting = replace(record.meeting, opening="Held in the fog.", title="Annual Meeting")
    seen = seen_by(replace(record, meeting=meeting), View.PUBLIC)
    assert minutes_document(seen, committee).blocks[1:3] == (
        Paragraph("Annual Meeting"),
        Paragraph("Held in the fog."),
    )


def test_an_opening_says_nothing_of_a_time_and_a_place_nobody_knows(
    record: MeetingRecord, committee: Committee
) -> None:
    meeting = replace(record.meeting, starts=None, venue="")
    seen = seen_by(replace(record, meeting=meeting), View.PUBLIC)
    assert minutes_document(seen, committee).blocks[1] == Paragraph(
        "A meeting of the Harbour Committee was held on Tuesday 8 March 2022."
    )


def test_every_attendance_label_is_printed_in_its_order(
    seen: PublicMeeting, committee: Committee
) -> None:
    blocks = minutes_document(seen, committee).blocks
    assert [block for block in blocks if isinstance(block, AttendanceEntry)] == [
        AttendanceEntry(
            "PRESENT:",
            "Councillors M Tregear (Chair), P Oakden (Deputy Chair), "
            "S Yelland (substitute for J Moult) and Dr R Quill (Co-opted)",
        ),
        AttendanceEntry("PRESENT BY INVITATION:"),
        AttendanceEntry("OFFICERS:", "A Penhale (Harbour Master) and Birkett"),
        AttendanceEntry("APOLOGIES FOR ABSENCE:", "Councillor J Moult"),
        AttendanceEntry("PUBLIC:", "3"),
    ]


def test_who_came_late_to_no_minuted_item_is_told_below_the_list(
    record: MeetingRecord, committee: Committee
) -> None:
    late = replace(
        record.roll.people[1],
        movements=(Movement(Move.ARRIVED, time(14, 20), Moment.DURING, "2a"),),
    )
    seen = seen_by(replace(record, roll=replace(record.roll, people=(late,))), View.PUBLIC)
    blocks = minutes_document(seen, committee).blocks
    place = blocks.index(AttendanceEntry("PUBLIC:", "3"))
    assert blocks[place + 1] == Paragraph(
        "Councillor P Oakden arrived at 2.20 pm during consideration of item 2a."
    )


def test_outcomes_and_actions_stand_in_their_place(
    seen: PublicMeeting, committee: Committee
) -> None:
    dredging = sections(minutes_document(seen, committee))[1]
    assert (dredging.number, dredging.title) == ("22/8", "Dredging of the inner basin")
    assert [type(passage) for passage in dredging.passages] == [
        Paragraph,
        SubHeading,
        PointList,
        OutcomeBlock,
        Paragraph,
        PointList,
        Table,
        Paragraph,
        OutcomeBlock,
        ActionBlock,
    ]
    assert dredging.passages[6] == Table(
        ("Way", "Cost"), ((("Whole basin",), ("£84,000",)), (("Two halves",), ("£91,500",)))
    )
    assert dredging.passages[-1] == ActionBlock(
        "ACTION-", "Ask three firms what they charge for silt.", "A Penhale", "next meeting"
    )


def test_the_public_minutes_hold_number_title_and_public_text_of_restricted_business(
    seen: PublicMeeting, committee: Committee
) -> None:
    document = minutes_document(seen, committee)
    assert sections(document)[2] == Section(
        "22/9", "Lease of the chandlery", (Paragraph("The public left the room."),)
    )
    assert "Saltway" not in repr(document)
    assert document.head.marking == ""


def test_the_restricted_minutes_hold_the_rest_and_say_so_on_every_page(
    seen_closed: RestrictedMeeting, committee: Committee
) -> None:
    document = minutes_document(seen_closed, committee)
    assert sections(document)[2].passages == (
        Paragraph("The public left the room."),
        SubHeading("Rent offered by Saltway Ropes"),
        Paragraph("Exempt information under paragraph 3 of Schedule 12A."),
        Paragraph("Saltway Ropes had offered nineteen pounds a foot."),
        OutcomeBlock("RESOLVED:", (Clause("That the offer be refused."),)),
    )
    assert document.head.marking == "NOT FOR PUBLICATION"


@pytest.mark.parametrize(
    ("stage", "marking"),
    [
        (Stage.WRITING_UP, "DRAFT"),
        (Stage.BEING_CHECKED, "DRAFT - CHECKING COPY"),
        (Stage.DRAFT_ISSUED, ""),
        (Stage.SIGNED, ""),
    ],
)
def test_minutes_are_marked_draft_until_they_are_issued(
    record: MeetingRecord, committee: Committee, stage: Stage, marking: str
) -> None:
    meeting = replace(record.meeting, stage=stage)
    seen = seen_by(replace(record, meeting=meeting), View.PUBLIC)
    assert minutes_document(seen, committee).head.marking == marking


def test_the_house_style_s_words_stand_where_the_paper_had_none(
    record: MeetingRecord, committee: Committee
) -> None:
    outcome = Outcome(
        "RECOMMENDED",
        (Clause("That the fund be closed."),),
        style=ListStyle.PARAGRAPHS,
        to_body="the Cabinet",
        mover="Councillor Oakden",
        seconder="Councillor Yelland",
        vote=Vote(VoteMethod.RECORDED, 2, 1, 0, names_in_favour=("Oakden", "Yelland")),
    )
    assert only_minute(record, Minute("1", "Fund", outcomes=(outcome,)), committee).passages == (
        OutcomeBlock(
            "RECOMMENDED:",
            outcome.clauses,
            "to the Cabinet",
            ListStyle.PARAGRAPHS,
            (
                "Proposed by Councillor Oakden, seconded by Councillor Yelland.",
                "Recorded vote. For (2): Oakden, Yelland. Against: 1. Abstained: 0.",
            ),
        ),
    )


def test_what_the_printed_words_say_is_not_said_twice(
    record: MeetingRecord, committee: Committee
) -> None:
    outcome = Outcome(
        "CARRIED",
        (Clause("That the gate be moved."),),
        lead_in="Moved by M Tregear, seconded by P Oakden",
        mover="M Tregear",
        seconder="P Oakden",
        closing="Motion carried.",
    )
    assert only_minute(record, Minute("1", "Gate", outcomes=(outcome,)), committee).passages == (
        OutcomeBlock("", outcome.clauses, outcome.lead_in, notes=("Motion carried.",)),
    )


def test_the_document_ends_with_room_for_a_signature_and_knows_its_name(
    seen: PublicMeeting, committee: Committee
) -> None:
    document = minutes_document(seen, committee)
    assert document.blocks[-1] == SignatureBlock("Signed", "Chair", "Date")
    assert document.title == "Minutes: Harbour Committee, 8 March 2022"
    assert (document.head.body, document.head.day) == ("Harbour Committee", "8 March 2022")
    assert document.language == "en-GB"


def test_days_are_written_out_whatever_the_computer_s_language(
    record: MeetingRecord, committee: Committee
) -> None:
    meeting = replace(record.meeting, held=date(2021, 9, 1), sitting=2)
    seen = seen_by(replace(record, meeting=meeting), View.PUBLIC)
    assert minutes_document(seen, committee).head.day == "1 September 2021"


def test_an_amended_motion_prints_its_amendments_before_what_came_of_it(
    record: MeetingRecord, committee: Committee
) -> None:
    lost = typed_outcome(
        "AMENDMENT LOST: That the paint be pink.\nMoved E Fox, seconded A Roe\nvote 2-4",
        MOTIONS,
    )
    fell = typed_outcome(
        "AMENDMENT FELL for want of a seconder: That it be mauve.\nMoved E Fox", MOTIONS
    )
    carried = typed_outcome("AMENDMENT CARRIED: That the paint be green.", MOTIONS)
    decided = Outcome("RESOLVED", (Clause("That the light be painted green."),))
    assert lost
    assert fell
    assert carried
    placed = tuple(
        replace(each, after_block=1, order=order)
        for order, each in enumerate((lost, fell, carried, decided))
    )
    text = "It was moved that the light be painted.\n\nThe brushes were handed out."
    minute = Minute("22/8", "Paint", text, outcomes=placed)
    above, *blocks, below = only_minute(record, minute, committee).passages
    assert [above, below] == [Paragraph(each) for each in text.split("\n\n")]
    assert [(each.label, each.notes) for each in blocks if isinstance(each, OutcomeBlock)] == [
        ("AMENDMENT LOST:", ("Proposed by E Fox, seconded by A Roe.", "For: 2. Against: 4.")),
        ("AMENDMENT FELL for want of a seconder:", ("Proposed by E Fox.",)),
        ("AMENDMENT CARRIED:", ()),
        ("RESOLVED:", ()),
    ]
