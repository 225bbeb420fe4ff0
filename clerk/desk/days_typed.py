"""Days and times of day as a clerk types them."""

from datetime import date, time

from clerk.desk.desk import Desk
from clerk.desk.refused import Refused
from clerk.reading.dates import dates_in, first_time, is_only_date


def day_typed(desk: Desk, text: str) -> date:
    """The day meant by "14 September 2021", "14/9/2021", "2021-09-14" or "today".

    Raises Refused for anything else, and for a day that is in no calendar.
    """
    if text.strip().casefold() == "today":
        return desk.today()
    how = "write it as 14 September 2021, 14/9/2021 or 2021-09-14, or write today"
    if not text.strip():
        raise Refused(f"The day is missing; {how}.")
    if not is_only_date(text):
        raise Refused(f"“{text.strip()}” is not a day; {how}.")
    day = dates_in(text)[0].day
    if day is None:
        raise Refused(f"There is no day {text.strip()}; {how}.")
    return day


def time_typed(desk: Desk, text: str) -> time | None:
    """The time of day meant by "14:30" or "2.30 pm", None for nothing. Raises Refused."""
    if not text.strip():
        return None
    at = first_time(text)
    if at is None:
        raise Refused(f"“{text.strip()}” is not a time of day; write it as 14:30 or 2.30 pm.")
    return at
