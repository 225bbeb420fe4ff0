"""The house style and the numbers of a committee, on its screen."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from clerk.desk.committees import committee_shown
from clerk.desk.undoing import events
from screens.widgets.filter_line import FilterLine
from screens.widgets.form import Form
from screens.widgets.paged_list import PagedList
from tests.screens.conftest import screen_text, settled
from tests.screens.pier import PIER, MakeApp, Sit, fill, keys, pier_board, walk


@pytest.fixture
def pier(at_desk: Sit) -> Sit:
    return pier_board(at_desk)


def test_the_style_is_changed_entry_by_entry(pier: Sit, desk_app: MakeApp) -> None:
    app = desk_app()
    added = "Tide tables"

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "3", "x")
        assert "Only entries can be taken out" not in screen_text(app)
        rows = app.screen.query_one(PagedList)
        while "standing_items" not in str(rows.row.key if rows.row else ""):
            await keys(pilot, "down")
        await keys(pilot, "i")
        await fill(pilot, "1", added, "", "", "")
        assert added in screen_text(app)
        await keys(pilot, "x")

    walk(app, steps, PIER.slug)
    with pier() as desk:
        assert committee_shown(desk, PIER.slug).committee.style == PIER.style
        told = [event.what for event in events(desk, limit=2)]
        assert all("standing item" in each or added in each for each in told)


def test_the_next_numbers_follow_what_is_typed(
    pier: Sit, desk_app: MakeApp, same_as_kept: Callable[[str, str], None]
) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "4", "p", "end", "x")
        same_as_kept("committee-numbering-80", screen_text(app))
        await keys(pilot, "left_curly_bracket")
        assert "curly bracket without its other half" in " ".join(screen_text(app).split())
        await keys(pilot, "ctrl+s")
        assert app.screen.query_one(Form).display
        await keys(pilot, "backspace", "ctrl+s")
        assert not app.screen.query_one(Form).display

    walk(app, steps, PIER.slug)
    with pier() as desk:
        rule = committee_shown(desk, PIER.slug).committee.style.numbering
        assert rule.pattern == PIER.style.numbering.pattern + "x"


def test_words_leave_the_settings_that_have_them(pier: Sit, desk_app: MakeApp) -> None:
    app = desk_app()

    def titles() -> list[str]:
        rows = app.screen.query_one(PagedList)
        return [row.cells[1] for at in range(rows.count) if (row := rows._row(at)) is not None]

    async def find(pilot: Pilot[Any], *typed: str) -> None:
        await pilot.press("slash", *typed, "enter")
        await settled(pilot)

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "3")
        every = len(titles())
        await find(pilot, *"quorum FRACTION")
        assert 0 < len(titles()) < 5
        await keys(pilot, "enter")
        assert app.screen.query_one(Form).display
        await keys(pilot, "escape", "4")
        assert not app.screen.query_one(FilterLine).display
        await keys(pilot, "3")
        assert 0 < len(titles()) < 5
        await find(pilot, *"xyz")
        assert "No setting has these words." in screen_text(app)
        await find(pilot, *["backspace"] * 20)
        assert len(titles()) == every

    walk(app, steps, PIER.slug)
