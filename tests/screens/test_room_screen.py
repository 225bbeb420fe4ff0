"""The room while minutes are taken: a key for each thing that happens, and how many it takes."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from textual.widgets import Static

from clerk.business.attendance import AttendanceGroup, InChair, Move, Status
from clerk.business.council import Committee
from clerk.business.interests import Conduct
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.people import Person, Role
from clerk.business.style import profile
from clerk.desk.desk import Desk
from clerk.desk.people import save_person
from clerk.desk.seats import add_member
from tests.harbour import HARBOUR, HARBOUR_MEETING
from tests.screens.conftest import EVIL, settled
from tests.screens.sitting import Sitting
from tests.screens.test_meeting import told

STYLE = profile("uk-principal")
PIER = Committee(HARBOUR.slug, HARBOUR.name, HARBOUR.short, STYLE)
TODAY = MeetingRecord(
    Meeting(HARBOUR.slug, "HARBOUR COMMITTEE", date(2022, 3, 1), stage=Stage.AGENDA_ISSUED),
    items=HARBOUR_MEETING.items,
)
SEATS = (
    ("R Teal", Role.CHAIR),
    ("S Wren", Role.VICE_CHAIR),
    ("B Auk", Role.MEMBER),
    ("M Dunlin", Role.MEMBER),
    ("P Eider", Role.MEMBER),
    ("J Fulmar", Role.MEMBER),
    ("A Gannet", Role.MEMBER),
)
Steps = Callable[[Sitting], Awaitable[None]]


def seated(desk: Desk, meeting: int) -> None:
    for name, role in SEATS:
        add_member(desk, HARBOUR.slug, Person(name, "Councillor"), role, date(2021, 5, 4))
    for name in ("V Bank", "V Brill"):
        save_person(desk, Person(name))


@pytest.fixture
def in_room(at: Callable[..., None]) -> Callable[..., None]:
    """Runs steps in the room of a meeting of today, of seven members, at an item."""

    def run(
        steps: Steps,
        record: MeetingRecord = TODAY,
        item: str = "4",
        prepare: Any = seated,
        committee: Committee = PIER,
        size: tuple[int, int] = (80, 24),
    ) -> None:
        async def there(sitting: Sitting) -> None:
            sitting.app.go("room", str(sitting.meeting), item)
            await settled(sitting.pilot)
            await steps(sitting)

        at(there, record, prepare, committee=committee, size=size)

    return run


def under(sitting: Sitting, key: str) -> list[str]:
    return [one.name for one in sitting.record().roll.under(key)]


def said(sitting: Sitting) -> str:
    return str(sitting.app.screen.query_one("#said", Static).content)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_room_screen_looks_as_kept(
    in_room: Callable[..., None], same_as_kept: Callable[[str, str], None], size: tuple[int, int]
) -> None:
    async def steps(sitting: Sitting) -> None:
        same_as_kept(f"in-room-unmarked-{size[0]}", await sitting.press("home"))
        await sitting.press(*"ppappap")
        same_as_kept(f"in-room-normal-{size[0]}", await sitting.press("home", "l"))

    in_room(steps, size=size)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_room_of_nobody_looks_as_kept(
    in_room: Callable[..., None], same_as_kept: Callable[[str, str], None], size: tuple[int, int]
) -> None:
    async def steps(sitting: Sitting) -> None:
        same_as_kept(f"in-room-empty-{size[0]}", await sitting.press("home"))

    in_room(steps, replace(TODAY, items=()), prepare=None, size=size)


def test_seven_members_are_marked_with_seven_keys(in_room: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        keys = "ppappap"
        await sitting.press(*keys)
        assert len(keys) == len(SEATS)
        assert under(sitting, "present") == ["R Teal", "S Wren", "M Dunlin", "P Eider", "A Gannet"]
        assert under(sitting, "apologies") == ["B Auk", "J Fulmar"]
        assert said(sitting) == "A Gannet is listed under PRESENT."
        # The last one marked stays chosen, so that a slip is put right at once.
        await sitting.press("a")
        assert under(sitting, "apologies") == ["B Auk", "J Fulmar", "A Gannet"]
        await sitting.press("f8", "f8")
        assert [one.name for one in sitting.record().roll.people][-1] == "J Fulmar"

    in_room(steps)


def test_the_whole_room_is_set_up_by_exception(in_room: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        keys = ["A", *"dun, ful", "ctrl+s"]
        await sitting.press(*keys)
        assert len(keys) == 10
        assert under(sitting, "present") == ["R Teal", "S Wren", "B Auk", "P Eider", "A Gannet"]
        assert under(sitting, "apologies") == ["M Dunlin", "J Fulmar"]
        assert sitting.record().roll.chair == (InChair("R Teal"),)
        assert sitting.record().meeting.stage is Stage.IN_THE_ROOM
        assert said(sitting) == "5 of 7 present, quorum 3. R Teal is in the chair."
        await sitting.press("f8")
        assert sitting.record().roll.people == ()

    in_room(steps)


def test_a_name_that_is_not_clear_marks_nobody(in_room: Callable[..., None]) -> None:
    def two_teals(desk: Desk, meeting: int) -> None:
        seated(desk, meeting)
        add_member(
            desk, HARBOUR.slug, Person("N Teal", "Councillor"), Role.MEMBER, date(2021, 5, 4)
        )

    async def steps(sitting: Sitting) -> None:
        assert "write R Teal or N Teal" in await sitting.press("A", *"teal", "ctrl+s")
        await sitting.type("grebe")
        assert "“grebe” is not clear" in await sitting.press("ctrl+s")
        assert sitting.record().roll.people == ()

    in_room(steps, prepare=two_teals)


def test_comings_and_goings_have_time_and_item(in_room: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("A", "ctrl+s", "home", "j", "j")
        text = await sitting.press("l")
        (left,) = sitting.record().roll.people[2].movements
        assert (left.move, left.item) == (Move.LEFT, "4")
        assert "◐  Councillor B Auk" in text
        assert f"left {left.at:%H:%M}, item 4" in text
        assert said(sitting).startswith("Councillor B Auk left at 9.0")
        assert said(sitting).endswith("6 of 7 present, quorum 3.")
        await sitting.press("i", "t", "tab")
        await sitting.type("9:40")
        text = await sitting.press("ctrl+s")
        assert sitting.record().roll.people[2].movements[1].at == time(9, 40)
        assert "in 09:40, item 4" in text
        assert "↳ left at 09:0" in text
        await sitting.press("f8", "f8", "f8")
        assert sitting.record().roll.people[2].movements == ()

    in_room(steps)


def test_somebody_not_marked_yet_comes_in_late(in_room: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("p", "i")
        assert under(sitting, "present") == ["R Teal", "S Wren"]
        assert sitting.record().roll.people[1].movements[0].move is Move.ARRIVED

    in_room(steps)


def test_the_chair_changes_at_the_item_in_hand(in_room: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("A", "ctrl+s", "home", "j")
        text = await sitting.press("c")
        assert [one.name for one in sitting.record().roll.chair] == ["R Teal", "S Wren"]
        assert sitting.record().roll.chair[1].from_item == "4"
        assert "S Wren in the chair" in text
        assert said(sitting) == "S Wren is in the chair from item 4."

    in_room(steps)


def test_whoever_declared_an_interest_is_to_leave(in_room: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("A", "ctrl+s", "home", "j", "j", "d", *["tab"] * 6)
        text = await sitting.press("left", "ctrl+s")
        (declared,) = sitting.record().declarations
        assert (declared.name, declared.item, declared.conduct) == ("B Auk", "4", Conduct.LEFT)
        assert "To leave for item 4, having an interest: B Auk." in text
        assert "▶" in await sitting.press("end")
        text = await sitting.press("home", "j", "j", "l")
        assert "To leave for item 4" not in text

    in_room(steps)


def test_a_lost_quorum_is_told_in_words_and_minuted(in_room: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        text = await sitting.press("A", *"wren,auk,dun,eid,ful", "ctrl+s")
        assert text.count("2 of 7 present, quorum 3: NO QUORUM") >= 2
        assert "The quorum is lost" in text
        await sitting.press("q")
        minute = next(one for one in sitting.record().minutes if one.item == "4")
        assert said(sitting) in minute.text
        assert "2 of the 3 members needed were present" in minute.text
        await sitting.press("f8")
        assert not any(said(sitting) in one.text for one in sitting.record().minutes)

    in_room(steps)


def test_there_is_nothing_to_minute_while_there_is_a_quorum(in_room: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("A", "ctrl+s", "q")
        assert told(sitting.app)[-1] == "There is a quorum: 7 of 7 present, quorum 3."
        assert sitting.record().minutes == ()

    in_room(steps)


def test_officers_and_guests_are_added_by_a_few_letters_or_as_new_people(
    in_room: Callable[..., None],
) -> None:
    async def steps(sitting: Sitting) -> None:
        assert "“v b” may be V Bank or V Brill" in await sitting.press("n", *"v b", "ctrl+s")
        await sitting.type("bri")
        await sitting.press("ctrl+s")
        assert under(sitting, "officers") == ["V Brill"]
        await sitting.press("n")
        await sitting.type("Otto Smew")
        assert "Nobody called “Otto Smew” is known" in await sitting.press("ctrl+s")
        await sitting.type("Otto Smew, Pier Master")
        await sitting.press("ctrl+s")
        added = sitting.record().roll.under("officers")[-1]
        assert (added.name, added.post) == ("Otto Smew", "Pier Master")
        assert "did not know them, and does now" in said(sitting)

    in_room(steps)


def test_somebody_sits_for_a_member_not_marked_yet(in_room: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("j", "j", "s", *"bank", "ctrl+s")
        assert under(sitting, "apologies") == ["B Auk"]
        (substitute,) = sitting.record().roll.under("present")
        assert (substitute.name, substitute.substitute_for) == ("V Bank", "B Auk")

    in_room(steps)


def test_apologies_have_a_private_reason_the_screen_does_not_show(
    in_room: Callable[..., None],
) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("end", "home", "a", "home", "y", "right", "tab")
        await sitting.type("in hospital")
        text = await sitting.press("enter")
        (person,) = sitting.record().roll.people
        assert (person.reason, person.accepted) == ("in hospital", True)
        assert "apologies, accepted" in text
        assert "hospital" not in text

    in_room(steps)


def test_only_what_the_house_style_lists_can_be_marked(in_room: Callable[..., None]) -> None:
    async def refused(sitting: Sitting) -> None:
        await sitting.press("r")
        assert told(sitting.app)[-1] == "The house style lists nobody as remote."
        assert sitting.record().roll.people == ()

    in_room(refused)


def test_what_the_house_style_lists_has_a_key(in_room: Callable[..., None]) -> None:
    async def marked(sitting: Sitting) -> None:
        await sitting.press("r", "x")
        assert under(sitting, "remote") == ["R Teal"]
        assert under(sitting, "absent") == ["S Wren"]

    groups = (
        *STYLE.attendance_groups,
        AttendanceGroup("remote", "PRESENT REMOTELY", Status.REMOTE),
        AttendanceGroup("absent", "ABSENT", Status.ABSENT),
    )
    in_room(marked, committee=replace(PIER, style=replace(STYLE, attendance_groups=groups)))


def test_elections_and_seats_given_change_the_roster(in_room: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("A", "ctrl+s", "home", "j", "j", "e", "ctrl+s")
        roles = {one.name: one.role for one in sitting.record().roll.people}
        assert (roles["B Auk"], roles["R Teal"]) == (Role.CHAIR, Role.MEMBER)
        await sitting.press("o")
        await sitting.type("V Bank")
        await sitting.press("ctrl+s")
        assert sitting.record().roll.people[-1].role is Role.CO_OPTED

    in_room(steps)


def test_the_public_is_counted_and_lines_are_taken_out(in_room: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("p", "g", *"12", "enter")
        await sitting.press(*"2", "enter")
        assert (sitting.record().roll.public, sitting.record().roll.press) == (12, 2)
        assert said(sitting) == "Present: 12 of the public and 2 of the press."
        await sitting.press("home", "u")
        assert sitting.record().roll.people == ()

    in_room(steps)


def test_letters_after_a_slash_find_somebody(in_room: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("slash", *"dun")
        text = await sitting.press("enter")
        assert "Dunlin" in text
        assert "Wren" not in text
        await sitting.press("p")
        assert under(sitting, "present") == ["M Dunlin"]
        assert "Wren" in await sitting.press("escape")
        await sitting.press("escape")
        assert type(sitting.app.screen).__name__ == "MeetingScreen"

    in_room(steps)


def test_names_are_never_markup(in_room: Callable[..., None]) -> None:
    def evil(desk: Desk, meeting: int) -> None:
        for name in EVIL:
            add_member(desk, HARBOUR.slug, Person(name), Role.MEMBER, date(2021, 5, 4))

    async def steps(sitting: Sitting) -> None:
        text = await sitting.press("p", "p", "p", "c")
        assert all(name in text for name in EVIL)

    in_room(steps, prepare=evil)
