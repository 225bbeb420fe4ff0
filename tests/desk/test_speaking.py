"""The public is heard at an item."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from clerk.business.hearing import Heard, HeardAs
from clerk.business.restricted import View
from clerk.business.views import seen_by
from clerk.desk.desk import Desk
from clerk.desk.refused import Refused
from clerk.desk.speaking import hear_public
from clerk.desk.undoing import undo_last
from tests.desk.live import live_desk, minute_of, now

TERN = Heard(HeardAs.QUESTION, "the slipway", "Ivy Tern")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with live_desk(tmp_path / "clerk.db") as desk:
        yield desk


def hear(desk: Desk, number: str, heard: Heard) -> str:
    item = next(one for one in now(desk).items if one.number == number)
    return hear_public(desk, now(desk), item, heard)


def test_a_question_is_minuted_and_the_name_kept_in_the_private_note(desk: Desk) -> None:
    told = hear(desk, "4", TERN)
    assert told == "The public question is minuted at item 4; the name is in its private note."
    hear(desk, "4", replace(TERN, kind=HeardAs.SPEAKER, named=True))
    minute = minute_of(desk, "4")
    assert minute.text == (
        "A member of the public asked a question about the slipway.\n\n"
        "Ivy Tern spoke about the slipway."
    )
    assert minute.note == "Public question about the slipway: Ivy Tern"
    undo_last(desk)
    undo_last(desk)
    assert not any(one.item == "4" for one in now(desk).minutes)


def test_what_is_said_at_closed_business_stays_closed(desk: Desk) -> None:
    hear(desk, "5", replace(TERN, named=True))
    hidden = minute_of(desk, "5").restricted
    assert hidden is not None
    assert "Ivy Tern" in hidden.text
    assert "Tern" not in repr(seen_by(now(desk), View.PUBLIC))


def test_the_note_is_in_no_view_of_the_public(desk: Desk) -> None:
    hear(desk, "4", TERN)
    assert "Tern" not in repr(seen_by(now(desk), View.PUBLIC))


def test_it_must_be_about_something(desk: Desk) -> None:
    with pytest.raises(Refused, match="about"):
        hear(desk, "4", replace(TERN, subject=" "))
