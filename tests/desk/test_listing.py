"""Lists for scripts and terminals."""

from datetime import date

from clerk.business.actions import Action
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.desk.committees import new_committee
from clerk.desk.desk import open_passing_desk
from clerk.desk.listing import action_list
from db.records import save_record


def test_restricted_actions_are_not_listed() -> None:
    record = MeetingRecord(
        Meeting("ferry-board", "Ferry Board", date(2024, 7, 9)),
        actions=(Action("Offer forty pounds.", "4", restricted=True), Action("Buy rope.", "5")),
    )
    with open_passing_desk() as desk:
        new_committee(desk, "Ferry Board", "FB", "uk-principal")
        with desk.register.writing("Import") as change:
            save_record(change, record)
        for named in (None, "ferry-board", "ferry-board/2024-07-09"):
            listed = action_list(desk, named)
            assert [row[-1] for row in listed.rows] == ["Buy rope."]
            assert [shape["number"] for shape in listed.shapes] == ["5"]
