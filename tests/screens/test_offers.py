"""Promises in minutes: shown with the words around them, taken only when that is asked for."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from clerk.business.actions import Action, Due, Owner
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Clause, Minute, Outcome
from clerk.desk.desk import Desk
from clerk.desk.promises_taken import waiting_promises
from clerk.desk.promises_waiting import promises_in
from clerk.desk.workspace import workspace
from screens.app import ClerkApp
from screens.widgets.form import Form
from screens.widgets.paged_list import PagedList
from tests.harbour import HARBOUR, TWO_MINUTES
from tests.screens.conftest import put, screen_text, settled

Sit = Callable[[], AbstractContextManager[Desk]]
PROMISE = "The Mooring Warden would circulate the tide tables to Members."
RECORD: MeetingRecord = replace(
    TWO_MINUTES,
    minutes=(
        Minute("21/1", "Quay", f"The quay was full.\n\nIt rained. {PROMISE} It stopped.\n\nEnd."),
        Minute(
            "21/2",
            "Tides",
            "All looked on.",
            (
                Outcome(
                    "AGREED",
                    (
                        Clause("That the report be noted."),
                        Clause("That tide tables be circulated to the Board."),
                    ),
                ),
            ),
        ),
    ),
)


class At:
    """The app at the promises, and the register behind it."""

    def __init__(self, app: ClerkApp, pilot: Pilot[Any], at_desk: Sit) -> None:
        self.app, self.pilot, self._at_desk = app, pilot, at_desk

    async def press(self, *keys: str) -> str:
        await self.pilot.press(*keys)
        await settled(self.pilot)
        return screen_text(self.app)

    def desk(self) -> AbstractContextManager[Desk]:
        return self._at_desk()

    def actions(self, minute: int) -> tuple[Action, ...]:
        with self._at_desk() as desk:
            return workspace(desk, "1").record.minutes[minute].actions


@pytest.fixture
def at(at_desk: Sit, desk_app: Callable[..., ClerkApp]) -> Callable[..., None]:
    def run(steps: Callable[[At], Awaitable[None]], *about: object, width: int = 80) -> None:
        with at_desk() as desk:
            put(desk, HARBOUR, RECORD)

        async def go() -> None:
            app = desk_app()
            async with app.run_test(
                size=(width, 24 if width == 80 else 40), notifications=True
            ) as pilot:
                await settled(pilot)
                app.go("promises", "1", *about)
                await settled(pilot)
                await steps(At(app, pilot, at_desk))

        asyncio.run(go())

    return run


@pytest.mark.parametrize("width", [80, 120])
def test_each_promise_stands_among_the_words_around_it(
    at: Callable[..., None], same_as_kept: Callable[[str, str], None], width: int
) -> None:
    async def steps(here: At) -> None:
        text = screen_text(here.app)
        assert f"It rained. ▸{PROMISE}"[:40] in text
        assert "The quay was full." not in text
        same_as_kept(f"promises-{width}", text)
        assert "▸That tide tables be circulated to the Board.◂" in await here.press("j")
        assert here.actions(0) == here.actions(1) == ()

    at(steps, width=width)


def test_enter_takes_a_promise_where_it_stands_and_f8_takes_that_back(
    at: Callable[..., None],
) -> None:
    async def steps(here: At) -> None:
        text = await here.press("enter")
        (action,) = here.actions(0)
        assert (action.text, action.owners) == (PROMISE, (Owner("Mooring Warden"),))
        assert [one.guessed for one in action.owners] == [True]
        assert action.after_block == 2
        assert here.app.screen.query_one(PagedList).count == 1
        assert "action now, for Mooring Warden" in text
        await here.press("f8")
        assert here.app.screen.query_one(PagedList).count == 2
        assert here.actions(0) == ()

    at(steps)


def test_a_key_pressed_twice_takes_two_promises_and_none_twice(at: Callable[..., None]) -> None:
    async def steps(here: At) -> None:
        for _ in range(4):
            here.app.simulate_key("t")
        await here.press()
        assert [len(here.actions(minute)) for minute in (0, 1)] == [1, 1]

    at(steps)


def test_a_clause_becomes_an_action_of_its_minute(at: Callable[..., None]) -> None:
    async def steps(here: At) -> None:
        text = await here.press("j", "t")
        (action,) = here.actions(1)
        assert "and nobody owns it" in text
        assert action.text == "That tide tables be circulated to the Board."

    at(steps)


def test_words_owner_and_day_can_be_changed_first(at: Callable[..., None]) -> None:
    async def steps(here: At) -> None:
        await here.press("e")
        field: Any = here.app.focused
        assert field.text == f'ACTION {PROMISE} @"Mooring Warden"'
        field.text = "Tide tables"
        assert "Begin with ACTION" in await here.press("ctrl+s")
        field.text = "ACTION Circulate tide tables @all !next"
        text = await here.press("ctrl+s")
        assert not here.app.screen.query_one(Form).display
        (action,) = here.actions(0)
        assert action.text == "Circulate tide tables"
        assert [(one.name, one.guessed) for one in action.owners] == [("All", False)]
        assert isinstance(action.due, Due)
        assert "1 promise " in text
        with here.desk() as desk:
            assert [each.minute.number for each in waiting_promises(desk, "1")] == ["21/2"]
        assert "2 promises " in await here.press("f8")
        assert here.actions(0) == ()

    at(steps)


def test_a_promise_all_in_capitals_is_offered_without_them_and_taken_with_them(
    at_desk: Sit, desk_app: Callable[..., ClerkApp]
) -> None:
    loud = "THE PILOT SAID SHE WOULD SEND THE SURVEY TO MEMBERS."
    with at_desk() as desk:
        put(desk, HARBOUR, replace(RECORD, minutes=(Minute("21/1", "Quay", loud),)))

    async def go() -> None:
        app = desk_app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            app.go("promises", "1")
            await settled(pilot)
            here = At(app, pilot, at_desk)
            text = await here.press("e")
            assert "capitals are taken out" in text
            field: Any = app.focused
            assert field.text.startswith("ACTION The pilot said she would send the survey")
            await here.press("escape", "enter")
            (action,) = here.actions(0)
            assert action.text == loud

    asyncio.run(go())


def test_what_is_left_out_stays_out_until_it_is_offered_again(at: Callable[..., None]) -> None:
    async def steps(here: At) -> None:
        assert "1 promise " in await here.press("x")
        with here.desk() as desk:
            assert [each.minute.number for each in waiting_promises(desk, "1")] == ["21/2"]
            assert [len(promises_in(desk, 1)), here.actions(0)] == [1, ()]
        assert "2 promises " in await here.press("f8")
        await here.press("x")
        text = await here.press("o")
        assert "1 promise · left out" in text
        assert PROMISE[:30] in text
        assert "0 promises · left out" in await here.press("x")
        assert "2 promises · none" in await here.press("o")
        await here.press("x", "x")
        with here.desk() as desk:
            assert waiting_promises(desk, "1") == ()
            assert len(waiting_promises(desk, "1", left_out=True)) == 2

    at(steps)


def test_one_minute_alone_is_looked_through(at: Callable[..., None]) -> None:
    async def steps(here: At) -> None:
        text = screen_text(here.app)
        assert "1 promise " in text
        assert PROMISE[:30] not in text

    at(steps, 2)


def test_progress_in_the_minutes_is_offered_to_its_action(
    at_desk: Sit, desk_app: Callable[..., ClerkApp]
) -> None:
    said = Minute("21/1", "Log", "HC 4: paint bought\n\nAction 5: done at last\n\nHC 9: unknown")
    logged = (Action("Paint the wall", "4"), Action("Mend the gate", "5"))
    with at_desk() as desk:
        put(desk, HARBOUR, replace(TWO_MINUTES, minutes=(said,), actions=logged))

    async def go() -> None:
        app = desk_app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            app.go("promises", "1")
            await settled(pilot)
            here = At(app, pilot, at_desk)
            text = screen_text(app)
            assert "0 promises, 2 of progress" in text
            assert "HC 4: paint bought" in text
            await here.press("enter")
            assert "c notes that and closes it" in screen_text(app)
            assert "0 promises ·" in await here.press("c")

    asyncio.run(go())
    with at_desk() as desk:
        wall, gate = workspace(desk, "1").record.actions
    assert [report.text for report in wall.progress] == ["paint bought"]
    assert wall.progress[0].meeting == TWO_MINUTES.meeting.reference
    assert gate.closed is not None
    assert gate.closed.minute == "21/1"
