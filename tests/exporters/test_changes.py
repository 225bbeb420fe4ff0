"""What a second draft says it changed."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from clerk.business.council import Committee
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Clause, Minute, Outcome
from clerk.business.restricted import View
from clerk.business.style import HouseStyle
from clerk.business.views import seen_by
from exporters.compose.changes import Change, MinuteChanges, changes_document, differences
from exporters.document import Paragraph, Section, Table
from tests.exporters.conftest import MINUTES

STYLE_ALONE = Committee("quay", "Quay Committee", "QC", HouseStyle("Quay"))


def with_minutes(record: MeetingRecord, *minutes: Minute) -> MeetingRecord:
    return replace(record, minutes=minutes)


def changed(
    record: MeetingRecord, old: tuple[Minute, ...], new: tuple[Minute, ...], view: View
) -> tuple[MinuteChanges, ...]:
    before, after = (seen_by(with_minutes(record, *each), view) for each in (old, new))
    return differences(before, after, STYLE_ALONE)


def test_words_are_shown_as_they_were_and_as_they_are(record: MeetingRecord) -> None:
    old = Minute("1", "Gate", "The gate was shut.\n\nIt rained.", (decided("That it be oiled."),))
    new = replace(old, text="The gate was open.\n\nIt rained.", outcomes=())
    assert changed(record, (old,), (new,), View.PUBLIC) == (
        MinuteChanges(
            "1",
            "Gate",
            (
                Change(("The gate was shut.",), ("The gate was open.",)),
                Change(("AGREED That it be oiled.",), ()),
            ),
        ),
    )


def test_a_new_minute_and_one_that_went(record: MeetingRecord) -> None:
    gone, kept, added = Minute("1", "Gate", "Shut."), Minute("2", "Wall"), Minute("3", "Roof")
    assert changed(record, (gone, kept), (kept, added), View.PUBLIC) == (
        MinuteChanges("3", "Roof", (Change((), ("3 Roof",)),)),
        MinuteChanges("1", "Gate", (Change(("1 Gate", "Shut."), ()),)),
    )


def test_a_minute_is_the_same_under_another_number_or_another_title(record: MeetingRecord) -> None:
    old = (Minute("1", "Gate"), Minute("2", "Wall"))
    assert changed(record, old, (Minute("1A", "Gate"), Minute("2", "Walls")), View.PUBLIC) == (
        MinuteChanges("1A", "Gate", (Change(("1 Gate",), ("1A Gate",)),)),
        MinuteChanges("2", "Walls", (Change(("2 Wall",), ("2 Walls",)),)),
    )


def test_the_public_list_of_changes_holds_nothing_restricted(
    record: MeetingRecord, committee: Committee
) -> None:
    lease = MINUTES[2]
    assert lease.restricted is not None
    cheaper = replace(lease.restricted, text="Saltway Ropes had offered eighteen pounds a foot.")
    new = replace(record, minutes=(*MINUTES[:2], replace(lease, restricted=cheaper), MINUTES[3]))
    public, whole = (
        changes_document(seen_by(record, view), seen_by(new, view), committee, since="draft 1")
        for view in View
    )
    assert "Saltway" not in repr(public)
    assert public.blocks[-1] == Paragraph("Nothing was changed.")
    assert whole.head.marking == "NOT FOR PUBLICATION"
    assert whole.blocks[1] == Paragraph(
        "Changes since draft 1 in the minutes of the meeting held on Tuesday 8 March 2022"
    )
    (section,) = (block for block in whole.blocks if isinstance(block, Section))
    (table,) = section.passages
    assert isinstance(table, Table)
    assert table.head == ("Was", "Now")
    assert table.rows == (
        (
            ("Saltway Ropes had offered nineteen pounds a foot.",),
            ("Saltway Ropes had offered eighteen pounds a foot.",),
        ),
    )


def decided(words: str) -> Outcome:
    return Outcome("AGREED", (Clause(words),))


some_minutes = st.lists(
    st.builds(
        Minute,
        st.sampled_from(["", "1", "2", "3"]),
        st.sampled_from(["Gate", "Wall", "Roof"]),
        st.sampled_from(["", "Shut.", "Open.\n\nShut.", "- one\n- two"]),
    ),
    max_size=5,
).map(tuple)


@given(old=some_minutes, new=some_minutes)
def test_every_line_that_came_or_went_is_told_and_nothing_else(
    record: MeetingRecord, old: tuple[Minute, ...], new: tuple[Minute, ...]
) -> None:
    found = [change for each in changed(record, old, new, View.PUBLIC) for change in each.changes]
    went = [line for change in found for line in change.before]
    came = [line for change in found for line in change.after]
    assert sorted([*lines_of(old), *came]) == sorted([*lines_of(new), *went])
    assert changed(record, new, new, View.PUBLIC) == ()


def lines_of(minutes: tuple[Minute, ...]) -> list[str]:
    return [
        line.removeprefix("- ")
        for minute in minutes
        for line in (f"{minute.number} {minute.title}".strip(), *minute.text.split("\n"))
        if line
    ]
