"""The log laid before a meeting: what is in it by rule, and kept as it was tabled."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from clerk.business.actions import Action, Closing, Due, Origin, Owner, Progress
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.business.restricted import View
from clerk.desk import following_up
from clerk.desk.action_changes import close_actions, report_progress
from clerk.desk.action_logs import action_log_record, table_log, tabled_logs
from clerk.desk.desk import Desk, open_desk
from clerk.desk.exporting import Printed, composed
from clerk.desk.following_up import Which
from clerk.desk.refused import Refused
from clerk.desk.undoing import undo_last
from db import errors
from db.actions import save_action
from db.check import check
from db.councils import add_committee
from db.records import meeting_record, save_record
from tests.harbour import HARBOUR

MAY, JULY, SEPTEMBER = date(2021, 5, 4), date(2021, 7, 6), date(2021, 9, 7)


def meeting(held: date, *actions: Action, minutes: tuple[Minute, ...] = ()) -> MeetingRecord:
    head = Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", held, stage=Stage.WRITING_UP)
    return MeetingRecord(head, actions=actions, minutes=minutes)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk on 1 August 2021. The log of May was printed; minutes of May and July made more."""
    logged = (
        Action("Mend the slipway", "1", (Owner("M Rook"),), origin=Origin(date(2020, 11, 3))),
        Action(
            "Buy rope",
            "2",
            origin=Origin(date(2021, 2, 2), "21/3", "2 February"),
            progress=(Progress("Priced", date(2021, 5, 1)),),
        ),
    )
    in_may = Minute("21/5", "Crane", "It stands idle.", actions=(Action("Sell the crane"),))
    in_july = Minute("21/9", "Bell", "It rang.", actions=(Action("Hang the bell", "4"),))
    with open_desk(
        tmp_path / "clerk.db",
        create=True,
        clock=lambda: datetime(2021, 8, 1, 9, tzinfo=UTC),
        who="Ada Pell",
    ) as desk:
        with desk.register.writing("Fill") as change:
            add_committee(change, HARBOUR)
            save_record(change, meeting(MAY, *logged, minutes=(in_may,)))
            save_record(change, meeting(JULY, minutes=(in_july,)))
            save_record(change, meeting(SEPTEMBER))
        yield desk


def numbers(desk: Desk, held: date) -> list[str | None]:
    record = action_log_record(desk, f"{HARBOUR.slug}/{held}")
    return [action.number for action in record.actions]


def seen(desk: Desk, number: str) -> following_up.Followed:
    every = following_up.followed(desk, following_up.followed_ids(desk, Which.ALL))
    return next(each for each in every if each.action.number == number)


def test_everything_open_that_was_made_before_is_in_the_log(desk: Desk) -> None:
    record = action_log_record(desk, f"{HARBOUR.slug}/next")
    assert record.meeting.held == SEPTEMBER
    told = [(action.number, action.text) for action in record.actions]
    assert told == [
        ("1", "Mend the slipway"),
        ("2", "Buy rope"),
        ("4", "Hang the bell"),
        ("5", "Sell the crane"),
    ], "what has no number yet shows the one it would get, after the highest"
    assert record.actions[-1].origin == Origin(MAY, "21/5")


def test_what_a_meeting_makes_is_first_in_the_log_of_the_next(desk: Desk) -> None:
    assert numbers(desk, MAY) == ["1", "2"]
    assert numbers(desk, JULY) == ["1", "2", "5"]


def test_closed_is_told_once_with_its_reason(desk: Desk) -> None:
    close_actions(desk, [seen(desk, "1")], "mended")
    (first, *_) = action_log_record(desk, f"{HARBOUR.slug}/{SEPTEMBER}").actions
    assert first.closed == Closing(date(2021, 8, 1), "mended")
    table_log(desk, f"{HARBOUR.slug}/{SEPTEMBER}")
    with desk.register.writing("Plan") as change:
        save_record(change, meeting(date(2021, 11, 2)))
    assert numbers(desk, date(2021, 11, 2)) == ["2", "4", "5"]


def test_the_log_of_a_past_meeting_does_not_know_what_came_later(desk: Desk) -> None:
    close_actions(desk, [seen(desk, "2")], "bought")
    report_progress(desk, [seen(desk, "1")], "Half done")
    first, second, _ = action_log_record(desk, f"{HARBOUR.slug}/{JULY}").actions
    assert (first.progress, second.closed) == ((), None)


def test_a_tabled_log_stays_as_it_was(desk: Desk) -> None:
    name = f"{HARBOUR.slug}/{SEPTEMBER}"
    before, printed = action_log_record(desk, name), composed(desk, Printed.ACTIONS, name)
    assert table_log(desk, name).endswith("is tabled: 4 actions, their numbers fixed.")
    crane = seen(desk, "5")
    assert crane.action.text == "Sell the crane", "its number is given now"
    report_progress(desk, [crane], "A museum asked")
    assert action_log_record(desk, name) == before
    assert composed(desk, Printed.ACTIONS, name) == printed
    renumber = desk.register.writing("Renumber")
    with pytest.raises(errors.RuleBroken, match="its number is fixed"), renumber as change:
        change.update("action", crane.action.id or 0, {"number": "6"})
    assert check(desk.register) == ()


def test_owners_that_are_guesses_are_told_of_when_a_log_is_tabled(desk: Desk) -> None:
    bell = seen(desk, "4").action
    with desk.register.writing("Guess") as change:
        save_action(change, replace(bell, owners=(Owner("Verger", guessed=True),)))
    told = table_log(desk, f"{HARBOUR.slug}/{SEPTEMBER}")
    assert told.endswith("4 actions, their numbers fixed; who owns HC 4 is only guessed.")


def test_a_log_can_be_tabled_again_but_not_unchanged(desk: Desk) -> None:
    name = f"{HARBOUR.slug}/{SEPTEMBER}"
    table_log(desk, name)
    with pytest.raises(Refused, match="Nothing in this log was changed"):
        table_log(desk, name)
    report_progress(desk, [seen(desk, "4")], "Hung")
    table_log(desk, name)
    assert [each.number for each in tabled_logs(desk, name)] == [1, 2]
    assert action_log_record(desk, name).actions[2].progress[0].text == "Hung"


def test_tabling_is_not_taken_back(desk: Desk) -> None:
    table_log(desk, f"{HARBOUR.slug}/{SEPTEMBER}")
    with pytest.raises(Refused):
        undo_last(desk)


def test_tabling_changes_nothing_of_the_meeting(desk: Desk) -> None:
    name = f"{HARBOUR.slug}/{SEPTEMBER}"
    before = action_log_record(desk, name).meeting
    table_log(desk, name)
    record = meeting_record(desk.register, before.id or 0)
    assert record.meeting == before
    assert [action.number for action in record.actions] == ["1", "2", "4", "5"]


def test_a_restricted_action_is_in_no_public_log(desk: Desk) -> None:
    with desk.register.writing("Close the business") as change:
        may = meeting_record(desk.register, 1)
        secret = replace(may.actions[0], restricted=True, due=Due(words="asap"))
        save_record(change, replace(may, actions=(secret, *may.actions[1:])))
    name = f"{HARBOUR.slug}/{SEPTEMBER}"
    table_log(desk, name)
    public = action_log_record(desk, name, View.PUBLIC)
    assert "slipway" not in repr(public)
    assert "slipway" in repr(action_log_record(desk, name, View.RESTRICTED))
