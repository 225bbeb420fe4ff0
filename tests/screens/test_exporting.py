"""Export: the choice, the name, the file, and what is in the way."""

import asyncio
import zipfile
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, RadioButton

from clerk.business.council import Committee
from clerk.desk import exporting, system_programs, written_files
from clerk.desk.desk import Desk
from clerk.desk.exporting import Printed
from clerk.desk.refused import Refused
from screens.app import ClerkApp
from screens.exporting import ExportScreen
from tests.harbour import HARBOUR, HARBOUR_MEETING
from tests.screens.conftest import EVIL, put, screen_text, settled

Sit = Callable[[], AbstractContextManager[Desk]]
MakeApp = Callable[..., ClerkApp]
JUNE = "harbour-committee/2021-06-08"


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for documents, the one the screen proposes."""
    folder = tmp_path / "documents"
    folder.mkdir()
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: folder)
    return folder


@pytest.fixture
def stocked(at_desk: Sit) -> None:
    with at_desk() as desk:
        put(desk, HARBOUR, HARBOUR_MEETING)


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


def words_of(path: Path) -> str:
    return zipfile.ZipFile(path).read("word/document.xml").decode("utf-8")


@pytest.mark.usefixtures("stocked")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_meeting_is_chosen_and_its_minutes_are_written(
    desk_app: MakeApp,
    documents: Path,
    size: tuple[int, int],
    same_as_kept: Callable[[str, str], None],
) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, str]:
        await pressed(pilot, "enter")
        line = pilot.app.screen.query_one(Input)
        proposed, line.value = line.value, "minutes.docx"
        chosen = await pressed(pilot)
        line.value = proposed
        return chosen, await pressed(pilot, "ctrl+s")

    chosen, written = walk(desk_app(first="export"), steps, size)
    same_as_kept(f"export-{size[0]}", chosen)
    path = documents / "harbour-committee-2021-06-08-minutes.docx"
    assert "Written:" in written
    assert "The channel has silted up." in words_of(path)
    assert "Brill" not in words_of(path)


@pytest.mark.usefixtures("stocked")
def test_the_restricted_view_is_in_the_name(desk_app: MakeApp, documents: Path) -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        await pressed(pilot, "enter", "tab", "down", "enter", "ctrl+s")

    walk(desk_app(first="export"), steps)
    (path,) = documents.iterdir()
    assert path.name == "harbour-committee-2021-06-08-minutes-restricted.docx"
    assert "Brill asked for ninety thousand." in words_of(path)


@pytest.mark.usefixtures("stocked")
def test_a_restricted_file_under_another_name_is_refused(
    desk_app: MakeApp, documents: Path
) -> None:
    async def steps(pilot: Pilot[Any]) -> str:
        await pressed(pilot, "enter", "tab", "down", "enter")
        pilot.app.screen.query_one(Input).value = str(documents / "june.docx")
        return await pressed(pilot, "ctrl+s")

    assert "call it june-restricted.docx" in " ".join(
        walk(desk_app(first="export"), steps, (120, 40)).replace("▌", " ").replace("▐", " ").split()
    )
    assert not list(documents.iterdir())


@pytest.mark.usefixtures("stocked")
def test_a_file_that_is_there_is_replaced_only_when_asked_again(
    desk_app: MakeApp, documents: Path
) -> None:
    path = documents / "harbour-committee-2021-06-08-minutes.docx"
    path.write_text("a shopping list", encoding="utf-8")

    async def steps(pilot: Pilot[Any]) -> str:
        asked = await pressed(pilot, "enter", "ctrl+s")
        assert path.read_text(encoding="utf-8") == "a shopping list"
        await pressed(pilot, "ctrl+s")
        return asked

    assert "is there already" in walk(desk_app(first="export"), steps)
    assert path.read_bytes().startswith(b"PK")


@pytest.mark.usefixtures("stocked")
@pytest.mark.parametrize(
    ("steps_down", "name", "words"),
    [
        (3, "harbour-committee-2021-06-08-agenda.docx", "Report of the Harbour Master"),
        (4, "harbour-committee-2021-06-08-action-log.docx", "Paint the sea wall"),
        (1, "harbour-committee-2021-06-08-decisions.docx", "Decisions of the meeting"),
        (5, "harbour-committee-action-log.docx", "Ask three firms for prices"),
    ],
)
def test_everything_that_can_be_printed(
    desk_app: MakeApp, documents: Path, steps_down: int, name: str, words: str
) -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        await pressed(pilot, "enter", *["down"] * steps_down, "enter", "ctrl+s")

    walk(desk_app(first="export"), steps)
    assert words in words_of(documents / name)


def test_what_is_missing_and_what_was_not_done_is_said(
    at_desk: Sit, desk_app: MakeApp, documents: Path
) -> None:
    evil = Committee("evil", f"Committee {EVIL[0]}", "[b]", HARBOUR.style)
    with at_desk() as desk:
        bare = HARBOUR_MEETING
        put(desk, evil)
        put(desk, HARBOUR, type(bare)(bare.meeting))

    async def steps(pilot: Pilot[Any]) -> tuple[str, str, str]:
        early = await pressed(pilot, "ctrl+s")
        unopened = await pressed(pilot, "ctrl+o")
        return early, unopened, await pressed(pilot, "enter", "ctrl+s")

    early, unopened, without = walk(desk_app(first="export"), steps, (120, 40))
    assert "Choose a meeting first." in early
    assert "Nothing has been written yet." in unopened
    assert "There are no minutes of harbour-committee/2021-06-08 yet." in without
    assert not list(documents.iterdir())


@pytest.mark.usefixtures("stocked")
def test_writing_can_be_stopped_before_the_file_takes_its_place(
    at_desk: Sit, tmp_path: Path
) -> None:
    path = tmp_path / "minutes.docx"
    with at_desk() as desk:
        document = exporting.composed(desk, Printed.MINUTES, JUNE)
    assert not exporting.write_out(document, path, going_on=lambda: False)
    assert not path.exists()
    assert exporting.write_out(document, path, going_on=lambda: True)
    assert path.exists()


@pytest.mark.usefixtures("stocked")
def test_what_is_chosen_while_a_file_is_written_is_for_the_next(
    desk_app: MakeApp, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = desk_app(first="export")
    looking, composing = written_files.in_the_way, exporting.composed

    def choose(button: int) -> None:
        app.screen.query_one("#view").query(RadioButton)[button].value = True

    def look(desk: Desk, path: Path) -> str:
        app.call_from_thread(choose, 1)
        return looking(desk, path)

    def compose(*args: Any, **options: Any) -> Any:
        document = composing(*args, **options)
        app.call_from_thread(choose, 0)
        return document

    monkeypatch.setattr(written_files, "in_the_way", look)
    monkeypatch.setattr(exporting, "composed", compose)
    walk(app, lambda pilot: pressed(pilot, "enter", "ctrl+s"))
    (path,) = documents.iterdir()
    assert path.name == "harbour-committee-2021-06-08-minutes.docx"
    assert "Brill" not in words_of(path)


@pytest.mark.usefixtures("stocked")
def test_another_meeting_can_be_chosen_and_a_typed_name_stays(
    desk_app: MakeApp, documents: Path
) -> None:
    async def steps(pilot: Pilot[Any]) -> str:
        await pilot.app.push_screen(ExportScreen(JUNE, Printed.AGENDA))
        await settled(pilot)
        line = pilot.app.screen.query_one(Input)
        assert line.value.endswith("2021-06-08-agenda.docx")
        line.value = "my own.docx"
        await pressed(pilot, "up", "enter")
        listed = await pressed(pilot, "ctrl+l")
        await pressed(pilot, "enter")
        assert line.value == "my own.docx"
        return listed

    listed = walk(desk_app(first="export"), steps)
    assert "HARBOUR COMMITTEE Tuesday 8 June 2021" in " ".join(listed.split())
    assert JUNE not in listed


def test_a_file_nothing_opens_gets_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Refused, match="No program here opens notes\\.docx"):
        system_programs.open_file(tmp_path / "notes.docx")


@pytest.mark.usefixtures("stocked")
@pytest.mark.parametrize(
    ("steps_down", "ending", "begins"),
    [(1, ".pdf", b"%PDF"), (2, ".html", b"<!DOCTYPE html>"), (4, ".txt", b"HARBOUR")],
)
def test_the_format_is_chosen_and_the_name_follows(
    desk_app: MakeApp, documents: Path, steps_down: int, ending: str, begins: bytes
) -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        await pressed(pilot, "enter", "tab", "tab", *["down"] * steps_down, "enter", "ctrl+s")

    walk(desk_app(first="export"), steps)
    (path,) = documents.iterdir()
    assert path.name == f"harbour-committee-2021-06-08-minutes{ending}"
    assert path.read_bytes().startswith(begins)


@pytest.mark.usefixtures("stocked")
def test_a_typed_name_takes_the_ending_of_the_format(desk_app: MakeApp, documents: Path) -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        await pressed(pilot, "enter")
        pilot.app.screen.query_one(Input).value = str(documents / "june.docx")
        await pressed(pilot, "tab", "tab", "down", "enter", "ctrl+s")

    walk(desk_app(first="export"), steps)
    assert [path.name for path in documents.iterdir()] == ["june.pdf"]


@pytest.mark.usefixtures("stocked")
def test_a_file_edited_since_is_replaced_only_when_asked_again(
    desk_app: MakeApp, documents: Path
) -> None:
    path = documents / "harbour-committee-2021-06-08-minutes.txt"

    async def steps(pilot: Pilot[Any]) -> tuple[str, str]:
        await pressed(pilot, "enter", "tab", "tab", *["down"] * 4, "enter", "ctrl+s")
        unedited = await pressed(pilot, "ctrl+s")
        path.write_text("by hand", encoding="utf-8")
        asked = await pressed(pilot, "ctrl+s")
        assert path.read_text(encoding="utf-8") == "by hand"
        await pressed(pilot, "ctrl+s")
        return unedited, asked

    unedited, asked = walk(desk_app(first="export"), steps, (120, 40))
    assert "Written:" in unedited
    assert "was changed after it was written here on 1 March 2022" in " ".join(asked.split())
    assert path.read_text(encoding="utf-8") != "by hand"


@pytest.mark.usefixtures("stocked")
def test_one_minute_is_extracted(desk_app: MakeApp, documents: Path) -> None:
    async def steps(pilot: Pilot[Any]) -> str:
        number = HARBOUR_MEETING.minutes[0].number
        await pilot.app.push_screen(ExportScreen(JUNE, minute=number))
        await settled(pilot)
        await pressed(pilot, "ctrl+s")
        return number

    number = walk(desk_app(first="home"), steps)
    path = documents / f"harbour-committee-2021-06-08-minute-{number.replace('/', '-')}.docx"
    assert "Extract from the minutes" in words_of(path)


@pytest.mark.usefixtures("stocked")
def test_the_calendar_of_the_committee_is_written(
    documents: Path, desk_app: Callable[..., ClerkApp]
) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        app.go("export", HARBOUR_MEETING.meeting.reference)
        await settled(pilot)
        await pressed(pilot, "ctrl+g")
        text = await pressed(pilot, "ctrl+s")
        assert "harbour-committee.ics" in "".join(text.split())

    walk(app, steps)
    assert (documents / "harbour-committee.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
