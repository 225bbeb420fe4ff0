"""The JSON shape: what it leaves out."""

import json
from datetime import date

from clerk.business.actions import Action
from clerk.business.agenda import AgendaItem, Paper
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.minutes import Minute, Outcome, Vote, VoteMethod
from clerk.business.restricted import Grounds, RestrictedItem, RestrictedKind, RestrictedMinute
from clerk.desk.as_json import meeting_shape, printed

GROUNDS = Grounds(RestrictedKind.EXEMPT, ("3",), "")
SECRET = "the price of the boat"


def test_restricted_business_is_named_and_not_told() -> None:
    record = MeetingRecord(
        Meeting("ferry-board", "Ferry Board", date(2024, 7, 9)),
        items=(AgendaItem("1", "The boat", restricted=RestrictedItem(GROUNDS, SECRET, SECRET)),),
        minutes=(
            Minute(
                "24/7",
                "The boat",
                actions=(Action(SECRET, number="1", restricted=True),),
                restricted=RestrictedMinute(GROUNDS, SECRET, SECRET),
            ),
        ),
        actions=(Action(SECRET, number="2", restricted=True), Action("Buy rope", number="3")),
        papers=(Paper(SECRET, item="1", text=SECRET, grounds=GROUNDS),),
    )
    shape = meeting_shape(record)
    text = printed(shape)
    assert SECRET not in text
    assert json.loads(text)["items"][0]["restricted"] == {
        "kind": "exempt",
        "paragraphs": ["3"],
        "reason": "",
    }
    assert [action["number"] for action in json.loads(text)["actions"]] == ["3"]


def test_letters_are_written_as_they_are() -> None:
    record = MeetingRecord(Meeting("x", "Cyngor Llanfihangel – Tŷ’r Ysgol", date(2024, 7, 9)))
    assert "Cyngor Llanfihangel – Tŷ’r Ysgol" in printed(meeting_shape(record))


def test_who_moved_an_outcome_and_how_it_was_voted_are_told() -> None:
    vote = Vote(VoteMethod.RECORDED, 2, 1, names_in_favour=("Cllr Ash", "Cllr Elm"))
    outcome = Outcome("LOST", to_body="Council", mover="Cllr Ash", seconder="Cllr Elm", vote=vote)
    record = MeetingRecord(
        Meeting("ferry-board", "Ferry Board", date(2024, 7, 9)),
        minutes=(Minute("24/7", "The boat", outcomes=(outcome, Outcome("NOTED"))),),
    )
    (minute,) = json.loads(printed(meeting_shape(record)))["minutes"]
    lost, noted = minute["outcomes"]
    assert (lost["to_body"], lost["mover"], lost["seconder"]) == ("Council", "Cllr Ash", "Cllr Elm")
    assert lost["vote"] == {
        "method": "recorded",
        "in_favour": 2,
        "against": 1,
        "abstained": None,
        "unanimous": False,
        "casting_vote": "",
        "names_in_favour": ["Cllr Ash", "Cllr Elm"],
        "names_against": [],
        "names_abstained": [],
    }
    assert (noted["mover"], noted["vote"]) == ("", None)


def test_what_kind_of_meeting_it_was_is_told_beside_its_body() -> None:
    meeting = Meeting("x", "Ferry Board", date(2024, 7, 9), title="Extraordinary Meeting")
    shape = json.loads(printed(meeting_shape(MeetingRecord(meeting))))["meeting"]
    assert (shape["title"], shape["called"]) == ("Ferry Board", "Extraordinary Meeting")
