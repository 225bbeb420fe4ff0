"""Settings: kept as they are changed, in the user's own folder."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from clerk.business.council import Council
from clerk.desk.desk import Desk, open_desk
from clerk.desk.founding import change_council, council_known
from clerk.desk.refused import Refused
from clerk.desk.settings import (
    Settings,
    change_settings,
    read_settings,
    save_settings,
    settings_path,
)
from db.history import events
from screens import app_as_set
from screens.app import ClerkApp
from tests.harbour import HARBOUR
from tests.screens.conftest import EVIL, put, screen_text, settled

App = Callable[..., ClerkApp]
Sit = Callable[[], AbstractContextManager[Desk]]
# What a file in UTF-8 can hold; \r\n comes back as it was, because it is escaped.
WORDS = st.text(st.characters(exclude_categories=["Cs"]))


@given(
    settings=st.builds(
        Settings,
        theme=WORDS,
        reduced_motion=st.booleans(),
        name=WORDS,
        backup_folder=WORDS,
        keymap=WORDS,
        seen=st.dictionaries(WORDS, st.integers(0, 2**40), max_size=3),
    )
)
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_settings_come_back_as_they_were_kept(settings: Settings) -> None:
    save_settings(settings)
    assert read_settings() == (settings, ())


def test_nothing_set_is_the_usual(tmp_path: Path) -> None:
    assert read_settings() == (Settings(), ())
    assert not settings_path().exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('theme = "clerk-light"\nfont = "big"', "“font”, which is no setting"),
        ('theme = "clerk-light"\nreduced_motion = "yes"', "reduced_motion to “yes”"),
        ('theme = "clerk-light"\nseen = 3', "seen to “3”"),
    ],
)
def test_a_line_that_cannot_be_used_is_told_and_the_others_count(text: str, said: str) -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text(text, encoding="utf-8")
    found, (complaint,) = read_settings()
    assert found == Settings(theme="clerk-light")
    assert said in complaint
    assert str(settings_path()) in complaint


@pytest.mark.parametrize("data", [b"theme = light", b"\xff\xfe", b"theme = 'a"])
def test_a_broken_file_is_told_and_left_alone(data: bytes) -> None:
    settings_path().parent.mkdir(parents=True)
    settings_path().write_bytes(data)
    found, complaints = read_settings()
    assert found == Settings()
    assert len(complaints) == 1
    assert settings_path().read_bytes() == data


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_each_change_is_kept_and_in_force_at_once(desk_app: App, size: tuple[int, int]) -> None:
    async def walk() -> str:
        app = desk_app()
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            await pilot.press("s")
            await settled(pilot)
            await pilot.press("right")
            await settled(pilot)
            assert app.theme == "clerk-light"
            assert read_settings()[0].theme == "clerk-light"
            await pilot.press("tab", "right")
            await settled(pilot)
            assert app.animation_level == "none"
            await pilot.press("tab", *EVIL[2])
            await settled(pilot)
            shown = screen_text(app)
            await pilot.press("escape")
            await settled(pilot)
            assert type(app.screen).__name__ == "HomeScreen"
        return shown

    shown = asyncio.run(walk())
    assert EVIL[2] in shown
    assert "Kept; it counts from the next start on." in shown
    assert read_settings()[0] == Settings("clerk-light", True, EVIL[2])


def test_looks_and_name_count_from_the_next_start(tmp_path: Path) -> None:
    change_settings(theme="clerk-high-contrast-dark", reduced_motion=True, name="Ada Pell")
    path = tmp_path / "clerk.db"
    app = app_as_set(lambda: open_desk(path, create=True), first="home")
    assert app.theme == "clerk-high-contrast-dark"
    assert app.animation_level == "none"
    with open_desk(path, create=True) as desk, desk.register.writing("Begin") as change:
        change.note()
    with open_desk(path) as desk:
        assert events(desk.register)[0].who == "Ada Pell"


def test_backups_go_to_the_folder_that_was_set(desk_app: App, tmp_path: Path) -> None:
    folder = tmp_path / "safe place"
    change_settings(backup_folder=str(folder))

    async def walk() -> str:
        app = desk_app()
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            await pilot.press("b")
            await settled(pilot)
            return screen_text(app)

    assert "holds everything" in asyncio.run(walk())
    assert list(folder.glob("clerk-*.db"))
    assert not (tmp_path / "backups").exists()


def test_settings_that_cannot_be_kept_are_refused_in_a_sentence(
    desk_app: App, make_read_only: Callable[[Path], None]
) -> None:
    settings_path().parent.mkdir(parents=True)
    make_read_only(settings_path().parent)

    async def walk() -> str:
        app = desk_app()
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await settled(pilot)
            await pilot.press("s")
            await settled(pilot)
            await pilot.press("right")
            await settled(pilot)
            return screen_text(app)

    assert "Your settings" in asyncio.run(walk())
    assert list(settings_path().parent.iterdir()) == []


def test_settings_and_help_say_where_the_register_is(desk_app: App) -> None:
    async def walk() -> tuple[str, str]:
        app = desk_app()
        async with app.run_test(size=(80, 50)) as pilot:
            await settled(pilot)
            await pilot.press("f1")
            await settled(pilot)
            await pilot.press("end")
            await settled(pilot)
            on_help = screen_text(app)
            await pilot.press("escape", "s")
            await settled(pilot)
            return on_help, screen_text(app)

    for seen in asyncio.run(walk()):
        assert f"The register is {Path('~', 'clerk.db')}." in seen


def test_the_council_is_named_after_an_import_and_that_is_taken_back(
    desk_app: App, at_desk: Sit
) -> None:
    def known() -> Council | None:
        with at_desk() as desk:
            return council_known(desk)

    async def walk() -> list[str]:
        app = desk_app()
        seen = []
        async with app.run_test(size=(80, 24), notifications=True) as pilot:

            async def press(*keys: str) -> None:
                await pilot.press(*keys)
                await settled(pilot)
                seen.append(screen_text(app))

            await settled(pilot)
            await press("s")
            await press("f4")
            await press("ctrl+s")
            await press(*EVIL[0], "enter", *"APell", "tab", *"Quay", "tab", "right", "enter")
            assert known() == Council(EVIL[0], "Quay", "APell", "WLS")
            await press("escape")
            await press("f8")
            assert known() is None
        return seen

    with at_desk() as desk:
        put(desk, HARBOUR)
    before, _, refused, named, home, back = asyncio.run(walk())
    assert "is not said yet: F4 says it" in " ".join(before.replace("│", "").split())
    assert "The council needs a name" in refused
    assert f"It belongs to {EVIL[0]}" in " ".join(named.replace("│", "").split())
    assert f"· {EVIL[0]}" in home
    assert f"· {EVIL[0]}" not in back


def test_a_council_changed_by_another_clerk_is_not_written_over(at_desk: Sit) -> None:
    with at_desk() as desk:
        seen = council_known(desk)
        change_council(desk, seen, Council("Saltmarsh Town Council", calendar="IE"))
        with pytest.raises(Refused, match="Somebody else"):
            change_council(desk, seen, Council("Dunmere Council"))
        assert council_known(desk) == Council("Saltmarsh Town Council", calendar="IE")
