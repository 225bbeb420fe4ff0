"""Names and phrases written out from their first letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.attendance import Attendance
from clerk.business.completions import completions, expanded, snippets_begun
from clerk.business.directory import Entry, EntryKind
from clerk.business.known import known_by

ROOM = (
    Attendance("D Bell", "present", "Councillor"),
    Attendance("Siân Ó Braonáin", "officers", post="Harbour Master"),
)
KNOWN = (
    Entry(EntryKind.PERSON, 1, "D Bell", "Councillor"),
    Entry(EntryKind.PERSON, 2, "Beatrice Hay", "Dr"),
    Entry(EntryKind.POST, 1, "Harbour Master"),
    Entry(EntryKind.POST, 2, "Deputy Town Clerk"),
    Entry(EntryKind.POST, 3, "Town Clerk"),
)


@pytest.mark.parametrize(
    ("prefix", "names"),
    [
        ("Be", ("Councillor D Bell", "Dr Beatrice Hay")),
        ("BEL", ("Councillor D Bell",)),
        ("Councillor Be", ("Councillor D Bell", "Dr Beatrice Hay")),
        ("db", ("Councillor D Bell",)),
        ("braonain", ("Siân Ó Braonáin",)),
        ("obra", ("Siân Ó Braonáin",)),
        ("har", ("Harbour Master",)),
        ("hm", ("Harbour Master",)),
        ("deputy cl", ("Deputy Town Clerk",)),
        ("zz", ()),
        ("", ()),
        ("  ", ()),
    ],
)
def test_names_from_their_first_letters(prefix: str, names: tuple[str, ...]) -> None:
    assert completions(prefix, ROOM, KNOWN) == names


def test_no_more_than_asked_for_and_the_room_first() -> None:
    crowd = [Entry(EntryKind.PERSON, n, f"B Berry{n}") for n in range(30)]
    found = completions("be", ROOM, crowd)
    assert len(found) == 8
    assert found[0] == "Councillor D Bell"


def test_a_whole_name_means_its_bearers_alone() -> None:
    bells = (Entry(EntryKind.PERSON, 1, "D Bell"), Entry(EntryKind.PERSON, 2, "D Bellamy"))
    assert known_by("d bell", bells) == bells[:1]
    assert known_by("bell", bells) == bells
    assert known_by("town clerk", KNOWN) == KNOWN[4:]
    assert known_by("deputy town clerk", KNOWN) == KNOWN[3:4]
    assert known_by("Mr D. Bell", bells) == bells[:1]
    irish = (Entry(EntryKind.PERSON, 1, "S Ó Sé"), Entry(EntryKind.PERSON, 2, "S Ó Séaghdha"))
    assert known_by("S O'Se", irish) == irish[:1]


@given(st.text(), st.text())
def test_no_letters_are_too_odd(prefix: str, name: str) -> None:
    people = (Entry(EntryKind.PERSON, 1, name), Entry(EntryKind.POST, 1, name))
    assert set(completions(prefix, ROOM, people)) <= {
        "Councillor D Bell",
        "Siân Ó Braonáin",
        "Harbour Master",
        name.strip(),
    }


SNIPPETS = {"noted": "That the information be noted.", "none": "There were none.", "no": "No."}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (";noted", "That the information be noted."),
        ("not", "That the information be noted."),
        ("NO", "No."),
        ("n", None),
        ("x", None),
        (";", None),
    ],
)
def test_a_snippet_by_its_name_or_a_beginning_that_is_sure(name: str, text: str | None) -> None:
    assert expanded(name, SNIPPETS) == text


def test_snippets_that_begin_so_are_offered() -> None:
    assert snippets_begun(";n", SNIPPETS) == ("no", "none", "noted")
    assert snippets_begun("no", SNIPPETS) == ("no",)
