"""Actions: the list of every committee, finding in it, and following up."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot

from clerk.business.actions import Action, Closing, Due, Owner, OwnerKind
from clerk.business.council import Committee
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.style import HouseStyle
from clerk.desk import following_up
from clerk.desk.action_changes import close_actions
from clerk.desk.desk import Desk
from clerk.desk.following_up import Which
from clerk.desk.refused import Refused
from screens.app import ClerkApp
from screens.meeting import MeetingScreen
from screens.widgets.filter_line import FilterLine
from screens.widgets.paged_list import PagedList
from tests.harbour import HARBOUR
from tests.screens.conftest import EVIL, put, screen_text, settled

Sit = Callable[[], AbstractContextManager[Desk]]
MakeApp = Callable[..., ClerkApp]
MARKET = Committee("market-committee", "Market Committee", "MC", HouseStyle("plain"))


def meeting(committee: Committee, held: date, *actions: Action) -> MeetingRecord:
    head = Meeting(committee.slug, committee.name.upper(), held, stage=Stage.WRITING_UP)
    return MeetingRecord(head, actions=actions)


@pytest.fixture
def stocked(at_desk: Sit) -> None:
    """Two committees; the harbour's next meeting has passed, the market's has not."""
    harbour = (
        Action("Mend the slipway", "1", (Owner("M Rook"),), Due(words="next meeting")),
        Action("Count the lobster pots", "2", (Owner("all", OwnerKind.ALL),), Due(words="asap")),
        Action("Buy rope", "3", due=Due(date(2022, 5, 1)), closed=None),
        Action("Sell the old crane", "4", closed=Closing(date(2021, 9, 1), "sold to a museum")),
    )
    market = (
        Action(f"Ask {EVIL[1]} about stalls", "1", (Owner(EVIL[2]),), Due(words="next meeting")),
        Action("Paint the clock", "2", (Owner("J Finch", post="Surveyor"),), Due(date(2022, 1, 4))),
    )
    with at_desk() as desk:
        put(
            desk,
            HARBOUR,
            meeting(HARBOUR, date(2021, 6, 8), *harbour),
            meeting(HARBOUR, date(2021, 9, 7)),
        )
        put(desk, MARKET, meeting(MARKET, date(2022, 2, 1), *market))


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


@pytest.mark.usefixtures("stocked")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_what_is_open_in_every_committee(
    desk_app: MakeApp, size: tuple[int, int], same_as_kept: Callable[[str, str], None]
) -> None:
    same_as_kept(f"actions-{size[0]}", walk(desk_app(first="actions"), pressed, size))


@pytest.mark.usefixtures("stocked")
def test_a_command_typed_before_the_list_is_up_is_no_word_to_find(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        pilot.app.simulate_key("a")
        for _ in range(1000):
            if not pilot.app.screen.query(FilterLine):
                await asyncio.sleep(0)
        pilot.app.simulate_key("W")
        await settled(pilot)
        assert "Who owes what" in screen_text(pilot.app)

    walk(desk_app(), steps)


@pytest.mark.usefixtures("stocked")
def test_enter_goes_from_the_words_to_what_was_found(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> str:
        await pressed(pilot, "slash", *"rope", "enter")
        return await pressed(pilot, "d")

    assert "When HC 3 is due" in walk(desk_app(first="actions"), steps)


@pytest.mark.usefixtures("stocked")
def test_a_key_pressed_twice_at_once_asks_once(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> str:
        for _ in range(3):
            pilot.app.simulate_key("c")
        return await pressed(pilot)

    assert "Close HC 1" in walk(desk_app(first="actions"), steps)


@pytest.mark.usefixtures("stocked")
def test_text_is_never_markup(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> str:
        return await pressed(pilot, "end", "up")

    seen = walk(desk_app(first="actions"), steps, (120, 40))
    assert seen.count(EVIL[1]) == 2
    assert seen.count(EVIL[2]) == 2


@pytest.mark.usefixtures("stocked")
def test_overdue_closed_and_all(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> list[str]:
        return [await pressed(pilot, key) for key in "234"]

    overdue, closed, everything = walk(desk_app(first="actions"), steps)
    assert "Mend the slipway" in overdue
    assert "overdue since 7 Sep 2021" in overdue
    assert "Paint the clock" in overdue
    assert "lobster" not in overdue
    assert "stalls" not in overdue
    assert "sold to a museum" in closed
    assert "[4 all]  6" in everything


@pytest.mark.usefixtures("stocked")
@pytest.mark.parametrize(
    ("words", "found", "missing"),
    [
        ("rook", "Mend the slipway", "Buy rope"),
        ("MC 2", "Paint the clock", "stalls"),
        ("is:overdue", "Paint the clock", "lobster"),
    ],
)
def test_words_find_owners_and_numbers(
    desk_app: MakeApp, words: str, found: str, missing: str
) -> None:
    async def steps(pilot: Pilot[Any]) -> str:
        keys = ["space" if each == " " else each for each in words]
        return await pressed(pilot, "slash", *keys)

    seen = walk(desk_app(first="actions"), steps)
    assert found in seen
    assert missing not in seen


@pytest.mark.usefixtures("stocked")
def test_progress_is_reported_and_taken_back(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, str, str]:
        asked = await pressed(pilot, "p")
        told = await pressed(pilot, *"timber", "space", *"bought", "enter")
        return asked, told, await pressed(pilot, "f8")

    asked, told, back = walk(desk_app(first="actions"), steps, (120, 40))
    assert "Progress of HC 1" in asked
    assert "Progress 1 March 2022: timber bought" in told
    assert "timber bought" not in back
    assert "Taken back: Report progress of HC 1." in back


@pytest.mark.usefixtures("stocked")
def test_closing_needs_a_reason_and_can_be_reopened(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, ...]:
        refused = await pressed(pilot, "c", "enter")
        left = await pressed(pilot, *"done", "escape")
        again = await pressed(pilot, "c", "ctrl+r")
        closed = await pressed(pilot, "enter")
        listed = await pressed(pilot, "3")
        reopened = await pressed(pilot, "r", "1")
        return refused, left, again, closed, listed, reopened

    refused, left, again, closed, listed, reopened = walk(
        desk_app(first="actions"), steps, (120, 40)
    )
    assert "Say in a few words why it is closed." in refused
    assert "“Close HC 1” is put aside, not saved." in left
    assert "  done" in again, "what was typed before Escape is there again"
    assert "HC 1 is closed." in closed
    assert "Closed because: done" in listed
    assert "Mend the slipway" in reopened.partition("╭")[2]


@pytest.mark.usefixtures("stocked")
def test_keys_that_do_not_apply_say_why(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, str]:
        return await pressed(pilot, "r"), await pressed(pilot, "3", "c")

    opened, closed = walk(desk_app(first="actions"), steps, (120, 40))
    assert "HC 1 is open." in opened
    assert "HC 4 is closed already." in closed


@pytest.mark.usefixtures("stocked")
def test_another_clerks_change_is_not_overwritten(at_desk: Sit) -> None:
    with at_desk() as desk, at_desk() as other:
        seen = following_up.followed(desk, following_up.followed_ids(desk, Which.OPEN))[0]
        close_actions(other, [seen], "finished by somebody else")
        with pytest.raises(Refused, match="Somebody else has changed this action"):
            close_actions(desk, [seen], "finished")


@pytest.mark.usefixtures("stocked")
def test_enter_tells_its_story_and_t_goes_to_its_meeting(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> str:
        story = await pressed(pilot, "down", "enter")
        assert "WHERE IT COMES FROM" in story
        seen = await pressed(pilot, "t")
        assert isinstance(pilot.app.screen, MeetingScreen)
        return seen

    assert "Count the lobster pots" in walk(desk_app(first="actions"), steps, (120, 40))


def test_a_long_list_is_read_a_page_at_a_time(at_desk: Sit, desk_app: MakeApp) -> None:
    with at_desk() as desk:
        (first,) = put(desk, HARBOUR, meeting(HARBOUR, date(2021, 6, 8)))
        with desk.register.writing("Fill the list") as change:
            for number in range(1, 1001):
                values = {"committee_id": 1, "meeting_id": first, "place": 0, "counter": number}
                change.insert("action", {**values, "number": str(number), "text": f"Do {number}"})

    async def steps(pilot: Pilot[Any]) -> str:
        seen = await pressed(pilot, "end")
        assert pilot.app.screen.query_one(PagedList).count == 1000
        return seen

    assert "HC 1000  Do 1000" in walk(desk_app(first="actions"), steps)
