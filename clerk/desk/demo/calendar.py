"""When the made-up council meets: always so many weeks before or after today."""

from datetime import date, timedelta

_CHRISTMAS = ((12, 23), (12, 31)), ((1, 1), (1, 2))


def meeting_day(today: date, weeks: int, weekday: int) -> date:
    """The `weekday` (Monday is 0) in the week that lies `weeks` after the week of `today`.

    Week 0 is today itself, whatever its weekday. A day at Christmas gives way to one a fortnight
    further from today, so that what has been stays past and what is to come stays ahead.
    """
    if weeks == 0:
        return today
    day = today + timedelta(days=7 * weeks + weekday - today.weekday())
    if any(first <= (day.month, day.day) <= last for first, last in _CHRISTMAS):
        day += timedelta(days=14 if weeks > 0 else -14)
    return day
