"""The year of the full Council: a new Mayor, the budget, a motion that fails."""

from collections.abc import Callable
from datetime import date, time

from clerk.business.actions import Owner
from clerk.business.agenda import Paper
from clerk.business.attendance import Moment, Move, Movement
from clerk.business.interests import Conduct, Declaration
from clerk.business.meetings import Stage
from clerk.business.minutes import Vote, VoteMethod
from clerk.business.restricted import Grounds, RestrictedKind, RestrictedMinute
from clerk.desk.demo import people
from clerk.desk.demo.full_council_signed import full_council_signed
from clerk.desk.demo.told import NEXT_MEETING, Business, News, Sitting, decided, task

_OFFICERS = (people.CHIEF_EXECUTIVE, people.LAW, people.FINANCE, people.DEMOCRACY)


def full_council(day: Callable[[int], date]) -> tuple[Sitting, ...]:
    """The sittings, earliest first; `day` gives the day so many weeks from today."""
    return (
        *full_council_signed(day),
        _summer(day),
        _autumn(day),
        Sitting(day(2), Stage.PLANNED, _COMING),
        Sitting(day(11), Stage.PLANNED),
    )


def _summer(day: Callable[[int], date]) -> Sitting:
    return Sitting(
        day(-14),
        Stage.CONFIRMED,
        posts=_OFFICERS,
        apologies={"D Fernsby": "", "R Threlkeld": "On the canal, without signal"},
        ends=time(20, 55),
        public=12,
        declarations=(
            Declaration(
                "G Wray",
                "6",
                "Disclosable Pecuniary Interest",
                "Tenant of stall 14 in the Market Hall.",
                conduct=Conduct.LEFT,
            ),
        ),
        moves={
            "G Wray": (
                Movement(Move.LEFT, time(19, 10), Moment.BEFORE, "6", "Sale of the Market Hall"),
                Movement(Move.ARRIVED, time(19, 48), Moment.AFTER, "6", "Sale of the Market Hall"),
            ),
            "J Dunwoody": (Movement(Move.LEFT, time(20, 15), Moment.DURING, "7"),),
        },
        news={
            "13": News("Printed. It takes two sides.", "V Haldane-Shah"),
            "14": News("All but one returned.", "T Ferriby"),
        },
        business=(
            Business(
                "Questions from the Public",
                text="""
                Mr Ephraim Oduya asked when the clock on the Guildhall would tell the time.

                The Mayor replied that it was right twice a day and that the maker's grandson had
                been asked for a price. The Chief Executive agreed to write to Mr Oduya as soon as
                an answer came.
                """,
            ),
            Business(
                "Sale of the Market Hall",
                "A report that is not for publication.",
                "The Council considered an offer for the Market Hall. Traders will be told of the "
                "outcome before it is published.",
                (
                    decided(
                        "ORDERED",
                        "That the public be excluded, because exempt information within paragraph "
                        "3 of Schedule 12A would be likely to be disclosed and the public interest "
                        "in keeping it back is the greater.",
                    ),
                ),
                restricted=RestrictedMinute(
                    Grounds(RestrictedKind.EXEMPT, ("3",)),
                    "Offer of 1.15 million pounds by Saltway Ropes",
                    "The valuer thinks 1.3 million within reach. The roof needs 200,000 pounds.",
                    (decided("ORDERED", "That the offer be declined, and the door left open."),),
                    (task("Tell the bidder by telephone first.", people.CHIEF_EXECUTIVE),),
                ),
            ),
            Business(
                "Motion: A Quieter Guildhall",
                text="Councillor Fernsby, who was to have seconded the motion, was away, and the "
                "hour being what it was, Councillor Dunwoody withdrew it.",
                outcomes=(decided("WITHDRAWN", "That no meeting go on after nine o'clock."),),
            ),
        ),
    )


def _autumn(day: Callable[[int], date]) -> Sitting:
    return Sitting(
        day(-5),
        Stage.DRAFT_ISSUED,
        posts=_OFFICERS,
        apologies={"C Adeyemi-Stott": "Influenza", "G Wray": "", "I Siddiqui": "At work"},
        ends=time(20, 20),
        public=8,
        news={
            "13": News("Down to one side by leaving out the sums.", closed="Sent with the bills."),
            "15": News("Told. They have asked for tea.", closed="Done."),
        },
        business=(
            Business(
                "The Waterways Plan",
                "To adopt the plan recommended by the Waterways and Green Spaces Committee.",
                """
                Councillor Lindqvist presented the plan, and a jar of what was found in the Upper
                Pound. She reminded the Council that the last plan had been written in 1988, for
                boats that no longer exist, and that two of its three authors were in the gallery.

                ## What the plan asks for

                - A channel nine metres wide, cut by hand twice a year
                  - in March, before the nests
                  - in October, after the regatta
                - Shade left along the north bank
                - One mooring in every ten kept for visitors

                ## What members said

                Councillor Wiśniewska asked who would pay if the silt turned out to be dirty. The
                Director of Finance replied that a sum had been set aside for that, though not a
                large one. Councillor Catterall thought nine metres too many and said why. Members
                from the north of the borough wished to know when their own pond would have a plan;
                the Mayor said that it had taken thirty-eight years to write this one.

                ## What was promised

                The Chief Executive undertook to bring a timetable to the next meeting. It was
                asked that copies of the plan be sent to the moorings association and to every
                library. The Director of Law and Democracy would check whether the fishing rents
                can be changed before April and let members know by letter.
                """,
                (
                    decided(
                        "ORDERED",
                        "That the plan be adopted.",
                        "That progress be reported every spring.",
                        mover="Councillor F Lindqvist",
                        seconder="Councillor N Ó Ceallaigh",
                        vote=Vote(VoteMethod.SHOW_OF_HANDS, 12, 1, 1),
                    ),
                    decided(
                        "RECOMMENDED",
                        "That the fishing rents be looked at before next season.",
                        to_body="Cabinet",
                    ),
                ),
                (
                    task(
                        "Bring a timetable for the dredging.",
                        people.CHIEF_EXECUTIVE,
                        due=NEXT_MEETING,
                    ),
                    task(
                        "Send the plan to the libraries and the moorings association.",
                        Owner("T Ferriby", post=people.DEMOCRACY),
                        due=day(-2),
                    ),
                ),
            ),
            Business(
                "Pay Policy",
                text="The yearly statement was received without debate.",
                outcomes=(decided("NOTED", "That the statement be published."),),
            ),
        ),
    )


_COMING = (
    Business("The Guildhall Clock", "To hear the maker's grandson, and his price."),
    Business(
        "Dredging Timetable",
        "The Chief Executive will report.",
        papers=(
            Paper(
                "Dredging: which pound and when",
                text="The Upper Pound in February, before the toads; the Lower Pound in September, "
                "after the regatta. The silt goes to the allotments if they want it.",
            ),
        ),
    ),
    Business("Members' Allowances", "To receive the independent panel's advice."),
)
