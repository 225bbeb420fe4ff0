"""A meeting as text to read in a terminal."""

from datetime import date

from clerk.business.actions import Action
from clerk.business.agenda import Paper
from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.minutes import Clause, Minute, Outcome, Vote, VoteMethod
from clerk.business.restricted import Grounds, RestrictedKind, View
from clerk.business.views import seen_by
from clerk.desk.as_text import meeting_text


def test_an_outcome_with_who_moved_it_and_how_it_was_voted() -> None:
    outcome = Outcome(
        "RESOLVED",
        (Clause("That the boat be painted."),),
        mover="Cllr Ash",
        seconder="Cllr Elm",
        vote=Vote(VoteMethod.SHOW_OF_HANDS, 5, 2),
        closing="Carried",
    )
    record = MeetingRecord(
        Meeting("ferry-board", "Ferry Board", date(2024, 7, 9)),
        minutes=(Minute("24/7", "The boat", outcomes=(outcome,)),),
    )
    assert meeting_text(seen_by(record, View.PUBLIC), "FB").endswith(
        "RESOLVED\n  That the boat be painted.\n  Carried\n"
        "  Proposed by Cllr Ash, seconded by Cllr Elm.\n  For: 5. Against: 2."
    )


def test_restricted_actions_and_papers_are_not_told() -> None:
    grounds = Grounds(RestrictedKind.EXEMPT, ("3",), "")
    record = MeetingRecord(
        Meeting("ferry-board", "Ferry Board", date(2024, 7, 9)),
        actions=(Action("Offer forty pounds.", "4", restricted=True), Action("Buy rope.", "5")),
        papers=(Paper("The price of the boat", item="6", grounds=grounds),),
    )
    text = meeting_text(seen_by(record, View.PUBLIC), "FB")
    assert "Buy rope." in text
    assert "report [exempt 3] (item 6)" in text
    assert "forty pounds" not in text
    assert "price of the boat" not in text
