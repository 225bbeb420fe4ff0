"""The full Council: the meetings whose minutes are signed."""

from collections.abc import Callable
from datetime import date, time

from clerk.business.actions import Action, Due, Origin, Owner, OwnerKind
from clerk.business.agenda import Paper
from clerk.business.attendance import Attendance, InChair
from clerk.business.meetings import Stage
from clerk.business.minutes import Vote, VoteMethod
from clerk.desk.demo import people
from clerk.desk.demo.told import EVERYBODY, Business, News, Sitting, decided, task

_OFFICERS = (people.CHIEF_EXECUTIVE, people.LAW, people.FINANCE, people.DEMOCRACY)


def full_council_signed(day: Callable[[int], date]) -> tuple[Sitting, ...]:
    """The sittings whose minutes are signed, earliest first."""
    return (_budget(day), _annual(day))


def _budget(day: Callable[[int], date]) -> Sitting:
    return Sitting(
        day(-38),
        Stage.SIGNED,
        posts=_OFFICERS,
        apologies={"F Lindqvist": "Abroad", "I Siddiqui": "", "O Haverstock": "Long illness"},
        ends=time(21, 40),
        public=31,
        logged=(
            Action(
                "Put the Council's gifts and hospitality register on the website.",
                "12",
                (Owner(people.LAW, OwnerKind.POST),),
                Due(day(-30)),
                Origin(day(-52), "402"),
            ),
        ),
        business=(
            Business(
                "Budget and Council Tax",
                "The Director of Finance will present the Cabinet's proposals.",
                """
                The Director of Finance set out a budget of 19.4 million pounds and the three
                choices that had been hardest.

                | Service | This year | Next year |
                | Parks and waterways | 2.1m | 2.2m |
                | Housing | 6.8m | 7.3m |
                | Leisure | 1.9m | 1.4m |

                ## Amendment

                It was moved by Councillor Catterall and seconded by Councillor Wray that the pool
                at Wharf Lane be kept open on Sundays. On being put to the vote the amendment was
                lost by five votes to nine.

                ## Substantive motion

                The names were taken, as the law asks of a vote on the budget.
                """,
                (
                    decided(
                        "LOST",
                        "That the pool at Wharf Lane be kept open on Sundays.",
                        mover="Councillor P Catterall",
                        seconder="Councillor G Wray",
                        vote=Vote(VoteMethod.SHOW_OF_HANDS, 5, 9, 0),
                        after_block=4,
                    ),
                    decided(
                        "ORDERED",
                        "That the budget be approved as presented.",
                        "That the Council's share of the tax be raised by 1.9 per cent.",
                        mover="Councillor A Balasubramaniam",
                        seconder="Councillor H Bramhall",
                        vote=Vote(
                            VoteMethod.RECORDED,
                            9,
                            4,
                            1,
                            names_in_favour=(
                                *("C Adeyemi-Stott", "A Balasubramaniam", "H Bramhall"),
                                *("E Chukwuemeka", "D Fernsby", "S Iqbal", "G Llŷr-Prosser"),
                                *("M Osei", "R Threlkeld"),
                            ),
                            names_against=("P Catterall", "J Dunwoody", "N Ó Ceallaigh", "G Wray"),
                            names_abstained=("W Wiśniewska",),
                        ),
                    ),
                ),
                (
                    task(
                        "Explain the tax bill on one side of paper, in words a lodger would use.",
                        people.FINANCE,
                        due=day(-33),
                    ),
                ),
                papers=(
                    Paper(
                        "Budget book, summary",
                        text="Where the money comes from\n\nTax, rents, moorings and the car park "
                        "behind the Plaza, in that order.\n\nWhere it goes\n\nMostly roofs.",
                    ),
                ),
            ),
        ),
    )


def _annual(day: Callable[[int], date]) -> Sitting:
    return Sitting(
        day(-26),
        Stage.SIGNED,
        title="Annual Meeting",
        posts=_OFFICERS,
        chair=(InChair("R Threlkeld"), InChair("M Osei", "6", time(18, 42))),
        ends=time(19, 30),
        public=54,
        guests=(
            Attendance("A Osei-Tutu", "present_by_invitation", "Mrs"),
            Attendance("G Marchbanks", "present_by_invitation", "The Revd"),
        ),
        news={"12": News("On the website, with nine years of biscuits.", closed="Published.")},
        business=(
            Business(
                "Election of the Mayor",
                text="Councillor Threlkeld thanked the town for a year of openings, of which the "
                "lock gate had been the wettest. Councillor Osei then made the declaration of "
                "acceptance of office and took the chair.",
                outcomes=(
                    decided(
                        "ORDERED",
                        "That Councillor M Osei be Mayor until the next Annual Meeting.",
                        mover="Councillor R Threlkeld",
                        seconder="Councillor G Llŷr-Prosser",
                        vote=Vote(VoteMethod.AGREEMENT, unanimous=True),
                    ),
                ),
            ),
            Business(
                "Deputy Mayor",
                outcomes=(
                    decided(
                        "ORDERED",
                        "That Councillor E Chukwuemeka be Deputy Mayor.",
                        mover="Councillor W Wiśniewska",
                        seconder="Councillor S Iqbal",
                    ),
                ),
            ),
            Business(
                "Seats on Committees",
                "To fill the seats in proportion to the groups.",
                "The Director of Law and Democracy explained why the sums never come out even. She "
                "would circulate the table of seats to all members the next morning.",
                (
                    decided(
                        "ORDERED", "That the seats be filled as in the list that was handed out."
                    ),
                ),
                (task("Return the declaration of interests.", EVERYBODY, due=day(-22)),),
            ),
        ),
    )
