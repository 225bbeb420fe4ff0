"""Agenda numbers: counted anew until the agenda is issued, never moved from then on."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.agenda import AgendaItem, ItemKind, Pages, Paper, is_to_follow, is_verbal
from clerk.business.agenda_numbers import letters, with_items, with_new, without
from clerk.business.agenda_words import item_marks, item_text
from clerk.business.interests import Declaration
from clerk.business.meetings import Meeting, MeetingRecord, Stage
from clerk.business.minutes import Minute
from clerk.business.style import profile

ISSUED = (Stage.AGENDA_ISSUED, Stage.IN_THE_ROOM, Stage.WRITING_UP)


def record(*items: AgendaItem, stage: Stage = Stage.PLANNED) -> MeetingRecord:
    """A meeting with a paper, a declaration and a minute under each number."""
    numbers = [one.number for one in items if one.number]
    meeting = Meeting("pier-committee", "Pier Committee", date(2021, 7, 6), stage=stage)
    return MeetingRecord(
        meeting,
        items=items,
        papers=tuple(Paper(f"of {number}", item=number) for number in numbers),
        declarations=tuple(Declaration(f"of {number}", number, "Pecuniary") for number in numbers),
        minutes=tuple(Minute("", f"of {number}", item=number) for number in numbers),
    )


def numbers(record: MeetingRecord) -> list[str]:
    return [one.number for one in record.items]


AGENDA = (
    AgendaItem("1", "Apologies"),
    AgendaItem("2", "Lamps"),
    AgendaItem("2a", "Oil", depth=1),
    AgendaItem("3", "Planks"),
)


def test_items_under_another_are_lettered_and_what_lies_under_them_moves_along() -> None:
    after = with_new(record(*AGENDA), AgendaItem("", "Nets"), 1)
    assert numbers(after) == ["1", "2", "3", "3a", "4"]
    assert [(one.title, one.item) for one in after.papers] == [
        ("of 1", "1"),
        ("of 2", "3"),
        ("of 2a", "3a"),
        ("of 3", "4"),
    ]
    assert [one.item for one in after.declarations] == ["1", "3", "3a", "4"]
    assert [one.item for one in after.minutes] == ["1", "3", "3a", "4"]


def test_what_lay_under_an_item_taken_out_lies_under_none() -> None:
    after = without(record(*AGENDA), AGENDA[1])
    assert numbers(after) == ["1", "1a", "2"]
    assert [one.item for one in after.papers] == ["1", None, "1a", "2"]
    assert [one.item for one in after.declarations] == ["1", "", "1a", "2"]


def test_an_item_cannot_stand_under_nothing() -> None:
    (only,) = with_new(record(), AgendaItem("", "Nets", depth=1), 0).items
    assert (only.number, only.depth) == ("1", 0)


@pytest.mark.parametrize(
    ("at", "depth", "number"), [(1, 0, "1a"), (2, 0, "2b"), (4, 0, "4"), (4, 1, "3a")]
)
def test_after_issue_a_new_item_takes_a_letter_or_the_next_number(
    at: int, depth: int, number: str
) -> None:
    before = record(*AGENDA, stage=Stage.AGENDA_ISSUED)
    after = with_new(before, AgendaItem("", "Nets", depth=depth), at)
    (new,) = (one for one in after.items if one.title == "Nets")
    assert (new.number, new.late) == (number, True)
    assert [one for one in after.items if one.title != "Nets"] == list(AGENDA)


_TITLES = st.text("abcdef", min_size=1, max_size=3)
_BUILT = st.lists(st.tuples(_TITLES, st.integers(0, 1)), max_size=9)


def built(parts: list[tuple[str, int]]) -> MeetingRecord:
    items = tuple(
        AgendaItem("", f"{title}{place}", depth=depth, id=place + 1)
        for place, (title, depth) in enumerate(parts)
    )
    counted = with_items(record(), items)
    return record(*counted.items)


@given(_BUILT, st.randoms())
def test_every_reference_stays_with_its_item(parts: list[tuple[str, int]], chance) -> None:  # type: ignore[no-untyped-def]
    before = built(parts)
    assert len(set(numbers(before))) == len(before.items)
    order = list(before.items)
    chance.shuffle(order)
    after = with_items(before, order)
    assert len(set(numbers(after))) == len(order)
    was = {one.number: one.id for one in before.items}
    now = {one.number: one.id for one in after.items}
    for paper in after.papers:
        assert now[paper.item or ""] == was[paper.title.removeprefix("of ")]


@given(_BUILT, st.integers(0, 9), st.integers(0, 1), st.sampled_from(ISSUED))
def test_after_issue_no_number_moves(
    parts: list[tuple[str, int]], at: int, depth: int, stage: Stage
) -> None:
    before = built(parts)
    before = replace(before, meeting=replace(before.meeting, stage=stage))
    after = with_new(before, AgendaItem("", "New", depth=depth), min(at, len(parts)))
    assert [one for one in after.items if one.title != "New"] == list(before.items)
    assert len(set(numbers(after))) == len(parts) + 1
    assert "" not in numbers(after)
    assert (after.papers, after.declarations) == (before.papers, before.declarations)


def test_letters_go_on_after_z() -> None:
    assert [letters(count) for count in (1, 26, 27, 53)] == ["a", "z", "aa", "ba"]


def test_what_is_to_follow_and_what_is_said() -> None:
    report = AgendaItem("4", "Dredging", kind=ItemKind.REPORT, presenter="Harbour Master")
    assert is_to_follow(report, ())
    assert not is_to_follow(report, (Paper("Silt", item="4"),))
    assert is_to_follow(report, (Paper("Silt", item="4", withdrawn=True),))
    assert not is_to_follow(replace(report, pages=Pages("5", "6")), ())
    assert not is_to_follow(replace(report, kind=ItemKind.DECISION), ())
    spoken = replace(report, kind=ItemKind.VERBAL, late=True)
    assert is_verbal(spoken)
    style = profile("uk-principal")
    assert item_marks(report, (), style) == ("(to follow)",)
    assert item_marks(spoken, (), style) == ("(verbal)", "(late item)")


@pytest.mark.parametrize(
    ("presenter", "said"),
    [
        ("Head of Roads", "The Head of Roads will present a report."),
        ("Ada Pell", "Ada Pell will present a report."),
        ("Councillor Head", "Councillor Head will present a report."),
        ("The Town Clerk", "The Town Clerk will present a report."),
        ("", ""),
    ],
)
def test_an_item_without_description_says_who_presents_it(presenter: str, said: str) -> None:
    item = AgendaItem("4", "Roads", kind=ItemKind.REPORT, presenter=presenter)
    assert item_text(item, profile("uk-principal")) == said
    assert item_text(replace(item, description="Of potholes."), profile("uk-parish")) == (
        "Of potholes."
    )


@pytest.mark.parametrize("kind", list(ItemKind))
def test_every_kind_has_its_sentence(kind: ItemKind) -> None:
    for name in ("uk-principal", "uk-parish"):
        text = item_text(AgendaItem("1", "x", kind=kind, presenter="J Kell"), profile(name))
        assert text.startswith("J Kell will ")
