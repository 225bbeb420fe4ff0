"""The screen that may be projected: what stands on it, and what never does."""

import asyncio
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest

from clerk.business.meetings import MeetingRecord
from clerk.business.restricted import RestrictedItem, RestrictedMinute
from clerk.desk.desk import Desk, open_desk
from clerk.desk.projecting import projected
from clerk.desk.typing import begin_typing, type_text
from screens.app import ClerkApp
from screens.projector import ProjectorScreen
from tests.harbour import EXEMPT, HARBOUR, HARBOUR_MEETING
from tests.screens.conftest import put, screen_text, settled
from tests.screens.meetings import overfull

Sit = Callable[[], AbstractContextManager[Desk]]
MakeApp = Callable[..., ClerkApp]

SECRET = "hush-word"
PRIVATE = (SECRET, "Brill", "ninety", "dentist", "check the sum", "told the officer", "Our price")


def filled(at_desk: Sit, record: MeetingRecord) -> None:
    with at_desk() as desk:
        put(desk, HARBOUR, record)


def all_items(app: ClerkApp, size: tuple[int, int], items: int) -> str:
    """Everything the screen shows while it goes through the items, and what its widgets hold."""

    async def go() -> str:
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            app.go("projector", "1")
            await settled(pilot)
            found = []
            for _ in range(items):
                found += [screen_text(app), repr(app.screen.__dict__.get("_shown"))]
                found += [str(each.render()) for each in app.screen.query("Static")]
                await pilot.press("j")
                await settled(pilot)
            return "\n".join(found)

    return asyncio.run(go())


def secretive(record: MeetingRecord) -> MeetingRecord:
    """The meeting with something secret in every place of it that may hold such."""
    hidden = RestrictedMinute(EXEMPT, SECRET, SECRET)
    items = tuple(
        replace(one, restricted=RestrictedItem(EXEMPT, SECRET, SECRET, SECRET))
        for one in record.items
    )
    minutes = tuple(
        replace(
            one,
            note=SECRET,
            restricted=replace(
                hidden,
                outcomes=tuple(replace(each, lead_in=SECRET) for each in one.outcomes),
                actions=tuple(replace(each, text=SECRET, restricted=True) for each in one.actions),
            ),
            actions=(
                *one.actions,
                *(replace(each, text=SECRET, restricted=True) for each in one.actions),
            ),
        )
        for one in record.minutes
    )
    people = tuple(replace(one, reason=SECRET) for one in record.roll.people)
    return replace(record, items=items, minutes=minutes, roll=replace(record.roll, people=people))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_no_restricted_and_no_private_word_is_on_it(
    at_desk: Sit, desk_app: MakeApp, size: tuple[int, int]
) -> None:
    filled(at_desk, HARBOUR_MEETING)
    text = all_items(desk_app(), size, 3)
    assert "silted" in text
    assert "That the channel be dredged" in text
    assert [word for word in PRIVATE if word in text] == []


def test_an_overfull_meeting_full_of_secrets_gives_none_away(
    at_desk: Sit, desk_app: MakeApp
) -> None:
    filled(at_desk, secretive(overfull(12, 10)))
    with at_desk() as desk:
        base = begin_typing(desk, 1, restricted=True).base
        type_text(desk, 1, f"Typed just now: {SECRET}", base, restricted=True)
    text = all_items(desk_app(), (120, 40), 12)
    assert "spoke of it at length" in text
    assert "That it be noted" in text
    assert SECRET not in text


@pytest.mark.parametrize("width", [80, 120])
def test_the_item_in_hand_is_marked(
    at_desk: Sit,
    desk_app: MakeApp,
    same_as_kept: Callable[[str, str], None],
    width: int,
) -> None:
    filled(at_desk, HARBOUR_MEETING)
    with at_desk() as desk:
        sheet = begin_typing(desk, 1)
        type_text(desk, 1, f"{sheet.text} Too much.", sheet.base, place=(0, 3))

    async def go() -> None:
        app = desk_app()
        async with app.run_test(size=(width, 24 if width == 80 else 40)) as pilot:
            await settled(pilot)
            app.go("projector", "1")
            await settled(pilot)
            same_as_kept(f"projector-{width}", screen_text(app))

    asyncio.run(go())


@pytest.mark.parametrize("slow", [False, True])
def test_it_follows_what_is_typed_in_another_window(
    slow: bool, at_desk: Sit, desk_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(*about: Any) -> Any:
        time.sleep(0.06)
        return projected(*about)

    filled(at_desk, HARBOUR_MEETING)
    monkeypatch.setattr("screens.projector._LOOK", 0.05)
    if slow:
        monkeypatch.setattr("screens.projector.projected", slowly)

    async def go() -> None:
        app = desk_app()
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            app.go("projector", "1")
            await settled(pilot)
            assert "Item 1" in screen_text(app)
            path = app.desk._desk.register.path  # type: ignore[union-attr]
            with open_desk(path, who="Ada Pell") as other:
                sheet = begin_typing(other, 1)
                type_text(other, 1, "The channel is clear.", sheet.base, place=(0, 2))
            screen = app.screen
            assert isinstance(screen, ProjectorScreen)
            for _ in range(500):
                await asyncio.sleep(0.02)
                await settled(pilot)
                if "The channel is clear." in screen_text(app):
                    break
            assert "The channel is clear." in screen_text(app)
            assert "Item 4 · Dredging" in screen_text(app)

    asyncio.run(go())


def test_a_long_page_is_read_on_with_keys_every_terminal_sends(
    desk_app: MakeApp, at_desk: Sit
) -> None:
    filled(at_desk, overfull(12, 10))

    async def go() -> tuple[float, float]:
        app = desk_app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            app.go("projector", "1")
            await settled(pilot)
            await pilot.press("space")
            await settled(pilot)
            page = app.screen.query_one("#page")
            down = page.scroll_y
            await pilot.press("b")
            await settled(pilot)
            return down, page.scroll_y

    down, up = asyncio.run(go())
    assert down > up == 0
