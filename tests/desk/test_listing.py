"""Lists for scripts and terminals."""

from datetime import UTC, date, datetime

from clerk.business.actions import Action
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.minutes import Minute
from clerk.business.numbering import Reset, Scope, Series, SeriesRule
from clerk.desk.committees import committee_shown, new_committee, new_meeting, save_numbering
from clerk.desk.desk import open_passing_desk
from clerk.desk.listing import action_list, committees
from db.councils import add_committee
from db.numbers import save_series
from db.records import save_record
from tests.harbour import HARBOUR


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


def test_the_next_number_is_said_alike_in_the_list_and_at_the_committee() -> None:
    rule = SeriesRule("{yy}/{n}")
    with open_passing_desk(lambda: datetime(2026, 3, 1, 9, tzinfo=UTC)) as desk:

        def told() -> tuple[str, ...]:
            listed = committees(desk).rows[0][2]
            numbers = committee_shown(desk, HARBOUR.slug).next_numbers.numbers
            assert listed == numbers[0]
            return numbers

        held = Meeting(HARBOUR.slug, HARBOUR.name, date(2021, 9, 14))
        with desk.register.writing("Import") as change:
            add_committee(change, HARBOUR)
            save_record(change, MeetingRecord(held))
            save_series(change, HARBOUR.slug, Series(rule, 101, "21/101"))
        assert told() == ("21/101", "21/102", "21/103")
        new_meeting(desk, HARBOUR.slug, date(2026, 4, 7), None, "")
        assert told() == ("26/101", "26/102", "26/103")


def test_the_drafts_of_earlier_meetings_come_before_the_next_number() -> None:
    with open_passing_desk(lambda: datetime(2026, 3, 10, 9, tzinfo=UTC)) as desk:
        new_committee(desk, "Ferry Board", "FB", "uk-principal")
        rule = SeriesRule("{yy}/{n}")
        save_numbering(desk, committee_shown(desk, "ferry-board").committee, rule, 7)
        drafts = tuple(Minute(str(n), f"Buoy {n}", provisional=True) for n in (1, 2))
        draft = Meeting("ferry-board", "Ferry Board", date(2026, 3, 3))
        with desk.register.writing("Draft") as change:
            save_record(change, MeetingRecord(draft, minutes=drafts))
        new_meeting(desk, "ferry-board", date(2026, 4, 7), None, "")
        assert committees(desk).rows[0][2] == "26/9"


def test_where_nothing_is_known_of_the_numbers_both_say_so() -> None:
    with open_passing_desk() as desk:
        with desk.register.writing("Add") as change:
            add_committee(change, HARBOUR)
        assert committees(desk).rows[0][2] == "not known yet"
        assert committees(desk).shapes[0]["next"] is None
        assert committee_shown(desk, HARBOUR.slug).next_numbers.instead == "not known yet"
