"""The text of a minute written on the screen of its meeting: kept on the way, and when left."""

import asyncio
from collections.abc import Callable

from clerk.desk.typing import typed_text
from screens.meeting_views.writing import Writing
from tests.harbour import HARBOUR_MEETING
from tests.screens.sitting import Sitting, until_shown


def test_a_minute_is_written_and_on_the_disk_before_it_is_left(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("n", "n", "t")
        await sitting.pilot.press(*"It", "space", *"rained")
        sheet = sitting.app.screen.query_one(Writing)
        await until_shown(sitting, "Saved ")
        assert sitting.record().minutes[1].text == "It rainedAs printed."
        assert str(sheet.area.border_subtitle).startswith("Saved ")
        assert sitting.done() == f"Write up {HARBOUR_MEETING.meeting.reference}"
        text = await sitting.press(".", "escape")
        assert "It rained.As printed." in text
        assert "2 of 3" in text
        assert sitting.done() == "Type in minute 21/7 Same number twice"
        await sitting.press("f8")
        assert sitting.record().minutes == HARBOUR_MEETING.minutes

    at(steps)


def test_typing_without_a_pause_is_saved_on_the_way(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("n", "n", "t")
        minute = sitting.record().minutes[1].id or 0
        with sitting.desk() as desk:
            for _ in range(100):
                await sitting.pilot.press("z")
                await asyncio.sleep(0.02)
                if typed_text(desk, minute)[0].startswith("zz"):
                    break
            assert typed_text(desk, minute)[0].startswith("zz")

    at(steps)


def test_what_was_typed_just_before_leaving_is_kept(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        minute = sitting.record().minutes[1].id or 0
        await sitting.press("n", "n", "t")
        await sitting.pilot.press("z")
        await sitting.app.on_exit_app()
        with sitting.desk() as desk:
            assert typed_text(desk, minute)[0] == "zAs printed."

    at(steps)


def test_the_restricted_text_is_written_apart(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        text = await sitting.press("r", "g", "2", "1", "slash", "8", "enter", "t")
        assert "RESTRICTED TEXT" in text
        await sitting.press("x", "escape")
        minute = sitting.record().minutes[2]
        assert minute.restricted is not None
        assert minute.restricted.text == "xBrill asked for ninety thousand."
        assert minute.text == "The public left."

    at(steps)
