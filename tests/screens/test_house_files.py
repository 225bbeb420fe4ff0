"""A committee's crest and its own Word, chosen with the keyboard among its house style."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from clerk.business.house_files import PrintedIn
from clerk.desk.committees import committee_shown
from clerk.desk.house_files import template_seen
from screens.app import ClerkApp
from screens.widgets.form import Form
from tests.exporters.council_word import council_template
from tests.exporters.test_crest import SHIELD
from tests.screens.conftest import screen_text
from tests.screens.test_committee import PIER, MakeApp, Sit, keys, pier, walk  # noqa: F401

SameAsKept = Callable[[str, str], None]
# Below the name and the numbering stand the crest, then the agenda, the minutes and the log.
CREST = ("3", "down", "down")
MINUTES = (*CREST, "down", "down")


@pytest.fixture
def own_word(tmp_path: Path) -> Path:
    path = tmp_path / "own.docx"
    council_template("[[MINUTES]]").save(str(path))
    return path


async def write(pilot: Pilot[Any], text: object) -> None:
    await pilot.press(*str(text))


def form(app: ClerkApp) -> Form:
    return app.screen.query_one(Form)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_word_file_is_chosen_and_its_styles_are_mapped(
    pier: Sit,  # noqa: F811
    desk_app: MakeApp,
    same_as_kept: SameAsKept,
    own_word: Path,
    size: tuple[int, int],
) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, *MINUTES, "enter")
        same_as_kept(f"word-file-asked-{size[0]}", screen_text(app))
        await write(pilot, own_word)
        await keys(pilot, "enter")
        assert "Title of the paper" in screen_text(app)
        same_as_kept(f"word-file-styles-{size[0]}", screen_text(app))
        # The second style is that of headings; the one after Heading 2 is Heading 3.
        await keys(pilot, "down", "right", "ctrl+s")
        assert not form(app).display
        assert "own.docx" in screen_text(app)
        assert "Heading 3" in screen_text(app)
        await keys(pilot, "x")
        assert "own.docx" not in screen_text(app)
        await keys(pilot, "f8")
        assert "own.docx" in screen_text(app)

    walk(app, steps, PIER.slug, size=size)
    with pier() as desk:
        seen = template_seen(desk, committee_shown(desk, PIER.slug).committee, PrintedIn.MINUTES)
    assert seen
    assert {each.use: each.becomes for each in seen.styles}["Heading"] == "Heading 3"


def test_a_wrong_file_is_said_in_the_form_which_stays(
    pier: Sit,  # noqa: F811
    desk_app: MakeApp,
    same_as_kept: SameAsKept,
    tmp_path: Path,
) -> None:
    wrong = tmp_path / "own.docx"
    council_template("").save(str(wrong))
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, *MINUTES, "c", "enter")
        assert "Name the Word file" in screen_text(app)
        await write(pilot, wrong)
        await keys(pilot, "enter")
        assert "The template has no [[MINUTES]] line" in screen_text(app)
        assert form(app).display
        await keys(pilot, "escape", "x")

    walk(app, steps, PIER.slug)
    with pier() as desk:
        assert committee_shown(desk, PIER.slug).committee.style.templates == {}


def test_a_crest_is_chosen_described_and_taken_out(
    pier: Sit,  # noqa: F811
    desk_app: MakeApp,
    tmp_path: Path,
) -> None:
    shield = tmp_path / "shield.svg"
    shield.write_bytes(SHIELD)
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, *CREST, "enter")
        await write(pilot, shield)
        await pilot.press("enter", *"Waves", "enter", *"a", "enter")
        await keys(pilot)
        assert "shield.svg" in screen_text(app)
        assert "It shows: Waves" in screen_text(app)
        await keys(pilot, "enter", "down", "!", "ctrl+s")
        assert "It shows: Waves!" in screen_text(app)
        await keys(pilot, "x")
        assert "shield.svg" not in screen_text(app)

    walk(app, steps, PIER.slug)
    with pier() as desk:
        assert committee_shown(desk, PIER.slug).committee.style.crest is None
