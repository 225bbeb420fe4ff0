"""People and posts on the screen: found, changed, appointed, and two made into one."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot

from clerk.business.people import Membership, Person, Post, Role, Tenure
from clerk.desk import people
from clerk.desk.desk import Desk
from clerk.desk.undoing import events
from db.people import add_membership, add_person, add_tenure
from screens.app import ClerkApp
from screens.widgets.form import Form
from screens.widgets.paged_list import PagedList
from tests.harbour import HARBOUR
from tests.screens.conftest import EVIL, put, screen_text, settled

Sit = Callable[[], AbstractContextManager[Desk]]
MakeApp = Callable[..., ClerkApp]
Steps = Callable[[Pilot[Any]], Awaitable[Any]]


@pytest.fixture
def known(at_desk: Sit) -> Sit:
    """A few people, among them one under two names, and a post that changed hands."""
    with at_desk() as desk:
        put(desk, HARBOUR)
        with desk.register.writing("Fill") as change:
            listed = [
                Person("D Marsh", "Councillor", address="d.marsh@example.org"),
                Person("Dilys Marsh", organisation="Cyngor Tŷ’r Môr"),
                Person("M Rook", organisation=EVIL[1]),
                Person(EVIL[2]),
                Person("Z Wren", organisation=EVIL[0]),
            ]
            marsh, dilys, rook, smith, _ = (
                replace(each, id=add_person(change, each)) for each in listed
            )
            pilot = Post("Pilot", "Port")
            add_tenure(change, Tenure(pilot, rook, date(2015, 1, 5), date(2021, 4, 1)))
            add_tenure(change, Tenure(pilot, dilys, date(2021, 4, 1)))
            add_membership(change, 1, Membership(marsh, Role.CHAIR, seen_on=date(2021, 6, 1)))
            add_membership(change, 1, Membership(smith, starts=date(2021, 5, 4)))
    return at_desk


def walk(app: ClerkApp, steps: Steps, size: tuple[int, int] = (80, 24)) -> Any:
    async def run() -> Any:
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            app.go("people")
            await settled(pilot)
            return await steps(pilot)

    return asyncio.run(run())


async def keys(pilot: Pilot[Any], *pressed: str) -> None:
    for key in pressed:
        await pilot.press(key)
        await settled(pilot)


async def find(pilot: Pilot[Any], words: str) -> None:
    """Type words into the line above the list, and go back to the list."""
    await pilot.press("slash", *words)
    await settled(pilot)
    await keys(pilot, "escape")


async def fill(pilot: Pilot[Any], *texts: str) -> None:
    for text in texts:
        await pilot.press(*text, "enter")
    await settled(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_list_looks_as_kept(
    known: Sit,
    desk_app: MakeApp,
    same_as_kept: Callable[[str, str], None],
    size: tuple[int, int],
) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "down")
        same_as_kept(f"people-{size[0]}", screen_text(app))

    walk(app, steps, size)


def test_who_was_added_or_renamed_is_chosen(known: Sit, desk_app: MakeApp) -> None:
    app = desk_app()

    def chosen() -> str:
        row = app.screen.query_one(PagedList).row
        return row.cells[0] if row else ""

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "n")
        await fill(pilot, "P Newcomer", "", "", "", "", "")
        assert chosen() == "P Newcomer"
        await keys(pilot, "e", *["backspace"] * len("P Newcomer"))
        await fill(pilot, "A Newcomer", "", "", "", "", "")
        assert chosen() == "A Newcomer"

    walk(app, steps)


def test_nobody_is_known_yet(at_desk: Sit, desk_app: MakeApp) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        assert "Nobody and no post" in screen_text(app)
        await keys(pilot, "e", "g", "m", "d")
        assert "No two people" in screen_text(app)
        await keys(pilot, "escape", "n")
        await fill(pilot, "N Newcomer", "", "", "", "", "")
        assert "N Newcomer" in screen_text(app)

    walk(app, steps)


def test_words_find_people_and_posts(known: Sit, desk_app: MakeApp) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await find(pilot, "port")
        text = screen_text(app)
        assert "post: Pilot" in text
        assert "D Marsh" not in text
        assert "M Rook, 5 January 2015 to 1 April 2021" in text
        assert "Dilys Marsh, since 1 April 2021" in text

    walk(app, steps)


def test_a_person_is_changed_and_undone(known: Sit, desk_app: MakeApp) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await find(pilot, "rook")
        await keys(pilot, "enter")
        await fill(pilot, "s", "Captain", "", "", "", "")
        assert "Captain M Rooks" in screen_text(app)
        await keys(pilot, "f8")
        assert "Captain" not in screen_text(app).split("Taken back")[0]

    walk(app, steps)


def test_a_post_is_given_from_a_day_on(known: Sit, desk_app: MakeApp) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await find(pilot, "rook")
        await keys(pilot, "g", *"pil", "right", "enter")
        await fill(pilot, "Port", "10 January 2022")

    walk(app, steps)
    with known() as desk:
        assert events(desk, limit=1)[0].what == (
            "Give the post Pilot to M Rook from 10 January 2022"
        )
        _, held = people.post_shown(desk, 1)
        assert [(each.person.name, each.ends) for each in held] == [
            ("M Rook", None),
            ("Dilys Marsh", date(2022, 1, 10)),
            ("M Rook", date(2021, 4, 1)),
        ]


def test_a_post_is_given_and_ended_from_its_own_row(known: Sit, desk_app: MakeApp) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await find(pilot, "port")
        await keys(pilot, "g")
        await fill(pilot, "A Stranger", "10 January 2022")
        assert "A Stranger" in screen_text(app)
        await keys(pilot, "l", "enter")
        await fill(pilot, "today")

    walk(app, steps)
    with known() as desk:
        (held,) = (t for t in people.post_shown(desk, 1)[1] if t.person.name == "A Stranger")
        assert (held.starts, held.ends) == (date(2022, 1, 10), date(2022, 3, 1))


def test_two_marked_people_become_one_and_two_again(
    known: Sit, desk_app: MakeApp, same_as_kept: Callable[[str, str], None]
) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await find(pilot, "marsh")
        await keys(pilot, "m")
        assert "● Councillor D Marsh" in screen_text(app)
        await keys(pilot, "down", "m")
        same_as_kept("people-join-80", screen_text(app))
        await keys(pilot, "right", "enter")
        text = screen_text(app)
        assert "Councillor Dilys Marsh" in text
        assert "People and posts · 1" in text
        await keys(pilot, "f8")
        assert "People and posts · 2" in screen_text(app)

    walk(app, steps)
    with known() as desk:
        last, before = events(desk, limit=2)
        assert before.what == "Join D Marsh to Dilys Marsh"
        assert last.undoes == before.seq


def test_likely_pairs_are_shown_and_never_joined_unasked(
    known: Sit, desk_app: MakeApp, same_as_kept: Callable[[str, str], None]
) -> None:
    app = desk_app()

    async def steps(pilot: Pilot[Any]) -> None:
        await keys(pilot, "d")
        same_as_kept("people-alike-80", screen_text(app))
        await keys(pilot, "enter")
        assert app.screen.query_one(Form).display
        await keys(pilot, "escape", "escape")
        assert "People and posts · 6" in screen_text(app)

    walk(app, steps)
    with known() as desk:
        assert people.how_many(desk, "") == 6


def test_long_lists_are_read_by_the_page(known: Sit, desk_app: MakeApp) -> None:
    app = desk_app()
    with known() as desk, desk.register.writing("Fill") as change:
        for at in range(1000):
            add_person(change, Person(f"Person {at:04} {'long ' * 60}"))

    async def steps(pilot: Pilot[Any]) -> None:
        assert "1006" in screen_text(app)
        await keys(pilot, "end")
        assert "Z Wren" in screen_text(app)
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        assert "Z Wren" in screen_text(app)
        assert app.screen.query_one(PagedList).count == 1006

    walk(app, steps)
