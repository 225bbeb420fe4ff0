"""Committees: the list, and one with its meetings; what holds in each of its views."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from clerk.desk.committees import committee_shown
from screens.committee.screen import CommitteeScreen
from screens.widgets.form import Form
from screens.widgets.paged_list import PagedList
from tests.screens.conftest import screen_text, settled
from tests.screens.pier import PIER, MakeApp, Sit, fill, keys, look, pier_board, walk


@pytest.fixture
def pier(at_desk: Sit) -> Sit:
    return pier_board(at_desk)


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize(
    ("view", "key"),
    [("meetings", "1"), ("members", "2"), ("style", "3"), ("numbers", "4"), ("plan", "5")],
)
def test_each_view_looks_as_kept(
    pier: Sit,
    desk_app: MakeApp,
    same_as_kept: Callable[[str, str], None],
    view: str,
    key: str,
    width: int,
) -> None:
    size = (80, 24) if width == 80 else (120, 40)
    same_as_kept(f"committee-{view}-{width}", look(desk_app(), key, size=size))


def test_the_list_opens_a_committee_and_founds_one(
    pier: Sit, desk_app: MakeApp, same_as_kept: Callable[[str, str], None]
) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        same_as_kept("committees-80", screen_text(app))
        await keys(pilot, "n")
        await fill(pilot, "Beach Huts Panel", "", "")
        assert "Beach Huts Panel" in screen_text(app)
        await keys(pilot, "end", "enter")
        assert "Pier Board · PB" in screen_text(app)
        await keys(pilot, "escape")
        assert "Beach Huts Panel" in screen_text(app)

    walk(app, steps)
    with pier() as desk:
        assert committee_shown(desk, "beach-huts-panel").committee.short == "BHP"


def test_a_meeting_is_planned(pier: Sit, desk_app: MakeApp) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "m")
        await fill(pilot, "10 May 2022", "2.30 pm", "The Old Boathouse")
        assert "Tuesday 10 May 2022, 14:30" in screen_text(app).replace("2.30 pm", "14:30")
        row = app.screen.query_one(PagedList).row
        assert row is not None, "the new meeting is chosen, so that Enter opens it"
        assert str(row.key).endswith("/2022-05-10")

    walk(app, steps, PIER.slug)
    with pier() as desk:
        assert committee_shown(desk, PIER.slug).meetings == 3


def test_another_clerks_change_is_told(pier: Sit, desk_app: MakeApp) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "3", "enter")
        with pier() as desk:
            shown = committee_shown(desk, PIER.slug)
            with desk.register.writing("Meanwhile") as change:
                from db.councils import save_committee

                save_committee(change, replace(shown.committee, short="PIER"))
        await fill(pilot, "", "B")
        assert "Somebody else has changed" in screen_text(app)
        assert app.screen.query_one(Form).display

    walk(app, steps, PIER.slug)


def test_a_letter_in_a_form_is_no_command(pier: Sit, desk_app: MakeApp) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "3")
        app.screen.query_one(PagedList).choose(10)
        await settled(pilot)
        await keys(pilot, "c", "tab", "tab", "x", "i", "c", "r")
        form = app.screen.query_one(Form)
        assert form.border_title == "Attendance: PRESENT"
        assert form.said["status"] == "remote"

    walk(app, steps, PIER.slug)
    with pier() as desk:
        assert committee_shown(desk, PIER.slug).committee.style == PIER.style


def test_a_key_of_another_view_says_where_it_belongs(pier: Sit, desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> list[str | None]:
        screen = pilot.app.screen
        assert isinstance(screen, CommitteeScreen)
        inside = [screen.why_not(verb) for verb in ("role", "found", "change")]
        await keys(pilot, "escape", "c")
        listed = pilot.app.screen
        assert isinstance(listed, CommitteeScreen)
        return [*inside, listed.why_not("role"), listed.why_not("found")]

    assert walk(desk_app(), steps, PIER.slug) == [
        "That is done under Members; the line at the top has its key.",
        "That is done in the list of committees; Escape leads there.",
        "That is done under House style or Plan or List; the line at the top has its key.",
        "Open a committee first, with Enter.",
        None,
    ]
