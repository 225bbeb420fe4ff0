"""Texts as they are typed: saved cheaply, kept for good, never overwritten unseen."""

import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clerk.business.restricted import View
from db import Register, errors
from db.check import check
from db.history import events, undo
from db.records import meeting_record, save_record
from db.search import search
from db.texts import drafts, leave_minute, revision_text, revisions, save_text, text_now
from tests.db.conftest import full_record


@pytest.fixture
def minute(register: Register, saved: int) -> int:
    found = meeting_record(register, saved).minutes[0].id
    assert found is not None
    return found


def type_in(register: Register, minute: int, text: str) -> int:
    return save_text(register, minute, text, text_now(register, minute).revision)


def test_a_save_is_on_the_disk_and_is_neither_event_nor_indexed(
    register: Register, opened: Callable[[str], Register], saved: int, minute: int
) -> None:
    before = events(register)[0].seq
    type_in(register, minute, "The mooring chains are rusty.")
    other = opened("Ben Oke")
    assert text_now(other, minute).text == "The mooring chains are rusty."
    assert meeting_record(other, saved).minutes[0].text == "The mooring chains are rusty."
    assert events(other)[0].seq == before
    assert search(other, "rusty", view=View.PUBLIC) == ()
    assert drafts(other) == (minute,)


def test_leaving_makes_one_event_and_can_be_found(register: Register, minute: int) -> None:
    for text in ("The chains", "The chains are", "The chains are rusty."):
        type_in(register, minute, text)
    assert leave_minute(register, minute)
    assert not leave_minute(register, minute)
    assert events(register)[0].what == "Type in a minute"
    assert len(search(register, "rusty", view=View.PUBLIC)) == 1
    assert search(register, "looked", view=View.PUBLIC) == ()
    assert len(revisions(register, minute)) == 4
    assert drafts(register) == ()


def test_two_clerks_in_one_minute_are_told(
    register: Register, opened: Callable[[str], Register], minute: int
) -> None:
    other = opened("Ben Oke")
    base = text_now(register, minute).revision
    save_text(other, minute, "Ben was here.", base)
    with pytest.raises(errors.StaleWrite) as stale:
        save_text(register, minute, "Ada was here.", base)
    assert stale.value.theirs["text"] == "Ben was here."
    assert stale.value.yours["text"] == "Ada was here."
    newest = save_text(register, minute, "Both.", stale.value.theirs["revision"])
    assert [save.saved_by for save in revisions(register, minute)][:2] == ["Ada Pell", "Ben Oke"]
    assert text_now(other, minute).revision == newest


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(st.text(alphabet="ab é\n😀", max_size=30), min_size=1, max_size=8))
def test_every_text_can_be_brought_back(register: Register, minute: int, texts: list[str]) -> None:
    saved = {type_in(register, minute, text): text for text in texts}
    for number, text in saved.items():
        assert revision_text(register, minute, number) == text


def test_a_long_meeting_is_rebuilt_over_its_snapshots(register: Register, minute: int) -> None:
    chance = random.Random(4)
    text, saved = "", {}
    for _ in range(130):
        place = chance.randint(0, len(text))
        text = text[:place] + chance.choice(["word ", "é", "\n\n", "long-winded "]) + text[place:]
        saved[type_in(register, minute, text)] = text
    whole = register.rows(
        "SELECT number FROM minute_revision WHERE minute_id = ? AND whole = 1", minute
    )
    assert [row["number"] for row in whole] == [1, 51, 101]
    for number, expected in saved.items():
        assert revision_text(register, minute, number) == expected
    with pytest.raises(errors.NotFound):
        revision_text(register, minute, 999)


def test_typing_after_an_undo_builds_on_the_text_that_is_there(
    register: Register, minute: int
) -> None:
    type_in(register, minute, "Second text.")
    leave_minute(register, minute)
    undo(register)
    assert text_now(register, minute).text == "The mooring chains were looked at."
    newest = type_in(register, minute, "The mooring chains were mended.")
    assert revision_text(register, minute, newest) == "The mooring chains were mended."
    assert revision_text(register, minute, newest - 1) == "Second text."
    leave_minute(register, minute)
    assert check(register) == ()


def test_undo_waits_until_the_minute_is_left(register: Register, minute: int) -> None:
    type_in(register, minute, "Second text.")
    leave_minute(register, minute)
    type_in(register, minute, "Third text.")
    with pytest.raises(errors.CannotUndo, match="being typed in"):
        undo(register)
    assert text_now(register, minute).text == "Third text."


def test_confirmed_minutes_take_no_typing(register: Register, minute: int) -> None:
    with register.writing("Confirm") as change:
        change.update("meeting", 1, {"stage": "confirmed"})
    with pytest.raises(errors.RuleBroken, match="confirmed"):
        type_in(register, minute, "No.")


def test_the_restricted_part_is_typed_apart(register: Register) -> None:
    with register.writing("Import") as change:
        meeting = save_record(change, full_record())
    minute = meeting_record(register, meeting).minutes[2].id
    assert minute is not None
    base = text_now(register, minute, restricted=True)
    save_text(register, minute, "Brill asked for eighty.", base.revision, restricted=True)
    leave_minute(register, minute)
    found = meeting_record(register, meeting).minutes[2]
    assert found.text == "The public left."
    assert found.restricted is not None
    assert found.restricted.text == "Brill asked for eighty."
    assert search(register, "eighty", view=View.PUBLIC) == ()
    assert len(search(register, "eighty", view=View.RESTRICTED)) == 1
    assert check(register) == ()
