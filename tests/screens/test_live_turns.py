"""Business that goes another way while minutes are taken live, by a key each."""

import re

import pytest

from clerk.business.agenda import Course
from tests.screens.conftest import screen_text
from tests.screens.taking import SIZES, Clerk, Same, Take


def test_business_goes_another_way_by_a_key_each(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "4", "enter")
        await clerk.type("The planks are wet.")
        await clerk.press("escape", "w")
        assert clerk.course("4") is Course.WITHDRAWN
        assert "withdrawn: Planks" in screen_text(clerk.app)
        assert clerk.minute("4").text.startswith("The planks are wet.\n\n")
        await clerk.press("w")
        assert clerk.course("4") is Course.TAKEN
        await clerk.press("f", "ctrl+s")
        assert clerk.course("4") is Course.DEFERRED
        await clerk.press("a")
        await clerk.type("A wreck")
        await clerk.press("enter")
        await clerk.type("It lies in the fairway")
        await clerk.press("enter")
        assert clerk.minute("6").title == "A wreck"
        await clerk.press("h")
        await clerk.press("ctrl+s")
        await clerk.press("h")
        assert clerk.last() == "Resume the meeting"

    take(steps)


def test_one_of_the_public_is_heard_without_being_named(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "4", "enter")
        await clerk.type("The planks are wet.")
        await clerk.press("escape", "q", "enter")
        await clerk.type("wet feet")
        await clerk.press("tab", "tab")
        await clerk.type("Ivy Tern")
        await clerk.press("ctrl+s")
        minute = clerk.minute("4")
        told = "A member of the public asked a question about wet feet."
        assert minute.text == f"The planks are wet.\n\n{told}"
        assert minute.note == "Public question about wet feet: Ivy Tern"
        assert clerk.app.screen.editor.text == minute.text  # type: ignore[attr-defined]

    take(steps)


@pytest.mark.parametrize("size", SIZES)
def test_the_form_for_the_public_looks_as_kept(
    take: Take, same_as_kept: Same, size: tuple[int, int]
) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "4", "enter")
        await clerk.press("escape", "q", "enter")
        await clerk.type("[bold]oars[/]")
        text = re.sub(r"Saved [\d:]{8}", "Saved 00:00:00", screen_text(clerk.app))
        same_as_kept(f"live-public-{size[0]}", re.sub(r"\b09:0\d\b", "09:00", text))
        await clerk.press("ctrl+s")
        told = "A member of the public asked a question about [bold]oars[/]."
        assert clerk.minute("4").text == told

    take(steps, size)


def test_an_item_is_closed_to_the_public_by_resolution(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "4", "enter")
        await clerk.type("The price of oak is secret.")
        await clerk.press("escape", "c", "enter")
        await clerk.type("Timber")
        await clerk.press("enter")
        minute = clerk.minute("4")
        assert (minute.title, minute.text) == ("Timber", "")
        assert minute.restricted is not None
        assert "oak" in minute.restricted.text
        assert "section 100A(4)" in minute.outcomes[0].clauses[0].text

    take(steps)


def test_a_minute_is_split_at_the_cursor_and_joined_again(take: Take) -> None:
    async def steps(clerk: Clerk) -> None:
        await clerk.press("ctrl+g", "3", "enter")
        await clerk.type("The lamps are dim.\n\nThe wicks are long.")
        await clerk.press("escape", "s")
        assert clerk.minute("3").text == "The lamps are dim."
        await clerk.press("ctrl+n", "escape", "m")
        assert clerk.minute("3").text == "The lamps are dim.\n\nThe wicks are long."

    take(steps)
