"""Home: what is due, and the way to it."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager

from clerk.desk.desk import Desk
from screens.app import ClerkApp
from tests.db.conftest import HARBOUR, full_record
from tests.screens.conftest import put, screen_text, settled


def test_meetings_are_shown(
    at_desk: Callable[[], AbstractContextManager[Desk]], desk_app: Callable[..., ClerkApp]
) -> None:
    with at_desk() as desk:
        put(desk, HARBOUR, full_record())

    async def look() -> str:
        app = desk_app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            return screen_text(app)

    assert "harbour-committee/2021-06-08" in asyncio.run(look())
