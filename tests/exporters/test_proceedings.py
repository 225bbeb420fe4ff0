"""What the record of a meeting holds beside its minutes is printed, and only once."""

from dataclasses import replace
from datetime import date, time

from clerk.business.agenda import AgendaItem
from clerk.business.attendance import InChair, Moment, Move, Movement
from clerk.business.council import Committee
from clerk.business.interests import Conduct, Declaration
from clerk.business.meetings import Adjournment, Correction, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.business.restricted import View
from clerk.business.style import DeclarationsAs
from clerk.business.views import seen_by
from exporters.compose.minutes import minutes_document
from exporters.document import (
    Block,
    Document,
    Field,
    Paragraph,
    Section,
    SignatureBlock,
    SubHeading,
    Table,
)


def printed(record: MeetingRecord, committee: Committee, view: View = View.PUBLIC) -> Document:
    return minutes_document(seen_by(record, view), committee)


def sentences(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def sections(document: Document) -> list[Section]:
    return [block for block in document.blocks if isinstance(block, Section)]


def test_who_took_the_chair_is_told_unless_it_was_the_chair(
    record: MeetingRecord, committee: Committee
) -> None:
    chair = (InChair("M Tregear"), InChair("P Oakden", "3", time(14, 40)))
    alone = replace(record, roll=replace(record.roll, chair=chair[:1]))
    assert not any("chair" in each for each in sentences(printed(alone, committee)))
    both = replace(record, roll=replace(record.roll, chair=chair))
    assert sentences(printed(both, committee))[1:] == [
        "Councillor M Tregear was in the chair.",
        "Councillor P Oakden took the chair at 2.40 pm from item 3.",
    ]


def moved(record: MeetingRecord, *moves: Movement) -> MeetingRecord:
    """The meeting with one of its members coming and going so."""
    first, second, *others = record.roll.people
    people = (first, replace(second, movements=moves), *others)
    return replace(record, roll=replace(record.roll, people=people))


def test_a_sentence_the_minutes_have_already_is_not_printed_again(
    record: MeetingRecord, committee: Committee
) -> None:
    told = "Councillor P Oakden arrived at 2.20 pm during consideration of item 2."
    late = moved(record, Movement(Move.ARRIVED, time(14, 20), Moment.DURING, "2"))
    for item in ("1", "2"):  # told below the list, or under its item
        came = replace(late, minutes=(Minute("1", "Buoys", "Two are adrift.", item=item),))
        assert repr(printed(came, committee)).count(told) == 1
        written = replace(came.minutes[0], text=f"Two are adrift.\n\n{told}")
        document = printed(replace(came, minutes=(written,)), committee)
        assert repr(document).count(told) == 1
        assert Paragraph(told) in sections(document)[0].passages


def test_who_comes_and_goes_is_told_at_the_item(
    record: MeetingRecord, committee: Committee
) -> None:
    came = moved(
        record,
        Movement(Move.ARRIVED, time(14, 20), Moment.BEFORE, "2"),
        Movement(Move.LEFT, time(14, 50), Moment.DURING, "2"),
        Movement(Move.ARRIVED, time(15, 20), Moment.AFTER, "2"),
        Movement(Move.LEFT, time(15, 40), Moment.DURING, "9"),
    )
    minutes = (
        Minute("1", "Apologies", item="1"),
        Minute("2", "Buoys", "Two are adrift.", item="2"),
        Minute("3", "More buoys", "A third is.", item="2"),
    )
    pause = Adjournment(time(15), time(15, 10), "2")
    document = printed(replace(came, minutes=minutes, adjournments=(pause,)), committee)
    who = "Councillor P Oakden"
    assert sentences(document)[1:] == [f"{who} left at 3.40 pm during consideration of item 9."]
    first, second, third = (section.passages for section in sections(document))
    assert first == ()
    assert second == (
        Paragraph(f"{who} arrived at 2.20 pm before consideration of item 2."),
        Paragraph("Two are adrift."),
        Paragraph("The meeting was adjourned at 3.00 pm."),
        Paragraph("The meeting resumed at 3.10 pm."),
    )
    assert third == (
        Paragraph("A third is."),
        Paragraph(f"{who} left at 2.50 pm during consideration of item 2."),
        Paragraph(f"{who} arrived at 3.20 pm after consideration of item 2."),
    )


def test_breaks_are_told(record: MeetingRecord, committee: Committee) -> None:
    held = replace(record, adjournments=(Adjournment(time(15), time(15, 10)),))
    assert sentences(printed(held, committee))[1:] == [
        "The meeting was adjourned at 3.00 pm.",
        "The meeting resumed at 3.10 pm.",
    ]


def test_when_the_meeting_closed_is_told_once(record: MeetingRecord, committee: Committee) -> None:
    closed = replace(record, meeting=replace(record.meeting, opened=time(14, 2), ends=time(16, 5)))
    told = "The Chair closed the meeting at 4.05 pm."
    assert sentences(printed(closed, committee))[-1] == told
    gone = Minute("1", "Close", "There being no more to do, all went home at 4.05 pm.")
    assert told not in sentences(printed(replace(closed, minutes=(gone,)), committee))
    planned = replace(record, meeting=replace(record.meeting, ends=time(16, 5)))
    assert told not in sentences(printed(planned, committee))


DECLARED = (
    Declaration("Councillor P Oakden", "4", "Personal Interest", "his boat lies there"),
    Declaration(
        "Dr R Quill", "4", "Personal Interest", "a secret", sensitive=True, conduct=Conduct.LEFT
    ),
)


def with_interests(record: MeetingRecord, text: str = "") -> MeetingRecord:
    minutes = (Minute("1", "Apologies"), Minute("2", "Declarations of interest", text))
    return replace(record, minutes=minutes, declarations=DECLARED)


def test_interests_stand_under_the_minute_about_them_without_what_is_sensitive(
    record: MeetingRecord, committee: Committee
) -> None:
    for view in View:
        document = printed(with_interests(record), committee, view)
        under = sections(document)[1].passages
        assert "his boat lies there" in repr(under[0])
        assert "Dr R Quill" in repr(under[1])
        assert "a secret" not in repr(document)


def test_an_interest_declared_later_and_a_break_stand_where_they_were(
    record: MeetingRecord, committee: Committee
) -> None:
    later = replace(DECLARED[0], declared_at="4")
    pause = Adjournment(time(15), time(15, 10), "4", "the tide came in.")
    minutes = (Minute("1", "Interests", item="2"), Minute("2", "Moorings", "Full.", item="4"))
    held = replace(record, minutes=minutes, declarations=(later,), adjournments=(pause,))
    document = printed(held, committee)
    first, second = sections(document)
    assert first.passages == ()
    text, declared, *broken = second.passages
    assert text == Paragraph("Full.")
    assert "his boat lies there" in repr(declared)
    assert broken == [
        Paragraph("The meeting was adjourned at 3.00 pm: the tide came in."),
        Paragraph("The meeting resumed at 3.10 pm."),
    ]
    assert len(sentences(document)) == 1


def test_interests_can_be_a_table(record: MeetingRecord, committee: Committee) -> None:
    style = replace(committee.style, declarations_as=DeclarationsAs.TABLE)
    document = printed(with_interests(record), replace(committee, style=style))
    (table,) = sections(document)[1].passages
    assert isinstance(table, Table)
    assert len(table.rows) == 2
    assert "a secret" not in repr(document)


def test_an_interest_minuted_in_other_words_is_not_told_again(
    record: MeetingRecord, committee: Committee
) -> None:
    said = "Councillor P Oakden spoke of his boat, and Dr R Quill of another matter."
    document = printed(with_interests(record, said), committee)
    assert sections(document)[1].passages == (Paragraph(said),)


def test_why_an_item_was_urgent_is_minuted(record: MeetingRecord, committee: Committee) -> None:
    item = AgendaItem("9", "Leak", urgent=True, urgent_reason="The quay is wet.")
    leak = Minute("1", "Leak", "It drips.", item="9")
    told = replace(record, items=(item,), minutes=(leak,))
    first, second = sections(printed(told, committee))[0].passages
    assert "The quay is wet." in repr(first)
    assert second == Paragraph("It drips.")


def test_signed_minutes_say_who_signed_and_what_was_put_right(
    record: MeetingRecord, committee: Committee
) -> None:
    meeting = replace(
        record.meeting, stage=Stage.SIGNED, signed_by="M Tregear", signed_on=date(2022, 4, 5)
    )
    corrections = (
        Correction("For “east” read “west”.", "22/8"),
        Correction("For nineteen read eighteen.", "22/9", restricted=True),
    )
    signed = replace(record, meeting=meeting, corrections=corrections)
    blocks = printed(signed, committee).blocks
    assert blocks[-3:] == (
        SubHeading("Corrections made at confirmation"),
        Paragraph("Minute 22/8: For “east” read “west”."),
        Paragraph("Signed by M Tregear on 5 April 2022."),
    )
    assert not any(isinstance(block, SignatureBlock) for block in blocks)
    whole: tuple[Block, ...] = printed(signed, committee, View.RESTRICTED).blocks
    assert Paragraph("Minute 22/9: For nineteen read eighteen.") in whole


def test_a_checking_copy_says_that_its_numbers_may_change(
    record: MeetingRecord, committee: Committee
) -> None:
    meeting = replace(record.meeting, stage=Stage.BEING_CHECKED)
    minutes = (Minute("22/7", "Gate", provisional=True),)
    copy = printed(replace(record, meeting=meeting, minutes=minutes), committee)
    assert copy.head.marking == "DRAFT - CHECKING COPY"
    assert "The minute numbers in this copy are provisional." in sentences(copy)


def test_pages_run_on_through_a_year_with_room_for_initials(
    record: MeetingRecord, committee: Committee
) -> None:
    labels = {**committee.style.labels, "initials": "Initials"}
    style = replace(committee.style, labels=labels)
    seen = seen_by(record, View.PUBLIC)
    document = minutes_document(seen, replace(committee, style=style), first_page=47)
    assert document.first_page == 47
    assert document.foot == ("Initials ................   Page ", Field.PAGE)
    assert minutes_document(seen, committee).foot == ("Page ", Field.PAGE, " of ", Field.PAGES)
