"""Import: a paper chosen, looked at beside its lines, corrected, and taken or not."""

import asyncio
import re
import shutil
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from clerk.desk.desk import Desk
from clerk.desk.showing import shown
from clerk.desk.undoing import event_count
from db import meetings
from screens.app import ClerkApp
from screens.importing import ImportScreen
from screens.reviewing import ReviewScreen
from screens.widgets.paged_list import PagedList
from tests.screens.conftest import EVIL, screen_text, settled

Sit = Callable[[], AbstractContextManager[Desk]]
MakeApp = Callable[..., ClerkApp]
MINUTES = "little-ambledown-minutes.txt"
JULY = "little-ambledown-parish-council/2024-07-09"
KEYS = {" ": "space", "/": "slash", "-": "minus", ".": "full_stop", "_": "underscore"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the minutes of a parish in it, and nothing else."""
    place = tmp_path / "papers in"
    place.mkdir()
    with (files("clerk.desk.demo") / MINUTES).open("rb") as paper:
        (place / MINUTES).write_bytes(paper.read())
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: place)
    return place


def walk(
    app: ClerkApp,
    path: Path | str,
    steps: Callable[[Pilot[Any]], Awaitable[Any]],
    size: tuple[int, int] = (80, 24),
) -> Any:
    """Open the import screen over home with `path` typed in, and take the steps."""

    async def run() -> Any:
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            await app.push_screen(ImportScreen(str(path)))
            await settled(pilot)
            return await steps(pilot)

    return asyncio.run(run())


async def pressed(pilot: Pilot[Any], *keys: str) -> str:
    await pilot.press(*keys)
    await settled(pilot)
    return screen_text(pilot.app)  # type: ignore[arg-type]


def typing(text: str) -> list[str]:
    return [KEYS.get(each, each) for each in text]


async def choose(pilot: Pilot[Any], kind: str, words: str = "") -> str:
    """Go down the list to the first part of a kind that holds `words`."""
    listed = pilot.app.screen.query_one(PagedList)
    for index in range(listed.count):
        listed.choose(index)
        row = listed.row
        if row is not None and row.cells[1] == kind and words in row.cells[2]:
            await settled(pilot)
            return screen_text(pilot.app)  # type: ignore[arg-type]
    raise AssertionError(f"no {kind} holds {words}")


def in_register(at_desk: Sit) -> tuple[str, ...]:
    with at_desk() as desk:
        return tuple(each.reference for each in meetings.meetings(desk.register))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_what_was_found_stands_beside_its_lines(
    desk_app: MakeApp,
    at_desk: Sit,
    folder: Path,
    size: tuple[int, int],
    same_as_kept: Callable[[str, str], None],
) -> None:
    async def steps(pilot: Pilot[Any]) -> str:
        await pressed(pilot, "enter")
        return await choose(pilot, "minute", "Open forum")

    seen = walk(desk_app(), folder / MINUTES, steps, size)
    same_as_kept(f"review-{size[0]}", seen)
    assert "▌ 07.24.04 Open forum" in seen
    assert "▌ A resident of Pound Lane" in seen
    assert in_register(at_desk) == ()


def test_accepting_takes_it_and_undo_takes_it_back(
    desk_app: MakeApp, at_desk: Sit, folder: Path
) -> None:
    paper = folder / "harbour.txt"
    paper.write_text(
        "HARBOUR BOARD\n\nA meeting of the Harbour Board was held on Tuesday 9 July 2024.\n\n"
        "PRESENT: Councillors A Boatman (Chair) and C Rower\n\n"
        "24/1 BUOYS\n\nThe buoys were counted twice by everybody present.\n\n"
        "ACTION: The Pier Master to count them again.\n",
        encoding="utf-8",
    )

    async def steps(pilot: Pilot[Any]) -> tuple[str, tuple[str, ...]]:
        await pressed(pilot, "enter")
        seen = await pressed(pilot, "a")
        taken = in_register(at_desk)
        await pressed(pilot, "escape", "f8")
        return seen, taken

    seen, taken = walk(desk_app(), paper, steps, (120, 40))
    assert taken == ("harbour-board/2024-07-09",)
    assert "Taken: harbour-board/2024-07-09. F8 takes it back." in " ".join(
        word for word in seen.split() if word not in "│▌▐"
    )
    assert in_register(at_desk) == ()


def test_the_same_file_again_says_so(desk_app: MakeApp, at_desk: Sit, folder: Path) -> None:
    async def steps(pilot: Pilot[Any]) -> str:
        await pressed(pilot, "enter")
        await pressed(pilot, "a")
        await pressed(pilot, "escape")
        await pressed(pilot, "enter")
        return await pressed(pilot, "a")

    seen = walk(desk_app(), folder / MINUTES, steps, (120, 40))
    assert f"{MINUTES} was imported before; nothing would change" in seen
    with at_desk() as desk:
        assert event_count(desk) == 1


def test_corrections_and_what_is_left_out(desk_app: MakeApp, at_desk: Sit, folder: Path) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, str]:
        await pressed(pilot, "enter")
        await choose(pilot, "minute", "Open forum")
        await pressed(pilot, "enter", "tab", "end", *typing(" and ditches"), "enter")
        await choose(pilot, "person", "V Pascoe")
        out = await pressed(pilot, "space")
        await choose(pilot, "meeting")
        refused = await pressed(pilot, "c", "tab", *["backspace"] * 4, *typing("x"), "ctrl+s")
        await pressed(pilot, *["backspace"], *typing("2023"), "ctrl+s")
        assert in_register(at_desk) == ()
        await pressed(pilot, "a")
        return out, refused

    out, refused = walk(desk_app(), folder / MINUTES, steps, (120, 40))
    assert "✗  person" in out
    assert "is no day in the calendar" in refused
    with at_desk() as desk:
        record = shown(desk, "little-ambledown-parish-council/2023-07-09").record
    assert "Open forum and ditches" in {minute.title for minute in record.minutes}
    names = {person.name for person in record.roll.people}
    assert "V Pascoe" not in names
    assert "O Brightwell" in names


def test_corrections_are_kept_on_the_way_back_and_can_be_taken_back(
    desk_app: MakeApp, at_desk: Sit, folder: Path
) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, str]:
        await pressed(pilot, "enter")
        await choose(pilot, "minute", "Open forum")
        await pressed(pilot, "space", "escape")
        assert isinstance(pilot.app.screen, ImportScreen)
        await pressed(pilot, "enter")
        kept = await choose(pilot, "minute", "Open forum")
        return kept, await pressed(pilot, "z")

    kept, back = walk(desk_app(), folder / MINUTES, steps, (120, 40))
    assert "✗  minute    07.24.04" in kept
    assert "✓  minute    07.24.04" in back
    assert in_register(at_desk) == ()


def test_leaving_everything_out_is_said(desk_app: MakeApp, folder: Path) -> None:
    async def steps(pilot: Pilot[Any]) -> str:
        await pressed(pilot, "enter")
        await choose(pilot, "meeting")
        await pressed(pilot, "space")
        return await pressed(pilot, "a")

    seen = walk(desk_app(), folder / MINUTES, steps, (120, 40))
    assert "Everything of this paper is left out" in seen
    assert "cannot be taken" in seen


def test_what_would_change_in_the_register_is_shown(desk_app: MakeApp, folder: Path) -> None:
    again = folder / "corrected.txt"
    text = (folder / MINUTES).read_text(encoding="utf-8")
    again.write_text(text.replace("Open forum", "Questions from the floor"), encoding="utf-8")

    async def steps(pilot: Pilot[Any]) -> str:
        await pressed(pilot, "enter")
        await pressed(pilot, "a", "escape")
        await pilot.app.push_screen(ImportScreen(str(again)))
        await pressed(pilot, "enter")
        return await choose(pilot, "change", "would change")

    seen = walk(desk_app(), folder / MINUTES, steps, (120, 40))
    assert "would change minute 07.24.04, title" in seen


def test_a_paper_that_names_no_meeting_is_given_to_one(
    desk_app: MakeApp, at_desk: Sit, folder: Path
) -> None:
    page = folder / "page.md"
    page.write_text(
        "---\ntitle: Agenda item - Hedges along Pound Lane\n---\n\n"
        "# Agenda item\n\n## Hedges along Pound Lane\n\n"
        "The Clerk described the state of the hedges.\n\n"
        "RESOLVED: That the hedges be cut in autumn.\n",
        encoding="utf-8",
    )

    async def named(pilot: Pilot[Any], meeting: str) -> str:
        return await pressed(pilot, "ctrl+u", *typing(meeting))

    async def steps(pilot: Pilot[Any]) -> tuple[str, ...]:
        await pressed(pilot, "enter")
        await pressed(pilot, "a", "escape")
        await pilot.app.push_screen(ImportScreen(str(page)))
        await pressed(pilot, "enter")
        why = await pressed(pilot, "a")
        offered = await pressed(pilot, "m")
        for name in ("9 july ambledown", "little-ambledown-parish-council next"):
            assert "Tuesday 9 July 2024" in await named(pilot, name)
        wrong = await named(pilot, "little-ambledown/2025")
        found = await named(pilot, JULY)
        given = await pressed(pilot, "enter")
        await pressed(pilot, "a")
        return why, offered, wrong, found, given

    why, offered, wrong, found, given = walk(desk_app(), folder / MINUTES, steps, (120, 40))
    assert "which meeting it belongs to" in why
    assert "Tuesday 9 July 2024, 19:30" in offered
    assert "✗" in wrong
    assert "Tuesday 9 July 2024" not in wrong
    assert "Tuesday 9 July 2024" in found
    assert "would add minute Hedges along Pound Lane" in given
    with at_desk() as desk:
        titles = [minute.title for minute in shown(desk, JULY).record.minutes]
    assert any("Hedges" in title for title in titles)


def test_text_is_never_markup(desk_app: MakeApp, folder: Path) -> None:
    evil = folder / "evil [red]paper.txt"
    minutes = "\n\n".join(
        f"24/{number} BUOYS {each}\n\nThe buoys {each} were counted twice by everybody present."
        for number, each in enumerate(EVIL, 1)
    )
    evil.write_text(
        "HARBOUR BOARD\n\nA meeting of the Harbour Board was held on Tuesday 9 July 2024.\n\n"
        f"PRESENT: Councillors A Boatman (Chair) and C Rower\n\n{minutes}\n",
        encoding="utf-8",
    )

    async def steps(pilot: Pilot[Any]) -> list[str]:
        seen = [await pressed(pilot, "enter")]
        seen += [await choose(pilot, "minute", each) for each in EVIL]
        await pressed(pilot, "enter")
        return [*seen, await pressed(pilot)]

    first, *rest = walk(desk_app(), evil, steps, (120, 40))
    assert "evil [red]paper.txt" in first
    for each, seen in zip(EVIL, rest, strict=False):
        assert seen.count(each) >= 2


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("missing.txt", None, "missing.txt"),
        ("empty.txt", b"", "is empty"),
        ("word.docx", b"PK\x03\x04rest", "only plain text is read"),
        ("~nobody-of-that-name/agenda.txt", None, "write the path in full"),
    ],
)
def test_a_wrong_file_gets_a_sentence(
    desk_app: MakeApp, folder: Path, name: str, content: bytes | None, sentence: str
) -> None:
    if content is not None:
        (folder / name).write_bytes(content)

    async def steps(pilot: Pilot[Any]) -> str:
        seen = await pressed(pilot, "enter")
        assert isinstance(pilot.app.screen, ImportScreen)
        return seen

    path = name if name.startswith("~") else folder / name
    # Where the line breaks depends on how long the path is.
    shown = re.sub("[▌─╯│]", " ", walk(desk_app(), path, steps, (120, 40)))
    assert sentence in " ".join(shown.split())


def test_tab_completes_the_path_and_names_what_is_open(desk_app: MakeApp, folder: Path) -> None:
    shutil.copy(folder / MINUTES, folder / "little-notes.txt")

    async def steps(pilot: Pilot[Any]) -> tuple[str, str]:
        several = await pressed(pilot, "tab")
        await pressed(pilot, "n", "tab")
        return several, pilot.app.screen.query_one("#path").value  # type: ignore[attr-defined]

    several, value = walk(desk_app(), folder / "li", steps, (120, 40))
    assert f"{MINUTES}  little-notes.txt" in several
    assert value == str(folder / "little-notes.txt")


def test_a_file_is_chosen_in_the_tree(desk_app: MakeApp, folder: Path) -> None:
    async def steps(pilot: Pilot[Any]) -> str:
        assert str(folder) in await pressed(pilot)
        await pressed(pilot, "down")
        await pressed(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, ReviewScreen)
        return str(pilot.app.screen.query_one("#head", Static).render())

    assert MINUTES in walk(desk_app(), "", steps, (200, 40))


def test_enter_on_a_folder_shows_what_is_in_it(desk_app: MakeApp, folder: Path) -> None:
    (folder / "older").mkdir()
    shutil.copy(folder / MINUTES, folder / "older" / "of-last-year.txt")

    async def steps(pilot: Pilot[Any]) -> str:
        await pressed(pilot, "enter")
        return await pressed(pilot)

    seen = walk(desk_app(), folder / "older", steps, (120, 40))
    assert "of-last-year.txt" in seen
    assert "is a folder" not in seen
