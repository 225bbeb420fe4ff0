"""What was decided, large on the screen, minute by minute."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from clerk.desk.desk import Desk
from screens.app import ClerkApp
from tests.harbour import HARBOUR, HARBOUR_MEETING
from tests.screens.conftest import put, screen_text, settled

Sit = Callable[[], AbstractContextManager[Desk]]


def read(at_desk: Sit, app: ClerkApp, *about: object, keys: str = "", width: int = 80) -> str:
    """What is on the screen at the end of `keys`, begun at `about`."""
    with at_desk() as desk:
        put(desk, HARBOUR, HARBOUR_MEETING)

    async def go() -> str:
        async with app.run_test(size=(width, 24 if width == 80 else 40)) as pilot:
            await settled(pilot)
            app.go("read back", "1", *about)
            await settled(pilot)
            await pilot.press(*keys.split())
            await settled(pilot)
            return screen_text(app)

    return asyncio.run(go())


@pytest.mark.parametrize("width", [80, 120])
def test_the_decision_stands_large(
    at_desk: Sit,
    desk_app: Callable[..., ClerkApp],
    same_as_kept: Callable[[str, str], None],
    width: int,
) -> None:
    text = read(at_desk, desk_app(), 1, width=width)
    assert "Moved by R Teal" in " ".join(text.split()) or width == 80
    same_as_kept(f"read-back-{width}", text)


def test_n_goes_on_and_the_restricted_part_stays_hidden(
    at_desk: Sit, desk_app: Callable[..., ClerkApp]
) -> None:
    text = read(at_desk, desk_app(), 1, keys="n n")
    assert "21/8" in text
    assert "Nothing is decided" in text
    assert "Brill" not in text


def test_the_way_back_leads_from_the_last_to_the_one_before(
    at_desk: Sit, desk_app: Callable[..., ClerkApp]
) -> None:
    text = read(at_desk, desk_app(), 3, keys="n N")
    assert "Same number twice" in text


def test_restricted_business_is_read_where_it_is_asked_for(
    at_desk: Sit, desk_app: Callable[..., ClerkApp]
) -> None:
    text = read(at_desk, desk_app(), 3, True)
    assert "RESTRICTED" in text
    assert "That Brill be told no." in text
    assert "check the sum" not in text
