"""A calendar file (.ics, RFC 5545) of meetings and deadlines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry of a calendar: at a moment with its zone, or on a whole day.

    `uid` stays the same for as long as the thing exists and `sequence` never falls, so that a
    calendar that has read an earlier file changes its entry instead of adding one.
    """

    uid: str
    summary: str
    at: datetime | date
    sequence: int
    location: str = ""
    description: str = ""
    cancelled: bool = False


def calendar_file(name: str, entries: Sequence[CalendarEntry], made_at: datetime) -> bytes:
    """The file of a calendar called `name`, made at a moment with its zone.

    Moments are written in UTC, so that no description of a zone is needed; what takes a whole day
    has none and leaves the day free.
    """
    # Slow to import, and nothing else of the program needs it.
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//Clerk//Meetings and deadlines//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        event = Event()
        event.add("uid", entry.uid)
        event.add("dtstamp", made_at.astimezone(UTC))
        event.add("summary", entry.summary)
        event.add("sequence", entry.sequence)
        event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
        if isinstance(entry.at, datetime):
            event.add("dtstart", entry.at.astimezone(UTC))
        else:
            event.add("dtstart", entry.at)
            event.add("dtend", entry.at + timedelta(days=1))
            event.add("transp", "TRANSPARENT")
        if entry.location:
            event.add("location", entry.location)
        if entry.description:
            event.add("description", entry.description)
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written
