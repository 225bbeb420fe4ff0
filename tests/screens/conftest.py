"""The app on a register of its own, and its screens as plain text."""

import asyncio
import contextlib
import os
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from clerk.business.council import Committee
from clerk.business.meetings import MeetingRecord, Stage
from clerk.desk.desk import Desk, open_desk
from db.councils import add_committee
from db.records import save_record
from screens.app import ClerkApp
from screens.widgets.filter_line import FilterLine
from tests.screens import quiet

SNAPSHOTS = Path(__file__).with_name("snapshots")
EVIL = ("[/]", "[@click=app.quit]x[/]", "[Cllr Smith]")
"""Text that would be markup if a screen took it for more than text."""


class Clock:
    """1 March 2022, nine in the morning; a second later each time it is read."""

    def __init__(self) -> None:
        self.now = datetime(2022, 3, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def screen_text(app: ClerkApp) -> str:
    """What is on the screen, as lines of text."""
    strips = app.screen._compositor.render_strips()
    lines = ["".join(segment.text for segment in strip).rstrip() for strip in strips]
    return "\n".join(lines).rstrip() + "\n"


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until what the last key began is done and painted: two looks in a row find no work,
    and what was typed above a list was sent."""
    looks = 0
    while looks < 2:
        await pilot.pause()
        looks += 1
        # A file tree looks for more to load as long as it is there.
        under_way = [worker for worker in pilot.app.workers if worker.group != "_loader"]
        with contextlib.suppress(WorkerCancelled):  # it gave way to the next
            if under_way:  # none would mean all
                looks = 0
                await pilot.app.workers.wait_for_complete(under_way)
        for line in pilot.app.screen.query(FilterLine):
            while line._pause is not None:
                looks = 0
                await asyncio.sleep(quiet.SOON / 4)
    await pilot.pause()


def put(desk: Desk, committee: Committee, *records: MeetingRecord) -> list[int]:
    """A committee and its meetings into the register; the meetings' ids."""
    with desk.register.writing(f"Add the {committee.name}") as change:
        add_committee(change, committee)
    ids = []
    for record in records:
        with desk.register.writing(f"Write up {record.meeting.reference}") as change:
            ids.append(save_record(change, record))
    return ids


@pytest.fixture(autouse=True)
def nobody_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No settings, keys, looks, logs or time zone of whoever runs the tests."""
    for name in ("NO_COLOR", "CLERK_DB", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    home = tmp_path / "home"
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: home / "data")
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: home / "config")
    monkeypatch.setattr("platformdirs.user_state_path", lambda *_, **__: home / "state")
    monkeypatch.setattr("platformdirs.user_documents_path", lambda *_, **__: home)
    monkeypatch.setattr(Path, "home", classmethod(lambda _: tmp_path))
    home.mkdir()
    if sys.platform == "win32":
        yield
        return
    with monkeypatch.context() as there:
        there.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


@pytest.fixture(autouse=True)
def no_guessing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pilot waits as long as anything goes on, and no longer."""
    quiet.watch(monkeypatch)


@pytest.fixture(autouse=True)
def who_types_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pause in typing is soon over, and `settled` waits for that; keys pressed too early wait on
    a machine however busy."""
    monkeypatch.setattr("screens.widgets.filter_line._PAUSE", 0.06)
    monkeypatch.setattr("screens.typed_ahead._LONGEST", 600)


@pytest.fixture(autouse=True)
def what_is_told_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence told can still be read by a test on a machine so slow that its time is over."""
    monkeypatch.setattr(ClerkApp, "NOTIFICATION_TIMEOUT", 600)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be saved is said, and tried again, sooner than a clerk is told."""
    monkeypatch.setattr("screens.keeper.PATIENCE", 0.4)
    monkeypatch.setattr("screens.keeper._AGAIN", (0.05, 0.1, 0.1))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def register_path(tmp_path: Path) -> Path:
    return tmp_path / "clerk.db"


@pytest.fixture
def at_desk(register_path: Path, clock: Clock) -> Callable[[], AbstractContextManager[Desk]]:
    """Opens Ada Pell's desk on the test's register, made when it is not there yet."""

    @contextmanager
    def sit_down() -> Iterator[Desk]:
        with open_desk(register_path, create=True, clock=clock, who="Ada Pell") as desk:
            yield desk

    return sit_down


@pytest.fixture
def desk_app(at_desk: Callable[[], AbstractContextManager[Desk]]) -> Callable[..., ClerkApp]:
    """Makes the app on the test's register; it takes the options of ClerkApp.

    Run it with `async with app.run_test(size=(80, 24)) as pilot`, then `await settled(pilot)`.
    """

    def make(**options: Any) -> ClerkApp:
        return ClerkApp(at_desk, **options)

    return make


@pytest.fixture
def at(
    at_desk: Callable[[], AbstractContextManager[Desk]], desk_app: Callable[..., ClerkApp]
) -> Callable[..., None]:
    """Runs steps with a `Sitting` at a meeting, by default that with something of everything;
    `prepare` does something to the register first."""
    from tests.harbour import HARBOUR, HARBOUR_MEETING
    from tests.screens.sitting import Sitting, Steps

    def run(
        steps: Steps,
        record: MeetingRecord = HARBOUR_MEETING,
        prepare: Any = None,
        *,
        committee: Committee = HARBOUR,
        size: tuple[int, int] = (80, 24),
    ) -> None:
        with at_desk() as desk:
            meeting = put(desk, committee, record)[0]
            if prepare is not None:
                prepare(desk, meeting)

        async def go() -> None:
            app = desk_app()
            async with app.run_test(size=size) as pilot:
                await settled(pilot)
                app.go("meeting", str(meeting))
                await settled(pilot)
                await steps(Sitting(app, pilot, at_desk, meeting))

        asyncio.run(go())

    return run


@pytest.fixture
def take(
    register_path: Path,
    desk_app: Callable[..., ClerkApp],
    at_desk: Callable[[], AbstractContextManager[Desk]],
) -> Callable[..., None]:
    """Takes the minutes of a meeting, in the room unless `stage` says otherwise."""
    from tests.desk.live import MEETING, live_desk
    from tests.screens.taking import Clerk

    def run(
        steps: Callable[[Any], Awaitable[None]],
        size: tuple[int, int] = (120, 40),
        stage: Stage = Stage.IN_THE_ROOM,
        **parts: Any,
    ) -> None:
        meeting = replace(MEETING, meeting=replace(MEETING.meeting, stage=stage), **parts)
        with live_desk(register_path, meeting):
            pass

        async def taken() -> None:
            app = desk_app()
            async with app.run_test(size=size) as pilot:
                await settled(pilot)
                app.go("live", "pier-committee/2021-05-04")
                await settled(pilot)
                await steps(Clerk(app, pilot, at_desk))

        asyncio.run(taken())

    return run


@pytest.fixture
def same_as_kept() -> Callable[[str, str], None]:
    """Compares a screen with the one kept in snapshots/; CLERK_KEEP=1 keeps it anew."""

    def compare(name: str, text: str) -> None:
        path = SNAPSHOTS / f"{name}.txt"
        if os.environ.get("CLERK_KEEP") == "1":
            SNAPSHOTS.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"no {path.name} yet: look at the screen, then run with CLERK_KEEP=1"
        assert text == path.read_text(encoding="utf-8")

    return compare
