"""Text from the register is never markup: brackets in every field of every place."""

import asyncio
import dataclasses
from collections.abc import Callable
from contextlib import AbstractContextManager
from enum import Enum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from clerk.business.council import Committee, Council
from clerk.business.people import Person
from clerk.business.style import profile
from clerk.desk.desk import Desk
from db.councils import save_council
from db.people import add_person
from screens.app import ClerkApp
from screens.commands import SCREENS
from screens.plain import shortened
from tests.harbour import HARBOUR, HARBOUR_MEETING
from tests.screens.conftest import EVIL, put, screen_text, settled

Sit = Callable[[], AbstractContextManager[Desk]]
MARKED = " ".join(EVIL)
ELSEWHERE = (
    "help",
    "first run",
    "review",
    "returned sheet",
)  # nothing of the register, or a paper of their own
KEYS = {"committee", "key", "group", "number", "item", "minute", "sha256", "marker"}
REFERENCE = "harbour-committee/2021-06-08"
WITHOUT_TEXT = (
    "import",
    "settings",
    "export",
    "promises",
    "promised",
    "chase",
    "replies",
    "leavers",
    "sent",
)  # none of the register is there
ABOUT: dict[str, tuple[object, ...]] = {
    "meeting": (REFERENCE,),
    "live": (REFERENCE,),
    "room": (REFERENCE, "1"),
    "stages": (REFERENCE,),
    "read back": (REFERENCE, 1),
    "projector": (REFERENCE,),
    "promises": (REFERENCE,),
    "rough": (REFERENCE, 1),
    "committee": ("harbour-committee",),
    "export": (REFERENCE,),
    "pack": (REFERENCE,),
    "send": (REFERENCE,),
    "action": (1,),
    "traced": ("harbour-committee", "21/7"),
    "search": ("click",),
}
VIEWS_AND_FORMS: dict[str, tuple[str, ...]] = {
    "committee": ("2", "4", "3", "c", "escape"),
    "people": ("e", "escape", "g", "escape"),
    "live": ("escape", "e", "escape", "o", "escape"),
    "room": ("d", "escape", "n", "escape"),
    "actions": ("p", "escape", "c", "escape"),
}


def marked(value: Any) -> Any:
    """The record with brackets in every text but those that other records refer to."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return MARKED
    if isinstance(value, tuple):
        return tuple(marked(each) for each in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {
            each.name: marked(getattr(value, each.name))
            for each in dataclasses.fields(value)
            if each.init and each.name not in KEYS and not _names_a_meeting(value, each.name)
        }
        return dataclasses.replace(value, **fields)
    return value


def _names_a_meeting(value: Any, name: str) -> bool:
    """Whether a field is the reference of a meeting, not a meeting."""
    return name == "meeting" and isinstance(getattr(value, name), str)


@pytest.fixture
def brackets(at_desk: Sit) -> None:
    """A register in which every text has square brackets."""
    harbour = Committee(HARBOUR.slug, MARKED, EVIL[2], profile("uk-principal"))
    with at_desk() as desk:
        with desk.register.writing(MARKED) as change:
            save_council(change, Council(MARKED, MARKED, MARKED))
        put(desk, harbour, marked(HARBOUR_MEETING))
        with desk.register.writing(MARKED) as change:
            add_person(change, Person(MARKED, MARKED, MARKED, MARKED, MARKED))


@pytest.mark.parametrize("place", [name for name in SCREENS if name not in ELSEWHERE])
def test_brackets_stay_brackets(
    brackets: None, desk_app: Callable[..., ClerkApp], place: str
) -> None:
    async def walk() -> str:
        app = desk_app()
        seen = ""
        async with app.run_test(size=(120, 40), notifications=True) as pilot:
            await settled(pilot)
            if place != "home":
                app.go(place, *ABOUT.get(place, ()))
                await settled(pilot)
            for key in (*VIEWS_AND_FORMS.get(place, ()), "", "down", "tab", "f1", "escape"):
                await pilot.press(*([key] if key else []))
                await settled(pilot)
                assert app.is_running
                seen += screen_text(app)
                assert not _links(app)
        return seen

    seen = asyncio.run(walk())
    if place not in WITHOUT_TEXT:
        assert EVIL[0] in seen


def _links(app: ClerkApp) -> list[str]:
    """What on the screen would quit when clicked."""
    return [
        segment.text
        for strip in app.screen._compositor.render_strips()
        for segment in strip
        if segment.style is not None and "quit" in str(segment.style.meta.get("@click", ""))
    ]


@given(st.text(st.sampled_from("ab é漢字👩‍🚒שלוםŵ e\u0301\t\n")), st.integers(1, 20))
def test_what_is_cut_fits_and_ends_in_an_ellipsis(text: str, width: int) -> None:
    line = " ".join(text.split())
    cut = shortened(text, width)
    assert cell_len(cut) <= width
    assert cut == line if cell_len(line) <= width else cut.endswith("…")
