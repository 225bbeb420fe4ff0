"""The keeper: from key to disk in half a second, and what happens when the disk says no."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from clerk.desk.desk import Desk, open_desk
from clerk.desk.refused import Refused
from clerk.desk.rescuing import Rescued, rescue, rescue_file, rescued_texts
from clerk.desk.typing import begin_typing, leave_minute, type_text, typed_text
from clerk.desk.versions import version_text, versions
from db.records import meeting_record
from screens import keeper
from screens.desk_thread import DeskThread
from screens.keeper import Choice, Keeper
from tests.harbour import HARBOUR, TWO_MINUTES
from tests.screens.conftest import put

PROMISE = 0.5  # seconds
MINUTE = 1


@dataclass
class Typist:
    """Somebody at a keyboard, with nothing around it but the keeper."""

    path: Path
    text: str = ""
    place: tuple[int, int] = (0, 0)
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.thread = DeskThread(lambda: open_desk(self.path, who="Ada Pell"))
        self.keeper = Keeper(self.thread, lambda: (self.text, self.place), self._hear)

    def _hear(self) -> None:
        self.said.append(self.keeper.words)

    async def open(self, *, restricted: bool = False) -> None:
        sheet = await self.keeper.open(MINUTE, restricted=restricted)
        self.text, self.place = sheet.text, sheet.place

    def type(self, text: str) -> None:
        self.text += text
        self.place = (0, len(self.text))
        self.keeper.changed()

    async def until(self, true: Callable[[], object], seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < end, self.keeper.words
            await asyncio.sleep(0.02)


def run_typist(path: Path, steps: Callable[[Typist], Awaitable[None]]) -> None:
    """Runs steps with a typist who has opened the first minute."""

    async def go() -> None:
        typist = Typist(path)
        try:
            await typist.open()
            await steps(typist)
        finally:
            with suppress(Refused):
                await typist.keeper.leave()
            await asyncio.to_thread(typist.thread.close)

    asyncio.run(go())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    register = tmp_path / "clerk.db"
    with open_desk(register, create=True, who="Ada Pell") as desk:
        put(desk, HARBOUR, TWO_MINUTES)
    return register


@pytest.fixture
def typing(path: Path) -> Callable[[Callable[[Typist], Awaitable[None]]], None]:
    """Runs steps with a typist who has opened the first minute."""

    return partial(run_typist, path)


Typing = Callable[[Callable[[Typist], Awaitable[None]]], None]


@contextmanager
def somebody(path: Path, who: str = "Ben Hoy") -> Iterator[Desk]:
    with open_desk(path, who=who) as desk:
        yield desk


def on_disk(desk: Desk) -> str:
    return typed_text(desk, MINUTE)[0]


def every_version(desk: Desk) -> list[str]:
    return [version_text(desk, MINUTE, one.number) for one in versions(desk, MINUTE)]


def test_no_key_waits_longer_than_the_promise_however_fast_the_next_follow(
    typing: Typing, path: Path
) -> None:
    """Counted in keys, a hundred a second: a busy machine is slow to type as well as to save."""
    most = round(PROMISE * 100)

    async def steps(typist: Typist) -> None:
        start, waiting = len(typist.text), []
        with somebody(path) as desk:
            for pressed in range(1, 3 * most):
                typist.type("z")
                await asyncio.sleep(0.01)
                waiting.append(pressed - (len(on_disk(desk)) - start))
            await typist.until(lambda: typist.keeper.saved)
            assert on_disk(desk) == typist.text
        assert 0 < max(waiting) < most

    typing(steps)


def test_saved_is_said_only_while_it_is_true(typing: Typing, path: Path) -> None:
    async def steps(typist: Typist) -> None:
        assert typist.keeper.words == "Saved"
        typist.type("One")
        assert typist.keeper.words == "Saving…"
        await typist.until(lambda: typist.keeper.saved)
        assert typist.keeper.words[:6] == "Saved "
        with somebody(path) as desk:
            assert on_disk(desk).endswith("One")
        typist.type(" two")
        assert not typist.keeper.words.startswith("Saved")

    typing(steps)


@pytest.mark.usefixtures("impatient")
def test_a_locked_register_is_said_rescued_and_tried_until_it_works(
    typing: Typing, path: Path
) -> None:
    async def steps(typist: Typist) -> None:
        with somebody(path) as other:
            with other.register.writing("Hold"):
                typist.type("Locked out.")
                began = time.monotonic()
                await typist.until(lambda: typist.keeper.words.startswith("NOT SAVED"))
                assert time.monotonic() - began > keeper.PATIENCE - 0.1
                await typist.until(lambda: "held by another program" in typist.keeper.words)
                assert "rescue file" in typist.keeper.words
                assert [one.text for one in rescued_texts(other)] == [typist.text]
                typist.type(" Typed on.")
                await typist.until(
                    lambda: [one.text for one in rescued_texts(other)] == [typist.text]
                )
            await typist.until(lambda: typist.keeper.words.startswith("Saved "))
            assert on_disk(other).endswith("Locked out. Typed on.")
            await typist.until(lambda: not list(_rescue_folder(path).iterdir()))

    typing(steps)


def _rescue_folder(path: Path) -> Path:
    return rescue_file(path, MINUTE, restricted=False).parent


@pytest.mark.usefixtures("impatient")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no limit to a file")
def test_a_file_that_may_not_grow_costs_nothing_that_was_saved(typing: Typing, path: Path) -> None:
    import resource

    async def steps(typist: Typist) -> None:
        after = " After." * 90_000
        typist.type("Before.")
        await typist.keeper.save()
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        try:
            # Room for the rescue file; a save writes the text twice, as draft and as revision.
            resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, limits[1]))
            typist.type(after)
            await typist.until(lambda: "The disk that holds clerk.db" in typist.keeper.words)
            assert typist.keeper.words.startswith("NOT SAVED")
            held = list(_rescue_folder(path).iterdir())
            assert len(held) == 1
            assert after in held[0].read_text(encoding="utf-8")
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        await typist.until(lambda: typist.keeper.saved)
        with somebody(path) as desk:
            assert on_disk(desk).endswith(f"Before.{after}")
        await typist.until(lambda: not list(_rescue_folder(path).iterdir()))

    typing(steps)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes, where one may be mounted."""
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if sys.platform != "linux" or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("no small disk can be made here")
    yield folder
    subprocess.run(["umount", "-l", folder], capture_output=True)


@pytest.mark.usefixtures("impatient")
def test_a_full_disk_is_said_and_typing_goes_on(small_disk: Path) -> None:
    path = small_disk / "clerk.db"
    with open_desk(path, create=True, who="Ada Pell") as desk:
        put(desk, HARBOUR, TWO_MINUTES)

    async def steps(typist: Typist) -> None:
        typist.type(" Before.")
        await typist.keeper.save()
        ballast = small_disk / "ballast"
        with suppress(OSError), ballast.open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)
        typist.type(" After." * 20_000)
        await typist.until(lambda: "no room left" in typist.keeper.words)
        typist.type(" And on.")
        held = next(_rescue_folder(path).iterdir())
        await typist.until(lambda: " And on." in held.read_text(encoding="utf-8"))
        ballast.unlink()
        await typist.until(lambda: typist.keeper.saved)
        with somebody(path) as desk:
            assert on_disk(desk) == typist.text
        await typist.until(lambda: not held.exists())

    run_typist(path, steps)


@pytest.mark.usefixtures("impatient")
def test_where_it_cannot_be_rescued_either_that_is_said(typing: Typing, path: Path) -> None:
    async def steps(typist: Typist) -> None:
        _rescue_folder(path).parent.parent.mkdir(parents=True, exist_ok=True)
        _rescue_folder(path).parent.write_text("in the way", encoding="utf-8")
        with somebody(path) as other, other.register.writing("Hold"):
            typist.type("Nowhere.")
            await typist.until(lambda: "Nor can it be kept elsewhere" in typist.keeper.words)
        await typist.until(lambda: typist.keeper.saved)

    typing(steps)


def test_on_the_way_out_what_cannot_be_saved_is_rescued_and_offered(
    typing: Typing, path: Path
) -> None:
    async def steps(typist: Typist) -> None:
        with somebody(path) as other, other.register.writing("Hold"):
            typist.type("Last words.")
            assert "rescue file" in await typist.keeper.last_thing()
            assert [one.text for one in rescued_texts(other)] == [typist.text]

    typing(steps)


def test_after_a_fault_it_is_saved_without_waiting(
    typing: Typing, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.desk_thread._AFTER_A_FAULT", 60)

    async def steps(typist: Typist) -> None:
        typist.type("Just now.")
        typist.keeper.at_once()
        with somebody(path) as other:
            assert on_disk(other) == typist.text

    typing(steps)


def test_after_a_fault_with_a_locked_register_it_is_rescued(typing: Typing, path: Path) -> None:
    async def steps(typist: Typist) -> None:
        with somebody(path) as other, other.register.writing("Hold"):
            typist.type("Just now.")
            typist.keeper.at_once()
            assert [one.text for one in rescued_texts(other)] == [typist.text]

    typing(steps)


@pytest.mark.parametrize("choice", list(Choice))
def test_of_two_texts_one_stands_and_the_other_is_a_version(
    typing: Typing, path: Path, choice: Choice
) -> None:
    async def steps(typist: Typist) -> None:
        was = typist.text
        with somebody(path) as ben:
            text, base = typed_text(ben, MINUTE)
            type_text(ben, MINUTE, f"Ben first. {text}\n\nBen's line.", base)
            leave_minute(ben, MINUTE)
            typist.text = f"Ada's line.\n\n{was}"
            typist.keeper.changed()
            mine, theirs = typist.text, on_disk(ben)
            await typist.until(lambda: typist.keeper.choice)
            assert typist.keeper.words.startswith("NOT SAVED: Ben Hoy changed this minute at ")
            typist.text = await typist.keeper.settle(choice)
            await typist.until(lambda: typist.keeper.saved)
            lines = on_disk(ben).split("\n")
            for line, whose in (
                ("Ada's line.", Choice.MINE),
                (f"Ben first. {was}", Choice.THEIRS),
                ("Ben's line.", Choice.THEIRS),
            ):
                assert (line in lines) is (choice in (whose, Choice.BOTH))
            assert {mine, theirs} <= set(every_version(ben))
            assert typist.keeper.choice is None

    typing(steps)


@pytest.mark.parametrize("choice", list(Choice))
def test_a_rescued_text_is_a_choice_when_the_minute_is_opened(
    typing: Typing, path: Path, choice: Choice
) -> None:
    with somebody(path, "Ada Pell") as desk:
        sheet = begin_typing(desk, MINUTE)
        file = rescue_file(path, MINUTE, restricted=False).with_name(
            rescue_file(path, MINUTE, restricted=False).name.replace(".json", "0.json")
        )
        text = f"{sheet.text}\n\nRescued."
        at = "2030-03-01T09:00:00.000Z"
        rescue(path, Rescued(MINUTE, False, text, sheet.base, (0, 0), "Ada Pell", at, file))

    async def steps(typist: Typist) -> None:
        await typist.open()
        assert typist.keeper.choice is not None
        assert typist.keeper.choice.mine == text
        typist.text = await typist.keeper.settle(choice)
        await typist.until(lambda: typist.keeper.saved)
        with somebody(path) as other:
            expected = sheet.text if choice is Choice.THEIRS else text
            assert on_disk(other) == expected
            assert text in every_version(other)
        await typist.until(lambda: not file.exists())
        assert typist.keeper.choice is None

    typing(steps)


def test_there_is_nothing_to_settle_of_one_text(typing: Typing) -> None:
    async def steps(typist: Typist) -> None:
        with pytest.raises(Refused, match="only this one text"):
            await typist.keeper.settle(Choice.MINE)

    typing(steps)


def test_leaving_makes_one_event_and_keeps_the_cursor(typing: Typing, path: Path) -> None:
    async def steps(typist: Typist) -> None:
        typist.type(" Typed.")
        assert await typist.keeper.leave()
        await typist.open()
        assert typist.place == (0, len(typist.text))
        typist.place = (0, 2)
        assert not await typist.keeper.leave()
        with somebody(path, "Ada Pell") as desk:
            assert begin_typing(desk, MINUTE).place == (0, 2)
            assert meeting_record(desk.register, 1).minutes[0].text == typist.text

    typing(steps)


def test_opening_the_next_minute_saves_the_last(typing: Typing, path: Path) -> None:
    async def steps(typist: Typist) -> None:
        typist.type(" Typed.")
        await typist.keeper.open(2, restricted=False)
        with somebody(path) as desk:
            assert on_disk(desk) == typist.text

    typing(steps)
