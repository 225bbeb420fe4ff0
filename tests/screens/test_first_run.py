"""The first run: no register until the clerk has said what it begins with."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from clerk.desk.desk import Desk
from db.councils import committee, council
from screens.app import ClerkApp
from tests.screens.conftest import EVIL, screen_text, settled

Sit = Callable[[], AbstractContextManager[Desk]]
App = Callable[..., ClerkApp]


async def typed(app: ClerkApp, *keys: str, size: tuple[int, int] = (80, 24)) -> str:
    """What the screen says after these keys; a word of several letters is typed out."""
    named = {"enter", "right", "tab", "escape", "ctrl+s", "ctrl+o", "f1"}
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        for key in keys:
            await pilot.press(*([key] if key in named else key))
            await settled(pilot)
        return f"{type(app.screen).__name__}\n{screen_text(app)}"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_it_says_what_to_do(
    desk_app: App, same_as_kept: Callable[[str, str], None], size: tuple[int, int]
) -> None:
    shown = asyncio.run(typed(desk_app(first="first run"), size=size))
    same_as_kept(f"first-run-{size[0]}", shown.partition("\n")[2])


def test_an_empty_committee_of_a_parish(desk_app: App, at_desk: Sit, register_path: Path) -> None:
    keys = ("Marsh End Parish Council", "enter", "right", "enter", "Allotments Committee", "ctrl+s")
    shown = asyncio.run(typed(desk_app(first="first run"), *keys))
    assert shown.startswith("HomeScreen")
    assert "Marsh End Parish Council" in shown
    with at_desk() as desk:
        found = council(desk.register)
        assert found is not None
        assert (found.name, found.profile) == ("Marsh End Parish Council", "uk-parish")
        begun = committee(desk.register, "allotments-committee")
        assert (begun.short, begun.style.name) == ("AC", "uk-parish")


def test_enter_leads_from_line_to_line_and_begins(desk_app: App, at_desk: Sit) -> None:
    keys = ("Dunmere Council", "enter", "enter", "Roads Board", "enter", "RDS", "enter")
    assert asyncio.run(typed(desk_app(first="first run"), *keys)).startswith("HomeScreen")
    with at_desk() as desk:
        begun = committee(desk.register, "roads-board")
        assert (begun.short, begun.style.name) == ("RDS", "uk-principal")


def test_a_paper_instead_of_a_committee(desk_app: App, at_desk: Sit, register_path: Path) -> None:
    shown = asyncio.run(typed(desk_app(first="first run"), "Dunmere Council", "ctrl+o"))
    assert shown.startswith("ImportScreen")
    with at_desk() as desk:
        assert council(desk.register) is not None


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        (("ctrl+s",), "Type the council's name"),
        (("Dunmere", "ctrl+s"), "Type the committee's name"),
        (("ctrl+o",), "Type the council's name"),
        (("enter", "enter", "Roads", "ctrl+s"), "Type the council's name"),
    ],
)
def test_nothing_is_made_before_the_names_are_there(
    desk_app: App, register_path: Path, keys: tuple[str, ...], said: str
) -> None:
    shown = asyncio.run(typed(desk_app(first="first run"), *keys))
    assert shown.startswith("FirstRunScreen")
    assert said in " ".join(shown.split())
    assert not register_path.exists()


def test_help_makes_no_register(desk_app: App, register_path: Path) -> None:
    shown = asyncio.run(typed(desk_app(first="first run"), "f1"))
    assert shown.startswith("HelpScreen")
    assert not register_path.exists()


def test_leaving_leaves_nothing_behind(desk_app: App, register_path: Path) -> None:
    app = desk_app(first="first run")
    asyncio.run(typed(app, "Dunmere Council", "escape", "escape"))
    assert app.return_value == 0
    assert not register_path.exists()


def test_names_with_brackets_stay_names(desk_app: App) -> None:
    keys = (EVIL[0], "enter", "enter", EVIL[2], "ctrl+s")
    shown = asyncio.run(typed(desk_app(first="first run"), *keys, size=(120, 40)))
    assert f"· {EVIL[0]}" in shown
    assert f"Found the {EVIL[2][:4]}" in shown


def test_escape_does_not_throw_away_what_was_typed(desk_app: App) -> None:
    async def left(*keys: str) -> tuple[bool, str]:
        app = desk_app(first="first run")
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await settled(pilot)
            await pilot.press(*keys)
            await pilot.pause()
            await pilot.pause()
            running = app.is_running and not app._exit
            return not running, screen_text(app) if running else ""

    gone, said = asyncio.run(left(*"Dun", "escape"))
    assert not gone
    assert "Escape again leaves" in said
    assert "Dun" in said
    assert asyncio.run(left("escape"))[0]
    assert asyncio.run(left(*"Dun", "escape", "escape"))[0]
    assert not asyncio.run(left(*"Dun", "escape", "m", "escape"))[0]
