"""Sending from the app: who gets what, the ways out, mail on its way, and what was sent."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from clerk.business.distribution import RecipientKind
from clerk.business.people import Membership, Person, Role
from clerk.business.post import MailSettings, Security, State
from clerk.business.restricted import View
from clerk.desk import posting
from clerk.desk.desk import Desk
from clerk.desk.distributing import add_recipient, set_mail_server
from db.people import add_membership, add_person
from screens.app import ClerkApp
from tests.harbour import HARBOUR, HARBOUR_MEETING
from tests.post_office import PostOffice, open_office
from tests.screens.conftest import put, screen_text, settled

Sit = Callable[[], AbstractContextManager[Desk]]
MakeApp = Callable[..., ClerkApp]
Same = Callable[[str, str], None]
MEETING = "harbour-committee/2021-06-08"


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder things are made in, under a name that is no path of this machine."""
    here = tmp_path / "here"
    (here / "papers").mkdir(parents=True)
    monkeypatch.chdir(here)
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: Path("papers"))
    return here / "papers"


@pytest.fixture
def listed(at_desk: Sit, documents: Path) -> None:
    """A committee with three on its list: one restricted, one public, one without an address."""
    with at_desk() as desk:
        put(desk, HARBOUR, HARBOUR_MEETING)
        with desk.register.writing("Seat them") as change:
            for name, address in (("V Holt", "v.holt@harbour.example"), ("T Reed", "")):
                person = Person(name, "Councillor", address=address)
                person = replace(person, id=add_person(change, person))
                add_membership(change, 1, Membership(person, Role.MEMBER))
        add_recipient(desk, HARBOUR.slug, RecipientKind.MEMBERS, view=View.RESTRICTED)
        add_recipient(desk, HARBOUR.slug, RecipientKind.PRESS, "Herald", "desk@herald.example")


@pytest.fixture
def office(at_desk: Sit, listed: None) -> Iterator[PostOffice]:
    with open_office(PostOffice()) as opened:
        with at_desk() as desk:
            settings = MailSettings("localhost", "clerk@harbour.example", "", opened.port)
            set_mail_server(desk, replace(settings, security=Security.NONE))
        yield opened


def walk(
    app: ClerkApp,
    steps: Callable[[Pilot[Any]], Awaitable[Any]],
    size: tuple[int, int] = (80, 24),
    place: tuple[str, ...] = ("send", MEETING),
) -> Any:
    async def run() -> Any:
        async with app.run_test(size=size, notifications=True) as pilot:
            await settled(pilot)
            app.go(*place)
            await settled(pilot)
            return await steps(pilot)

    return asyncio.run(run())


async def pressed(pilot: Pilot[Any], *keys: str) -> str:
    await pilot.press(*keys)
    await settled(pilot)
    return screen_text(pilot.app)  # type: ignore[arg-type]


def state_of(at_desk: Sit) -> list[State]:
    with at_desk() as desk:
        return [each.state for sent in posting.sendings(desk) for each in sent.messages]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_it_is_shown_who_gets_what(
    listed: None, desk_app: MakeApp, same_as_kept: Same, size: tuple[int, int]
) -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        text = screen_text(pilot.app)  # type: ignore[arg-type]
        same_as_kept(f"send-{size[0]}", text.replace("\\", "/"))
        assert "Councillor V Holt" in text
        assert "restricted file" in text

    walk(desk_app(), steps, size)


def test_drafts_are_made_by_two_keys_from_the_meeting(
    listed: None, at_desk: Sit, desk_app: MakeApp, documents: Path
) -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        assert "Send · " in await pressed(pilot, "S")
        assert "2 drafts in" in " ".join((await pressed(pilot, "ctrl+s")).split())

    walk(desk_app(), steps, place=("meeting", MEETING))
    (folder,) = documents.iterdir()
    assert folder.name.endswith("-minutes-drafts-restricted")
    assert [path.suffix for path in folder.iterdir()] == [".eml"] * 2
    assert state_of(at_desk) == [State.MADE] * 2


@pytest.mark.parametrize(("turns", "ending"), [(2, ".txt"), (3, ".docx")])
def test_text_and_letters_are_written_with_their_files_beside_them(
    listed: None, at_desk: Sit, desk_app: MakeApp, documents: Path, turns: int, ending: str
) -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        await pressed(pilot, "tab", *["right"] * turns)
        assert "Written: " in await pressed(pilot, "ctrl+s")

    walk(desk_app(), steps)
    endings = sorted(path.suffix for path in documents.iterdir())
    assert endings == sorted([ending, ".pdf", ".pdf"])
    assert state_of(at_desk) == [State.MADE] * 3


def test_what_is_published_elsewhere_is_not_said_to_lie_beside_the_text(
    at_desk: Sit, desk_app: MakeApp, documents: Path
) -> None:
    with at_desk() as desk:
        put(desk, HARBOUR, HARBOUR_MEETING)
        add_recipient(desk, HARBOUR.slug, RecipientKind.PRESS, "Herald", "desk@herald.example")

    async def steps(pilot: Pilot[Any]) -> None:
        await pressed(pilot, "tab", "right", "right", "ctrl+t", "tab", "tab")
        field: Any = pilot.app.focused
        field.value = "https://harbour.example/minutes"
        await pressed(pilot, "ctrl+s")
        text = await pressed(pilot, "ctrl+s")
        assert "Written: " in text
        assert "beside it" not in text

    walk(desk_app(), steps)
    (path,) = documents.iterdir()
    assert "https://harbour.example/minutes" in path.read_text(encoding="utf-8")


def test_mail_leaves_only_when_it_is_asked_for_twice(
    office: PostOffice, at_desk: Sit, desk_app: MakeApp, same_as_kept: Same
) -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        await pressed(pilot, "tab", "left")
        text = await pressed(pilot, "ctrl+s")
        same_as_kept("send-mail-80", text)
        same_as_kept("send-mail-120", await _wider(pilot))
        assert "once more sends them" in text
        assert office.taken == []
        text = await pressed(pilot, "ctrl+s")
        assert "2 of 2 sent." in text
        assert "had it by mail" in text

    walk(desk_app(), steps)
    assert [each.readers[0] for each in office.taken] == [
        "v.holt@harbour.example",
        "desk@herald.example",
    ]
    assert state_of(at_desk) == [State.SENT] * 2


def test_mail_is_stopped_by_escape_and_taken_up_where_it_was(
    office: PostOffice, at_desk: Sit, desk_app: MakeApp
) -> None:
    app = desk_app()

    def stop(readers: list[str]) -> str | None:
        app.call_from_thread(app.screen.do_back)  # type: ignore[attr-defined]
        return None

    async def steps(pilot: Pilot[Any]) -> None:
        await pressed(pilot, "tab", "left", "ctrl+s")
        office.at_data = stop
        text = await pressed(pilot, "ctrl+s")
        assert "1 of 2 sent; 1 not sent yet." in text
        office.at_data = lambda readers: None
        text = await pressed(pilot, "ctrl+l", "t")
        assert "2 of 2 sent." in text

    walk(app, steps)
    assert len(office.taken) == 2
    assert state_of(at_desk) == [State.SENT] * 2


def test_mail_goes_on_when_the_clerk_goes_elsewhere(
    office: PostOffice, at_desk: Sit, desk_app: MakeApp
) -> None:
    app = desk_app()

    def leave(readers: list[str]) -> str | None:
        app.call_from_thread(app.go_home)
        return None

    async def steps(pilot: Pilot[Any]) -> None:
        await pressed(pilot, "tab", "left", "ctrl+s")
        office.at_data = leave
        text = await pressed(pilot, "ctrl+s")
        assert "2 of 2 sent." in " ".join(text.replace("▌", " ").split())

    walk(app, steps)
    assert state_of(at_desk) == [State.SENT] * 2


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_what_is_in_doubt_or_failed_is_settled_in_the_list(
    office: PostOffice, at_desk: Sit, desk_app: MakeApp, same_as_kept: Same, size: tuple[int, int]
) -> None:
    office.refuse = {"desk@herald.example"}
    office.at_data = lambda readers: "cut"

    async def steps(pilot: Pilot[Any]) -> None:
        await pressed(pilot, "tab", "left", "ctrl+s", "ctrl+s")
        assert "0 of 2 sent; 1 failed; 1 in doubt." in screen_text(pilot.app)  # type: ignore[arg-type]
        text = await pressed(pilot, "ctrl+l")  # the one in doubt is chosen
        same_as_kept(f"sent-{size[0]}", _without_notice(text))
        failed = " ".join((await pressed(pilot, "down")).replace("│", " ").split())
        assert "Failed: the server says: 5.1.1 There is nobody of that name here" in failed
        await pressed(pilot, "up", "n")
        office.refuse, office.at_data = set(), lambda readers: None
        assert "2 of 2 sent." in await pressed(pilot, "t")

    walk(desk_app(), steps, size)
    assert len(office.taken) == 2
    assert state_of(at_desk) == [State.SENT] * 2


def test_what_goes_out_can_be_worded_and_linked(
    listed: None, at_desk: Sit, desk_app: MakeApp
) -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        await pressed(pilot, "ctrl+t")
        link = next(one for one in pilot.app.screen.query(Input) if one.name == "link")
        link.value = "https://harbour.example/agenda"
        text = await pressed(pilot, "ctrl+s")
        assert "link" in text
        await pressed(pilot, "tab", "right", "right")
        await pressed(pilot, "ctrl+s")

    walk(desk_app(), steps)
    with at_desk() as desk:
        (sent,) = posting.sendings(desk)
    assert sent.link == "https://harbour.example/agenda"
    assert "published at https://harbour.example/agenda" in sent.text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_list_of_a_committee_is_kept_by_keys(
    listed: None, at_desk: Sit, desk_app: MakeApp, same_as_kept: Same, size: tuple[int, int]
) -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        text = await pressed(pilot, "6")
        same_as_kept(f"committee-list-{size[0]}", text)
        assert "all members" in text
        text = await pressed(pilot, "a", "right", "tab", *"Clerk", "ctrl+s")
        assert "There is no post Clerk" in text
        text = await pressed(pilot, "escape", "c")
        assert "From now on for public papers" in text.replace("\n", " ")
        text = await pressed(pilot, "x")
        assert "Taken off the list: all members" in text

    walk(desk_app(), steps, size, ("committee", HARBOUR.slug))
    with at_desk() as desk:
        from clerk.desk.distributing import recipients

        assert [each.name for each in recipients(desk, HARBOUR.slug)] == ["Herald"]


def test_the_mail_server_is_set_and_tried_and_nothing_is_sent(
    office: PostOffice, at_desk: Sit, desk_app: MakeApp
) -> None:
    async def steps(pilot: Pilot[Any]) -> None:
        assert "localhost answers; nothing was sent." in await pressed(pilot, "f9")
        await pressed(pilot, "f5")
        password = next(one for one in pilot.app.screen.query(Input) if one.name == "password")
        assert password.password
        password.value = "hunter2"
        text = await pressed(pilot, "ctrl+s")
        assert "hunter2" not in text
        assert "There is a password but no user" in text

    walk(desk_app(), steps, place=("settings",))
    assert office.taken == []


async def _wider(pilot: Pilot[Any]) -> str:
    await pilot.resize_terminal(120, 40)
    await settled(pilot)
    text = screen_text(pilot.app)  # type: ignore[arg-type]
    await pilot.resize_terminal(80, 24)
    await settled(pilot)
    return text


def _without_notice(text: str) -> str:
    """The screen without what was told, which lies over its head."""
    return "\n".join(line.split("▌")[0].rstrip() for line in text.splitlines()) + "\n"
