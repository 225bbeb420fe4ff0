"""The room on the screen of a meeting: opened, people moving, the chair, interests, by keys."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from clerk.business.attendance import InChair, Moment, Move, Movement, Status
from clerk.business.council import Committee
from clerk.business.interests import Conduct, Declaration
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.people import Person, Role
from clerk.business.style import profile
from clerk.desk.desk import Desk
from clerk.desk.seats import add_member
from tests.harbour import HARBOUR, HARBOUR_MEETING
from tests.screens.conftest import EVIL
from tests.screens.sitting import Sitting
from tests.screens.test_meeting import told

PIER = Committee(HARBOUR.slug, HARBOUR.name, HARBOUR.short, profile("uk-principal"))
TODAY = MeetingRecord(
    Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", date(2022, 3, 1), stage=Stage.AGENDA_ISSUED),
    items=HARBOUR_MEETING.items,
)
SEATS = (("R Teal", Role.CHAIR), ("S Wren", Role.VICE_CHAIR), ("M Dunlin", Role.MEMBER))


def seated(desk: Desk, meeting: int) -> None:
    for name, role in SEATS:
        add_member(desk, HARBOUR.slug, Person(name, "Councillor"), role, date(2021, 5, 4))


@pytest.fixture
def in_room(at: Callable[..., None]) -> Callable[..., None]:
    """Runs steps in the attendance of a meeting of today, of three members."""

    def run(steps: Any, **options: Any) -> None:
        async def there(sitting: Sitting) -> None:
            await sitting.press("2")
            await steps(sitting)

        at(there, TODAY, seated, committee=PIER, **options)

    return run


def under(sitting: Sitting, key: str) -> list[str]:
    return [one.name for one in sitting.record().roll.under(key)]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_room_looks_as_kept(
    in_room: Callable[..., None], same_as_kept: Callable[[str, str], None], size: tuple[int, int]
) -> None:
    async def steps(sitting: Sitting) -> None:
        same_as_kept(f"room-expected-{size[0]}", await sitting.press("end"))
        same_as_kept(f"room-opening-{size[0]}", await sitting.press("w"))
        await sitting.type("Dunlin")
        await sitting.press("ctrl+s")
        same_as_kept(f"room-moving-{size[0]}", await sitting.press("home", "j", "l"))
        await sitting.press("escape")
        same_as_kept(f"room-interest-{size[0]}", await sitting.press("p"))

    in_room(steps, size=size)


def test_the_meeting_is_opened_with_all_present_but_some(in_room: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        assert "Not listed, though they have a seat: 3" in await sitting.press("home")
        await sitting.press("w")
        await sitting.type("Grebe")
        assert "“Grebe” is not clear" in await sitting.press("ctrl+s")
        await sitting.type("M Dunlin")
        text = await sitting.press("ctrl+s")
        assert under(sitting, "present") == ["R Teal", "S Wren"]
        assert under(sitting, "apologies") == ["M Dunlin"]
        assert sitting.record().roll.chair == (InChair("R Teal"),)
        assert "members: 2 of 3 present, quorum 3: NO QUORUM" in text
        assert sitting.record().meeting.stage is Stage.IN_THE_ROOM
        await sitting.press("f8")
        assert sitting.record().roll.people == ()
        assert sitting.record().meeting.stage is Stage.AGENDA_ISSUED

    in_room(steps)


def test_somebody_comes_and_goes(in_room: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("w", "ctrl+s", "home", "j", "l", "tab", "right", "tab")
        await sitting.type("9")
        assert "There is no item 9" in await sitting.press("ctrl+s")
        await sitting.type("4")
        text = await sitting.press("ctrl+s")
        (moved,) = sitting.record().roll.people[0].movements
        assert (moved.move, moved.moment, moved.item) == (Move.LEFT, Moment.AFTER, "4")
        assert moved.at is not None
        assert told(sitting.app)[-1].startswith("Councillor R Teal left at 9.0")
        assert "↳ left at 09:0" in text
        await sitting.press("i")
        await sitting.type("09:40")
        await sitting.press("ctrl+s", "j", "e", "tab")
        await sitting.type("09:15")
        await sitting.press("ctrl+s")
        first, second = sitting.record().roll.people[0].movements
        assert (first.at, second.at) == (time(9, 15), time(9, 40))
        await sitting.press("d")
        assert [one.move for one in sitting.record().roll.people[0].movements] == [Move.ARRIVED]
        await sitting.press("f8", "f8", "f8")
        assert sitting.record().roll.people[0].movements == (moved,)

    in_room(steps)


def test_the_chair_changes_and_is_put_right(in_room: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("w", "ctrl+s", "home", "j", "j", "h", "tab")
        await sitting.type("4")
        text = await sitting.press("ctrl+s")
        assert [one.name for one in sitting.record().roll.chair] == ["R Teal", "S Wren"]
        assert "S Wren: from item 4 at 09:0" in text
        rows = [line for line in text.splitlines() if line.startswith("│")]
        down = next(at for at, row in enumerate(rows) if "S Wren: from" in row) - 1
        await sitting.press("home", *"j" * down, "e", "tab", "tab")
        await sitting.type("2 pm")
        await sitting.press("ctrl+s")
        assert sitting.record().roll.chair[1] == InChair("S Wren", "4", time(14))
        await sitting.press("d")
        assert sitting.record().roll.chair == (InChair("R Teal"),)

    in_room(steps)


def test_the_public_is_counted(in_room: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("w", "ctrl+s", "end", "k", "e")
        await sitting.type("a few")
        assert "“a few” is no number of people" in await sitting.press("ctrl+s")
        await sitting.type("12")
        assert "Public 12, press –" in await sitting.press("ctrl+s")
        assert sitting.record().roll.public == 12

    in_room(steps)


def test_an_interest_is_declared_changed_and_taken_out(in_room: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("w", "ctrl+s", "home", "j", "p", "tab")
        assert "In which item" in await sitting.press("ctrl+s")
        await sitting.type("4")
        await sitting.press("tab", "right", "tab")
        await sitting.type("owns the dredger")
        await sitting.press("tab", "tab", "tab", "l")
        text = await sitting.press("ctrl+s")
        declared = Declaration(
            "R Teal",
            "4",
            "Other Registrable Interest",
            "owns the dredger",
            conduct=Conduct.LEFT,
        )
        assert sitting.record().declarations == (declared,)
        assert "Interests declared: 1" in text
        await sitting.press("end", "e", "tab", "tab", "tab", "tab", "right")
        text = await sitting.press("ctrl+s")
        assert sitting.record().declarations == (replace(declared, sensitive=True),)
        assert "dredger" not in text
        await sitting.press("end", "e", "tab", "ctrl+s")
        assert sitting.record().declarations[0].nature == "owns the dredger"
        await sitting.press("d")
        assert sitting.record().declarations == ()

    in_room(steps)


def test_elected_substituted_and_somebody_known_added(in_room: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("w", "ctrl+s", "home", "j", "j", "y")
        await sitting.press("ctrl+s")
        roles = {one.name: one.role for one in sitting.record().roll.people}
        assert (roles["S Wren"], roles["R Teal"]) == (Role.CHAIR, Role.MEMBER)
        await sitting.press("f8", "home", "j", "j", "j", "s")
        await sitting.type("K Gull")
        await sitting.press("ctrl+s")
        assert under(sitting, "apologies") == ["M Dunlin"]
        assert sitting.record().roll.people[-1].substitute_for == "M Dunlin"
        await sitting.press("home", "j", "e", *["tab"] * 2, "left", *["tab"] * 6)
        await sitting.type("unwell")
        await sitting.press("tab", "right", "ctrl+s")
        teal = sitting.record().roll.people[0]
        assert (teal.reason, teal.accepted) == ("unwell", True)
        assert teal.group == "apologies"

    in_room(steps)


def test_a_name_that_is_markup_is_text_in_every_form(at: Callable[..., None]) -> None:
    name = EVIL[1]
    group = replace(HARBOUR_MEETING.roll.groups[0], status=Status.PRESENT)
    person = replace(
        HARBOUR_MEETING.roll.people[0],
        name=name,
        movements=(Movement(Move.LEFT, item="4", item_title=EVIL[0]),),
    )
    record = replace(
        HARBOUR_MEETING,
        roll=replace(
            HARBOUR_MEETING.roll, groups=(group,), people=(person,), chair=(InChair(name),)
        ),
        declarations=(Declaration(name, "4", EVIL[2], EVIL[0]),),
    )

    async def steps(sitting: Sitting) -> None:
        assert sitting.record().roll.chair[0].name == name
        for keys in ("2jl", "i", "h", "s", "y", "p", "w", "jh"):
            text = await sitting.press(*keys)
            assert "MarkupError" not in text
            await sitting.press("escape")
        assert EVIL[2] in await sitting.press("end", "e")
        assert sitting.app.is_running

    at(steps, record)
