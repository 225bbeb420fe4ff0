"""History: what was done, what that changed, and taking it back."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from clerk.business.council import Council
from clerk.business.people import Person
from clerk.desk.desk import Desk, open_desk
from clerk.desk.undoing import events
from clerk.desk.wording import moment_text
from db.councils import save_council
from db.people import add_person, people, save_person
from screens.app import ClerkApp
from tests.harbour import HARBOUR, HARBOUR_MEETING
from tests.screens.conftest import EVIL, put, screen_text, settled

Sit = Callable[[], AbstractContextManager[Desk]]
MakeApp = Callable[..., ClerkApp]


@pytest.fixture(autouse=True)
def in_greenwich(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture
def stocked(at_desk: Sit) -> None:
    with at_desk() as desk:
        put(desk, HARBOUR, HARBOUR_MEETING)
        with desk.register.writing("Add a pilot") as change:
            add_person(change, Person("Tamsin Oake", "Ms"))
        with desk.register.writing("Correct a name") as change:
            known = next(each for each in people(change) if each.name == "Tamsin Oake")
            save_person(change, replace(known, name="Tamsin [/] Oake-Reed"))


def walk(
    app: ClerkApp, steps: Callable[[Pilot[Any]], Awaitable[Any]], size: tuple[int, int] = (80, 24)
) -> Any:
    async def run() -> Any:
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            return await steps(pilot)

    return asyncio.run(run())


async def pressed(pilot: Pilot[Any], *keys: str) -> str:
    await pilot.press(*keys)
    await settled(pilot)
    return screen_text(pilot.app)  # type: ignore[arg-type]


def _line(seen: str) -> str:
    """The screen as one line, without frames."""
    return " ".join(word for word in seen.split() if word not in "│▌▐")


@pytest.mark.usefixtures("stocked")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_latest_comes_first_with_what_it_changed(
    desk_app: MakeApp, size: tuple[int, int], same_as_kept: Callable[[str, str], None]
) -> None:
    seen = walk(desk_app(first="history"), pressed, size)
    same_as_kept(f"history-{size[0]}", seen)
    assert "name “Tamsin Oake” became “Tamsin [/] Oake-Reed”" in _line(seen)


@pytest.mark.usefixtures("stocked")
def test_a_change_is_taken_back_and_then_says_so(at_desk: Sit, desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, str]:
        after = await pressed(pilot, "u")
        return after, await pressed(pilot)

    after, chosen = walk(desk_app(first="history"), steps)
    assert "Undo: Correct a name" in after
    assert "taken back already" in chosen
    with at_desk() as desk:
        assert "Tamsin Oake" in {each.name for each in people(desk.register)}


@pytest.mark.usefixtures("stocked")
def test_what_was_taken_back_stays_chosen(at_desk: Sit, desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> str:
        await pressed(pilot, "u")
        return await pressed(pilot, "u")

    assert "taken back already" in walk(desk_app(first="history"), steps)
    with at_desk() as desk:
        assert [each.what for each in events(desk, limit=2)] == [
            "Undo: Correct a name",
            "Correct a name",
        ]


@pytest.mark.usefixtures("stocked")
def test_what_cannot_be_taken_back_says_why(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> str:
        return await pressed(pilot, "down", "u")

    assert "no longer as that left it" in _line(walk(desk_app(first="history"), steps, (120, 40)))


def test_another_clerks_change_names_its_clerk(
    at_desk: Sit, desk_app: MakeApp, register_path: Any
) -> None:
    with at_desk() as desk:
        put(desk, HARBOUR)
    with (
        open_desk(register_path, who="Bo [b]Marsh[/b]") as desk,
        desk.register.writing("Name the council") as change,
    ):
        save_council(change, Council(f"Saltby {EVIL[1]}"))

    async def steps(pilot: Pilot[Any]) -> tuple[str, str]:
        return await pressed(pilot), await pressed(pilot, "u")

    before, after = walk(desk_app(first="history"), steps, (120, 40))
    assert "It was done by Bo [b]Marsh[/b], who can take it back." in before
    assert EVIL[1] in before
    assert "Undo: Name the council" not in after


def test_restricted_words_are_not_said_over(at_desk: Sit, desk_app: MakeApp) -> None:
    with at_desk() as desk:
        put(desk, HARBOUR, HARBOUR_MEETING)

    async def steps(pilot: Pilot[Any]) -> str:
        return await pressed(pilot)

    seen = walk(desk_app(first="history"), steps, (120, 300))
    assert "added restricted minute" in seen
    assert "added agenda item 4 Dredging" in seen
    assert "Brill" not in seen


def test_events_beyond_a_page_are_read_on(at_desk: Sit, desk_app: MakeApp) -> None:
    with at_desk() as desk:
        register = desk.register
        for number in range(1, 701):
            with register.writing(f"Change {number}") as change:
                change.note()

    async def steps(pilot: Pilot[Any]) -> tuple[str, str]:
        last = await pressed(pilot, "end")
        return last, await pressed(pilot, "home")

    last, first = walk(desk_app(first="history"), steps)
    assert "Change 1 " in last
    assert "Change 700" in first


def test_no_screen_writes_a_time_as_papers_print_it() -> None:
    screens = Path(__file__).parents[2] / "screens"
    sources = {path.name: path.read_text(encoding="utf-8") for path in screens.rglob("*.py")}
    assert [name for name, text in sources.items() if "time_in_words" in text] == []
    assert moment_text(datetime(2022, 11, 2, 23, 5, tzinfo=UTC)) == "2 Nov 2022 23:05"
