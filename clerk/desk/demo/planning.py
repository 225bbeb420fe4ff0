"""The year of the Planning Committee: movers, seconders and a vote by name."""

from collections.abc import Callable
from datetime import date, time

from clerk.business.agenda import Paper
from clerk.business.attendance import Moment, Move, Movement
from clerk.business.interests import Conduct, Declaration
from clerk.business.meetings import Stage
from clerk.business.minutes import Vote, VoteMethod
from clerk.desk.demo import people
from clerk.desk.demo.planning_signed import planning_signed
from clerk.desk.demo.told import NEXT_MEETING, SOON, Business, News, Sitting, decided, task

_OFFICERS = (people.CHIEF_PLANNER, people.PLANNER, people.HIGHWAYS, people.DEMOCRACY)


def planning(day: Callable[[int], date]) -> tuple[Sitting, ...]:
    """The sittings, earliest first; `day` gives the day so many weeks from today."""
    return (
        *planning_signed(day),
        _terrace(day),
        _weir(day),
        _visit(day),
        Sitting(day(1), Stage.PLANNED, _COMING),
        Sitting(day(7), Stage.PLANNED),
    )


def _terrace(day: Callable[[int], date]) -> Sitting:
    return Sitting(
        day(-11),
        Stage.CONFIRMED,
        posts=_OFFICERS,
        apologies={"P Catterall": "", "D Fernsby": "Delayed by a flock of sheep"},
        ends=time(14, 40),
        public=3,
        news={"23": News("Served by hand. The wall is coming down.", closed="Served.")},
        business=(
            Business(
                "Application 0444: Solar Panels on Weaver's Terrace",
                "Eleven roofs in the conservation area.",
                "The Conservation Officer would have preferred the back of the roofs; the sun "
                "would not. She agreed to supply a note on frames that do not shine.",
                (
                    decided(
                        "RESOLVED",
                        "That permission be granted.",
                        mover="Councillor G Wray",
                        seconder="Councillor C Adeyemi-Stott",
                        vote=Vote(VoteMethod.AGREEMENT, unanimous=True),
                    ),
                ),
                (task("Write the note on frames.", people.CONSERVATION, due=NEXT_MEETING),),
            ),
        ),
    )


def _weir(day: Callable[[int], date]) -> Sitting:
    return Sitting(
        day(-5),
        Stage.DRAFT_ISSUED,
        posts=_OFFICERS,
        ends=time(15, 45),
        public=22,
        declarations=(
            Declaration(
                "I Siddiqui",
                "5",
                "Disclosable Pecuniary Interest",
                "Holds shares in the company that would build the turbine.",
                conduct=Conduct.LEFT,
            ),
        ),
        moves={
            "I Siddiqui": (
                Movement(Move.LEFT, time(13, 44), Moment.BEFORE, "5"),
                Movement(Move.ARRIVED, time(14, 52), Moment.AFTER, "5"),
            )
        },
        news={"24": News("Half written.", "A Nwosu")},
        business=(
            Business(
                "Application 0452: A Turbine at Tanner's Weir",
                "A small power station in the old mill race.",
                """
                The Planning Officer explained that the turbine would light four hundred houses
                and frighten, on the evidence, no fish. It would stand where the mill wheel stood
                until 1921 and be seen from the towpath only by those who lean over.

                ## What had been said by letter

                Nineteen letters were against, eleven for, and one was about something else.

                1. The hum, at night, from the nearest bedroom
                2. Eels on their way to the sea
                3. The crane, which must come down Wharf Lane backwards

                ## Speakers

                Mr Tobias Quarshie, of Mill Cottage, said that he slept with the window open and
                meant to go on doing so. Dr Siân Pemberley spoke for the eels. The applicant's
                engineer answered that the screens were finer than the law requires and that the
                turbine would be stopped on the eight nights of the year on which eels travel; he
                would supply the dates to the officers every autumn.

                ## Debate

                | Month | Flow | Houses lit |
                | January | high | 610 |
                | April | middling | 430 |
                | August | low | 90 |

                Members asked for how many days Wharf Lane would be closed. The Highways Engineer
                thought two and would provide a drawing of the crane's way in before the next
                meeting. Councillor Fernsby wished it noted that the lane had been closed for two
                days in 2017, and that it had been nine.
                """,
                (
                    decided(
                        "RESOLVED",
                        "That the Chief Planning Officer be authorised to grant permission.",
                        "That the noise be measured from the nearest bedroom for a year.",
                        mover="Councillor G Wray",
                        seconder="Councillor P Catterall",
                        vote=Vote(
                            VoteMethod.SHOW_OF_HANDS, 3, 3, 0, casting_vote="Councillor H Bramhall"
                        ),
                    ),
                ),
                (task("Draw the crane's way in.", people.HIGHWAYS, due=day(-1)),),
            ),
            Business(
                "Application 0422: A Shed on an Allotment",
                text="The Committee had seen the shed on its way to another visit.",
                outcomes=(decided("RESOLVED", "That permission be refused."),),
            ),
            Business(
                "Appeals",
                text="The inspector has asked for the lorry counts in the matter of the Old Plaza.",
                outcomes=(decided("NOTED", "That the hearing is in the spring."),),
            ),
        ),
        withdrawn={
            "Application 0422: A Shed on an Allotment": "The application had been withdrawn before "
            "the meeting, so there was nothing to decide."
        },
    )


def _visit(day: Callable[[int], date]) -> Sitting:
    return Sitting(
        day(-2),
        Stage.WRITING_UP,
        title="Special Meeting",
        starts=time(10),
        ends=time(11, 25),
        posts=(people.CHIEF_PLANNER, people.HIGHWAYS),
        # Councillor Lindqvist left the Committee weeks ago and goes on apologising: a finding.
        apologies={"F Lindqvist": "", "G Wray": "", "C Adeyemi-Stott": "Influenza"},
        business=(
            Business(
                "Application 0460: Moorings below the Lock",
                "To see the bank at low water.",
                "Walked from the lock to the gasworks. Rain. Towpath 1.2 m at the narrowest, not "
                "1.8 as drawn. HE to measure again and report back.",
                actions=(task("Measure the towpath again.", people.HIGHWAYS, due=SOON),),
                note="Ask Mohammed whether the drawing was of the other bank.",
            ),
        ),
    )


_COMING = (
    Business(
        "Application 0460: Moorings below the Lock",
        "Eleven berths. Recommended for approval with conditions.",
        papers=(
            Paper(
                "Application 0460: officers' report",
                text="The bank\n\nFirm, and used by herons.\n\nThe path\n\nNarrower than it was "
                "drawn; see the note of the visit.\n\nRecommendation\n\nApprove ten, not eleven.",
            ),
        ),
    ),
    Business("Application 0463: A Café in the Bandstand", "Change of use, April to October."),
    Business("Conservation Area: Wharf Lane", "To agree the new boundary for consultation."),
)
