"""Writing up days later: the rough notes beside the text."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from clerk.business.meetings import Stage
from clerk.desk.changing_meetings import change_meeting
from clerk.desk.desk import Desk
from clerk.desk.rough import rough_notes
from clerk.desk.typing import begin_typing, leave_minute, type_text
from clerk.desk.workspace import workspace
from screens.app import ClerkApp
from screens.editor import Editor
from tests.harbour import HARBOUR, HARBOUR_MEETING
from tests.screens.conftest import put, screen_text, settled

Sit = Callable[[], AbstractContextManager[Desk]]
ROUGH = "chains look bad, MR to price"
FINISHED = "The chains were found worn. The Harbour Master is to price new ones."


def write(desk: Desk, minute: int, text: str) -> None:
    base = begin_typing(desk, minute).base
    type_text(desk, minute, text, base)
    leave_minute(desk, minute)


def closed_meeting(desk: Desk) -> None:
    """A meeting minuted roughly, closed, and written up a little since."""
    meeting = replace(
        HARBOUR_MEETING.meeting, stage=Stage.IN_THE_ROOM, signed_by="", signed_on=None
    )
    put(desk, HARBOUR, replace(HARBOUR_MEETING, meeting=meeting))
    write(desk, 2, ROUGH)
    record = workspace(desk, "1").record
    after = replace(record, meeting=replace(record.meeting, stage=Stage.WRITING_UP))
    change_meeting(desk, record, after, "Close the meeting")
    write(desk, 2, FINISHED)


class At:
    """The app at the writing up of a minute, and the register behind it."""

    def __init__(self, app: ClerkApp, pilot: Pilot[Any], at_desk: Sit) -> None:
        self.app, self.pilot, self.desk = app, pilot, at_desk

    async def press(self, *keys: str) -> str:
        await self.pilot.press(*keys)
        await settled(self.pilot)
        return screen_text(self.app)

    def note(self, minute: int) -> str:
        with self.desk() as desk:
            return workspace(desk, "1").record.minutes[minute - 1].note


@pytest.fixture
def at(at_desk: Sit, desk_app: Callable[..., ClerkApp]) -> Callable[..., None]:
    def run(steps: Callable[[At], Awaitable[None]], *about: object, width: int = 80) -> None:
        with at_desk() as desk:
            closed_meeting(desk)

        async def go() -> None:
            app = desk_app()
            async with app.run_test(size=(width, 24 if width == 80 else 40)) as pilot:
                await settled(pilot)
                app.go("rough", "1", *(about or (2,)))
                await settled(pilot)
                await steps(At(app, pilot, at_desk))

        asyncio.run(go())

    return run


def test_the_text_as_the_meeting_left_it_is_found(at_desk: Sit) -> None:
    with at_desk() as desk:
        closed_meeting(desk)
        rough = rough_notes(desk, "1", 2)
        assert (rough.text, rough.minute.text) == (ROUGH, FINISHED)
        assert rough.closed.startswith("1 Mar 2022 09:00")
        assert rough_notes(desk, "1", 1).text == HARBOUR_MEETING.minutes[0].text
        assert rough_notes(desk, "1", 3, restricted=True).text == "Brill asked for ninety thousand."


def test_before_the_meeting_is_closed_there_is_no_such_text(at_desk: Sit) -> None:
    with at_desk() as desk:
        put(desk, HARBOUR, HARBOUR_MEETING)
        rough = rough_notes(desk, "1", 3)
        assert (rough.text, rough.closed) == ("", "")
        assert rough.minute.note == "check the sum with M Rook"


def test_notes_and_text_stand_beside_each_other(
    at: Callable[..., None], same_as_kept: Callable[[str, str], None]
) -> None:
    async def steps(here: At) -> None:
        text = screen_text(here.app)
        assert ROUGH in text
        assert FINISHED[:30] in text
        assert "PRIVATE" in text
        same_as_kept("rough-120", text)

    at(steps, width=120)


def test_where_there_is_little_room_one_side_is_shown(
    at: Callable[..., None], same_as_kept: Callable[[str, str], None]
) -> None:
    async def steps(here: At) -> None:
        text = screen_text(here.app)
        assert FINISHED[:30] in text
        assert ROUGH not in text
        text = await here.press("ctrl+n")
        assert ROUGH in text
        assert FINISHED[:30] not in text
        assert "PRIVATE" in text
        same_as_kept("rough-80", text)
        assert FINISHED[:30] in await here.press("ctrl+n")
        assert isinstance(here.app.focused, Editor)

    at(steps)


@pytest.mark.parametrize("width", [80, 120])
def test_notes_are_saved_when_they_are_left(at: Callable[..., None], width: int) -> None:
    async def steps(here: At) -> None:
        await here.press("ctrl+n", *"two")
        assert here.note(2) == ""
        await here.press("ctrl+n")
        assert here.note(2) == "two"
        await here.press("ctrl+n", "end", "s", "escape")
        assert here.note(2) == "twos"

    at(steps, width=width)


def test_text_is_written_on_the_other_side(at: Callable[..., None]) -> None:
    async def steps(here: At) -> None:
        here.app.screen.query_one(Editor).cursor_location = (0, len(FINISHED))
        await here.press(*" So", "ctrl+n", *"seen", "escape")
        with here.desk() as desk:
            found = workspace(desk, "1").record.minutes[1]
        assert (found.text, found.note) == (f"{FINISHED} So", "seen")

    at(steps)


def test_tab_moves_between_the_sides(at: Callable[..., None]) -> None:
    async def steps(here: At) -> None:
        seen = set()
        for _ in range(4):
            await here.press("tab")
            focused = here.app.focused
            seen.add("text" if isinstance(focused, Editor) else focused.id if focused else None)
        assert {"text", "note"} <= seen
        assert here.app.screen.query_one("#note", TextArea).text == ""

    at(steps, width=120)
