"""Two papers about one meeting: what the second adds to and changes in the first."""

from dataclasses import replace
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from clerk.business.actions import Action, Progress
from clerk.business.agenda import AgendaItem, Pages, Paper
from clerk.business.attendance import Attendance, AttendanceGroup, Roll
from clerk.business.meetings import Leftover, Leftovers, Meeting, MeetingRecord, Stage
from clerk.business.minutes import Clause, Minute, Outcome
from clerk.business.restricted import Grounds, RestrictedKind, Restriction
from clerk.business.restricting import closed_item, closed_minute
from clerk.business.words import shortened
from clerk.desk.merging import linked, merged

MEETING = Meeting("ferry-board", "FERRY BOARD", date(2024, 7, 9))
AGENDA = MeetingRecord(
    replace(MEETING, starts=time(14), venue="The Slip", stage=Stage.AGENDA_ISSUED),
    items=(
        AgendaItem("1", "Apologies"),
        AgendaItem("2", "The rope", "To hear of the rope.", Pages("3", "5")),
    ),
    papers=(Paper("The rope", item="2", text="It is long."),),
)
MINUTES = MeetingRecord(
    replace(MEETING, body="Ferry Board", ends=time(15, 30), stage=Stage.DRAFT_ISSUED),
    roll=Roll((AttendanceGroup("present", "PRESENT"),), (Attendance("A Boatman", "present"),)),
    minutes=(Minute("24/7", "APOLOGIES"), Minute("24/8", "THE ROPE", "It frays.")),
)


def test_an_agenda_and_minutes_complete_each_other_either_way_round() -> None:
    for first, second in ((AGENDA, MINUTES), (MINUTES, AGENDA)):
        merge = merged(first, second)
        meeting = merge.record.meeting
        assert merge.changes == ()
        assert (meeting.starts, meeting.ends, meeting.venue) == (time(14), time(15, 30), "The Slip")
        assert meeting.stage is Stage.DRAFT_ISSUED
        assert merge.record.items == AGENDA.items
        assert merge.record.minutes == MINUTES.minutes
        assert merge.record.roll == MINUTES.roll


def test_a_value_that_differs_is_taken_and_named() -> None:
    later = replace(AGENDA, meeting=replace(AGENDA.meeting, venue="The Boathouse"))
    merge = merged(AGENDA, later)
    assert merge.record.meeting.venue == "The Boathouse"
    (change,) = merge.changes
    assert str(change) == ("would change the meeting, venue: from “The Slip” to “The Boathouse”")


def test_what_was_closed_to_the_public_since_stays_closed() -> None:
    """A paper from before it was closed, read once more."""
    exempt = Grounds(RestrictedKind.EXEMPT, ("3",))
    told = Action("Buy it", "4", progress=(Progress("Bought."),))
    before = replace(
        AGENDA,
        minutes=(Minute("24/8", "The rope", "It frays.", item="2"),),
        actions=(told,),
    )
    (one, two), (minute,), (paper,) = before.items, before.minutes, before.papers
    now = replace(
        before,
        items=(one, closed_item(two, Restriction(exempt, "A purchase"))),
        minutes=(closed_minute(minute, exempt, "A purchase"),),
        papers=(replace(paper, grounds=exempt),),
        actions=(replace(told, restricted=True),),
    )
    merge = merged(now, before)
    assert merge.record == now
    assert merge.changes == ()
    assert merge.added == (
        "nothing of item 2: it is restricted",
        "nothing of minute 24/8: it is restricted",
        "nothing of action 4: it is restricted",
        "nothing of a paper under item 2: it is restricted",
    )


def test_business_without_a_number_is_known_by_the_title_it_had() -> None:
    before = replace(MINUTES, items=(AgendaItem("", "The rope"),), minutes=())
    closed = closed_item(before.items[0], Restriction(Grounds(RestrictedKind.EXEMPT), "A purchase"))
    now = replace(before, items=(closed,))
    assert merged(now, before).record == now


def test_what_a_paper_does_not_say_is_kept() -> None:
    silent = replace(AGENDA, meeting=MEETING, items=(AgendaItem("2", "The rope"),), papers=())
    merge = merged(AGENDA, silent)
    assert merge.record == AGENDA
    assert merge.changes == merge.added == ()


def test_a_number_used_twice_stays_twice() -> None:
    twice = replace(MINUTES, minutes=(Minute("24/7", "ONE"), Minute("24/7", "TWO")))
    merge = merged(twice, twice)
    assert merge.record == twice
    assert merge.changes == ()


def test_an_item_without_a_number_is_known_by_its_title() -> None:
    page = replace(AGENDA, items=(AgendaItem("", "The  Rope", "Bring a spare."),))
    merge = merged(AGENDA, page)
    assert [item.number for item in merge.record.items] == ["1", "2"]
    assert merge.record.items[1].description == "Bring a spare."


def test_an_action_keeps_its_number_and_gathers_progress() -> None:
    before = Action("Buy rope", number="5", progress=(Progress("Asked."),))
    printed = Action("Buy  rope", progress=(Progress("Bought."),))
    old = replace(MINUTES, minutes=(Minute("24/8", "THE ROPE", actions=(before,)),))
    new = replace(MINUTES, minutes=(Minute("24/8", "THE ROPE", actions=(printed,)),))
    (minute,) = merged(old, new).record.minutes
    (action,) = minute.actions
    assert action.number == "5"
    assert action.progress == (Progress("Asked."), Progress("Bought."))


def test_outcomes_that_differ_are_shown_in_words() -> None:
    old = replace(MINUTES, minutes=(Minute("24/8", "", outcomes=(_agreed("That it rain."),)),))
    new = replace(MINUTES, minutes=(Minute("24/8", "", outcomes=(_agreed("That it shine."),)),))
    (change,) = merged(old, new).changes
    assert (change.place, change.what) == ("minute 24/8", "outcomes")
    assert "That it rain." in change.before
    assert "That it shine." in change.after


def test_leftovers_of_both_papers_are_kept() -> None:
    one = replace(AGENDA, leftovers=Leftovers(unplaced=(Leftover(3, "ahoy"),)))
    other = replace(AGENDA, leftovers=Leftovers(unplaced=(Leftover(9, "belay"),)))
    assert merged(one, other).record.leftovers.unplaced == (
        Leftover(3, "ahoy"),
        Leftover(9, "belay"),
    )


def test_a_minute_goes_under_the_item_of_its_title() -> None:
    record = linked(merged(AGENDA, MINUTES).record)
    assert [minute.item for minute in record.minutes] == ["1", "2"]


def _agreed(clause: str) -> Outcome:
    return Outcome("AGREED", (Clause(clause),))


_WORDS = st.text(st.characters(codec="utf-8", categories=("L", "Nd", "Zs")), max_size=20)
_NUMBERS = st.sampled_from(["", "24/7", "24/8", "24/9"])
_MINUTES = st.lists(st.builds(Minute, _NUMBERS, _WORDS, _WORDS), max_size=5).map(tuple)
_ITEMS = st.lists(st.builds(AgendaItem, _NUMBERS, _WORDS, _WORDS), max_size=5).map(tuple)
_RECORDS = st.builds(
    MeetingRecord, st.just(MEETING), st.just(Roll()), items=_ITEMS, minutes=_MINUTES
)


@given(_RECORDS)
def test_a_record_merged_with_itself_is_itself(record: MeetingRecord) -> None:
    merge = merged(record, record)
    assert merge.record == record
    assert merge.changes == merge.added == ()


@given(_RECORDS, _RECORDS)
def test_no_text_is_lost_without_being_named(old: MeetingRecord, new: MeetingRecord) -> None:
    merge = merged(old, new)
    texts = {minute.text for minute in merge.record.minutes}
    replaced = [change for change in merge.changes if change.what == "text"]
    assert {minute.text for minute in new.minutes} <= texts | {""}
    lost = [minute.text for minute in old.minutes if minute.text and minute.text not in texts]
    assert len(lost) <= len(replaced)


@given(st.text(max_size=200), st.integers(2, 80))
def test_shortened_is_one_line_of_that_length(text: str, longest: int) -> None:
    line = shortened(text, longest)
    assert len(line) <= longest
    assert "\n" not in line
