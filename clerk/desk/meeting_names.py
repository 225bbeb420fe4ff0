"""Finding the meeting a clerk names."""

import re
from datetime import date

from clerk.business.meetings import Meeting
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from db.meetings import find_meeting

_DAY = re.compile(r"[/ ](?P<day>\d+-\d+-\d+)(?:-\d+)?$")


def meeting_named(desk: Desk, reference: str) -> Meeting:
    """The meeting named "corporate-parenting-board/2021-07-20", "…/next", "…/last", or by its id.

    A space may stand for the stroke. Raises Refused with near names when there is none, or when
    the day it names is in no calendar.
    """
    day = _DAY.search(reference.strip())
    if day is not None:
        try:
            date.fromisoformat(day["day"])
        except ValueError:
            raise Refused(
                f"There is no day {day['day']}; write the date of the meeting as 2021-07-20."
            ) from None
    with in_plain_words():
        return find_meeting(desk.register, reference.strip(), desk.today())
