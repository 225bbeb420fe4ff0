"""What the app tells in a sentence: one at a time, over nothing that is being typed."""

import asyncio
from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from screens.app import ClerkApp
from tests.screens.conftest import screen_text, settled

LONG = "The minutes were not saved, because somebody else has changed them in the meantime. " * 2


def walked(app: ClerkApp, walk: Callable[[Pilot[int]], object]) -> None:
    async def run() -> None:
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await settled(pilot)
            await walk(pilot)  # type: ignore[misc]

    asyncio.run(run())


def test_the_newest_sentence_takes_the_place_of_the_one_before(
    desk_app: Callable[..., ClerkApp],
) -> None:
    app = desk_app()

    async def walk(pilot: Pilot[int]) -> None:
        for count in range(5):
            app.tell(f"Sentence {count}.")
        await settled(pilot)
        shown = screen_text(app)
        assert "Sentence 4." in shown
        assert shown.count("Sentence") == 1
        assert "Sentence 4." in shown.splitlines()[0]

    walked(app, walk)


def test_going_to_another_screen_leaves_it_behind(desk_app: Callable[..., ClerkApp]) -> None:
    app = desk_app()

    async def walk(pilot: Pilot[int]) -> None:
        app.tell("Backed up.")
        await settled(pilot)
        assert "Backed up." in screen_text(app)
        app.go("actions")
        await settled(pilot)
        assert "Backed up." not in screen_text(app)
        app.tell("Nothing to close.")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert "Nothing to close." not in screen_text(app)

    walked(app, walk)


def test_what_is_told_on_leaving_is_shown_where_one_arrives(
    desk_app: Callable[..., ClerkApp],
) -> None:
    app = desk_app()

    async def walk(pilot: Pilot[int]) -> None:
        app.go("actions")
        await settled(pilot)
        app.tell("Taken.")
        app.pop_screen()
        await settled(pilot)
        assert "Taken." in screen_text(app)

    walked(app, walk)


@pytest.mark.parametrize(
    ("place", "key"), [("search", ""), ("actions", "slash"), ("people", "slash"), ("people", "n")]
)
def test_it_does_not_cover_what_is_being_typed(
    desk_app: Callable[..., ClerkApp], place: str, key: str
) -> None:
    app = desk_app()

    async def walk(pilot: Pilot[int]) -> None:
        app.go(place)
        await settled(pilot)
        if key:
            await pilot.press(key)
        await pilot.press(*"harbour")
        await settled(pilot)
        line = app.screen.focused
        assert isinstance(line, Input)
        app.tell(LONG)
        await settled(pilot)
        shown = screen_text(app)
        assert "somebody else has changed them" in shown
        assert "harbour" in shown.splitlines()[line.cursor_screen_offset.y]

    walked(app, walk)


def test_the_foot_of_the_screen_is_left_free(desk_app: Callable[..., ClerkApp]) -> None:
    app = desk_app()

    async def walk(pilot: Pilot[int]) -> None:
        before = screen_text(app).splitlines()
        app.tell(LONG)
        await settled(pilot)
        after = screen_text(app).splitlines()
        assert "somebody else" in " ".join(after[:3])
        assert after[3:] == before[3:]

    walked(app, walk)
