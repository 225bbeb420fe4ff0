"""The registry of commands: keys that arrive, that do not clash, and reach every face of it."""

import asyncio
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from textual.command import CommandPalette

from clerk.desk.settings import change_settings
from screens import app_as_set
from screens.app import ClerkApp
from screens.commands import EVERYWHERE, SCREENS, Command, screen_class
from screens.help import key_lines
from screens.key_card import key_card
from screens.keymap import UNSAFE, read_keymap
from tests.screens.conftest import screen_text, settled

# Letters, digits and what reaches a program from every terminal.
SAFE = re.compile(
    r"[a-zA-Z0-9]|slash|question_mark|enter|tab|shift\+tab|escape|space|delete|up|down|left|right"
    r"|home|end|pageup|pagedown|full_stop|comma|minus|plus|f[1-5]|f[89]|ctrl\+[fglnorstpq]"
)
# Terminal on a Mac scrolls with these itself, unless Shift is held.
SCROLLING = frozenset({"home", "end", "pageup", "pagedown"})
PLACES = ("everywhere", *SCREENS)
App = Callable[..., ClerkApp]


def commands_of(place: str) -> tuple[Command, ...]:
    return EVERYWHERE if place == "everywhere" else screen_class(place).VERBS


def clashes(commands: Iterable[Command]) -> list[str]:
    """A sentence for each key two commands of one place share."""
    holders: dict[str, str] = {}
    found = []
    for command in commands:
        for key in command.keys:
            if key in holders:
                found.append(f"{holders[key]} and {command.id} both use the key {key}.")
            holders.setdefault(key, command.id)
    return found


@pytest.mark.parametrize("place", PLACES)
def test_no_two_commands_of_a_place_share_a_key(place: str) -> None:
    everywhere = EVERYWHERE if place != "everywhere" else ()
    assert clashes([*commands_of(place), *everywhere]) == []


def test_a_clash_is_told() -> None:
    one, other = Command("a.one", "One", "", ("x",)), Command("a.two", "Two", "", ("y", "x"))
    assert clashes([one, other]) == ["a.one and a.two both use the key x."]


@pytest.mark.parametrize("place", PLACES)
def test_every_key_reaches_the_program(place: str) -> None:
    keys = [key for command in commands_of(place) for key in command.keys]
    assert [key for key in keys if not SAFE.fullmatch(key) or key in UNSAFE] == []


@pytest.mark.parametrize("place", PLACES)
def test_no_command_has_only_keys_a_mac_scrolls_with(place: str) -> None:
    assert [each.id for each in commands_of(place) if SCROLLING.issuperset(each.keys)] == []


@pytest.mark.parametrize("place", PLACES)
def test_every_command_says_what_it_does(place: str) -> None:
    for command in commands_of(place):
        assert re.fullmatch(r"[a-z]+\.[a-z_]+", command.id)
        assert command.title
        assert command.help.endswith(".")
        assert "\n" not in command.help


def test_ids_are_unique_and_every_command_has_its_method() -> None:
    ids = [command.id for place in PLACES for command in commands_of(place)]
    assert len(ids) == len(set(ids))
    for place in SCREENS:
        screen = screen_class(place)
        for command in screen.VERBS:
            assert callable(getattr(screen, f"do_{command.verb}", None)), command.id
    for command in EVERYWHERE:
        assert callable(getattr(ClerkApp, f"do_{command.verb}"))


@pytest.mark.parametrize("place", [name for name in SCREENS if name != "home"])
def test_escape_is_a_way_back_from_every_place(place: str) -> None:
    keys = [key for command in commands_of(place) for key in command.keys]
    assert "escape" in keys


def test_the_palette_shows_what_applies_here(desk_app: App) -> None:
    async def look() -> tuple[str, str]:
        app = desk_app()
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await settled(pilot)
            await pilot.press("ctrl+p")
            await settled(pilot)
            assert isinstance(app.screen, CommandPalette)
            shown = screen_text(app)
            await pilot.press(*"backup")
            await settled(pilot)
            return shown, screen_text(app)

    shown, found = asyncio.run(look())
    assert "Meetings, members, house style." in shown
    assert "Everything to be done." in shown
    assert "Make a checked copy of the register now." in found
    assert "Meetings, members, house style." not in found


def test_the_palette_leaves_out_what_does_not_apply(
    desk_app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    from screens.home import HomeScreen

    monkeypatch.setattr(
        HomeScreen, "why_not", lambda self, verb: "Not now." if verb == "backup" else None
    )

    async def look() -> tuple[str, str]:
        app = desk_app()
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await settled(pilot)
            await pilot.press("b")
            await settled(pilot)
            said = screen_text(app)
            await pilot.press("ctrl+p")
            await pilot.press(*"Back up")
            await settled(pilot)
            return said, screen_text(app)

    said, palette = asyncio.run(look())
    assert "Not now." in said
    assert "Make a checked copy" not in palette


def test_help_lists_the_keys_of_the_place_it_was_called_from(desk_app: App) -> None:
    async def look() -> str:
        app = desk_app()
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await settled(pilot)
            await pilot.press("f1")
            await settled(pilot)
            shown = screen_text(app)
            await pilot.press("escape")
            await settled(pilot)
            assert type(app.screen).__name__ == "HomeScreen"
            return shown

    shown = asyncio.run(look())
    for command in (*commands_of("home"), *EVERYWHERE):
        assert f"{command.title}: {command.help}" in shown


def test_the_key_card_holds_every_key_and_help_writes_it(desk_app: App, tmp_path: Path) -> None:
    card = key_card()
    for place in PLACES:
        assert key_lines(commands_of(place)) in card

    async def write() -> str:
        app = desk_app()
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await settled(pilot)
            await pilot.press("f1", "w")
            await settled(pilot)
            return screen_text(app)

    assert "clerk-keys.txt" in asyncio.run(write())
    assert (tmp_path / "home" / "clerk-keys.txt").read_text(encoding="utf-8") == card


def test_a_keymap_is_in_force_and_what_cannot_be_used_is_told(tmp_path: Path) -> None:
    keymap = tmp_path / "keys.toml"
    keymap.write_text(
        '"home.quit" = "x"\n"home.dance" = "d"\n"home.people" = "cntrl+p"\n"app.help" = "ctrl+m"\n',
        encoding="utf-8",
    )
    change_settings(keymap=str(keymap), theme="clerk-mauve")
    from clerk.desk.desk import open_desk

    def opening() -> object:
        return open_desk(tmp_path / "clerk.db", create=True)

    async def look() -> tuple[str, int | None]:
        app = app_as_set(opening, first="home")  # type: ignore[arg-type]
        async with app.run_test(size=(120, 60), notifications=True) as pilot:
            await settled(pilot)
            shown = screen_text(app)
            await pilot.press("q")
            await settled(pilot)
            assert app.is_running
            await pilot.press("x")
            await pilot.pause()
        return shown, app.return_value

    shown, left = asyncio.run(look())
    words = " ".join(shown.split())
    assert "home.dance" in words
    assert "cntrl+p" in words
    assert "ctrl+m" in words
    assert "clerk-mauve" in words
    assert left == 0


def test_a_broken_keymap_leaves_the_usual_keys(tmp_path: Path) -> None:
    path = tmp_path / "keymap.toml"
    path.write_text("home.quit = x", encoding="utf-8")
    keys, complaints = read_keymap(path, EVERYWHERE)
    assert keys == {}
    assert len(complaints) == 1
    assert str(path) in complaints[0]
    assert read_keymap(tmp_path / "none.toml", EVERYWHERE) == ({}, ())
