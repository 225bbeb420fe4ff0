"""Actions worked on by keys: several at once, made one, parted, handed on; and the story of one."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot

from clerk.business.actions import Action, Due, Origin, Owner, Progress
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.business.people import Membership, Person
from clerk.business.restricted import Grounds, RestrictedKind, RestrictedMinute
from db.people import add_membership, add_person
from tests.harbour import HARBOUR
from tests.screens.conftest import put
from tests.screens.test_actions import MakeApp, Sit, pressed, walk

JUNE = date(2021, 6, 8)
ACTIONS = (
    Action("Mend the slipway", "1", (Owner("M Rook"),), Due(words="next meeting")),
    Action(
        "Repair the slip",
        "2",
        (Owner("L Amis"),),
        origin=Origin(JUNE, "21/5"),
        progress=(Progress("Looked at", date(2021, 6, 9), "L Amis"),),
    ),
    Action("Buy rope", "4", (Owner("M Rook"), Owner("L Amis")), Due(date(2022, 5, 1))),
)


@pytest.fixture
def stocked(at_desk: Sit) -> None:
    """Three actions of the harbour; L Amis has left the committee."""
    closed = RestrictedMinute(Grounds(RestrictedKind.EXEMPT, ("3",)), text="Amis asks for forty.")
    minute = Minute("21/5", "The slip", "It leaks badly.", restricted=closed)
    head = Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", JUNE, stage=Stage.WRITING_UP)
    with at_desk() as desk:
        put(desk, HARBOUR, MeetingRecord(head, actions=ACTIONS, minutes=(minute,)))
        with desk.register.writing("L Amis leaves") as change:
            left = Person("L Amis", id=add_person(change, Person("L Amis")))
            add_person(change, Person("T Gull"))
            add_membership(change, 1, Membership(left, ends=date(2021, 7, 1)))


def typed(words: str) -> list[str]:
    return ["space" if letter == " " else letter for letter in words]


@pytest.mark.usefixtures("stocked")
def test_several_are_marked_and_changed_at_once(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, ...]:
        marked = await pressed(pilot, "space", "space")
        await pressed(pilot, "d", *typed("31/10/2022"))
        return marked, await pressed(pilot, "enter"), await pressed(pilot, "f8")

    marked, done, undone = walk(desk_app(first="actions"), steps, (120, 40))
    assert "✓HC 1" in marked
    assert "2 of 3 marked" in marked
    assert done.count("due 31 Oct 2022") >= 2
    assert "HC 1 and HC 2 are due 31 October 2022." in done
    assert "31 Oct 2022" not in undone.partition("╭")[2]


@pytest.mark.usefixtures("stocked")
def test_all_of_a_leaver_is_handed_on_in_one_go(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, ...]:
        found = await pressed(pilot, "5")
        await pressed(pilot, "A", "o", *typed("tg"))
        return found, await pressed(pilot, "enter")

    found, done = walk(desk_app(first="actions"), steps, (120, 40))
    assert "is:leaver" in found
    assert "Mend the slipway" not in found
    assert "HC 2 and HC 4 are for T Gull." in done
    assert "No action like that." in done


@pytest.mark.usefixtures("stocked")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_home_tells_what_leavers_owned_and_all_of_one_is_handed_on(
    desk_app: MakeApp, at_desk: Sit, size: tuple[int, int], same_as_kept: Callable[[str, str], None]
) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, ...]:
        home = await pressed(pilot)
        listed = await pressed(pilot, "p", "L")
        await pressed(pilot, "o", *typed("tg"))
        handed = await pressed(pilot, "enter")
        return home, listed, handed, await pressed(pilot, "f8")

    home, listed, handed, back = walk(desk_app(), steps, size)
    assert "2 to hand on" in home
    same_as_kept(f"leavers-{size[0]}", listed)
    assert "for T Gull instead of" in handed
    assert "Nobody who has left owns anything." in handed
    assert "HC 4 Buy rope" in back


@pytest.mark.usefixtures("stocked")
def test_duplicates_are_made_one_and_one_is_parted(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, ...]:
        alone = await pressed(pilot, "M")
        merged = await pressed(pilot, "space", "space", "M", "enter")
        await pressed(pilot, "end", "S", "ctrl+a", "delete")
        split = await pressed(pilot, *typed("Price it"), "enter", *typed("Buy it"), "ctrl+s")
        return alone, merged, split, await pressed(pilot, "n")

    alone, merged, split, numbers = walk(desk_app(first="actions"), steps, (120, 40))
    assert "Mark the duplicates first" in alone
    assert "HC 2 is merged into HC 1." in merged
    assert "HC 4 is split into HC 5, HC 6." in split
    assert "HC 2: merged into HC 1" in numbers
    assert "HC 3: in no paper read here" in numbers


@pytest.mark.usefixtures("stocked")
def test_what_undo_brings_back_into_the_list_is_chosen_again(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, str]:
        def told() -> str:
            return str(pilot.app.screen.query_one("#chosen").render())

        await pressed(pilot, "down", "S", "ctrl+a", "delete")
        await pressed(pilot, *typed("Price it"), "enter", *typed("Buy it"), "ctrl+s")
        beside = told()
        await pressed(pilot, "f8")
        return beside, told()

    beside, back = walk(desk_app(first="actions"), steps, (120, 40))
    assert not beside.startswith("HC 2 ")
    assert back.startswith("HC 2 ")


@pytest.mark.usefixtures("stocked")
def test_parted_by_owner_and_how_it_went_on(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, str]:
        return await pressed(pilot, "g"), await pressed(pilot, "g", "g", "v")

    grouped, going = walk(desk_app(first="actions"), steps)
    assert grouped.index("── L Amis") < grouped.index("── M Rook")
    assert "under owners" in grouped
    assert grouped.partition("── L Amis")[2].count("Buy rope") >= 2
    assert "never" in going
    assert "9 Jun 2021" in going


@pytest.mark.usefixtures("stocked")
def test_one_is_added_from_outside_the_minutes(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> str:
        await pressed(pilot, "a")
        await pressed(pilot, *typed("Answer the Mayor"), "enter")
        await pressed(pilot, *typed("T Gull"), "enter", *typed("3w"), "enter")
        return await pressed(pilot, *typed("her letter"), "enter")

    seen = walk(desk_app(first="actions"), steps, (120, 40))
    assert "HC 5 is added." in seen
    assert "due 22 Mar 2022" in seen


@pytest.mark.usefixtures("stocked")
def test_a_log_is_tabled(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, str]:
        offered = await pressed(pilot, "l")
        assert "harbour-committee/2021-" in offered, "no next meeting is known: the last"
        await pressed(pilot, "ctrl+u", *typed("harbour-committee/next"))
        refused = await pressed(pilot, "enter")
        await pressed(pilot, "ctrl+u", *typed("harbour-committee/2021-06-08"))
        return refused, await pressed(pilot, "enter")

    refused, done = walk(desk_app(first="actions"), steps, (120, 40))
    assert "✗" in refused
    assert "is tabled: 3 actions" in done


@pytest.mark.usefixtures("stocked")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_story_of_an_action(
    desk_app: MakeApp, size: tuple[int, int], same_as_kept: Callable[[str, str], None]
) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, ...]:
        story = await pressed(pilot, "down", "enter")
        shown = await pressed(pilot, "R")
        await pressed(pilot, "p", *typed("Mended"))
        return story, shown, await pressed(pilot, "enter")

    story, shown, done = walk(desk_app(first="actions"), steps, size)
    same_as_kept(f"action-{size[0]}", story)
    assert "forty" not in story
    assert "Restricted: Amis asks for forty." in shown
    assert "Noted for HC 2." in done


@pytest.mark.usefixtures("stocked")
def test_the_last_progress_is_told_in_80_columns(desk_app: MakeApp) -> None:
    long = "The contractor asks for another month, because the timber is held up at sea. " * 2

    async def steps(pilot: Pilot[Any]) -> str:
        await pressed(pilot, "down", "p", *typed("first"), "enter")
        await pressed(pilot, "p", *typed(long), "enter")
        return await pressed(pilot, "p", *typed("the very last"), "enter")

    seen = walk(desk_app(first="actions"), steps)
    assert "Progress 1 March 2022: the very last" in seen


@pytest.mark.usefixtures("stocked")
def test_what_is_typed_takes_the_place_of_the_day_and_the_owner_there_was(
    desk_app: MakeApp,
) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, ...]:
        due = await pressed(pilot, "d", *typed("31/10/2022"), "enter")
        owned = await pressed(pilot, "o", *typed("T Gull"), "enter")
        await pressed(pilot, "o", "end")
        return due, owned, await pressed(pilot, *typed(", M Rook"), "enter")

    due, owned, added = walk(desk_app(first="actions"), steps, (120, 40))
    assert "HC 1 is due 31 October 2022." in due
    assert "HC 1 is for T Gull." in owned
    assert "HC 1 is for T Gull, M Rook." in added


@pytest.mark.usefixtures("stocked")
@pytest.mark.parametrize("key", ["p", "c", "S", "a", "o"])
def test_a_form_has_room_in_80_columns(desk_app: MakeApp, key: str) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, int]:
        await pressed(pilot, "down", key)
        await pressed(pilot, "ctrl+s")
        return await pressed(pilot), pilot.app.screen.max_scroll_y

    shown, hidden = walk(desk_app(first="actions"), steps)
    assert hidden == 0
    if key in "pcSa":
        assert "✗" in shown
        assert "Escape puts it aside" in shown
    assert shown.count("╰") == 4 if key in "pcSa" else 3


@pytest.mark.usefixtures("stocked")
def test_of_one_committee_no_committee_is_asked(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> str:
        await pressed(pilot, "a", *typed("Answer the Mayor"), "enter", "enter", "enter")
        return await pressed(pilot, *typed("her letter"), "enter")

    assert "HC 5 is added." in walk(desk_app(first="actions"), steps)


@pytest.mark.usefixtures("stocked")
def test_what_is_not_chased_says_so_in_80_columns(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> str:
        return await pressed(pilot, "end", "x", *typed("on leave"), "enter")

    listed = walk(desk_app(first="actions"), steps).partition("By: ")[0]
    assert "not chased, due 1 May" in listed
