"""Every screen in its main states and at both sizes, as kept, and the same after resizing."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from rich.cells import cell_len
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import DirectoryTree

from clerk.desk.action_sheets import write_sheet
from clerk.desk.desk import Desk, open_desk
from clerk.desk.settings import change_settings
from screens.app import ClerkApp
from screens.commands import SCREENS
from tests.harbour import HARBOUR, HARBOUR_MEETING, TWO_MINUTES
from tests.screens.conftest import SNAPSHOTS, Clock, put, screen_text, settled
from tests.screens.meetings import EMPTY as NOTHING_YET
from tests.screens.meetings import LONG, NAMES
from tests.screens.overfull import fill, full_paper, owe
from tests.screens.visits import (
    EMPTY,
    NO_MEETING,
    NO_MINUTES,
    NORMAL,
    OVERFULL,
    OWED,
    Visit,
)

Sit = Callable[[], AbstractContextManager[Desk]]
MakeApp = Callable[..., ClerkApp]
Same = Callable[[str, str], None]
NARROW, WIDE = (80, 24), (120, 40)


@pytest.fixture(scope="session")
def full_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register of `fill`, made once; copy it."""
    path = tmp_path_factory.mktemp("full") / "clerk.db"
    with open_desk(path, create=True, clock=Clock(), who="Ada Pell") as desk:
        fill(desk)
    return path


@pytest.fixture
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to be in, so that no path on a screen is of this machine."""
    here = tmp_path / "here"
    (here / "papers").mkdir(parents=True)
    monkeypatch.chdir(here)
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: Path("config"))
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: Path("papers"))
    return here


def seen(app: ClerkApp) -> str:
    """What is on the screen; no line of it is too wide."""
    text = screen_text(app).replace("\\", "/")
    assert all(cell_len(line) <= app.size.width for line in text.splitlines())
    return text


async def resized(app: ClerkApp, pilot: Pilot[Any], size: tuple[int, int]) -> str:
    await pilot.resize_terminal(*size)
    await settled(pilot)
    return seen(app)


def walk(app: ClerkApp, visits: Sequence[Visit], same: Same) -> None:
    """Make the visits one after the other, and make each view narrow and wide again."""

    async def run() -> None:
        async with app.run_test(size=WIDE) as pilot:
            await settled(pilot)
            for each in visits:
                if each.screen != "home":
                    app.go(each.screen, *each.about)
                    await settled(pilot)
                if each.pasted:
                    app.post_message(Paste(each.pasted))
                    await settled(pilot)
                for tree in app.screen.query(DirectoryTree):  # it reads when it likes
                    await tree.reload()
                for name, keys in each.views.items():
                    await pilot.press(*keys)
                    await settled(pilot)
                    same(f"{name}-{WIDE[0]}", seen(app))
                    same(f"{name}-{NARROW[0]}", await resized(app, pilot, NARROW))
                    same(f"{name}-{WIDE[0]}", await resized(app, pilot, WIDE))
                app.go_home()

    asyncio.run(run())


def test_with_nothing_in_the_register(
    desk_app: MakeApp, in_a_folder: Path, same_as_kept: Same
) -> None:
    walk(desk_app(), EMPTY, same_as_kept)


def test_at_a_committee_with_nothing_yet(
    at_desk: Sit, desk_app: MakeApp, same_as_kept: Same
) -> None:
    with at_desk() as desk:
        put(desk, HARBOUR)
    walk(desk_app(), NO_MEETING, same_as_kept)


def test_at_a_meeting_with_nothing_yet(at_desk: Sit, desk_app: MakeApp, same_as_kept: Same) -> None:
    with at_desk() as desk:
        put(desk, HARBOUR, TWO_MINUTES, NOTHING_YET)
    walk(desk_app(), NO_MINUTES, same_as_kept)


def test_with_what_is_usual_in_the_register(
    at_desk: Sit,
    desk_app: MakeApp,
    in_a_folder: Path,
    same_as_kept: Same,
) -> None:
    with at_desk() as desk:
        put(desk, HARBOUR, HARBOUR_MEETING, TWO_MINUTES)
        write_sheet(desk, HARBOUR.slug, in_a_folder / "back.csv")
    for name in ("agenda.txt", "minutes.txt"):
        (in_a_folder / "papers" / name).touch()
    walk(desk_app(), NORMAL, same_as_kept)


@pytest.mark.slow
def test_with_too_much_in_the_register(
    full_register: Path,
    register_path: Path,
    desk_app: MakeApp,
    in_a_folder: Path,
    same_as_kept: Same,
) -> None:
    copyfile(full_register, register_path)
    for at in range(100):
        (in_a_folder / "papers" / f"{at:03} {NAMES[at % 7]} {LONG[:100]}.txt").touch()
    (in_a_folder / "paper.txt").write_text(full_paper(), encoding="utf-8")
    change_settings(name=LONG, backup_folder=LONG, keymap=LONG)
    walk(desk_app(), OVERFULL, same_as_kept)


@pytest.mark.slow
def test_with_too_much_owed(
    at_desk: Sit, desk_app: MakeApp, in_a_folder: Path, same_as_kept: Same
) -> None:
    sheet = in_a_folder / "back.csv"
    with at_desk() as desk:
        owe(desk)
        write_sheet(desk, HARBOUR.slug, sheet)
    head, *rows = sheet.read_text(encoding="utf-8-sig").splitlines()
    for at, row in enumerate(rows):  # what is new comes last but one, before the key
        before, _, key = row.rpartition(",,")
        rows[at] = f"{before},{LONG},{key}"
    sheet.write_text("\n".join((head, *rows)), encoding="utf-8")
    walk(desk_app(), OWED, same_as_kept)


def test_with_too_much_typed_at_the_first_run(desk_app: MakeApp, same_as_kept: Same) -> None:
    async def run() -> None:
        app = desk_app(first="first run")
        async with app.run_test(size=WIDE) as pilot:
            await settled(pilot)
            for keys in (("enter", "enter"), ("enter",), ()):
                app.post_message(Paste(LONG))
                await settled(pilot)
                await pilot.press(*keys)
            same_as_kept("first-run-overfull-120", seen(app))
            same_as_kept("first-run-overfull-80", await resized(app, pilot, NARROW))
            same_as_kept("first-run-overfull-120", await resized(app, pilot, WIDE))

    asyncio.run(run())


MEETING_VIEWS = ("agenda", "attendance", "minutes", "actions", "papers", "history")
COMMITTEE_VIEWS = ("meetings", "members", "style", "numbers", "plan", "list")
# What is kept of each screen, by its states: empty, normal, overfull. What is not made here is
# made by the tests of that screen. A screen that only asks has nothing to be empty of.
KEPT: dict[str, tuple[tuple[str, ...], ...]] = {
    "home": (("home-empty",), ("home",), ("home-overfull",)),
    "unfinished": (("unfinished-empty",), ("unfinished-normal",), ("unfinished-overfull",)),
    "meeting": tuple(
        tuple(f"meeting-{state}-{view}" for view in MEETING_VIEWS)
        for state in ("empty", "full", "overfull")
    ),
    "live": (("live-empty",), ("live",), ("live-overfull",)),
    "stages": (("stages-empty",), ("stages",), ("stages-overfull",)),
    "room": (
        ("in-room-empty",),
        ("in-room-normal", "in-room-unmarked"),
        ("in-room-overfull", "in-room-overfull-form"),
    ),
    "committee": (
        ("committees-empty", *(f"committee-empty-{view}" for view in COMMITTEE_VIEWS)),
        ("committees-normal", *(f"committee-{view}" for view in COMMITTEE_VIEWS)),
        (
            "committees-overfull",
            "committee-overfull-form",
            "committee-overfull-plan-taken",
            *(f"committee-overfull-{view}" for view in COMMITTEE_VIEWS),
        ),
    ),
    "read back": (("read-back-empty",), ("read-back",), ("read-back-overfull",)),
    "projector": (("projector-empty",), ("projector",), ("projector-overfull",)),
    "promises": (("promises-empty",), ("promises",), ("promises-overfull",)),
    "promised": (("promised-empty",), ("promised",), ("promised-overfull",)),
    "rough": (("rough-empty",), ("rough",), ("rough-overfull", "rough-overfull-notes")),
    "people": (
        ("people-empty", "people-alike-empty"),
        ("people",),
        ("people-overfull", "people-overfull-form"),
    ),
    "actions": (("actions-empty",), ("actions",), ("actions-overfull",)),
    "action": (("action",), ("action-overfull",)),
    "owing": (("owing-empty",), ("owing-normal",), ("owing-overfull",)),
    "leavers": (("leavers-empty",), ("leavers",), ("leavers-overfull",)),
    "chase": (("chase-empty",), ("chase",), ("chase-overfull", "chase-overfull-form")),
    "replies": (("replies-empty",), ("replies",), ("replies-overfull",)),
    "traced": (("traced-empty",), ("traced",), ("traced-overfull",)),
    "returned sheet": (
        ("returned-sheet-empty",),
        ("returned-sheet",),
        ("returned-sheet-overfull",),
    ),
    "search": (("search-empty",), ("search",), ("search-overfull",)),
    "import": (("import-empty",), ("import-normal",), ("import-overfull",)),
    "review": (("review",), ("review-overfull",)),
    "export": (
        ("export-empty",),
        ("export-normal", "export"),
        ("export-overfull", "export-overfull-form"),
    ),
    "pack": (("pack-empty",), ("pack", "pack-restricted", "pack-gaps"), ("pack-overfull",)),
    "send": (("send-empty",), ("send", "send-mail"), ("send-overfull", "send-overfull-form")),
    "sent": (("sent-empty",), ("sent",), ("sent-overfull",)),
    "history": (("history-empty",), ("history",), ("history-overfull",)),
    "settings": (("settings-normal", "settings-mail"), ("settings-overfull",)),
    "first run": (("first-run",), ("first-run-overfull",)),
    "help": (("help-normal",), ("help-overfull",)),
}


def test_every_screen_is_kept_in_every_state_at_both_sizes() -> None:
    assert set(KEPT) == set(SCREENS)
    kept = {name for states in KEPT.values() for names in states for name in names}
    made = {
        name
        for each in (*EMPTY, *NO_MEETING, *NO_MINUTES, *NORMAL, *OVERFULL, *OWED)
        for name in each.views
    }
    assert made - kept == set()
    files = {f"{name}-{width}.txt" for name in kept for width, _ in (NARROW, WIDE)}
    assert files - {path.name for path in SNAPSHOTS.iterdir()} == set()
