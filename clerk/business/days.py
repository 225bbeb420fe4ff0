"""Days and times in words, the same whatever language the computer is set to."""

from datetime import date, time

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_in_words(day: date) -> str:
    """The day as minutes print it: "20 July 2021"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_in_words(day: date) -> str:
    """The day with its weekday: "Tuesday 20 July 2021"."""
    return f"{WEEKDAYS[day.weekday()]} {day_in_words(day)}"


def short_date(day: date) -> str:
    """The day where there is little room: "20 Jul 2021"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def short_day(day: date) -> str:
    """The day as lists show it: "Tue 20 Jul 2021"."""
    return f"{WEEKDAYS[day.weekday()][:3]} {short_date(day)}"


def near_day(day: date) -> str:
    """A day whose year goes without saying: "Tue 20 Jul"."""
    return short_day(day).rpartition(" ")[0]


def time_in_words(at: time) -> str:
    """The time of day as papers print it: "2.00 pm"."""
    return f"{(at.hour + 11) % 12 + 1}.{at.minute:02} {'am' if at.hour < 12 else 'pm'}"
