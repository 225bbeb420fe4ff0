"""How a decision was moved, seconded and voted, and what is closed to the public, by keys."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from clerk.business.attendance import Attendance, AttendanceGroup, Capacity, Roll, Status
from clerk.business.council import Committee
from clerk.business.meetings import MeetingRecord
from clerk.business.minutes import Vote, VoteMethod
from clerk.business.restricted import RestrictedKind
from clerk.business.style import profile
from tests.harbour import HARBOUR, HARBOUR_MEETING
from tests.screens.conftest import EVIL
from tests.screens.sitting import Sitting

PIER = Committee(HARBOUR.slug, HARBOUR.name, HARBOUR.short, profile("uk-principal"))
NAMES = ("R Teal", "J Ruff", "M Dunlin", EVIL[2])


def in_the_room(*names: str) -> MeetingRecord:
    """The meeting with these members there from beginning to end, and no officer voting."""
    groups = (
        AttendanceGroup("present", "PRESENT"),
        AttendanceGroup("officers", "OFFICERS", Status.PRESENT, Capacity.OFFICER),
    )
    people = (*(Attendance(name, "present") for name in names), Attendance("M Rook", "officers"))
    outcome = replace(HARBOUR_MEETING.minutes[0].outcomes[0], vote=None)
    minute = replace(HARBOUR_MEETING.minutes[0], outcomes=(outcome,))
    return replace(
        HARBOUR_MEETING,
        roll=Roll(groups, people),
        minutes=(minute, *HARBOUR_MEETING.minutes[1:]),
        declarations=(),
    )


def vote(sitting: Sitting) -> Vote | None:
    return sitting.record().minutes[0].outcomes[0].vote


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_the_form_of_a_vote_looks_as_kept(
    at: Callable[..., None], same_as_kept: Callable[[str, str], None], size: tuple[int, int]
) -> None:
    async def steps(sitting: Sitting) -> None:
        same_as_kept(f"meeting-vote-{size[0]}", await sitting.press("3", "n", "v", "v"))

    at(steps, in_the_room(*NAMES), committee=PIER, size=size)


def test_a_show_of_hands_is_counted_and_taken_back(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("3", "n", "v", "v", "s", "tab")
        await sitting.type("two")
        assert "✗" in await sitting.press("ctrl+s")
        await sitting.type("2")
        await sitting.press("tab", "tab")
        await sitting.type("1")
        await sitting.press("ctrl+s")
        assert vote(sitting) == Vote(VoteMethod.SHOW_OF_HANDS, 2, 1)
        await sitting.press("f8")
        assert vote(sitting) is None

    at(steps, in_the_room(*NAMES), committee=PIER)


def test_in_a_recorded_vote_all_not_named_otherwise_are_in_favour(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("3", "n", "v", "v", "r", *["tab"] * 4)
        await sitting.type("Grebe")
        assert "“Grebe” is not clear" in await sitting.press("ctrl+s")
        await sitting.type(EVIL[2])
        await sitting.press("tab", "tab")
        await sitting.type("Ruff")
        text = await sitting.press("ctrl+s")
        assert vote(sitting) == Vote(
            VoteMethod.RECORDED,
            2,
            1,
            1,
            names_in_favour=("R Teal", "M Dunlin"),
            names_against=(EVIL[2],),
            names_abstained=("J Ruff",),
        )
        assert "Abstained (1): J Ruff." in text

    at(steps, in_the_room(*NAMES), committee=PIER, size=(120, 40))


def test_mover_and_seconder_are_put_right(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("3", "n", "o", "enter", *["tab"] * 4)
        await sitting.type("J Ruff")
        await sitting.press("tab")
        await sitting.type(EVIL[2])
        await sitting.press("ctrl+s")
        outcome = sitting.record().minutes[0].outcomes[0]
        assert (outcome.mover, outcome.seconder) == ("J Ruff", EVIL[2])
        await sitting.press("f8")
        outcome = sitting.record().minutes[0].outcomes[0]
        assert (outcome.mover, outcome.seconder) == ("R Teal", "M Dunlin")

    at(steps, in_the_room(*NAMES), committee=PIER)


def test_a_minute_is_closed_under_public_words_and_opened_again(at: Callable[..., None]) -> None:
    async def steps(sitting: Sitting) -> None:
        await sitting.press("3", "n", "z", "right", "right", "tab")
        await sitting.type("A matter of the channel")
        await sitting.press("tab")
        await sitting.type("A price was talked about.")
        await sitting.press("ctrl+s")
        minute = sitting.record().minutes[0]
        assert (minute.title, minute.text) == (
            "A matter of the channel",
            "A price was talked about.",
        )
        assert minute.restricted is not None
        assert minute.restricted.title == "Dredging"
        assert minute.restricted.grounds.kind is RestrictedKind.EXEMPT
        assert minute.restricted.grounds.paragraphs == ("3",)
        text = await sitting.press("home")
        assert "silted" not in text
        await sitting.press("n", "z", "o", "ctrl+s")
        assert sitting.record().minutes[0].restricted is None
        assert sitting.record().minutes[0].title == "Dredging"

    at(steps, in_the_room(*NAMES), committee=PIER)


def test_whoever_closes_an_item_sees_what_stays_public_and_words_it(
    at: Callable[..., None],
) -> None:
    async def steps(sitting: Sitting) -> None:
        text = " ".join((await sitting.press("1", "down", "z")).replace("│", " ").split())
        assert "The public will still read the presenter, Harbour Master, the reason" in text
        assert "“ships come in tonight”" in text
        await sitting.press("tab")
        await sitting.type("A matter of the channel")
        await sitting.press("tab", "ctrl+u", "tab", "ctrl+u")
        await sitting.type("a tide")
        text = await sitting.press("home")
        assert "Harbour Master" not in text.partition("The public will still read")[2]
        await sitting.press("ctrl+s")
        item = sitting.record().items[1]
        assert (item.title, item.presenter) == ("A matter of the channel", "")
        assert item.urgent_reason == "a tide"
        assert item.restricted is not None
        assert "ships come in tonight" in item.restricted.description

    at(steps, in_the_room(*NAMES), committee=PIER)
