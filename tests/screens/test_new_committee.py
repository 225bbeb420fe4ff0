"""A committee founded in the list: its house style is chosen in plain words."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager

from clerk.desk.committees import committee_shown
from clerk.desk.desk import Desk
from screens.app import ClerkApp
from tests.screens.conftest import screen_text, settled


def test_the_house_styles_are_offered_in_plain_words(
    desk_app: Callable[..., ClerkApp], at_desk: Callable[[], AbstractContextManager[Desk]]
) -> None:
    async def walk() -> str:
        app = desk_app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            for key in ("c", "n", *"Moss", "enter", "enter"):
                await pilot.press(key)
                await settled(pilot)
            offered = screen_text(app)
            for key in ("right", "enter"):
                await pilot.press(key)
                await settled(pilot)
            return offered

    assert "◂ UK principal council ▸" in asyncio.run(walk())
    with at_desk() as desk:
        assert committee_shown(desk, "moss").committee.style.name == "uk-parish"
