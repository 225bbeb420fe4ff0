"""The stages of a meeting: its lights, and every step from the room to the signature."""

import asyncio
import zipfile
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from clerk.business.actions import Action
from clerk.business.agenda import AgendaItem
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.business.numbering import Series, SeriesRule
from clerk.business.restricted import RestrictedMinute
from clerk.desk import system_programs
from clerk.desk.desk import Desk
from clerk.desk.stages import copies
from db.numbers import save_series
from db.records import read_record, save_record
from screens.app import ClerkApp
from screens.exporting import ExportScreen
from screens.meeting import MeetingScreen
from screens.stages import StagesScreen
from tests.harbour import EXEMPT, HARBOUR, TWO_MINUTES
from tests.screens.conftest import EVIL, put, screen_text, settled
from tests.screens.meetings import EMPTY

Sit = Callable[[], AbstractContextManager[Desk]]
MakeApp = Callable[..., ClerkApp]
Steps = Callable[[Pilot[Any]], Awaitable[Any]]
Walk = Callable[..., Any]
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 40)])
IN_THE_ROOM = replace(
    TWO_MINUTES,
    meeting=replace(TWO_MINUTES.meeting, stage=Stage.IN_THE_ROOM),
    minutes=(
        replace(TWO_MINUTES.minutes[0], actions=(Action("Buy chain"),)),
        *TWO_MINUTES.minutes[1:],
    ),
)
LATER = MeetingRecord(
    Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", date(2021, 7, 6), stage=Stage.IN_THE_ROOM),
    items=(AgendaItem("2", "Minutes of the last meeting"),),
)
ISSUE = ("i", *"issue", "enter")


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for documents, and no path on a screen of this machine."""
    (tmp_path / "papers").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: Path("papers"))
    return tmp_path / "papers"


@pytest.fixture
def walk(at_desk: Sit, desk_app: MakeApp, documents: Path) -> Walk:
    """Takes steps on the stages of a meeting, the first of the register."""

    def run(steps: Steps, *records: MeetingRecord, size: tuple[int, int] = (80, 24)) -> Any:
        with at_desk() as desk:
            put(desk, HARBOUR, *(records or (IN_THE_ROOM,)))
            with desk.register.writing("Number") as change:
                save_series(change, HARBOUR.slug, Series(SeriesRule("{yy}/{n}"), 1, "21/1"))

        async def go() -> Any:
            app = desk_app()
            async with app.run_test(size=size, notifications=True) as pilot:
                await settled(pilot)
                app.go("stages", "1")
                await settled(pilot)
                return await steps(pilot)

        return asyncio.run(go())

    return run


async def pressed(pilot: Pilot[Any], *keys: str) -> str:
    await pilot.press(*keys)
    await settled(pilot)
    return screen_text(pilot.app)  # type: ignore[arg-type]


def record_of(at_desk: Sit, meeting: int = 1) -> MeetingRecord:
    with at_desk() as desk, desk.register.reading():
        return read_record(desk.register, meeting)


@SIZES
def test_what_is_not_ready_is_told_in_words(
    walk: Walk, size: tuple[int, int], same_as_kept: Callable[[str, str], None]
) -> None:
    async def steps(pilot: Pilot[Any]) -> str:
        return await pressed(pilot)

    text = walk(steps, size=size)
    assert "✗ Owners of actions" in text
    assert "✓ Quorum" in text
    same_as_kept(f"stages-{size[0]}", text)


@SIZES
def test_a_meeting_without_minutes_says_what_is_missing(
    walk: Walk, size: tuple[int, int], same_as_kept: Callable[[str, str], None]
) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, str]:
        return await pressed(pilot), await pressed(pilot, "c")

    text, refused = walk(steps, EMPTY, size=size)
    same_as_kept(f"stages-empty-{size[0]}", text)
    assert "no minutes of harbour-committee/2022-04-05" in refused


def test_enter_goes_to_what_is_wanting(walk: Walk) -> None:
    async def steps(pilot: Pilot[Any]) -> list[str]:
        seen = []
        for row in range(2):
            text = await pressed(pilot, *["down"] * row, "enter")
            assert isinstance(pilot.app.screen, MeetingScreen)
            seen += [pilot.app.screen.showing, text]
            await pressed(pilot, "escape")
        await pressed(pilot, "end", "enter")
        assert isinstance(pilot.app.screen, StagesScreen)
        return seen

    attendance, _, minutes, text = walk(steps)
    assert (attendance, minutes) == ("attendance", "minutes")
    assert "Moorings" in text


@SIZES
def test_one_key_closes_the_meeting_and_writes_a_copy(
    walk: Walk,
    at_desk: Sit,
    documents: Path,
    size: tuple[int, int],
    same_as_kept: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(system_programs, "open_file", opened.append)

    async def steps(pilot: Pilot[Any]) -> str:
        text = await pressed(pilot, "c")
        await pressed(pilot, "ctrl+o")
        return text

    same_as_kept(f"stages-copied-{size[0]}", walk(steps, size=size).replace("\\", "/"))
    (path,) = documents.iterdir()
    assert path.name == "harbour-committee-2021-05-04-checking-copy-1.docx"
    assert [each.resolve() for each in opened] == [path.resolve()]
    meeting = record_of(at_desk).meeting
    assert meeting.stage is Stage.BEING_CHECKED
    assert meeting.ends is not None
    with at_desk() as desk:
        assert [copy.file_name for copy in copies(desk, 1)] == [path.name]


def test_a_copy_says_whom_it_is_for_and_may_hold_restricted_business(
    walk: Walk, at_desk: Sit, documents: Path
) -> None:
    closed = RestrictedMinute(EXEMPT, "The Brill lease", "Brill asked for less.")
    record = replace(TWO_MINUTES, minutes=(replace(TWO_MINUTES.minutes[0], restricted=closed),))

    async def steps(pilot: Pilot[Any]) -> tuple[str, str]:
        with_it = await pressed(pilot, "C", *"Teal", "enter", "r", "enter")
        return with_it, await pressed(pilot, "C", *"Wren", "enter", "enter")

    with_it, without = walk(steps, record)
    assert "for Teal" in with_it
    assert "Restricted business is not in it" not in with_it
    assert "Restricted business is not in it" in without
    with at_desk() as desk:
        assert [copy.to for copy in copies(desk, 1)] == ["Teal", "Wren"]
    held = {
        "restricted" in path.name: zipfile.ZipFile(path).read("word/document.xml")
        for path in documents.iterdir()
    }
    assert b"Brill asked for less." in held[True]
    assert b"Brill" not in held[False]


def test_a_file_in_the_way_is_replaced_only_by_a_second_key(
    walk: Walk, at_desk: Sit, documents: Path
) -> None:
    path = documents / "harbour-committee-2021-05-04-checking-copy-1.docx"
    path.write_text("the Chair's own words", encoding="utf-8")

    async def steps(pilot: Pilot[Any]) -> str:
        text = await pressed(pilot, "c")
        assert path.read_text(encoding="utf-8") == "the Chair's own words"
        await pressed(pilot, "c")
        return text

    assert "once more" in walk(steps)
    assert path.read_bytes()[:2] == b"PK"


@SIZES
def test_issuing_shows_what_it_fixes_and_asks_once(
    walk: Walk,
    at_desk: Sit,
    size: tuple[int, int],
    same_as_kept: Callable[[str, str], None],
) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, str]:
        await pressed(pilot, "l")
        asked = await pressed(pilot, "i")
        refused = await pressed(pilot, *"yes", "enter")
        pilot.app.screen.query_one(Input).value = ""
        await pressed(pilot, "escape")
        return asked, refused

    asked, refused = walk(steps, size=size)
    assert "minutes 21/1 to 21/2 and action HC 1." in asked
    assert "Nothing was issued" in refused
    same_as_kept(f"stages-issuing-{size[0]}", asked)
    assert record_of(at_desk).meeting.stage is Stage.WRITING_UP


def test_the_meeting_goes_from_the_room_to_the_signature(walk: Walk, at_desk: Sit) -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        assert "still open: c closes it" in await pressed(pilot, "i")
        await pressed(pilot, "l")
        assert "No draft was issued" in await pressed(pilot, "d")
        assert "Draft 1 of the minutes is issued" in await pressed(pilot, *ISSUE)
        assert "Nothing was changed since" in await pressed(pilot, "i")
        await pressed(pilot, "a", *"a comma", "tab", *"21/2", "ctrl+s")
        assert "Not confirmed yet" in await pressed(pilot, "s")
        assert "harbour-committee/2021-07-06" in await pressed(pilot, "o")
        await pressed(pilot, "tab", *"a full stop", "ctrl+s")
        await pressed(pilot, "s", *"R Teal", "ctrl+s")
        text = await pressed(pilot, "f8")
        assert "cannot be taken back" in " ".join(text.replace("▌", " ").replace("▐", " ").split())

    walk(steps, IN_THE_ROOM, LATER)
    record = record_of(at_desk)
    assert record.meeting.stage is Stage.SIGNED
    assert (record.meeting.signed_by, record.meeting.signed_on) == ("R Teal", date(2022, 3, 1))
    assert [each.text for each in record.corrections] == ["a comma", "a full stop"]
    (minute,) = record_of(at_desk, 2).minutes
    assert "minute 21/2: a comma; a full stop" in minute.text


@SIZES
def test_the_second_draft_shows_its_differences(
    walk: Walk,
    at_desk: Sit,
    size: tuple[int, int],
    same_as_kept: Callable[[str, str], None],
) -> None:
    async def steps(pilot: Pilot[Any]) -> str:
        await pressed(pilot, *ISSUE)

        def change(desk: Desk) -> None:
            record = read_record(desk.register, 1)
            minutes = (replace(record.minutes[0], text="No chain was found."), record.minutes[1])
            with desk.register.writing("Change") as writing:
                save_record(writing, replace(record, minutes=minutes))

        await pilot.app.desk.do(change)  # type: ignore[attr-defined]
        await pilot.app.screen.refill()  # type: ignore[attr-defined]
        text = await pressed(pilot, "d")
        await pressed(pilot, "escape")
        assert "✓" in await pressed(pilot)
        await pressed(pilot, *ISSUE)
        return text

    text = walk(steps, TWO_MINUTES, size=size)
    assert "No chain was found." in text
    same_as_kept(f"stages-differences-{size[0]}", text)


def test_decisions_and_one_minute_are_printed_from_here(walk: Walk) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, str]:
        decisions = await pressed(pilot, "x")
        assert isinstance(pilot.app.screen, ExportScreen)
        await pressed(pilot, "escape")
        refused = await pressed(pilot, "e", *"9", "enter")
        assert "There is no minute 9" in refused
        one = await pressed(pilot, "backspace", *"21/2", "enter")
        return decisions, one

    decisions, one = walk(steps)
    assert "2021-05-04-decisions.docx" in decisions
    assert "2021-05-04-minute-21-2.docx" in one


def test_text_of_the_register_is_no_markup(walk: Walk) -> None:
    name = " ".join(EVIL)
    meeting = replace(TWO_MINUTES.meeting, body=name, stage=Stage.WRITING_UP)
    record = MeetingRecord(meeting, minutes=(Minute("", f"About {name}", provisional=True),))

    async def steps(pilot: Pilot[Any]) -> str:
        await pressed(pilot, *ISSUE)
        await pressed(pilot, "a", *EVIL[0], "ctrl+s")
        return await pressed(pilot)

    text = walk(steps, record, size=(120, 40))
    assert f"Stages  {name}" in text
    assert f"the minutes: {EVIL[0]}" in text
