"""The JSON shape: what it leaves out."""

import json
from datetime import date

from clerk.business.actions import Action
from clerk.business.agenda import AgendaItem, Paper
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.minutes import Minute
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
        papers=(Paper("The boat", item="1", text=SECRET, grounds=GROUNDS),),
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
