"""Promises offered as actions, with their place."""

from hypothesis import given
from hypothesis import strategies as st

from clerk.business.actions import Action, Due, Owner, OwnerKind
from clerk.business.directory import Entry, EntryKind
from clerk.business.minutes import Clause, Minute, Outcome
from clerk.business.offered_actions import Marked, offered_actions
from clerk.business.typed_actions import OpenOwner, TypedAction

PEOPLE = (
    Entry(EntryKind.POST, 1, "Head of Moorings"),
    Entry(EntryKind.POST, 2, "Mooring Warden"),
)
PROMISE = "The Head of Moorings would circulate the tide tables to Members."
TEXT = f"The quay was full.\n\nIt rained. {PROMISE} It stopped."


def test_a_promise_is_marked_where_it_stands_and_knows_its_owner() -> None:
    (offer,) = offered_actions(Minute("21/1", "Quay", TEXT), PEOPLE)
    assert offer.marked == Marked((2, 11), (2, 11 + len(PROMISE)))
    assert offer.typed == TypedAction(
        Action(PROMISE, owners=(Owner("Head of Moorings", OwnerKind.POST),))
    )


def test_what_is_promised_for_the_next_meeting_is_due_then() -> None:
    text = (
        "The Mooring Warden would report at the next meeting. "
        "The Mooring Warden would report to the next meeting of Cabinet."
    )
    offers = offered_actions(Minute("21/1", "Quay", text), PEOPLE)
    assert [offer.typed.action.due for offer in offers] == [Due(words="next meeting"), None]


def test_a_sentence_broken_into_lines_is_marked_across_them() -> None:
    broken = TEXT.replace("circulate the", "circulate\nthe")
    (offer,) = offered_actions(Minute("21/1", "Quay", broken), PEOPLE)
    assert offer.marked is not None
    assert (offer.marked.start[0], offer.marked.end[0]) == (2, 3)


def test_the_same_promise_twice_is_marked_twice() -> None:
    offers = offered_actions(Minute("21/1", "Quay", f"{PROMISE}\n\n{PROMISE}"), PEOPLE)
    assert [offer.marked and offer.marked.start for offer in offers] == [(0, 0), (2, 0)]


def test_an_owner_nobody_knows_is_left_open() -> None:
    (offer,) = offered_actions(Minute("21/1", "Quay", TEXT))
    assert offer.typed.open == (OpenOwner("Head of Moorings"),)
    assert offer.typed.action.owners == ()


def test_a_clause_that_is_an_action_is_told_by_its_place() -> None:
    outcomes = (
        Outcome("NOTED"),
        Outcome(
            "AGREED",
            (
                Clause("That the report be noted."),
                Clause("That tide tables be circulated to the Board."),
            ),
        ),
    )
    (offer,) = offered_actions(Minute("21/1", "Quay", "", outcomes), PEOPLE)
    assert (offer.outcome, offer.clause, offer.marked) == (1, 1, None)


def test_what_is_an_action_already_is_not_offered() -> None:
    taken = Minute("21/1", "Quay", TEXT, actions=(Action(PROMISE),))
    assert offered_actions(taken, PEOPLE) == ()


@given(st.text(max_size=60), st.text(max_size=60))
def test_what_is_marked_is_the_promise(before: str, after: str) -> None:
    text = f"{before}\n\n{PROMISE}\n\n{after}"
    lines = text.split("\n")
    for offer in offered_actions(Minute("21/1", "Quay", text), PEOPLE):
        assert offer.marked is not None
        (line, start), (last, end) = offer.marked.start, offer.marked.end
        marked = lines[line][start:end] if line == last else "\n".join(lines[line : last + 1])
        assert "".join(offer.promise.text.split())[:9] in "".join(marked.split())
