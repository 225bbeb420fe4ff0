"""Chasing on the screen: who is asked what, changed, left out, sent; and answers pasted."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from clerk.business.actions import Action, Due, Owner, OwnerKind
from clerk.business.council import Committee
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.business.people import Person
from clerk.business.post import MailSettings, Security
from clerk.business.style import HouseStyle
from clerk.desk import clipboard, people
from clerk.desk.action_changes import give_owners
from clerk.desk.action_names import actions_named
from clerk.desk.desk import Desk
from db import actions, chases, distribution
from screens.app import ClerkApp
from screens.commands import screen_class
from tests.harbour import HARBOUR
from tests.post_office import PostOffice, open_office
from tests.screens.conftest import EVIL, put, screen_text, settled

Sit = Callable[[], AbstractContextManager[Desk]]
MakeApp = Callable[..., ClerkApp]
MARKET = Committee("market-committee", "Market Committee", "MC", HouseStyle("plain"))
SECRET = "Sell the old lifeboat"


@pytest.fixture
def owed(at_desk: Sit) -> None:
    """Three people owe something, one of them restricted business as well."""
    due = Due(date(2022, 2, 1))
    harbour = (
        Action("Mend the slipway", "1", (Owner("M Rook"),), due),
        Action(f"Count {EVIL[1]}", "2", (Owner("J Finch"),), Due(words="asap")),
        Action(SECRET, "3", (Owner("M Rook"),), due, restricted=True),
    )
    market = (
        Action("Paint the clock", "1", (Owner("Surveyor", OwnerKind.POST),), due),
        Action("Ring the bell", "2", (Owner("M Rook"),), due),
    )
    with at_desk() as desk:
        for house, made in ((HARBOUR, harbour), (MARKET, market)):
            head = Meeting(house.slug, house.name, date(2021, 6, 8), stage=Stage.WRITING_UP)
            put(desk, house, MeetingRecord(head, actions=made))
        people.save_person(desk, Person("M Rook", address="m.rook@example.org"))


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


def asked(desk: Desk) -> list[str]:
    ids = [each.action.id or 0 for each in actions.actions(desk.register)]
    return sorted(each.sent_to for each in chases.chases(desk.register, ids))


@pytest.mark.usefixtures("owed")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_who_is_asked_for_what(
    desk_app: MakeApp, size: tuple[int, int], same_as_kept: Callable[[str, str], None]
) -> None:
    async def steps(pilot: Pilot[Any]) -> str:
        await pressed(pilot, "w")
        return await pressed(pilot, "down")

    same_as_kept(f"chase-{size[0]}", walk(desk_app(), steps, size))


@pytest.mark.usefixtures("owed")
def test_escape_goes_from_what_is_left_out_back_to_the_message(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> list[str]:
        await pressed(pilot, "w")
        return [await pressed(pilot, key) for key in ("o", "escape", "o", "o", "escape")]

    read, back, again, shut, left = walk(desk_app(), steps)
    for told in (read, again):
        assert "Restricted, and left out" in told
        assert "Subject: " not in told
    for told in (back, shut):
        assert "Subject: " in told
    assert "Subject: " not in left


@pytest.mark.usefixtures("owed")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_what_is_the_clerks_own_is_a_list(
    desk_app: MakeApp, at_desk: Sit, size: tuple[int, int]
) -> None:
    async def steps(pilot: Pilot[Any]) -> tuple[str, str]:
        shown = await pressed(pilot, "end")
        return shown, await pressed(pilot, "e")

    with at_desk() as desk:
        give_owners(desk, actions_named(desk, "HC 2"), "Ada Pell")
    shown, asked = walk(desk_app(first="chase"), steps, size)
    assert "Chase · 2 messages" in shown
    assert "Yours to do; it is sent to nobody." in shown
    assert "HC 2 · Harbour Committee" in shown
    assert "No message is chosen." in asked


@pytest.mark.usefixtures("owed")
def test_an_address_is_given_where_it_is_missed(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> list[str]:
        seen = [await pressed(pilot, "n")]
        pilot.app.screen.query_one("#form Input").value = "j.finch@example.org"  # type: ignore[attr-defined]
        seen += [await pressed(pilot, "ctrl+s"), await pressed(pilot, "f8")]
        await pressed(pilot, "down", "n")
        pilot.app.screen.query_one("#form Input").value = "rook@example.org"  # type: ignore[attr-defined]
        return [*seen, await pressed(pilot, "ctrl+s")]

    asked, given, back, changed = walk(desk_app(first="chase"), steps, (120, 40))
    assert "Where to write to" in asked
    assert "2 without an address" in back
    assert "1 without an address" in given
    assert "M Rook is written to at rook@example.org" in changed


@pytest.mark.usefixtures("owed")
def test_letters_go_out_and_are_taken_back(desk_app: MakeApp, at_desk: Sit, tmp_path: Path) -> None:
    async def steps(pilot: Pilot[Any]) -> list[str]:
        seen = [await pressed(pilot, "l")]
        pilot.app.screen.query_one("#form Input").value = str(tmp_path / "letters.docx")  # type: ignore[attr-defined]
        seen.append(await pressed(pilot, "enter"))
        seen.append(await pressed(pilot, "o"))
        left.append(len(pilot.app.screen.plan.messages))  # type: ignore[attr-defined]
        seen.append(await pressed(pilot, "f8"))
        left.append(len(pilot.app.screen.plan.messages))  # type: ignore[attr-defined]
        return seen

    left: list[int] = []
    _, _, done, _ = walk(desk_app(first="chase"), steps)
    assert "M Rook was asked about HC 1" in done
    assert left == [0, 3]
    assert (tmp_path / "letters.docx").stat().st_size > 5000
    with at_desk() as desk:
        assert asked(desk) == []


@pytest.mark.usefixtures("owed")
@pytest.mark.parametrize("there", [True, False])
def test_one_is_left_out_and_one_is_changed(
    desk_app: MakeApp, at_desk: Sit, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    def copying(text: str) -> bool:
        on_clipboard.append(text)
        return there

    on_clipboard: list[str] = []
    monkeypatch.setattr(clipboard, "copied", copying)

    async def steps(pilot: Pilot[Any]) -> tuple[list[str], str]:
        seen = [await pressed(pilot, "x")]
        await pressed(pilot, "down", "e")
        area = pilot.app.screen.query_one("#form TextArea", TextArea)
        area.text = "Dear M, the slipway?"
        seen.append(await pressed(pilot, "ctrl+s"))
        seen.append(await pressed(pilot, "t"))
        return seen, pilot.app.clipboard

    (left, changed, done), copied = walk(desk_app(first="chase"), steps)
    assert "2 messages" in left
    assert "the slipway?" in changed
    assert ("take letters (l) instead" in done) is not there
    assert on_clipboard == [copied]
    assert copied.count("To: ") == 2
    assert "Dear M, the slipway?" in copied
    assert "J Finch" not in copied
    with at_desk() as desk:
        assert asked(desk) == ["M Rook", "M Rook", "Surveyor"]


@pytest.mark.usefixtures("owed")
def test_restricted_business_is_shown_when_it_is_asked_for(desk_app: MakeApp) -> None:
    async def steps(pilot: Pilot[Any]) -> list[str]:
        await pressed(pilot, "down")
        return [await pressed(pilot, key) for key in ("o", "v")]

    told, shown = walk(desk_app(first="chase"), steps, (120, 60))
    assert "left out of these messages: HC 3" in told
    assert SECRET not in told
    assert SECRET in shown
    assert "NOT FOR PUBLICATION" in shown
    assert "WITH RESTRICTED" in shown


@pytest.mark.usefixtures("owed")
def test_drafts_and_mail_reach_those_with_an_address(
    desk_app: MakeApp, at_desk: Sit, tmp_path: Path
) -> None:
    with open_office(PostOffice()) as office, at_desk() as desk:
        settings = MailSettings(
            "localhost", "clerk@harbour.example", port=office.port, security=Security.NONE
        )
        with desk.register.writing("Set the mail server") as change:
            distribution.save_mail_settings(change, settings)

        async def steps(pilot: Pilot[Any]) -> list[str]:
            await pressed(pilot, "m")
            seen = [await pressed(pilot, "enter")]  # no, not yet
            await pressed(pilot, "m", "y", "enter")
            seen.append(await pressed(pilot, "a", "d"))
            pilot.app.screen.query_one("#form Input").value = str(tmp_path / "drafts")  # type: ignore[attr-defined]
            await pressed(pilot, "enter")
            return seen

        walk(desk_app(first="chase"), steps)
        assert [each.readers for each in office.taken] == [["m.rook@example.org"]]
        assert len(list((tmp_path / "drafts").glob("*.eml"))) == 1


@pytest.mark.usefixtures("owed")
def test_mail_of_a_chase_goes_on_when_the_clerk_goes_elsewhere(
    desk_app: MakeApp, at_desk: Sit
) -> None:
    app = desk_app()
    refused = []

    async def leave() -> None:
        app.go_home()
        again = screen_class("chase")()
        await app.push_screen(again)
        refused.append(again.why_not("mail"))

    def leave_first(readers: list[str]) -> str | None:
        if not refused:
            app.call_from_thread(leave)
        return None

    with open_office(PostOffice(at_data=leave_first)) as office, at_desk() as desk:
        people.save_person(desk, Person("J Finch", address="j.finch@example.org"))
        settings = MailSettings(
            "localhost", "clerk@harbour.example", port=office.port, security=Security.NONE
        )
        with desk.register.writing("Set the mail server") as change:
            distribution.save_mail_settings(change, settings)

        async def steps(pilot: Pilot[Any]) -> str:
            app.go("chase")
            await settled(pilot)
            return await pressed(pilot, "m", "y", "enter")

        told = walk(app, steps)
        assert "2 of 2 sent." in told
        assert "still on its way" in str(refused)
        assert len(office.taken) == 2
        assert asked(desk) == ["J Finch", "M Rook", "M Rook"]


@pytest.mark.usefixtures("owed")
def test_mail_in_doubt_is_settled_by_keys_from_the_chase(desk_app: MakeApp, at_desk: Sit) -> None:
    with open_office(PostOffice(at_data=lambda readers: "cut")) as office, at_desk() as desk:
        settings = MailSettings(
            "localhost", "clerk@harbour.example", port=office.port, security=Security.NONE
        )
        with desk.register.writing("Set the mail server") as change:
            distribution.save_mail_settings(change, settings)

        async def steps(pilot: Pilot[Any]) -> list[str]:
            await pressed(pilot, "m", "y", "enter")
            seen = [await pressed(pilot)]
            seen.append(await pressed(pilot, "s", "n"))
            seen.append(await pressed(pilot, "escape"))
            return seen

        doubted, settled_there, after = walk(desk_app(first="chase"), steps)
    assert "whether the mail to M Rook arrived" in doubted
    assert "Press s." in doubted
    assert "noted as not sent" in settled_there
    assert "whether the mail" not in after


@pytest.mark.usefixtures("owed")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_an_answer_is_pasted_and_taken(
    desk_app: MakeApp,
    at_desk: Sit,
    size: tuple[int, int],
    same_as_kept: Callable[[str, str], None],
) -> None:
    async def steps(pilot: Pilot[Any]) -> list[str]:
        area = pilot.app.screen.query_one("#pasted", TextArea)
        area.text = "HC 1: the wood is ordered\n2. nothing yet\n7: what?\n\nThank you all."
        seen = [await pressed(pilot)]
        seen.append(await pressed(pilot, "ctrl+s"))
        seen.append(await pressed(pilot, "tab", "tab", "enter"))
        seen.append(await pressed(pilot, "right", "enter", "enter"))
        return seen

    proposed, sure, asks, _ = walk(desk_app(first="replies"), steps, size)
    same_as_kept(f"replies-{size[0]}", proposed)
    assert "0 of them sure" in sure
    assert "What 2 is about" in asks
    with at_desk() as desk:
        told = {
            (each.short, each.action.number): [one.text for one in each.action.progress]
            for each in actions.actions(desk.register)
            if each.action.progress
        }
    assert told == {("HC", "1"): ["the wood is ordered"], ("MC", "2"): ["nothing yet"]}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_what_became_of_a_minute(
    desk_app: MakeApp,
    at_desk: Sit,
    size: tuple[int, int],
    same_as_kept: Callable[[str, str], None],
) -> None:
    minute = Minute(
        "21/9",
        "Slipway",
        "The Pilot said she would send the survey to members.",
        actions=(
            Action(f"Mend {EVIL[1]}", "1", (Owner("M Rook"),)),
            Action(SECRET, "2", restricted=True),
        ),
    )
    head = Meeting(HARBOUR.slug, HARBOUR.name, date(2021, 6, 8), stage=Stage.WRITING_UP)
    with at_desk() as desk:
        put(desk, HARBOUR, MeetingRecord(head, minutes=(minute,)))

    async def steps(pilot: Pilot[Any]) -> list[str]:
        pilot.app.go("meeting", f"{HARBOUR.slug}/2021-06-08", "minutes")  # type: ignore[attr-defined]
        await settled(pilot)
        await pressed(pilot, "3")
        seen = [await pressed(pilot, "B")]
        seen.append(await pressed(pilot, "r"))
        seen.append(await pressed(pilot, "p"))
        return seen

    traced, whole, promises = walk(desk_app(), steps, size)
    same_as_kept(f"traced-{size[0]}", traced)
    assert SECRET not in traced
    assert SECRET in whole
    assert "send the survey" in promises


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_promises_waiting_are_found_and_taken(
    desk_app: MakeApp,
    at_desk: Sit,
    size: tuple[int, int],
    same_as_kept: Callable[[str, str], None],
) -> None:
    minute = Minute("21/9", "Slipway", "The Pilot said she would send the survey to members.")
    with at_desk() as desk:
        june, autumn = (
            Meeting(HARBOUR.slug, HARBOUR.name, held, stage=Stage.WRITING_UP)
            for held in (date(2021, 6, 8), date(2021, 9, 7))
        )
        put(desk, HARBOUR, MeetingRecord(june, minutes=(minute,)), MeetingRecord(autumn))

    async def steps(pilot: Pilot[Any]) -> list[str]:
        await pressed(pilot, "a")
        seen = [await pressed(pilot, "P")]
        await pressed(pilot, "enter")
        seen.append(await pressed(pilot, "enter"))
        await pressed(pilot, "escape")
        seen.append(await pressed(pilot))
        return seen

    waiting, taken, none = walk(desk_app(), steps, size)
    same_as_kept(f"promised-{size[0]}", waiting)
    assert "Promises waiting: 1" in waiting
    assert "8 June 2021" in waiting
    assert "for Pilot, which is a guess" in taken
    assert "Promises waiting: 0" in none
    with at_desk() as desk:
        (action,) = (each.action for each in actions.actions(desk.register))
    assert [owner.name for owner in action.owners] == ["Pilot"]
