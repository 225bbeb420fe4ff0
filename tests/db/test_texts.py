"""Texts as they are typed: saved cheaply, kept for good, never overwritten unseen."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clerk.business.minutes import Clause, Outcome
from clerk.business.restricted import View
from db import Register, errors
from db.check import check
from db.history import events, undo
from db.records import meeting_record, save_record
from db.revisions import revision_text, revisions
from db.search import search
from db.texts import drafts, keep_aside, leave_minute, save_text, text_now
from db.typing_places import place_in
from tests.harbour import HARBOUR_MEETING


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
    assert events(register)[0].what == "Type in minute 21/1 Moorings"
    assert len(search(register, "rusty", view=View.PUBLIC)) == 1
    assert search(register, "looked", view=View.PUBLIC) == ()
    assert len(revisions(register, minute)) == 4
    assert drafts(register) == ()


def test_the_same_text_saved_by_another_is_no_clash(
    register: Register, opened: Callable[[str], Register], minute: int
) -> None:
    other = opened("Ben Oke")
    base = text_now(register, minute).revision
    save_text(other, minute, "Something else.", base)
    type_in(other, minute, "The mooring chains were looked at.")
    assert save_text(register, minute, "The mooring chains were mended.", base) > base
    assert check(register) == ()


def test_another_clerks_undo_is_not_typed_over(
    register: Register, opened: Callable[[str], Register], minute: int
) -> None:
    other = opened("Ben Oke")
    type_in(other, minute, "Ben was here.")
    leave_minute(other, minute)
    base = text_now(register, minute).revision
    undo(other)
    with pytest.raises(errors.StaleWrite):
        save_text(register, minute, "Ben was here, and Ada.", base)


def test_a_text_kept_aside_is_a_version_and_nothing_else(
    register: Register, opened: Callable[[str], Register], saved: int, minute: int
) -> None:
    other = opened("Ben Oke")
    base = type_in(other, minute, "Ben was here.")
    for _ in range(3):
        keep_aside(register, minute, "Ada was here.")
    assert len(revisions(register, minute)) == 3
    assert text_now(other, minute).text == "Ben was here."
    base = save_text(other, minute, "Ben was here twice.", base)
    assert revision_text(register, minute, base) == "Ben was here twice."
    assert revision_text(register, minute, base - 1) == "Ada was here."
    leave_minute(other, minute)
    keep_aside(register, minute, "Ada was here as well.")
    newest = type_in(register, minute, "Ben was here twice, and Ada.")
    assert revision_text(register, minute, newest) == "Ben was here twice, and Ada."
    leave_minute(register, minute)
    assert check(register) == ()


def test_the_place_of_the_cursor_is_each_clerks_own(
    register: Register, opened: Callable[[str], Register], minute: int
) -> None:
    assert place_in(register, minute, "Ada Pell") == (0, 0)
    base = text_now(register, minute).revision
    base = save_text(register, minute, "One\ntwo", base, place=(1, 3))
    save_text(register, minute, "One\ntwo", base, place=(1, 1))
    ben = opened("Ben Oke")
    save_text(ben, minute, "One\ntwo", base, place=(0, 2))
    assert place_in(register, minute, "Ada Pell") == (1, 1)
    assert place_in(register, minute, "Ben Oke") == (0, 2)


def test_a_save_waits_for_another_program_no_longer_than_asked(
    register: Register, opened: Callable[[str], Register], minute: int
) -> None:
    base = text_now(register, minute).revision
    held = opened("Ben Oke").writing("Hold")
    with held, pytest.raises(errors.Locked, match=r"more than 0.1 seconds"):
        save_text(register, minute, "Not yet.", base, wait=0.1)


def test_two_clerks_in_one_minute_are_told(
    register: Register, opened: Callable[[str], Register], minute: int
) -> None:
    other = opened("Ben Oke")
    base = text_now(register, minute).revision
    save_text(other, minute, "Ben was here.", base)
    with pytest.raises(errors.StaleWrite) as stale:
        save_text(register, minute, "Ada was here.", base)
    assert stale.value.theirs["text"] == "Ben was here."
    assert stale.value.theirs["saved_by"] == "Ben Oke"
    assert stale.value.yours["text"] == "Ada was here."
    newest = save_text(register, minute, "Both.", stale.value.theirs["revision"])
    assert [save.saved_by for save in revisions(register, minute)][:2] == ["Ada Pell", "Ben Oke"]
    assert text_now(other, minute).revision == newest


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
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
        meeting = save_record(change, HARBOUR_MEETING)
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


def test_what_was_decided_stays_behind_its_paragraph(register: Register, saved: int) -> None:
    record = meeting_record(register, saved)
    minute = record.minutes[0]
    outcome = Outcome("AGREED", (Clause("That oil be bought."),), after_block=1)
    with register.writing("Decide") as change:
        decided = replace(minute, outcomes=(outcome,))
        save_record(change, replace(record, minutes=(decided, record.minutes[1])))
    assert minute.id is not None
    base = text_now(register, minute.id).revision
    save_text(register, minute.id, f"It was windy.\n\n{minute.text}\n\nAll went home.", base)
    typed = meeting_record(register, saved).minutes[0]
    assert typed.outcomes[0].after_block == 2
    assert leave_minute(register, minute.id)
    assert meeting_record(register, saved).minutes[0] == typed
    undo(register)
    assert meeting_record(register, saved).minutes[0].outcomes[0].after_block == 1
