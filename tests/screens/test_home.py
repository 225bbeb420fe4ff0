"""Home: what is due, and the way to it."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from clerk.business.actions import Action, Due
from clerk.business.council import Committee, Council
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.business.style import profile
from clerk.desk.desk import Desk, open_desk
from clerk.desk.overview import count_notice, overview
from clerk.desk.settings import read_settings
from db.councils import save_council
from db.records import save_record
from screens.app import ClerkApp
from screens.widgets.due_lines import due_lines
from screens.widgets.paged_list import PagedList
from tests.screens.conftest import EVIL, put, screen_text, settled

TODAY = date(2022, 3, 1)
NETS = Committee("net-panel", "Net Mending Panel", "NMP", profile("uk-principal"))
QUAY = Committee("quay-board", "Quay Board", "QB", profile("uk-principal"))
Sit = Callable[[], AbstractContextManager[Desk]]
App = Callable[..., ClerkApp]


def sitting(
    committee: Committee, days: int, stage: Stage = Stage.PLANNED, **more: object
) -> Meeting:
    meeting = Meeting(committee.slug, committee.name, TODAY + timedelta(days), stage=stage)
    return replace(meeting, **more)  # type: ignore[arg-type]


@pytest.fixture
def busy(at_desk: Sit) -> None:
    """A council with something under each heading."""
    gate = Action("Oil the gate", "1", due=Due(date(2022, 2, 1)))
    chain = Action("Buy a chain", "2", due=Due(words="next meeting"))
    with at_desk() as desk:
        with desk.register.writing("Begin the register of Saltmarsh") as change:
            save_council(change, Council("Saltmarsh Town Council"))
        put(
            desk,
            NETS,
            MeetingRecord(sitting(NETS, 30, venue="The Net Loft")),
            MeetingRecord(sitting(NETS, 4)),
            MeetingRecord(sitting(NETS, -20, Stage.WRITING_UP), actions=(gate, chain)),
            MeetingRecord(sitting(NETS, -10)),
        )
        put(
            desk,
            QUAY,
            MeetingRecord(sitting(QUAY, 6, Stage.AGENDA_ISSUED, issued=TODAY - timedelta(2))),
            MeetingRecord(sitting(QUAY, -60, Stage.CONFIRMED)),
        )


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_what_is_due_is_on_one_page(
    busy: None, desk_app: App, same_as_kept: Callable[[str, str], None], size: tuple[int, int]
) -> None:
    async def look() -> str:
        app = desk_app()
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            return screen_text(app)

    same_as_kept(f"home-{size[0]}", asyncio.run(look()))


def test_an_empty_register_says_so_under_each_heading(
    desk_app: App, same_as_kept: Callable[[str, str], None]
) -> None:
    async def look() -> str:
        app = desk_app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            return screen_text(app)

    same_as_kept("home-empty-80", asyncio.run(look()))


def test_the_day_stands_at_the_top_however_long_the_councils_name(
    at_desk: Sit, desk_app: App
) -> None:
    with at_desk() as desk, desk.register.writing("Name the council") as change:
        save_council(change, Council("Saltmarsh Town Council with the Hamlets " * 4))

    async def look() -> str:
        app = desk_app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            return screen_text(app)

    first = asyncio.run(look()).splitlines()[0]
    assert first.startswith(" Tuesday 1 March 2022 · Saltmarsh Town Council")
    assert first.endswith("…")


def test_numbers_jump_and_the_chosen_line_is_told_in_full(busy: None, desk_app: App) -> None:
    async def walk() -> list[str]:
        told = []
        app = desk_app()
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            for key in "12345":
                await pilot.press(key)
                await settled(pilot)
                told.append(str(app.screen.query_one("#told").render()))
        return told

    notice, minutes, overdue, changed, backup = asyncio.run(walk())
    # Saturday 5 March: Monday to Friday count, so the Sunday before them is the last.
    assert "Sunday 27 February 2022: last lawful day" in notice
    assert "Friday 4 March 2022: clear day 5" in notice
    assert "being written up" in minutes
    assert "1 February 2022" in overdue
    assert "by Ada Pell" in changed
    assert "Press b" in backup


def test_enter_on_a_committee_shows_its_overdue_actions_alone(
    busy: None, at_desk: Sit, desk_app: App
) -> None:
    lamp = Action("Mend the lamp of the Net Mending Panel", "1", due=Due(date(2022, 2, 3)))
    with at_desk() as desk, desk.register.writing("Report") as change:
        save_record(change, MeetingRecord(sitting(QUAY, -6, Stage.WRITING_UP), actions=(lamp,)))

    async def walk() -> tuple[str, str]:
        app = desk_app()
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            await pilot.press("3", "enter")
            await settled(pilot)
            of_one = screen_text(app)
            await pilot.press("escape", "up", "enter")
            await settled(pilot)
            return of_one, screen_text(app)

    of_one, of_all = asyncio.run(walk())
    assert "Net Mending Panel" in of_one.splitlines()[0]
    assert "Oil the gate" in of_one
    assert "Mend the lamp" not in of_one
    assert "Oil the gate" in of_all
    assert "Mend the lamp" in of_all


@pytest.mark.parametrize(
    ("key", "place"),
    list(
        zip(
            "1234",
            ["MeetingScreen", "MeetingScreen", "ActionsScreen", "HistoryScreen"],
            strict=True,
        )
    ),
)
def test_enter_leads_to_what_is_due(busy: None, desk_app: App, key: str, place: str) -> None:
    async def walk() -> tuple[str, str]:
        app = desk_app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await pilot.press(key, "enter")
            await settled(pilot)
            return type(app.screen).__name__, str(app.screen.query(".place").first().render())

    name, head = asyncio.run(walk())
    assert name == place
    assert head


def test_enter_on_and_more_leads_to_all_of_them(
    busy: None, at_desk: Sit, desk_app: App, same_as_kept: Callable[[str, str], None]
) -> None:
    with at_desk() as desk, desk.register.writing("Minutes of last year") as change:
        for week in range(1, 13):
            save_record(change, MeetingRecord(sitting(QUAY, -7 * week, Stage.DRAFT_ISSUED)))

    async def walk() -> tuple[str, str, str]:
        app = desk_app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await pilot.press("2", *["down"] * 6)
            await settled(pilot)
            told = str(app.screen.query_one("#told").render())
            await pilot.press("enter")
            await settled(pilot)
            listed = screen_text(app)
            await pilot.press("end", "enter")
            await settled(pilot)
            return told, listed, str(app.screen.query(".place").first().render())

    told, listed, meeting = asyncio.run(walk())
    assert told == "Enter shows them all."
    assert listed.count("Quay Board") == 12
    assert "7 December 2021" in meeting
    same_as_kept("unfinished-80x24", listed)


def test_a_backup_made_here_is_the_last_good_one(busy: None, desk_app: App) -> None:
    async def walk() -> tuple[str, str]:
        app = desk_app()
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            before = screen_text(app)
            await pilot.press("b")
            await settled(pilot)
            return before, screen_text(app)

    before, after = asyncio.run(walk())
    assert "press b to back up now" in before
    assert "holds everything" in after


def test_changes_once_seen_are_not_new_the_next_time(
    busy: None, desk_app: App, register_path: Path
) -> None:
    async def look() -> str:
        app = desk_app()
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            seen = screen_text(app)
            await pilot.press("q")
        return seen

    assert "Begin the register" in asyncio.run(look())
    assert list(read_settings()[0].seen.values()) == [9]
    second = asyncio.run(look())
    assert "Begin the register" not in second
    with (
        open_desk(register_path, who="Ben Oakes") as desk,
        desk.register.writing("Rename it") as change,
    ):
        save_council(change, Council("Saltmarsh and District Council"))
    third = asyncio.run(look())
    assert "Rename it" in third
    assert "by Ben Oakes" in third


@pytest.mark.parametrize(
    ("days", "more", "said"),
    [
        (20, {}, "issue by Sun 13 Mar (12 days)"),
        (8, {}, "issue by Tue 1 Mar (today)"),
        (9, {}, "issue by Wed 2 Mar (tomorrow)"),
        (7, {}, "late: Mon 28 Feb was the last"),
        (7, {"issued": date(2022, 2, 28)}, "issued Mon 28 Feb"),
        (7, {"issued": TODAY}, "issued Tue 1 Mar, too late"),
        (7, {"stage": Stage.AGENDA_ISSUED}, "agenda issued"),
    ],
)
def test_how_an_agenda_stands(at_desk: Sit, days: int, more: dict[str, object], said: str) -> None:
    with at_desk() as desk:
        put(desk, NETS, MeetingRecord(replace(sitting(NETS, days), **more)))  # type: ignore[arg-type]
        page = count_notice(desk, overview(desk))
    assert [line.cells[2] for line in due_lines(page) if line.key[0] == "coming"] == [said]


def test_the_list_is_blank_until_the_register_has_answered(desk_app: App) -> None:
    async def look() -> tuple[str, str]:
        app = desk_app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            waiting = PagedList((), empty="There is nothing.")
            await app.screen.mount(waiting, before=0)
            await pilot.pause()
            before = screen_text(app)
            await waiting.show_rows([])
            await pilot.pause()
            return before, screen_text(app)

    before, after = asyncio.run(look())
    assert "There is nothing." not in before
    assert "There is nothing." in after


def test_names_with_brackets_stay_names(at_desk: Sit, desk_app: App) -> None:
    with at_desk() as desk:
        with desk.register.writing(EVIL[1]) as change:
            save_council(change, Council(EVIL[0]))
        odd = replace(NETS, name=EVIL[2])
        record = MeetingRecord(sitting(odd, 4, venue=EVIL[1]))
        put(desk, odd, record, MeetingRecord(sitting(odd, -4, venue=EVIL[0])))

    async def look() -> str:
        app = desk_app()
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            seen = screen_text(app)
            for key in "1234":
                await pilot.press(key)
                await settled(pilot)
                seen += screen_text(app)
        return seen

    seen = asyncio.run(look())
    for text in EVIL:
        assert text in seen


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_footer_leads_to_every_place_and_out(desk_app: App, size: tuple[int, int]) -> None:
    async def walk() -> str:
        app = desk_app()
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            return screen_text(app).splitlines()[-1]

    footer = asyncio.run(walk())
    places = ["c Committees", "a Actions", "w Chase", "p People", "i Import", "s Settings"]
    # The history is in the list as well, and Search works everywhere by F3.
    wide = ["h History", "/ Search"] if size[0] > 100 else []
    for one in [*places, "q Quit", "F1 Help", *wide]:
        assert one in footer


def test_what_minutes_promise_is_counted_and_a_key_away(at_desk: Sit, desk_app: App) -> None:
    minute = Minute("21/9", "Lamps", "The Pilot said she would send the survey to members.")
    with at_desk() as desk:
        head = sitting(NETS, -20, Stage.WRITING_UP)
        put(desk, NETS, MeetingRecord(head, minutes=(minute,)))

    async def walk() -> tuple[str, list[str], str]:
        app = desk_app()
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            before, places = screen_text(app), []
            for keys in (["P"], ["3", "down", "enter"]):
                await pilot.press(*keys)
                await settled(pilot)
                places.append(type(app.screen).__name__)
                await pilot.press("enter", "enter")
                await settled(pilot)
                await pilot.press("escape", "escape")
                await settled(pilot)
                if len(places) == 1:
                    await pilot.press("f8")
                    await settled(pilot)
            app.screen.query_one(PagedList).focus()
            await pilot.press("3")
            await settled(pilot)
            return before, places, screen_text(app)

    before, places, after = asyncio.run(walk())
    assert "Promises in minutes" in before
    assert "1 waiting · P" in before
    assert places == ["PromisedScreen", "PromisedScreen"]
    assert "Promises in minutes" not in after
