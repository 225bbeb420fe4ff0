"""Names and snippets the editor offers to complete: asked for, shown, accepted, passed over."""

import pytest
from textual.pilot import Pilot

from tests.screens.editing import Room, in_room


def test_a_word_begun_is_asked_about_and_completed() -> None:
    async def play(app: Room, pilot: Pilot[None]) -> None:
        editor = app.editor
        editor.cursor_location = editor.document.end
        await pilot.press("p")
        await pilot.pause()
        assert app.kinds("wants") == []
        await pilot.press("e")
        await pilot.pause()
        assert app.kinds("wants") == [("wants", "pe", "Cllr pe")]
        editor.offer("Pell")
        assert editor.suggestion == "ll"
        await pilot.press("tab")
        assert editor.text == "Cllr Pell"
        await pilot.press("ctrl+z")
        assert editor.text == "Cllr pe"

    in_room("Cllr ", play)


@pytest.mark.parametrize("key", ["right", "tab"])
def test_what_is_offered_is_accepted(key: str) -> None:
    async def play(app: Room, pilot: Pilot[None]) -> None:
        app.editor.cursor_location = (0, 7)
        app.editor.offer("Mr Ada Pell")
        await pilot.press(key)
        assert app.editor.text == "Then Mr Ada Pell spoke"

    in_room("Then mr spoke", play)


@pytest.mark.parametrize("key", ["x", "left", "up", "enter", "backspace"])
def test_anything_else_ignores_what_is_offered(key: str) -> None:
    async def play(app: Room, pilot: Pilot[None]) -> None:
        app.editor.cursor_location = (1, 2)
        app.editor.offer("Pell")
        assert app.editor.suggestion == "ll"
        await pilot.press(key)
        assert app.editor.suggestion == ""
        assert "Pell" not in app.editor.text

    in_room("a\nPe", play)


def test_typing_on_keeps_the_offer_and_a_late_one_is_not_shown() -> None:
    async def play(app: Room, pilot: Pilot[None]) -> None:
        app.editor.cursor_location = (0, 2)
        app.editor.offer("Pell")
        await pilot.press("l")
        assert app.editor.suggestion == "l"
        await pilot.press("l", "space", "x")
        app.editor.offer("Pell")
        assert app.editor.suggestion == ""

    in_room("Pe", play)


def test_a_snippet_is_put_in_place_of_its_name_in_one_step() -> None:
    async def play(app: Room, pilot: Pilot[None]) -> None:
        app.editor.cursor_location = (0, 6)
        await pilot.press(*";noted", "space", "O")
        assert app.kinds("snippet") == [("snippet", "noted")]
        assert app.editor.put_back("noted", "That it be noted.")
        assert app.editor.text == "Tide. That it be noted. O"
        assert app.editor.cursor_location == (0, 25)
        assert not app.editor.put_back("noted", "Again")
        await pilot.press("ctrl+z")
        assert app.editor.text == "Tide. ;noted O"

    in_room("Tide. ", play)


def test_a_snippet_may_be_several_lines_and_asked_for_by_tab() -> None:
    async def play(app: Room, pilot: Pilot[None]) -> None:
        await pilot.press(*";two", "tab")
        await pilot.pause()
        assert app.kinds("snippet") == [("snippet", "two")]
        app.editor.put_back("two", "One.\nTwo.")
        await pilot.press("!")
        assert app.editor.text == "One.\nTwo.!"

    in_room("", play)
