"""The members of a committee, on its screen."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot

from clerk.business.people import Person, Role
from clerk.desk.committees import committee_shown
from clerk.desk.seats import add_member
from clerk.desk.undoing import events
from screens.widgets.form import Form
from screens.widgets.paged_list import PagedList
from tests.screens.conftest import EVIL, screen_text, settled
from tests.screens.pier import PIER, MakeApp, Sit, fill, keys, pier_board, walk


@pytest.fixture
def pier(at_desk: Sit) -> Sit:
    return pier_board(at_desk)


def test_a_role_is_corrected_from_a_day_on_and_undone(
    pier: Sit, desk_app: MakeApp, same_as_kept: Callable[[str, str], None]
) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "2", "down", "r")
        same_as_kept("committee-role-80", screen_text(app))
        await keys(pilot, "v", "enter")
        await fill(pilot, "1 January 2022")
        assert "Vice-Chair" in screen_text(app)
        text = screen_text(app)
        assert "1 Jan 2022" in text
        assert text.count(EVIL[2]) >= 2
        await keys(pilot, "f8")
        assert "1 Jan 2022" not in screen_text(app)

    with pier() as desk:
        before = committee_shown(desk, PIER.slug).seats
    walk(app, steps, PIER.slug)
    with pier() as desk:
        assert committee_shown(desk, PIER.slug).seats == before
        assert events(desk, limit=1)[0].undoes is not None


def test_a_wrong_day_is_said_in_the_form_which_stays(pier: Sit, desk_app: MakeApp) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "2", "e")
        await fill(pilot, "31 February 2022")
        form = app.screen.query_one(Form)
        assert form.display
        assert "✗" in screen_text(app)
        await keys(pilot, "escape")
        assert not form.display
        assert isinstance(app.focused, PagedList)
        await keys(pilot, "e")
        assert form.said != {"day": "31 February 2022"}
        assert "Ctrl+R brings it back" in screen_text(app)
        await keys(pilot, "ctrl+r")
        assert form.said == {"day": "31 February 2022"}
        assert "Ctrl+R" not in screen_text(app)

    walk(app, steps, PIER.slug)


def test_a_member_is_added_with_a_name_completed(pier: Sit, desk_app: MakeApp) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "2", "a", "s", "space", "w")
        await keys(pilot, "right", "enter", "enter")
        await fill(pilot, "today")

    walk(app, steps, PIER.slug)
    with pier() as desk:
        seats = committee_shown(desk, PIER.slug).seats
        assert ("S Wren", date(2022, 3, 1)) in {(s.person.name, s.starts) for s in seats}
        assert len({s.person.id for s in seats if s.person.name == "S Wren"}) == 1


def test_a_hundred_members_and_a_resize(pier: Sit, desk_app: MakeApp) -> None:
    app = desk_app()
    with pier() as desk:
        for at in range(100):
            person = Person(f"Tŷ’r Môr العربية 🐟 {at} {'long ' * 40}")
            add_member(desk, PIER.slug, person, Role.MEMBER, date(2022, 1, 1))

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "2", "end")
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        assert "S Wren" in screen_text(app)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "S Wren" in screen_text(app)

    walk(app, steps, PIER.slug)
