"""Votes typed in short."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.minutes import Vote, VoteMethod
from clerk.business.typed_votes import typed_vote, vote_as_typed

SHOWN = VoteMethod.SHOW_OF_HANDS


@pytest.mark.parametrize(
    ("line", "vote"),
    [
        ("vote 7-2-1", Vote(SHOWN, 7, 2, 1)),
        ("Vote: 7 – 2", Vote(SHOWN, 7, 2)),
        ("7 for, 2 against, 1 abstention", Vote(SHOWN, 7, 2, 1)),
        ("seven in favour and two against.", Vote(SHOWN, 7, 2)),
        ("unanimous", Vote(VoteMethod.AGREEMENT, unanimous=True)),
        ("Carried unanimously.", Vote(VoteMethod.AGREEMENT, unanimous=True)),
        ("all in favour", Vote(VoteMethod.AGREEMENT, unanimous=True)),
        ("vote 9-0-0, unanimous", Vote(SHOWN, 9, 0, 0, unanimous=True)),
        ("vote 4-4, casting vote Cllr Elm", Vote(SHOWN, 4, 4, casting_vote="Cllr Elm")),
        (
            "recorded: for A Bell, C Dean and E Fox; against Cllr G Hay; abstained none",
            Vote(
                VoteMethod.RECORDED,
                3,
                1,
                0,
                names_in_favour=("A Bell", "C Dean", "E Fox"),
                names_against=("Cllr G Hay",),
            ),
        ),
    ],
)
def test_a_vote_in_short(line: str, vote: Vote) -> None:
    assert typed_vote(line) == vote


@pytest.mark.parametrize(
    "line",
    [
        "",
        "7-2-1",
        "The vote was close",
        "They voted 7 times for the same pump",
        "recorded: the wind at force 7",
        "It was unanimously thought a fine day",
        "casting vote Cllr Elm",
        "unanimous unanimous",
        "unanimous " * 2000,
        "7 for " * 2000,
    ],
)
def test_a_line_that_tells_more_is_no_vote(line: str) -> None:
    assert typed_vote(line) is None


NAMES = st.lists(st.sampled_from(["A Bell", "Cllr C Dean", "E Ó Foy", "G Hay"]), unique=True)


@given(NAMES.filter(bool), NAMES, NAMES, st.sampled_from(["", "A Bell"]))
def test_a_recorded_vote_comes_back_from_its_line(
    for_it: list[str], against: list[str], abstained: list[str], casting: str
) -> None:
    vote = Vote(
        VoteMethod.RECORDED,
        len(for_it),
        len(against),
        len(abstained),
        casting_vote=casting,
        names_in_favour=tuple(for_it),
        names_against=tuple(against),
        names_abstained=tuple(abstained),
    )
    assert typed_vote(vote_as_typed(vote)) == vote


@given(st.text())
def test_no_line_is_too_odd(line: str) -> None:
    for text in (line, f"recorded: for {line}", f"vote {line}"):
        vote = typed_vote(text)
        assert vote is None or typed_vote(vote_as_typed(vote)) is not None
