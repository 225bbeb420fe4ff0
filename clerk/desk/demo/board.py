"""The year of the Children in Care Board; today it meets, and nothing is minuted yet."""

from collections.abc import Callable
from datetime import date, time

from clerk.business.actions import Owner, OwnerKind
from clerk.business.agenda import Paper, PaperKind
from clerk.business.attendance import Attendance
from clerk.business.meetings import Stage
from clerk.desk.demo import people
from clerk.desk.demo.board_signed import board_signed
from clerk.desk.demo.board_today import TODAY
from clerk.desk.demo.told import (
    NEXT_MEETING,
    SOON,
    Business,
    News,
    Sitting,
    decided,
    task,
)

_OFFICERS = (people.DIRECTOR, people.VIRTUAL_SCHOOL, people.PLACEMENTS, people.DEMOCRACY)


def board(day: Callable[[int], date]) -> tuple[Sitting, ...]:
    """The sittings, earliest first; `day` gives the day so many weeks from today."""
    return (
        *board_signed(day),
        _fourth(day),
        Sitting(
            day(0),
            Stage.AGENDA_ISSUED,
            TODAY,
            news={
                "7": News("Printed: two hundred copies, with pictures.", "R Oyelaran"),
                "9": News("Twelve of fourteen schools have answered.", "J Pickersgill-Obi"),
                "13": News("Warm everywhere but in the hall.", "L Trevanion"),
                "11": News(
                    "The film was shown to all staff in the week it was asked for.",
                    "Y Ramanathan",
                    closed="Shown to all staff.",
                ),
            },
        ),
        Sitting(day(8), Stage.PLANNED),
        Sitting(day(16), Stage.PLANNED),
    )


def _fourth(day: Callable[[int], date]) -> Sitting:
    return Sitting(
        day(-8),
        Stage.DRAFT_ISSUED,
        posts=_OFFICERS,
        apologies={"N Ó Ceallaigh": "Train cancelled"},
        ends=time(16),
        guests=(Attendance("R Sallow", "officers", post="Ranger Services Manager"),),
        news={
            "4": News("Dates sent. Two members have already forgotten them.", closed="Done."),
            "6": News("Helmets ordered; the locks were too dear.", closed="Bought."),
            "7": News("With the printer.", "R Oyelaran"),
        },
        business=(
            Business(
                "The Film Made by Young People",
                "The film will be shown (nine minutes).",
                """
                The Board watched a film about what it is like to meet a seventh social worker.

                There was a silence, and then a good many questions. Zofia said that the best part
                of making it had been choosing the music. Councillor Iqbal offered to speak to the
                Plaza about a public showing.

                The Director said that she would show it to all her staff before Christmas and
                that a short report on the number of changes of worker would be brought to a
                future meeting.
                """,
                (
                    decided(
                        "AGREED",
                        "That the film be shown before the next full Council.",
                        "That everybody who took part receive a letter from the Mayor.",
                    ),
                ),
                (
                    task("Show the film to all staff.", people.DIRECTOR, due=day(-2)),
                    task(
                        "Ask the Plaza for a free Thursday.",
                        Owner("S Iqbal", OwnerKind.PERSON, "Councillor"),
                        due=NEXT_MEETING,
                    ),
                ),
            ),
            Business(
                "How the School Year Went",
                "The Head of the Virtual School will report on attendance, moves and results.",
                """
                The Head of the Virtual School said that 118 children in care were of school age in
                July, in fifty-one schools, and that he had sat in the back row of forty of them.

                ## Attendance

                | Term | In care | All children |
                | Autumn | 91% | 93% |
                | Spring | 89% | 92% |
                | Summer | 93% | 92% |

                For the first time the figure for the summer was better than that for all children.
                A member wondered whether that was the weather. The Head of the Virtual School
                replied that it was two attendance officers and a minibus.

                ## Moves in the middle of a year

                Eleven children changed school during the year, against nineteen the year before.
                Of those,

                - four moved to be with a brother or a sister
                - three moved because a foster home had closed
                - four need not have moved
                  - for two of them a taxi would have been enough

                Councillor Catterall asked who decides about taxis. The Placements Manager said
                that she did, that the rule was fifteen miles, and that she would look at the rule
                again and report in the spring.

                ## What children asked for

                1. A place to be before eight o'clock
                2. The same teacher to ring, all year
                3. Not to be fetched out of lessons for meetings

                The Chair said that the third had been promised before. The Director would write to
                every school about meetings in lesson time and send a copy of the letter to members.
                """,
                (
                    decided("NOTED", "That attendance in the summer term was 93 per cent."),
                    decided(
                        "AGREED",
                        "That no review be held in lesson time from January.",
                        "That the rule of fifteen miles be looked at again.",
                    ),
                ),
            ),
            Business(
                "Ranger Days",
                text="The Ranger Services Manager described six Saturdays on which children can "
                "learn to use a saw. Consideration of the cost was put off until the summer's "
                "bookings are known.",
                outcomes=(
                    decided("DEFERRED", "That the cost be considered at the meeting after next."),
                ),
            ),
            Business(
                "Heating at Mill House",
                text="The Chair agreed to take this item as urgent because the boiler had failed "
                "two days before, after the agenda was published, and five children live there. "
                "Electric heaters had been lent by the fire station.",
                outcomes=(decided("AGREED", "That a new boiler be ordered without delay."),),
                actions=(
                    task("Tell members when the radiators are warm.", people.PLACEMENTS, due=SOON),
                ),
                papers=(
                    Paper(
                        "Supplement: the boiler at Mill House",
                        PaperKind.APPENDIX,
                        text="The boiler was fitted in 2004 and mended eleven times. The part that "
                        "broke is no longer made.",
                    ),
                ),
                late=True,
            ),
        ),
    )
