"""What is put into the register comes out of it, and only what differs is written."""

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clerk.business.actions import Action, Closing, Progress
from clerk.business.agenda import Paper, PaperFile, PaperKind
from clerk.business.meetings import CalledOff, MeetingRecord, Stage
from clerk.business.minutes import Clause, Minute, Outcome
from db import Register, errors
from db.actions import actions, next_number, number_actions, save_action
from db.counts import counts
from db.history import events
from db.records import meeting_record, save_record
from tests.db.conftest import small_record
from tests.harbour import HARBOUR, HARBOUR_MEETING


def save(register: Register, record: MeetingRecord) -> int:
    with register.writing("Save") as change:
        return save_record(change, record)


def test_a_full_record_comes_back_the_same(register: Register) -> None:
    record = whole_record()
    assert meeting_record(register, save(register, record)) == record


def test_the_full_record_leaves_no_field_of_any_record_out() -> None:
    """So that a field added to a record and forgotten in the register fails the test above."""
    spoken: dict[type, set[str]] = {}
    _gather(whole_record(), spoken)
    silent = {
        f"{kind.__name__}.{each.name}"
        for kind, said in spoken.items()
        for each in fields(kind)
        if each.compare and each.name not in said
    }
    assert silent == set()


def whole_record() -> MeetingRecord:
    """The full record, with those fields spoken that would stand in the way of other tests."""
    record = HARBOUR_MEETING
    minute, *minutes = record.minutes
    paper, *papers = record.papers
    file = PaperFile("silt.png", "a" * 64, "b" * 64, 8, True, ("Scanned.",), 2, "A chart of silt.")
    laid = (
        replace(paper, file=file, withdrawn=True),
        *(replace(one, file=PaperFile("brill.pdf", "c" * 64)) for one in papers),
        Paper("Minutes of 4 May", PaperKind.MINUTES, "1", made_from=1),
    )
    action, *actions = record.actions
    meeting = replace(record.meeting, sitting=2, called_off=CalledOff.CANCELLED, agenda_version=2)
    closed = Closing(date(2021, 6, 1), "The wall is blue.", meeting.reference, "21/6")
    noted = replace(action, snoozed_until=date(2021, 5, 20), not_chased="It dries.", closed=closed)
    return replace(
        record,
        meeting=meeting,
        actions=(noted, *actions),
        items=(replace(record.items[0], confirms=1), *record.items[1:]),
        alterations=(replace(record.alterations[0], other=1, sent_on=date(2021, 6, 3)),),
        minutes=(replace(minute, provisional=True), *minutes),
        papers=laid,
    )


def _gather(value: object, spoken: dict[type, set[str]]) -> None:
    """Which fields of which records hold something other than what they hold by default."""
    if isinstance(value, tuple):
        for part in value:
            _gather(part, spoken)
    elif is_dataclass(value) and not isinstance(value, type):
        said = spoken.setdefault(type(value), set())
        for each in fields(value):
            held = getattr(value, each.name)
            if each.default is MISSING or held != each.default:
                said.add(each.name)
            _gather(held, spoken)


def test_saving_an_unchanged_record_makes_no_event(register: Register) -> None:
    meeting_id = save(register, HARBOUR_MEETING)
    before = events(register)[0].seq
    save(register, HARBOUR_MEETING)
    save(register, meeting_record(register, meeting_id))
    assert events(register)[0].seq == before


def test_one_changed_clause_touches_one_row(register: Register) -> None:
    meeting_id = save(register, HARBOUR_MEETING)
    record = meeting_record(register, meeting_id)
    first = record.minutes[0]
    outcome = first.outcomes[0]
    outcome = replace(outcome, clauses=(Clause("That nothing be done.", "1."), outcome.clauses[1]))
    changed = replace(record, minutes=(replace(first, outcomes=(outcome,)), *record.minutes[1:]))
    save(register, changed)
    assert meeting_record(register, meeting_id) == changed
    assert events(register)[0].changes == 1


word = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8)
outcome = st.builds(
    Outcome,
    word=st.sampled_from(["AGREED", "NOTED"]),
    clauses=st.lists(st.builds(Clause, word, word), max_size=3).map(tuple),
    lead_in=word,
    after_block=st.none() | st.integers(0, 3),
)
action = st.builds(
    Action,
    text=word,
    progress=st.lists(st.builds(Progress, word), max_size=2, unique=True).map(tuple),
)
minute = st.builds(
    Minute,
    number=st.sampled_from(["", "21/1", "21/2", "3"]),
    title=word,
    text=word,
    outcomes=st.lists(outcome, max_size=2).map(tuple),
    item=st.none() | word,
)


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(first=st.lists(minute, max_size=4), second=st.lists(minute, max_size=4))
def test_any_minutes_replace_any_others(
    register: Register, first: list[Minute], second: list[Minute]
) -> None:
    for minutes in (first, second):
        record = small_record(minutes=tuple(minutes))
        assert meeting_record(register, save(register, record)) == record


def test_half_characters_and_nul_do_not_stop_a_save(register: Register) -> None:
    record = small_record(minutes=(Minute("1", "Bad \udce9 paste", "nul \x00 here"),))
    saved = meeting_record(register, save(register, record)).minutes[0]
    assert (saved.title, saved.text) == ("Bad ? paste", "nul � here")


def test_an_unknown_committee_is_refused_with_the_near_one(register: Register) -> None:
    record = small_record()
    stray = replace(record, meeting=replace(record.meeting, committee="harbor-committee"))
    with pytest.raises(errors.NotFound, match="Perhaps you mean harbour-committee"):
        save(register, stray)
    assert counts(register)["meetings"] == 0


def test_a_record_read_before_somebody_else_saved_is_stale(
    register: Register, opened: Callable[[str], Register], saved: int
) -> None:
    mine = meeting_record(register, saved)
    theirs = meeting_record(register, saved)
    other = opened("Ben Oke")
    save(other, replace(theirs, meeting=replace(theirs.meeting, venue="Sail Loft")))
    with pytest.raises(errors.StaleWrite) as stale:
        save(register, replace(mine, meeting=replace(mine.meeting, venue="Net Loft")))
    assert stale.value.theirs == {"venue": "Sail Loft"}
    assert stale.value.yours == {"venue": "Net Loft"}
    assert meeting_record(register, saved).meeting.venue == "Sail Loft"


def test_words_typed_by_somebody_else_are_not_overwritten(
    register: Register, opened: Callable[[str], Register], saved: int
) -> None:
    mine = meeting_record(register, saved)
    theirs = replace(mine.minutes[0], text="Theirs.")
    save(opened("Ben Oke"), replace(mine, minutes=(theirs, mine.minutes[1])))
    with pytest.raises(errors.StaleWrite):
        save(register, replace(mine, minutes=(replace(theirs, text="Mine."), mine.minutes[1])))
    assert meeting_record(register, saved).minutes[0].text == "Theirs."


def test_an_action_in_two_papers_is_one_action(register: Register) -> None:
    with register.writing("Import") as change:
        save_record(change, small_record())
        july = save_record(
            change,
            small_record(
                date(2021, 7, 6),
                minutes=(Minute("21/9", "Nets", actions=(Action("Mend nets", "9"),)),),
            ),
        )
        save_record(
            change,
            small_record(
                date(2021, 9, 7),
                minutes=(),
                actions=(Action("Mend nets", "9", progress=(Progress("Half done"),)),),
            ),
        )
    (listed,) = actions(register, committee=HARBOUR.slug)
    assert listed.action.progress == (Progress("Half done"),)
    assert (listed.short, listed.meeting) == ("HC", "harbour-committee/2021-07-06")
    assert meeting_record(register, july).minutes[0].actions[0].progress == (Progress("Half done"),)


def test_an_older_log_read_later_takes_nothing_back(register: Register) -> None:
    def log(held: date, text: str, report: str) -> MeetingRecord:
        action = Action(text, "3", progress=(Progress(report),))
        return small_record(held, minutes=(), actions=(action,))

    save(register, log(date(2021, 9, 7), "Mend nets by spring", "Done"))
    save(register, log(date(2021, 7, 6), "Mend nets", "Begun"))
    (listed,) = actions(register)
    assert listed.action.text == "Mend nets by spring"
    assert {report.text for report in listed.action.progress} == {"Done", "Begun"}


def test_action_numbers_follow_the_highest_and_are_not_taken_away(register: Register) -> None:
    record = small_record(
        minutes=(Minute("1", "A", actions=(Action("first"), Action("second"))),),
        actions=(Action("old", "4"),),
    )
    meeting_id = save(register, record)
    with register.writing("Accept the actions") as change:
        assert number_actions(change, meeting_id) == ("5", "6")
        assert number_actions(change, meeting_id) == ()
    save(register, record)
    numbers = [listed.action.number for listed in actions(register)]
    assert numbers == ["4", "5", "6"]
    committee = register.one("SELECT id FROM committee")
    assert committee is not None
    assert next_number(register, committee["id"]) == 7


def test_a_closed_action_leaves_the_open_ones(register: Register) -> None:
    save(register, small_record(actions=(Action("old", "4"), Action("new", "5"))))
    old = actions(register)[0].action
    with register.writing("Close HC 4") as change:
        save_action(change, replace(old, closed=Closing(date(2021, 8, 1), "done")))
    assert [listed.action.number for listed in actions(register, open_only=True)] == ["5"]
    save(register, small_record(actions=(Action("old", "4"), Action("new", "5"))))
    assert actions(register)[0].action.closed is not None


def test_confirmed_minutes_arrive_whole_and_then_do_not_change(register: Register) -> None:
    record = HARBOUR_MEETING
    record = replace(record, meeting=replace(record.meeting, stage=Stage.CONFIRMED))
    meeting_id = save(register, record)
    assert meeting_record(register, meeting_id) == record
    save(register, record)
    changed = replace(record, minutes=(replace(record.minutes[0], text="No."), *record.minutes[1:]))
    with pytest.raises(errors.RuleBroken, match="confirmed"):
        save(register, changed)
    without = replace(record.minutes[0], outcomes=())
    with pytest.raises(errors.RuleBroken, match="confirmed"):
        save(register, replace(record, minutes=(without, *record.minutes[1:])))
    assert meeting_record(register, meeting_id) == record


def test_restricted_words_are_in_tables_of_their_own(register: Register) -> None:
    save(register, HARBOUR_MEETING)
    for table in ("agenda_item", "minute", "paper", "meeting", "attendance"):
        words = str([tuple(row) for row in register.rows(f"SELECT * FROM {table}")])
        assert "Brill" not in words
        assert "ninety" not in words
    natures = [row[0] for row in register.rows("SELECT nature FROM declaration ORDER BY place")]
    assert natures == ["owns a dredger", ""]
