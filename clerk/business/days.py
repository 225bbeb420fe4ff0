"""Days in words, the same whatever language the computer is set to."""

from datetime import date

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
