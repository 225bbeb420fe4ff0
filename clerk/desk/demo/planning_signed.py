"""The Planning Committee: the meetings whose minutes are signed."""

from collections.abc import Callable
from datetime import date, time

from clerk.business.actions import Action, Due, Origin, Owner, OwnerKind
from clerk.business.agenda import Paper
from clerk.business.attendance import Attendance
from clerk.business.interests import Declaration
from clerk.business.meetings import Stage
from clerk.business.minutes import Vote, VoteMethod
from clerk.business.restricted import Grounds, RestrictedKind, RestrictedMinute
from clerk.desk.demo import people
from clerk.desk.demo.told import Business, News, Sitting, decided, task

_OFFICERS = (people.CHIEF_PLANNER, people.PLANNER, people.HIGHWAYS, people.DEMOCRACY)


def planning_signed(day: Callable[[int], date]) -> tuple[Sitting, ...]:
    """The sittings whose minutes are signed, earliest first."""
    return (_barn(day), _hotel(day))


def _barn(day: Callable[[int], date]) -> Sitting:
    return Sitting(
        day(-23),
        Stage.SIGNED,
        posts=_OFFICERS,
        apologies={"I Siddiqui": ""},
        ends=time(15, 5),
        public=9,
        logged=(
            Action(
                "Find out whether the lime tree in Corn Street is protected.",
                "21",
                (Owner(people.CONSERVATION, OwnerKind.POST),),
                Due(day(-20)),
                Origin(day(-29)),
            ),
        ),
        declarations=(
            Declaration(
                "D Fernsby",
                "5",
                "Non-Registrable Interest",
                "Lives within sight of the barn.",
            ),
        ),
        business=(
            Business(
                "Application 0417: Barn at Threepenny Lane",
                "Conversion of a barn to two dwellings. Recommended for approval.",
                """
                The Planning Officer showed photographs of the barn, taken from every side but the
                one that has fallen down.

                Mrs Pryce-Jones, a neighbour, spoke for three minutes about owls. The applicant's
                agent replied that boxes would be put up before a slate was moved.
                """,
                (
                    decided(
                        "RESOLVED",
                        "That permission be granted.",
                        "That owl boxes be in place before work begins.",
                        mover="Councillor P Catterall",
                        seconder="Councillor E Chukwuemeka",
                        vote=Vote(VoteMethod.SHOW_OF_HANDS, 5, 1, 0),
                    ),
                ),
                (task("Check the owl boxes from the lane.", people.PLANNER, due=day(-12)),),
            ),
            Business(
                "Application 0422: A Shed on an Allotment",
                "Plot 31, Gasworks Allotments.",
                "Members wished to know how a shed comes to need two storeys.",
                (decided("DEFERRED", "That the Committee first see the shed."),),
            ),
        ),
    )


def _hotel(day: Callable[[int], date]) -> Sitting:
    return Sitting(
        day(-17),
        Stage.SIGNED,
        posts=_OFFICERS,
        ends=time(16, 20),
        public=47,
        guests=(
            Attendance("S Iqbal", "present", "Councillor", substitute_for="G Wray"),
            Attendance("L Vanterpool", "present_by_invitation", organisation="Plaza Hotels"),
        ),
        apologies={"G Wray": "Funeral"},
        news={
            "21": News("It is. The order is from 1974.", closed="Answered."),
            "22": News("Boxes seen. Owls not yet.", "E Siôn-Hughes"),
        },
        business=(
            Business(
                "Application 0431: Hotel at the Old Plaza",
                "Eighty rooms and a roof terrace. Recommended for refusal.",
                """
                The Chief Planning Officer advised that the height was the whole of the trouble.

                ## Objections

                a) Light to the almshouses
                b) Lorries in Corn Street before seven
                c) The terrace, by night

                ## In support

                The applicant spoke of sixty jobs. The Highways Engineer said that he would send
                members the lorry counts within a week.

                Councillor Bramhall asked that the vote be taken by name.
                """,
                (
                    decided(
                        "RESOLVED",
                        "That permission be refused because of height and loss of light.",
                        mover="Councillor F Lindqvist",
                        seconder="Councillor I Siddiqui",
                        vote=Vote(
                            VoteMethod.RECORDED,
                            4,
                            3,
                            0,
                            names_in_favour=("H Bramhall", "S Iqbal", "F Lindqvist", "I Siddiqui"),
                            names_against=("P Catterall", "E Chukwuemeka", "D Fernsby"),
                        ),
                    ),
                ),
                papers=(
                    Paper(
                        "Application 0431: officers' report",
                        text="The site\n\nA cinema of 1936, empty since 2011, with a good "
                        "staircase.\n\nThe question\n\nFour storeys would sit quietly. Seven "
                        "would not.\n\nRecommendation\n\nRefuse, and say what would be welcome.",
                    ),
                ),
            ),
            Business(
                "A Wall without Permission",
                "A report that is not for publication.",
                "The Committee considered whether to serve a notice.",
                (
                    decided(
                        "RESOLVED",
                        "That the public be excluded under paragraphs 6 and 7 of Schedule 12A.",
                        mover="Councillor E Chukwuemeka",
                        seconder="Councillor D Fernsby",
                    ),
                ),
                restricted=RestrictedMinute(
                    Grounds(RestrictedKind.EXEMPT, ("6", "7")),
                    "Wall at 3 Gasworks Row",
                    "The owner has been told twice. A third letter would be a waste of a stamp.",
                    (decided("RESOLVED", "That a notice be served within twenty-eight days."),),
                    (task("Serve the notice.", people.CHIEF_PLANNER, due=day(-13)),),
                ),
            ),
        ),
    )
