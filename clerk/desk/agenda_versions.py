"""The versions of an agenda as they were issued here: listing them, and writing one again."""

from pathlib import Path

from clerk.business.agenda_changes import agenda_changes
from clerk.business.closed_since import without_closed_since
from clerk.business.days import short_date
from clerk.business.meetings import Meeting
from clerk.business.restricted import View
from clerk.business.views import PublicMeeting, seen_by
from clerk.desk.desk import Desk, in_plain_words
from clerk.desk.exporting import Printed, export
from clerk.desk.file_names import called
from clerk.desk.listing import Listing
from clerk.desk.meeting_names import meeting_named
from db.issued_agendas import agenda_as_issued, issued_agendas
from db.records import read_record


def agenda_list(desk: Desk, reference: str) -> Listing:
    """The issued versions of the agenda of a meeting, the first one first, each with what it
    changed, as far as the public may see that now. Raises Refused where there is no such meeting.
    """
    meeting_id = meeting_named(desk, reference).id or 0
    with in_plain_words(), desk.register.reading():
        now = read_record(desk.register, meeting_id)
        found = issued_agendas(desk.register, meeting_id)
        kept: list[PublicMeeting] = []
        for one in found:
            record = agenda_as_issued(desk.register, meeting_id, one.number, View.PUBLIC)
            kept.append(seen_by(without_closed_since(record, now), View.PUBLIC))
    changes = [(), *map(agenda_changes, kept, kept[1:])]
    rows = zip(found, kept, changes, strict=False)
    listed = [(one, version.record, what) for one, version, what in rows]
    return Listing(
        ("Version", "Issued", "By", "Items", "What changed"),
        tuple(
            (
                str(one.number),
                _issued(record.meeting),
                one.by,
                str(len(record.items)),
                "; ".join(what),
            )
            for one, record, what in listed
        ),
        tuple(
            {
                "version": one.number,
                "issued": record.meeting.issued and record.meeting.issued.isoformat(),
                "kept": desk.here(one.at).isoformat(),
                "by": one.by,
                "items": [item.number for item in record.items],
                "changes": list(what),
            }
            for one, record, what in listed
        ),
        "No version of this agenda was issued here yet.",
    )


def _issued(meeting: Meeting) -> str:
    """The day a version went out, and the hour where it was issued on that day."""
    day = short_date(meeting.issued) if meeting.issued else ""
    return f"{day} {meeting.issued_at:%H:%M}" if meeting.issued_at else day


def version_name(reference: str, version: int, view: View) -> str:
    """What a version of an agenda is called as a file when the clerk has no better name."""
    return called(reference, f"{Printed.AGENDA.value}-{version}", ".pdf", view)


def save_version(
    desk: Desk, reference: str, version: int, path: Path, *, view: View, replace: bool
) -> str:
    """Write an agenda as it was issued then to `path`, in the format of its ending.

    Raises InTheWay for a file that is there and is not to be replaced, and Refused as printing it
    does.
    """
    export(desk, Printed.AGENDA, reference, path, view=view, replace=replace, version=version)
    return f"Written: {path}"
