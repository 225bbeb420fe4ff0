"""Search: words typed, places found, the way there."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.desk.desk import Desk
from screens.app import ClerkApp
from screens.meeting import MeetingScreen
from screens.search import SearchScreen
from screens.widgets.paged_list import PagedList
from tests.harbour import HARBOUR, HARBOUR_MEETING
from tests.screens.conftest import EVIL, put, screen_text, settled

Sit = Callable[[], AbstractContextManager[Desk]]
MakeApp = Callable[..., ClerkApp]
AS_MARKUP = MeetingRecord(
    Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", date(2021, 9, 7), stage=Stage.WRITING_UP),
    minutes=tuple(
        Minute(f"21/{n}", f"Buoys {evil}", f"The buoys {evil} were counted.")
        for n, evil in enumerate(EVIL, 30)
    ),
)


@pytest.fixture
def stocked(at_desk: Sit) -> None:
    with at_desk() as desk:
        earlier = replace(HARBOUR_MEETING, actions=())
        put(desk, HARBOUR, earlier, AS_MARKUP)


async def typed(pilot: Pilot[Any], *keys: str) -> str:
    """Press keys; the screen."""
    await pilot.press(*keys)
    await settled(pilot)
    assert isinstance(pilot.app, ClerkApp)
    return screen_text(pilot.app)


def walk(
    app: ClerkApp, size: tuple[int, int], steps: Callable[[Pilot[Any]], Awaitable[Any]]
) -> Any:
    async def run() -> Any:
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            return await steps(pilot)

    return asyncio.run(run())


@pytest.mark.usefixtures("stocked")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_typing_finds_the_newest_meeting_first(
    desk_app: MakeApp, size: tuple[int, int], same_as_kept: Callable[[str, str], None]
) -> None:
    async def steps(pilot: Pilot[Any]) -> str:
        return await typed(pilot, *"dredg")

    seen = walk(desk_app(first="search"), size, steps)
    same_as_kept(f"search-{size[0]}", seen)


@pytest.mark.usefixtures("stocked")
def test_text_is_never_markup(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> list[str]:
        seen = [await typed(pilot, *"buoys")]
        seen.append(await typed(pilot, "down"))
        seen.append(await typed(pilot, "down"))
        return seen

    first, second, third = walk(desk_app(first="search"), (120, 40), steps)
    for evil in EVIL:
        assert evil in first
    # The words around the chosen place stand in the panel under the list.
    assert {evil for evil in EVIL for seen in (first, second, third) if seen.count(evil) > 1}


@pytest.mark.usefixtures("stocked")
def test_nothing_found_is_said_and_restricted_business_is_looked_at_only_when_asked(
    desk_app: MakeApp,
) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, str]:
        before = await typed(pilot, *"ninety")
        return before, await typed(pilot, "f4")

    before, after = walk(desk_app(first="search"), (80, 24), steps)
    assert "Nothing holds all of these words" in before
    assert "1 place" in after
    assert "restricted too" in after


@pytest.mark.usefixtures("stocked")
def test_order_changes_and_arrows_choose_without_leaving_the_line(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, str, int]:
        await typed(pilot, *"dredging")
        said = await typed(pilot, "ctrl+r")
        again = await typed(pilot, "ctrl+r", "down", "down")
        return said, again, pilot.app.screen.query_one(PagedList).chosen

    said, again, chosen = walk(desk_app(first="search"), (80, 24), steps)
    assert "likeliest first" in said
    assert "newest first" in again
    assert chosen == 2


@pytest.mark.usefixtures("stocked")
@pytest.mark.parametrize("kind", ["minute", "outcome", "agenda item", "paper"])
def test_enter_goes_to_the_place(desk_app: MakeApp, kind: str) -> None:
    async def steps(pilot: Pilot[Any]) -> str:
        await typed(pilot, *"dredg")
        listed = pilot.app.screen.query_one(PagedList)
        while listed.row is None or not listed.row.cells[1].startswith(kind):
            listed.action_move(1)
        await typed(pilot, "enter")
        assert isinstance(pilot.app.screen, MeetingScreen)
        return screen_text(pilot.app)  # type: ignore[arg-type]

    assert "redging" in walk(desk_app(first="search"), (120, 40), steps)


@pytest.mark.usefixtures("stocked")
def test_words_typed_fast_end_in_one_list_and_escape_goes_back(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, bool]:
        await pilot.press("f3")
        seen = await typed(pilot, *"moorings", *["backspace"] * 8, *"crane", *["backspace"] * 5)
        await typed(pilot, "escape")
        return seen, isinstance(pilot.app.screen, SearchScreen)

    seen, still_there = walk(desk_app(), (80, 24), steps)
    assert seen.startswith(" Search")
    assert not still_there


@pytest.mark.slow
def test_twenty_thousand_minutes(at_desk: Sit, desk_app: MakeApp) -> None:
    with at_desk() as desk:
        put(desk, HARBOUR)
        with desk.register.writing("Fill the register") as change:
            meeting_id = change.insert(
                "meeting", {"committee_id": 1, "held": "2020-01-07", "body": "Harbour"}
            )
            for place in range(20_000):
                change.insert(
                    "minute",
                    {
                        "meeting_id": meeting_id,
                        "place": place,
                        "number": f"20/{place}",
                        "title": "Moorings",
                        "text": f"Chain {place} was looked at and found whole.",
                    },
                )

    async def steps(pilot: Pilot[Any]) -> tuple[str, int, str]:
        await typed(pilot, *"chain")
        listed = pilot.app.screen.query_one(PagedList)
        listed.focus()
        count = listed.count
        await typed(pilot, "end")
        await typed(pilot, "up")
        around = str(pilot.app.screen.query_one("#around", Static).render())
        return screen_text(pilot.app), count, around  # type: ignore[arg-type]

    seen, count, around = walk(desk_app(first="search"), (120, 40), steps)
    assert count == 20_000
    assert "20000 places" in seen
    assert "Chain 19998 was looked at" in around
