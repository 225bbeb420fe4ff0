"""Promises hidden in prose are found, with their owner; talk that binds nobody is left alone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk.business.actions import Action, Origin
from clerk.business.minutes import Clause, Minute, Outcome
from clerk.business.promises import Promise, promises
from clerk.business.sentences import sentences
from clerk.business.text import PointList, Table, blocks


def found_in(text: str) -> tuple[Promise, ...]:
    return promises([Minute("1", "Any title", text)])


def decided(*clauses: str, word: str = "RESOLVED", lead_in: str = "") -> tuple[Promise, ...]:
    outcome = Outcome(word, tuple(Clause(clause) for clause in clauses), lead_in)
    return promises([Minute("1", "Any title", outcomes=(outcome,))])


PROMISED = [
    ("The Head of Highways advised she would circulate a map in due course.", "Head of Highways"),
    ("The Director of Place said that he would send the figures to members.", "Director of Place"),
    ("It was explained that the answer would be shared with the Committee.", ""),
    ("A breakdown of the costs would be provided at a future meeting.", ""),
    ("The audit would be checked and sent to the auditor before it is presented.", ""),
    ("The Solicitor undertook to write to the owner.", "Solicitor"),
    ("The Chief Executive offered to meet the residents.", "Chief Executive"),
    ("Officers are to report back in the spring.", "Officers"),
    ("The Town Clerk was asked to contact the bus company.", "Town Clerk"),
    ("The Clerk would be contacting the insurers.", "Clerk"),
    ("Cllr Ash said he'd speak to the school.", "Cllr Ash"),
    ("The Head of Parks did not have the figure but would find out.", "Head of Parks"),
    ("The Manager agreed to take this away.", "Manager"),
    ("It was agreed that the Clerk write to the landowner.", "Clerk"),
    ("It was agreed that a bin should be requested from the district.", ""),
    ("Members asked that a further report be brought in the autumn.", ""),
    ("Clerk to obtain three quotes for the bench.", "Clerk"),
    ("Cllr. Birch to chase.", "Cllr. Birch"),
    ("CLERK TO ASK THE COUNTY ABOUT GRIT", "CLERK"),
    ("Hedge at Mill Lane is overgrown – Cllr Rowan to speak to the owner.", "Cllr Rowan"),
    ("Mr Alder, and Cllr Elm to look into the drain.", "Mr Alder, and Cllr Elm"),
    ("Cllrs Ash and Birch will prepare a draft.", "Cllrs Ash and Birch"),
    (
        "It was resolved that Cllr Ash and Cllr Elm would judge the gardens.",
        "Cllr Ash and Cllr Elm",
    ),
    ("Matter to be listed for the autumn.", ""),
    ("DT/MS to order leaflets.", "DT/MS"),
    ("Hazel Thorn will contact the printer.", "Hazel Thorn"),
    ("Copies of the plan to be sent to every household.", ""),
    ("This item to be added to the next agenda.", ""),
    ("The potholes will be reported again.", ""),
]

NOT_PROMISED = [
    "The team would be working with partners over the summer.",
    "The service would be focusing on younger families.",
    "The new strategy will provide support for tenants.",
    "Council tax would be raised by three per cent.",
    "The Chair asked whether the report would be circulated to members.",
    "Cllr Ash queried when the figures would be sent to the Board.",
    "Will the Director report to the next meeting?",
    "The slides were circulated prior to the meeting.",
    "The Director had provided members with an update.",
    "The Clerk had agreed to write to the bank.",
    "Members had been told at the last meeting that a report would be brought to the Board.",
    "It was hoped that a report would come to the next meeting.",
    "It was suggested that the Clerk would write to the owner.",
    "The Monitoring Officer will be notified on receipt of any complaint.",
    "Schools would write to parents each term.",
    "The purpose of the policy is to provide members with guidance.",
    "The Committee agreed to note the report.",
    "The item was deferred to the next meeting.",
    "The next meeting will be held on 4 May at 7.30 p.m.",
    "The date of the next meeting to be confirmed.",
    "To receive declarations of interest on any item to be discussed.",
    "The Clerk to the Council reported a quiet month.",
    "The Clerk would not write to the owner.",
    "Photographs could be sent to members.",
    "The options to be reviewed were set out in the report.",
    "There would be an increase in the allowance.",
    "The Clerk reported that she would be on leave.",
]


@pytest.mark.parametrize(("sentence", "owner"), PROMISED)
def test_a_promise_is_offered_with_its_owner(sentence: str, owner: str) -> None:
    assert found_in(sentence) == (Promise("1", sentence, owner),)


@pytest.mark.parametrize("sentence", NOT_PROMISED)
def test_talk_that_binds_nobody_is_not_offered(sentence: str) -> None:
    assert found_in(sentence) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "If members wished, the full survey could be sent to them.",
        "The Clerk will write to the owner if the hedge is not cut.",
        "A tour could be arranged for members, if there was interest.",
        "Subject to funding, a further report would be brought to the Committee.",
    ],
)
def test_an_offer_that_hangs_on_an_if_is_conditional(sentence: str) -> None:
    (promise,) = found_in(sentence)
    assert promise.conditional


@pytest.mark.parametrize(
    "sentence",
    [
        "The Director would share her slides with members and if they had questions, these could "
        "be added to the agenda.",
        "Cllr Ash will ask if the gate can be mended.",
    ],
)
def test_an_if_elsewhere_leaves_the_promise_firm(sentence: str) -> None:
    (promise,) = found_in(sentence)
    assert not promise.conditional


@pytest.mark.parametrize(
    "clause",
    [
        "That waiting times be circulated to the Panel.",
        "that the Head of Housing provide a paper to the next meeting",
        "That the Chief Officer be requested to report on empty homes.",
        "That the accounts be noted and a further update be provided in six months.",
        "That officers investigate the cost of a crossing.",
        "to write to the Member of Parliament",
        "Clerk to purchase a laptop",
    ],
)
def test_a_clause_that_is_really_an_action_is_offered(clause: str) -> None:
    (promise,) = decided(clause)
    assert promise.text == clause
    assert promise.clause == "1"


@pytest.mark.parametrize(
    "clause",
    [
        "That the report be noted.",
        "That the progress report on the review be received.",
        "That the budget for the coming year be approved.",
        "That the contents of the update provided be noted.",
        "That members be thanked for the information they provided.",
        "That delegated authority be given to the Director to award the contract.",
        "to defer the report to the next meeting",
    ],
)
def test_a_clause_that_only_decides_is_not_offered(clause: str) -> None:
    assert decided(clause) == ()


def test_a_clause_is_named_by_its_marker_or_its_place() -> None:
    noted, sent = "That the plan be noted.", "That a copy be sent to members."
    outcomes = (
        Outcome("AGREED", (Clause(noted, "a)"), Clause(sent, "b)"))),
        Outcome("AGREED", (Clause(noted), Clause(sent))),
    )
    offered = promises([Minute("7", "Plan", outcomes=outcomes)])
    assert [promise.clause for promise in offered] == ["b", "2"]


def test_what_leads_into_a_list_is_read_with_its_points() -> None:
    told = found_in("The Clerk agreed to:\n\n- write to the bank\n- thank the volunteers")
    assert told == (Promise("1", "write to the bank", "Clerk"),)
    assert [p.text for p in decided("report to the Board", lead_in="That the Clerk:")] == [
        "report to the Board"
    ]


@pytest.mark.parametrize("word", ["LOST", "NOT CARRIED", "AMENDMENT LOST", "MOTION FELL"])
def test_a_lost_motion_promises_nothing(word: str) -> None:
    assert decided("That a letter be sent to the Minister.", word=word) == ()
    assert decided("That a letter be sent to the Minister.", word="AMENDMENT CARRIED")


def test_tables_and_sub_headings_promise_nothing() -> None:
    assert found_in("## Clerk to write to the bank\n\n| Action |\n| Clerk to write |") == ()


def test_a_promise_already_made_an_action_is_not_offered_again() -> None:
    minutes = [Minute("9", "Lamps", "Clerk to report the lamp.")]
    taken = Action("Clerk to  report the lamp", origin=Origin(minute="9"))
    elsewhere = Action("Clerk to report the lamp", origin=Origin(minute="8"))
    assert promises(minutes, actions=[taken]) == ()
    assert len(promises(minutes, actions=[elsewhere])) == 1


def test_a_printed_action_in_other_words_leaves_the_promise() -> None:
    action = Action("Map of the closures to go to Panel members.")
    text = "The Head of Highways would circulate a map to members."
    assert len(promises([Minute("9", "Roads", text, actions=(action,))])) == 1


@pytest.mark.parametrize(
    "whole",
    [
        "Games, e.g. Chess and Go, were popular.",
        "Cllr. R. B. Ash and Mr. Elm left the room.",
        "It was published on 15.07.2021 at a cost of £1,359.6 million.",
        "3. The hall roof was mended.",
        "The rate, i.e. The Standard Rate, was 4.5 per cent.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(whole: str) -> None:
    assert sentences(whole) == (whole,)


def test_sentences_end_where_they_end() -> None:
    assert sentences("It rained.  The fete (in 2019) was moved. “Why?” Nobody knew.") == (
        "It rained.",
        "The fete (in 2019) was moved.",
        "“Why?”",
        "Nobody knew.",
    )


PIECES = st.sampled_from(
    "the Clerk|Cllr. Ash|would|will|agreed to|to|be|sent|write|report|members|if|whether|and|that|"
    "next meeting|.|. |, |\n|\n\n|- |1. |## || a |b|e.g. |:|he|AGREED|should|?|circulated|–".split(
        "|"
    )
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join))


@given(TEXTS)
def test_sentences_lose_no_word(text: str) -> None:
    assert " ".join(sentences(text)).split() == text.split()


@given(TEXTS, TEXTS, st.sampled_from(["AGREED", "NOTED", "LOST", ""]))
def test_whatever_is_offered_stands_in_the_minute(text: str, clause: str, word: str) -> None:
    outcome = Outcome(word, (Clause(clause),), lead_in=text)
    for promise in promises([Minute("1", "", text, outcomes=(outcome,))]):
        if promise.clause:
            assert promise.text == " ".join(clause.split())
        else:
            assert any(promise.text in " ".join(said.split()) for said in _paragraphs(text))
        assert promise.owner in f"{text} {promise.text}".replace("\n", " ") or promise.owner == ""


def _paragraphs(text: str) -> Iterator[str]:
    for block in blocks(text):
        if isinstance(block, PointList):
            yield from (point.text for point in block.points)
        elif not isinstance(block, Table):
            yield block.text


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("The Head of Parks outlined that copies would be circulated to members.", "Head of Parks"),
        (
            "The Head of Parks gave an overview. He advised that it would be sent to members.",
            "Head of Parks",
        ),
        (
            "The Director of Place spoke.\n\nThe Director said she would circulate a map.",
            "Director of Place",
        ),
        ("A member asked, and it was advised that it would be sent to members.", ""),
        ("The Director said she would circulate a map.", "Director"),
    ],
)
def test_the_owner_is_guessed_from_who_said_it_and_named_in_full(text: str, owner: str) -> None:
    assert [promise.owner for promise in found_in(text)] == [owner]


def test_the_promises_of_real_minutes(shared: Path) -> None:
    pack = (shared / "seeds" / "agenda-pack-2021-09-14.txt").read_text(encoding="utf-8")
    offered = promises(_minutes(pack))
    places = [(promise.minute, promise.clause) for promise in offered if not promise.conditional]
    assert places == [
        ("21/96", ""),
        ("21/97", ""),
        ("21/97", "2"),
        ("21/98", ""),
        ("21/98", ""),
        ("21/98", ""),
        ("21/100", ""),
        ("21/100", ""),
        ("21/100", "2"),
    ]
    told = [promise.text for promise in offered]
    for words in ("slightly different", "proportion of foster carers", "sent to the Virtual"):
        assert sum(words in text for text in told) == 1
    assert [promise.minute for promise in offered if promise.conditional] == ["21/99"]
    assert {promise.owner for promise in offered if promise.owner} == {
        "Head of Virtual Schools",
        "Head of Strategic Services",
        "Head of Residential Services",
        "Director of Children’s Services",
        "Chief Executive",
    }


def _minutes(pack: str) -> list[Minute]:
    """The minutes of the pack, cut crudely at numbers and at AGREED; the rest is text."""
    printed = pack.replace("\f", "").replace("\uf0b7", "\n\n- ").replace("•", "\n\n- ")
    printed = printed[printed.index("21/93 ") : printed.index("ACTIONS- CORPORATE")]
    printed = re.sub(r"(?m)^\s*(Page \d+|20 July 2021)\s*$|^ +", "", printed)
    found = []
    for part in re.split(r"(?m)^(?=21/\d+ [A-Z])", printed)[1:]:
        number, _, rest = part.partition(" ")
        text, _, decision = rest.partition("AGREED")
        clauses = re.split(
            r"(?:\d\.|-)?\s+(?=That )", " ".join(decision.split("ACTION-")[0].split())
        )
        outcome = Outcome("AGREED", tuple(Clause(clause) for clause in clauses[1:]))
        found.append(Minute(number, "", text, outcomes=(outcome,)))
    return found
