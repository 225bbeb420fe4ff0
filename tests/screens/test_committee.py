"""Committees: the list, and one with its meetings, members, house style, numbers and plan."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot

from clerk.business.council import Committee
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.business.numbering import Series
from clerk.business.people import Membership, Person, Role
from clerk.business.plan import PlannedItem, Why
from clerk.business.style import profile
from clerk.desk.committees import committee_shown, new_meeting
from clerk.desk.desk import Desk
from clerk.desk.plans import plan
from clerk.desk.seats import add_member
from clerk.desk.undoing import events
from clerk.desk.workspace import workspace
from db.issue import issue_minutes
from db.numbers import save_series, withdraw_number
from db.people import add_membership, add_person
from db.plans import add_planned
from db.records import meeting_record
from screens.app import ClerkApp
from screens.committee.screen import CommitteeScreen
from screens.meeting import MeetingScreen
from screens.widgets.form import Form
from screens.widgets.paged_list import PagedList
from tests.screens.conftest import EVIL, put, screen_text, settled

Sit = Callable[[], AbstractContextManager[Desk]]
MakeApp = Callable[..., ClerkApp]
Steps = Callable[[Pilot[Any]], Awaitable[Any]]
PIER = Committee("pier-board", "Pier Board", "PB", profile("uk-principal"))


def meeting(held: date, *numbers: str, title: str = "") -> MeetingRecord:
    head = Meeting(PIER.slug, "PIER BOARD", held, title=title, venue="The Old Boathouse")
    minutes = tuple(
        Minute(number, f"Planks {EVIL[1]}", "They were counted.", provisional=not number)
        for number in numbers
    )
    return MeetingRecord(replace(head, stage=Stage.WRITING_UP), minutes=minutes)


@pytest.fixture
def pier(at_desk: Sit) -> Sit:
    """A board with a gap in its numbers, one issued and one withdrawn, three seats, and business
    that waits: deferred to a day, and planned for any."""
    with at_desk() as desk:
        rule = PIER.style.numbering
        records = (
            meeting(date(2021, 6, 8), "21/1", "21/3", title=EVIL[0]),
            meeting(date(2022, 2, 1), "", ""),
        )
        _, issued = put(desk, PIER, *records)
        with desk.register.writing("Seat them") as change:
            seats = (
                Membership(Person("R Teal", "Councillor"), Role.CHAIR, seen_on=date(2021, 6, 1)),
                Membership(Person(EVIL[2]), starts=date(2021, 5, 4)),
                Membership(Person("S Wren"), starts=date(2019, 5, 7), ends=date(2021, 5, 4)),
            )
            for seat in seats:
                person = replace(seat.person, id=add_person(change, seat.person))
                add_membership(change, 1, replace(seat, person=person))
            wanted = date(2022, 5, 10)
            add_planned(
                change,
                PlannedItem(PIER.slug, "A new gate", Why.DEFERRED, "It creaks", wanted, 1, "21/3"),
            )
            add_planned(change, PlannedItem(PIER.slug, f"Gulls {EVIL[1]}"))
            save_series(change, PIER.slug, Series(rule, 4, "21/4"), "2021/22")
            issue_minutes(change, issued, period="2021/22", number=lambda value: f"21/{value}")
        first = meeting_record(desk.register, issued).minutes[0]
        with desk.register.writing("Withdraw") as change:
            withdraw_number(change, first.id or 0, "the pier was closed")
    return at_desk


def walk(
    app: ClerkApp,
    steps: Steps,
    *about: str,
    size: tuple[int, int] = (80, 24),
    told: bool = False,
) -> Any:
    """Open the place about `about` and take `steps` there; what they answer. With `told`, what
    the app tells is on the screen."""

    async def run() -> Any:
        async with app.run_test(size=size, notifications=told) as pilot:
            await settled(pilot)
            app.go("committee", *about)
            await settled(pilot)
            return await steps(pilot)

    return asyncio.run(run())


async def keys(pilot: Pilot[Any], *pressed: str) -> None:
    for key in pressed:
        await pilot.press(key)
        await settled(pilot)


async def fill(pilot: Pilot[Any], *texts: str) -> None:
    """Type each text into its field and go on with Enter."""
    for text in texts:
        await pilot.press(*text, "enter")
    await settled(pilot)


def look(app: ClerkApp, *pressed: str, size: tuple[int, int] = (80, 24)) -> str:
    async def steps(pilot: Pilot[Any]) -> str:
        await keys(pilot, *pressed)
        return screen_text(app)

    text: str = walk(app, steps, PIER.slug, size=size)
    return text


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize(
    ("view", "key"),
    [("meetings", "1"), ("members", "2"), ("style", "3"), ("numbers", "4"), ("plan", "5")],
)
def test_each_view_looks_as_kept(
    pier: Sit,
    desk_app: MakeApp,
    same_as_kept: Callable[[str, str], None],
    view: str,
    key: str,
    width: int,
) -> None:
    size = (80, 24) if width == 80 else (120, 40)
    same_as_kept(f"committee-{view}-{width}", look(desk_app(), key, size=size))


def test_the_list_opens_a_committee_and_founds_one(
    pier: Sit, desk_app: MakeApp, same_as_kept: Callable[[str, str], None]
) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        same_as_kept("committees-80", screen_text(app))
        await keys(pilot, "n")
        await fill(pilot, "Beach Huts Panel", "", "")
        assert "Beach Huts Panel" in screen_text(app)
        await keys(pilot, "end", "enter")
        assert "Pier Board · PB" in screen_text(app)
        await keys(pilot, "escape")
        assert "Beach Huts Panel" in screen_text(app)

    walk(app, steps)
    with pier() as desk:
        assert committee_shown(desk, "beach-huts-panel").committee.short == "BHP"


def test_a_role_is_corrected_from_a_day_on_and_undone(
    pier: Sit, desk_app: MakeApp, same_as_kept: Callable[[str, str], None]
) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "2", "down", "r")
        same_as_kept("committee-role-80", screen_text(app))
        await keys(pilot, "v", "enter")
        await fill(pilot, "1 January 2022")
        assert "Vice-Chair" in screen_text(app)
        text = screen_text(app)
        assert "1 Jan 2022" in text
        assert text.count(EVIL[2]) >= 2
        await keys(pilot, "f8")
        assert "1 Jan 2022" not in screen_text(app)

    with pier() as desk:
        before = committee_shown(desk, PIER.slug).seats
    walk(app, steps, PIER.slug)
    with pier() as desk:
        assert committee_shown(desk, PIER.slug).seats == before
        assert events(desk, limit=1)[0].undoes is not None


def test_a_wrong_day_is_said_in_the_form_which_stays(pier: Sit, desk_app: MakeApp) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "2", "e")
        await fill(pilot, "31 February 2022")
        form = app.screen.query_one(Form)
        assert form.display
        assert "✗" in screen_text(app)
        await keys(pilot, "escape")
        assert not form.display
        assert isinstance(app.focused, PagedList)
        await keys(pilot, "e")
        assert form.said != {"day": "31 February 2022"}
        assert "Ctrl+R brings it back" in screen_text(app)
        await keys(pilot, "ctrl+r")
        assert form.said == {"day": "31 February 2022"}
        assert "Ctrl+R" not in screen_text(app)

    walk(app, steps, PIER.slug)


def test_a_member_is_added_with_a_name_completed(pier: Sit, desk_app: MakeApp) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "2", "a", "s", "space", "w")
        await keys(pilot, "right", "enter", "enter")
        await fill(pilot, "today")

    walk(app, steps, PIER.slug)
    with pier() as desk:
        seats = committee_shown(desk, PIER.slug).seats
        assert ("S Wren", date(2022, 3, 1)) in {(s.person.name, s.starts) for s in seats}
        assert len({s.person.id for s in seats if s.person.name == "S Wren"}) == 1


def test_a_meeting_is_planned(pier: Sit, desk_app: MakeApp) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "m")
        await fill(pilot, "10 May 2022", "2.30 pm", "The Old Boathouse")
        assert "Tuesday 10 May 2022, 14:30" in screen_text(app).replace("2.30 pm", "14:30")
        row = app.screen.query_one(PagedList).row
        assert row is not None, "the new meeting is chosen, so that Enter opens it"
        assert str(row.key).endswith("/2022-05-10")

    walk(app, steps, PIER.slug)
    with pier() as desk:
        assert committee_shown(desk, PIER.slug).meetings == 3


def test_the_style_is_changed_entry_by_entry(pier: Sit, desk_app: MakeApp) -> None:
    app = desk_app()
    added = "Tide tables"

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "3", "x")
        assert "Only entries can be taken out" not in screen_text(app)
        rows = app.screen.query_one(PagedList)
        while "standing_items" not in str(rows.row.key if rows.row else ""):
            await keys(pilot, "down")
        await keys(pilot, "i")
        await fill(pilot, "1", added, "", "", "")
        assert added in screen_text(app)
        await keys(pilot, "x")

    walk(app, steps, PIER.slug)
    with pier() as desk:
        assert committee_shown(desk, PIER.slug).committee.style == PIER.style
        told = [event.what for event in events(desk, limit=2)]
        assert all("standing item" in each or added in each for each in told)


def test_the_next_numbers_follow_what_is_typed(
    pier: Sit, desk_app: MakeApp, same_as_kept: Callable[[str, str], None]
) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "4", "p", "end", "x")
        same_as_kept("committee-numbering-80", screen_text(app))
        await keys(pilot, "left_curly_bracket")
        assert "curly bracket without its other half" in " ".join(screen_text(app).split())
        await keys(pilot, "ctrl+s")
        assert app.screen.query_one(Form).display
        await keys(pilot, "backspace", "ctrl+s")
        assert not app.screen.query_one(Form).display

    walk(app, steps, PIER.slug)
    with pier() as desk:
        rule = committee_shown(desk, PIER.slug).committee.style.numbering
        assert rule.pattern == PIER.style.numbering.pattern + "x"


def test_another_clerks_change_is_told(pier: Sit, desk_app: MakeApp) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "3", "enter")
        with pier() as desk:
            shown = committee_shown(desk, PIER.slug)
            with desk.register.writing("Meanwhile") as change:
                from db.councils import save_committee

                save_committee(change, replace(shown.committee, short="PIER"))
        await fill(pilot, "", "B")
        assert "Somebody else has changed" in screen_text(app)
        assert app.screen.query_one(Form).display

    walk(app, steps, PIER.slug)


def test_a_letter_in_a_form_is_no_command(pier: Sit, desk_app: MakeApp) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "3")
        app.screen.query_one(PagedList).choose(10)
        await settled(pilot)
        await keys(pilot, "c", "tab", "tab", "x", "i", "c", "r")
        form = app.screen.query_one(Form)
        assert form.border_title == "Attendance: PRESENT"
        assert form.said["status"] == "remote"

    walk(app, steps, PIER.slug)
    with pier() as desk:
        assert committee_shown(desk, PIER.slug).committee.style == PIER.style


def test_a_hundred_members_and_a_resize(pier: Sit, desk_app: MakeApp) -> None:
    app = desk_app()
    with pier() as desk:
        for at in range(100):
            person = Person(f"Tŷ’r Môr العربية 🐟 {at} {'long ' * 40}")
            add_member(desk, PIER.slug, person, Role.MEMBER, date(2022, 1, 1))

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "2", "end")
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        assert "S Wren" in screen_text(app)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "S Wren" in screen_text(app)

    walk(app, steps, PIER.slug)


def test_a_key_of_another_view_says_where_it_belongs(pier: Sit, desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> list[str | None]:
        screen = pilot.app.screen
        assert isinstance(screen, CommitteeScreen)
        inside = [screen.why_not(verb) for verb in ("role", "found", "change")]
        await keys(pilot, "escape", "c")
        listed = pilot.app.screen
        assert isinstance(listed, CommitteeScreen)
        return [*inside, listed.why_not("role"), listed.why_not("found")]

    assert walk(desk_app(), steps, PIER.slug) == [
        "That is done under Members; the line at the top has its key.",
        "That is done in the list of committees; Escape leads there.",
        "That is done under House style or Plan or List; the line at the top has its key.",
        "Open a committee first, with Enter.",
        None,
    ]


def test_business_is_planned_changed_and_taken_out(pier: Sit, desk_app: MakeApp) -> None:
    app = desk_app()

    def titles() -> list[str]:
        with pier() as desk:
            return [one.item.title for one in plan(desk, PIER.slug)]

    async def steps(pilot: Pilot[Any]) -> None:
        before = titles()
        await keys(pilot, "5", "a")
        await pilot.press(*"Buoys", "tab", *"May", "ctrl+s")
        await settled(pilot)
        assert "write it as 20 July 2021" in " ".join(screen_text(app).split())
        await pilot.press("backspace", "backspace", "backspace", *"1 April 2022", "ctrl+s")
        await settled(pilot)
        assert titles() == ["Buoys", *before]
        await keys(pilot, "home", "c", "end", "x", "ctrl+s")
        assert titles() == ["Buoysx", *before]
        await keys(pilot, "x")
        assert titles() == before
        await keys(pilot, "f8", "f8", "f8")
        assert titles() == before

    walk(app, steps, PIER.slug)


def test_a_coming_meeting_takes_business_and_gives_it_back(
    pier: Sit, desk_app: MakeApp, same_as_kept: Callable[[str, str], None]
) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "5", "t")
        same_as_kept("committee-taken-80", screen_text(app))
        await keys(pilot, "enter")
        assert "A new gate" not in screen_text(app)
        with pier() as desk:
            reference = f"{PIER.slug}/2022-05-10"
            items = workspace(desk, reference).record.items
            assert [(one.number, one.title) for one in items[-2:]] == [
                ("4", "A new gate"),
                ("5", "Urgent Business"),
            ]
        await keys(pilot, "f8")
        assert "A new gate" in screen_text(app)

    with pier() as desk:
        for held in (date(2022, 4, 5), date(2022, 5, 10)):
            new_meeting(desk, PIER.slug, held, None, "")
    walk(app, steps, PIER.slug)


def test_enter_goes_to_the_meeting_business_comes_from(pier: Sit, desk_app: MakeApp) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "5", "end", "enter")
        assert "It comes from no meeting" in screen_text(app)
        await keys(pilot, "t")
        assert "No coming meeting is still open" in screen_text(app)
        await keys(pilot, "home", "enter")
        assert isinstance(app.screen, MeetingScreen)

    walk(app, steps, PIER.slug, size=(120, 40), told=True)
