"""Building an agenda on the screen of its meeting: offers, order, nesting, issue, calling off."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from clerk.business.agenda import AgendaItem, ItemKind, ItemRole
from clerk.business.meetings import CalledOff, Meeting, MeetingRecord, Stage
from clerk.business.plan import PlannedItem
from clerk.desk.desk import Desk
from clerk.desk.plans import plan, plan_item
from tests.harbour import HARBOUR
from tests.screens.conftest import screen_text
from tests.screens.sitting import Sitting
from tests.screens.test_meeting import told

COMING = MeetingRecord(
    Meeting(
        HARBOUR.slug,
        "HARBOUR COMMITTEE",
        date(2022, 4, 5),
        starts=time(14, 0),
        venue="The Net Loft",
    ),
    items=(
        AgendaItem("1", "Apologies"),
        AgendaItem("2", "Dredging", kind=ItemKind.REPORT, presenter="Harbour Master"),
        AgendaItem("3", "Sea wall", kind=ItemKind.VERBAL),
        AgendaItem("4", "Close"),
    ),
)


def two_wait(desk: Desk, _: int) -> None:
    plan_item(desk, PlannedItem(HARBOUR.slug, "Nets", kind=ItemKind.PRESENTATION, lead="J Ruff"))
    plan_item(desk, PlannedItem(HARBOUR.slug, "Floats"))


def numbered(sitting: Sitting) -> list[str]:
    return [f"{one.number} {one.title}" for one in sitting.record().items]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_an_agenda_being_built_looks_as_kept(
    at: Callable[..., None], same_as_kept: Callable[[str, str], None], size: tuple[int, int]
) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("1", "down", "down", "U")
        same_as_kept(f"building-agenda-{size[0]}", screen_text(sitting.app))
        same_as_kept(f"building-offers-{size[0]}", await sitting.press("G"))
        same_as_kept(f"building-issue-{size[0]}", await sitting.press("escape", "I"))

    at(steps, COMING, two_wait, size=size)


def test_what_is_offered_is_taken_one_by_one_or_all_at_once(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        assert "2 offered (G)" in await sitting.press("1")
        await sitting.press("G", "down", "enter")
        assert numbered(sitting) == [
            "1 Apologies",
            "2 Dredging",
            "3 Sea wall",
            "4 Close",
            "5 Floats",
        ]
        await sitting.press("escape", "f8")
        assert len(numbered(sitting)) == 4
        await sitting.press("T")
        assert numbered(sitting)[4:] == ["5 Nets", "6 Floats"]
        assert sitting.record().items[4].presenter == "J Ruff"

    at(steps, COMING, two_wait)


def test_items_are_added_moved_nested_marked_and_put_back(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("1", "down", "a")
        await sitting.type("Buoys")
        await sitting.press("ctrl+s")
        assert numbered(sitting)[1:4] == ["2 Dredging", "3 Buoys", "4 Sea wall"]
        await sitting.press("down", "U")
        assert numbered(sitting)[1:4] == ["2 Dredging", "2a Buoys", "3 Sea wall"]
        await sitting.press("home", "down", "J")
        assert numbered(sitting)[1:4] == ["2 Sea wall", "3 Dredging", "3a Buoys"]
        await sitting.press("Q", "tab")
        await sitting.type("The bar moves")
        await sitting.press("ctrl+s")
        assert sitting.record().items[2].urgent_reason == "The bar moves"
        await sitting.press("D")
        assert sitting.record().items[2].late
        await sitting.press("Y", "ctrl+s")
        assert numbered(sitting) == ["1 Apologies", "2 Sea wall", "2a Buoys", "3 Close"]
        with sitting.desk() as desk:
            (waits,) = plan(desk, HARBOUR.slug)
        assert (waits.item.title, waits.item.lead) == ("Dredging", "Harbour Master")

    at(steps, COMING)


def test_the_agenda_is_issued_and_then_keeps_its_numbers(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        text = " ".join((await sitting.press("1", "I")).split())
        assert "The report for item 2 “Dredging” is not in" in text
        assert sitting.record().meeting.stage is Stage.PLANNED
        await sitting.press("enter")
        meeting = sitting.record().meeting
        assert (meeting.stage, meeting.issued) == (Stage.AGENDA_ISSUED, date(2022, 3, 1))
        await sitting.press("down", "K")
        assert "has been issued" in told(sitting.app)[-1]
        await sitting.press("a")
        await sitting.type("Buoys")
        await sitting.press("ctrl+s")
        assert numbered(sitting)[2] == "2a Buoys"

    at(steps, COMING)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_versions_issued_are_listed_and_one_is_written(
    at: Callable[..., None],
    same_as_kept: Callable[[str, str], None],
    tmp_path: Path,
    size: tuple[int, int],
) -> None:
    written = tmp_path / "first.txt"

    async def steps(sitting: Sitting) -> None:
        await sitting.press("1", "ctrl+l")
        assert "No version of this agenda was issued here" in told(sitting.app)[-1]
        await sitting.press("I", "enter", "a")
        await sitting.type("Buoys")
        await sitting.press("ctrl+s", "I", "enter")
        text = await sitting.press("ctrl+l", "down")
        assert "added: 1a Buoys" in text
        same_as_kept(f"agenda-versions-{size[0]}", text)
        await sitting.press("up", "enter")
        await sitting.type(str(written))
        await sitting.press("ctrl+s")
        assert "Buoys" not in written.read_text(encoding="utf-8")
        written.write_text("Mine", encoding="utf-8")
        await sitting.press("ctrl+l", "down", "enter")
        await sitting.type(str(written))
        said = " ".join((await sitting.press("ctrl+s")).replace("│", " ").split())
        assert "Ctrl+S once more replaces it." in said  # the path may have it end on any line
        await sitting.press("ctrl+s")
        assert "Buoys" in written.read_text(encoding="utf-8")

    at(steps, COMING, size=size)


def test_a_new_item_added_at_the_end_stands_before_what_closes_the_agenda(
    at: Callable[..., None],
) -> None:
    last = replace(COMING.items[3], role=ItemRole.CLOSING)

    async def steps(sitting: Sitting) -> None:
        await sitting.press("1", "end", "a")
        await sitting.type("Buoys")
        await sitting.press("ctrl+s")
        assert numbered(sitting)[2:] == ["3 Sea wall", "4 Buoys", "5 Close"]

    at(steps, replace(COMING, items=(*COMING.items[:3], last)))


def test_an_urgent_item_without_a_reason_stops_it(at: Callable[..., None]) -> None:
    urgent = replace(COMING.items[1], urgent=True)
    record = replace(COMING, items=(COMING.items[0], urgent, *COMING.items[2:]))

    async def steps(sitting: Sitting) -> None:
        text = " ".join((await sitting.press("1", "I", "enter")).split())
        assert "is urgent and gives no reason" in text
        assert sitting.record().meeting.stage is Stage.PLANNED

    at(steps, record)


def test_a_meeting_is_cancelled_and_says_so(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("1", "C", "tab")
        await sitting.type("No business")
        text = await sitting.press("ctrl+s")
        assert "· cancelled" in text
        assert "give notice that it is cancelled" in " ".join(text.split())
        assert sitting.record().meeting.called_off is CalledOff.CANCELLED
        text = await sitting.press("S")
        assert "Notice of a change" in text, "its agenda is not what goes out now"
        await sitting.press("escape", "C", "ctrl+s")
        assert sitting.record().alterations[0].sent_on == date(2022, 3, 1)

    at(steps, COMING)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_called_meeting_is_moved_by_its_details_only_when_that_is_said_twice(
    at: Callable[..., None], same_as_kept: Callable[[str, str], None], size: tuple[int, int]
) -> None:
    issued = replace(COMING.meeting, stage=Stage.AGENDA_ISSUED, issued=date(2022, 3, 1))

    async def steps(sitting: Sitting) -> None:
        await sitting.press("m", "tab", "tab", "tab")
        await sitting.type("The Loft")
        same_as_kept(f"details-called-{size[0]}", screen_text(sitting.app))
        text = await sitting.press("ctrl+s")
        assert "✗ The agenda is issued: C in the agenda (1)" in text
        assert sitting.record().meeting.venue == COMING.meeting.venue
        await sitting.press("ctrl+s")
        assert sitting.record().meeting.venue == "The Loft"
        assert sitting.record().alterations == ()
        await sitting.press("m", "tab", "tab", "tab", "tab", "tab", "tab")
        await sitting.type("Hats off")
        await sitting.press("ctrl+s")
        assert sitting.record().meeting.notices == ("Hats off",)

    at(steps, replace(COMING, meeting=issued), size=size)
