"""Working on actions between meetings: one or several at once, undone by one undo."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from clerk.business.action_filter import Group, read_filter
from clerk.business.actions import Action, Closing, Due, Origin, Owner, OwnerKind, Progress
from clerk.business.chases import Chase, Level
from clerk.business.council import Committee
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.business.people import Membership, Person, Post, Tenure
from clerk.business.post import How
from clerk.business.restricted import Grounds, RestrictedKind, RestrictedMinute, View
from clerk.business.style import HouseStyle
from clerk.desk import action_changes, action_joining, following_up
from clerk.desk.action_stories import action_story
from clerk.desk.desk import Desk, open_desk
from clerk.desk.following_up import Followed, Which, followed_shape
from clerk.desk.refused import Refused
from clerk.desk.undoing import events, undo_last
from db.actions import save_action
from db.chases import add_chases
from db.check import check
from db.councils import add_committee
from db.people import add_membership, add_person, add_tenure
from db.records import save_record
from tests.harbour import HARBOUR

TODAY = date(2021, 8, 2)
JUNE = date(2021, 6, 8)
MARKET = Committee("market-committee", "Market Committee", "MC", HouseStyle("plain"))


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2021, 8, 2, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """Five actions of the harbour, one of the market; L Amis has left, T Gull is Head of Ropes."""
    harbour = (
        Action("Mend the slipway", "1", (Owner("M Rook"),), Due(words="next meeting")),
        Action(
            "Repair the slip",
            "2",
            (Owner("L Amis"),),
            origin=Origin(JUNE, "21/5"),
            progress=(Progress("Looked at", date(2021, 6, 9), "L Amis"),),
        ),
        Action("Buy rope", "4", (Owner("Head of Ropes", OwnerKind.POST),), Due(date(2021, 7, 1))),
        Action("Count the buoys", "5", restricted=True),
        Action("Sell the crane", "6", closed=Closing(date(2021, 7, 1), "sold")),
    )
    closed = RestrictedMinute(Grounds(RestrictedKind.EXEMPT, ("3",)), text="Amis asks for forty.")
    minute = Minute("21/5", "The slip", "It leaks badly.", restricted=closed)
    with open_desk(tmp_path / "clerk.db", create=True, clock=clock, who="Ada Pell") as desk:
        with desk.register.writing("Fill") as change:
            harbour_id = add_committee(change, HARBOUR)
            add_committee(change, MARKET)
            for committee, actions, minutes in (
                (HARBOUR, harbour, (minute,)),
                (MARKET, (Action("Paint the clock", "1", (Owner("M Rook"),)),), ()),
            ):
                head = Meeting(committee.slug, committee.name, JUNE, stage=Stage.WRITING_UP)
                save_record(change, MeetingRecord(head, actions=actions, minutes=minutes))
            people = {
                name: Person(name, id=add_person(change, Person(name)))
                for name in ("M Rook", "M Roper", "L Amis", "T Gull")
            }
            add_tenure(change, Tenure(Post("Head of Ropes"), people["T Gull"]))
            left = Membership(people["L Amis"], ends=date(2021, 7, 1))
            add_membership(change, harbour_id, left)
        yield desk


def seen(desk: Desk, *numbers: str) -> tuple[Followed, ...]:
    found = following_up.followed(desk, following_up.followed_ids(desk, Which.ALL))
    by_number = {each.number: each for each in found}
    return tuple(by_number[number] for number in numbers)


def found(desk: Desk, typed: str) -> list[str]:
    ids = following_up.followed_ids(desk, Which.ALL, read_filter(typed))
    return [each.number for each in following_up.followed(desk, ids)]


def test_progress_has_a_day_and_somebody_who_says_so(desk: Desk) -> None:
    told = action_changes.report_progress(
        desk, seen(desk, "HC 1"), "  timber  bought ", on="1 August 2021", by="M Rook"
    )
    assert told == "Noted for HC 1."
    (action,) = (each.action for each in seen(desk, "HC 1"))
    assert action.progress == (Progress("timber bought", date(2021, 8, 1), "M Rook"),)
    with pytest.raises(Refused, match="still to come"):
        action_changes.report_progress(desk, seen(desk, "HC 1"), "x", on="3 August 2021")


def test_several_at_once_are_one_change_and_one_undo(desk: Desk) -> None:
    chosen = seen(desk, "HC 1", "HC 4", "MC 1")
    assert action_changes.set_due(desk, chosen, "31/10").endswith("are due 31 October 2021.")
    assert events(desk, limit=1)[0].what == "Set when HC 1 and 2 others are due"
    assert {each.action.due for each in seen(desk, "HC 1", "HC 4", "MC 1")} == {
        Due(date(2021, 10, 31))
    }
    undo_last(desk)
    assert [each.action.due for each in seen(desk, "HC 1", "HC 4", "MC 1")] == [
        Due(words="next meeting"),
        Due(date(2021, 7, 1)),
        None,
    ]
    assert check(desk.register) == ()


def guess(desk: Desk, number: str) -> None:
    """Have the first owner of an action be a guess, as promises taken over leave it."""
    (one,) = seen(desk, number)
    first, *others = one.action.owners
    guessed = replace(one.action, owners=(replace(first, guessed=True), *others))
    with desk.register.writing("Guess") as change:
        assert save_action(change, guessed)


def test_a_guessed_owner_is_marked_until_somebody_says_who_owns_it(desk: Desk) -> None:
    guess(desk, "HC 1")
    (one,) = seen(desk, "HC 1")
    assert one.owners == "? M Rook"
    assert found(desk, "is:guessed") == ["HC 1"]
    assert followed_shape(one)["owners"] == [
        {"name": "M Rook", "post": "", "kind": "person", "guessed": True}
    ]
    stands = action_story(desk, one.action.id or 0).chapters[0].entries
    assert any("Guessed from its words: M Rook" in each for each in stands)
    action_changes.give_owners(desk, (one,), "Ada Pell", adding=True)
    (one,) = seen(desk, "HC 1")
    assert one.owners == "? M Rook, Ada Pell"
    action_changes.give_owners(desk, (one,), "M Rook, Ada Pell")
    assert [each.owners for each in seen(desk, "HC 1")] == ["M Rook, Ada Pell"]
    undo_last(desk)
    assert [each.owners for each in seen(desk, "HC 1")] == ["? M Rook, Ada Pell"]
    assert check(desk.register) == ()


def test_a_paper_that_names_a_guessed_owner_again_confirms_nothing(desk: Desk) -> None:
    guess(desk, "HC 1")
    printed = Action("Mend the slipway", "1", (Owner("M Rook"),))
    head = Meeting(HARBOUR.slug, HARBOUR.name, date(2021, 7, 6), stage=Stage.WRITING_UP)
    with desk.register.writing("Read the log of July") as change:
        save_record(change, MeetingRecord(head, actions=(printed,)))
    assert [each.owners for each in seen(desk, "HC 1")] == ["? M Rook"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("t gull", (Owner("T Gull"),)),
        ("tg, all", (Owner("T Gull"), Owner("All", OwnerKind.ALL))),
        ("all members", (Owner("All members", OwnerKind.ALL),)),
        ("Everyone", (Owner("Everyone", OwnerKind.ALL),)),
        ("head of ropes", (Owner("Head of Ropes", OwnerKind.POST),)),
        ("Market Committee", (Owner("Market Committee", OwnerKind.BODY),)),
        ("J New (Surveyor)", (Owner("J New", post="Surveyor"),)),
        ("J New", (Owner("J New"),)),
    ],
)
def test_owners_are_sought_among_everyone_known(
    desk: Desk, typed: str, meant: tuple[Owner, ...]
) -> None:
    action_changes.give_owners(desk, seen(desk, "HC 1"), typed)
    assert seen(desk, "HC 1")[0].action.owners == meant


def test_an_owner_nobody_knows_is_spelt_as_another_action_has_it(desk: Desk) -> None:
    action_changes.give_owners(desk, seen(desk, "HC 1"), "Keeper of the Quay")
    action_changes.give_owners(desk, seen(desk, "HC 2"), "keeper of the quay")
    assert seen(desk, "HC 2")[0].action.owners == (Owner("Keeper of the Quay"),)


def test_an_owner_who_may_be_two_is_not_guessed(desk: Desk) -> None:
    with pytest.raises(Refused, match="“m ro” may be M Rook or M Roper; write more"):
        action_changes.give_owners(desk, seen(desk, "HC 1"), "m ro")


def test_an_owner_is_added_or_put_in_place_of_another(desk: Desk) -> None:
    action_changes.give_owners(desk, seen(desk, "HC 1", "HC 2"), "tg", adding=True)
    names = [[owner.name for owner in each.action.owners] for each in seen(desk, "HC 1", "HC 2")]
    assert names == [["M Rook", "T Gull"], ["L Amis", "T Gull"]]


def test_a_name_is_written_out_while_it_is_typed(desk: Desk) -> None:
    assert action_changes.owner_begun(desk, "T Gull, head o") == "T Gull, head of Ropes"
    assert action_changes.owner_begun(desk, "T Gull, ") == ""


def test_a_snoozed_action_comes_back_by_itself(desk: Desk, clock: Clock) -> None:
    action_changes.snooze(desk, seen(desk, "HC 4"), "2w")
    assert (seen(desk, "HC 4")[0].state, found(desk, "is:snoozed")) == (
        "snoozed to 16 Aug 2021",
        ["HC 4"],
    )
    assert "HC 4" not in found(desk, "is:open -is:snoozed")
    clock.now += timedelta(days=14)
    assert (seen(desk, "HC 4")[0].state, found(desk, "is:snoozed")) == (
        "overdue since 1 Jul 2021",
        [],
    )
    with pytest.raises(Refused, match="is no day to come"):
        action_changes.snooze(desk, seen(desk, "HC 4"), "1 May 2021")


def test_not_chased_says_why_until_it_is_chased_again(desk: Desk) -> None:
    action_changes.leave_unchased(desk, seen(desk, "HC 2"), "in hospital")
    assert found(desk, "is:unchased") == ["HC 2"]
    action_changes.leave_unchased(desk, seen(desk, "HC 2"), "")
    assert found(desk, "is:unchased") == []


def test_closing_says_where(desk: Desk) -> None:
    action_changes.close_actions(
        desk, seen(desk, "HC 1"), "mended", meeting="harbour-committee/2021-06-08", minute="21/6"
    )
    assert seen(desk, "HC 1")[0].action.closed == Closing(
        JUNE, "mended", "harbour-committee/2021-06-08", "21/6"
    )
    action_changes.reopen_actions(desk, seen(desk, "HC 1"))
    assert seen(desk, "HC 1")[0].action.closed is None


def test_a_change_elsewhere_is_kept_and_one_of_the_same_thing_refused(desk: Desk) -> None:
    before = seen(desk, "HC 1")
    action_changes.give_owners(desk, before, "tg")
    action_changes.report_progress(desk, before, "begun")
    (action,) = (each.action for each in seen(desk, "HC 1"))
    assert ([owner.name for owner in action.owners], len(action.progress)) == (["T Gull"], 1)
    with pytest.raises(Refused, match="Somebody else has changed this action"):
        action_changes.give_owners(desk, before, "M Roper")


def test_duplicates_are_made_one(desk: Desk) -> None:
    kept, gone = seen(desk, "HC 1", "HC 2")
    assert action_joining.merge(desk, kept, (kept, gone)) == "HC 2 is merged into HC 1."
    now, closed = (each.action for each in seen(desk, "HC 1", "HC 2"))
    assert [owner.name for owner in now.owners] == ["M Rook", "L Amis"]
    assert [report.text for report in now.progress] == ["Looked at"]
    assert closed.closed == Closing(TODAY, "merged into HC 1")
    assert action_joining.numbers_told(desk) == (
        "HC 2: merged into HC 1",
        "HC 3: in no paper read here",
    )
    undo_last(desk)
    now, again = (each.action for each in seen(desk, "HC 1", "HC 2"))
    assert (now, again) == (kept.action, gone.action)
    assert check(desk.register) == ()


def test_only_what_belongs_together_is_made_one(desk: Desk) -> None:
    harbour, market, secret, sold = seen(desk, "HC 1", "MC 1", "HC 5", "HC 6")
    for kept, other, why in (
        (harbour, market, "two committees"),
        (harbour, secret, "restricted"),
        (harbour, sold, "HC 6 is closed"),
        (harbour, harbour, "Mark the others"),
    ):
        with pytest.raises(Refused, match=why):
            action_joining.merge(desk, kept, (other,))


def test_a_split_action_has_parts_with_new_numbers(desk: Desk) -> None:
    (whole,) = seen(desk, "HC 2")
    told = action_joining.split(desk, whole, ["Find the leak", "", "Stop it"])
    assert told == "HC 2 is split into HC 7, HC 8."
    first, second = (each.action for each in seen(desk, "HC 7", "HC 8"))
    assert (first.text, second.text) == ("Find the leak", "Stop it")
    assert {first.origin, second.origin} == {Origin(JUNE, "21/5")}
    assert first.owners == whole.action.owners
    assert "HC 2: split into HC 7, HC 8" in action_joining.numbers_told(desk)
    with pytest.raises(Refused, match="at least two"):
        action_joining.split(desk, seen(desk, "HC 7")[0], ["One alone"])


def test_an_action_from_outside_says_where_it_comes_from(desk: Desk) -> None:
    added = action_joining.add_action(
        desk,
        MARKET.slug,
        "Answer the Mayor",
        owners="tg",
        due="next",
        origin="her letter of 1 August",
    )
    assert (added.number, added.age) == ("MC 2", 0)
    assert added.action.origin == Origin(TODAY, words="her letter of 1 August")
    with pytest.raises(Refused, match="where it comes from"):
        action_joining.add_action(desk, MARKET.slug, "Answer")


def test_what_a_leaver_owned_is_found(desk: Desk) -> None:
    assert found(desk, "is:leaver") == ["HC 2"]
    with desk.register.writing("T Gull leaves") as change:
        change.update("tenure", 1, {"ends": "2021-08-01"})
    assert found(desk, "is:leaver") == ["HC 2", "HC 4"]
    assert seen(desk, "HC 4")[0].owners == "Head of Ropes (holder not known)"


def test_a_list_is_parted_by_owner(desk: Desk) -> None:
    action_changes.give_owners(desk, seen(desk, "HC 4"), "M Rook", adding=True)
    parted = following_up.grouped(desk, Which.OPEN, group=Group.OWNER)
    assert list(parted.headings.values()) == ["Head of Ropes", "L Amis", "M Rook", "nobody"]
    assert len(parted.ids) == 6, "one of two owners is under both"


def test_the_story_of_an_action(desk: Desk) -> None:
    with desk.register.writing("Ask") as change:
        action_id = seen(desk, "HC 2")[0].action.id or 0
        add_chases(
            change,
            [Chase(action_id, "m1", "L Amis", "L Amis", How.DRAFTS, Level.FIRST, date(2021, 8, 1))],
        )
    action_changes.set_due(desk, seen(desk, "HC 2"), "31/10")
    action_changes.give_owners(desk, seen(desk, "HC 2"), "tg")
    story = action_story(desk, action_id)
    told = {chapter.title: "\n".join(chapter.entries) for chapter in story.chapters}
    assert "Last asked 1 August 2021, once without an answer" in told["How it stands"]
    assert "It leaks badly." in told["Where it comes from"]
    assert "forty" not in repr(story)
    assert story.has_restricted
    assert "forty" in repr(action_story(desk, action_id, View.RESTRICTED))
    assert told["Progress"] == "9 June 2021, L Amis: Looked at"
    assert told["Asked"] == "1 August 2021: L Amis, first, by drafts"
    assert told["In the logs"] == "harbour-committee/2021-06-08: as read in its papers"
    assert "Ada Pell: Set when HC 2 is due (it was due on no day)" in told["Changes"]
    assert "(it was for L Amis; for T Gull)" in told["Changes"]


def test_no_restricted_word_is_in_the_names_of_events(desk: Desk) -> None:
    with desk.register.writing("Take its number") as change:
        change.update("action", seen(desk, "HC 5")[0].action.id or 0, {"number": None})
    secret = next(
        each
        for each in following_up.followed(desk, following_up.followed_ids(desk, Which.ALL))
        if each.action.restricted
    )
    action_changes.report_progress(desk, [secret], "counted")
    assert events(desk, limit=1)[0].what == "Report progress of a restricted action"
