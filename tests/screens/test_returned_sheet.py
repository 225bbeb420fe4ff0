"""A sheet of actions that came back, looked through and taken on the screen."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from clerk.business.actions import Action, Due, Owner
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.desk.action_sheets import write_sheet
from clerk.desk.desk import Desk
from db import actions
from screens.app import ClerkApp
from tests.harbour import HARBOUR
from tests.screens.conftest import EVIL, put, screen_text, settled

Sit = Callable[[], AbstractContextManager[Desk]]
MakeApp = Callable[..., ClerkApp]


@pytest.fixture
def sheet(at_desk: Sit, tmp_path: Path) -> Path:
    """A sheet as it came back: two rows filled in, one of them about what has changed since, and
    one that is no action's."""
    made = (
        Action("Mend the slipway", "1", (Owner("M Rook"),), Due(date(2022, 2, 1))),
        Action(f"Count {EVIL[1]}", "2", (Owner("J Finch"),), Due(words="asap")),
    )
    path = tmp_path / "back.csv"
    with at_desk() as desk:
        head = Meeting(HARBOUR.slug, HARBOUR.name, date(2021, 6, 8), stage=Stage.WRITING_UP)
        put(desk, HARBOUR, MeetingRecord(head, actions=made))
        write_sheet(desk, HARBOUR.slug, path)
    head, first, second = path.read_text(encoding="utf-8-sig").splitlines()
    first = first.replace(",,1.", ",the wood is here,1.").replace("2022-02-01", "1 May 2022")
    second = second.replace(",,2.1.0", f",{EVIL[0]} done,2.9.9")
    path.write_text("\n".join([head, first, second, "HC 8,,,,,,,what?,"]), encoding="utf-8")
    return path


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


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_old_and_new_stand_beside_each_other(
    desk_app: MakeApp,
    sheet: Path,
    size: tuple[int, int],
    same_as_kept: Callable[[str, str], None],
) -> None:
    async def steps(pilot: Pilot[Any]) -> str:
        pilot.app.go("returned sheet", str(sheet))  # type: ignore[attr-defined]
        return await pressed(pilot)

    seen = walk(desk_app(), steps, size)
    same_as_kept(f"returned-sheet-{size[0]}", seen.replace(str(sheet), "back.csv"))


def test_what_is_marked_is_taken_and_taken_back(
    desk_app: MakeApp, sheet: Path, at_desk: Sit
) -> None:
    async def steps(pilot: Pilot[Any]) -> list[str]:
        await pressed(pilot, "i")
        pilot.app.screen.query_one("#path").value = str(sheet)  # type: ignore[attr-defined]
        await pressed(pilot, "ctrl+r")
        seen = [await pressed(pilot, "o")]
        await pressed(pilot, "down", "down", "space")
        seen.append(await pressed(pilot, "ctrl+s"))
        seen.append(await pressed(pilot, *"Bo", "enter"))
        with at_desk() as desk:
            done.extend(each.action for each in actions.actions(desk.register))
        await pressed(pilot, "f8")
        return seen

    done: list[Action] = []
    told, asks, _ = walk(desk_app(), steps)
    assert "Row 4: there is no action HC 8 in the register." in told
    assert "Take 2 rows" in asks
    assert [[(one.text, one.by) for one in each.progress] for each in done] == [
        [("the wood is here", "Bo")],
        [(f"{EVIL[0]} done", "Bo")],
    ]
    assert done[0].due == Due(date(2022, 5, 1))
    with at_desk() as desk:
        assert not any(each.action.progress for each in actions.actions(desk.register))
