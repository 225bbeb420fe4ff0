"""The year of Netherwater Parish Council: a new Chairman, a new Clerk, and the same ditch."""

from collections.abc import Callable
from datetime import date, time

from clerk.business.actions import Action, Due, Origin, Owner, OwnerKind
from clerk.business.agenda import Paper
from clerk.business.attendance import InChair, Moment, Move, Movement
from clerk.business.interests import Conduct, Declaration
from clerk.business.meetings import Stage
from clerk.business.restricted import Grounds, RestrictedKind, RestrictedMinute
from clerk.desk.demo import people
from clerk.desk.demo.told import (
    EVERYBODY,
    NEXT_MEETING,
    SOON,
    Business,
    News,
    Sitting,
    decided,
    task,
)

_CLERK = (people.PARISH_CLERK,)


def parish(day: Callable[[int], date]) -> tuple[Sitting, ...]:
    """The sittings, earliest first; `day` gives the day so many weeks from today."""
    return (
        _annual(day),
        _clerk(day),
        _pond(day),
        _ditch(day),
        _hall(day),
        Sitting(day(3), Stage.PLANNED, _COMING),
        Sitting(day(8), Stage.PLANNED),
    )


def _annual(day: Callable[[int], date]) -> Sitting:
    return Sitting(
        day(-21),
        Stage.SIGNED,
        title="Annual Meeting of the Parish Council",
        posts=_CLERK,
        apologies={"M ap Rhys": "Lambing"},
        chair=(InChair("H Gathercole"), InChair("S Dhaliwal", "7", time(19, 50))),
        ends=time(20, 50),
        public=6,
        logged=(
            Action(
                "Ask who owns the ditch in Pound Lane.",
                "1",
                (Owner(people.PARISH_CLERK, OwnerKind.POST),),
                Due(words="ongoing"),
                Origin(day(-70)),
            ),
            Action(
                "Mend the swing seat on the green.",
                "3",
                (Owner("Cllr B Tunnicliffe"),),
                Due(day(-24)),
                Origin(day(-30)),
            ),
        ),
        business=(
            Business(
                "Election of Chairman",
                text="Cllr Gathercole did not stand again after eleven years and was given a "
                "barometer. Cllr Dhaliwal signed the declaration of acceptance of office.",
                outcomes=(
                    decided(
                        "RESOLVED",
                        "That Cllr S Dhaliwal be Chairman for the year.",
                        mover="Cllr H Gathercole",
                        seconder="Cllr O Wójcik",
                    ),
                    decided("RESOLVED", "That Cllr B Penhallow-Reid be Vice-Chairman."),
                ),
            ),
            Business(
                "Insurance and Yearly Return",
                text="The Clerk went through the return line by line. The bench that was stolen is "
                "still insured.",
                outcomes=(
                    decided(
                        "RESOLVED",
                        "That the yearly governance statement be approved and signed.",
                        "That the accounting statement be approved and signed.",
                    ),
                ),
                actions=(
                    task("Take the bench off the policy.", people.PARISH_CLERK, due=day(-19)),
                ),
            ),
        ),
    )


def _clerk(day: Callable[[int], date]) -> Sitting:
    return Sitting(
        day(-17),
        Stage.SIGNED,
        posts=_CLERK,
        apologies={"B Tunnicliffe": ""},
        ends=time(21, 10),
        public=2,
        news={
            "3": News("Mended, and mended again.", "B Tunnicliffe", closed="Swinging."),
            "4": News("Done; it saves four pounds.", closed="Done."),
        },
        business=(
            Business(
                "A New Clerk",
                "To appoint a Clerk to the Council.",
                "The Council thanked Mrs Jessop-Kaur, who is moving to be near her grandchildren.",
                (
                    decided(
                        "RESOLVED",
                        "That the public be excluded, because the terms of a named person are "
                        "discussed.",
                    ),
                ),
                restricted=RestrictedMinute(
                    Grounds(RestrictedKind.EXCLUDED, reason="The terms of a named person."),
                    "Appointment and pay",
                    "Two were seen. Mrs Rhydderch asked for ten hours and can begin at once.",
                    (decided("RESOLVED", "That Mrs D Rhydderch be appointed at point 18."),),
                ),
            ),
            Business(
                "Best Kept Village",
                text="It was agreed not to enter this year, on account of the ditch. Cllr "
                "Penhallow-Reid offered to write to the organisers before the closing date.",
            ),
        ),
    )


def _pond(day: Callable[[int], date]) -> Sitting:
    return Sitting(
        day(-13),
        Stage.SIGNED,
        posts=_CLERK,
        ends=time(20, 35),
        public=11,
        moves={
            "O Wójcik": (Movement(Move.ARRIVED, time(19, 55), Moment.DURING, "7", "The Pond"),),
        },
        business=(
            Business(
                "Co-option",
                "To fill the empty seat.",
                "Ms N Ezeobi of Forge Cottage, the only candidate, told the Council about hedges.",
                (decided("RESOLVED", "That Ms N Ezeobi be co-opted."),),
            ),
            Business(
                "The Pond",
                "To hear about the smell.",
                """
                Six residents described the smell, each in a different way.

                - The inlet is blocked by a pram
                - Ducks are fed too much bread
                - Nobody has dredged it since the Coronation (the earlier one)

                The Clerk would obtain three quotations for dredging and report at the next
                meeting. Cllr ap Rhys agreed to fetch the pram.
                """,
                (decided("RESOLVED", "That up to 300 pounds be spent on a sign about bread."),),
                (
                    task("Have the sign painted.", Owner("Cllr N Ezeobi"), due=day(-6)),
                    task("Three quotations for dredging.", people.PARISH_CLERK, due=NEXT_MEETING),
                ),
            ),
        ),
    )


def _ditch(day: Callable[[int], date]) -> Sitting:
    return Sitting(
        day(-6),
        Stage.CONFIRMED,
        posts=_CLERK,
        apologies={"H Gathercole": "Sends his resignation with his apology"},
        ends=time(21, 25),
        public=4,
        declarations=(
            Declaration(
                "O Wójcik",
                "7",
                "Disclosable Pecuniary Interest",
                "Owns the field on the far side of the ditch.",
                conduct=Conduct.SPOKE_AND_LEFT,
            ),
        ),
        moves={"O Wójcik": (Movement(Move.LEFT, time(20, 5), Moment.DURING, "7", "The Ditch"),)},
        news={
            "5": News("Painted. It says LETTUCE ONLY.", "N Ezeobi", closed="Up."),
            "6": News("One quotation so far, and a story about a pike.", "D Rhydderch"),
        },
        business=(
            Business(
                "Payments",
                text="""
                The following payments were put to the meeting.

                | To | For | Pounds |
                | A Yeo and Daughter | Verges, two cuts | 340.00 |
                | Netherwater Village Hall | Hire | 42.00 |
                | P Jessop-Kaur | Stamps | 11.60 |
                """,
                outcomes=(decided("RESOLVED", "That the payments be made."),),
            ),
            Business(
                "The Ditch",
                "To hear what the county has found.",
                "The county has found a map of 1851 on which the ditch is not there. Cllr Wójcik "
                "said what he knew and left. It was thought that everybody owns a little of it.",
                (
                    decided(
                        "RESOLVED",
                        "That the ditch be cleared, and the bill argued about afterwards.",
                        mover="Cllr B Penhallow-Reid",
                        seconder="Cllr M ap Rhys",
                    ),
                ),
                (
                    task("Bring a spade on the first dry Saturday.", EVERYBODY, due=day(-3)),
                    task("Tell the county what was resolved.", people.PARISH_CLERK, due=SOON),
                ),
            ),
        ),
    )


def _hall(day: Callable[[int], date]) -> Sitting:
    return Sitting(
        day(-1),
        Stage.BEING_CHECKED,
        posts=_CLERK,
        apologies={"N Ezeobi": "Night shift"},
        ends=time(20, 45),
        public=3,
        news={"6": News("Two quotations, and they agree about the pike.", "D Rhydderch")},
        business=(
            Business(
                "Budget and Precept",
                "To look at a first draft.",
                """
                The Clerk put two drafts before the Council, with the pond and without it.

                | | With the pond | Without |
                | Verges and green | 3,100 | 3,100 |
                | Hall and insurance | 1,450 | 1,450 |
                | Clerk | 6,900 | 6,900 |
                | Pond | 2,300 | 0 |
                | Ditch | 450 | 450 |

                Members preferred the one with the pond. Cllr Penhallow-Reid worked out on the back
                of the agenda that it comes to eleven pence a week for each house. Cllr Tunnicliffe
                asked what would happen to the grant for the pond if the county gave it after all;
                the Clerk replied that it would go into the reserve, which is smaller than it
                ought to be.

                The Clerk undertook to add a column with last year's figures and to circulate it
                before the next meeting. The precept itself is to be decided by name in the new
                year.
                """,
                (decided("DEFERRED", "That the precept be set at the January meeting."),),
                papers=(
                    Paper(
                        "Draft budget, with and without the pond",
                        text="With: 14,200 pounds. Without: 11,900 pounds. The ditch is in both.",
                    ),
                ),
            ),
            Business(
                "Defibrillator",
                text="The battery was changed. Cllr Tunnicliffe would arrange a training evening "
                "in the hall and let everybody know the date.",
                outcomes=(decided("NOTED", "That the cabinet light works again."),),
                actions=(
                    task("Arrange the training evening.", Owner("Cllr B Tunnicliffe"), due=SOON),
                ),
            ),
        ),
    )


_COMING = (
    Business("Dredging the Pond", "To open the quotations."),
    Business("Vacancy", "To hear who would like Mr Gathercole's seat."),
    Business("Budget", "To see the column with last year's figures."),
)
