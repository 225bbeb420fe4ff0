"""The actions of the papers the program was asked for, from their minutes to the next log."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from clerk.business.actions import Action, Owner
from clerk.business.offered_actions import offered_actions
from clerk.desk import importing
from clerk.desk.action_changes import close_actions, report_progress
from clerk.desk.action_joining import numbers_told
from clerk.desk.action_logs import action_log_record, table_log
from clerk.desk.committees import new_meeting
from clerk.desk.desk import Desk, open_desk
from clerk.desk.following_up import Followed, Which, followed, followed_ids
from clerk.desk.minuting import Part, act
from clerk.desk.sitting import everybody
from clerk.desk.workspace import workspace

BOARD = "corporate-parenting-board"
EVE = datetime(2021, 9, 13, 9, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path, shared: Path) -> Iterator[Desk]:
    """A desk the day before the meeting of 14 September 2021, with its pack read."""
    paper = shared / "seeds" / "agenda-pack-2021-09-14.txt"
    with open_desk(tmp_path / "clerk.db", create=True, clock=lambda: EVE, who="Ada Pell") as desk:
        importing.accept(desk, importing.read_paper(paper))
        yield desk


def listed(desk: Desk, which: Which = Which.OPEN) -> dict[str, Followed]:
    return {each.number: each for each in followed(desk, followed_ids(desk, which))}


def accept(desk: Desk) -> int:
    """Take over every promise of 20 July, as the screen of promises does; how many there were."""
    at, known = workspace(desk, f"{BOARD}/2021-07-20"), everybody(desk)
    taken = 0
    for minute in at.record.minutes:
        for offer in offered_actions(minute, known, actions=at.record.actions):
            unsure = tuple(Owner(one.typed) for one in offer.typed.open)
            action: Action = offer.typed.action
            act(
                desk,
                Part(at.record.meeting.id or 0, minute.id or 0),
                Action(offer.promise.text, owners=(*action.owners, *unsure), due=action.due),
            )
            taken += 1
    return taken


def test_the_old_actions_have_their_ages(desk: Desk) -> None:
    ages = {number: each.age for number, each in listed(desk).items()}
    assert ages == {"CPB 1": 273, "CPB 2": 145, "CPB 4": 733, "CPB 5": 55}
    assert listed(desk)["CPB 4"].state == "silent since 11 Sep 2019"
    assert numbers_told(desk) == ("CPB 3: in no paper read here",)


def test_what_july_promised_is_in_the_log_of_september(desk: Desk) -> None:
    taken = accept(desk)
    assert 9 <= taken <= 12
    log = action_log_record(desk, f"{BOARD}/2021-09-14").actions
    assert [action.number for action in log[:4]] == ["1", "2", "4", "5"]
    assert len(log) == 4 + taken
    assert [action.number for action in log[4:]] == [str(6 + n) for n in range(taken)]
    origins = [action.origin for action in log[3:]]
    assert {origin.held for origin in origins if origin} == {date(2021, 7, 20)}
    assert all(origin and origin.minute.startswith("21/") for origin in origins)


def test_the_log_rolls_on_to_the_next_meeting(desk: Desk) -> None:
    accept(desk)
    name = f"{BOARD}/2021-09-14"
    close_actions(desk, [listed(desk)["CPB 2"]], "Members were told in August.")
    tabled = action_log_record(desk, name)
    table_log(desk, name)
    report_progress(desk, [listed(desk)["CPB 4"]], "A day is being looked for.", meeting=name)
    assert action_log_record(desk, name) == tabled
    closed = next(action for action in tabled.actions if action.number == "2").closed
    assert closed is not None
    assert closed.reason == "Members were told in August."
    new_meeting(desk, BOARD, date(2021, 10, 19), None, "")
    coming = action_log_record(desk, f"{BOARD}/2021-10-19").actions
    assert [action.number for action in coming] == [
        action.number for action in tabled.actions if action.number != "2"
    ]
    visit = next(action for action in coming if action.number == "4")
    assert visit.progress[-1].text == "A day is being looked for."
