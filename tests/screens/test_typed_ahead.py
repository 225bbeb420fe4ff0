"""Keys pressed faster than the screen follows: none is lost, and none means something else."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from textual.events import Key
from textual.pilot import Pilot

from clerk.business.actions import Action, Due, Owner
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.desk import following_up
from clerk.desk.desk import Desk
from db import actions
from screens.app import ClerkApp
from screens.widgets.paged_list import PagedList
from tests.harbour import HARBOUR
from tests.screens.conftest import put, screen_text, settled

Sit = Callable[[], AbstractContextManager[Desk]]
MakeApp = Callable[..., ClerkApp]


@pytest.fixture
def owed(at_desk: Sit) -> None:
    made = (
        Action("Mend the slipway", "1", (Owner("M Rook"),), Due(date(2022, 2, 1))),
        Action("Count the buoys", "2", (Owner("J Finch"),)),
    )
    head = Meeting(HARBOUR.slug, HARBOUR.name, date(2021, 6, 8), stage=Stage.WRITING_UP)
    with at_desk() as desk:
        put(desk, HARBOUR, MeetingRecord(head, actions=made))


async def burst(pilot: Pilot[Any], keys: str) -> str:
    """All the keys at once, as a terminal gives them when the machine was busy."""
    for letter in keys:
        key = {" ": "space", "\n": "enter", "/": "slash"}.get(letter, letter)
        pilot.app.post_message(Key(key, letter))
    await settled(pilot)
    return screen_text(pilot.app)  # type: ignore[arg-type]


def run(app: ClerkApp, *bursts: str) -> list[str]:
    async def walk() -> list[str]:
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await settled(pilot)
            return [await burst(pilot, keys) for keys in bursts]

    return asyncio.run(walk())


@pytest.mark.usefixtures("owed")
def test_words_typed_with_the_key_that_finds_are_sought(desk_app: MakeApp) -> None:
    (shown,) = run(desk_app(first="actions"), "/buoys")
    assert "Count the buoys" in shown
    assert "Mend the slipway" not in shown


@pytest.mark.usefixtures("owed")
def test_keys_pressed_while_a_screen_comes_up_are_for_it(desk_app: MakeApp) -> None:
    (shown,) = run(desk_app(), "a/buoys\n")
    assert "Actions" in shown.splitlines()[0]
    assert "Count the buoys" in shown
    assert "Mend the slipway" not in shown


@pytest.mark.usefixtures("owed")
def test_what_is_typed_before_a_form_is_there_is_typed_into_it(
    desk_app: MakeApp, at_desk: Sit
) -> None:
    (shown,) = run(desk_app(first="actions"), "pcable was ordered\n")
    assert "Noted for HC 1." in shown
    with at_desk() as desk:
        said = [each.action.progress for each in actions.actions(desk.register)]
    assert [[one.text for one in each] for each in said] == [["cable was ordered"], []]


def test_promises_are_gone_to_before_they_are_found(desk_app: MakeApp, at_desk: Sit) -> None:
    minute = Minute("21/5", "The slip", "The Harbour Master would circulate a report to members.")
    head = Meeting(HARBOUR.slug, HARBOUR.name, date(2021, 6, 8), stage=Stage.WRITING_UP)
    with at_desk() as desk:
        put(desk, HARBOUR, MeetingRecord(head, minutes=(minute,)))
    (shown,) = run(desk_app(), "P\n")
    assert "1 promise" in shown


@pytest.mark.usefixtures("owed")
def test_a_key_after_words_is_about_what_they_find(
    desk_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    pressed, grouped = threading.Event(), following_up.grouped

    def slow(*args: Any) -> following_up.Found:
        pressed.wait(10)
        return grouped(*args)

    async def walk() -> str:
        app = desk_app(first="actions")
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await settled(pilot)
            monkeypatch.setattr(following_up, "grouped", slow)
            await pilot.press("slash", *"buoys", "enter")
            for _ in range(1000):
                if not isinstance(app.focused, PagedList):
                    await asyncio.sleep(0)
            app.simulate_key("d")
            await pilot._wait_for_screen()
            pressed.set()
            await settled(pilot)
            return screen_text(app)

    assert "When HC 2 is due" in asyncio.run(walk())


@pytest.mark.usefixtures("owed")
def test_a_key_pressed_after_enter_is_for_what_it_opens(desk_app: MakeApp) -> None:
    (shown,) = run(desk_app(), "c\n3")
    assert "[3 House style]" in shown
