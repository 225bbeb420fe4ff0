"""Changing a meeting on its screen: in place, at once, one thing a time, and back with F8."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

from clerk.business.actions import Closing, Due, Owner
from clerk.business.agenda import Pages
from clerk.business.minutes import Clause, ListStyle
from clerk.business.numbering import Series
from clerk.business.people import Role
from clerk.desk.changing_meetings import change_meeting
from clerk.desk.desk import Desk, open_desk
from clerk.desk.workspace import workspace
from db.issue import confirm_minutes, issue_minutes
from db.numbers import save_series
from screens.widgets.form import Form
from tests.harbour import HARBOUR, HARBOUR_MEETING, TWO_MINUTES
from tests.screens.conftest import screen_text
from tests.screens.sitting import Sitting
from tests.screens.test_meeting import told


def test_an_item_is_changed_and_taken_back(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        before = sitting.record()
        await sitting.press("1", "j", "e", "tab")
        await sitting.type("Dredging the bar")
        await sitting.press(*("tab",) * 4)
        await sitting.type("6 to 9")
        text = await sitting.press("ctrl+s")
        item = sitting.record().items[1]
        assert (item.title, item.pages) == ("Dredging the bar", Pages("6", "9"))
        assert "Dredging the bar" in text
        assert sitting.done() == "Change item 4 Dredging"
        assert "Dredging the bar" not in await sitting.press("f8")
        assert sitting.record() == before

    at(steps)


def test_the_recommendations_of_a_report_are_entered_with_its_item(
    at: Callable[..., None],
) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("1", "down", "e", *("tab",) * 6)
        await sitting.type("1. To note the silt.\n2. To ask for prices.")
        await sitting.press("ctrl+s")
        item = sitting.record().items[1]
        assert item.recommendations == "1. To note the silt.\n2. To ask for prices."
        await sitting.press("f8")
        assert sitting.record().items[1].recommendations == "That the channel be dredged."

    at(steps)


def test_the_recommendations_of_a_restricted_report_stay_with_what_is_closed(
    at: Callable[..., None],
) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("1", "down", "down", "e")
        asked = sitting.app.screen.query_one(Form).said
        assert not {"recommendations", "hidden_asks"} & set(asked)
        await sitting.press("escape", "r", "e", *("tab",) * 8)
        await sitting.type("To take the lower tender.")
        text = await sitting.press("ctrl+s")
        item = sitting.record().items[2]
        assert item.recommendations == ""
        assert item.restricted
        assert item.restricted.recommendations == "To take the lower tender."
        assert "lower tender" not in text

    at(steps)


def test_nothing_typed_changes_nothing(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        for keys in (("1", "j", "e"), ("2", "j", "e"), ("4", "e"), ("m",)):
            await sitting.press(*keys, "ctrl+s")
        assert sitting.done() == f"Write up {HARBOUR_MEETING.meeting.reference}"

    at(steps)


def test_what_cannot_be_read_is_said_and_stays(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("m")
        await sitting.type("31 June 2021")
        text = await sitting.press("ctrl+s")
        assert "✗ “31 June 2021” is no day in the calendar" in text
        assert sitting.app.screen.query_one(Form).display
        await sitting.type("9 June 2021")
        await sitting.press("ctrl+s")
        assert sitting.record().meeting.held == date(2021, 6, 9)
        assert "Wednesday 9 June 2021" in screen_text(sitting.app)
        await sitting.press("f8")
        assert "Tuesday 8 June 2021" in screen_text(sitting.app)

    at(steps)


def test_items_are_added_moved_and_deleted(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("1", "a")
        await sitting.type("2.")
        await sitting.press("tab")
        await sitting.type("Declarations")
        await sitting.press("ctrl+s")
        assert [one.number for one in sitting.record().items] == ["1", "2", "4", "5"]
        await sitting.press("J")
        assert [one.number for one in sitting.record().items] == ["2", "1", "4", "5"]
        await sitting.press("K", "d")
        assert [one.number for one in sitting.record().items] == ["2", "4", "5"]
        assert told(sitting.app)[-1] == "Delete item 1 Apologies: done. F8 takes it back."
        await sitting.press("f8", "f8", "f8", "f8")
        assert sitting.record().items == HARBOUR_MEETING.items

    at(steps)


def test_attendance(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("2", "j", "e", "tab", "tab", "right", "tab", "right", "tab")
        await sitting.press("tab", "tab", "tab")
        await sitting.type("by telephone")
        await sitting.press("ctrl+s")
        person = next(one for one in sitting.record().roll.people if one.name == "R Teal")
        assert (person.group, person.role) == ("officers", Role.VICE_CHAIR)
        assert person.note == "by telephone"
        assert person.movements == HARBOUR_MEETING.roll.people[0].movements
        await sitting.press("f8", "home", "a")
        await sitting.type("Ŵyn ap Siôn")
        await sitting.press("ctrl+s")
        assert sitting.record().roll.under("present")[-1].name == "Ŵyn ap Siôn"
        await sitting.press("home", "j", "d")
        present = [one.name for one in sitting.record().roll.under("present")]
        assert present == ["J Ruff", "Ŵyn ap Siôn"]
        await sitting.press("f8", "f8")
        assert sitting.record().roll == HARBOUR_MEETING.roll

    at(steps)


def test_outcomes(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("n", "n", "o", "enter")
        await sitting.type("AGREED")
        await sitting.press("tab", "tab")
        await sitting.type("1. That it rain.\n2. That it stop.")
        text = await sitting.press("ctrl+s")
        outcome = sitting.record().minutes[1].outcomes[0]
        assert (outcome.word, outcome.style) == ("AGREED", ListStyle.NUMBERED)
        assert outcome.clauses == (Clause("That it rain.", "1."), Clause("That it stop.", "2."))
        assert "2. That it stop." in text
        await sitting.press("o", "enter", "tab")
        await sitting.type("On a show of hands")
        await sitting.press("ctrl+s")
        assert sitting.record().minutes[1].outcomes[0].lead_in == "On a show of hands"
        await sitting.press("o", "d")
        assert sitting.record().minutes[1].outcomes == ()
        await sitting.press("f8", "f8", "f8")
        assert sitting.record().minutes == HARBOUR_MEETING.minutes

    at(steps)


def test_actions(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("4", "e")
        await sitting.type("Ask four firms")
        await sitting.press("tab")
        await sitting.type("M Rook (Harbour Master), A Lee")
        await sitting.press("tab")
        await sitting.type("1 August 2021")
        await sitting.press("ctrl+s")
        action = sitting.record().minutes[0].actions[0]
        assert action.text == "Ask four firms"
        assert action.due == Due(on=date(2021, 8, 1))
        assert action.owners == (Owner("M Rook", post="Harbour Master"), Owner("A Lee"))
        await sitting.press("c")
        await sitting.type("three was enough")
        text = await sitting.press("ctrl+s")
        closing = Closing(date(2022, 3, 1), "three was enough")
        assert sitting.record().minutes[0].actions[0].closed == closing
        assert "closed: Ask four firms" in text
        await sitting.press("j", "a")
        await sitting.type("")
        await sitting.press("tab")
        await sitting.type("Find the log")
        await sitting.press("ctrl+s")
        assert [one.text for one in sitting.record().actions] == [
            "Paint the sea wall",
            "Find the log",
        ]

    at(steps)


def test_an_action_in_the_minutes_and_in_the_log_is_one(at: Callable[..., None]) -> None:
    def log_it(desk: Desk, meeting: int) -> None:
        before = workspace(desk, str(meeting)).record
        logged = (*before.actions, before.minutes[0].actions[0])
        change_meeting(desk, before, replace(before, actions=logged), "Log it")

    async def steps(sitting: Sitting) -> None:
        await sitting.press("4", "e")
        await sitting.type("Ask nobody")
        await sitting.press("ctrl+s")
        record = sitting.record()
        assert record.minutes[0].actions[0].text == record.actions[1].text == "Ask nobody"

    at(steps, HARBOUR_MEETING, log_it)


def test_minutes_are_added_renamed_and_deleted(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("n", "a", "tab")
        await sitting.type("Any other business")
        await sitting.press("ctrl+s")
        titles = [one.title for one in sitting.record().minutes]
        assert titles == ["Moorings", "Any other business", "Lighthouse"]
        assert sitting.record().minutes[1].provisional
        await sitting.press("n", "e", "tab")
        await sitting.type("Any other urgent business")
        await sitting.press("ctrl+s", "d")
        assert [one.title for one in sitting.record().minutes] == ["Moorings", "Lighthouse"]

    at(steps, TWO_MINUTES)


def test_issued_and_confirmed_is_refused_in_a_sentence(at: Callable[..., None]) -> None:
    def issue(desk: Desk, meeting: int) -> None:
        with desk.register.writing("Issue") as change:
            save_series(change, HARBOUR.slug, Series(HARBOUR.style.numbering, 1, "1"))
            issue_minutes(change, meeting, period="", number=str)

    async def issued(sitting: Sitting) -> None:
        await sitting.press("n", "e")
        await sitting.type("99")
        text = await sitting.press("ctrl+s")
        assert "its number is fixed" in " ".join(text.replace("│", "").split())
        await sitting.press("escape", "d")
        assert "withdraw its number first" in told(sitting.app)[-1]
        assert [one.number for one in sitting.record().minutes] == ["1", "2"]

    at(issued, TWO_MINUTES, issue)


def test_confirmed_minutes_are_only_read(at: Callable[..., None]) -> None:
    def confirm(desk: Desk, meeting: int) -> None:
        with desk.register.writing("Confirm") as change:
            confirm_minutes(change, meeting)

    async def steps(sitting: Sitting) -> None:
        await sitting.press("t")
        assert told(sitting.app) == ["These minutes are confirmed: their text is fixed."]
        await sitting.press("n", "d")
        assert "text is fixed" in told(sitting.app)[-1]

    record = replace(TWO_MINUTES, minutes=HARBOUR_MEETING.minutes[:2])
    at(steps, record, confirm)


def test_another_clerks_change_is_not_written_over(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("1", "j", "e", "tab")
        await sitting.type("Mine")
        path = sitting.app.desk._desk.register.path  # type: ignore[union-attr]
        with open_desk(path, who="Ben Hoy") as other:
            now = workspace(other, str(sitting.meeting)).record
            items = (now.items[0], replace(now.items[1], title="Theirs"), *now.items[2:])
            change_meeting(other, now, replace(now, items=items), "Change item 4")
        text = await sitting.press("ctrl+s")
        assert "Somebody else has changed the agenda" in " ".join(text.split())
        assert sitting.record().items[1].title == "Theirs"
        await sitting.press("ctrl+s")
        assert sitting.record().items[1].title == "Mine"

    at(steps)


def test_details(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("m", "tab")
        await sitting.type("3.15 pm")
        await sitting.press("tab", "tab")
        await sitting.type("The Ferry House")
        await sitting.press("tab", "tab", "tab")
        await sitting.type("Mind the step.\n\nNo dogs.")
        await sitting.press("ctrl+s")
        meeting = sitting.record().meeting
        assert (meeting.starts, meeting.venue) == (time(15, 15), "The Ferry House")
        assert meeting.notices == ("Mind the step.", "No dogs.")
        assert meeting.contact == HARBOUR_MEETING.meeting.contact
        await sitting.press("f8")
        assert sitting.record().meeting == HARBOUR_MEETING.meeting

    at(steps)


def test_history_takes_back_what_is_chosen(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("1", "J", "2", "j", "d")
        text = await sitting.press("6")
        assert "Take R Teal out of the attendance" in text
        text = await sitting.press("j", "u")
        assert "taken back: Move item 1 Apologies" in text
        record = sitting.record()
        assert [one.number for one in record.items] == ["1", "4", "5"]
        assert [one.name for one in record.roll.under("present")] == ["J Ruff"]

    at(steps)
