"""The footer: what there is room for, Help in every width, and clicks."""

import asyncio
from collections.abc import Callable

import pytest

from screens.app import ClerkApp
from screens.help import HelpScreen
from screens.widgets.footer import ClerkFooter
from tests.screens.conftest import screen_text, settled


def last_line(app: ClerkApp) -> str:
    return screen_text(app).splitlines()[-1].strip()


@pytest.mark.parametrize("width", [30, 50, 80, 120])
def test_help_has_room_at_the_right_end_in_every_width(
    desk_app: Callable[..., ClerkApp], width: int
) -> None:
    async def walk() -> None:
        app = desk_app()
        async with app.run_test(size=(width, 24)) as pilot:
            await settled(pilot)
            line = screen_text(app).splitlines()[-1]
            assert line.startswith(" c Committees")
            assert line.endswith("F1 Help")
            assert len(line) == width - 1

    asyncio.run(walk())


def test_the_least_important_are_left_out_first(desk_app: Callable[..., ClerkApp]) -> None:
    async def walk() -> None:
        app = desk_app()
        async with app.run_test(size=(120, 24)) as pilot:
            await settled(pilot)
            everything = last_line(app)
            assert "q Quit  h History  / Search" in everything
            await pilot.resize_terminal(80, 24)
            await settled(pilot)
            assert last_line(app).startswith("c Committees a Actions w Chase p People i Import")
            assert "q Quit" in last_line(app)
            assert "Commands" not in last_line(app)
            await pilot.resize_terminal(50, 24)
            await settled(pilot)
            assert "a Actions w Chase p People" in last_line(app)
            assert "Quit" not in last_line(app)

    asyncio.run(walk())


@pytest.mark.parametrize(
    ("place", "key"), [("home", "w Chase"), ("actions", "y Replies"), ("chase", "y Replies")]
)
def test_what_chasing_goes_through_has_room_in_80_columns(
    desk_app: Callable[..., ClerkApp], place: str, key: str
) -> None:
    async def walk() -> None:
        app = desk_app(first=place)
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            assert key in last_line(app)
            assert last_line(app).endswith("F1 Help")

    asyncio.run(walk())


def test_a_click_does_what_the_key_does(desk_app: Callable[..., ClerkApp]) -> None:
    async def walk() -> None:
        app = desk_app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await pilot.click(ClerkFooter, offset=(1, 0))
            await settled(pilot)
            assert "Committees" in screen_text(app).splitlines()[0]
            await pilot.click(ClerkFooter, offset=(75, 0))
            await settled(pilot)
            assert isinstance(app.screen, HelpScreen)

    asyncio.run(walk())


def test_keys_of_the_user_are_shown(desk_app: Callable[..., ClerkApp]) -> None:
    async def walk() -> None:
        app = desk_app(keymap={"home.import": "f9", "app.palette": "f5"})
        async with app.run_test(size=(120, 24)) as pilot:
            await settled(pilot)
            assert "F9 Import" in last_line(app)
            await pilot.press("f5")
            await settled(pilot)
            assert "Search for commands" in screen_text(app)

    asyncio.run(walk())


def test_a_click_on_what_does_not_apply_says_why(desk_app: Callable[..., ClerkApp]) -> None:
    async def walk() -> None:
        app = desk_app()
        async with app.run_test(size=(80, 24)) as pilot:
            app.go("export")
            await settled(pilot)
            at = last_line(app).index("Open the file") + 1
            await pilot.click(ClerkFooter, offset=(at, 0))
            await settled(pilot)
            assert len(app._notifications) == 1

    asyncio.run(walk())
