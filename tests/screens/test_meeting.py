"""The meeting on the screen: its views, going to places in them, and reading as it will print."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from clerk.business.meetings import MeetingRecord
from clerk.desk.desk import Desk
from screens.app import ClerkApp
from screens.meeting import MeetingScreen
from screens.meeting_views.minutes_page import MinutesPage
from tests.harbour import HARBOUR, HARBOUR_MEETING
from tests.screens.conftest import EVIL, put, screen_text, settled
from tests.screens.meetings import EMPTY, EVERYWHERE_EVIL, overfull

Sit = Callable[[], AbstractContextManager[Desk]]
MakeApp = Callable[..., ClerkApp]
Steps = Callable[[ClerkApp, Pilot[Any]], Awaitable[None]]
WIDE, NARROW = (120, 40), (80, 24)
VIEWS = ("agenda", "attendance", "minutes", "actions", "papers", "history")


@pytest.fixture
def at_meeting(at_desk: Sit, desk_app: MakeApp) -> Callable[..., None]:
    """Runs steps in the app, opened at the meeting of a record."""

    def run(
        record: MeetingRecord,
        steps: Steps,
        *,
        size: tuple[int, int] = NARROW,
        place: tuple[Any, ...] = (),
    ) -> None:
        with at_desk() as desk:
            put(desk, HARBOUR, record)

        async def go() -> None:
            app = desk_app()
            async with app.run_test(size=size) as pilot:
                await settled(pilot)
                app.go("meeting", record.meeting.reference, *place)
                await settled(pilot)
                await steps(app, pilot)

        asyncio.run(go())

    return run


def told(app: ClerkApp) -> list[str]:
    """The sentences the clerk was told."""
    return [one.message for one in app._notifications]


async def press(pilot: Pilot[Any], *keys: str) -> str:
    """Press keys one by one; the screen after them."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)
    app = pilot.app
    assert isinstance(app, ClerkApp)
    return screen_text(app)


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize(
    ("name", "record"),
    [("full", HARBOUR_MEETING), ("empty", EMPTY)],
)
def test_every_view_as_kept(
    at_meeting: Callable[..., None],
    same_as_kept: Callable[[str, str], None],
    name: str,
    record: MeetingRecord,
    size: tuple[int, int],
) -> None:
    async def steps(app: ClerkApp, pilot: Pilot[Any]) -> None:
        for key, view in enumerate(VIEWS, start=1):
            text = await press(pilot, str(key))
            assert all(cell_len(line) <= size[0] for line in text.splitlines())
            same_as_kept(f"meeting-{name}-{view}-{size[0]}", text)

    at_meeting(record, steps, size=size)


def test_a_meeting_with_minutes_opens_at_them(at_meeting: Callable[..., None]) -> None:
    async def minutes(app: ClerkApp, pilot: Pilot[Any]) -> None:
        assert "[3 Minutes]" in screen_text(app)

    at_meeting(HARBOUR_MEETING, minutes)


def test_a_meeting_to_come_opens_at_its_agenda(at_meeting: Callable[..., None]) -> None:
    async def steps(app: ClerkApp, pilot: Pilot[Any]) -> None:
        assert "[1 Agenda]" in screen_text(app)
        assert "Next: issue the agenda by 28 March 2022" in screen_text(app)

    at_meeting(EMPTY, steps)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (("minute 21/8",), "3 of 3"),
        (("item 4",), "[1 Agenda]"),
        (("paper Dredging report",), "[5 Papers]"),
        (("action 4",), "[4 Actions]"),
        (("OFFICERS",), "[2 Attendance]"),
    ],
)
def test_opened_at_a_place(
    at_meeting: Callable[..., None], place: tuple[Any, ...], said: str
) -> None:
    async def steps(app: ClerkApp, pilot: Pilot[Any]) -> None:
        assert said in screen_text(app)

    at_meeting(HARBOUR_MEETING, steps, place=place)


def test_opened_at_a_place_there_is_not(at_meeting: Callable[..., None]) -> None:
    async def steps(app: ClerkApp, pilot: Pilot[Any]) -> None:
        assert told(app) == ["There is no minute 9/99 in this meeting."]
        assert "[3 Minutes]" in screen_text(app)

    at_meeting(HARBOUR_MEETING, steps, place=("minute 9/99",))


def test_opened_where_search_found_it(at_meeting: Callable[..., None], at_desk: Sit) -> None:
    async def steps(app: ClerkApp, pilot: Pilot[Any]) -> None:
        screen = app.screen
        assert isinstance(screen, MeetingScreen)
        second = screen.sight.at.record.minutes[1].id
        app.pop_screen()
        await settled(pilot)
        app.go("meeting", HARBOUR_MEETING.meeting.reference, "outcome", second)
        await settled(pilot)
        assert "2 of 3" in screen_text(app)

    at_meeting(HARBOUR_MEETING, steps)


def test_next_previous_and_go_to(at_meeting: Callable[..., None]) -> None:
    async def steps(app: ClerkApp, pilot: Pilot[Any]) -> None:
        assert "1 of 40" in await press(pilot, "n")
        assert "2 of 40" in await press(pilot, "n")
        assert "1 of 40" in await press(pilot, "N")
        assert "33 of 40" in await press(pilot, "g", "3", "3", "enter")
        assert "40 of 40" in await press(pilot, "g", *"21", "slash", *"40", "enter")
        assert "40 of 40" in await press(pilot, "n")
        await press(pilot, "g", "7", "7", "enter")
        assert told(app) == ["There is no minute 77 in this meeting."]

    at_meeting(overfull(40, 20), steps)


def test_the_agenda_leads_to_the_minute(at_meeting: Callable[..., None]) -> None:
    async def steps(app: ClerkApp, pilot: Pilot[Any]) -> None:
        text = await press(pilot, "1", "j")
        row = next(line for line in text.splitlines() if "Dredging" in line)
        assert row.split()[1:4] == ["4", "21/7", "Dredging"]
        assert "1 of 3 · item 4" in await press(pilot, "enter")

    at_meeting(HARBOUR_MEETING, steps)


@pytest.mark.parametrize("first", [NARROW, WIDE])
def test_resizing_keeps_the_place(at_meeting: Callable[..., None], first: tuple[int, int]) -> None:
    other = WIDE if first == NARROW else NARROW

    async def steps(app: ClerkApp, pilot: Pilot[Any]) -> None:
        await press(pilot, "g", "2", "3", "enter")
        page = app.screen.query_one(MinutesPage).page
        for size in (other, (60, 20), first):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert "23 of 40" in screen_text(app)
            assert page.section == 22
        await press(pilot, "1", "j", "j", "j")
        await pilot.resize_terminal(*other)
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, MeetingScreen)
        assert screen.query_one("#agenda").chosen == 3  # type: ignore[attr-defined]

    at_meeting(overfull(40, 20), steps, size=first)


def test_findings_lead_to_their_place(at_meeting: Callable[..., None]) -> None:
    async def steps(app: ClerkApp, pilot: Pilot[Any]) -> None:
        assert "8 findings (f)" in screen_text(app)
        text = await press(pilot, "f")
        assert "Findings · Enter goes there" in text
        assert "[3 Minutes]" in await press(pilot, "enter")
        assert "Findings ·" not in screen_text(app)
        text = await press(pilot, "f", "escape")
        assert "Findings ·" not in text
        assert "Next: have the minutes confirmed" in text

    at_meeting(HARBOUR_MEETING, steps)


SECRETS = ("Brill", "ninety thousand", "Prices", "Our price is firm", "dentist", "check the sum")


def test_restricted_business_is_shown_only_when_asked_for(at_meeting: Callable[..., None]) -> None:
    async def steps(app: ClerkApp, pilot: Pilot[Any]) -> None:
        public = [await press(pilot, str(key)) for key in range(1, 6)]
        public.append(await press(pilot, "5", "j", "enter"))
        public.append(await press(pilot, "escape", "3", "n", "n", "n"))
        assert [secret for secret in SECRETS for text in public if secret in text] == []
        assert "public view" in " ".join(public[0].split())
        text = await press(pilot, "r")
        assert "RESTRICTED BUSINESS SHOWN" in text
        assert "Brill asked for ninety thousand." in text
        assert "3 of 3" in text
        assert "Our price is firm" in await press(pilot, "5", "j", "enter")
        text = await press(pilot, "r")
        assert "Our price" not in text
        assert "RESTRICTED" not in text
        assert "dentist" not in await press(pilot, "r", "2")

    at_meeting(HARBOUR_MEETING, steps)


def test_a_paper_is_read_and_left(at_meeting: Callable[..., None]) -> None:
    async def steps(app: ClerkApp, pilot: Pilot[Any]) -> None:
        assert "Silt lies two fathoms deep." in await press(pilot, "5", "enter")
        assert "[5 Papers]" in await press(pilot, "escape")
        assert "Clerk" in await press(pilot, "escape")

    at_meeting(HARBOUR_MEETING, steps)


def test_no_text_of_the_register_is_markup(at_meeting: Callable[..., None]) -> None:
    async def steps(app: ClerkApp, pilot: Pilot[Any]) -> None:
        for key in "123456":
            text = await press(pilot, key)
            assert "MarkupError" not in text
            if key in "135":
                assert "[/] [@click=app.quit]x[/]" in text
        assert EVIL[1] in await press(pilot, "2")
        for keys in (("1", "e"), ("2", "down", "e"), ("3", "n", "e"), ("4", "e"), ("m",)):
            assert "[/]" in await press(pilot, *keys)
            await press(pilot, "escape")
        assert "[/]" in await press(pilot, "3", "n", "o")
        assert "[/]" in await press(pilot, "enter")
        assert "[/]" in await press(pilot, "escape", "t")
        assert "[Cllr Smith]" in await press(pilot, "escape", "5", "enter")
        assert app.is_running

    at_meeting(EVERYWHERE_EVIL, steps, size=WIDE)


def test_what_does_not_apply_says_why(at_meeting: Callable[..., None]) -> None:
    async def steps(app: ClerkApp, pilot: Pilot[Any]) -> None:
        for keys, sentence in (
            ("r", "Nothing in this meeting is restricted."),
            ("f", "Nothing odd was found in this meeting."),
            ("t", "That is done in the minutes."),
            ("l", "That is done in the attendance."),
            ("2i", "Choose somebody in the list first."),
            ("1z", "There is nothing chosen that could be closed to the public."),
            ("3t", "There is no minute here yet: a adds one."),
        ):
            await press(pilot, *keys)
            assert told(app)[-1] == sentence

    at_meeting(EMPTY, steps)


def test_a_meeting_that_is_not_there(desk_app: MakeApp) -> None:
    async def go() -> None:
        app = desk_app()
        async with app.run_test(size=NARROW) as pilot:
            await settled(pilot)
            app.go("meeting", "harbour-committee/2021-01-01")
            await settled(pilot)
            assert told(app) == [
                "There is no meeting harbour-committee/2021-01-01 in the register. "
                "See the list of meetings."
            ]
            await press(pilot, "escape")
            assert not isinstance(app.screen, MeetingScreen)

    asyncio.run(go())
