"""Minutes taken live: going from item to item, with the keys alone."""

import re
import threading

import pytest

from clerk.business.agenda import AgendaItem
from clerk.business.meetings import Stage
from clerk.desk.desk import Desk
from clerk.desk.minuting import open_item
from tests.screens.conftest import screen_text, settled
from tests.screens.quiet import held_up
from tests.screens.taking import SIZES, Clerk, Same, Take


@pytest.mark.parametrize("size", SIZES)
def test_it_looks_as_kept(take: Take, same_as_kept: Same, size: tuple[int, int]) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        await clerk.type("The lamps are dim.\n\nAGREED: That oil be bought.\nunanimous\n")
        text = await clerk.type("ACTION buy oil @bank !next\n")
        await clerk.saved()
        text = re.sub(r"Saved [\d:]{8}", "Saved 00:00:00", screen_text(clerk.app))
        same_as_kept(f"live-{size[0]}", re.sub(r"\b09:0\d\b", "09:00", text))

    take(steps, size)


@pytest.mark.parametrize("size", SIZES)
def test_a_meeting_not_open_yet_writes_nothing(
    take: Take, same_as_kept: Same, size: tuple[int, int]
) -> None:
    async def steps(clerk: Clerk) -> None:
        text = re.sub(r"\b09:0\d\b", "09:00", screen_text(clerk.app))
        same_as_kept(f"live-empty-{size[0]}", text)
        assert clerk.last() == "Found"

    take(steps, size, Stage.AGENDA_ISSUED)


def test_opening_lists_the_room_and_goes_to_the_first_item(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        text = await clerk.press("i", "ctrl+s")
        assert "in the room" in text
        assert "R Teal in the chair" in text
        assert "4 of 4 present" in text
        await clerk.type(" Nobody was missing.")
        await clerk.saved()
        assert clerk.minute("1").text.endswith("recorded above. Nobody was missing.")

    take(steps, stage=Stage.AGENDA_ISSUED)


def test_items_are_reached_by_number_letters_and_order(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "p", "l", "a", "enter")
        await clerk.type("Wet.")
        await clerk.press("ctrl+n")
        await clerk.type("Rent.")
        await clerk.press("ctrl+o", "ctrl+o")
        await clerk.type("Dim.")
        await clerk.saved()
        assert [clerk.minute(number).text for number in "34"] == ["Dim.", "Wet."]
        hidden = clerk.minute("5").restricted
        assert hidden is not None
        assert hidden.text == "Rent."
        await clerk.press("ctrl+g", "5", "enter")
        await clerk.press("ctrl+n")
        assert clerk.told() == "That was the last item."

    take(steps)


def test_what_is_typed_ahead_goes_into_the_next_item(
    take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = threading.Event()

    def slowly(desk: Desk, meeting: int, item: AgendaItem) -> int:
        assert typed.wait(60)
        return open_item(desk, meeting, item)

    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        await clerk.type("The lamps are dim.")
        monkeypatch.setattr("screens.live.screen.open_item", slowly)
        with held_up():
            await clerk.pilot.press("ctrl+n")
            for letter in "Wet.":
                await clerk.pilot.press(letter)
        typed.set()
        await settled(clerk.pilot)
        await clerk.saved()
        assert [clerk.minute(number).text for number in "34"] == ["The lamps are dim.", "Wet."]

    take(steps)


@pytest.mark.parametrize(
    "refused",
    [
        ["f5"],
        ["escape", "s", "enter"],
        ["escape", "f", *"neverday", "enter", "escape", "enter"],
    ],
)
def test_typing_goes_on_after_a_refusal(take: Take, refused: list[str]) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "4", "enter")
        await clerk.type("The planks")
        await clerk.press(*refused)
        assert clerk.told()
        await clerk.type(" are wet.")
        await clerk.saved()
        assert clerk.minute("4").text == "The planks are wet."

    take(steps)


def test_a_thought_on_another_item_is_noted_without_leaving_this_one(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        await clerk.type("The lamps")
        await clerk.press("ctrl+g")
        await clerk.type("4 ask about oak\n")
        await clerk.type(" are dim.")
        await clerk.saved()
        assert clerk.minute("3").text == "The lamps are dim."
        assert clerk.minute("4").note == "ask about oak"

    take(steps)


def test_a_hand_that_saves_is_told_it_need_not(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        await clerk.type("The lamps")
        await clerk.press("ctrl+s")
        assert clerk.told().startswith("Saved.")

    take(steps)


def test_what_was_typed_is_there_again_with_the_cursor(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "4", "enter")
        await clerk.type("The planks\nare wet.")
        await clerk.press("up")
        await clerk.saved()
        await clerk.press("escape", "escape")
        clerk.app.go("live", "pier-committee/2021-05-04")
        await settled(clerk.pilot)
        await clerk.type("!")
        await clerk.saved()
        assert "!" in clerk.minute("4").text.split("\n")[0]

    take(steps)


def test_what_is_to_be_thought_of_is_said_under_the_text(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        await clerk.type("The Pier Master would circulate a report on the lamps.")
        await clerk.press("ctrl+g")
        await clerk.type("3 ask about oil\n")
        text = await clerk.press("ctrl+n", "ctrl+o")
        assert "1 promise in this minute" in text
        assert "Noted: ask about oil" in text

    take(steps)


def test_a_meeting_without_items_has_nothing_to_write_in(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        assert "No items: a adds one." in screen_text(clerk.app)
        await clerk.press("a")
        await clerk.type("A wreck\nIt lies in the fairway\n")
        text = await clerk.press("enter")
        assert "A wreck" in text

    take(steps, items=())
