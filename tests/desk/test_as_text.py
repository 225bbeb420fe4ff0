"""A meeting as text to read in a terminal."""

from datetime import date

from clerk.business.meetings import Meeting, MeetingRecord
from clerk.business.minutes import Clause, Minute, Outcome, Vote, VoteMethod
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
    assert meeting_text(record, "FB").endswith(
        "RESOLVED\n  That the boat be painted.\n  Carried\n"
        "  Proposed by Cllr Ash, seconded by Cllr Elm.\n  For: 5. Against: 2."
    )
