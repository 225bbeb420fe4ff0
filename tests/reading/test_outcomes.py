"""Outcomes and actions taken out of the text of a minute."""

import pytest

from clerk.business.actions import OwnerKind
from clerk.business.minutes import ListStyle, Outcome, Vote, VoteMethod
from clerk.business.text import Block, Paragraph, Point, PointList, markup
from clerk.reading.outcomes import sorted_out
from clerk.reading.sorting import Sorted


def read(*blocks: Block | str) -> Sorted:
    return sorted_out([Paragraph(block) if isinstance(block, str) else block for block in blocks])


def one(*blocks: Block | str) -> Outcome:
    (outcome,) = read(*blocks).outcomes
    return outcome


def points(*texts: str, marked: bool = False) -> PointList:
    return PointList(
        tuple(Point(text, 0, f"{n}." if marked else "") for n, text in enumerate(texts, 1))
    )


def clauses(outcome: Outcome) -> list[str]:
    return [clause.text for clause in outcome.clauses]


@pytest.mark.parametrize(
    ("printed", "word", "label"),
    [
        ("AGREED- That it be left.", "AGREED", "AGREED-"),
        ("AGREED: That it be left.", "AGREED", "AGREED:"),
        ("AGREED That it be left.", "AGREED", "AGREED"),
        ("RESOLVED – That it be left.", "RESOLVED", "RESOLVED –"),
        ("RESOLVED UNANIMOUSLY: That it be left.", "RESOLVED", "RESOLVED UNANIMOUSLY:"),
        ("IT WAS RESOLVED That it be left.", "RESOLVED", "IT WAS RESOLVED"),
        ("ORDERED That it be left.", "ORDERED", "ORDERED"),
        ("Resolved: That it be left.", "RESOLVED", "Resolved:"),
        ("DECISION: That it be left.", "DECISION", "DECISION:"),
        ("DEFERRED: That it be left.", "DEFERRED", "DEFERRED:"),
        ("AMENDMENT LOST: That it be left.", "AMENDMENT LOST", "AMENDMENT LOST:"),
        ("MOTION CARRIED - That it be left.", "MOTION CARRIED", "MOTION CARRIED -"),
        (
            "MOTION FELL for want of a seconder: That it be left.",
            "MOTION FELL",
            "MOTION FELL for want of a seconder:",
        ),
    ],
)
def test_words_and_labels(printed: str, word: str, label: str) -> None:
    outcome = one("It froze.", printed)
    assert (outcome.word, outcome.label) == (word, label)
    assert clauses(outcome) == ["That it be left."]
    assert (outcome.after_block, outcome.style) == (1, ListStyle.RUN_ON)


@pytest.mark.parametrize(
    "text",
    [
        "AGREED was the colour of the boat.",
        "ACTION PLAN",
        "Action 1 (action from 3 May 2024)",
        "Action log",
        "The committee had agreed last year.",
        "Nothing was resolved.",
        "They asked whether it was agreed.",
    ],
)
def test_lines_that_only_begin_or_sound_like_one(text: str) -> None:
    out = read(text)
    assert (out.outcomes, out.actions) == ([], [])
    assert out.blocks == [Paragraph(text)]


def test_the_clause_on_the_next_line() -> None:
    assert clauses(one("AGREED-", "That it be left.")) == ["That it be left."]


def test_a_word_with_a_full_stop_has_no_clause() -> None:
    out = read("The report was read.", "NOTED.", "The Chair went home.")
    assert (out.outcomes[0].word, out.outcomes[0].clauses) == ("NOTED", ())
    assert out.blocks[-1] == Paragraph("The Chair went home.")


@pytest.mark.parametrize("lead_in", ["That the Committee:", "that", "to:"])
def test_a_lead_in_and_its_list(lead_in: str) -> None:
    outcome = one(f"RESOLVED: {lead_in}", points("note it;", "leave it.", marked=True))
    assert (outcome.lead_in, clauses(outcome)) == (lead_in, ["note it;", "leave it."])
    assert outcome.style is ListStyle.NUMBERED


def test_a_bulleted_list_below_the_word() -> None:
    outcome = one("AGREED-", points("That it be noted.", "That it be left."))
    assert (len(outcome.clauses), outcome.style) == (2, ListStyle.BULLETED)


def test_paragraphs_that_begin_with_that() -> None:
    outcome = one("RESOLVED: That it be noted.", "That it be left.", "The Chair went home.")
    assert clauses(outcome) == ["That it be noted.", "That it be left."]


def test_a_recommendation_names_the_body_it_goes_to() -> None:
    assert one("RECOMMENDED to the Full Council: That it be left.").to_body == "Full Council"


def test_sentences_that_decide() -> None:
    out = read("It froze. It was agreed to leave it. The Chair went home.")
    assert out.blocks == [Paragraph("It froze."), Paragraph("The Chair went home.")]
    assert clauses(out.outcomes[0]) == ["to leave it."]
    assert out.outcomes[0].label == "It was agreed"


def test_two_decisions_in_their_order() -> None:
    out = read("AGREED: That it be noted.", "Then it froze.", "AGREED: That it be left.")
    assert [(o.after_block, o.order) for o in out.outcomes] == [(0, 1), (1, 2)]


@pytest.mark.parametrize(
    "blocks",
    [
        ("Proposed by Cllr Ash, seconded by Cllr Elm and RESOLVED: That it be left.",),
        ("Proposed: Cllr Ash. Seconded: Cllr Elm", "RESOLVED: That it be left."),
        ("Proposed by Cllr Ash", "Seconded by Cllr Elm", "RESOLVED: That it be left."),
        ("RESOLVED: That it be left. Proposed Cllr Ash, seconded Cllr Elm.",),
        ("RESOLVED: That it be left.", "Proposed by Cllr Ash, seconded by Cllr Elm"),
        ("RESOLVED: That it be left.", "Moved by Cllr Ash", "Seconded by Cllr Elm"),
        ("It was proposed by Cllr Ash, seconded by Cllr Elm and agreed that it be left.",),
        ("On the motion of Cllr Ash, seconded by Cllr Elm, it was resolved that it be left.",),
    ],
)
def test_movers_and_seconders(blocks: tuple[str, ...]) -> None:
    out = read(*blocks)
    (outcome,) = out.outcomes
    assert (outcome.mover, outcome.seconder) == ("Cllr Ash", "Cllr Elm")
    assert "it be left." in outcome.clauses[0].text
    assert out.blocks == []


@pytest.mark.parametrize(
    "told",
    [
        "Votes: 7 in favour, 2 against, 1 abstention.",
        "7 votes for, 2 against and 1 abstention.",
        "For: 7; Against: 2; Abstentions: 1.",
        "Seven in favour, two against, one abstained.",
    ],
)
def test_counted_votes(told: str) -> None:
    outcome = one(f"RESOLVED: That it be left. {told}")
    assert outcome.vote == Vote(VoteMethod.SHOW_OF_HANDS, 7, 2, 1)
    assert clauses(outcome) == ["That it be left."]


def test_a_sentence_with_numbers_for_and_against_is_no_vote() -> None:
    outcome = one("RESOLVED: That it be left. The 7 letters for and 2 against be answered.")
    assert outcome.vote is None
    assert clauses(outcome)[0].endswith("be answered.")


@pytest.mark.parametrize(
    ("result", "word"), [("Carried.", "CARRIED"), ("Motion Lost", "LOST"), ("DEFEATED", "LOST")]
)
def test_a_motion_and_its_result(result: str, word: str) -> None:
    outcome = one(
        "It froze.", "Moved by Cllr Ash, seconded by Cllr Elm", "That it be left.", result
    )
    assert (outcome.word, outcome.closing) == (word, result)
    assert (outcome.mover, clauses(outcome)) == ("Cllr Ash", ["That it be left."])
    assert outcome.after_block == 1


def test_a_vote_counted_on_the_line_below() -> None:
    out = read("RESOLVED: That it be left.", "(7 in favour, 2 against)")
    assert out.outcomes[0].vote == Vote(VoteMethod.SHOW_OF_HANDS, 7, 2)
    assert out.blocks == []


def test_a_result_told_in_a_sentence_stays_text() -> None:
    told = "The matter was put to those present. All in favour"
    out = read("RESOLVED: That it be left.", told)
    assert out.blocks == [Paragraph(told)]


def test_all_in_favour_closes_what_was_agreed() -> None:
    outcome = one("It was agreed that it be left.", "All in favour")
    assert outcome.closing == "All in favour"


@pytest.mark.parametrize(
    ("printed", "text", "owners", "label"),
    [
        ("ACTION- Count the ducks.", "Count the ducks.", [], "ACTION-"),
        ("ACTION: Clerk to count the ducks.", "Clerk to count the ducks.", ["Clerk"], "ACTION:"),
        ("ACTION AB: Count the ducks", "Count the ducks", ["AB"], "ACTION AB:"),
        ("Action: AB/CD", "It froze.", ["AB", "CD"], "Action: AB/CD"),
        ("ACTION: All to count.", "All to count.", [], "ACTION:"),
        ("ACTION POINT: CD to count", "CD to count", ["CD"], "ACTION POINT:"),
    ],
)
def test_labelled_actions(printed: str, text: str, owners: list[str], label: str) -> None:
    (action,) = read("It froze.", printed).actions
    assert (action.text, action.label) == (text, label)
    assert [owner.name for owner in action.owners] == owners
    assert action.number is None


def test_actions_in_a_list() -> None:
    out = read("ACTIONS:", points("AB to count the ducks", "CD to count the geese", marked=True))
    assert [(a.label, a.owners[0].name) for a in out.actions] == [
        ("ACTIONS: 1.", "AB"),
        ("2.", "CD"),
    ]


@pytest.mark.parametrize(
    ("sentence", "owner", "kind"),
    [
        ("Clerk to write to the angling club.", "Clerk", OwnerKind.POST),
        ("Cllr Ash to contact the angling club.", "Cllr Ash", OwnerKind.PERSON),
        ("All to report sightings of geese.", "All", OwnerKind.ALL),
        ("CLERK TO WRITE TO THE ANGLING CLUB.", "Clerk", OwnerKind.POST),
    ],
)
def test_sentences_that_set_a_task(sentence: str, owner: str, kind: OwnerKind) -> None:
    out = read(f"It froze. {sentence}")
    (action,) = out.actions
    assert (action.owners[0].name, action.owners[0].kind) == (owner, kind)
    assert out.blocks == [Paragraph("It froze.")]


def test_a_decision_in_a_point_keeps_the_points_around_it() -> None:
    out = read(points("It froze.", "It was agreed to leave it.", "It thawed.", marked=True))
    assert markup(tuple(out.blocks)) == "1. It froze.\n\n3. It thawed."
    (clause,) = out.outcomes[0].clauses
    assert (clause.marker, clause.text) == ("2.", "to leave it.")
    assert out.outcomes[0].after_block == 1
