"""Meetings and their deadlines as a calendar file."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from clerk.business.council import Committee, Council
from clerk.business.deadlines import ISSUE
from clerk.business.meetings import Meeting
from clerk.desk.clocks import deadlines_of, notice_of
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.refused import Refused
from clerk.desk.written_files import InTheWay, in_the_way, note_written
from db import calendars, councils, meetings
from exporters.errors import ExportError
from exporters.write.calendar import CalendarEntry, calendar_file
from exporters.write.place import check_place, put

_KEPT = timedelta(days=92)
"""So long after its day a meeting stays in the file, so that a late change still arrives."""

_ZONES = dict.fromkeys(("ENG", "WLS", "SCT", "NIR", "GB"), "Europe/London") | {
    "IE": "Europe/Dublin"
}


def export_calendar(desk: Desk, slug: str, path: Path, *, replace: bool = False) -> str:
    """Write the coming meetings of a committee, or ("") of all, with their deadlines to `path`.

    The SHA-256 of the file. Those that were called off are in it as cancelled. Raises InTheWay
    for a file that was not written here, and Refused for an unknown committee or a wrong place.
    """
    if path.suffix.lower() != ".ics":
        raise Refused(f"{path.name} will be a calendar: give it the ending .ics.")
    made = calendar_of(desk, slug)
    if not replace and (why := in_the_way(desk, path)):
        raise InTheWay(why)
    try:
        check_place(path)
        put(made, path)
    except ExportError as error:
        raise Refused(str(error)) from error
    written = sha256(made).hexdigest()
    note_written(desk, path, written)
    return written


def calendar_of(desk: Desk, slug: str) -> bytes:
    """The calendar file of a committee, or ("") of all. Raises Refused for an unknown one."""
    register = desk.register
    with in_plain_words(), register.reading():
        council = councils.council(register)
        known = {each.slug: each for each in councils.committees(register)}
        if slug:
            councils.committee(register, slug)
        held = meetings.meetings(register, committee=slug or None, first=desk.today() - _KEPT)
        name = calendars.calendar_name(register)
        entries = [
            entry
            for meeting in reversed(held)
            for entry in _entries(
                meeting,
                known[meeting.committee],
                council,
                f"{name}-meeting-{meeting.id}",
                calendars.sequence(register, meeting.id or 0),
            )
        ]
    title = known[slug].name if slug else (council.name if council else "Meetings")
    return calendar_file(title, entries, desk.clock())


def _entries(
    meeting: Meeting, committee: Committee, council: Council | None, uid: str, sequence: int
) -> Iterator[CalendarEntry]:
    off = meeting.called_off is not None
    state = f" ({meeting.state})" if off else ""
    zone = _ZONES.get((council or Council("")).calendar, "")
    yield CalendarEntry(
        uid,
        f"{committee.name}{state}",
        _moment(meeting, zone),
        sequence,
        meeting.venue,
        meeting.title,
        off,
    )
    for each in deadlines_of(notice_of(meeting, committee, council), committee, council):
        what = "Last working day of issue" if each.what == ISSUE else each.what
        key = each.what.casefold().replace(" ", "-").replace("'", "")
        yield CalendarEntry(
            f"{uid}-{key}",
            f"{what}: {committee.name}",
            each.day,
            sequence,
            description=each.arithmetic,
            cancelled=off,
        )


def _moment(meeting: Meeting, zone: str) -> datetime | date:
    """When a meeting begins: its hour in the council's zone, or the whole day.

    Where the zone is not known by the council's calendar it is this computer's.
    """
    if meeting.starts is None:
        return meeting.held
    at = datetime.combine(meeting.held, meeting.starts)
    if not zone:
        return at.astimezone(UTC)
    from zoneinfo import ZoneInfo

    return at.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
