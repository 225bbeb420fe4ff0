"""The meeting of 14 September 2021, taken live key by key: the register and the checking copy hold
what the council's own page of item 7 says, word for word."""

import sys
from pathlib import Path

import pytest
from docx import Document

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal here", allow_module_level=True)

from tests.played.playing import ACTION, SAID, Played, imported, play, shown

ITEM, NUMBER = "7", "21/107"
MOST_KEYS = 50
"""That are not minute text: 45 when this was written."""
_STYLES = {"": "Minute Text", "- ": "List Bullet", "1. ": "List Number"}


@pytest.mark.slow
def test_the_meeting_is_in_the_register_and_in_word_as_it_was_played(
    shared: Path, tmp_path: Path
) -> None:
    register = imported(shared / "seeds", tmp_path)
    played = play(register, shared / "seeds")
    _check_minutes(played, register)
    _check_room(played, register)
    (copy,) = tmp_path.rglob("*-checking-copy-1.docx")
    _check_copy(played, copy)
    assert played.keys <= MOST_KEYS


def _check_minutes(played: Played, register: Path) -> None:
    page, at = played.page, shown(register)
    assert [one["number"] for one in at["minutes"]] == [f"21/{n}" for n in range(101, 112)]
    minute = at["minutes"][int(ITEM) - 1]
    assert (minute["number"], minute["title"]) == (NUMBER, page.title)
    assert minute["text"].rstrip() == page.text
    assert [(one["word"], one["clauses"]) for one in minute["outcomes"]] == [
        (page.word, [page.outcome])
    ]
    (action,) = minute["actions"]
    assert (action["text"], action["due"]["words"]) == (ACTION, "next meeting")
    assert [one["name"] for one in action["owners"]] == [played.officer]
    assert at["meeting"]["stage"] == "being checked"
    assert at["series"]["next"] == "21/101"  # nothing is allocated before the draft is issued


def _check_room(played: Played, register: Path) -> None:
    groups = shown(register)["attendance"]
    listed = {key: {one["name"] for one in people} for key, people in groups.items() if people}
    assert listed == {
        "present": {*played.present, played.late},
        "officers": {played.officer},
        "apologies": {played.away},
    }


def _check_copy(played: Played, path: Path) -> None:
    document, page = Document(str(path)), played.page
    told = [paragraph.text for paragraph in document.paragraphs]
    begin = told.index(f"{NUMBER}\t{page.title}") + 1
    end = begin + len(page.lines)
    assert told[begin:end] == [words for _, words in page.lines]
    styles = [one.style.name for one in document.paragraphs[begin:end] if one.style]
    assert styles == [_STYLES[mark] for mark, _ in page.lines]
    assert told[end] == f"{page.word}: {page.outcome}"
    assert f"{ACTION} ({played.officer}, next meeting)" in told
    assert told.count(SAID) == 8  # the items but the first two and this one
    attendance = {line.partition(":")[0]: line for line in told}
    assert all(name in attendance["PRESENT"] for name in (*played.present, played.late))
    assert played.officer in attendance["OFFICERS"]
    assert played.away in attendance["APOLOGIES FOR ABSENCE"]
    assert any(f"{played.late} arrived at" in line for line in told)
    assert any("provisional" in line for line in told[:3])
    headers = {line.text for one in document.sections for line in one.header.paragraphs}
    assert "DRAFT - CHECKING COPY" in headers
