"""Typing at the desk: nothing typed is lost, whoever else types, whatever the disk does."""

import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from clerk.desk.desk import Desk, open_desk
from clerk.desk.refused import Refused
from clerk.desk.rescuing import Rescued, rescue, rescue_file, rescued_texts
from clerk.desk.restricting import close_minute
from clerk.desk.typing import (
    TypedElsewhere,
    begin_typing,
    both_texts,
    keep_aside,
    leave_minute,
    type_text,
    typed_text,
)
from clerk.desk.undoing import events, undo_last
from clerk.desk.versions import restore_version, version_text, versions
from db.records import meeting_record
from tests.desk.sitting import Sit
from tests.harbour import EXEMPT


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "state"
    monkeypatch.setattr("platformdirs.user_state_path", lambda *_, **__: folder)
    return folder


def minute_of(desk: Desk, at: int = 0) -> int:
    return meeting_record(desk.register, 1).minutes[at].id or 0


def rescued(desk: Desk, minute: int, text: str, *, restricted: bool = False) -> Rescued:
    """A text that did not reach the register, in its file."""
    path = desk.register.path
    sheet = begin_typing(desk, minute, restricted=restricted)
    file = rescue_file(path, minute, restricted=restricted)
    kept = Rescued(
        minute, restricted, text, sheet.base, (0, 4), desk.who, "2022-03-01T09:00:00.000Z", file
    )
    rescue(path, kept)
    return kept


def test_the_cursor_is_found_where_it_was(sit: Sit) -> None:
    ada, minute = sit("Ada Pell"), minute_of(sit("Ada Pell"))
    sheet = begin_typing(ada, minute)
    assert sheet.place == (0, 0)
    type_text(ada, minute, "One\n\ntwo", sheet.base, place=(2, 1))
    leave_minute(ada, minute)
    assert begin_typing(sit("Ada Pell"), minute).place == (2, 1)
    assert begin_typing(sit("Ben Hoy"), minute).place == (0, 0)


def test_of_two_who_type_neither_loses_a_word(sit: Sit) -> None:
    ada, ben = sit("Ada Pell"), sit("Ben Hoy")
    minute = minute_of(ada)
    was, base = typed_text(ada, minute)
    type_text(ben, minute, f"{was}\n\nBen was here.", base)
    for _ in range(2):
        with pytest.raises(TypedElsewhere) as clash:
            type_text(ada, minute, f"Ada was here.\n\n{was}", base)
    assert (clash.value.theirs, clash.value.who) == (f"{was}\n\nBen was here.", "Ben Hoy")
    mine = [
        version_text(ada, minute, one.number)
        for one in versions(ada, minute)
        if one.who == "Ada Pell"
    ]
    assert mine == [f"Ada was here.\n\n{was}"]
    together = both_texts(ada, minute, mine[0], clash.value.theirs, base)
    assert together == f"Ada was here.\n\n{was}\n\nBen was here."
    type_text(ada, minute, together, clash.value.base)
    leave_minute(ada, minute)
    assert meeting_record(ben.register, 1).minutes[0].text == together


def test_an_earlier_version_comes_back_as_one_event_that_can_be_undone(sit: Sit) -> None:
    desk = sit("Ada Pell")
    minute = minute_of(desk)
    was, base = typed_text(desk, minute)
    type_text(desk, minute, "All different.", base)
    offered = versions(desk, minute)
    assert [one.current for one in offered] == [True, False]
    assert version_text(desk, minute, offered[1].number) == was
    restore_version(desk, minute, offered[1].number)
    assert typed_text(desk, minute)[0] == was
    assert [one.what for one in events(desk, limit=2)] == [
        "Go back to an earlier text of minute 21/7 Dredging",
        "Type in minute 21/7 Dredging",
    ]
    undo_last(desk)
    assert typed_text(desk, minute)[0] == "All different."
    assert "All different." in [
        version_text(desk, minute, one.number) for one in versions(desk, minute)
    ]


def test_versions_of_the_restricted_part_are_its_own(sit: Sit) -> None:
    desk = sit("Ada Pell")
    minute = minute_of(desk, 2)
    _, base = typed_text(desk, minute, restricted=True)
    type_text(desk, minute, "Behind closed doors.", base, restricted=True)
    texts = [
        version_text(desk, minute, one.number, restricted=True)
        for one in versions(desk, minute, restricted=True)
    ]
    assert texts == ["Behind closed doors.", "Brill asked for ninety thousand."]
    assert len(versions(desk, minute)) == 1


def test_a_rescued_text_is_offered_until_it_is_taken(sit: Sit) -> None:
    desk = sit("Ada Pell")
    minute = minute_of(desk)
    was, _ = typed_text(desk, minute)
    kept = rescued(desk, minute, "Half a\ud83d word")
    assert rescued_texts(desk) == (replace(kept, text="Half a? word"),)
    sheet = begin_typing(desk, minute)
    assert (sheet.text, sheet.rescued) == (was, rescued_texts(desk)[0])
    assert begin_typing(desk, minute_of(desk, 1)).rescued is None
    type_text(desk, minute, "Half a? word", sheet.base)
    sheet = begin_typing(desk, minute)
    assert (sheet.text, sheet.rescued) == ("Half a? word", None)
    assert was in [version_text(desk, minute, one.number) for one in versions(desk, minute)]
    assert not kept.file.exists()


def test_a_text_rescued_before_its_minute_was_closed_is_restricted(sit: Sit) -> None:
    desk = sit("Ada Pell")
    minute = minute_of(desk)
    kept = rescued(desk, minute, "The channel, for ninety thousand.")
    record = meeting_record(desk.register, 1)
    close_minute(desk, record, record.minutes[0], EXEMPT, "A channel", "It was talked of.")
    assert begin_typing(desk, minute).rescued is None
    sheet = begin_typing(desk, minute, restricted=True)
    assert sheet.rescued is not None
    type_text(desk, minute, sheet.rescued.text, sheet.base, restricted=True)
    assert rescued_texts(desk) == ()
    assert not kept.file.exists()


def test_a_rescued_text_turned_down_is_an_earlier_version(sit: Sit) -> None:
    desk = sit("Ada Pell")
    minute = minute_of(desk)
    was, _ = typed_text(desk, minute)
    rescued(desk, minute, "Not this.")
    keep_aside(desk, minute, "Not this.")
    assert typed_text(desk, minute)[0] == was
    assert rescued_texts(desk) == ()
    assert "Not this." in [version_text(desk, minute, one.number) for one in versions(desk, minute)]


def test_a_rescued_text_the_register_has_after_all_is_not_offered(sit: Sit) -> None:
    desk = sit("Ada Pell")
    minute = minute_of(desk)
    kept = rescued(desk, minute, "Saved in the end.")
    _, base = typed_text(desk, minute)
    base = type_text(desk, minute, "Saved in the end.", base)
    type_text(desk, minute, "Saved in the end, and typed on.", base)
    assert rescued_texts(desk) == ()
    assert not kept.file.exists()


def test_another_registers_rescued_text_is_left_to_it(sit: Sit, tmp_path: Path) -> None:
    desk = sit("Ada Pell")
    kept = rescued(desk, minute_of(desk), "Only here.")
    with open_desk(tmp_path / "other.db", create=True, who="Ada Pell") as other:
        assert rescued_texts(other) == ()
    assert kept.file.exists()


def test_what_is_no_rescue_file_is_left_alone(sit: Sit) -> None:
    desk = sit("Ada Pell")
    kept = rescued(desk, minute_of(desk), "Whole.")
    torn = kept.file.with_name(kept.file.name.replace("-1", "-2", 1))
    torn.write_bytes(kept.file.read_bytes()[:-9])
    assert [one.text for one in rescued_texts(desk)] == ["Whole."]
    assert torn.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_a_rescue_file_is_for_its_owner_alone(sit: Sit, state: Path) -> None:
    desk = sit("Ada Pell")
    kept = rescued(desk, minute_of(desk, 2), "Behind closed doors.", restricted=True)
    assert stat.S_IMODE(kept.file.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.file.parent.stat().st_mode) == 0o700
    assert begin_typing(desk, kept.minute, restricted=True).rescued is not None
    assert begin_typing(desk, kept.minute).rescued is None


def test_where_nothing_can_be_rescued_to_it_says_so(sit: Sit, state: Path) -> None:
    desk = sit("Ada Pell")
    state.write_text("in the way", encoding="utf-8")
    with pytest.raises(Refused):
        rescued(desk, minute_of(desk), "Nowhere to go.")
