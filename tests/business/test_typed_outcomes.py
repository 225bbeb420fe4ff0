"""Lines typed live that become outcomes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.minutes import Clause, ListStyle, Outcome, Vote, VoteMethod
from clerk.business.outcome_words import MOTIONS
from clerk.business.style import profile, profiles
from clerk.business.typed_outcomes import outcome_as_typed, typed_outcome

WORDS = ("AGREED", "RESOLVED", "RECOMMENDED", "NOTED", "LOST", "NOT CARRIED")


@pytest.mark.parametrize(
    ("line", "word", "clauses"),
    [
        ("AGREED That the slipway be mended.", "AGREED", ["That the slipway be mended."]),
        ("AGREED- that it be mended", "AGREED", ["that it be mended"]),
        ("RESOLVED: mend it", "RESOLVED", ["mend it"]),
        ("NOTED", "NOTED", []),
        ("NOTED.", "NOTED", []),
        ("AGREED:", "AGREED", []),
        ("NOT CARRIED – the amendment", "NOT CARRIED", ["the amendment"]),
    ],
)
def test_a_word_in_capitals_with_its_stop_is_an_outcome(
    line: str, word: str, clauses: list[str]
) -> None:
    outcome = typed_outcome(line, WORDS)
    assert outcome is not None
    assert (outcome.word, outcome.label) == (word, "")
    assert [clause.text for clause in outcome.clauses] == clauses


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Agreed: mend it",
        "AGREED the slipway",
        "LOST property was handed in",
        "LOST-property office",
        "NOTED. The Chair went on.",
        "ORDERED That it be so",
        "The Board AGREED That it be so",
        "AGREEDS: yes",
    ],
)
def test_other_lines_stay_text(line: str) -> None:
    assert typed_outcome(line, WORDS) is None


def test_without_outcome_words_there_are_no_outcomes() -> None:
    assert typed_outcome("AGREED That", ()) is None


def test_a_recommendation_names_the_body_it_goes_to() -> None:
    outcome = typed_outcome("RECOMMENDED to the Full Council That dues rise.", WORDS)
    assert outcome == Outcome(
        "RECOMMENDED",
        (Clause("That dues rise."),),
        label="RECOMMENDED to the Full Council",
        to_body="Full Council",
    )


def test_clauses_stand_below_a_lead_in() -> None:
    text = "AGREED That –\n(a) the buoy be moved; and\n(b) the pilot be told."
    assert typed_outcome(text, WORDS) == Outcome(
        "AGREED",
        (Clause("the buoy be moved; and", "(a)"), Clause("the pilot be told.", "(b)")),
        lead_in="That –",
        style=ListStyle.NUMBERED,
    )


def test_plain_lines_are_clauses_only_below_a_colon_or_a_lead_in() -> None:
    below = typed_outcome("AGREED:\nto move the buoy\nto tell the pilot", WORDS)
    assert below is not None
    assert below.style is ListStyle.PARAGRAPHS
    assert len(below.clauses) == 2
    assert typed_outcome("NOTED\nThe pilot had been told", WORDS) is None
    assert typed_outcome("NOTED.\nThe pilot had been told", WORDS) is None
    assert typed_outcome("AGREED:\n- move it\nThe pilot had been told", WORDS) is None


def test_movers_and_a_vote_stand_below_or_behind() -> None:
    expected = Outcome(
        "AGREED",
        (Clause("That the buoy be moved."),),
        mover="A Black",
        seconder="Cllr White",
        vote=Vote(VoteMethod.SHOW_OF_HANDS, 7, 2, 1),
    )
    line = "AGREED That the buoy be moved."
    below = f"{line}\nMoved A Black, seconded Cllr White\nvote 7-2-1"
    behind = f"{line} Moved by A Black, seconded by Cllr White. 7 for, 2 against, 1 abstention."
    assert typed_outcome(below, WORDS) == expected
    assert typed_outcome(behind, WORDS) == expected


def test_mover_and_seconder_may_come_one_by_one() -> None:
    outcome = typed_outcome("LOST:\nMoved Cllr Elm\nSeconded by Cllr Ash", WORDS)
    assert outcome is not None
    assert (outcome.mover, outcome.seconder) == ("Cllr Elm", "Cllr Ash")


@pytest.mark.parametrize("word", MOTIONS)
@pytest.mark.parametrize("style", profiles())
def test_what_became_of_a_motion_is_typed_with_movers_and_vote(word: str, style: str) -> None:
    text = f"{word}: That dues rise.\nMoved A Black, seconded Cllr White\nvote 2-7-1"
    outcome = typed_outcome(text, profile(style).outcome_words)
    assert outcome == Outcome(
        word,
        (Clause("That dues rise."),),
        mover="A Black",
        seconder="Cllr White",
        vote=Vote(VoteMethod.SHOW_OF_HANDS, 2, 7, 1),
    )


def test_a_motion_falls_for_want_of_a_seconder() -> None:
    words = profile("uk-parish").outcome_words
    text = "MOTION FELL for want of a seconder: That dues rise.\nMoved A Black"
    outcome = typed_outcome(text, words)
    assert outcome == Outcome(
        "MOTION FELL",
        (Clause("That dues rise."),),
        label="MOTION FELL for want of a seconder:",
        mover="A Black",
    )
    assert typed_outcome(outcome_as_typed(outcome), words) == outcome


NAMES = st.sampled_from(["A Black", "Councillor B Ó Sé", "Mrs D O'Brien"])
THINGS = st.lists(
    st.sampled_from("buoy slipway the dredger be mended and moved to berth four £20".split()),
    min_size=2,
    max_size=8,
).map(lambda words: f"the {' '.join(words)}.")
VOTES = st.one_of(
    st.none(),
    st.just(Vote(VoteMethod.AGREEMENT, unanimous=True)),
    st.builds(
        Vote,
        st.just(VoteMethod.SHOW_OF_HANDS),
        st.integers(0, 40),
        st.integers(0, 40),
        st.none() | st.integers(0, 40),
        st.booleans(),
        st.just("") | NAMES,
    ),
)


@st.composite
def outcomes(draw: st.DrawFn) -> Outcome:
    """Any outcome a clerk could have typed."""
    style = draw(st.sampled_from(ListStyle))
    texts = draw(st.lists(THINGS, min_size=style is not ListStyle.RUN_ON, max_size=4))
    if style is ListStyle.RUN_ON:
        clauses = tuple(Clause(f"That {text}") for text in texts)
    elif style is ListStyle.NUMBERED:
        form = draw(st.sampled_from(["{}.", "({})", "{})"]))
        clauses = tuple(Clause(text, form.format(n)) for n, text in enumerate(texts, 1))
    else:
        clauses = tuple(map(Clause, texts))
    lead_ins = ["", "That –", "That the Board:"] if style is not ListStyle.RUN_ON else [""]
    word, label, body = draw(
        st.sampled_from(
            [
                ("AGREED", "", ""),
                ("RESOLVED", "RESOLVED UNANIMOUSLY:", ""),
                ("RECOMMENDED", "RECOMMENDED to the Council:", "Council"),
            ]
        )
    )
    mover = draw(st.just("") | NAMES)
    return Outcome(
        word,
        clauses,
        draw(st.sampled_from(lead_ins)),
        label,
        style,
        body,
        mover,
        draw(st.just("") | NAMES),
        draw(VOTES),
    )


@given(outcomes())
def test_what_can_be_typed_comes_back_from_its_lines(outcome: Outcome) -> None:
    assert typed_outcome(outcome_as_typed(outcome), WORDS) == outcome


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    for line in (text, f"AGREED: {text}", f"AGREED That –\n{text}"):
        outcome = typed_outcome(line, WORDS)
        assert outcome is None or outcome.word in WORDS
