"""What was decided, in the words it is read out in."""

from datetime import date

import pytest

from clerk.business.actions import Action, Due, Owner
from clerk.business.minutes import Clause, Minute, Outcome, Vote, VoteMethod
from clerk.business.spoken import Spoken, restricted_part, spoken, vote_in_words
from tests.harbour import HARBOUR_MEETING


def test_outcomes_and_actions_are_read_in_the_order_they_stand() -> None:
    minute = Minute(
        "21/1",
        "Lamps",
        "One.\n\nTwo.",
        (
            Outcome("NOTED", (Clause("That two lamps are out."),)),
            Outcome(
                "AGREED",
                (Clause("That oil be bought.", "1."),),
                "after debate",
                to_body="Council",
                mover="R Teal",
                closing="Carried.",
                after_block=1,
            ),
        ),
        (Action("Buy oil", owners=(Owner("V Bank"),), due=Due(date(2021, 6, 1)), after_block=1),),
    )
    agreed, action, noted = spoken(
        Minute(minute.number, minute.title, minute.text, minute.outcomes, minute.actions), "ACTION"
    )
    assert agreed == Spoken(
        "AGREED to Council",
        ("after debate", "1. That oil be bought."),
        ("Moved by R Teal.", "Carried."),
    )
    assert action == Spoken("ACTION", ("Buy oil",), ("V Bank", "By 1 June 2021"))
    assert noted.word == "NOTED"


@pytest.mark.parametrize(
    ("vote", "words"),
    [
        (None, ""),
        (Vote(VoteMethod.AGREEMENT), ""),
        (
            Vote(VoteMethod.SHOW_OF_HANDS, 4, 0, 1),
            "4 voted for; nobody voted against; 1 abstained.",
        ),
        (
            Vote(VoteMethod.RECORDED, names_in_favour=("R Teal", "B Auk"), casting_vote="R Teal"),
            "2 voted for (R Teal, B Auk). Casting vote: R Teal.",
        ),
        (Vote(VoteMethod.AGREEMENT, unanimous=True), "Carried unanimously."),
        (Vote(VoteMethod.SHOW_OF_HANDS, 0, 3), "Nobody voted for; 3 voted against."),
    ],
)
def test_a_vote_is_read_in_words(vote: Vote | None, words: str) -> None:
    assert vote_in_words(vote) == words


def test_restricted_business_is_read_only_when_it_is_asked_for() -> None:
    tenders = HARBOUR_MEETING.minutes[2]
    assert spoken(tenders, "ACTION") == ()
    part = restricted_part(tenders)
    assert part is not None
    assert [one.word for one in spoken(part, "ACTION")] == ["AGREED", "ACTION"]
    assert restricted_part(HARBOUR_MEETING.minutes[0]) is None
