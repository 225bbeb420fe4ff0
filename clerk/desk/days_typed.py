"""Days as a clerk types them where one is needed."""

from datetime import date

from clerk.desk.desk import Desk
from clerk.desk.refused import Refused
from clerk.desk.typed import typed_day


def day_typed(desk: Desk, text: str) -> date:
    """The day meant by "14 September 2021", "14/9/2021", "2021-09-14" or "today".

    Raises Refused for anything else, for nothing, and for a day that is in no calendar.
    """
    if text.strip().casefold() == "today":
        return desk.today()
    day = typed_day(text)
    if day is None:
        raise Refused("The day is missing; write it as 14 September 2021, or write today.")
    return day
