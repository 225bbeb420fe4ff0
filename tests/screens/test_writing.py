"""Writing in a minute: what is said of its safety, two texts to choose from, earlier versions."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from textual.widgets import Static

from clerk.desk.desk import Desk, open_desk
from clerk.desk.rescuing import Rescued, rescue, rescue_file, rescued_texts
from clerk.desk.typing import begin_typing, leave_minute, type_text, typed_text
from screens.meeting_views.writing import Writing
from tests.screens.conftest import screen_text, settled
from tests.screens.quiet import held_up
from tests.screens.sitting import Sitting, until_shown

Sit = Callable[[], AbstractContextManager[Desk]]
OPENING = ("n", "n", "t")
"""From the first of the minutes into the text of the second."""


def writing(sitting: Sitting) -> Writing:
    return sitting.app.screen.query_one(Writing)


def minute(sitting: Sitting) -> int:
    return sitting.record().minutes[1].id or 0


def bens(sitting: Sitting, text: str) -> None:
    """Ben saves another text of the same minute."""
    path = sitting.app.desk._desk.register.path  # type: ignore[union-attr]
    with open_desk(path, who="Ben Hoy") as other:
        _, base = typed_text(other, minute(sitting))
        type_text(other, minute(sitting), text, base)
        leave_minute(other, minute(sitting))


def left_by_another(desk: Desk, meeting: int) -> None:
    """A program that ended has left a rescued text of the second of the minutes."""
    sheet = begin_typing(desk, 2)
    file = rescue_file(desk.register.path, 2, restricted=False)
    kept = Rescued(
        2, False, "Rescued words.", sheet.base, (0, 3), desk.who, "2099-01-01T09:00:00Z", file
    )
    rescue(desk.register.path, replace(kept, file=file.with_name(f"{file.stem}0.json")))


@pytest.mark.parametrize(
    ("key", "stands"),
    [
        ("ctrl+s", "xAs printed."),
        ("ctrl+o", "Ben's words."),
        ("ctrl+t", "Ben's words.\n\nxAs printed."),
    ],
)
def test_two_who_write_in_one_minute_choose_with_both_texts_before_them(
    at: Callable[..., None], key: str, stands: str
) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press(*OPENING)
        bens(sitting, "Ben's words.")
        await sitting.pilot.press("x")
        text = await until_shown(sitting, "Ben Hoy changed this minute")
        assert "NOT SAVED" in text
        assert "Ben's words" in text
        assert "Ctrl+T" in text
        await sitting.press(key)
        assert writing(sitting).area.text == stands
        assert "Ben Hoy changed" not in await until_shown(sitting, "Saved ")
        await sitting.press("escape")
        assert sitting.record().minutes[1].text == stands

    at(steps)


def test_a_rescued_text_is_offered_where_it_was_typed(
    at: Callable[..., None], at_desk: Sit
) -> None:
    async def steps(sitting: Sitting) -> None:
        text = await sitting.press(*OPENING)
        assert "never reached the register" in text
        assert "Rescued words" in text
        assert "only you can read" in " ".join(text.split())
        await sitting.press("ctrl+s", "escape")
        assert sitting.record().minutes[1].text == "Rescued words."
        with at_desk() as desk:
            assert rescued_texts(desk) == ()

    at(steps, prepare=left_by_another)


def test_a_rescued_text_is_a_line_at_home_that_leads_to_its_minute(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("f2")
        text = await until_shown(sitting, "typed, not in the register")
        assert "21/7 Same number twice" in text
        await sitting.press("2", "enter")
        text = await sitting.press("t")
        assert "never reached the register" in text
        await sitting.press("ctrl+o", "escape")
        assert sitting.record().minutes[1].text == "As printed."
        await sitting.press("f2")
        assert "not in the register" not in await until_shown(sitting, "MINUTES TO FINISH")

    at(steps, prepare=left_by_another)


def test_an_earlier_version_comes_back_with_one_key_and_f8_undoes_that(
    at: Callable[..., None],
) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press(*OPENING)
        await sitting.press("x", "ctrl+l")
        text = await sitting.press("down")
        assert "Earlier versions" in text
        assert "12       now" in text
        assert "▸As◂«xAs» printed." in text
        await sitting.press("enter")
        assert writing(sitting).area.text == "As printed."
        assert sitting.done() == "Go back to an earlier text of minute 21/7 Same number twice"
        await sitting.press("f8")
        assert writing(sitting).area.text == "xAs printed."
        await sitting.press("ctrl+l", "escape")
        await sitting.press("y", "escape")
        assert sitting.record().minutes[1].text in ("xyAs printed.", "yxAs printed.")

    at(steps)


def test_the_cursor_is_where_it_was(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press(*OPENING)
        await sitting.press("right", "right", "right", "x", "escape", "t")
        assert writing(sitting).area.cursor_location == (0, 4)

    at(steps)


@pytest.mark.usefixtures("impatient")
def test_a_locked_register_is_told_in_red_words_and_typing_goes_on(
    at: Callable[..., None], at_desk: Sit
) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press(*OPENING)
        with held_up(), at_desk() as other, other.register.writing("Hold"):
            await sitting.pilot.press("x")
            await until_shown(sitting, "NOT SAVED")
            text = await until_shown(sitting, "rescue")
            assert "rescue file" in " ".join(text.split())
            await sitting.pilot.press("y")
            assert writing(sitting).area.text.startswith("xy")
        await until_shown(sitting, "Saved ")
        assert not writing(sitting).query_one("#unsaved", Static).display
        await settled(sitting.pilot)
        assert sitting.record().minutes[1].text == "xyAs printed."

    at(steps)


def without_times(text: str) -> str:
    """The screen with every time of day as the same one."""
    text = re.sub(r"\b\d\d/\d\d \d\d:\d\d:\d\d\b", "01/01 00:00:00", text)
    return re.sub(r"\b\d\d:\d\d(:\d\d)?\b", lambda at: "00:00:00"[: len(at[0])], text)


async def begin(sitting: Sitting, screen: str) -> None:
    """Write in the second of the minutes, on one of the two screens where that is done."""
    if screen == "meeting":
        await sitting.press(*OPENING)
        return
    sitting.app.go("live", str(sitting.meeting), minute(sitting))
    await settled(sitting.pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("screen", ["meeting", "live"])
def test_two_texts_look_as_kept(
    at: Callable[..., None],
    same_as_kept: Callable[[str, str], None],
    screen: str,
    size: tuple[int, int],
) -> None:
    async def steps(sitting: Sitting) -> None:
        await begin(sitting, screen)
        bens(sitting, "As the [bold]harbour[/] has printed.")
        await sitting.pilot.press("x")
        await until_shown(sitting, "Ben Hoy changed this minute")
        await settled(sitting.pilot)
        same_as_kept(f"two-texts-{screen}-{size[0]}", without_times(screen_text(sitting.app)))

    at(steps, size=size)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("screen", ["meeting", "live"])
def test_versions_look_as_kept(
    at: Callable[..., None],
    same_as_kept: Callable[[str, str], None],
    screen: str,
    size: tuple[int, int],
) -> None:
    async def steps(sitting: Sitting) -> None:
        bens(sitting, "As the [bold]harbour[/] has printed.")
        await begin(sitting, screen)
        await sitting.press("x", "ctrl+l", "down")
        await until_shown(sitting, "Earlier versions")
        same_as_kept(f"versions-{screen}-{size[0]}", without_times(screen_text(sitting.app)))

    at(steps, size=size)
