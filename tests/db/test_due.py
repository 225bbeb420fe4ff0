"""What the first screen asks of the register."""

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.actions import Action, Closing, Due, Origin
from clerk.business.due import overdue
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from db import Register, due, open_register
from db.councils import add_committee
from db.driver import connect
from db.opening import system_clock
from db.records import save_record
from tests.harbour import HARBOUR

TODAY = date(2022, 3, 1)
DAYS = st.integers(-40, 40).map(lambda days: TODAY + timedelta(days))
WORDS = st.sampled_from(["", "next meeting", "Next Board meeting", "asap", "meeting next", "May"])
ACTIONS = st.builds(
    Action,
    text=st.just("Mend the gate"),
    due=st.none() | st.builds(Due, st.none() | DAYS, WORDS),
    origin=st.none() | st.builds(Origin, st.none() | DAYS),
    closed=st.none() | st.just(Closing(TODAY, "done")),
)


def meeting(held: date, stage: Stage = Stage.PLANNED, **changes: object) -> MeetingRecord:
    return MeetingRecord(
        replace(Meeting(HARBOUR.slug, HARBOUR.name, held, stage=stage), **changes)  # type: ignore[arg-type]
    )


class TakenBack(Exception):  # noqa: N818 - nothing has gone wrong
    """Ends an example, so that all of them can begin in one register."""


@pytest.fixture(scope="module")
def for_examples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    path = tmp_path_factory.mktemp("due") / "clerk.db"
    with open_register(path, who="Ada Pell", create=True) as register:
        with register.writing("Begin") as change:
            add_committee(change, HARBOUR)
        yield register


@given(
    held=st.lists(DAYS, min_size=1, max_size=4, unique=True),
    actions=st.lists(ACTIONS, max_size=6),
)
def test_the_register_counts_as_the_rule_does(
    for_examples: Register, held: list[date], actions: list[Action]
) -> None:
    made_at = held[0]
    expected = 0
    for action in actions:
        told = action.origin.held if action.origin else None
        later = [day for day in held if day > (told or made_at)]
        expected += overdue(action, TODAY, min(later, default=None))
    with suppress(TakenBack), for_examples.writing("Begin") as change:
        for day in held[1:]:
            save_record(change, meeting(day))
        save_record(change, replace(meeting(made_at), actions=tuple(actions)))
        found = due.overdue_actions(change, TODAY)
        raise TakenBack
    assert sum(each.count for each in found) == expected
    assert not any(each.more for each in found)


def test_overdue_actions_are_counted_up_to_a_limit(register: Register) -> None:
    many = tuple(Action(f"Job {n}", due=Due(TODAY - timedelta(n))) for n in range(1, 120))
    with register.writing("Log") as change:
        save_record(change, replace(meeting(TODAY), actions=many))
    (found,) = due.overdue_actions(register, TODAY)
    assert (found.committee, found.count, found.more) == (HARBOUR.slug, due.MOST_COUNTED, True)
    assert found.oldest == TODAY - timedelta(119)


def test_meetings_to_come_are_those_from_today_the_earliest_first(register: Register) -> None:
    with register.writing("Plan") as change:
        for days in (30, -1, 7, 0, 14):
            save_record(change, meeting(TODAY + timedelta(days)))
    found = due.coming(register, TODAY, 3)
    assert [(each.held - TODAY).days for each in found] == [0, 7, 14]


def test_minutes_are_unfinished_until_they_are_confirmed(register: Register) -> None:
    with register.writing("Write up") as change:
        for days, stage in enumerate(Stage):
            save_record(change, meeting(TODAY - timedelta(days + 1), stage))
        save_record(change, meeting(TODAY - timedelta(60), Stage.WRITING_UP))
        save_record(change, meeting(TODAY, Stage.PLANNED))
        save_record(change, meeting(TODAY + timedelta(60), Stage.PLANNED))
    found = due.unfinished(register, TODAY, 1)
    assert Counter({each.stage: each.count for each in found}) == {
        Stage.IN_THE_ROOM: 1,
        Stage.WRITING_UP: 2,
        Stage.BEING_CHECKED: 1,
        Stage.DRAFT_ISSUED: 1,
        Stage.PLANNED: 1,
        Stage.AGENDA_ISSUED: 1,
    }
    assert all(len(each.latest) == 1 for each in found)


def test_no_question_reads_a_whole_table(register: Register) -> None:
    """What SQLite says it will do: each search goes by an index."""
    asked: list[str] = []
    connection = connect(register.path, "ro")
    connection.set_trace_callback(asked.append)
    reader = Register(connection, register.path, who="", clock=system_clock)
    due.coming(reader, TODAY, 5)
    due.unfinished(reader, TODAY, 5)
    due.overdue_actions(reader, TODAY)
    connection.set_trace_callback(None)
    plans = [
        row[3]
        for sql in asked
        if sql.startswith("SELECT") and "FROM committee ORDER" not in sql
        for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")
    ]
    connection.close()
    assert plans
    assert not [plan for plan in plans if plan.startswith("SCAN") and "USING" not in plan]
