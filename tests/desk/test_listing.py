"""Lists for scripts and terminals."""

from datetime import UTC, date, datetime

from clerk.business.actions import Action
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.numbering import Reset, Scope, SeriesRule
from clerk.desk.committees import committee_shown, new_committee, new_meeting, save_numbering
from clerk.desk.desk import open_passing_desk
from clerk.desk.listing import action_list, committees
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


def test_the_next_minute_of_a_count_that_begins_anew_is_that_of_the_next_meeting() -> None:
    rule = SeriesRule("{mm}.{yy}.{n:02}", Scope.MEETING, Reset.MEETING)
    with open_passing_desk(lambda: datetime(2024, 7, 9, 9, tzinfo=UTC)) as desk:
        new_committee(desk, "Ferry Board", "FB", "uk-principal")
        save_numbering(desk, committee_shown(desk, "ferry-board").committee, rule, 1)

        def told() -> tuple[str, object]:
            listed = committees(desk)
            return listed.rows[0][2], listed.shapes[0]["next"]

        assert told() == ("from 1 at each meeting", None)
        for day in (date(2024, 6, 4), date(2024, 10, 1), date(2024, 9, 3)):
            new_meeting(desk, "ferry-board", day, None, "")
        assert told() == ("09.24.01", "09.24.01")


def test_the_meetings_of_a_month_are_counted_in_the_next_number() -> None:
    rule = SeriesRule("{meeting}/{n}", Scope.COMMITTEE, Reset.MEETING, start=5)
    with open_passing_desk(lambda: datetime(2024, 7, 9, 9, tzinfo=UTC)) as desk:
        new_committee(desk, "Ferry Board", "FB", "uk-principal")
        save_numbering(desk, committee_shown(desk, "ferry-board").committee, rule, 5)
        for day in (date(2024, 7, 2), date(2024, 7, 16), date(2024, 7, 30)):
            new_meeting(desk, "ferry-board", day, None, "")
        assert committees(desk).rows[0][2] == "2/5"
