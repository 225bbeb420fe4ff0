"""The Children in Care Board: the meetings whose minutes are signed."""

from collections.abc import Callable
from datetime import date, time

from clerk.business.actions import Action, Due, Origin, Owner, OwnerKind
from clerk.business.agenda import Paper
from clerk.business.attendance import Attendance, InChair, Moment, Move, Movement
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

_OFFICERS = (people.DIRECTOR, people.VIRTUAL_SCHOOL, people.PLACEMENTS, people.DEMOCRACY)


def board_signed(day: Callable[[int], date]) -> tuple[Sitting, ...]:
    """The sittings whose minutes are signed, earliest first."""
    return (_first(day), _second(day), _third(day))


def _first(day: Callable[[int], date]) -> Sitting:
    return Sitting(
        day(-34),
        Stage.SIGNED,
        posts=(*_OFFICERS, people.NURSE),
        apologies={"S Iqbal": "Hospital appointment"},
        ends=time(15, 50),
        logged=(
            Action(
                "Ask the leisure trust whether swimming can be free for carers' own children too.",
                "1",
                (Owner(people.PARTICIPATION, OwnerKind.POST),),
                NEXT_MEETING,
                Origin(day(-58), words="action from the meeting before last"),
            ),
            Action(
                "Find out who pays for school trips when a child moves in the middle of a term.",
                "2",
                (Owner(people.VIRTUAL_SCHOOL, OwnerKind.POST),),
                Due(day(-36)),
                Origin(day(-50)),
            ),
            Action(
                "Let every member have the dates of the celebration evenings.",
                "4",
                (Owner("T Ferriby", post=people.DEMOCRACY),),
                SOON,
                Origin(day(-42)),
            ),
        ),
        business=(
            Business(
                "Health Assessments",
                "The Designated Nurse will report on how soon children are seen.",
                """
                The Designated Nurse explained that an initial assessment is due within twenty
                working days of a child coming into care, and that seven in ten were now seen in
                time, against five in ten a year before.

                | Quarter | Children | Seen in time | Share |
                | April to June | 22 | 12 | 55% |
                | July to September | 31 | 19 | 61% |
                | October to December | 27 | 19 | 70% |

                ## What slows things down

                - Children placed more than an hour away wait for another area's clinic
                - Consent forms come back unsigned
                  - nine of them in the last quarter alone
                - Dental checks are booked by letter, and letters follow a child slowly

                Councillor Ó Ceallaigh asked whether the clinic could open on Saturdays. The
                Designated Nurse would ask the hospital and bring its answer to the next meeting.
                """,
                (
                    decided(
                        "AGREED",
                        "That the figures be noted.",
                        "That the Chair write to the two neighbouring areas about waiting times.",
                    ),
                ),
                (
                    task(
                        "Redraw the consent form so that it fits on one page, and send it round.",
                        people.NURSE,
                        due=day(-27),
                    ),
                ),
                papers=(
                    Paper(
                        "Initial health assessments: the last three quarters",
                        text="Why twenty days\n\nThe clock starts when a child comes into care. "
                        "Every missed day is a tooth, an inhaler or a worry that nobody has heard "
                        "of yet.\n\nWhat we propose\n\nOne form, one page, one telephone number.",
                    ),
                ),
            ),
            Business(
                "A Bicycle for Everyone",
                "To hear what became of the bicycle scheme.",
                """
                The Placements Manager reported that thirty-eight bicycles had been mended by the
                men's shed at Wharf Lane and that all but six had found a rider.

                Members heard that helmets cost more than the bicycles do.
                """,
                (decided("AGREED", "That the thanks of the Board be sent to the men's shed."),),
                (
                    task(
                        "Price forty helmets, and locks to go with them.",
                        people.PLACEMENTS,
                        due=NEXT_MEETING,
                    ),
                ),
            ),
        ),
    )


def _second(day: Callable[[int], date]) -> Sitting:
    return Sitting(
        day(-25),
        Stage.SIGNED,
        posts=(*_OFFICERS, people.PARTICIPATION),
        apologies={"C Adeyemi-Stott": "Her daughter's wedding", "P Catterall": ""},
        chair=(InChair("G Llŷr-Prosser"),),
        ends=time(16, 5),
        guests=(
            Attendance("H Bramhall", "present", "Councillor", substitute_for="C Adeyemi-Stott"),
            Attendance("M Threadgold", "present_by_invitation", organisation="Wharf Lane Shed"),
        ),
        moves={
            "A Balasubramaniam": (
                Movement(Move.ARRIVED, time(14, 20), Moment.DURING, "5", "Moving On at Eighteen"),
            ),
        },
        news={
            "2": News("The school that books the trip pays. Heads have been told.", closed="Done."),
            "6": News("Three shops asked; one has answered.", "L Trevanion"),
        },
        business=(
            Business(
                "Moving On at Eighteen",
                "The Participation Officer and two young people will speak.",
                """
                Two care leavers described the week in which they were given a key, a kettle and a
                list of telephone numbers, four of which were wrong.

                The Board heard what they would have wanted:

                1. Somebody to ring after five o'clock
                2. A bed that has been put together
                3. To be told before, not after, that the rent goes up at nineteen

                The Participation Officer undertook to ring every number on the list and to
                circulate a corrected one by the end of the month. A member asked how many
                leavers had moved twice in their first year; the figures would be sent to
                members after the meeting.
                """,
                (
                    decided(
                        "AGREED",
                        "That a moving-in pack be tried with the next ten young people.",
                        "That the young people be thanked, and paid for their afternoon.",
                    ),
                ),
                (
                    task(
                        "Write the moving-in pack with the Care Leavers' Forum.",
                        people.PARTICIPATION,
                        Owner("Care Leavers' Forum", OwnerKind.BODY),
                        due=day(-15),
                    ),
                ),
                note="Both young people asked not to be named. Keep it so.",
            ),
            Business(
                "A Home Overseas",
                "A report that is not for publication.",
                "The press and public were asked to leave for this item, which named a family. "
                "The Board considered a placement outside the country.",
                (
                    decided(
                        "AGREED",
                        "That the press and public be excluded, because exempt information within "
                        "paragraphs 1 and 2 of Schedule 12A would be likely to be disclosed.",
                    ),
                ),
                restricted=RestrictedMinute(
                    Grounds(RestrictedKind.EXEMPT, ("1", "2")),
                    "Placement of two brothers with an aunt in Galway",
                    "The brothers have asked to go, and the aunt has been visited twice. The court "
                    "sits in three weeks. The grandmother is to be told in person, not by letter.",
                    (decided("AGREED", "That the Director support the move before the court."),),
                    (
                        task(
                            "Visit the grandmother before the papers are served.",
                            people.DIRECTOR,
                            due=SOON,
                        ),
                    ),
                ),
            ),
        ),
    )


def _third(day: Callable[[int], date]) -> Sitting:
    return Sitting(
        day(-16),
        Stage.SIGNED,
        posts=(*_OFFICERS, people.PARTICIPATION),
        apologies={"S Iqbal": "", "T Abernethy-Bello": "A child home from school"},
        ends=time(15, 35),
        declarations=(
            Declaration(
                "W Wiśniewska",
                "5",
                "Other Registrable Interest",
                "Governor of Tanner's Bridge Primary School.",
            ),
            Declaration(
                "P Catterall",
                "5",
                "Non-Registrable Interest",
                "A member of the family is in the care of another authority.",
                sensitive=True,
                conduct=Conduct.LEFT,
                declared_at="5",
            ),
        ),
        moves={
            "P Catterall": (
                Movement(Move.LEFT, time(14, 18), Moment.BEFORE, "5", "School Places in September"),
            )
        },
        news={
            "1": News("Yes, from September, for under-twelves.", closed="Agreed by the trust."),
            "5": News("The new form is one page and three questions shorter.", closed="In use."),
            "7": News("First draft shown to the Forum. They want pictures.", "K Nowicki"),
            "8": News("Visited; she wishes them well.", "Y Ramanathan", closed="Done."),
        },
        business=(
            Business(
                "School Places in September",
                "The Head of the Virtual School will report.",
                """
                The Head of the Virtual School said that every child in care had a named school by
                the last day of term, for the first time since anybody kept count.

                Members asked how many had got the school they wanted. The Head of the Virtual
                School replied that fourteen schools were still to say, and that he would report
                back to the Board in the new year.
                """,
                (decided("AGREED", "That the report be noted."),),
                (
                    task(
                        "Ask each school how new pupils are met on their first morning.",
                        people.VIRTUAL_SCHOOL,
                        due=day(-3),
                    ),
                ),
            ),
            Business(
                "Visits by Members",
                text="It was noted that only three members had visited a children's home this "
                "year. Homes had asked for visitors who stay for supper.",
                outcomes=(decided("AGREED", "That every member visit one home before winter."),),
                actions=(
                    task("Choose a home and a supper from the list.", EVERYBODY, due=day(-5)),
                ),
            ),
        ),
    )
