"""A board with something in each view of its screen, and walks through them."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from typing import Any

from textual.pilot import Pilot

from clerk.business.council import Committee
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.business.numbering import Series
from clerk.business.people import Membership, Person, Role
from clerk.business.plan import PlannedItem, Why
from clerk.business.style import profile
from clerk.desk.desk import Desk
from db.issue import issue_minutes
from db.numbers import save_series, withdraw_number
from db.people import add_membership, add_person
from db.plans import add_planned
from db.records import meeting_record
from screens.app import ClerkApp
from tests.screens.conftest import EVIL, put, screen_text, settled

Sit = Callable[[], AbstractContextManager[Desk]]
MakeApp = Callable[..., ClerkApp]
Steps = Callable[[Pilot[Any]], Awaitable[Any]]
PIER = Committee("pier-board", "Pier Board", "PB", profile("uk-principal"))


def meeting(held: date, *numbers: str, title: str = "") -> MeetingRecord:
    head = Meeting(PIER.slug, "PIER BOARD", held, title=title, venue="The Old Boathouse")
    minutes = tuple(
        Minute(number, f"Planks {EVIL[1]}", "They were counted.", provisional=not number)
        for number in numbers
    )
    return MeetingRecord(replace(head, stage=Stage.WRITING_UP), minutes=minutes)


def pier_board(at_desk: Sit) -> Sit:
    """A board with a gap in its numbers, one issued and one withdrawn, three seats, and business
    that waits: deferred to a day, and planned for any."""
    with at_desk() as desk:
        rule = PIER.style.numbering
        records = (
            meeting(date(2021, 6, 8), "21/1", "21/3", title=EVIL[0]),
            meeting(date(2022, 2, 1), "", ""),
        )
        _, issued = put(desk, PIER, *records)
        with desk.register.writing("Seat them") as change:
            seats = (
                Membership(Person("R Teal", "Councillor"), Role.CHAIR, seen_on=date(2021, 6, 1)),
                Membership(Person(EVIL[2]), starts=date(2021, 5, 4)),
                Membership(Person("S Wren"), starts=date(2019, 5, 7), ends=date(2021, 5, 4)),
            )
            for seat in seats:
                person = replace(seat.person, id=add_person(change, seat.person))
                add_membership(change, 1, replace(seat, person=person))
            wanted = date(2022, 5, 10)
            add_planned(
                change,
                PlannedItem(PIER.slug, "A new gate", Why.DEFERRED, "It creaks", wanted, 1, "21/3"),
            )
            add_planned(change, PlannedItem(PIER.slug, f"Gulls {EVIL[1]}"))
            save_series(change, PIER.slug, Series(rule, 4, "21/4"), "2021/22")
            issue_minutes(change, issued, period="2021/22", number=lambda value: f"21/{value}")
        first = meeting_record(desk.register, issued).minutes[0]
        with desk.register.writing("Withdraw") as change:
            withdraw_number(change, first.id or 0, "the pier was closed")
    return at_desk


def walk(
    app: ClerkApp,
    steps: Steps,
    *about: str,
    size: tuple[int, int] = (80, 24),
    told: bool = False,
) -> Any:
    """Open the place about `about` and take `steps` there; what they answer. With `told`, what
    the app tells is on the screen."""

    async def run() -> Any:
        async with app.run_test(size=size, notifications=told) as pilot:
            await settled(pilot)
            app.go("committee", *about)
            await settled(pilot)
            return await steps(pilot)

    return asyncio.run(run())


async def keys(pilot: Pilot[Any], *pressed: str) -> None:
    for key in pressed:
        await pilot.press(key)
        await settled(pilot)


async def fill(pilot: Pilot[Any], *texts: str) -> None:
    """Type each text into its field and go on with Enter."""
    for text in texts:
        await pilot.press(*text, "enter")
    await settled(pilot)


def look(app: ClerkApp, *pressed: str, size: tuple[int, int] = (80, 24)) -> str:
    async def steps(pilot: Pilot[Any]) -> str:
        await keys(pilot, *pressed)
        return screen_text(app)

    text: str = walk(app, steps, PIER.slug, size=size)
    return text
