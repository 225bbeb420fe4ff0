"""A form at the foot of a screen: what is typed or pasted into it is never lost in silence."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from screens.app import ClerkApp
from screens.widgets.fields import Choice, Field
from screens.widgets.form import Form
from tests.screens.conftest import screen_text, settled

App = Callable[..., ClerkApp]
FIELDS = (
    Field("name", "Name", "A Boatman"),
    Field("role", "Role", "chair", ("member", "chair")),
    Field("note", "Note", "As printed.", lines=3),
)


class Asking:
    """The form over the list of actions, and what it saved."""

    def __init__(self, pilot: Pilot[Any]) -> None:
        self.pilot = pilot
        self.saved: list[Mapping[str, str]] = []

    @property
    def form(self) -> Form:
        return self.pilot.app.screen.query_one(Form)

    async def ask(self, title: str = "Change the name") -> str:
        async def save(said: Mapping[str, str]) -> None:
            self.saved.append(said)

        await self.form.ask(title, FIELDS, save)
        return await self.press()

    async def press(self, *keys: str) -> str:
        await self.pilot.press(*keys)
        await settled(self.pilot)
        return screen_text(self.pilot.app)  # type: ignore[arg-type]

    async def paste(self, text: str) -> None:
        assert self.pilot.app.focused is not None
        self.pilot.app.focused.post_message(events.Paste(text))
        await settled(self.pilot)


def asking(app: ClerkApp, steps: Callable[[Asking], Awaitable[None]]) -> None:
    async def run() -> None:
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await settled(pilot)
            app.go("actions")
            await settled(pilot)
            await steps(Asking(pilot))

    asyncio.run(run())


def test_what_escape_puts_aside_is_told_and_comes_back(desk_app: App) -> None:
    async def steps(at: Asking) -> None:
        assert "Escape puts it aside" in await at.ask()
        typed = {"name": "A Boatman Esq", "role": "member", "note": "As printed."}
        told = await at.press("space", *"Esq", "tab", "m", "escape")
        assert "“Change the name” is put aside, not saved" in " ".join(told.split())
        assert "Ctrl+R brings it back" in await at.ask()
        assert at.form.said == {"name": "A Boatman", "role": "chair", "note": "As printed."}
        await at.press("ctrl+r")
        assert at.form.said == typed
        await at.press("ctrl+s")
        assert at.saved == [typed]
        await at.ask()
        assert "Ctrl+R" not in str(at.form.query_one(".keys").render())

    asking(desk_app(), steps)


def test_bringing_back_puts_aside_what_was_typed_meanwhile(desk_app: App) -> None:
    async def steps(at: Asking) -> None:
        await at.ask()
        await at.press("x", "escape")
        await at.ask()
        await at.press("y", "ctrl+r")
        assert at.form.said["name"] == "A Boatmanx"
        await at.press("ctrl+r")
        assert at.form.said["name"] == "A Boatmany"

    asking(desk_app(), steps)


def test_a_form_left_as_it_was_puts_nothing_aside(desk_app: App) -> None:
    async def steps(at: Asking) -> None:
        await at.ask()
        assert "put aside, not saved" not in await at.press("escape")
        await at.ask()
        assert "Nothing was put aside here." in await at.press("ctrl+r")

    asking(desk_app(), steps)


def test_the_footer_names_no_letter_that_a_choice_takes(desk_app: App) -> None:
    async def steps(at: Asking) -> None:
        assert "p Progress" in (await at.press()).splitlines()[-1]
        await at.ask()
        assert "p Progress" not in (await at.press("tab")).splitlines()[-1]
        assert isinstance(at.pilot.app.focused, Choice)

    asking(desk_app(), steps)


@pytest.mark.parametrize(
    ("pasted", "stands"),
    [
        ("one\ntwo\r\n  three\n", "one two three"),
        ("one\n\n\ntwo", "one two"),
        ("one \t line", "one \t line"),
        ("\n", ""),
    ],
)
def test_what_is_pasted_into_a_line_is_one_line_and_submits_nothing(
    desk_app: App, pasted: str, stands: str
) -> None:
    async def steps(at: Asking) -> None:
        await at.ask()
        await at.press("home", "shift+end")
        await at.paste(pasted)
        assert at.form.said["name"] == stands
        assert at.form.display
        assert at.saved == []
        await at.press("tab", "tab")
        await at.paste("one\ntwo\n")
        assert "one\ntwo\n" in at.form.said["note"]

    asking(desk_app(), steps)


def test_a_form_asked_over_another_says_nothing_of_its_fields(desk_app: App) -> None:
    async def steps(at: Asking) -> None:
        async def save(said: Mapping[str, str]) -> None: ...

        await at.ask()
        # What was typed into the first is still to be told when the second takes its place.
        for field in at.form.query(Input):
            field.value = "typed at the last moment"
        place = (Field("place", "Place", "Quay"),)
        await at.form.ask("Another", place, save, remark=lambda said: f"At {said['place']}.")
        assert "At Quay." in await at.press()

    asking(desk_app(), steps)


def test_a_choice_too_long_for_its_line_still_shows_that_there_are_others(desk_app: App) -> None:
    async def steps(at: Asking) -> None:
        async def save(_: Mapping[str, str]) -> None: ...

        long = "Mend the slipway and both of the gates before the spring tide, " * 3
        await at.form.ask("Which", [Field("which", "Which", "", (long, "other"))], save)
        (line,) = [each for each in (await at.press()).splitlines() if "◂" in each]
        assert "… ▸" in line

    asking(desk_app(), steps)
