"""Business that waits for a meeting of a committee, on its screen."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot

from clerk.desk.committees import new_meeting
from clerk.desk.plans import plan
from clerk.desk.workspace import workspace
from screens.meeting import MeetingScreen
from tests.screens.conftest import screen_text, settled
from tests.screens.pier import PIER, MakeApp, Sit, keys, pier_board, walk


@pytest.fixture
def pier(at_desk: Sit) -> Sit:
    return pier_board(at_desk)


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
